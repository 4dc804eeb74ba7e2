"""How well questions are answered in conversations: follow-ups, kinds of question, what is not stated.

python tests/benchmarks/conversations.py           both halves of the set, and the follow-ups searched for as typed
python tests/benchmarks/conversations.py looked-at only the articles that were looked at while tuning
python tests/benchmarks/conversations.py dev       the dev articles of the news set, which choose what a wording loses
python tests/benchmarks/conversations.py --smoke   a few questions of these

The 14 articles were written for the project. Of the first seven the errors were looked at while the rules were written;
of the other seven nothing was, and they are reported apart. Exits 1 below a floor.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from assistant.conversation import default_reader
from assistant.evaluation import Outcome, evaluate
from assistant.question_set import Question, load_questions
from assistant.training.data import NEWS_DEV
from index import Library

SET = Path(__file__).parent / "conversations" / "questions.jsonl"
DEV = Path(__file__).resolve().parents[2] / "assistant" / "training" / "news" / "conversations.jsonl"
FLOORS = {"right sentence": 0.92, "follow-ups": 0.85, "abstained": 0.88, "refused": 0.06}
_FOLLOWS = ("followup", "followup-none")


def rates(outcomes: Sequence[Outcome]) -> dict[str, tuple[int, int]]:
    """Hits and numbers, by figure: right sentence with abstentions set aside, as in the reader's benchmark."""
    yes = [each for each in outcomes if each.question.answerable]
    no = [each for each in outcomes if not each.question.answerable]
    follow = [each for each in yes if each.question.kind in _FOLLOWS]
    return {
        "right sentence": (sum(each.right_sentence for each in yes), len(yes)),
        "follow-ups": (sum(each.right_sentence for each in follow), len(follow)),
        "abstained": (sum(not each.answered for each in no), len(no)),
        "refused": (sum(not each.answered for each in yes), len(yes)),
    }


def ask(questions: Sequence[Question]) -> list[Outcome]:
    """Ask in a library of its own."""
    with tempfile.TemporaryDirectory() as home, Library.open(home) as library:
        return list(evaluate(questions, library, default_reader()))


def looked_at(question: Question) -> bool:
    """Whether the question's article is one of those that were looked at."""
    return int(Path(question.article).name[2:4]) <= 7


def in_dev(question: Question) -> bool:
    """Whether the question's article is a dev article of the news set."""
    return Path(question.article).stem in NEWS_DEV


def table(columns: dict[str, dict[str, tuple[int, int]]]) -> str:
    """A Markdown table: one row a figure, one column a part."""
    lines = ["| | " + " | ".join(columns) + " | floor |", "|---" * (len(columns) + 2) + "|"]
    for name, floor in FLOORS.items():
        cells = [
            f"{100 * hits / max(1, number):.1f} % ({hits} of {number})"
            for hits, number in (c[name] for c in columns.values())
        ]
        lines.append(f"| {name} | " + " | ".join(cells) + f" | {100 * floor:.0f} % |")
    return "\n".join(lines)


def meets(figures: dict[str, tuple[int, int]]) -> bool:
    """Whether every floor is reached; "refused" is a ceiling."""
    shares = {name: hits / max(1, number) for name, (hits, number) in figures.items()}
    return all(shares[n] <= f if n == "refused" else shares[n] >= f for n, f in FLOORS.items())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", nargs="?", choices=("both", "looked-at", "dev"), default="both")
    parser.add_argument("--smoke", action="store_true")
    parser.add_argument(
        "--errors", action="store_true", help="print what went wrong on the articles that were looked at"
    )
    options = parser.parse_args()
    questions = load_questions(DEV if options.part == "dev" else SET)
    is_seen = in_dev if options.part == "dev" else looked_at
    seen = [each for each in questions if is_seen(each)]
    if options.smoke:
        print(table({"some": rates(ask(seen[:: len(seen) // 12]))}))
        return 0
    made = ask(seen)
    columns = {"dev" if options.part == "dev" else "looked at": rates(made)}
    if options.errors:
        for each in made:
            if not each.right:
                q = each.question
                print(f"{q.kind}: {' > '.join((*q.before[-2:], q.question))} [{each.answer.query}]")
                print(f"   {q.answerable}, {each.probability:.2f} {each.answer.text[:160]!r}; gold {q.gold}")
    if options.part == "both":
        unseen = [each for each in questions if not looked_at(each)]
        columns["never looked at"] = rates(ask(unseen))
        follow = [replace(each, before=()) for each in questions if each.kind in _FOLLOWS]
        typed = rates(ask(follow))
        print(f"follow-ups searched for as typed: {typed['follow-ups'][0]} of {typed['follow-ups'][1]} right sentences")
    print(table(columns))
    return 0 if all(meets(each) for each in columns.values()) else 1


if __name__ == "__main__":
    sys.exit(main())

"""Checks the news sets: `python tests/benchmarks/check_sets.py`. Says what is wrong and exits 1, or counts and exits 0.

Every gold fragment stands once in its article, every answer stands near one; no article is in two parts, and no
article is nearly a copy of one in another part (shared runs of five words); no question is asked twice of an article.
"""

import json
import re
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TRAINING = ROOT / "assistant" / "training" / "news"
KEPT_APART = ROOT / "tests" / "benchmarks" / "news"
LARGEST_OVERLAP = 0.05
"""Most five-word runs that two articles of different parts may share, of the shorter one's."""
_FAR = 400
_FIELDS = {"article", "question", "answerable", "kind", "gold", "answer"}


def rows_of(folder: Path) -> list[tuple[int, dict]]:
    lines = (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    return [(number, json.loads(line)) for number, line in enumerate(lines, 1)]


def faults_of(folder: Path) -> list[str]:
    """What is wrong inside one set."""
    faults: list[str] = []
    asked: Counter[tuple[str, str]] = Counter()
    named = set()
    for number, row in rows_of(folder):
        where = f"{folder.name}/questions.jsonl:{number}"
        path = folder / row["article"]
        if not path.exists():
            faults.append(f"{where}: no file {row['article']}")
            continue
        named.add(row["article"])
        asked[row["article"], row["question"].lower()] += 1
        if set(row) - _FIELDS:
            faults.append(f"{where}: unknown field")
        if row["answerable"] != bool(row.get("gold")):
            faults.append(f"{where}: answerable without gold, or the reverse")
        faults += [f"{where}: {fault}" for fault in question_faults(row, path.read_text(encoding="utf-8"))]
    faults += [f"{folder.name}: {article}: asked twice: {q}" for (article, q), n in asked.items() if n > 1]
    faults += [f"{folder.name}: {p.name} has no questions" for p in folder.glob("*.txt") if p.name not in named]
    return faults


def question_faults(row: dict, text: str) -> list[str]:
    """What is wrong with one question on a text."""
    gold, answers = row.get("gold", ()), row.get("answer", ())
    faults = [] if row["question"].strip() else ["blank question"]
    faults += [] if bool(gold) == bool(answers) else ["gold without answer, or the reverse"]
    faults += [f"gold stands {text.count(g)} times: {g!r}" for g in gold if text.count(g) != 1]
    places = [text.find(g) for g in gold]
    for answer in answers:
        if not any(abs(m.start() - p) <= _FAR for m in re.finditer(re.escape(answer), text) for p in places):
            faults.append(f"answer is not near its gold: {answer!r}")
    return faults


def paragraphs() -> list[dict]:
    lines = (TRAINING / "paragraphs.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def faults_of_paragraphs(rows: list[dict]) -> list[str]:
    """What is wrong with our own paragraphs and their questions."""
    faults = [
        f"paragraphs.jsonl: {title}: {n} times" for title, n in Counter(r["title"] for r in rows).items() if n > 1
    ]
    for row in rows:
        asked = Counter(q["question"].lower() for q in row["questions"])
        faults += [f"paragraphs.jsonl: {row['title']}: asked twice: {q}" for q, n in asked.items() if n > 1]
        for question in row["questions"]:
            faults += [f"paragraphs.jsonl: {row['title']}: {f}" for f in question_faults(question, row["text"])]
    return faults


def shingles(text: str, size: int = 5) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}


def copies(parts: dict[str, dict[str, str]]) -> list[str]:
    """Articles of different parts that share a name or too many five-word runs."""
    faults = []
    runs = [(part, name, shingles(text)) for part, texts in parts.items() for name, text in texts.items()]
    for i, (part, name, mine) in enumerate(runs):
        for other, theirs_name, theirs in runs[i + 1 :]:
            if part == other:
                continue
            share = len(mine & theirs) / max(1, min(len(mine), len(theirs)))
            if name == theirs_name or share > LARGEST_OVERLAP:
                faults.append(f"{part}/{name} and {other}/{theirs_name} share {share:.0%} of their five-word runs")
    return faults


def parts() -> dict[str, dict[str, str]]:
    """The articles by part: train, dev (chooses and calibrates) and test (kept apart)."""
    sys.path.insert(0, str(ROOT))
    from assistant.training.data import NEWS_DEV

    made: dict[str, dict[str, str]] = {"train": {}, "dev": {}, "test": {}}
    for path in sorted(TRAINING.glob("*.txt")):
        made["dev" if path.stem in NEWS_DEV else "train"][path.name] = path.read_text(encoding="utf-8")
    for path in sorted(KEPT_APART.glob("*.txt")):
        made["test"][path.name] = path.read_text(encoding="utf-8")
    return made


def main() -> int:
    short = paragraphs()
    faults = faults_of(TRAINING) + faults_of(KEPT_APART) + faults_of_paragraphs(short)
    found = parts()
    faults += copies(found | {"paragraphs": {row["title"]: row["text"] for row in short}})
    for fault in faults:
        print(fault)
    for part, texts in found.items():
        folder = KEPT_APART if part == "test" else TRAINING
        rows = [row for _, row in rows_of(folder) if row["article"] in texts]
        print(f"{part}: {len(texts)} articles, {len(rows)} questions, {sum(r['answerable'] for r in rows)} answerable")
    asked = [question for row in short for question in row["questions"]]
    print(f"paragraphs: {len(short)}, {len(asked)} questions, {sum(bool(q['gold']) for q in asked)} answerable")
    print(f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

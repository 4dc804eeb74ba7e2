"""The reader's figures: `python tests/benchmarks/reader.py [--part dev] [--models DIR] [--errors] [--data DIR]`.

On the kept-apart news articles (`tests/benchmarks/news`), and on SQuAD 2.0 paragraphs of three kept-apart articles
where `../shared/data/qa` is at hand. Sentences are cut and page furniture is left out as in the program. Prints a
table, the errors by kind, and the time of an answer as a multiple of one bare ONNX Runtime call on the same input.
"""

import argparse
import statistics
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402

from assistant.reader import Reader  # noqa: E402
from assistant.training.data import NEWS_DEV, Example, part_of, read_news, read_paragraphs, read_public  # noqa: E402
from assistant.training.measure import Outcome, figures, offtopic, outcomes, sentences_of, table  # noqa: E402


def sets(part: str, data: Path) -> dict[str, list[Example]]:
    """The examples of a part, by set."""
    made: dict[str, list[Example]] = {}
    if part == "dev":
        news = [e for e in read_news(ROOT / "assistant" / "training" / "news") if e.title in NEWS_DEV]
    else:
        news = read_news(ROOT / "tests" / "benchmarks" / "news")
    made["news"] = news
    made["news, off-topic"] = offtopic(news)
    if part == "dev":
        made["paragraphs"] = read_paragraphs(ROOT / "assistant" / "training" / "news", "dev")
    if data.exists():
        names = ("squad2_dev_part", "squad2_train_part")
        made["SQuAD 2.0"] = [e for name in names for e in read_public(data, name) if part_of(e) == part]
    return made


def errors(made: Sequence[Outcome], threshold: float, show: bool) -> str:
    """Errors by what went wrong and the question's kind."""
    classes: Counter[tuple[str, str]] = Counter()
    totals: Counter[tuple[bool, str]] = Counter()
    lines = []
    for o in made:
        totals[o.example.answerable, o.example.kind] += 1
        answered = o.probability >= threshold
        if o.example.answerable and not answered:
            what = "refused" if o.right else "refused, and another sentence"
        elif o.example.answerable and not o.right:
            what = "another sentence"
        elif not o.example.answerable and answered:
            what = "answered though not stated"
        else:
            continue
        classes[what, o.example.kind] += 1
        if show:
            want = " / ".join(o.example.text[a:b] for a, b in o.example.answers[:2]) or "-"
            lines.append(
                f"  {what} [{o.example.kind}] p={o.probability:.2f} {o.example.title}: {o.example.question}\n"
                f"      got {o.answer!r}, want {want}"
            )
    for (what, kind), n in sorted(classes.items(), key=lambda item: (item[0][0], -item[1])):
        lines.append(f"  {what:34s} {kind:12s} {n:4d} of {totals[not what.startswith('answered'), kind]}")
    return "\n".join(lines)


def speed(reader: Reader, examples: Sequence[Example], rounds: int = 5) -> str:
    """Median time of an answer on a news article, against one bare call on the same windows."""
    ratios, whole, windows = [], [], []
    for example in [e for e in examples if e.answerable][:: max(1, len(examples) // 40)]:
        sentences = sentences_of(example.text)
        made = reader.windows(example.question, sentences)
        reader.run(made)
        bare = statistics.median(_timed(lambda m=made: reader.run(m)) for _ in range(rounds))
        full = statistics.median(
            _timed(lambda e=example, s=sentences: reader.read(e.question, s)) for _ in range(rounds)
        )
        ratios.append(full / bare)
        whole.append(full)
        windows.append(len(made))
    return (
        f"an answer: {1000 * statistics.median(whole):.0f} ms, {statistics.median(ratios):.2f} times one bare ONNX "
        f"Runtime call on the same input ({np.mean(windows):.1f} windows in one batch; {len(ratios)} questions)"
    )


def _timed(call) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=("test", "dev"), default="test")
    parser.add_argument("--models", type=Path, help="folder of reader.onnx, reader.json and tokenizer.json")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data" / "qa")
    parser.add_argument("--errors", action="store_true", help="show every error")
    options = parser.parse_args()
    reader = Reader.load(options.models)
    found = {
        name: outcomes(reader, examples, sentences_of) for name, examples in sets(options.part, options.data).items()
    }
    print(f"part: {options.part}; threshold {reader.threshold}\n")
    print(table({name: figures(made, reader.threshold) for name, made in found.items()}))
    for name, made in found.items():
        print(f"\n{name}: errors\n{errors(made, reader.threshold, options.errors)}")
    print("\n" + speed(reader, [o.example for o in found["news"]]))


if __name__ == "__main__":
    main()

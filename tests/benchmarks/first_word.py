"""When the first word is on the page: `python tests/benchmarks/first_word.py [--runs 5] [--pause 0.02]`.

A scripted server on loopback sends one short chunk after the other, a pause before each, as a model does. Measured is
the time from the question to the first visible statement, the check that comes with the program included, as a
multiple of the time at which the server had sent that statement with its key and the beginning of the next. The bound
of the design is one statement's length: a statement is not shown before it has been checked whole.
"""

import argparse
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "integration")]

from llm_server import Asked, Reply, Server  # noqa: E402

from assistant.calling import Limits, call  # noqa: E402
from assistant.generative import Generator  # noqa: E402
from assistant.providers import Model  # noqa: E402
from assistant.support import check_support  # noqa: E402
from assistant.types import Answer  # noqa: E402
from index import Passage, Sentence  # noqa: E402
from index.sentences import split  # noqa: E402

TEXT = (ROOT / "index" / "sample" / "article.txt").read_text(encoding="utf-8")
CHUNK = 4  # characters, about a token


def no_fallback() -> Answer:
    """For a script that always answers."""
    raise AssertionError("the scripted answer did not pass the check")


def main() -> None:
    """Print the times and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--pause", type=float, default=0.02, help="seconds before each chunk of four characters")
    options = parser.parse_args()
    spans = split(TEXT)
    sentences = tuple(Sentence(i, start, end, TEXT[start:end]) for i, (start, end) in enumerate(spans))
    passage = Passage("0" * 16, "Sample", TEXT, 0, len(TEXT), sentences)
    said = [s.text for s in sentences if 60 < len(s.text) < 140][:3]
    check_support(said[0], [said[0]])  # loads what it needs
    sent: list[float] = []

    def text(asked: Asked) -> str:
        return "\n".join(f"{s} {asked.key(s)}" for s in said)

    def pause() -> None:
        time.sleep(options.pause)
        sent.append(time.perf_counter())

    # A statement is certain when its line ends: with the chunk that holds the line feed.
    closing = len(f"{said[0]} [§bqtz]\n") // CHUNK
    first_word, first_token, ratios, bare = [], [], [], []
    with Server(Reply(text, size=CHUNK, pause=pause)) as server:
        model = Model("openai", "scripted", f"{server.url}/v1")
        for _ in range(options.runs + 1):
            sent.clear()
            began = time.perf_counter()
            visible = 0.0
            for answer in Generator(model).stream("What happened?", "What happened?", [passage], fallback=no_fallback):
                if answer.statements and not visible:
                    visible = time.perf_counter()
            first_token.append(sent[0] - began)
            first_word.append(visible - began)
            ratios.append((visible - began) / (sent[closing] - began))
            began = time.perf_counter()
            next(
                p
                for p in call(model, "", f"[§bqtz] {said[0]}\n[§mnrk] {said[1]}\n[§cdfg] {said[2]}", Limits())
                if p.text
            )
            bare.append(time.perf_counter() - began)
    rows = {
        "first token sent by the server": first_token,
        "first token received, nothing checked": bare,
        "first statement visible": first_word,
    }
    for name, values in rows.items():
        print(f"{name:<40} {statistics.median(values[1:]) * 1000:8.0f} ms")
    print(f"{'visible / statement sent by the server':<40} {statistics.median(ratios[1:]):8.3f}")
    print(f"worst of {options.runs} runs {'':<26} {max(ratios[1:]):8.3f}")
    statement = closing * options.pause * 1000
    print(f"The statement itself takes {statement:.0f} ms at {options.pause * 1000:.0f} ms for {CHUNK} characters.")


if __name__ == "__main__":
    main()

"""The written statements that the checker is trained on, with the sentences that say them or do not.

`statements.jsonl`: groups of statements on the same sentences, which reword them freely. The pairs: one statement
each, most as a chat model would answer a question about an article, some a short rewording.
"""

import functools
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.judging import NEIGHBOURS
from assistant.training.data import sentence_spans

GROUPS = Path(__file__).parent / "statements.jsonl"
NEWS = Path(__file__).parent / "news"
# The pairs: `pairs.jsonl`, and of the benchmark's sets `dev` and the part "train" of `natural` and of `plain`.
PAIRS = Path(__file__).parent / "pairs.jsonl"
SETS = Path(__file__).parents[2] / "tests" / "benchmarks" / "support"


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement with what it cites.

    Attributes:
        around: Neighbours of the cited sentences: they only tell who is meant.
        cited: The cited sentences.
        supported: Whether the cited sentences say it.
        kind: What is false in it; "faithful" if it is supported.
    """

    statement: str
    around: tuple[str, ...]
    cited: tuple[str, ...]
    supported: bool
    kind: str = "faithful"


def read_groups(part: str) -> list[list[Statement]]:
    """Read the groups of a part: "train", or "dev", on which the training's progress is measured."""
    made = []
    for line in GROUPS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row.get("part", "train") != part:
            continue
        around, cited = tuple(row["around"]), tuple(row["sentences"])
        faithful = [Statement(text, around, cited, True) for text in row["yes"]]
        made.append(faithful + [Statement(text, around, cited, False, kind) for kind, text in row["no"]])
    return made


def read_pairs() -> list[Statement]:
    """Read pairs of a statement and what it cites, with the neighbours that the check is given."""
    files = [PAIRS, *(SETS / f"{name}.jsonl" for name in ("dev", "natural", "plain"))]
    lines = [line for path in files for line in path.read_text("utf-8").splitlines()]
    rows = [row for row in map(json.loads, lines) if row.get("part", "train") == "train"]
    return [
        Statement(
            row["statement"],
            neighbours(row["article"], row["sentences"]),
            tuple(row["sentences"]),
            row["supported"],
            row["kind"],
        )
        for row in rows
    ]


def neighbours(article: str, cited: Sequence[str]) -> tuple[str, ...]:
    """The neighbours of sentences of an article of the news set, in order; none of an article that is not there."""
    sentences = _sentences(article)
    at = [i for i, sentence in enumerate(sentences) if any(each in sentence or sentence in each for each in cited)]
    near = {place for i in at for place in range(max(0, i - NEIGHBOURS), i + NEIGHBOURS + 1) if place < len(sentences)}
    return tuple(sentences[i] for i in sorted(near.difference(at)))


@functools.lru_cache(maxsize=8)
def _sentences(article: str) -> list[str]:
    path = NEWS / f"{article}.txt"
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return [text[a:b].strip() for a, b in sentence_spans(text)]

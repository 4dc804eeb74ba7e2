"""The written groups of statements: sentences, with statements that they say and statements that they do not."""

import json
from dataclasses import dataclass
from pathlib import Path

GROUPS = Path(__file__).parent / "statements.jsonl"


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
    """Read the groups of a part: "train", or "dev", which fits the check's weights."""
    made = []
    for line in GROUPS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row.get("part", "train") != part:
            continue
        around, cited = tuple(row["around"]), tuple(row["sentences"])
        faithful = [Statement(text, around, cited, True) for text in row["yes"]]
        made.append(faithful + [Statement(text, around, cited, False, kind) for kind, text in row["no"]])
    return made

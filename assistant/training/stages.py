"""The stages of the training, from `stages.toml`: which files, how often, how much made unanswerable, how fast."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_TABLE = Path(__file__).with_name("stages.toml")


@dataclass(frozen=True, slots=True)
class Share:
    """How one source is used in a stage.

    Attributes:
        keep: Share of its answerable questions that is used.
        human: Times that its unanswerable questions, written by people, are used.
        twins: Unanswerable twins made per answerable question used.
        longer: Share of the examples padded with their neighbours.
        size: Words that a padded text grows to: drawn between these two.
        looks: Share of the examples of which only a look is used, as the reader takes it a second time.
    """

    keep: float
    human: int = 0
    twins: float = 0.4
    longer: float = 0.12
    size: tuple[int, int] = (180, 340)
    looks: float = 0.0


@dataclass(frozen=True, slots=True)
class Stage:
    """What one stage is trained on.

    Attributes:
        peak: Highest learning rate.
        shares: Of the public files.
        whole: Passes over our own articles, whole.
        excerpts: Passes over excerpts of them.
        looks: Passes over looks at them: three sentences that answer, or that only seem to.
        questions: So many of our own questions, the first of the set, are used: the others were written later.
        fresh: So many of them, the last, are new to the reader.
        times: A new one has so many times the chance of the others in each pass.
        moved: Share of the answerable ones that are asked of another article, too, in each pass.
        talk: So many questions of the conversations, the first of the set, are used.
        fresh_talk: So many of them, the last, are new to the reader, too.
        paragraphs: How our own paragraphs are used.
    """

    peak: float
    shares: Mapping[str, Share]
    whole: float = 0
    excerpts: float = 0
    looks: float = 0
    questions: int = 0
    fresh: int = 0
    times: float = 2
    moved: float = 0
    talk: int = 0
    fresh_talk: int = 0
    paragraphs: Share | None = None


def read_stages(path: Path = _TABLE) -> dict[str, Stage]:
    """Read the table: stages by their number, in order.

    Raises:
        TypeError: The table has a word that is not known.
    """
    return {name: _stage(**row) for name, row in tomllib.loads(path.read_text(encoding="utf-8")).items()}


def _stage(shares: dict[str, Any], paragraphs: dict[str, Any] | None = None, **rest: Any) -> Stage:
    return Stage(
        shares={name: _share(**row) for name, row in shares.items()},
        paragraphs=_share(**paragraphs) if paragraphs else None,
        **rest,
    )


def _share(size: list[int] | None = None, **rest: Any) -> Share:
    return Share(size=(size[0], size[1]), **rest) if size else Share(**rest)

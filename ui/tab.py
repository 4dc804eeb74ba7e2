"""What one browser tab remembers. Plain and immutable: each tab has its own, nothing of it is on a shared object."""

import itertools
from dataclasses import dataclass, replace
from typing import Self

from assistant.conversation import Turn
from assistant.types import Answer
from index import Article

_events = itertools.count(1)  # of all tabs: only the order counts


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab's conversation.

    Attributes:
        chosen: Ids of the articles that are asked; empty for the whole library.
        turns: What was asked and answered so far, oldest first.
        since: Of `turns`, the first that a follow-up may refer to: those before it were about other articles.
        replaces: Whether the next question takes the place of the last turn.
        asking: A question that is being answered, or "".
        so_far: Its answer as far as it goes, or None.
        rated: Places of turns with what `ui.turn_tools` shows of the visitor's verdict, each place once.
        event: Number of the page's event that made it; a later event's is higher.
    """

    chosen: tuple[str, ...] = ()
    turns: tuple[Turn, ...] = ()
    since: int = 0
    replaces: bool = False
    asking: str = ""
    so_far: Answer | None = None
    rated: tuple[tuple[int, str], ...] = ()
    event: int = 0

    @property
    def name_articles(self) -> bool:
        """Whether quotations need their article's name beside them."""
        return len(self.chosen) != 1

    def anew(self) -> Self:
        """The tab as a new event takes it: what an event that it ended still draws is older, and the page drops it."""
        return replace(self, event=next(_events))

    def base(self) -> Self:
        """The tab as the next question finds it: without the last turn if that is to be replaced."""
        turns = self.turns[:-1] if self.replaces else self.turns
        rated = tuple(each for each in self.rated if each[0] < len(turns))
        return replace(
            self, turns=turns, since=min(self.since, len(turns)), replaces=False, asking="", so_far=None, rated=rated
        )

    def rate(self, place: int, verdict: str) -> Self:
        """The tab with a turn rated."""
        return replace(self, rated=(*(each for each in self.rated if each[0] != place), (place, verdict)))


def choices(articles: list[Article], opened: tuple[str, ...]) -> list[tuple[str, str]]:
    """What the article picker offers, as labels and values; a value is article ids with spaces, "" for all of them.

    Args:
        articles: Those of the library.
        opened: Ids of the articles that the program was started with.
    """
    offered = [(article.title, article.id) for article in articles]
    if len(articles) > 1:
        offered.insert(0, (f"All {len(articles):,} articles", ""))
    if 1 < len(opened) < len(articles):
        offered.insert(1, (f"The {len(opened):,} articles just opened", " ".join(opened)))
    return offered

"""What one browser tab remembers. Plain and immutable: each tab has its own, nothing of it is on a shared object."""

from dataclasses import dataclass

from assistant.conversation import Turn
from index import Article


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab's conversation.

    Attributes:
        chosen: Ids of the articles that are asked; empty for the whole library.
        turns: What was asked and answered so far, oldest first.
        since: Of `turns`, the first that a follow-up may refer to: those before it were about other articles.
    """

    chosen: tuple[str, ...] = ()
    turns: tuple[Turn, ...] = ()
    since: int = 0

    @property
    def name_articles(self) -> bool:
        """Whether quotations need their article's name beside them."""
        return len(self.chosen) != 1


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

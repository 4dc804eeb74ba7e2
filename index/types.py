"""Article, Sentence, Passage: what the index stores and returns. All offsets count code points."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article.

    Attributes:
        position: Place in the article, from 0.
        start: First code point in `Article.text`.
        end: One past the last code point.
        text: `Article.text[start:end]`, always.
        citable: False for page furniture (share bars, comment forms): shown, never retrieved or cited.
    """

    position: int
    start: int
    end: int
    text: str
    citable: bool = True


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it is stored.

    Attributes:
        id: Hash of the canonical text: 16 hexadecimal digits.
        title: As stated by the source; else its headline line or first words. Never empty.
        text: The canonical text that every offset refers to.
        sentences: In reading order, not overlapping; furniture included.
        source: Where it came from: a path, an address, or "" for pasted text.
        date: As the source states it, ISO 8601 where it is known; else None.
        author: As the source states it beside the text; else None.
    """

    id: str
    title: str
    text: str
    sentences: tuple[Sentence, ...]
    source: str = ""
    date: str | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """Consecutive sentences of an article: what is embedded and retrieved.

    Attributes:
        article_id: The article's id.
        title: The article's title.
        text: The raw slice `Article.text[start:end]`.
        start: First code point in the article's text.
        end: One past the last code point. Passages tile the article: each starts where the one before ends.
        sentences: The sentences that lie in it, furniture included.
        score: Of a retrieved passage, the fused reciprocal rank in (0, 1], larger is better; else 0.
    """

    article_id: str
    title: str
    text: str
    start: int
    end: int
    sentences: tuple[Sentence, ...]
    score: float = 0.0

"""The articles behind a conversation, and the sentences of each that its answers point to."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.conversation import Turn
from assistant.types import Answer, Citation
from index import Article, Sentence
from index.errors import ArticleNotFoundError

# The article of an id, as `Library.get` gives it; raises ArticleNotFoundError where it is gone.
ArticleOf = Callable[[str], Article]


@dataclass(frozen=True, slots=True)
class Reference:
    """An article that answers point to.

    Attributes:
        article_id: Its id.
        title: As the library has it; as the answers named it where it is gone.
        article: The article, or None if the library no longer holds it.
        sentences: Those that answers point to, in article order; at least one.
    """

    article_id: str
    title: str
    article: Article | None
    sentences: tuple[Sentence, ...]


def gather(turns: Iterable[Turn], article_of: ArticleOf) -> list[Reference]:
    """The articles that the answers point to, in the order of their first use. Each is asked for once."""
    titles: dict[str, str] = {}
    sentences: dict[str, dict[int, Sentence]] = {}
    for turn in turns:
        for citation in _pointers(turn.answer):
            titles.setdefault(citation.article_id, citation.title)
            sentences.setdefault(citation.article_id, {})[citation.sentence.position] = citation.sentence
    found = []
    for article_id, title in titles.items():
        article = _article(article_id, article_of)
        pointed = tuple(sentences[article_id][position] for position in sorted(sentences[article_id]))
        found.append(Reference(article_id, article.title if article else title, article, pointed))
    return found


def cited(turns: Iterable[Turn]) -> list[Citation]:
    """The citations of all statements, each once, in the order of their first use."""
    return list(dict.fromkeys(citation for turn in turns for citation in turn.answer.citations))


def withheld_line(answer: Answer) -> str:
    """How many statements were withheld, in words for a person; "" for none."""
    count = len(answer.withheld)
    if not count:
        return ""
    counted = "1 statement of the language model was" if count == 1 else f"{count:,} statements of the model were"
    return f"{counted} withheld: the article does not support {'it' if count == 1 else 'them'}."


def titles_in_words(references: Sequence[Reference]) -> str:
    """What the conversation is about, for a heading: the article's title, or how many articles; "" for none."""
    if len(references) == 1:
        return " ".join(references[0].title.split())
    return f"{len(references):,} articles" if references else ""


def _pointers(answer: Answer) -> Iterator[Citation]:
    for statement in answer.statements:
        yield from statement.citations
    if answer.closest is not None:
        first = next((sentence for sentence in answer.closest.sentences if sentence.citable), None)
        if first is not None:
            yield Citation(answer.closest.article_id, answer.closest.title, first)


def _article(article_id: str, article_of: ArticleOf) -> Article | None:
    try:
        return article_of(article_id)
    except ArticleNotFoundError:
        return None  # removed since it was asked: what was said stays true of the text with this id

"""What the doors for programs (the HTTP API and MCP) share: typed results, and errors in words.

Of an article's source only a file's name or an address leaves the program, never a path of this machine.
"""

import contextlib
import logging
import re
from collections.abc import Callable
from typing import Literal, cast

from typing_extensions import TypedDict  # pydantic reads typing's own from Python 3.12 on only

from assistant import Conversation
from index import Article, ArticleChatError, Library
from index.errors import ArticleNotFoundError, QuestionError, SourceError
from index.library import check_question
from ui.export.fragments import shown_source

log = logging.getLogger(__name__)

MOST_PASSAGES = 100  # that one search returns
AT_ONCE = 4  # calls of programs that are worked on at the same time; more wait in line
_LONGEST_NAME = 1_000  # characters of an article's id, title or path
_SHOWN = 80  # characters of a name that an error repeats
_ARTICLE_ID = re.compile(r"[0-9a-f]{16}")
_WENT_WRONG = "Something went wrong; the log of Article Chat has the details."

Find = Callable[[Library, str], Article]


class CitationResult(TypedDict):
    """The sentence that says a statement; `start` and `end` are half-open code points of the article's text."""

    article_id: str
    title: str
    position: int
    start: int
    end: int
    text: str


class StatementResult(TypedDict):
    """One sentence of an answer, with the sentences that say it; at least one."""

    text: str
    citations: list[CitationResult]


class ClosestResult(TypedDict):
    """The nearest passage where the article does not answer; it is not an answer."""

    article_id: str
    title: str
    start: int
    end: int
    text: str


class AnswerResult(TypedDict):
    """An answer: what `article-chat ask --json` prints.

    Where `answered` is false and `mode` is not "chat", the article does not say.
    """

    question: str
    query: str
    answered: bool
    mode: Literal["extractive", "generated", "chat"]
    text: str
    statements: list[StatementResult]
    closest: ClosestResult | None


class PassageResult(TypedDict):
    """A passage; `score` is its fused reciprocal rank in (0, 1], larger is better."""

    article_id: str
    title: str
    start: int
    end: int
    score: float
    text: str


class ArticleResult(TypedDict):
    """An article; `source` is its file's name or its address, "" for pasted text; `date` is as it states it."""

    id: str
    title: str
    source: str
    date: str | None
    sentences: int


def find(library: Library, name: str) -> Article:
    """Return the article of the library that has this id or title.

    Raises:
        ArticleNotFoundError: None has it, or several have this title.
    """
    found = _stored(library, name)
    if found is None:
        raise ArticleNotFoundError(f"No article of the library has the id or title {_short(name)}: list the articles.")
    return found


def find_or_add(library: Library, name: str) -> Article:
    """Return the article of the library that has this id or title, or add the one at this path.

    Only for programs of the person whose machine this is. Raises what `Library.add` raises.
    """
    if name == "-":
        raise ArticleNotFoundError("Standard input is not an article here: give its text, or the path of a file.")
    return _stored(library, name) or library.add(name)


def _stored(library: Library, name: str) -> Article | None:
    if _ARTICLE_ID.fullmatch(name):
        with contextlib.suppress(ArticleNotFoundError):  # a title may look like an id
            return library.get(name)
    found = [article for article in _listed(library) if article.title == name]
    if len(found) > 1:
        ids = ", ".join(article.id for article in found[:5])
        raise ArticleNotFoundError(f"Several articles have the title {_short(name)}: give the id of one ({ids}).")
    return found[0] if found else None


def _short(name: str) -> str:
    return name if len(name) <= _SHOWN else name[:_SHOWN] + "…"


def ask(library: Library, question: str, article: str | None, *, find: Find = find) -> AnswerResult:
    """Answer a question about one article, or about the whole library if `article` is None or empty.

    Raises:
        QuestionError: The question is no text, blank or too long.
        ArticleNotFoundError: `article` names none.
        ArticleChatError: Anything else that cannot be used.
    """
    question = check_question(_text(question, "question"))
    conversation = Conversation(_chosen(library, article, find), library=library)
    return cast("AnswerResult", conversation.ask(question).to_dict())


def retrieve(
    library: Library, question: str, article: str | None, top_k: int, *, find: Find = find
) -> list[PassageResult]:
    """Find the passages that best match a question, best first. Raises what `ask` raises.

    Raises:
        QuestionError: `top_k` is not a whole number from 1 to `MOST_PASSAGES`, too.
    """
    question = check_question(_text(question, "question"))
    whole = isinstance(top_k, int) and not isinstance(top_k, bool)
    if not whole or not 1 <= top_k <= MOST_PASSAGES:
        raise QuestionError(f"top_k is not a whole number from 1 to {MOST_PASSAGES}: give one.")
    passages = library.retrieve(question, top_k=top_k, articles=_chosen(library, article, find))
    keys = ("article_id", "title", "start", "end", "score", "text")
    return [cast("PassageResult", {key: getattr(passage, key) for key in keys}) for passage in passages]


def articles(library: Library) -> list[ArticleResult]:
    """The articles that questions go to, by title: those of the library, or the bundled sample if it is empty."""
    return [describe(article) for article in _listed(library)]


def describe(article: Article) -> ArticleResult:
    """What programs are told of an article."""
    return {
        "id": article.id,
        "title": article.title,
        "source": shown_source(article.source),
        "date": article.date,
        "sentences": len(article.sentences),
    }


def in_words(error: Exception, *, local: bool = False) -> str:
    """What to tell a program.

    Args:
        error: What was raised.
        local: Whether the program is one of the person whose machine this is. Any other is told only what it did
            wrong: an error of the library names folders of this machine, and goes to the log.
    """
    if isinstance(error, ArticleChatError if local else (QuestionError, SourceError)):
        return str(error)
    log.error("a program's call failed", exc_info=error)
    return _WENT_WRONG


def check_name(value: object, name: str) -> str:
    """Return an argument that names something.

    Raises:
        QuestionError: It is no text, or far too long to be a name.
    """
    text = _text(value, name)
    if len(text) > _LONGEST_NAME:
        raise QuestionError(f"{name} is longer than {_LONGEST_NAME:,} characters: give a shorter one.")
    return text


def _listed(library: Library) -> list[Article]:
    return library.articles() or [library.sample()]


def _chosen(library: Library, article: str | None, find: Find) -> list[str] | None:
    if article is None or article == "":
        return None
    return [find(library, check_name(article, "article")).id]


def _text(value: object, name: str) -> str:
    """The value if it is text; half characters in it, which JSON can carry and UTF-8 cannot, become question marks."""
    if not isinstance(value, str):
        raise QuestionError(f"{name} is not text: give a string.")
    return value.encode("utf-8", "replace").decode("utf-8")

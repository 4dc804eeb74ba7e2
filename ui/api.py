"""The HTTP API beside the page, for `gradio_client` and curl: ask, retrieve, articles, and nothing else."""

import inspect
from collections.abc import Callable
from typing import Any, TypeVar

import gradio as gr
from gradio.events import api as add_endpoint

from index import Library
from ui import programs
from ui.programs import AnswerResult, ArticleResult, PassageResult

_T = TypeVar("_T")


class Api:
    """The endpoints over one library. An article is named by its id or title, never by a path or an address."""

    def __init__(self, library: Library) -> None:
        """Keep the library, whose threads may share it."""
        self._library = library

    def ask(self, question: str, article: str | None = None) -> AnswerResult:
        """Answer a question with the sentences that say so, or say that the article does not.

        Args:
            question: A self-contained question, at most 2,000 characters.
            article: Id or title of an article of the library; the whole library if null.

        Returns:
            The answer; every statement has citations, whose start and end count code points of the article's text.
        """
        return _told(lambda: programs.ask(self._library, question, article))

    def retrieve(self, question: str, article: str | None = None, top_k: int = 5) -> list[PassageResult]:
        """Find the passages that best match a question, best first.

        Args:
            question: A self-contained question, at most 2,000 characters.
            article: Id or title of an article of the library; the whole library if null.
            top_k: Most passages to return, 1 to 100.

        Returns:
            Passages with their offsets in the article's text and their score in (0, 1].
        """
        return _told(lambda: programs.retrieve(self._library, question, article, top_k))

    def articles(self) -> list[ArticleResult]:
        """List the articles that questions go to; the bundled sample if the library is empty.

        Returns:
            Id, title, file name or address, date as the article states it, and number of sentences of each.
        """
        return _told(lambda: programs.articles(self._library))


def complete(page: gr.Blocks) -> None:
    """Take an argument that a call leaves out for its default.

    Gradio fails such a call with all that was received in the log, which is not to hold what is asked.
    """

    def completed(event: Any, given: list[Any]) -> None:
        missing = list(inspect.signature(event.fn).parameters.values())[len(given) : len(event.inputs)]
        if len(given) + len(missing) < len(event.inputs) or any(each.default is each.empty for each in missing):
            raise gr.Error(f"{event.api_name}: arguments are missing.", print_exception=False)
        given += [each.default for each in missing]

    page.validate_inputs = completed  # type: ignore[method-assign,assignment]


def offer(library: Library) -> None:
    """Add the endpoints to the page that is being built; call it inside its `with` block."""
    api = Api(library)
    for endpoint in (api.ask, api.retrieve, api.articles):
        described = inspect.getdoc(endpoint)
        add_endpoint(endpoint, api_description=described, concurrency_limit=programs.AT_ONCE, concurrency_id="programs")


def _told(work: Callable[[], _T]) -> _T:
    try:
        return work()
    except Exception as error:
        raise gr.Error(programs.in_words(error), print_exception=False) from error

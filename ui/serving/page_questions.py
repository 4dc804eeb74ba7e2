"""The desk in front of the events of the page and of its HTTP API that ask a question.

Neither those events nor the API know of it: they stay what one calls in a test, and nothing can ask past it.
"""

import functools
from collections.abc import Callable, Iterator
from typing import Any

import gradio as gr
from gradio.context import LocalContext

from ui.actions import Actions, Updates
from ui.api import Api
from ui.article_panel import error_html
from ui.serving.desk import Desk, TooManyQuestionsError
from ui.serving.visitors import visitor
from ui.tab import Tab


def watch(page: gr.Blocks, desk: Desk) -> None:
    """Let every question of a page that has been built go past the desk."""
    for event in page.fns.values():
        if event.fn is None:
            continue
        method = getattr(event.fn, "__func__", None)
        if method in (Actions.ask, Actions.ask_example):
            event.fn = _page_event(event.fn, desk)
        elif method in (Api.ask, Api.retrieve):
            event.fn = _endpoint(event.fn, desk)


def _page_event(ask: Callable[..., Iterator[Updates]], desk: Desk) -> Callable[..., Iterator[Updates]]:
    """Updates what `Actions.ask` does: chat, tab, question box, notice."""

    @functools.wraps(ask)
    def asked(*arguments: Any) -> Iterator[Updates]:
        try:
            desk.admit(_visitor(), "page")
        except TooManyQuestionsError as error:
            yield gr.skip(), gr.skip(), gr.skip(), error_html(str(error))
            return
        with desk.noted("page", _question(arguments)) as outcome:
            for updates in ask(*arguments):
                tab = updates[1]
                # The box gets the question back where there is no answer.
                if isinstance(tab, Tab) and tab.turns and not tab.asking and updates[2] == gr.skip():
                    answer = tab.turns[-1].answer
                    outcome.answer(answered=answer.answered, mode=answer.mode, citations=len(answer.citations))
                yield updates

    return asked


def _question(arguments: tuple[Any, ...]) -> str:
    """What was typed, or the offered question that was clicked."""
    asked = next(argument for argument in arguments if not isinstance(argument, Tab))
    return asked if isinstance(asked, str) else str(asked.question)


def _endpoint(ask: Callable[..., Any], desk: Desk) -> Callable[..., Any]:
    @functools.wraps(ask)
    def asked(question: str, *arguments: Any, **named: Any) -> Any:
        try:
            desk.admit(_visitor(), "api")
        except TooManyQuestionsError as error:
            raise gr.Error(str(error), print_exception=False) from error
        with desk.noted("api", question) as outcome:
            result = ask(question, *arguments, **named)
            outcome.result(result)
            return result

    return asked


def _visitor() -> str:
    """Who caused the event that is running."""
    request = LocalContext.request.get(None)
    if request is None:
        return visitor(None)
    return visitor(getattr(request.client, "host", None), request.username)

"""What the page's controls do. Every method is one event of the page; none keeps anything about a person."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import gradio as gr

from assistant import Conversation
from assistant.conversation import Turn
from index import Article, ArticleChatError, Library
from index.library import check_question
from ui import chat
from ui.article_panel import article_html, error_html, parse_element_id
from ui.tab import Tab, choices

log = logging.getLogger(__name__)

HINT = (
    "Ask about this article in your own words. Each answer quotes the sentences that say it; "
    "a click on a citation’s number shows its sentence in the article."
)
HINT_ALL = HINT.replace("this article", "these articles")
EXAMPLES = (
    "How much cryptocurrency was stolen this year?",
    "Who did Park meet on Tuesday?",
    "Where did Park give a talk?",
    "Why was the visit cut short?",  # the article does not say
)
WENT_WRONG = "Something went wrong; the log has the details."
Updates = tuple[Any, ...]  # of the components that the event is wired to, in their order


class Actions:
    """The events of the page over one library, which all tabs share."""

    def __init__(self, library: Library, opened: tuple[str, ...] = ()) -> None:
        """Keep the library.

        Args:
            library: What is asked; its threads may share it.
            opened: Ids of the articles that the program was started with, shown first.
        """
        self._library = library
        self._opened = opened

    def start(self) -> Updates:
        """A tab opens: tab, picker, panel, chat."""
        try:
            stored = self._library.articles()
            offered = choices(stored or [self._library.sample()], self._opened)
            if len(stored) < 2:
                shown = stored[0] if stored else self._library.sample()
                value = shown.id
            else:
                value = " ".join(self._opened)
                shown = self._library.get(self._opened[0]) if self._opened else stored[0]
        except Exception as error:
            return Tab(), gr.update(visible=False), error_html(_in_words(error)), self._conversation(Tab())
        tab = Tab(chosen=tuple(value.split()))
        picker = gr.update(choices=offered, value=value, visible=len(stored) > 1)
        return tab, picker, self._article(shown), self._conversation(tab)

    def choose(self, value: str, tab: Tab) -> Updates:
        """Other articles are chosen to be asked: tab, panel, chat, notice. What was said stays in view."""
        chosen = tuple((value or "").split())
        if chosen == tab.chosen:  # the page itself set the picker
            return (gr.skip(),) * 4
        tab = replace(tab, chosen=chosen, since=len(tab.turns))
        try:
            shown = self._library.get(tab.chosen[0]) if tab.chosen else self._library.articles()[0]
        except Exception as error:
            return tab, gr.skip(), self._conversation(tab), error_html(_in_words(error))
        return tab, self._article(shown), self._conversation(tab), ""

    def show(self, event: gr.EventData) -> str:
        """A citation is followed whose sentence is not in the panel: the panel with that sentence."""
        named = parse_element_id(str(event.target_id))
        if named is None:
            return error_html("That citation names no sentence.")
        article_id, position = named
        try:
            return self._article(self._library.get(article_id), around=position)
        except Exception as error:
            return error_html(_in_words(error))

    def ask(self, question: str, tab: Tab) -> Iterator[Updates]:
        """A question is asked: chat, tab, question box, notice, again and again while the answer grows."""
        try:
            question = check_question(question)
            yield self._conversation(tab, waiting=question), gr.skip(), "", ""
            conversation = Conversation(tab.chosen or None, library=self._library, turns=tab.turns[tab.since :])
            for answer in conversation.stream(question):
                turns = (*tab.turns, Turn(question, answer))
                yield self._conversation(replace(tab, turns=turns)), gr.skip(), gr.skip(), gr.skip()
            tab = replace(tab, turns=tab.turns[: tab.since] + conversation.turns)
            yield self._conversation(tab), tab, gr.skip(), gr.skip()
        except Exception as error:
            # The question goes back into its box, to be mended or asked again.
            yield self._conversation(tab), gr.skip(), question, error_html(_in_words(error))

    def ask_example(self, tab: Tab, event: gr.EventData) -> Iterator[Updates]:
        """An example is clicked. Updates what `ask` does."""
        yield from self.ask(str(event.question), tab)

    def clear(self, tab: Tab) -> Updates:
        """A new conversation about the same articles: chat, tab, question box, notice."""
        tab = Tab(chosen=tab.chosen)
        return self._conversation(tab), tab, "", ""

    def add_text(self, title: str, text: str) -> Iterator[Updates]:
        """Pasted text is added. Updates what `_added` does."""
        yield _ADDING
        try:
            yield self._added(self._library.add_text(text or "", title=title or ""))
        except Exception as error:
            yield _form_says(error_html(_in_words(error)))

    def add_file(self, path: str) -> Iterator[Updates]:
        """An uploaded file is added. Updates what `_added` does."""
        yield _ADDING
        try:
            data = Path(path).read_bytes()
            Path(path).unlink()  # gradio's copy; the library keeps the text
            yield self._added(self._library.add_bytes(data, Path(path).name))
        except Exception as error:
            yield _form_says(error_html(_in_words(error)))

    def _added(self, article: Article) -> Updates:
        """Tab, picker, panel, chat, notice, form, form's notice, title, text."""
        tab = Tab(chosen=(article.id,))
        stored = self._library.articles()
        picker = gr.update(choices=choices(stored, self._opened), value=article.id, visible=len(stored) > 1)
        return tab, picker, self._article(article), self._conversation(tab), "", gr.update(visible=False), "", "", ""

    def _article(self, article: Article, *, around: int = 0) -> str:
        return article_html(article, around=around, sample=self._is_sample(article.id))

    def _is_sample(self, article_id: str) -> bool:
        return article_id == self._library.sample().id

    def _conversation(self, tab: Tab, *, waiting: str | None = None) -> str:
        if tab.turns or waiting is not None:
            return chat.chat_html(tab.turns, name_articles=tab.name_articles, waiting=waiting)
        sample = len(tab.chosen) == 1 and self._is_sample(tab.chosen[0])
        return chat.empty_html(HINT if len(tab.chosen) == 1 else HINT_ALL, EXAMPLES if sample else ())


def _form_says(html: str) -> Updates:
    """What `Actions._added` updates: nothing but the form's notice; what was typed stays."""
    return (*[gr.skip()] * 6, html, gr.skip(), gr.skip())


_ADDING = _form_says('<p class="hint" role="status">Adding the article…</p>')


def _in_words(error: Exception) -> str:
    """What to tell a person. An error that the program did not raise on purpose goes to the log, never to the page."""
    if isinstance(error, ArticleChatError):
        return str(error)
    log.error("unexpected error in the chat page", exc_info=error)
    return WENT_WRONG

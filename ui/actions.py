"""What the page's controls do. Every method is one event of the page; none keeps anything about a person."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import gradio as gr

from assistant import Conversation
from assistant.conversation import Turn
from assistant.overview.gist import MOST_ARTICLES
from assistant.support import check_support
from index import Article, ArticleChatError, Library
from index.errors import ArticleNotFoundError
from index.library import check_question
from index.settings import load_settings
from ui import chat, feedback
from ui.article_panel import article_html, error_html, parse_element_id
from ui.downloads import download
from ui.offers import Offers
from ui.own_words import STOPPED
from ui.remembering import from_browser
from ui.tab import Tab, choices
from ui.turn_tools import REMARKED

log = logging.getLogger(__name__)

HINT = (
    "Ask about this article in your own words. Each answer quotes the sentences that say it; "
    "a click on a citation’s number shows its sentence in the article."
)
HINT_ALL = HINT.replace("this article", "these articles")
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
        self._offers = Offers(library)

    def start(self) -> Updates:
        """A tab opens: tab, picker, panel, chat."""
        try:
            stored = self._library.articles()
            offered = choices(stored or [self._library.sample()], self._opened)
            if len(stored) < 2:
                shown = stored[0] if stored else self._library.sample()
                value = shown.id
            else:
                everything = {each.id for each in stored} <= set(self._opened)
                value = "" if everything else " ".join(self._opened)  # as `choices` offers them
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
        tab = replace(tab, chosen=chosen, since=len(tab.turns), replaces=False, asking="", so_far=None).anew()
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

    def linked(self, event: gr.EventData) -> Updates:
        """The page's address names a sentence that is not in the panel: the panel with it, and a notice or none."""
        named = parse_element_id(str(event.target_id))
        try:
            article = self._library.get(named[0]) if named else None
        except ArticleNotFoundError:
            article = None
        except Exception as error:
            return gr.skip(), error_html(_in_words(error))
        if named is None or article is None:
            return gr.skip(), error_html("The link names an article that is not in this library.")
        if not (named[1] < len(article.sentences) and article.sentences[named[1]].citable):
            return self._article(article), error_html("The link names a sentence that this article does not have.")
        return self._article(article, around=named[1]), ""

    def ask(self, question: str, tab: Tab) -> Iterator[Updates]:
        """A question is asked: chat, tab, question box, notice, again and again while the answer grows."""
        tab = tab.anew()
        try:
            question = check_question(question)
            under_way = replace(tab, asking=question, so_far=None)
            yield self._conversation(under_way), under_way, "", ""
            base = tab.base()
            conversation = Conversation(base.chosen or None, library=self._library, turns=base.turns[base.since :])
            for answer in conversation.stream(question):
                under_way = replace(under_way, so_far=answer)
                yield self._conversation(under_way), under_way, gr.skip(), gr.skip()
            done = replace(base, turns=base.turns[: base.since] + conversation.turns)
            yield self._conversation(done), done, gr.skip(), gr.skip()
        except Exception as error:
            # The question goes back into its box, to be mended or asked again.
            tab = replace(tab, asking="", so_far=None)
            yield self._conversation(tab), tab, question, error_html(_in_words(error))

    def offer(self, tab: Tab) -> Any:
        """The page stands as an event left it: chat, with questions to ask next where there are any."""
        if tab.asking:
            return gr.skip()
        try:
            offered = self._offers.after(tab)
        except Exception as error:
            _in_words(error)  # nobody asked for them, so nobody is told
            return gr.skip()
        after = tab.turns[-1].question if tab.turns else ""
        return gr.update(offered=chat.offered_html(offered, after=after))

    def ask_example(self, tab: Tab, event: gr.EventData) -> Iterator[Updates]:
        """An offered question is clicked, or the last one is asked again. Updates what `ask` does, but the box.

        What the visitor is typing there is another question.
        """
        if getattr(event, "again", False) and tab.turns:
            tab = replace(tab, replaces=True)
        for conversation, now, _, notice in self.ask(str(event.question), tab):
            yield conversation, now, gr.skip(), notice

    def stop(self, question: str, tab: Tab) -> Updates:
        """An answer is no longer waited for: chat, tab, question box, notice. What was said and checked stays."""
        if not tab.asking:
            return (gr.skip(),) * 4  # it was done before
        tab = tab.anew()
        asked, so_far = tab.asking, tab.so_far
        if so_far is not None and so_far.statements:
            base = tab.base()
            answer = replace(so_far, note=f"{so_far.note} {STOPPED}".strip())
            tab = replace(base, turns=(*base.turns, Turn(asked, answer)))
            return self._conversation(tab), tab, gr.skip(), ""
        tab = replace(tab, asking="", so_far=None)
        return self._conversation(tab), tab, question or asked, ""

    def edit(self, tab: Tab) -> Updates:
        """The last question goes into the box, to be asked in other words: chat, tab, question box, notice."""
        if not tab.turns or tab.asking:
            return (gr.skip(),) * 4
        tab = replace(tab, replaces=True)
        return self._conversation(tab), tab, tab.turns[-1].question, ""

    def keep(self, tab: Tab) -> Updates:
        """The last question stays after all: chat, tab, question box, notice."""
        tab = replace(tab, replaces=False)
        return self._conversation(tab), tab, "", ""

    def rate(self, tab: Tab, event: gr.EventData) -> Updates:
        """A thumb is pressed, or a remark sent: chat, tab, notice."""
        try:
            place, thumb, remark = int(event.turn), str(event.thumb), str(getattr(event, "remark", ""))
            # While an answer is being made, its event would put the tab back to what it was.
            if tab.asking or not 0 <= place < len(tab.turns) or thumb not in feedback.THUMBS:
                return (gr.skip(),) * 3
            feedback.note(load_settings().article_chat_home.expanduser(), tab.turns[place], thumb, remark)
        except Exception as error:
            return gr.skip(), gr.skip(), error_html(_in_words(error))
        tab = tab.rate(place, thumb + (REMARKED if remark.strip() else ""))
        return self._conversation(tab), tab, ""

    def restore(self, event: gr.EventData) -> Updates:
        """A conversation that the visitor's browser kept is opened: tab, picker, panel, chat, notice."""
        try:
            tab, lost = from_browser(str(event.conversation), self._library.get, _supports, self._everything())
            tab = tab.anew()
        except ValueError:
            return (*[gr.skip()] * 4, error_html("That conversation cannot be read, and is not shown."))
        except Exception as error:
            return (*[gr.skip()] * 4, error_html(_in_words(error)))
        try:
            # What is left of a conversation does not take the place of the whole in the browser.
            return self._restored(tab, lost, "" if lost else str(getattr(event, "key", "")))
        except Exception as error:
            return (*[gr.skip()] * 4, error_html(_in_words(error)))

    def _restored(self, tab: Tab, lost: int, kept_as: str) -> Updates:
        stored = self._library.articles()
        if not tab.turns:
            return (*[gr.skip()] * 4, error_html("Nothing of that conversation holds: its articles are gone."))
        offered = choices(stored or [self._library.sample()], self._opened)
        value = " ".join(tab.chosen)
        if value not in [each for _, each in offered]:
            tab, value = replace(tab, chosen=(), since=len(tab.turns)), ""
            if len(stored) < 2:
                value = (stored[0] if stored else self._library.sample()).id
                tab = replace(tab, chosen=(value,))
        cited = [each.article_id for turn in tab.turns for said in turn.answer.statements for each in said.citations]
        shown = self._library.get(tab.chosen[0]) if tab.chosen else self._library.get(cited[-1]) if cited else stored[0]
        picker = gr.update(choices=offered, value=value, visible=len(stored) > 1)
        counted = "1 answer is" if lost == 1 else f"{lost:,} answers are"
        told = error_html(f"{counted} left out: what the answer rests on is not in the library.") if lost else ""
        return tab, picker, self._article(shown), chat.chat_html(tab, kept_as=kept_as), told

    def export(self, tab: Tab, event: gr.EventData) -> Updates:
        """The conversation is exported: the file for the page's script, notice."""
        if not tab.turns:
            return gr.skip(), error_html("There is nothing to export yet: ask a question first.")
        try:
            return download(event.kind, tab.turns, self._library.get), ""
        except Exception as error:
            return gr.skip(), error_html(_in_words(error))

    def clear(self, tab: Tab) -> Updates:
        """A new conversation about the same articles: chat, tab, question box, notice."""
        tab = Tab(chosen=tab.chosen).anew()
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
        tab = Tab(chosen=(article.id,)).anew()
        stored = self._library.articles()
        picker = gr.update(choices=choices(stored, self._opened), value=article.id, visible=len(stored) > 1)
        return tab, picker, self._article(article), self._conversation(tab), "", gr.update(visible=False), "", "", ""

    def _article(self, article: Article, *, around: int = 0) -> str:
        return article_html(article, around=around, sample=self._is_sample(article.id))

    def _everything(self) -> list[Article]:
        """What is asked where no article is chosen."""
        return self._library.articles()[: MOST_ARTICLES + 1] or [self._library.sample()]

    def _is_sample(self, article_id: str) -> bool:
        return article_id == self._library.sample().id

    def _conversation(self, tab: Tab) -> str:
        if tab.turns or tab.asking:
            return chat.chat_html(tab)
        return chat.empty_html(HINT if len(tab.chosen) == 1 else HINT_ALL, event=tab.event)


def _form_says(html: str) -> Updates:
    """What `Actions._added` updates: nothing but the form's notice; what was typed stays."""
    return (*[gr.skip()] * 6, html, gr.skip(), gr.skip())


_ADDING = _form_says('<p class="hint" role="status">Adding the article…</p>')


def _supports(statement: str, sentences: Sequence[str], *, around: Sequence[str]) -> bool:
    return check_support(statement, sentences, around=around).supported


def _in_words(error: Exception) -> str:
    """What to tell a person. An error that the program did not raise on purpose goes to the log, never to the page."""
    if isinstance(error, ArticleChatError):
        return str(error)
    log.error("unexpected error in the chat page", exc_info=error)
    return WENT_WRONG

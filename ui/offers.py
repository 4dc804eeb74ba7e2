"""Questions that the page offers to ask next: of an article at first, then after each answer."""

import threading
from collections.abc import Sequence

from assistant.conversation import READ_PASSAGES, default_reader
from assistant.suggesting import follow_ups, suggestions
from index import Library, Passage
from ui.tab import Tab

_KEPT = 64  # articles whose suggested questions are remembered


class Offers:
    """What to ask next in a library that all tabs share."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._suggested: dict[str, tuple[str, ...]] = {}  # by article id, oldest first
        self._suggesting = threading.Lock()

    def after(self, tab: Tab) -> Sequence[str]:
        """Questions that the program answers: after a tab's newest answer, or before its first question.

        Raises:
            ArticleChatError: An article is no longer in the library, or it cannot be read.
        """
        return self._follow_ups(tab) if tab.turns else self._suggestions(tab)

    def _suggestions(self, tab: Tab) -> Sequence[str]:
        """Questions that the one chosen article answers; made once, while the article is already shown."""
        if len(tab.chosen) != 1:
            return ()
        (article_id,) = tab.chosen
        with self._suggesting:  # a second tab waits for what the first is making
            if article_id not in self._suggested:
                article = self._library.get(article_id)
                made = suggestions(article, default_reader(), retrieve=lambda question: self._passages(question, tab))
                self._suggested[article_id] = tuple(made)
                if len(self._suggested) > _KEPT:
                    del self._suggested[next(iter(self._suggested))]
            return self._suggested[article_id]

    def _follow_ups(self, tab: Tab) -> Sequence[str]:
        """Questions after the newest answer; none if it is about articles that are no longer chosen."""
        if tab.since == len(tab.turns) or not tab.turns[-1].answer.statements:
            return ()
        question, answer = tab.turns[-1].question, tab.turns[-1].answer
        return follow_ups(
            question,
            answer,
            self._library.get(answer.statements[0].citations[0].article_id),
            default_reader(),
            asked=[turn.question for turn in tab.turns],
            retrieve=lambda question: self._passages(question, tab),
        )

    def _passages(self, question: str, tab: Tab) -> list[Passage]:
        """What a conversation about the chosen articles reads for a question."""
        return self._library.retrieve(question, top_k=READ_PASSAGES, articles=tab.chosen or None)

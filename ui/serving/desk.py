"""Where every question comes in, by whichever door: it is counted, and one line of the log tells of it."""

import logging
import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from index.errors import QuestionError
from index.settings import Settings
from ui.serving.rate_limit import SlidingWindow

log = logging.getLogger(__name__)


class TooManyQuestionsError(QuestionError):
    """A visitor asked more in a minute than one may.

    Attributes:
        seconds: When to try again, at least 1.
    """

    def __init__(self, limit: int, seconds: int) -> None:
        self.seconds = seconds
        asked = "1 question" if limit == 1 else f"{limit} questions"
        wait = "1 second" if seconds == 1 else f"{seconds} seconds"
        super().__init__(f"You may ask {asked} a minute here: try again in {wait}.")


class Outcome:
    """What the log says of one question; nothing of what was asked or answered."""

    def __init__(self) -> None:
        self.fields: dict[str, object] = {"answered": None}

    def answer(self, *, answered: bool, mode: str, citations: int) -> None:
        """Keep what came of it."""
        self.fields = {"answered": answered, "mode": mode, "citations": citations}

    def result(self, result: Any) -> None:
        """Keep what came of it for a program: an answer, or passages."""
        if isinstance(result, list):
            self.fields = {"answered": bool(result), "mode": "retrieve", "passages": len(result)}
            return
        cited = sum(len(statement["citations"]) for statement in result["statements"])
        self.answer(answered=result["answered"], mode=result["mode"], citations=cited)


class Desk:
    """Counts questions and tells the log of them. All doors share one, so that a visitor has one allowance."""

    def __init__(self, settings: Settings) -> None:
        """Take the limit, and whether the log may hold what is asked."""
        self._limit = settings.questions_per_minute
        self._window = SlidingWindow(self._limit)
        self._log_questions = settings.log_questions

    def admit(self, visitor: str, door: str) -> None:
        """Count a question.

        Raises:
            TooManyQuestionsError: It is one too many.
        """
        wait = self._window.take(visitor)
        if wait:
            log.info("question refused: too many", extra={"fields": {"door": door}})
            raise TooManyQuestionsError(self._limit, math.ceil(wait))

    @contextmanager
    def noted(self, door: str, question: object) -> Iterator[Outcome]:
        """Tell the log of a question when it is done with; where nothing was kept, it failed or was broken off."""
        outcome = Outcome()
        began = time.monotonic()
        try:
            yield outcome
        finally:
            fields = {"door": door, "seconds": round(time.monotonic() - began, 3), **outcome.fields}
            if self._log_questions:
                fields["question"] = str(question)
            log.info("question", extra={"fields": fields})

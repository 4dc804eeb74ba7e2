"""Answers written by a language model, of which only what the cited sentences say reaches the person.

A statement is shown as soon as it is closed and checked, not word by word: a word on the page before the check would
be an answer that nobody has compared with the article. So the first visible word comes one statement's length after
the server's own first word.
"""

import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.calling import Limits, ModelError, call
from assistant.drafts import Draft, Drafter
from assistant.extractive import NOT_STATED
from assistant.judging import Check, Judge
from assistant.plain_text import plain
from assistant.prompting import make_prompt, make_rewriting_prompt
from assistant.providers import Model
from assistant.types import Answer, Statement, Withheld
from index import Passage

if TYPE_CHECKING:
    from assistant.conversation import Turn

MOST_STATEMENTS = 12
_REWRITING_LIMITS = Limits(first=20.0, idle=10.0, total=30.0, retries=0, characters=2_000)
_LONGEST_QUERY = 300  # characters of a rewritten question
SURE = 0.9  # probability from which on the reader's answer counts for more than a model that finds none

_IN_PLACE = "What could not be confirmed was left out; the article's own sentences stand at the end in its place."
_HEARTBEAT = 1.0  # seconds without a statement until the partial answer is yielded again
_MATERIAL = r"(?:article|text|sentence|passage|context|information|source|document|excerpt)s?"
_DOES_NOT_KNOW = re.compile(
    rf"(?i)^\W*(?:(?:the|this|these|provided|given|available|above|any)\s+)*{_MATERIAL}\b.{{0,40}}(?:\bnot?\b|n['’]t\b)"
    rf"|\bnot?\b.{{0,30}}\b(?:stated|mentioned|specified|given|answered|found|information|mention)\b.{{0,40}}{_MATERIAL}\b"
    r"|^\W*I (?:do not|don['’]t|cannot|can['’]t|could not) (?:know|find|answer|determine|tell)\b"
    r"|^\W*(?:there is|i have) no (?:information|mention|answer)\b"
)
_DECLINES = re.compile(
    r"(?i)^\W*(?:i['’]?m|i am|we are)\b.{0,20}\b(?:sorry|unable|not able)\b|^\W*sorry\b|\bas an ai\b"
    r"|^\W*I (?:can(?:not|['’]t)|won['’]?t|will not|must decline)\b|\bcannot (?:help|assist)\b"
)


class Generator:
    """Answers questions with a language model. Threads may share one."""

    def __init__(
        self, model: Model, *, check: Check | None = None, limits: Limits | None = None, sure: float = SURE
    ) -> None:
        """Prepare; connects to nothing.

        Args:
            model: The language model.
            check: Whether sentences say a statement; `assistant.support.check_support` if None.
            limits: How long to wait, and for how much.
            sure: Probability from which on the fallback's answer is preferred when the model finds none.
        """
        self._model = model
        self._check = check
        self._limits = limits
        self._sure = sure

    def stream(
        self,
        question: str,
        query: str,
        passages: Sequence[Passage],
        *,
        fallback: Callable[[], Answer],
        turns: Sequence["Turn"] = (),
    ) -> Iterator[Answer]:
        """Answer a question bit by bit.

        Closing the iterator, while it waits for the next answer to be taken, ends the request to the model.

        Args:
            question: What the person asked.
            query: The question made self-contained.
            passages: Retrieved for it, best first.
            fallback: Makes the extractive answer; called at most once, and only if it is needed: where nothing is
                left, or something was withheld.
            turns: Earlier ones, oldest first.

        Yields:
            Partial answers, each with the statements that have passed the check so far, none at first; where no new
            one comes, the last again about every second, so that a person who has left is noticed. The final one comes
            last: generated, or the fallback's with a note.

        Raises:
            SettingsError: The model is none that can chat.
        """
        prompt = make_prompt(query, passages, turns, window=self._model.window)
        if not prompt.sources:
            yield fallback()
            return
        work = _Work(question, query, Judge(prompt.sources, self._check or _default_check()))
        failure: ModelError | None = None
        finished = False
        drafter = Drafter(list(prompt.sources))
        shown = time.monotonic()
        # Closed before the final answer, whatever happens: the server must not go on writing for nobody.
        with closing(call(self._model, prompt.system, prompt.user, self._limits)) as pieces:
            yield work.partial()
            try:
                for piece in pieces:
                    finished = finished or piece.finished
                    changed = False
                    for draft in drafter.feed(piece.text):
                        changed = work.take(draft) or changed
                    if changed or not piece.text or time.monotonic() > shown + _HEARTBEAT:
                        yield work.partial()
                        shown = time.monotonic()
                    if len(work.statements) >= MOST_STATEMENTS:
                        break
            except ModelError as error:
                failure = error
        if len(work.statements) < MOST_STATEMENTS:
            for draft in drafter.finish(complete=finished and failure is None):
                work.take(draft)
        broken = failure.what if failure else "broke off" if drafter.lost else ""
        yield self._final(work, passages, fallback, broken, drafter.not_stated)

    def rewritten(self, question: str, turns: Sequence["Turn"]) -> str:
        """Have a follow-up made self-contained; "" if the model does not do it, quickly and in one line."""
        system, user = make_rewriting_prompt(question, turns, window=self._model.window)
        written = ""
        try:
            with closing(call(self._model, system, user, _REWRITING_LIMITS)) as pieces:
                for piece in pieces:
                    written += piece.text
        except ModelError:
            return ""  # the answer itself will tell what is wrong with the model
        line = plain(written.strip())
        return line if 0 < len(line) <= _LONGEST_QUERY and "\n" not in line else ""

    def _final(
        self, work: "_Work", passages: Sequence[Passage], fallback: Callable[[], Answer], broken: str, not_stated: bool
    ) -> Answer:
        """The answer, once all that will come has come."""
        name = f"The language model at {self._model.host}"
        withheld = tuple(work.withheld)
        if work.statements:
            note = f"{name} {broken}; this is what it had written, and each statement was checked." if broken else ""
            if own := _in_their_place(work, fallback):
                work.statements += own
                note = f"{note} {_IN_PLACE}".strip()
            return work.answer(note)
        other = fallback()
        if not broken and not withheld and (not_stated or work.does_not_know):
            if other.answered and (other.probability or 0.0) >= self._sure:
                return replace(other, note=f"{name} found no answer; this one is made of the article's own sentences.")
            return Answer(
                work.question,
                work.query,
                False,
                "generated",
                NOT_STATED,
                closest=passages[0],
                probability=other.probability,
            )
        if not broken:
            broken = (
                "declined to answer"
                if work.declined
                else "wrote nothing that the article's sentences support"
                if work.withheld
                else "sent an empty answer"
            )
        rest = (
            "this answer is made of the article's own sentences."
            if other.answered
            else "the article's own sentences were searched without it."
        )
        return replace(other, note=f"{name} {broken}; {rest}", withheld=withheld)


class _Work:
    """An answer in the making.

    Attributes:
        statements: Those that passed.
        withheld: Those that did not.
        does_not_know: Whether the model said in words of its own that the sentences do not answer.
        declined: Whether it refused.
    """

    def __init__(self, question: str, query: str, judge: Judge) -> None:
        self.question = question
        self.query = query
        self.statements: list[Statement] = []
        self.withheld: list[Withheld] = []
        self.does_not_know = False
        self.declined = False
        self._judge = judge
        self._seen: set[str] = set()

    def partial(self) -> Answer:
        """The answer as far as it goes."""
        return self.answer("")

    def answer(self, note: str) -> Answer:
        """The answer, with a note."""
        text = " ".join(statement.text for statement in self.statements)
        return Answer(
            self.question,
            self.query,
            bool(self.statements),
            "generated",
            text,
            tuple(self.statements),
            withheld=tuple(self.withheld),
            note=note,
        )

    def take(self, draft: Draft) -> bool:
        """Check a draft and keep it as a statement or as withheld; whether anything was kept."""
        folded = " ".join(draft.text.casefold().split())
        if folded in self._seen:
            return False
        self._seen.add(folded)
        judged = self._judge.judge(draft)
        if isinstance(judged, Statement):
            self.statements.append(judged)
            return True
        if _DOES_NOT_KNOW.search(draft.text):
            self.does_not_know = True  # an abstention in words of its own, not a statement about the world
            return False
        self.declined = self.declined or _DECLINES.search(draft.text) is not None
        self.withheld.append(judged)
        return True


def _in_their_place(work: _Work, fallback: Callable[[], Answer]) -> list[Statement]:
    """The article's own sentences that answer and that only withheld statements cite, as many as there is room for."""
    cited = {citation for each in work.statements for citation in each.citations}
    lost = {citation for each in work.withheld for citation in each.citations} - cited
    if not lost:
        return []
    own = [each for each in fallback().statements if lost.issuperset(each.citations)]
    return own[: MOST_STATEMENTS - len(work.statements)]


def _default_check() -> Check:
    from assistant.support import check_support

    return check_support

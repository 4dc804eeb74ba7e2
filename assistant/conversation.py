"""A conversation about one article or several: questions, answers, and what was said before."""

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from assistant.extractive import extractive_answer
from assistant.generative import Generator
from assistant.providers import configured
from assistant.reading import Reader
from assistant.small_talk import small_talk
from assistant.types import Answer
from index import Library, Passage
from index.library import check_question

READ_PASSAGES = 12  # retrieved and read for a question; a one-page article has fewer


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and its answer."""

    question: str
    answer: Answer


class Conversation:
    """Questions about an article, one after the other. A context manager where it opened the library itself.

    Attributes:
        turns: What was asked and answered so far, oldest first.
    """

    def __init__(
        self,
        article: str | Path | Sequence[str | Path] | None = None,
        *,
        library: Library | None = None,
        reader: Reader | None = None,
        generator: Generator | None = None,
        turns: Sequence[Turn] = (),
    ) -> None:
        """Start or take up a conversation.

        Args:
            article: Path or article id, or several; the whole library if None, the bundled sample if it is empty.
            library: Where the articles are; the settings' library if None.
            reader: Finds the answers; the one that comes with the program if None.
            generator: Writes the answers; the settings' language model if None, and nobody if they name none.
            turns: Of a conversation to take up, oldest first.

        Raises:
            ArticleChatError: An article or the library cannot be opened; the text says what to do.
        """
        self._owned = library is None
        self._library = library or Library.open()
        self._reader = reader
        self.turns: tuple[Turn, ...] = tuple(turns)
        try:
            self._generator = generator or self._configured_generator()
            self._articles = self._resolve(article)
        except BaseException:
            self.close()
            raise

    def _configured_generator(self) -> Generator | None:
        model = configured(self._library.settings)
        return None if model is None else Generator(model)

    @property
    def generates(self) -> bool:
        """Whether a language model writes the answers."""
        return self._generator is not None

    def _resolve(self, article: str | Path | Sequence[str | Path] | None) -> list[str] | None:
        if article is None:
            return None
        names = [article] if isinstance(article, str | Path) else article
        return [self._library.resolve(name).id for name in names] or None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the library if the conversation opened it."""
        if self._owned:
            self._library.close()

    def ask(self, question: str) -> Answer:
        """Answer a question and remember the turn.

        Raises:
            QuestionError: The question is blank or too long (also a ValueError).
            ArticleChatError: The library cannot be read; the text says what to do.
        """
        *_, answer = self.stream(question)
        return answer

    def stream(self, question: str) -> Iterator[Answer]:
        """Answer a question bit by bit: partial answers, the last one final and remembered. Raises what `ask` does."""
        question = check_question(question)
        reply = small_talk(question)
        if reply is not None:
            yield from self._remembered(question, iter([reply]))
            return
        passages = self._library.retrieve(question, top_k=READ_PASSAGES, articles=self._articles)
        if self._reader is None:
            self._reader = default_reader()
        yield from self._remembered(question, self._answers(question, question, passages, self._reader))

    def _remembered(self, question: str, answers: Iterator[Answer]) -> Iterator[Answer]:
        for answer in answers:
            yield answer
        self.turns += (Turn(question, answer),)

    def _answers(self, question: str, query: str, passages: Sequence[Passage], reader: Reader) -> Iterator[Answer]:
        """Partial answers, the final one last; at least one."""
        extractive = functools.partial(extractive_answer, question, query, passages, reader)
        if self._generator is None:
            yield extractive()
        else:
            yield from self._generator.stream(question, query, passages, fallback=extractive, turns=self.turns)


def default_reader() -> Reader:
    """The reader that comes with the program, loaded once a process."""
    from assistant.reader import Reader as TrainedReader

    return TrainedReader.load()


def ask(question: str, *, article: str | Path | None = None) -> Answer:
    """Ask an article one question.

    Args:
        question: A self-contained question.
        article: Path or article id; the whole library if None, the bundled sample if it is empty.

    Returns:
        The answer; `answered` is False where the article does not say.

    Raises:
        QuestionError: The question is blank or too long (also a ValueError).
        ArticleChatError: The article or the library cannot be opened; the text says what to do.
    """
    check_question(question)
    with Conversation(article) as conversation:
        return conversation.ask(question)

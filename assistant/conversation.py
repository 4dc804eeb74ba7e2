"""A conversation about one article or several: questions, answers, and what was said before."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from assistant.answering import answer_question, leant_on
from assistant.generative import Generator
from assistant.messages.following import leans
from assistant.messages.languages import ENGLISH, language_of
from assistant.messages.splitting import split_questions
from assistant.overview.about import about_answer
from assistant.overview.gist import MOST_ARTICLES, gist_answer
from assistant.providers import configured
from assistant.reading import Reader
from assistant.small_talk import small_talk
from assistant.types import Answer
from index import Article, Library, Passage
from index.library import check_question

READ_PASSAGES = 12  # retrieved and read for a question; a one-page article has fewer
# "Who wrote it?" is of the article at the outset, and of what was spoken of later on; "this" stays the article.
_POINTS_BACK = re.compile(r"(?i)\b(?:it|its)\b")
ENGLISH_ONLY = (
    "The reader that comes with the program reads English, and {what} seems to be in {language}. With a language model "
    "configured (LLM_PROVIDER in .env; see the README) such questions are answered. Searched by its words alone:"
)


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
        asked = split_questions(question)
        if len(asked) == 1:
            yield from self._remembered(question, self._answers(question))
            return
        yield from self._remembered(question, self._several(question, asked))

    def _remembered(self, question: str, answers: Iterator[Answer]) -> Iterator[Answer]:
        for answer in answers:
            yield answer
        self.turns += (Turn(question, answer),)

    def _several(self, message: str, asked: Sequence[str]) -> Iterator[Answer]:
        """The questions of one message, each answered in its turn and leaning on those before it."""
        before = self.turns
        done: list[Answer] = []
        try:
            for question in asked:
                for answer in self._answers(question):
                    yield joined(message, [*done, answer])
                done.append(answer)
                self.turns += (Turn(question, answer),)
        finally:
            self.turns = before

    def _answers(self, question: str) -> Iterator[Answer]:
        """Partial answers to one question, the final one last; at least one."""
        at_once = small_talk(question)
        if at_once is None:
            at_once = self._of_the_whole(question)
        if at_once is not None:
            yield at_once
            return
        passages = self._find(question)
        if self._generator is None:
            yield self._not_english(question, passages) or self._extracted(question)
            return
        earlier = leant_on([turn.answer for turn in self.turns])
        proposed = self._generator.rewritten(question, self.turns) if earlier and leans(question) else ""
        query = proposed or question
        if proposed:
            passages = self._find(query)
        yield from self._generator.stream(
            question, query, passages, fallback=lambda: self._extracted(question, proposed), turns=self.turns
        )

    def _of_the_whole(self, question: str) -> Answer | None:
        """The answer to a question about the article as a whole; None for any other."""
        after_others = bool(leant_on([turn.answer for turn in self.turns]))
        other = after_others and _POINTS_BACK.search(question) is not None
        articles = self._opened()
        about = None if other else about_answer(question, articles)
        return about or gist_answer(question, articles, it_may_be_other=other, after_others=after_others)

    def _extracted(self, question: str, proposed: str = "") -> Answer:
        """An answer of the article's own sentences."""
        if self._reader is None:
            self._reader = default_reader()
        earlier = leant_on([turn.answer for turn in self.turns])
        return answer_question(question, earlier, self._find, self._reader, [proposed] if proposed else [])

    def _find(self, query: str) -> list[Passage]:
        return self._library.retrieve(query, top_k=READ_PASSAGES, articles=self._articles)

    def _opened(self) -> list[Article]:
        """The articles that are asked, in the library's order; of a large library the first few and one more."""
        if self._articles is not None:
            return [self._library.get(each) for each in self._articles[: MOST_ARTICLES + 1]]
        return self._library.articles()[: MOST_ARTICLES + 1] or [self._library.sample()]

    def _not_english(self, question: str, passages: Sequence[Passage]) -> Answer | None:
        """What to tell a person whose language, or whose article's, the built-in reader does not read."""
        what, language = "this question", language_of(question)
        if language == ENGLISH and passages:
            what, language = "the article", language_of(" ".join(passage.text for passage in passages[:3]))
        if language == ENGLISH:
            return None
        text = ENGLISH_ONLY.format(what=what, language=language)
        return Answer(question, question, False, "extractive", text, closest=passages[0] if passages else None)


def joined(message: str, answers: Sequence[Answer]) -> Answer:
    """The answers to several questions of one message as one.

    Generated if an answered one of them is: a reader of the answer then knows that not all is the article's own words.
    Answered if one of them is; what is not stated is told in `note`. The probability is that of the last. There is no
    lead: "Yes." would not say to which of them.
    """
    answered = [each for each in answers if each.answered]
    missing = [each for each in answers if not each.answered]
    told = [f"{each.question} {each.text}" for each in missing]
    return Answer(
        message,
        " ".join(each.query for each in answers),
        bool(answered),
        "generated" if any(each.mode == "generated" for each in answered) else (answered or answers)[-1].mode,
        " ".join(each.text.removeprefix(each.lead).lstrip() for each in (answered or missing)),
        tuple(statement for each in answered for statement in each.statements),
        closest=None if answered else next((each.closest for each in missing if each.closest), None),
        withheld=tuple(held for each in answers for held in each.withheld),
        note=" ".join([*dict.fromkeys(each.note for each in answers if each.note), *(told if answered else [])]),
        probability=answers[-1].probability,
    )


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

"""Answers that a test lines up, in place of those that readers and models find."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest

from assistant import Answer, Citation, Statement
from assistant.conversation import Turn
from index import Article


class Scripted:
    """Stands in for `Conversation`: gives the answers that a test lined up, and keeps what it was made with."""

    answers: Iterator[Answer]
    made: list[tuple[Sequence[str] | None, tuple[Turn, ...]]]

    def __init__(self, article: Sequence[str] | None, *, library: object, turns: tuple[Turn, ...]) -> None:
        self.turns = turns
        self.made.append((article, turns))

    def stream(self, question: str) -> Iterator[Answer]:
        answer = None
        for answer in self.answers:
            yield answer
        assert answer is not None
        self.turns += (Turn(question, answer),)


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Callable[[Iterator[Answer]], list[Any]]:
    """Line up the answers of the next conversation; returns what conversations were made with."""
    monkeypatch.setattr("ui.actions.Conversation", Scripted)

    def line_up(answers: Iterator[Answer]) -> list[Any]:
        Scripted.answers = answers
        Scripted.made = []
        return Scripted.made

    return line_up


def cite(article: Article, text: str) -> Citation:
    (sentence,) = [sentence for sentence in article.sentences if text in sentence.text]
    return Citation(article.id, article.title, sentence)


def answer_of(*statements: Statement, mode: Any = "extractive") -> Answer:
    return Answer("?", "?", True, mode, " ".join(each.text for each in statements), statements)

"""Citation, Statement, Answer: what a question gets."""

from dataclasses import dataclass
from typing import Any, Literal

from index import Passage, Sentence

Mode = Literal["extractive", "generated", "chat"]


@dataclass(frozen=True, slots=True)
class Citation:
    """The sentence that says a statement.

    Attributes:
        article_id: Id of the article, which is a hash of its text.
        title: The article's title.
        sentence: The sentence, with its offsets in that text.
    """

    article_id: str
    title: str
    sentence: Sentence

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON; offsets are half-open code points of the article's text."""
        return {
            "article_id": self.article_id,
            "title": self.title,
            "position": self.sentence.position,
            "start": self.sentence.start,
            "end": self.sentence.end,
            "text": self.sentence.text,
        }


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of an answer.

    Attributes:
        text: What is said.
        citations: The sentences that say it; at least one.
        short: Half-open code points of `text` that answer the question in few words, or None.
    """

    text: str
    citations: tuple[Citation, ...]
    short: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Withheld:
    """A statement that a language model made and the sentences it cites do not support; never part of an answer.

    Attributes:
        text: What the model wrote.
        reason: Why it was withheld, in words for a person.
        citations: The sentences that it cited; may be empty.
    """

    text: str
    reason: str
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question gets: statements with citations, or an abstention, or small talk.

    Attributes:
        question: What the person asked.
        query: What was searched for: the question made self-contained.
        answered: False when the evidence does not carry an answer; then there are no statements.
        mode: "extractive": sentences of the article; "generated": written by a language model;
            "chat": small talk, nothing cited.
        text: The answer in words; what to tell the person where there is none.
        statements: In order; each has a citation.
        lead: What `text` says before the statements ("Yes."), or "".
        closest: Of an abstention, the nearest passage, which is not an answer; else None.
        withheld: Statements of a language model that failed the check, shown on request only.
        note: A line for the person about how the answer came about ("The model does not answer …"), or "".
        probability: Calibrated probability that the articles answer the question, 0 to 1, where the reader has
            judged it; None for small talk and a language model's answers.
    """

    question: str
    query: str
    answered: bool
    mode: Mode
    text: str
    statements: tuple[Statement, ...] = ()
    closest: Passage | None = None
    withheld: tuple[Withheld, ...] = ()
    note: str = ""
    probability: float | None = None
    lead: str = ""

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations of all statements, each once, in the order of their first use: a person sees them as 1, 2, …"""
        return tuple(dict.fromkeys(each for statement in self.statements for each in statement.citations))

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON, the same keys in every mode."""
        return {
            "question": self.question,
            "query": self.query,
            "answered": self.answered,
            "mode": self.mode,
            "text": self.text,
            "statements": [
                {"text": statement.text, "citations": [citation.to_dict() for citation in statement.citations]}
                for statement in self.statements
            ],
            "closest": None
            if self.closest is None
            else {
                "article_id": self.closest.article_id,
                "title": self.closest.title,
                "start": self.closest.start,
                "end": self.closest.end,
                "text": self.closest.text,
            },
        }

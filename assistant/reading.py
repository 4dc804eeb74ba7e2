"""The seam between answering and reading: what a reader takes and gives."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from index import Sentence


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence that a reader takes for an answer.

    Attributes:
        start: First code point of the short answer in the article's text; inside the sentence.
        end: One past its last code point.
        sentence: Place of the sentence in the list that was read.
        score: For ranking within one question; larger is better; the reader says its unit.
        probability: Of the first reading, that what was read answers the question; of the others, that their
            sentence is a right one too. 0 to 1.
    """

    start: int
    end: int
    sentence: int
    score: float
    probability: float


class Reader(Protocol):
    """Finds the sentences that answer a question."""

    @property
    def threshold(self) -> float:
        """Probability from which on a question counts as answered, 0 to 1."""

    def read(self, question: str, sentences: Sequence[Sentence], *, limit: int = 5) -> list[Reading]:
        """Read consecutive sentences of one article.

        Args:
            question: A self-contained question.
            sentences: In article order, none of them page furniture; may have gaps.
            limit: Most readings to return, at least 1.

        Returns:
            Best first, at most one a sentence; empty if `sentences` is.
        """

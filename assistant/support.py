"""Is a statement supported by the article sentences that it cites? Rules that say in words why not.

A language model's statement is compared with its sentences word by word: quotations, numbers and dates, names and
roles, who said it, negation and direction, done or planned, and at last the words that no sentence carries. Each part
is a file of `assistant.checks` and gives a reason or none; the first reason decides. Nothing is learnt from the
statements of one article, and nothing leaves the machine.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.checks import attribution, figures, foreign, names, polarity, quotations, subjects, wording
from assistant.checks.alignment import align
from assistant.checks.phrases import joined
from assistant.checks.words import plain, read

LONGEST_STATEMENT = 1_000  # characters; one sentence of an answer, not a page
MOST_SOURCE = 12_000  # characters of the cited sentences that are read


@dataclass(frozen=True, slots=True)
class Support:
    """A verdict.

    Attributes:
        supported: Whether the sentences say what the statement says.
        reason: Why not, in words for a person; "" if they do.
    """

    supported: bool
    reason: str


def check_support(statement: str, sentences: Sequence[str], *, around: Sequence[str] = ()) -> Support:
    """Check a statement against the sentences that it cites.

    Args:
        statement: One sentence of an answer, without citation marks.
        sentences: The cited sentences, whole, in article order.
        around: Their neighbours in the article: only for who "he" or "the company" is.

    Returns:
        The verdict. What cannot be judged (nothing said, nothing cited, too long) is not supported.
    """
    reason = _reason(statement, sentences, around)
    return Support(not reason, reason)


def _reason(statement: str, sentences: Sequence[str], around: Sequence[str]) -> str:
    if len(statement) > LONGEST_STATEMENT:
        return "The statement is too long to be checked."
    stated = plain(statement)
    if not any(character.isalnum() for character in stated):
        return "The statement says nothing."
    source = _plain_source(sentences)
    if not source:
        return "It cites no sentence."
    if stated in source:
        return ""
    if foreign.is_foreign(stated):
        return quotations.check(stated, source) or foreign.check(stated, source)
    neighbours = joined(read(map(plain, around)))
    aligned = align(joined(read([stated])), joined(read(source)))
    return (
        quotations.check(stated, source)
        or figures.check(aligned)
        or names.check(aligned, neighbours)
        or names.roles(aligned)
        or names.places(aligned)
        or attribution.check(aligned)
        or subjects.check(aligned)
        or polarity.check(aligned, negations=not figures.leaves_rest(aligned))
        or polarity.modality(aligned)
        or polarity.alleged(aligned)
        or wording.check(aligned, neighbours)
    )


def _plain_source(sentences: Sequence[str]) -> list[str]:
    found, room = [], MOST_SOURCE
    for sentence in sentences:
        text = plain(sentence[:room])
        room -= len(sentence)
        if text:
            found.append(text)
        if room <= 0:
            break
    return found

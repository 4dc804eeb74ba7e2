"""Is a statement supported by the article sentences that it cites? Rules that say in words why not.

A language model's statement is compared with its sentences word by word. Quotations, numbers, dates and names have to
stand there: a rule each. Everything else (what may follow from their figures, roles, who said it, negation and
direction, done or planned, words that no sentence carries, the doubt of a small trained network) only speaks against
it, and is weighed: a logistic regression over `checks.findings`, whose weights `checks.make_weights` fits to the tuning
pairs. The heaviest finding is the reason, one that a person can see for themselves before the network's. Nothing leaves
the machine.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.checks import entailment, figures, foreign, names, quotations
from assistant.checks.alignment import align
from assistant.checks.findings import Finding, closeness, doubt, find, strengths
from assistant.checks.phrases import joined
from assistant.checks.shortening import shortens
from assistant.checks.weights import BIAS, CLOSE, PLAIN, THRESHOLD
from assistant.checks.words import plain, read

LONGEST_STATEMENT = 1_000  # characters; one sentence of an answer, not a page
MOST_SOURCE = 12_000  # characters of the cited sentences that are read, and of their neighbours
_TELLING = 0.3  # nats from which a finding is a reason to tell, before the network's doubt


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
    judged = judge(statement, sentences, around)
    if isinstance(judged, str):
        return judged
    found, close = judged
    if weigh(found, close) < THRESHOLD:
        return ""
    weights = {each: each.strength * _weight(each.kind, close) for each in found}
    plainer = [each for each in found if each.kind != "doubt" and weights[each] >= _TELLING]
    return max(plainer or found, key=lambda each: weights[each]).reason


def judge(statement: str, sentences: Sequence[str], around: Sequence[str] = ()) -> str | tuple[list[Finding], float]:
    """What the rules say: the reason that one gives, "" for the sentences' own words; else what is to be weighed.

    Returns:
        A reason, or the findings and how nearly the statement copies its sentences, in 0 to 5/3.
    """
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
    near = _plain_source(around)
    neighbours = joined(read(near))
    aligned = align(joined(read([stated])), joined(read(source)))
    reason = quotations.check(stated, source) or figures.check(aligned) or names.check(aligned, neighbours)
    if reason:
        return reason
    found, close = find(aligned, neighbours), closeness(aligned)
    worded = figures.as_cited(aligned)
    if all(each.kind == "split" or not each.strength for each in found) and shortens(read([worded]), read(source)):
        return found, close
    return [*found, doubt(entailment.log_odds(worded, source, near))], close


def weigh(found: Sequence[Finding], close: float) -> float:
    """Log odds that a statement with these findings is not supported, for pairs like those of the tuning sets."""
    return BIAS + sum(strength * _weight(kind, close) for kind, strength in strengths(found).items())


def _weight(kind: str, close: float) -> float:
    return PLAIN.get(kind, 0.0) + CLOSE.get(kind, 0.0) * close


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

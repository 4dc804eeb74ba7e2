"""Which numbers are below zero, and which say without a sign that something became less.

A dash before a number is a minus only where a space stands before it and none after: not in "3-1", "pages 5-8" or
"a rise - 5 percent -". What is counted or takes time has no sign: "the team, minus two players", "tested negative 5
days later".
"""

from collections.abc import Sequence
from dataclasses import replace

from assistant.checks import bounds, thesaurus
from assistant.checks.figure import Figure
from assistant.checks.lexicon import word_set
from assistant.checks.words import Word

_SIGNED = ("number", "percent", "points", "money")
_TIMES = ("second", "month")
_OPENING = ("(", '"', ":")
_LOSSES = word_set("""
    shrank shrunk shrink shrinks shrinking loss losses deficit deficits shortfall contraction deflation debt below
    negative minus worse less fewer owe owes owed
""")
_LEVELS = word_set("to at from")  # "fell to 5": where it is then, not how far it fell
_REACH = 6  # words before a number in which it is said that it was lost
_BEHIND = 3  # and after it: "a 5 percent fall"


def signed(words: Sequence[Word], figure: Figure) -> Figure:
    """A figure as a negative one, its sign among its words, where one is written before it; else whether it is lost."""
    if figure.kind not in _SIGNED or figure.unit in _TIMES or not float(figure.value[0]):
        return figure
    if [word.lower for word in words[figure.end : figure.end + 2]] == ["below", "zero"]:
        return _negative(words, replace(figure, unit=figure.unit or "degree"), figure.start, figure.end + 2)
    if _counts(words, figure) or not _minus(words, figure):
        return replace(figure, loses=_loses(words, figure))
    return _negative(words, figure, figure.start - 1, figure.end)


def _negative(words: Sequence[Word], figure: Figure, start: int, end: int) -> Figure:
    value = (-float(figure.value[0]),)
    return replace(figure, value=value, start=start, end=end, bound=figure.bound or bounds.bound(words, start))


def _minus(words: Sequence[Word], figure: Figure) -> bool:
    if not figure.start:
        return False
    sign, number = words[figure.start - 1], words[figure.start]
    before = words[figure.start - 2] if figure.start > 1 else None
    margin = [word.lower for word in words[max(0, figure.start - 3) : figure.start - 1]] == ["plus", "or"]
    if margin or (before and before.kind == "number"):  # "plus or minus 3", "10 minus 4", "5 -8"
        return False
    if sign.text == "-":
        return not number.spaced and (sign.spaced or (before is not None and before.text in _OPENING))
    return sign.lower in ("minus", "negative")


def _counts(words: Sequence[Word], figure: Figure) -> bool:
    """Whether a bare number counts what follows it: "the team, minus two players"."""
    bare = figure.kind == "number" and not figure.unit
    return bare and figure.end < len(words) and words[figure.end].content


def _loses(words: Sequence[Word], figure: Figure) -> bool:
    clause = words[figure.start].clause
    before = [word for word in words[max(0, figure.start - _REACH) : figure.start] if word.clause == clause]
    if before and before[-1].lower in _LEVELS:
        return False
    after = [word for word in words[figure.end : figure.end + _BEHIND] if word.clause == clause]
    return any(word.lower in _LOSSES or thesaurus.turn(word.lower) < 0 for word in [*before, *after])

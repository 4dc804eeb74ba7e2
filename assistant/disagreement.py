"""Do articles give different figures or dates for the same question?

Only what can be compared with certainty is: one number of the same unit, one date, weekday, time or year on either
side. Names are not ("the minister", "Kim Lee"), nor "yesterday", whose day depends on the article's own.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.checks import agreement, currencies, dates
from assistant.checks.alignment import Text, strength_of
from assistant.checks.figure import Figure
from assistant.checks.words import Word, plain, read
from assistant.types import Statement

MOST_ARTICLES = 3  # named in the sentence
_DATED = ("date", "weekday", "time", "year")
_COUNTED = ("number", "money", "percent", "points", "part", "ordinal", "vague")
_MOST_OTHER_WORDS = 4  # of substance beside the figure; with more the answer is a story, not a figure
_ABOUT = 0.06  # how far from its figure "about" reaches
_ROUNDED = 0.05  # how far a figure with fewer digits may be from the one it was rounded from
_ALIKE = 0.5  # strength from which on two counted words may mean the same people or things


@dataclass(frozen=True, slots=True)
class _Stated:
    """What an article answers.

    Attributes:
        title: The article's title.
        said: The short answer as written.
        figures: Its figures by kind, one of each; a range has the kind "range" and its two ends as value.
        counted: Words of substance beside the figures, in lower case.
    """

    title: str
    said: str
    figures: dict[str, tuple[Figure, str]]
    counted: frozenset[str]


def disagreement(statements: Sequence[Statement]) -> str:
    """Say that articles give different short answers to one question.

    Args:
        statements: They answer the same question, the best first. Of each article the first with a short answer
            counts; statements that cite several articles do not.

    Returns:
        A sentence for the person that names up to `MOST_ARTICLES` articles and what they say; "" where the short
        answers agree or cannot be compared. "About 340", "more than 300" and "340" agree; so do "Tuesday" and
        "Tuesday, 4 May".
    """
    stated: dict[str, _Stated] = {}
    for statement in statements:
        articles = {citation.article_id for citation in statement.citations}
        if len(articles) == 1 and statement.short is not None and not articles & stated.keys():
            stated[articles.pop()] = _read(statement, statement.short)
    answers = list(stated.values())
    for place, first in enumerate(answers):
        differing = [first]
        for other in answers[place + 1 :]:
            if all(_differ(one, other) for one in differing):
                differing.append(other)
        if len(differing) > 1:
            says = ", ".join(f'"{each.title}" says {each.said}' for each in differing[:MOST_ARTICLES])
            return f"The articles disagree: {says}."
    return ""


def _read(statement: Statement, short: tuple[int, int]) -> _Stated:
    # The whole statement is read: its other words tell "340" from "more than 340" and "340 kilometres".
    before, said, after = (
        plain(statement.text[slice(*span)]) for span in ((0, short[0]), short, (short[1], len(statement.text)))
    )
    start = len(read([before]))
    end = start + len(read([said]))
    text = Text(read([" ".join(part for part in (before, said, after) if part)]))
    figures = [figure for figure in text.figures if start <= figure.start < end]
    within = {at for figure in figures for at in range(figure.start, figure.end)}
    others = [(at, text.words[at]) for at in range(start, min(end, len(text.words))) if at not in within]
    content = [(at, word) for at, word in others if word.content]
    named = any(word.capital and at for at, word in content) or any(_is_name(text.words, f) for f in figures)
    comparable = {} if named or len(content) > _MOST_OTHER_WORDS else _by_kind(text.words, figures)
    title = statement.citations[0].title
    return _Stated(title, said.strip(" .,;:"), comparable, frozenset(word.lower for _, word in content))


def _is_name(words: Sequence[Word], figure: Figure) -> bool:
    """Whether a number belongs to a name ("Boeing 737", "Q2", "A-320") or stands for a decade ("the 1990s")."""
    if figure.kind not in ("number", "year", "ordinal") or words[figure.start].kind != "number":
        return False
    before = words[figure.start - 1] if figure.start else None
    glued = before is not None and before.kind == "word" and not words[figure.start].spaced
    named = before is not None and before.content and before.capital and figure.start > 1
    decade = figure.end < len(words) and words[figure.end].lower == "s" and not words[figure.end].spaced
    return glued or named or decade or (figure.kind == "ordinal" and words[figure.end - 1].lower == "s")


def _by_kind(words: Sequence[Word], figures: Sequence[Figure]) -> dict[str, tuple[Figure, str]]:
    """The figures that can be compared, each with the side of a date that is meant; {} where it is not clear which."""
    counted = [figure for figure in figures if figure.kind in _COUNTED]
    dated = [figure for figure in figures if figure.kind in _DATED]
    if len(counted) + len(dated) < len(figures) or (counted and dated):
        return {}
    if len(counted) == 2 and _is_range(words, *counted):
        low, high = counted
        return {"counted": (replace(low, value=(_value(low), _value(high)), bound="range"), "")}
    if len(counted) == 1:
        return {"counted": (counted[0], "")}
    found = {}
    for figure in dated:
        kind = "date" if figure.kind == "year" else figure.kind
        if kind in found:
            return {}  # "from 4 to 6 May"
        if figure.kind == "year":
            figure = replace(figure, kind="date", value=(int(figure.value[0]), 0, 0))
        found[kind] = (figure, dates.relation(words, figure))
    return found


def _is_range(words: Sequence[Word], low: Figure, high: Figure) -> bool:
    between = [word.lower for word in words[low.end : high.start]]
    joined = between in (["to"], ["-"]) or (
        between == ["and"] and low.start > 0 and words[low.start - 1].lower == "between"
    )
    return joined and low.kind == high.kind and low.unit == high.unit and _value(low) < _value(high)


def _differ(one: _Stated, other: _Stated) -> bool:
    """Whether two answers are of one kind and cannot both be true."""
    alike = not (one.counted and other.counted) or any(
        max(strength_of(a, b), strength_of(b, a)) >= _ALIKE for a in one.counted for b in other.counted
    )
    if "counted" in one.figures and not alike:
        return False  # "12 dead" and "30 injured" are no contradiction
    for kind in one.figures.keys() & other.figures.keys():
        (mine, side), (theirs, their_side) = one.figures[kind], other.figures[kind]
        if kind == "counted":
            if _same_unit(mine, theirs) and not _numbers_agree(mine, theirs):
                return True
        elif side == their_side and not _dates_agree(mine, theirs):
            return True
    return False


def _same_unit(one: Figure, other: Figure) -> bool:
    if currencies.ANY in (one.unit, other.unit):
        return False
    kinds = {one.kind, other.kind}
    if kinds == {"money"}:
        return currencies.same(one.unit, other.unit)
    return one.unit == other.unit and (len(kinds) == 1 or kinds in ({"percent", "part"}, {"number", "vague"}))


def _numbers_agree(one: Figure, other: Figure) -> bool:
    if "range" not in (one.bound, other.bound) and (agreement.agree(one, other) or agreement.agree(other, one)):
        return True
    (low, high), (from_, to) = _span(one), _span(other)
    return (low <= to and from_ <= high) or _rounded(one, other)


def _value(figure: Figure) -> float:
    return float(figure.value[0]) * (100 if figure.kind == "part" else 1)


def _span(figure: Figure) -> tuple[float, float]:
    """The least and the greatest number that a figure allows."""
    if figure.kind == "vague" or figure.bound == "range":
        return float(figure.value[0]), float(figure.value[1])
    value = _value(figure)
    near = value * _ABOUT + (0.5 if figure.kind == "part" else 0)
    return {
        ">": (value, math.inf),
        "<": (0.0, value),
        "~<": (value - near, value),
        "~": (value - near, value + near),
    }.get(figure.bound, (value, value))


def _rounded(one: Figure, other: Figure) -> bool:
    """Whether one is the other with fewer digits: "1.2 billion", "1,234 million"; not 300 and 304 people."""
    mine, theirs = _value(one), _value(other)
    if max(mine, theirs) < 1e6 and mine.is_integer() and theirs.is_integer():
        return False
    few, many = sorted((mine, theirs), key=_digits)
    return abs(few - many) <= _ROUNDED * few and float(f"{many:.{_digits(few)}g}") == few


def _digits(value: float) -> int:
    return len(f"{value:.12e}".split("e")[0].replace(".", "").rstrip("0")) or 1


def _dates_agree(one: Figure, other: Figure) -> bool:
    if one.kind != "date":
        return dates.agree(one, other) or dates.agree(other, one)
    # What one leaves out, the other may say: "4 May" and "May 2026".
    mine = tuple(a or b for a, b in zip(one.value, other.value, strict=True))
    theirs = tuple(b or a for a, b in zip(one.value, other.value, strict=True))
    return dates.agree(replace(one, value=mine), replace(other, value=theirs))

"""Dates, weekdays, years and relative days in a list of words, with the times of `clock`."""

import re
from collections.abc import Sequence

from assistant.checks import clock
from assistant.checks.figure import Figure
from assistant.checks.lexicon import MONTHS, WEEKDAYS, word_set
from assistant.checks.words import Word

_NUMERIC = re.compile(r"(?<![\d.,/-])(\d{1,4})([-/.])(\d{1,2})\2(\d{2,4})(?![\d/-])")
_RELATIVE = word_set("today yesterday tomorrow tonight")
_SPANS = word_set("""
    day week month year weekend quarter decade century night morning afternoon evening summer winter spring autumn
    fall season
""")
_WHICH = {"last": "last", "next": "next", "this": "this", "past": "last", "previous": "last", "coming": "next",
          "following": "next", "same": "this", "current": "this"}  # fmt: skip
_BEFORE_MONTH = word_set("""
    in since by until last next of from to this between and early late mid on before after during through for -
""")
_FEASTS = {"christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26), "may day": (5, 1)}
_JOINS = word_set("and to or - until till")
_BEFORE = word_set("before until till")
_AFTER = word_set("after since following")


def parse(words: Sequence[Word]) -> list[Figure]:
    """Find the dates and times of a text, in order; each word belongs to one at most."""
    found: list[Figure] = []
    i = 0
    while i < len(words):
        figure = _date(words, i) or clock.parse(words, i) or _span(words, i)
        if figure is None:
            i += 1
            continue
        found.append(figure)
        i = figure.end
        day = _day(words, i + 1) if i + 1 < len(words) and words[i].lower in _JOINS else None
        ends = day and (words[i].text == "-" or day[1] == len(words) or words[day[1]].kind == "mark")
        if day and ends and figure.kind == "date" and figure.value[2] and _month(words, day[1]) is None:
            found.append(Figure("date", (*figure.value[:2], day[0]), i + 1, day[1]))  # "February 8-9"
            i = day[1]
    return found


def _number(words: Sequence[Word], i: int) -> int | None:
    if 0 <= i < len(words) and words[i].kind == "number" and words[i].text.isdigit() and len(words[i].text) <= 4:
        return int(words[i].text)
    return None


def _day(words: Sequence[Word], i: int) -> tuple[int, int] | None:
    """A day of a month and the place after it: "2", "2nd"."""
    value = _number(words, i)
    if value is None or not 1 <= value <= 31:
        return None
    ordinal = i + 1 < len(words) and words[i + 1].lower in ("st", "nd", "rd", "th") and not words[i + 1].spaced
    return value, i + 2 if ordinal else i + 1


def _month(words: Sequence[Word], i: int) -> int | None:
    if not 0 <= i < len(words):
        return None
    word = words[i]
    number = MONTHS.get(word.lower)
    if number is None or not word.capital:
        return None
    if word.lower in ("may", "march", "mar", "jan", "dec", "sep") and word.lower in ("may", "march"):
        before = words[i - 1].lower if i else ""
        near = _day(words, i + 1) or _number(words, i + 1) or _number(words, i - 1)
        marked = before in _BEFORE_MONTH
        if not near and not (marked and i):
            return None
    return number


def _year(words: Sequence[Word], i: int) -> tuple[int, int] | None:
    if i < len(words) and words[i].text == ",":
        i += 1
    value = _number(words, i)
    return (value, i + 1) if value is not None and 1500 <= value <= 2100 else None


def _dot(words: Sequence[Word], i: int) -> int:
    return i + 1 if i < len(words) and words[i].text == "." and i + 1 < len(words) else i


def _date(words: Sequence[Word], i: int) -> Figure | None:
    word = words[i]
    named = _FEASTS.get(" ".join(each.lower for each in words[i : i + 2]))
    if named and word.capital:
        return Figure("date", (0, *named), i, i + 2)
    if word.lower in WEEKDAYS and word.capital and len(word.lower) > 2:
        return Figure("weekday", (WEEKDAYS[word.lower],), i, i + 1)
    month = _month(words, i)
    if month is not None:
        end = _dot(words, i + 1) if len(word.text) <= 4 and word.lower != "may" else i + 1
        day = _day(words, end)
        if day is not None and not (end < len(words) and words[end].text == "."):
            year = _year(words, day[1])
            return Figure("date", (year[0] if year else 0, month, day[0]), i, year[1] if year else day[1])
        year = _year(words, i + 1)
        if year and words[i + 1].text != ",":
            return Figure("date", (year[0], month, 0), i, year[1])
        return Figure("date", (0, month, 0), i, i + 1)
    found = _day(words, i)
    if found is not None:
        at = found[1] + (found[1] < len(words) and words[found[1]].lower == "of")
        month = _month(words, at)
        if month is not None:
            year = _year(words, at + 1)
            return Figure("date", (year[0] if year else 0, month, found[0]), i, year[1] if year else at + 1)
        if found[1] < len(words) and words[found[1]].lower in _JOINS:  # "8 and 9 February"
            other = _day(words, found[1] + 1) if found[1] + 1 < len(words) else None
            month = _month(words, other[1]) if other else None
            if month is not None:
                return Figure("date", (0, month, found[0]), i, found[1])
    return _numeric(words, i)


def _numeric(words: Sequence[Word], i: int) -> Figure | None:
    """2026-05-02, 2/5/2026, 02.05.2026: day and month in whichever order, told apart only above 12."""
    if words[i].kind != "number":
        return None
    text = "".join(word.text for word in words[i : i + 5] if not word.spaced or word is words[i])
    match = _NUMERIC.match(text)
    if match is None:
        parts = re.match(r"(0?[1-9]|1[0-2])/((?:19|20)\d\d)(?!\d)", text)
        return Figure("date", (int(parts[2]), int(parts[1]), 0), i, i + 3) if parts else None
    first, _, second, third = match.groups()
    size = 5 if match.group(2) != "." else 1
    if len(first) == 4:
        return Figure("date", (int(first), int(second), int(third)), i, i + size)
    year = int(third) if len(third) == 4 else 2000 + int(third)
    day, month = int(first), int(second)
    if month > 12:
        day, month = month, day
    return Figure("date", (year, month, day), i, i + size, swappable=day <= 12)


def _span(words: Sequence[Word], i: int) -> Figure | None:
    """Relative: "today", "last week", "next Monday" (which leaves the weekday itself to be found)."""
    word = words[i]
    if word.lower in _RELATIVE:
        return Figure("relative", (word.lower,), i, i + 1)
    if (
        word.lower in _SPANS
        and i + 1 < len(words)
        and words[i + 1].lower in ("before", "earlier", "ago")
        and i
        and (words[i - 1].lower in ("a", "the", "one"))
    ):
        return Figure("relative", ("last", word.lower), i, i + 2)
    if word.lower in _WHICH and i + 1 < len(words):
        after = words[i + 1].lower
        if after in _SPANS:
            return Figure("relative", (_WHICH[word.lower], after), i, i + 2)
    return None


def relation(words: Sequence[Word], figure: Figure) -> str:
    """Which side of the date is meant: "before", "after", "by", or "" for the date itself."""
    for word in reversed(words[max(0, figure.start - 2) : figure.start]):
        if word.lower in _BEFORE:
            return "before"
        if word.lower in _AFTER:
            return "after"
        if word.lower == "by":
            return "by"
    return ""


def agree(stated: Figure, found: Figure) -> bool:
    """Whether a statement's date is one that a sentence's date carries: the same, or less exact."""
    if stated.kind == "weekday" or stated.kind == "relative":
        return stated.kind == found.kind and stated.value == found.value
    if stated.kind != found.kind:
        return False
    if stated.kind == "time":
        same = stated.value == found.value
        loose = stated.swappable or found.swappable
        return same or (
            loose and int(stated.value[0]) % 12 == int(found.value[0]) % 12 and stated.value[1] == found.value[1]
        )
    values = [stated.value]
    if stated.swappable:
        year, month, day = stated.value
        values.append((year, day, month))
    others = [found.value]
    if found.swappable:
        year, month, day = found.value
        others.append((year, day, month))
    return any(
        all(mine in (0, other) for mine, other in zip(value, against, strict=True))
        for value in values
        for against in others
    )

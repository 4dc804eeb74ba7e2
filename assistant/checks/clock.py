"""Clock times: 6.40 a.m., 18:30, half past six in the evening, twenty to five, noon."""

import re
from collections.abc import Sequence

from assistant.checks.figure import Figure
from assistant.checks.lexicon import word_set
from assistant.checks.spelled import spelled
from assistant.checks.words import Word

_BEFORE = word_set("at by until till before after around about since from nearly almost exactly")
_TO = ("-", "to", "until", "till")
_OCLOCK = ("oclock", "o'clock")


def parse(words: Sequence[Word], i: int) -> Figure | None:
    """The time that begins with word `i`, or None."""
    word = words[i]
    if word.lower in ("noon", "midday"):
        return Figure("time", (12, 0), i, i + 1)
    if word.lower == "midnight":
        return Figure("time", (0, 0), i, i + 1)
    found = _past(words, i) or _in_figures(words, i) or _in_words(words, i)
    if found is None:
        return None
    hour, minute, end = found
    half, after = _half_day(words, end)
    if not half and words[i].kind == "number":
        half, after = _shared_half(words, i, end, hour), end
    if half:
        end, hour = after, hour % 12 + (12 if half == "pm" else 0)
    elif end < len(words) and words[end].lower in _OCLOCK:
        end += 1
    return Figure("time", (hour, minute), i, end, swappable=not half and hour <= 12)


def _in_figures(words: Sequence[Word], i: int) -> tuple[int, int, int] | None:
    """Hour, minute and the place after them: "6.40 a.m.", "18:30", "6 o'clock", the "6" of "6-8pm"."""
    found = _written(words, i)
    if found is None:
        return None
    hour, minute, end = found
    told: str | bool = _half_day(words, end)[0] or _shared_half(words, i, end, hour)
    if words[i].text.isdigit():
        told = told or end > i + 1 or _closed(words, end)
    return found if told and hour <= 24 else None


def _written(words: Sequence[Word], i: int) -> tuple[int, int, int] | None:
    """The same of figures that could be a time from how they are written alone: "6.40", "18:30", "6"."""
    text, end = (words[i].text, i + 1) if i < len(words) else ("", i)
    if re.fullmatch(r"\d{1,2}\.[0-5]\d", text):
        hour, minute = text.split(".")
        return int(hour), int(minute), end
    if not (words[i : i + 1] and words[i].kind == "number" and text.isdigit() and len(text) <= 2):
        return None
    after = words[end + 1].text if end + 1 < len(words) and words[end].text == ":" else ""
    return (int(text), int(after), end + 2) if re.fullmatch(r"[0-5]\d", after) else (int(text), 0, end)


def _shared_half(words: Sequence[Word], start: int, end: int, hour: int) -> str:
    """ "am" or "pm" where only the other end of a stretch says it: "pm" for 6 in "6-8pm", "am" for 11 in "11-2pm"."""
    joint = words[end].lower if end < len(words) else ""
    if joint not in _TO and not (joint == "and" and start and words[start - 1].lower == "between"):
        return ""
    found = _written(words, end + 1)
    half = words[found[2]].lower if found and found[2] < len(words) else ""
    if found is None or half not in ("am", "pm") or not (1 <= hour <= 12 and 1 <= found[0] <= 12):
        return ""
    return half if hour % 12 <= found[0] % 12 else {"am": "pm", "pm": "am"}[half]


def _in_words(words: Sequence[Word], i: int) -> tuple[int, int, int] | None:
    """The same of "nine in the morning", "nine o'clock"."""
    found = spelled(words, i)
    return (found[0], 0, found[1]) if found and 1 <= found[0] <= 12 and _closed(words, found[1]) else None


def _past(words: Sequence[Word], i: int) -> tuple[int, int, int] | None:
    """The same of "half past six", "a quarter to ten", "six minutes past seven"."""
    at = i + 1 if words[i].lower == "a" else i
    name = words[at].lower if at < len(words) else ""
    if name in ("half", "quarter"):
        minute, at = (30 if name == "half" else 15), at + 1
    else:
        found = _small(words, at)
        if found is None or not 1 <= found[0] < 30:
            return None
        minute, at = found
    named = at < len(words) and words[at].lower in ("minutes", "minute")
    at += named
    side = words[at].lower if at < len(words) else ""
    # "From ten to five" and "by ten to five" are no times; "at ten to five" is one.
    told = name in ("half", "quarter") or named or (i and words[i - 1].lower in _BEFORE - {"from", "by"})
    if not (side == "past" or (side == "to" and told and name != "half")):
        return None
    found = _small(words, at + 1)
    if found is None or not 1 <= found[0] <= 12:
        return None
    hour, end = found
    return (hour, minute, end) if side == "past" else ((hour - 1) or 12, 60 - minute, end)


def _small(words: Sequence[Word], i: int) -> tuple[int, int] | None:
    if i < len(words) and words[i].kind == "number" and words[i].text.isdigit() and len(words[i].text) <= 2:
        return int(words[i].text), i + 1
    return spelled(words, i)


def _closed(words: Sequence[Word], i: int) -> bool:
    """Whether what follows says that a number is a time."""
    return bool(_half_day(words, i)[0]) or (i < len(words) and words[i].lower in _OCLOCK)


def _half_day(words: Sequence[Word], i: int) -> tuple[str, int]:
    """ "am" or "pm" where it is said from word `i` on, and the place after it."""
    after = [word.lower for word in words[i : i + 3]]
    if after[:2] == ["in", "the"] and after[2:] and after[2] in ("morning", "afternoon", "evening"):
        return ("am" if after[2] == "morning" else "pm"), i + 3
    if after[:2] == ["at", "night"]:
        return "pm", i + 2
    return (after[0], i + 1) if after and after[0] in ("am", "pm") else ("", i)


def told(words: Sequence[Word], figure: Figure) -> Figure | None:
    """The time that a plain number may be, from its place: "at 10.30", "by eleven"."""
    before = [word.lower for word in words[max(0, figure.start - 2) : figure.start]]
    if figure.kind != "number" or figure.unit or not _BEFORE & set(before):
        return None
    hour, minute = divmod(round(float(figure.value[0]) * 100), 100)
    written = words[figure.start].text
    if not 1 <= hour <= 24 or minute > 59 or (minute and not re.fullmatch(r"\d{1,2}\.\d\d", written)):
        return None
    return Figure("time", (hour, minute), figure.start, figure.end, swappable=hour <= 12)

"""Dates that tell when an article appeared, not when something in it happened: date lines and datelines."""

import re


def _day(month: str) -> str:
    """ "9 May" and "May 9th", with a weekday before it or without."""
    weekday = r"(?:(?i:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
    return rf"{weekday}(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{month},?|{month}\s+\d{{1,2}}(?:st|nd|rd|th)?,?)"


_MONTH = r"(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_ANY_MONTH = r"(?i:[a-z]{3,9})\.?"  # of any language: the line has nothing else
_YEAR = r"\s+(?:19|20)\d\d"
_HOUR = r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d\d(?:\s?(?i:[ap]\.?m)\.?)?)?"
# "Friday 9 February 2024", "May 3, 2026, 14:05": a line with a year and nothing but the date.
_DATE_LINE = re.compile(rf"\W*{_day(_ANY_MONTH)}{_YEAR}{_HOUR}\W*")
# "KAMPALA, 3 May 2026 - The", "Port Vila (Reuters), May 3 — A": the start of an article's first sentence.
_PLACE = r"(?!(?:In|On|At|By|From)\b)[^\W\d_][\w.’' -]{1,40}(?:,\s[^\W\d_][\w.’' -]{1,30}?)?"
_AGENCY = r"(?:\s\([^()]{2,30}\))?"
_DASH = r"(?:\s[-–—]{1,2}\s|\s?[–—]\s?|:\s)"
_DATELINE = re.compile(rf"{_PLACE}{_AGENCY},\s(?P<date>{_day(_MONTH)}(?:{_YEAR})?){_AGENCY}{_DASH}")


def is_date_line(text: str) -> bool:
    """Whether a sentence is a date and nothing else."""
    return _DATE_LINE.fullmatch(text) is not None


def dateline(text: str) -> tuple[int, int] | None:
    """Where the date stands with which a sentence opens, as in "KAMPALA, 3 May 2026 - The"; None if it does not."""
    found = _DATELINE.match(text)
    return found.span("date") if found else None

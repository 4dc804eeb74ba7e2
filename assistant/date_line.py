"""Lines that are nothing but a date: when an article appeared, not when something in it happened."""

import re

# "Friday 9 February 2024", "May 3, 2026, 14:05": a line with a year and nothing but the date.
_DATE_LINE = re.compile(
    r"(?i)\W*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3,9}\.?,?|[a-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?)\s+(?:19|20)\d\d"
    r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?)?\W*"
)


def is_date_line(text: str) -> bool:
    """Whether a sentence is a date and nothing else."""
    return _DATE_LINE.fullmatch(text) is not None

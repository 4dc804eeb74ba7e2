"""Lines that say of an article who wrote it and when; neither its news nor its headline."""

import re

_LONGEST_BYLINE = 80  # characters
_CAPITAL = r"[A-Z\u00c0-\u00de\u0100-\u017f]"
_WORD = rf"{_CAPITAL}[\w’'.-]*"
_PERSON = rf"{_WORD}(?: (?:(?:al|bin|binti|da|de|del|den|der|di|la|le|van|von) )*{_WORD}){{1,3}}"
_PERSONS = rf"{_PERSON}(?:(?:, | and | & |, and ){_PERSON}){{0,4}}"
# What may follow in the same line; more words than that, and the line is a sentence of the article.
_BYLINE_END = r"(?=\s*(?:$|[.]$|[|•·;–—/(,]| - | in [A-Z]| for [A-Z]))"
_BYLINES = (
    re.compile(
        rf"\W*(?i:(?:(?:article|interview|news|report|reported|reporting|review|story|text|words|written) )?by)"
        rf":?\s+(?P<author>{_PERSONS}){_BYLINE_END}"
    ),
    re.compile(
        rf"\W*(?i:author|authors|reporter|reporters|text|words|writer|writers): ?(?P<author>{_PERSONS}){_BYLINE_END}"
    ),
    re.compile(
        rf"(?P<author>{_PERSONS}),? (?i:(?:staff |senior |chief )?(?:writer|reporter|correspondent)|(?:\w+ ){{1,2}}"
        r"(?:editor|correspondent|reporter))$"
    ),
    # "By Reuters", "By our correspondent in Morelia": the whole line, or it is a sentence that starts so.
    re.compile(rf"\W*(?i:by) (?P<author>{_WORD})$"),
    re.compile(
        r"\W*(?i:(?:reporting |reported )?by (?P<author>(?:an? |our |the )(?:[\w-]+ ){0,3}(?:reporter|correspondent"
        rf"|writer|bureau)))(?: in {_WORD}(?: {_WORD})*)?{_BYLINE_END}"
    ),
)
_CLAUSE = re.compile(r",(?: [\w’'-]+){3,}[.!?]$")
_DAY = re.compile(
    r"(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|noon|night|january|february|march|april|may"
    r"|june|july|august|september|october|november|december)\b"
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
# "Published: Tuesday, 5 March 2024, 14:05 GMT", "2024-03-05", "5/3/2024", and nothing else in the line.
_DATED = re.compile(
    r"\W*(?:(?:(?:first |last )?(?:published|posted|updated)|date)(?: on| at)?\W+)?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\W+)?"
    rf"(?:{_DAY_NUMBER}\s+{_MONTH},?\s+\d{{4}}|{_MONTH}\s+{_DAY_NUMBER},?\s+\d{{4}}|\d{{4}}-\d\d?-\d\d?"
    r"|\d\d?[./]\d\d?[./]\d{4})(?:(?:T|\W+(?:at )?)\d\d?[:.]\d\d[\w:.+ -]{0,20})?\W*",
    re.IGNORECASE,
)


def is_byline(text: str) -> bool:
    """Whether a sentence is a line that names the author, and no news."""
    return len(" ".join(text.split())) <= _LONGEST_BYLINE and bool(named_author(text))


def named_author(text: str) -> str:
    """Who a byline says has written the article; "" for a line that is none: "By New Year, all workers had left." """
    line = " ".join(text.split())
    found = [match for pattern in _BYLINES if (match := pattern.match(line))]
    authors = [match["author"] for match in found if not _DAY.match(match["author"])]
    return authors[0] if authors and not _CLAUSE.search(line) else ""


def is_dated(text: str) -> bool:
    """Whether a line is the date of publication and nothing else, in numbers or English words."""
    return len(text) <= _LONGEST_BYLINE and _DATED.fullmatch(text) is not None

"""Dates, sums of money, durations, shares and numbers of things in a sentence."""

import re
from collections.abc import Sequence

from assistant.checks.lexicon import MONTHS, word_set
from assistant.questions.clauses import (
    ABOUT,
    Token,
    is_unit,
    plural,
    said,
)

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.|Feb\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)"
)
_DAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_YEAR = r"(?:1[5-9]|20)\d\d"
DATE = re.compile(
    rf"""(?<![\w-])(?:
    on\ (?:the\ )?(?:(?:{_DAY})(?:\ (?:morning|afternoon|evening|night))?
           (?:,?\ \d{{1,2}}\ {_MONTH}|,?\ {_MONTH}\ \d{{1,2}})?
       |\d{{1,2}}(?:st|nd|rd|th)?\ {_MONTH}(?:\ {_YEAR}|\ (?:last|this|next)\ year)?
       |{_MONTH}\ \d{{1,2}}(?:st|nd|rd|th)?(?:,\ {_YEAR})?)
    |in\ (?:the\ )?(?:(?:early|late|mid)[- ]|(?:spring|summer|autumn|winter)\ (?:of\ )?)?
       (?:{_MONTH}(?:\ (?:of\ )?(?:{_YEAR}|last\ year|next\ year))?|{_YEAR})
    |in\ (?:the\ )?(?:spring|summer|autumn|winter)
    |(?:last|next)\ (?:week|month|year|spring|summer|autumn|winter|night|weekend|{_DAY}|{_MONTH})
    |on\ the\ \d{{1,2}}(?:st|nd|rd|th)
    |(?:yesterday|tomorrow|tonight)
    |at\ (?:noon|midnight|dawn|dusk)
    )(?![\w-])""",
    re.VERBOSE,
)
CURRENCY = (
    r"(?:dollars?|euros?|pounds?|pesos?|rupees?|kroner|kronor|krone|crowns?|zloty|złoty|lira|lei|leones|"
    r"new\ leones|yen|won"
    r"|yuan|rand|naira|shillings?|francs?|baht|ringgit|rupiah|dirhams?|riyals?|reais|roubles?|rubles?|forints?|cedis|birr|pence|"
    r"cents|gourdes?|guaran[ií]e?s?|taka|dong|hryvnias?|crore\ rupees|lakh\ rupees)"
)
_AMOUNT = r"\d+(?:[.,]\d+)*(?:\ ?(?:million|billion|trillion|bn|m|crore|lakh))?"
MONEY = re.compile(
    rf"(?<![\w-])(?:(?i:about|some|around|roughly|nearly|almost|more\ than|up\ to|at\ least|over)\ )?"
    rf"(?:(?:[A-Z]{{0,3}}[$€£¥₹₩¢]|[A-Z]{{2,3}}\ )\ ?{_AMOUNT}|{_AMOUNT}\ {CURRENCY})(?![\w-])"
)
_SMALL = (
    r"(?:\d+(?:[.,]\d+)*|half\ an?|an?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|fifteen|eighteen|twenty)"
)
DURATION = re.compile(
    rf"(?:(?:about|some|around|roughly|nearly|almost|more\ than|up\ to|at\ least|over|only|just)\ )?"
    rf"{_SMALL}(?:\ and\ a\ half)?\ "
    rf"(?:years?|months?|weeks?|days?|hours?|minutes?)(?:\ and\ {_SMALL}\ (?:minutes|months|days))?(?![\w-])"
)
PERCENT = re.compile(
    r"(?:by\ )?(?:(?:about|some|around|roughly|nearly|almost|more\ than)\ )?\d+(?:[.,]\d+)?"
    r"(?:%|\ per\ cent|\ percent)(?:age\ points)?"
)

BULK = word_set("tonnes tons litres liters barrels gallons kilos kilograms hectares acres kilometres miles metres")
_BEFORE_NUMBERS = ABOUT | word_set("more than at least up to the a further all only just")


def number_of(tokens: Sequence[Token], start: int, end: int) -> int:
    """Of "about 200 empty houses" the place of the first word that is counted; 0 if nothing is."""
    at = start
    while at < end and tokens[at].kind != "number":
        if tokens[at].lower not in _BEFORE_NUMBERS:
            return 0
        at += 1
    if at == start + 1 and tokens[start].lower in ("the", "a"):
        return 0
    first = at
    while at < end and tokens[at].kind == "number":
        at += 1
    if at == first or at >= end or not tokens[first].text[0].isalnum():
        return 0
    number, noun = said(tokens, range(first, at)), tokens[at:end]
    if "%" in number or re.fullmatch(r"(?:1[89]|20)\d\d", number) or any(t.kind == "number" for t in noun):
        return 0
    in_bulk = len(noun) == 1 and noun[0].lower in BULK and end < len(tokens) and tokens[end].lower == "of"
    if not in_bulk and any(_measures(t) for t in noun):
        return 0
    return at if plural(noun[-1]) and len(noun) < 5 and noun[0].lower != "or" else 0


def _measures(token: Token) -> bool:
    """Whether a word after a number says in what is measured: "kilometres", "pesos", "May", "year-old"."""
    month = token.capital and token.lower.rstrip(".") in MONTHS
    money = re.fullmatch(CURRENCY, token.lower, re.VERBOSE)
    return is_unit(token.lower) or month or bool(money) or "year-old" in token.lower

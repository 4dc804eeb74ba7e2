"""What stands before a number to bound it: "more than", "up to", "nearly", "about"."""

from collections.abc import Sequence

from assistant.checks.lexicon import word_set
from assistant.checks.words import Word

_PERIODS = word_set("""
    day week month year weekend decade century night morning afternoon evening summer winter spring autumn season hour
    minute second generation term shift round
""")
_KNOCKED = word_set("knock knocked take took taken run ran turn turned hand handed push pushed bring brought fall fell")
_OVER = frozenset(
    [
        "more than",
        "at least",
        "upwards of",
        "no fewer",
        "in excess",
        "over",
        "above",
        "exceeding",
        "exceeded",
        "topped",
        "topping",
        "surpassing",
        "surpassed",
        "no less than",
        "in excess of",
        "not less than",
    ]
)
_SMALLER = word_set("fewer lower smaller shorter younger cheaper lighter nearer earlier closer slower narrower")
_SIDES = word_set("above over below under beyond")


def bound(words: Sequence[Word], start: int) -> str:
    """The bound of the number at `start`: ">", "<", "~", "~<" for "nearly", or ""."""
    if start > 1 and words[start - 1].lower == "the" and words[start - 2].lower in _SIDES:
        return ""  # "52 million above the 160 million" that were expected
    while start and words[start - 1].lower in ("a", "an", "the"):
        start -= 1
    before = [word.lower for word in words[max(0, start - 3) : start]]
    if before[:1] and before[0].startswith("add") and before[1:] == ["up", "to"]:
        return ""
    last, two = (before[-1] if before else ""), " ".join(before[-2:])
    if last == "over" and (before[-2:-1] and before[-2] in _KNOCKED or _period(words, start)):
        return ""
    if last == "than" and len(before) > 1 and before[-2].endswith("er") and two not in ("rather than", "other than"):
        return "<" if (before[-2] in _SMALLER) != (before[0] in ("no", "not")) else ">"  # "no longer than" is "at most"
    if two in _OVER or last in _OVER or " ".join(before) in _OVER:
        return ">"
    if {"maximum", "limit"} & set(before) or two in ("at most", "limited to", "capped at"):
        return "<"
    if two == "much as" or two == "many as":
        return "<"
    if last in ("nearly", "almost") or two in ("just under", "close to"):
        return "~<"
    if two in ("less than", "at most", "up to") or last in (
        "under",
        "below",
    ):
        return "<"
    if last in ("about", "around", "some", "roughly", "approximately", "approx", "circa", "estimated", "nearby", "~"):
        return "~"
    return ""


def _period(words: Sequence[Word], start: int) -> bool:
    """Whether a number counts stretches of time: "over three winters" is while they went by."""
    return any(word.lower.removesuffix("s") in _PERIODS for word in words[start + 1 : start + 3])

"""Numbers below a hundred in words: "twelve", "twenty-one"."""

from collections.abc import Sequence

from assistant.checks.words import Word

_TEENS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
"""
ONES = {name: value for value, name in enumerate(_TEENS.split())}
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
TENS = {name: 10 * n for n, name in enumerate(_TENS.split(), 2)}


def spelled(words: Sequence[Word], i: int) -> tuple[int, int] | None:
    """The number that begins with word `i`, and the place after it; None where none does."""
    if i >= len(words):
        return None
    lower = words[i].lower
    if lower in ONES:
        return ONES[lower], i + 1
    if lower in TENS:
        step = i + 2 if i + 1 < len(words) and words[i + 1].text == "-" else i + 1
        if step < len(words) and 0 < ONES.get(words[step].lower, 0) < 10:
            return TENS[lower] + ONES[words[step].lower], step + 1
        return TENS[lower], i + 1
    return None

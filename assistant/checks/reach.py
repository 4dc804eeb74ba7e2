"""How far from a cited sentence its neighbours may stand that tell who "he" or "the company" is."""

import re

_NEAR = 2  # sentences to either side
_FAR = 6  # sentences before one with "she" or "their": a name is not said again for a while
_LEAD = 2  # first sentences of the article, which say who it is about
_REFERS = re.compile(
    r"(?i)\b(?:he|him|his|she|hers?|they|them|theirs?|its?|i|me|my|we|us|ours?|the (?:company|firm|group|utility))\b"
)


def reach(position: int, text: str) -> list[int]:
    """Positions of a cited sentence and of its neighbours, in order; the last may be past the article's end.

    Args:
        position: Of the sentence in its article.
        text: The sentence.
    """
    refers = _REFERS.search(text)
    near = range(max(0, position - (_FAR if refers else _NEAR)), position + _NEAR + 1)
    return sorted({*near, *range(_LEAD)}) if refers else list(near)

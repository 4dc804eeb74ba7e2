"""How far from a cited sentence its neighbours may stand that tell who "he" or "the company" is."""

import re

_NEAR = 2  # sentences to either side
_FAR = 6  # sentences before one with "she" or "their": the name of a person is not said again for a while
_REFERS = re.compile(r"(?i)\b(?:he|him|his|she|hers?|they|them|theirs?)\b")


def reach(position: int, text: str) -> range:
    """Positions of the neighbours of a cited sentence, its own among them, the first at least 0.

    Args:
        position: Of the sentence in its article.
        text: The sentence.
    """
    before = _FAR if _REFERS.search(text) else _NEAR
    return range(max(0, position - before), position + _NEAR + 1)

"""Misspelt names: words of a question that stand in no sentence, but nearly so."""

import difflib
import re
from collections.abc import Sequence

from assistant.checks import thesaurus
from assistant.checks.countries import SAME
from assistant.checks.lexicon import FUNCTION, MONTHS, ROLES, WEEKDAYS, word_set
from index import Sentence

_WORD = re.compile(r"[^\W\d_][\w’'-]{3,}")
_LIKE = 0.78  # share of letters in common (Ratcliff & Obershelp, 1988) from which on a name is taken for misspelt
_LIKE_KNOWN = 0.88  # the same for a word that the dictionary has: "prosecution" is no misspelt "Prosecutor"
_MOST_NAMES = 4_000


def respelt(question: str, sentences: Sequence[Sentence]) -> str:
    """The question with words that look like a misspelt name of the sentences spelt as there; else as it is.

    A country is another country, whatever it looks like, and "Martin" no misspelt "Martinez". A word of the dictionary
    is one where it is typed in small letters ("manager", and "Manger" in the article), or where the name is one too.
    """
    names: dict[str, str] = {}
    known: set[str] = set()
    words: set[str] = set()
    for sentence in sentences:
        for match in _WORD.finditer(sentence.text):
            word = _bare(match.group())
            known.add(word.lower())
            if word.islower():
                words.add(word)
            if word[0].isupper() and len(names) < _MOST_NAMES:
                names.setdefault(word.lower(), word)
    names = {low: word for low, word in names.items() if low not in _COMMON}

    def spelt(match: re.Match[str]) -> str:
        word = match.group()
        low = _bare(word.lower())
        listed = _listed(low)
        if (
            low in known
            or low in _COMMON
            or low in SAME
            or (word.islower() and listed)
            or any(low.startswith(k) or k.startswith(low) for k in _stems(low, words))
        ):
            return word
        like = _LIKE_KNOWN if any(map(thesaurus.known, {low, *thesaurus.bases(low)})) else _LIKE
        alike = [n for n in names if n[0] == low[0] and abs(len(n) - len(low)) < 2]
        if not word.islower():  # "bergs" may be Berg's, and "Greens" is not "Green"
            alike = [n for n in alike if n + "s" != low and low + "s" != n]
        near = difflib.get_close_matches(low, alike, n=1, cutoff=like)
        if near and listed and _listed(near[0]):
            return word
        return names[near[0]] + word[len(low) :] if near else word

    return _WORD.sub(spelt, question)


def _bare(word: str) -> str:
    return word.rstrip("’'-").removesuffix("’s").removesuffix("'s").rstrip("’'-")


def _listed(low: str) -> bool:
    """Whether the dictionary has a word, or one that it may be a form of; stricter than `thesaurus.known`."""
    return thesaurus.is_noun(low) or thesaurus.is_verb(low) or thesaurus.mostly(low) != "n" or low in FUNCTION | ROLES


def _stems(word: str, known: set[str]) -> list[str]:
    """Known words that are the same but for an ending ("visits", "visited")."""
    return [k for k in known if abs(len(k) - len(word)) <= 3 and k[:4] == word[:4] and k[: len(word) - 2] == word[:-2]]


_COMMON = (
    word_set("""
    what when where which whose while whom does have will would could should about after before during than that their
    there these they this those with from into over under many much year years month months week person people company
    say says said last next first been being were other more most some such also just like make made take took give gave
    come came know kind tell name time times happen happened the and but for not are was who how why did
""")
    | WEEKDAYS.keys()
    | MONTHS.keys()
)

"""The rest: words of substance in the statement that no sentence carries are details that it invents."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.checks import names, polarity, thesaurus
from assistant.checks.alignment import Alignment
from assistant.checks.lexicon import ROLES, SPEECH, STRICT_VERBS, word_set
from assistant.checks.words import Word

# How much each kind of missing word weighs, and how much may be missing: set on the tuning pairs.
VERB, ADVERB, REFERENCE = 0.45, 0.3, 0.5
MOST_LACK = 0.99
UNLIKE, ALIKE, NOUN_ALIKE = 0.4, 0.7, 0.64  # cosines of single words
_BEFORE_NOUN = word_set("""
    the a an of in on for with from by at its their his her this that these those no
""")
_BEFORE_VERB = word_set("will would can could may might must should not he she they it who which")


@dataclass(frozen=True, slots=True)
class Missing:
    """A word of the statement that its sentences carry badly or not at all; `lack` is in 0 to 1."""

    at: int
    lack: float


def missing(aligned: Alignment) -> list[Missing]:
    """The words of substance that the sentences do not carry, in order."""
    words = aligned.stated.words
    denied = polarity.negated(aligned.stated)
    found = []
    for i, word in enumerate(words):
        if not word.heavy or i in aligned.stated.figure_words or names.is_name(words, i):
            continue
        if thesaurus.bases(word.lower) & SPEECH:
            continue
        best = aligned.best(i)
        if i in denied and any(
            thesaurus.opposite(word.lower, other.lower) for other in aligned.source.words if other.content
        ):
            continue  # "not guilty" for "acquitted"
        if best < 0.8:
            found.append(Missing(i, (1 - best) * weight(aligned, i) * (1 - likeness(aligned, i))))
    return found


def likeness(aligned: Alignment, i: int) -> float:
    """How sure a word of the source means the same as word `i`, by the encoder's cosine of the two; 0 to 1.

    Words that name other kinds of the same thing are as alike as synonyms are ("school", "university"), and so are
    opposites and people: those are left out.
    """
    lower = aligned.stated.words[i].lower
    if thesaurus.is_person(lower) or thesaurus.bases(lower) & STRICT_VERBS:
        return 0.0
    taken = {p for j in aligned.carriers if j != i for p in aligned.places(j, 0.9)}
    others = {w.lower for p, w in enumerate(aligned.source.words) if w.content and not w.capital and p not in taken}
    others = {
        other
        for other in others
        if not thesaurus.opposite(lower, other)
        and not thesaurus.siblings(lower, other)
        and not thesaurus.is_person(other)
    }
    if not others:
        return 0.0
    mine = _vector(lower)
    cosine = max(float(mine @ _vector(other)) for other in others)
    if kind(lower) != "v":
        return float(cosine >= NOUN_ALIKE)
    return min(1.0, max(0.0, (cosine - UNLIKE) / (ALIKE - UNLIKE)))


@functools.lru_cache(maxsize=20_000)
def _vector(word: str) -> NDArray[np.float32]:
    from index.encoder import load_encoder

    vector: NDArray[np.float32] = load_encoder().encode([word])[0]
    return vector


def kind(word: str, before: str = "") -> str:
    """The part of speech of a word, by its ending, by the word before it, and by what it mostly is."""
    if thesaurus.is_verb(word):
        if (
            word.endswith(("ed", "ing"))
            or thesaurus.irregular(word)
            or not thesaurus.is_noun(word)
            or before in _BEFORE_VERB
        ):
            return "v"
        if before in _BEFORE_NOUN and thesaurus.is_noun(word):
            return "n"
    return thesaurus.mostly(word)


def weight(aligned: Alignment, i: int) -> float:
    """How much it says that word `i` has no counterpart, in 0 to 1.

    Paraphrases change verbs and refer back ("the film"); what is invented is a thing or a quality.
    """
    words = aligned.stated.words
    lower = words[i].lower
    before = words[i - 1].lower if i else ""
    if thesaurus.is_adverb(lower):
        return ADVERB
    if (
        before in ("the", "its", "their", "his", "her") and kind(lower, before) == "v"
    ):  # "the stolen files" were spoken of before
        return VERB
    if thesaurus.bases(lower) & STRICT_VERBS and thesaurus.is_verb(lower):
        return 1.0
    if kind(lower, before) == "v":
        return VERB
    if before in ("the", "this", "that", "these", "those", "its", "their", "his", "her"):
        after = words[i + 1] if i + 1 < len(words) else None
        return (
            REFERENCE
            if after is None or not after.content or words[i].owner or after.kind == "mark" or kind(after.lower) == "v"
            else 1.0
        )
    return 1.0


def _referred(aligned: Alignment, i: int, around: Sequence[Word]) -> bool:
    """Whether "the governor" may be the "she" who speaks in the source, or is called so in the sentences around it."""
    words, source = aligned.stated.words, aligned.source.words
    if not i or words[i - 1].lower not in ("the", "its", "their") or (i + 1 < len(words) and words[i + 1].capital):
        return False
    if any(thesaurus.carried(words[i].lower, word.lower) >= 0.9 for word in around if word.kind == "word"):
        return True
    return any(
        word.lower in ("he", "she", "they")
        and any(thesaurus.bases(near.lower) & SPEECH or near.lower == "said" for near in source[max(0, p - 1) : p + 2])
        for p, word in enumerate(source)
    )


def check(aligned: Alignment, around: Sequence[Word] = ()) -> str:
    """A reason why the statement says more than its sentences, or ""."""
    words = aligned.stated.words
    gaps = missing(aligned)
    for gap in gaps:
        after = words[gap.at + 1] if gap.at + 1 < len(words) else None
        person = thesaurus.is_person(words[gap.at].lower) and not words[gap.at].lower.endswith(("ing", "ed"))
        if aligned.best(gap.at) < 0.6 and (
            person or (after and thesaurus.is_person(after.lower) and after.lower in ROLES)
        ):
            if person and _referred(aligned, gap.at, around):
                continue
            return f"The sentence does not say “{words[gap.at].text}”."
    lack = sum(
        gap.lack
        for gap in gaps
        if not (thesaurus.is_person(words[gap.at].lower) and _referred(aligned, gap.at, around))
    )
    heavy = sum(1 for i, w in enumerate(words) if w.heavy)
    if lack >= MOST_LACK or lack > 0.5 * heavy:
        return "The sentence does not say " + ", ".join(f"“{words[gap.at].text}”" for gap in gaps[:4]) + "."
    return ""

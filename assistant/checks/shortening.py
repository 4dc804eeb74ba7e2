"""Is a statement a sentence with some words left out, none of which changes what it says?

The network has learnt that an error often hides in what is left out, and doubts too much of it: "The ticket costs 45
kroner" of "The bus ticket costs 45 kroner one way". A modifier, a phrase that a preposition opens and the end of a
sentence can go; what denies, limits or tells who says it cannot.
"""

from collections.abc import Sequence

from assistant.checks.lexicon import FUNCTION, FUTURE, NEGATIONS, POSSIBLE, SPEECH, UNDOING, word_set
from assistant.checks.words import Word

_ARTICLES = word_set("a an the")
_OPENS = word_set("by in on at from after before during for with since under near of to over")
_TURNS = (
    word_set("""
        if unless except provided whether than until only when without but not never no none nobody neither nor hardly
        barely nearly almost half few little less be am is are was were been being that who which
        former ex acting deputy vice assistant alleged suspected fake false counterfeit failed planned proposed
        potential would-be so-called attempted supposed apparent claimed rumoured unlikely likely
    """)
    | NEGATIONS
    | SPEECH
    | UNDOING
    | FUTURE
    | POSSIBLE
)
_ENDS = word_set("if unless except provided until without but not than only")
_MODIFIERS, _PHRASE = 3, 7  # words that may be left out at one place
_LEAST = 3  # words of a statement


def shortens(stated: Sequence[Word], source: Sequence[Word]) -> bool:
    """Whether a statement is one of the sentences with words left out that do not change what it says."""
    said = _words(stated)
    by_sentence: dict[int, list[Word]] = {}
    for word in _words(source):
        by_sentence.setdefault(word.sentence, []).append(word)
    return len(said) >= _LEAST and any(_shortens(said, words) for words in by_sentence.values())


def _words(words: Sequence[Word]) -> list[Word]:
    return [word for word in words if word.kind != "mark" and word.lower not in _ARTICLES]


def _shortens(said: Sequence[Word], words: Sequence[Word]) -> bool:
    at = 0
    for word in said:
        end = at
        while end < len(words) and words[end].lower != word.lower:
            end += 1
        if end == len(words) or not _can_go([each.lower for each in words[at:end]]):
            return False
        at = end + 1
    return not any(each.lower in _ENDS for each in words[at:])


def _can_go(gap: Sequence[str]) -> bool:
    if not gap:
        return True
    if any(word in _TURNS for word in gap):
        return False
    opened = gap[0] in _OPENS and len(gap) <= _PHRASE
    return opened or (len(gap) <= _MODIFIERS and not any(word in FUNCTION for word in gap))

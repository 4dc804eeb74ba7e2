"""Negation and opposites, word by word of the aligned texts."""

from collections.abc import Sequence

from assistant.checks import thesaurus
from assistant.checks.alignment import CARRIES, Alignment, Text
from assistant.checks.lexicon import (
    NEGATING,
    NEGATING_OBJECTS,
    NEGATIONS,
    OPPOSITES,
    UNDOING,
    word_set,
)
from assistant.checks.thesaurus import SAME
from assistant.checks.words import Word

MOST = 12  # words of one kind that are compared; more only cost time
_SCOPE = 5  # words after a negation in which its target stands
_NEARER = 1.2
_NOT_ALWAYS = word_set("only just merely necessarily")  # "not only" negates nothing


def negated(text: Text) -> dict[int, int]:
    """Places of the words that a negation is about, with the place of the negation. Two negations are none."""
    found: dict[int, int] = {}
    words = text.words
    for i, word in enumerate(words):
        if word.kind != "word":
            continue
        if thesaurus.unprefixed(word.lower):
            if i in found:
                del found[i]
            else:
                found[i] = i
        first = _reach(words, i)
        if first is None:
            continue
        if i in found:  # "did not rule out": what follows is not negated
            continue
        for j in range(first, min(first + _SCOPE, len(words))):
            other = words[j]
            if (other.kind == "mark" and other.text != "-") or (
                other.clause != word.clause and other.kind == "word" and words[first].lower != "that"
            ):
                break
            if other.content and not thesaurus.is_adverb(other.lower):
                found[j] = i
                if not (word.lower in ("no", "without") and j + 1 < len(words) and words[j + 1].content):
                    break
    return found


def _reach(words: Sequence[Word], i: int) -> int | None:
    """Where the scope of a negation at `i` begins, or None if it is no negation."""
    lower = words[i].lower
    following = [word.lower for word in words[i + 1 : i + 3]]
    if lower == "yet" and following[:1] == ["to"]:
        return i + 2
    if lower in NEGATIONS:
        if following[:1] and following[0] in _NOT_ALWAYS:
            return None
        return None if lower == "no" and (not following or words[i + 1].kind != "word") else i + 1
    if lower == "against" and following and following[0].endswith("ing"):
        return i + 1
    base = thesaurus.bases(lower)
    if base & NEGATING_OBJECTS or (base & NEGATING and following[:1] == ["to"]):
        return i + 1
    return None


def negation(aligned: Alignment) -> str:
    """Compare what is negated in the statement with what is negated in the sentences."""
    mine, theirs = negated(aligned.stated), negated(aligned.source)
    words, source = aligned.stated.words, aligned.source.words
    for i, word in enumerate(words):
        if not word.content:
            continue
        light = thesaurus.light(word.lower)
        places = aligned.places(i, SAME if light and i not in mine else CARRIES)
        if places:
            same = [p for p in places if (p in theirs) == (i in mine)]
            if same and len(same) < len(places):
                other = [p for p in places if p not in same]
                if max(aligned.nearness(i, i + 1, p) for p in same) * _NEARER >= max(
                    aligned.nearness(i, i + 1, p) for p in other
                ):
                    continue
            elif same:
                continue
            if i in mine and (
                _denies(aligned, mine[i])
                or _undone(aligned, i)
                or any(_failed(source, p) for p in places)
                or any(_beside(source, p, cue) for p in places for cue in theirs.values() if cue != p)
            ):
                continue
            if i not in mine:
                cues = [theirs[p] for p in places if p in theirs]
                if any(_answered(aligned, cue, i) for cue in cues) or any(
                    _beside(words, i, cue) for cue in mine.values() if cue != i
                ):
                    continue
                return f"The sentence says {_negative(source, places, theirs)}, which the statement leaves out."
            return f"The sentence does not say “{words[mine[i]].text} … {word.text}”."
        elif i in mine and not _undone(aligned, i) and not _denies(aligned, mine[i]) and not theirs:
            return f"Nothing in the sentence is negated, but the statement says “{words[mine[i]].text} … {word.text}”."
    return ""


def _negative(source: Sequence[Word], places: Sequence[int], theirs: dict[int, int]) -> str:
    place = next(p for p in places if p in theirs)
    return "“" + " ".join(word.text for word in source[theirs[place] : place + 1]) + "”"


def _denies(aligned: Alignment, cue: int) -> bool:
    """Whether the source holds the word that negates: "failed", "without"."""
    lower = aligned.stated.words[cue].lower
    return lower not in NEGATIONS and bool(aligned.places(cue))


def _undone(aligned: Alignment, i: int) -> bool:
    """Whether the source says the opposite word, so that its negation agrees: "not correct", "wrong"."""
    lower = aligned.stated.words[i].lower
    return (
        any(
            thesaurus.opposite(lower, word.lower)
            or any(word.lower == prefix + lower for prefix in ("un", "in", "im", "dis", "non"))
            for word in aligned.source.words
            if word.kind == "word"
        )
        or any(word.lower in NEGATIONS or thesaurus.bases(word.lower) & NEGATING for word in aligned.source.words)
        and not aligned.places(i)
    )


def _answered(aligned: Alignment, cue: int, i: int) -> bool:
    """Whether the statement carries the source's negation in another word: "denied", "without", "un-"."""
    words, source = aligned.stated.words, aligned.source.words
    if any(cue in aligned.places(j) for j in range(len(words))):
        return True
    near = [w.lower for w in words[max(0, i - 6) : i + 7] if w.kind == "word"]
    denied = [w.lower for w in source[cue + 1 : cue + 6] if w.kind == "word"]
    return any(thesaurus.opposite(one, other) for one in near for other in denied)


def _failed(words: Sequence[Word], i: int) -> bool:
    """Whether a word near `i` says that nothing came of it: "an amendment to exempt them failed"."""
    return any(
        word.sentence == words[i].sentence and (word.lower == "unless" or thesaurus.bases(word.lower) & UNDOING)
        for word in [*words[max(0, i - 8) : i], *words[i + 1 : i + 9]]
        if word.kind == "word"
    )


def _beside(words: Sequence[Word], i: int, cue: int) -> bool:
    """Whether a negation near a word may be about it: "expected no change" for "did not expect a change"."""
    return abs(i - cue) <= 5 and words[i].sentence == words[cue].sentence


def direction(aligned: Alignment) -> str:
    """Compare words that have an opposite: what rises in the statement must not fall in the sentences."""
    mine, theirs = negated(aligned.stated), negated(aligned.source)
    words, source = aligned.stated.words, aligned.source.words
    for i, word in enumerate(words):
        turned = 0 if _than(aligned.stated, i) else thesaurus.turn(word.lower)
        if not word.content and not turned:
            continue
        against = [
            p
            for p, other in enumerate(source)
            if _against(word, turned, other) and (p in theirs) == (i in mine) and not _than(aligned.source, p)
        ]
        if not against:
            continue
        against = against[:MOST]
        own = aligned.places(i, 0.5 if thesaurus.light(word.lower) else CARRIES)
        if turned:
            own = [p for p, other in enumerate(source) if thesaurus.turn(other.lower) == turned][:MOST]
        if own:
            rival = max(aligned.nearness(i, i + 1, p) for p in against)
            if rival <= max(aligned.nearness(i, i + 1, p) for p in own) * _NEARER:
                continue
        elif _echoed(aligned, i, against):
            continue
        place = max(against, key=lambda p: aligned.nearness(i, i + 1, p))
        return f"The sentence says “{source[place].text}”, not “{word.text}”."
    return ""


def _against(word: Word, turned: int, other: Word) -> bool:
    if turned and thesaurus.turn(other.lower) == -turned:
        return True
    return word.content and (other.content or other.lower == "no") and thesaurus.opposite(word.lower, other.lower)


_BOUNDS = word_set("least most more less fewer")
_UNBOUND = word_set("relative date weekday time times")


def _than(text: Text, i: int) -> bool:
    """Whether a word only bounds a number: "more than 400"."""
    if i and text.words[i - 1].lower in ("at", "or") and text.words[i].lower in _BOUNDS:  # "at least", "or more"
        return True
    if not text.words[i + 1 : i + 2] or text.words[i + 1].lower != "than":
        return False
    return any(f.start <= i + 2 < f.end and f.kind not in _UNBOUND for f in text.figures)


def _echoed(aligned: Alignment, i: int, against: Sequence[int]) -> bool:
    """Whether the statement has the source's word as well, so that the opposite is not in its place."""
    words = aligned.stated.words
    return all(any(p in aligned.places(j, 0.9) for j in range(len(words)) if j != i) for p in against)


_SIDES = word_set("""
    before after above below over under inside outside more fewer less most least all none up down with without
    against for many few upstream always never every both neither
""")


def sides(aligned: Alignment) -> str:
    """Compare prepositions and the like by what they stand before: "before the vote", "after the vote"."""
    words, source = aligned.stated.words, aligned.source.words
    for i, word in enumerate(words):
        if word.lower not in _SIDES or (i and words[i - 1].lower == "or"):
            continue
        against = OPPOSITES.get(word.lower, frozenset())
        target = next((j for j in range(i + 1, min(i + 4, len(words))) if words[j].content), None)
        if target is None or any(words[j].kind == "mark" for j in range(i, target)):
            continue
        for p in aligned.places(target, 0.9):
            before = [w.lower for w in source[max(0, p - 4) : p] if w.kind != "mark"]
            if word.lower in before:
                break
            if any(lower in against for lower in before) and source[p].sentence == source[max(0, p - 4)].sentence:
                return f"The sentence does not say “{word.text} … {words[target].text}” but the opposite."
    return ""


_NONE = word_set("no none never nobody without")
_EXTENTS = [
    word_set("""
    all every each entire entirely whole always everyone everything everybody both fully completely throughout total
"""),
    word_set("before until till ahead prior previous previously earlier by yet eve pre"),
]


def extent(aligned: Alignment) -> str:
    """A reason why the statement says "all" or "before" where the sentences have nothing of the kind, or ""."""
    written = {word.lower for word in aligned.source.words}
    for word in aligned.stated.words:
        group = next((each for each in _EXTENTS if word.lower in each), None)
        if group is None or word.lower not in ("all", "every", "entire", "always", "before") or word.quoted:
            continue
        if not written & (group | _NONE):
            return f"The sentence does not say “{word.text}”."
    return ""

"""Every name of the statement stands in a sentence, with the role that the sentence gives it."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.checks import thesaurus
from assistant.checks.alignment import Alignment, name_carried
from assistant.checks.lexicon import FUNCTION, HONORIFICS, MONTHS, ROLES, WEEKDAYS, word_set
from assistant.checks.words import Word, said

# What is left out of a name with one of these is another name.
_TELLING_APART = word_set("""
    north south east west northern southern eastern western central upper lower new old real united great greater young
""")

_STANDING = word_set("""
    he she his her him hers they their them it its i my me we our us mine ours himself herself themselves itself
""")


@dataclass(frozen=True, slots=True)
class Name:
    """Consecutive words of a name; `end` is one past the last."""

    start: int
    end: int


def is_name(words: Sequence[Word], i: int) -> bool:
    """Whether a word is (part of) a proper name rather than a capitalised first word, a title or a date."""
    word = words[i]
    if word.kind != "word" or not word.capital or word.lower in HONORIFICS:
        return False
    if (word.lower in MONTHS or word.lower in WEEKDAYS) and word.lower not in (
        "may",
        "march",
        "april",
        "june",
        "august",
    ):
        return False
    if word.lower in FUNCTION and not (word.text.isupper() and len(word.text) > 1):
        return False
    if _first(words, i):
        return not thesaurus.known(word.lower) or (word.text.isupper() and len(word.text) > 1)
    return True


def _first(words: Sequence[Word], i: int) -> bool:
    """Whether a word is the first of its sentence or of a quotation."""
    j = i - 1
    while j >= 0 and words[j].sentence == words[i].sentence and words[j].text in ('"', "(", "-"):
        j -= 1
    return j < 0 or words[j].sentence != words[i].sentence or words[j].text in ".:!?" or (words[j + 1].text == '"')


def names(words: Sequence[Word]) -> list[Name]:
    """The names of a text, in order."""
    found: list[Name] = []
    i = 0
    while i < len(words):
        if not is_name(words, i):
            i += 1
            continue
        end = i + 1
        while end < len(words) and (is_name(words, end) or (words[end].text == "-" and not words[end].spaced)):
            end += 1
        found.append(Name(i, end))
        i = end
    return found


def check(aligned: Alignment, around: Sequence[Word] = ()) -> str:
    """A reason why a name is not supported, or ""; whom a pronoun may stand for is for `unheard`."""
    reason = _unmentioned(aligned, around)
    return "" if _may_be_meant(aligned) else reason


def unheard(aligned: Alignment, around: Sequence[Word]) -> str:
    """A reason why a name may be wrong that a pronoun of the sentences may stand for, or ""."""
    reason = _unmentioned(aligned, around)
    return reason if _may_be_meant(aligned) else ""


def _may_be_meant(aligned: Alignment) -> bool:
    """Whether the sentences speak of "her" or "them", and name nothing that the statement does not."""
    words, source = aligned.stated.words, aligned.source.words
    mine, theirs = ({some[i].lower for n in names(some) for i in range(n.start, n.end)} for some in (words, source))
    return theirs <= mine and any(word.lower in _STANDING for word in source)


def _unmentioned(aligned: Alignment, around: Sequence[Word]) -> str:
    words, source = aligned.stated.words, aligned.source.words
    written = {word.lower for word in source if word.kind == "word"}
    known = written | {word.lower for word in around}
    initials = acronyms(source)
    for name in names(words):
        for i in range(name.start, name.end):
            word = words[i]
            if word.kind != "word" or i in aligned.stated.figure_words:
                continue
            if carried(word, written, initials) or aligned.best(i) >= (0.9 if thesaurus.known(word.lower) else 1.0):
                continue
            if spelled_out(words, i, name, written):
                continue
            if _given(words, i, name, source) or _derived(words, i, written):
                continue
            if len(word.lower) == 1 or (around and word.lower in known):
                continue
            return f"The sentence does not mention {said(words, name.start, name.end)}."
    return ""


def _derived(words: Sequence[Word], i: int, written: set[str]) -> bool:
    """Whether the first word of a statement is no name but derived from a word of the source: "Forecasters"."""
    lower = words[i].lower
    return _first(words, i) and any(len(o) > 4 and lower.startswith(o) and thesaurus.known(o) for o in written)


def _given(words: Sequence[Word], i: int, name: Name, source: Sequence[Word]) -> bool:
    """Whether a word is the given name of somebody whom the source only calls by the family name."""
    if i >= name.end - 1 or words[i].lower in _TELLING_APART:
        return False
    family = words[name.end - 1].lower
    at = [p for p, word in enumerate(source) if word.lower == family and word.capital]
    return bool(at) and not any(p and _named_before(source, p) for p in at)


def _named_before(source: Sequence[Word], place: int) -> bool:
    """Whether another name, at the head of a sentence too, stands right before a family name."""
    before = source[place - 1]
    if before.text == "-" or is_name(source, place - 1):
        return True
    titled = before.lower in HONORIFICS or before.lower in ROLES or before.lower in FUNCTION
    return before.capital and before.sentence == source[place].sentence and not titled


def carried(word: Word, written: set[str], initials: set[str]) -> bool:
    """Whether a word of a name stands in the source: itself, a people for its country, or an acronym's expansion."""
    lower = word.lower
    return (
        lower in written
        or lower in initials
        or any(name_carried(lower, other) or (len(lower) > 8 and lower[:8] == other[:8]) for other in written)
    )


_SMALL = ("of", "the", "for", "and", "on", "in", "de")


def acronyms(words: Sequence[Word]) -> set[str]:
    """Initials of the source's runs of capitalised words, small words left out or in: "World Health Organization"."""
    found: set[str] = set()
    run: list[str] = []
    every: list[str] = []
    for word in [*words, None]:
        if word is not None and word.kind == "word" and word.capital:
            run.append(word.lower[0])
            every.append(word.lower[0])
        elif word is not None and run and word.lower in _SMALL:
            every.append(word.lower[0])
        elif word is not None and word.text == "-":
            continue
        else:
            for letters in (run, every):
                for start in range(len(letters)):
                    for end in range(start + 2, min(len(letters), start + 8) + 1):
                        found.add("".join(letters[start:end]))
            run, every = [], []
    return found


def spelled_out(words: Sequence[Word], i: int, name: Name, written: set[str]) -> bool:
    """Whether the name's words are what an acronym of the source stands for."""
    start, end = name.start, name.end
    while end < len(words) and (words[end].lower in _SMALL or words[end].capital):
        end += 1
    while start and (words[start - 1].lower in _SMALL or words[start - 1].capital):
        start -= 1
    letters = "".join(word.lower[0] for word in words[start:end] if word.kind == "word" and word.capital)
    return any(len(letters[a:]) >= 2 and letters[a:] in written for a in range(len(letters)))


def roles(aligned: Alignment) -> str:
    """A reason why a role belongs to somebody else in the source, or ""."""
    words, source = aligned.stated.words, aligned.source.words
    theirs = names(source)
    for name in names(words):
        if all(words[i].lower in ROLES or thesaurus.known(words[i].lower) for i in range(name.start, name.end)):
            continue
        person = {words[i].lower for i in range(name.start, name.end) if not thesaurus.known(words[i].lower)}
        role = _attached(words, name)
        if role is None:
            continue
        if not aligned.places(role):
            called = [
                place
                for other in theirs
                if any(source[p].lower in person for p in range(other.start, other.end))
                and (place := _attached(source, other)) is not None
            ]
            if called and all(thesaurus.carried(words[role].lower, source[p].lower) < 0.65 for p in called):
                return f"In the sentence {said(words, name.start, name.end)} is called {source[called[0]].lower}."
            continue
        own = [at for at, word in enumerate(source) if word.lower in person]
        if not own:
            continue
        for place in aligned.places(role):
            nearest = _holder(source, theirs, place)
            if nearest is None and _called(aligned, role, own):
                continue
            if nearest is None or any(source[i].lower in person for i in range(nearest.start, nearest.end)):
                if not _modified(aligned, role, place):
                    continue
                break
        else:
            return f"In the sentence it is not {said(words, name.start, name.end)} who is {words[role].lower}."
    return ""


_PATHS = ("to", "from")
_TO_OR_FROM = {"to": {"from"}, "from": {"to"}}


def places(aligned: Alignment) -> str:
    """A reason why what goes to a place in the statement comes from it in the source, or ""."""
    words, source = aligned.stated.words, aligned.source.words
    mine = {name: _path(words, name) for name in names(words)}
    for name, path in mine.items():
        own = [p for i in range(name.start, name.end) for p in aligned.places(i, 0.9)]
        if not path or not own:
            continue
        theirs = {_path(source, Name(p, p + 1)) for p in own}
        other = [p for n in mine if n != name for i in range(n.start, n.end) for p in aligned.places(i, 0.9)]
        same = {source[p].lower for p in own} <= {words[i].lower for i in range(name.start, name.end)}
        if same and theirs == _TO_OR_FROM[path]:
            return f"The sentence does not say “{path} {said(words, name.start, name.end)}”."
        if path not in theirs and any(_path(source, Name(p, p + 1)) == path for p in other):
            return f"The sentence does not say “{path} {said(words, name.start, name.end)}”."
    return ""


def _path(words: Sequence[Word], name: Name) -> str:
    for word in reversed(words[max(0, name.start - 4) : name.start]):
        if word.lower in _PATHS:
            return word.lower
        if not (word.capital or word.lower == "the"):
            break
    return ""


def _attached(words: Sequence[Word], name: Name) -> int | None:
    """Place of the role that stands right before a name, or after it in an apposition."""
    for i in range(name.start, name.end):
        if words[i].lower in ROLES:
            return i
    before = name.start - 1
    if before >= 0 and words[before].lower in HONORIFICS:
        before -= 1
    if before >= 0 and thesaurus.is_person(words[before].lower):
        return before
    if before > 0 and words[before].text == "," and words[before - 1].lower in ROLES:
        return before - 1
    if name.end < len(words) and words[name.end].text == ",":
        for i in range(name.end + 1, min(name.end + 7, len(words))):
            if words[i].lower in ROLES:
                return i
            if words[i].kind == "mark":
                break
    return None


def _called(aligned: Alignment, role: int, own: Sequence[int]) -> bool:
    """Whether the source calls the person something else right before the name: "inspector Moreau", not "diver"."""
    source = aligned.source.words
    before = [p - 1 for p in own if p and source[p - 1].kind == "word" and source[p - 1].lower not in HONORIFICS]
    there = [p for p in before if thesaurus.is_person(source[p].lower)]
    return bool(there) and not any(
        thesaurus.carried(aligned.stated.words[role].lower, source[p].lower) >= 0.65 for p in there
    )


def _modified(aligned: Alignment, role: int, place: int) -> bool:
    """Whether what stands right before a role in the statement stands near it in the source: "trade minister"."""
    words = aligned.stated.words
    i = role - 1
    while i >= 0 and words[i].content and words[i].lower not in HONORIFICS:
        found = aligned.places(i)
        if found and not any(-4 <= p - place <= 6 for p in found):
            return False
        i -= 1
    return True


def _holder(words: Sequence[Word], found: Sequence[Name], place: int) -> Name | None:
    """The name that a role at `place` is attached to: it ends in it, follows it at once, or comes before a comma."""
    for name in found:
        people = [i for i in range(name.start, name.end) if not thesaurus.known(words[i].lower)]
        if not people:
            continue
        if name.start <= place < name.end or place + 1 == name.start:
            return name
        if name.end < place <= name.end + 6 and words[name.end].text == "," and all(
            words[i].kind != "mark" or words[i].text == "-" for i in range(name.end + 1, place)
        ):  # fmt: skip
            return name
        if place < name.start <= place + 8 and words[name.start - 1].text == "," and all(
            words[i].kind != "mark" or words[i].text == "-" for i in range(place, name.start - 1)
        ):  # fmt: skip
            return name
    return None

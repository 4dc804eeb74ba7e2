"""Which words of the cited sentences carry which words of the statement, and what stands near what.

Two figures or two names in one sentence are told apart by what stands near them, in the statement and in the
sentence: in "exports rose 5 percent, imports 3 percent", "5 percent" belongs to the exports. This is the alignment of
words that textual entailment began with (MacCartney et al., 2008), with nearness in the place of a parse.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from assistant.checks import countries, dates, numbers, thesaurus
from assistant.checks.figure import Figure
from assistant.checks.words import Word

_REACH = 14  # words to either side of an item that can tell what it belongs to
_CLAUSE = 3  # words that a clause boundary counts for
_SENTENCE = 25  # words that a sentence boundary counts for
_MOST_PLACES = 20  # of one word in the source: more only costs time
_OWN = 0.94  # strength of a word that is the other or is derived from it
CARRIES = 0.8  # strength from which on a word says what the other does


@dataclass(frozen=True)
class Text:
    """The words of a statement, or of the sentences it cites, with its figures."""

    words: Sequence[Word]

    @cached_property
    def figures(self) -> list[Figure]:
        """Dates and numbers, in order."""
        found = dates.parse(self.words)
        return sorted(found + numbers.parse(self.words, found), key=lambda figure: figure.start)

    @cached_property
    def figure_words(self) -> set[int]:
        """Places of the words that belong to a figure."""
        return {at for figure in self.figures for at in range(figure.start, figure.end)}

    def distance(self, one: int, other: int) -> int:
        """Words between two places; boundaries of clauses and sentences count for several."""
        first, second = self.words[one], self.words[other]
        return (
            abs(one - other)
            + _CLAUSE * min(3, abs(first.clause - second.clause))
            + _SENTENCE * (first.sentence != second.sentence)
        )


@dataclass(frozen=True)
class Alignment:
    """A statement's words and the sentences' words that carry them."""

    stated: Text
    source: Text
    carriers: dict[int, list[tuple[int, float]]] = field(default_factory=dict)

    def best(self, i: int) -> float:
        """How well word `i` of the statement is carried at all."""
        return max((strength for _, strength in self.carriers.get(i, ())), default=0.0)

    def places(self, i: int, least: float = CARRIES) -> list[int]:
        """Places in the source of the words that carry word `i`."""
        return [p for p, strength in self.carriers.get(i, ()) if strength >= least]

    def nearness(self, start: int, end: int, place: int, leave_out: Callable[[int], bool] = lambda i: False) -> float:
        """How much of what stands near words `start` to `end` of the statement stands near `place` in the source."""
        total = 0.0
        words = self.stated.words
        for i in range(max(0, start - _REACH), min(len(words), end + _REACH)):
            if start <= i < end or i not in self.carriers or leave_out(i) or words[i].sentence != words[start].sentence:
                continue
            far = min(self.stated.distance(i, start), self.stated.distance(i, end - 1))
            near = max(
                (s / (3 + self.source.distance(p, place)) for p, s in self.carriers[i] if p != place), default=0.0
            )
            total += near / (3 + far)
        return total * 100


def align(stated: Sequence[Word], source: Sequence[Word]) -> Alignment:
    """Align the words of a statement with those of the sentences it cites."""
    places: dict[str, list[int]] = {}
    for at, word in enumerate(source):
        if word.kind in ("word", "number"):
            places.setdefault(word.lower, []).append(at)
    content = [lower for lower, at in places.items() if any(source[p].content for p in at)]
    known: dict[str, list[tuple[int, float]]] = {}
    carriers: dict[int, list[tuple[int, float]]] = {}
    for i, word in enumerate(stated):
        if word.kind == "number":
            carriers[i] = [(p, 1.0) for p in places.get(word.lower, ())[:_MOST_PLACES]]
        elif word.content:
            if word.lower not in known:
                known[word.lower] = [
                    (p, strength)
                    for lower in content
                    if (strength := strength_of(word.lower, lower)) > 0
                    for p in places[lower][:_MOST_PLACES]
                ]
            carriers[i] = known[word.lower]
    return Alignment(Text(stated), Text(source), _one_to_one(stated, source, carriers))


def _one_to_one(
    stated: Sequence[Word], source: Sequence[Word], carriers: dict[int, list[tuple[int, float]]]
) -> dict[int, list[tuple[int, float]]]:
    """Leave out what a word of the source would carry besides itself: "commuter" carries no "passenger" as well."""
    own = {stated[i].lower for i in carriers}
    taken = {p for found in carriers.values() for p, strength in found if source[p].lower in own}
    return {
        i: [(p, strength) for p, strength in found if p not in taken or strength >= _OWN]
        for i, found in carriers.items()
    }


def strength_of(word: str, by: str) -> float:
    """How well one word carries another, names and negative prefixes included ("unchanged" by "change")."""
    strength = name_carried(word, by) or thesaurus.carried(word, by)
    if strength >= CARRIES:
        return strength
    one, other = thesaurus.unprefixed(word), thesaurus.unprefixed(by)
    if (one or other) and thesaurus.carried(one or word, other or by) >= CARRIES:
        return 0.85
    if strength < 0.7 and thesaurus.turn(word) == thesaurus.turn(by) != 0:
        return CARRIES
    return strength


def name_carried(name: str, by: str) -> float:
    """Whether a name is the other, or a country's people the country's: "Malaysian", "Malaysia"."""
    if name == by:
        return 1.0
    if by in countries.SAME.get(name, ()) or kindred(name, by):
        return 0.95
    return 0.0


_PEOPLE = ("n", "an", "ian", "ese", "ans", "ians", "ish")
_PLACES = ("", "a", "e", "o", "y", "ia", "ea", "ie")


def kindred(one: str, other: str) -> bool:
    """Whether two names are a place and its people that `countries` does not name: "Arcadia", "Arcadian"."""
    short, long = sorted((one, other), key=len)
    if len(short) < 4 or thesaurus.known(long) or {short, long} & countries.SAME.keys():
        return False
    stems = [short.removesuffix(ending) for ending in _PLACES if short.endswith(ending)]
    return any(len(stem) >= 4 and long.startswith(stem) and long[len(stem) :] in _PEOPLE for stem in stems)

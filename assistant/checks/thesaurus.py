"""What words have to do with one another: base forms, synonyms, more general words, opposites.

From WordNet 3.0 (Fellbaum, 1998; see `models/WORDNET.md`), plus the short lists of `lexicon` for what WordNet does not
say: it has no "rise" against "cut", and its "staff" and "employee" are strangers. A statement may be more general than
its sentence, so the direction matters: "nurse" carries "worker", not the other way round.
"""

import functools
import gzip
from collections import defaultdict
from pathlib import Path
from typing import Any

from assistant.checks import lexicon

_FILE = Path(__file__).parents[1] / "models" / "thesaurus.txt.gz"
_ENDINGS = {  # Morphy's rules (WordNet reference manual, morphy(7WN))
    "n": (
        ("s", ""),
        ("ses", "s"),
        ("xes", "x"),
        ("zes", "z"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("men", "man"),
        ("ies", "y"),
    ),
    "v": (("s", ""), ("ies", "y"), ("es", "e"), ("es", ""), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", "")),
    "a": (("er", ""), ("est", ""), ("er", "e"), ("est", "e"), ("ier", "y"), ("iest", "y")),
}
SAME, DERIVED, SYNONYM, GENERAL, MORE_GENERAL, SPECIFIC = 1.0, 0.95, 0.9, 0.8, 0.65, 0.5
_SENSES = 5  # senses of two words whose shared synset makes them synonyms
_SENSES_UPWARDS = 4  # senses of a word whose hypernyms count: rare senses lead far away


class _WordNet:
    def __init__(self) -> None:
        self.senses: dict[str, list[tuple[int, str, int]]] = defaultdict(list)  # word: synset, part of speech, rank
        self.words: dict[int, list[str]] = {}
        self.upwards: dict[int, list[int]] = {}
        self.opposites: dict[str, set[str]] = defaultdict(set)
        self.derived: dict[str, set[str]] = defaultdict(set)
        self.past: set[str] = set()
        self.mostly: dict[str, str] = {}
        self.irregular: dict[str, set[str]] = defaultdict(set)
        with gzip.open(_FILE, "rt", encoding="utf-8") as file:
            for line in file:
                kind, *rest = line.rstrip("\n").split(" ")
                if kind == "s":
                    self._synset(*rest)
                elif kind == "a":
                    self.opposites[rest[1]].add(rest[4])
                elif kind == "d":
                    self.derived[rest[0]].add(rest[1])
                    self.derived[rest[1]].add(rest[0])
                elif kind == "p":
                    self.mostly[rest[0]] = rest[1]
                else:
                    self.irregular[rest[1]].add(rest[2])
                    if rest[0] == "v":
                        self.past.add(rest[1])

    def _synset(self, number: str, pos: str, words: str, upwards: str) -> None:
        ranked = [word.split(":") for word in words.split(",")]
        self.words[int(number)] = [word for word, _ in ranked]
        self.upwards[int(number)] = [int(up) for up in upwards.split(",") if up]
        for word, rank in ranked:
            self.senses[word].append((int(number), pos, int(rank)))


@functools.lru_cache(maxsize=1)
def _wordnet() -> _WordNet:
    return _WordNet()


@functools.lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Porter 2 stem."""
    return str(_stemmer().stemWord(word))


@functools.lru_cache(maxsize=1)
def _stemmer() -> Any:
    import Stemmer

    return Stemmer.Stemmer("english")


@functools.lru_cache(maxsize=20_000)
def bases(word: str) -> frozenset[str]:
    """A lower-case word and the base forms it may be of: "left" gives "left" and "leave"."""
    net = _wordnet()
    found = {word} | net.irregular.get(word, set()) | lexicon.BASES.get(word, set())
    if len(word) > 4 and word.endswith("s") and word[:-1] in lexicon.SYNONYMS:
        found.add(word[:-1])
    for pos, rules in _ENDINGS.items():
        for ending, instead in rules:
            if word.endswith(ending) and len(word) > len(ending) + 1:
                base = word[: len(word) - len(ending)] + instead
                if ending == "es" and not instead and not base.endswith(("s", "x", "z", "ch", "sh", "o")):
                    continue  # "planes" is no form of "plan"
                if pos == "v" and not instead and len(base) > 3 and base[-1] == base[-2] and base[:-1] in net.senses:
                    found.add(base[:-1])  # "stopped"
                if any(kind == pos for _, kind, _ in net.senses.get(base, ())):
                    found.add(base)
    return frozenset(found)


@functools.lru_cache(maxsize=20_000)
def _near(word: str) -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """Derived words, synonyms, words one step more general, and two steps."""
    net = _wordnet()
    own = bases(word)
    derived = {other for base in own for other in net.derived.get(base, ())}
    synsets = {(number, rank) for base in own for number, _, rank in net.senses.get(base, ())}
    synonyms = {
        other
        for number, rank in synsets
        if rank <= _SENSES
        for other in net.words[number]
        if any(n == number and r <= _SENSES for n, _, r in net.senses[other])
    }
    synonyms |= {other for base in own | derived for other in lexicon.SYNONYMS.get(base, ())}
    first = {up for number, rank in synsets if rank <= _SENSES_UPWARDS for up in net.upwards[number]}
    second = {up for number in first for up in net.upwards[number]} - first
    return (
        frozenset(derived),
        frozenset(synonyms),
        frozenset(other for number in first for other in net.words[number]),
        frozenset(other for number in second for other in net.words[number]) - lexicon.VAGUE,
    )


@functools.lru_cache(maxsize=200_000)
def carried(word: str, by: str) -> float:
    """How well a sentence's word `by` carries a statement's `word`, both lower-case; 0 to 1."""
    mine, other = bases(word), bases(by)
    if mine & other or (len(word) > 4 and stem(word) == stem(by)):
        return SAME
    if opposite(word, by):
        return 0.0
    derived, synonyms, first, second = _near(by)
    my_derived = _near(word)[0]
    if mine & derived or (len(word) > 5 and len(by) > 5 and my_derived & derived):
        return DERIVED
    if mine & synonyms or my_derived & synonyms:
        return SYNONYM
    if mine & first:
        return GENERAL
    if mine & second:
        return MORE_GENERAL
    return SPECIFIC if other & _near(word)[2] - lexicon.VAGUE else 0.0


@functools.lru_cache(maxsize=200_000)
def opposite(word: str, other: str) -> bool:
    """Whether two words say opposite things: "rose", "fell"."""
    net = _wordnet()
    mine, others = bases(word), bases(other)
    if mine & others:
        return False
    if not (mine | others) & (
        lexicon.UP | lexicon.DOWN
    ):  # "closure" against "open"; but "growth" is not against "lower"
        mine |= {other for base in mine for other in net.derived.get(base, ())}
        others |= {other for base in others for other in net.derived.get(base, ())}
        if mine & others:
            return False
    if any(others & lexicon.OPPOSITES.get(base, frozenset()) for base in mine):
        return True
    return any(others & net.opposites.get(base, frozenset()) for base in mine - lexicon.NOT_OPPOSED)


def known(word: str) -> bool:
    """Whether it is a word of the dictionary in some form, in lower case."""
    return (
        any(
            base in _wordnet().senses or base in lexicon.SYNONYMS or base in lexicon.ROLES
            for base in bases(word) | {word[:-1]}
        )
        or word in lexicon.FUNCTION
    )


@functools.lru_cache(maxsize=20_000)
def is_verb(word: str) -> bool:
    """Whether a word may be a form of a verb."""
    return any(pos == "v" for base in bases(word) for _, pos, _ in _wordnet().senses.get(base, ()))


@functools.lru_cache(maxsize=20_000)
def irregular(word: str) -> bool:
    """Whether a word is an irregular past or participle: "went"."""
    return word in _wordnet().past and not word.endswith("ing")


@functools.lru_cache(maxsize=20_000)
def unprefixed(word: str) -> str:
    """What a word denies by its beginning: "changed" for "unchanged"; or ""."""
    rest = word[2:]
    if (
        word.startswith("un")
        and len(rest) > 3
        and word not in lexicon.NOT_NEGATIVE
        and not rest.startswith(("der", "it", "iv", "iq", "til"))
    ):
        return rest if known(rest) else ""
    return word[3:] if word in lexicon.DENYING else ""


@functools.lru_cache(maxsize=20_000)
def turn(word: str) -> int:
    """1 for a word of growing ("rose", "dearer"), -1 for one of shrinking, else 0."""
    own = bases(word)
    return int(bool(own & lexicon.UP)) - int(bool(own & lexicon.DOWN))


@functools.lru_cache(maxsize=20_000)
def is_person(word: str) -> bool:
    """Whether the first senses of a noun are somebody: "shepherd", "mayor"."""
    net = _wordnet()
    if word in lexicon.ROLES:
        return True
    if mostly(word) != "n":
        return False
    for base in bases(word):
        seen: set[int] = set()
        # a word that is a verb or an adjective first is not judged
        step = {number for number, pos, rank in net.senses.get(base, ()) if pos == "n" and rank == 1}
        while step:
            if any("person" in net.words[number] or "people" in net.words[number] for number in step):
                return True
            seen |= step
            step = {up for number in step for up in net.upwards[number]} - seen
    return False


@functools.lru_cache(maxsize=20_000)
def is_noun(word: str) -> bool:
    """Whether a word may be a form of a noun."""
    return any(pos == "n" for base in bases(word) for _, pos, _ in _wordnet().senses.get(base, ()))


def is_adverb(word: str) -> bool:
    """Whether a word is an adverb by its ending: "slightly", not "fly"."""
    return len(word) > 4 and word.endswith("ly") and not is_noun(word)


@functools.lru_cache(maxsize=20_000)
def light(word: str) -> bool:
    """Whether a word says little by itself."""
    return bool(bases(word) & lexicon.LIGHT)


@functools.lru_cache(maxsize=20_000)
def mostly(word: str) -> str:
    """The part of speech that a word mostly is: "n", "v", "a" or "r"."""
    net = _wordnet()
    for base in (word, *sorted(bases(word) - {word})):
        if base in net.senses:
            return net.mostly.get(base, "n")
    return "n"


@functools.lru_cache(maxsize=50_000)
def siblings(word: str, other: str) -> bool:
    """Whether two nouns are kinds of the same thing, neither one of the other: "school", "university"."""
    net = _wordnet()

    def over(one: str) -> set[int]:
        return {
            up
            for base in bases(one)
            for n, pos, rank in net.senses.get(base, ())
            if pos == "n" and rank <= 3
            for up in net.upwards[n]
        }

    return bool(over(word) & over(other))

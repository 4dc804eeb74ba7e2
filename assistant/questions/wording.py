"""How an article names people and writes words, for questions that read as its reader would write them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.checks import thesaurus
from assistant.checks.lexicon import MONTHS, WEEKDAYS
from assistant.questions.clauses import (
    ABOUT,
    DETERMINERS,
    PREPOSITIONS,
    Token,
    said,
    tokenise,
)
from assistant.questions.names import TITLES, known_as_person, names, thing
from index import Article

_PEOPLES = re.compile(r"(?:ish|ese|ian|ean|can|[td]ch|eek|wiss|raqi|aeli)s?$")  # "Danish" keeps its capital


@dataclass(frozen=True, slots=True)
class Made:
    """A question and what is asked for, in code points of the sentence."""

    words: str
    kind: str
    start: int
    end: int
    worth: float


class Wording:
    """How one article names and writes things: its people, their full names, its capitals."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._lower: Counter[str] = Counter()
        self._inner: Counter[str] = Counter()
        self._full: dict[str, set[str]] = {}
        self._people_known: set[str] = set()
        self._dead = " ".join(
            s.text for s in article.sentences if re.search(r"\b(?:died|dead|death|late|killed|widow)\b", s.text)
        )
        for sentence in article.sentences:
            tokens = tokenise(sentence.text)
            for i, token in enumerate(tokens):
                if token.kind == "word":
                    (self._inner if token.capital and i else self._lower)[token.lower if i else ""] += 1
            for start, end in names(tokens):
                if known_as_person(tokens, start, end):
                    self._people_known.add(tokens[end - 1].text)
                if end - start > 1:
                    name = said(tokens, range(start, end))
                    self._full.setdefault(tokens[end - 1].text, set()).add(name)

    def full_names(self, surname: str) -> set[str]:
        """The full names that the article gives with a surname."""
        return self._full.get(surname, set())

    def mentions(self, word: str) -> int:
        """How many sentences hold a word."""
        return sum(word in sentence.text for sentence in self._article.sentences)

    def is_person(self, tokens: list[Token], start: int, end: int) -> bool:
        """Whether the name from `start` to `end` is a person's, as the article shows somewhere."""
        if start and tokens[start - 1].lower.rstrip(".") in TITLES:
            return True
        words = tokens[start:end]
        if " " in words[-1].text:  # a pronoun that was replaced
            return words[-1].text[0].isupper() and words[-1].text.split()[-1] in self._people_known
        if words[-1].text not in self._people_known:
            return False
        if start and tokens[start - 1].lower in ("the", "a", "an", "at", "in"):
            return False
        if end < len(tokens) and tokens[end].lower in ("and", "of") and len(words) == 1:
            return False
        unknown = [w for w in words if not thesaurus.known(w.lower) or w.lower == "ní"]
        full = self._full.get(words[-1].text)
        if len(words) == 1:
            return full is not None and len(full) == 1 and bool(unknown) and not next(iter(full)).isupper()
        return (
            2 <= len(words) <= 4
            and bool(unknown)
            and not any(w.text.isupper() and len(w.text) > 2 for w in words)
            and (words[-1] in unknown or words[0] in unknown and not thing(words[-1].lower))
        )

    def be(self, name: str) -> str:
        """ "is", or "was" of somebody whom the article calls dead."""
        return "was" if name.split()[-1] in self._dead else "is"

    def full_name(self, tokens: list[Token], start: int, end: int) -> str:
        """A name as the article gives it in full, or with the title before it."""
        known = self._full.get(tokens[end - 1].text, set())
        honorific = start and tokens[start - 1].lower.rstrip(".") in TITLES
        if end - start == 1 and len(known) == 1:
            return next(iter(known))
        return said(tokens, range(start - 1 if honorific else start, end))

    def phrase(self, tokens: Sequence[Token], places: range, *, inner: bool = False) -> str:
        """A noun phrase as it stands inside a question."""
        words = said(tokens, places)
        first = tokens[places[0]]
        for begin, end in names(tokens):
            if end == places[-1] + 1 and begin == places[0] and self.is_person(list(tokens), begin, end):
                return self.full_name(list(tokens), begin, end)
        return words if inner and places[0] > 0 and not first.capital else self.lowered(words, first)

    def lowered(self, words: str, first: Token) -> str:
        """A phrase's first word without the capital of its sentence's beginning."""
        if not first.capital or (first.text.isupper() and len(first.text) > 1):
            return words
        lower = first.lower
        if lower.rstrip(".") in TITLES:
            return words
        if lower in DETERMINERS | PREPOSITIONS or lower in ABOUT:
            return words[0].lower() + words[1:]
        if _PEOPLES.search(lower) and not self._lower[lower]:
            return words
        following = words.split()[1:2]
        if (
            first.start == 0
            and thesaurus.mostly(lower) == "a"
            and thesaurus.known(lower)
            and following
            and following[0].islower()
        ):
            return words[0].lower() + words[1:]
        if (
            self._inner[lower] > self._lower[lower]
            or lower.rstrip(".") in MONTHS
            or lower in WEEKDAYS
            or not thesaurus.known(lower)
        ):
            return words
        if first.start > 0 or any(word[:1].isupper() for word in words.split()[1:2]):
            return words
        return words[0].lower() + words[1:]

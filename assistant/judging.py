"""Decides what becomes of a drafted statement: kept with the sentences that say it, or withheld with the reason."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from assistant.drafts import Draft
from assistant.plain_text import addresses
from assistant.types import Citation, Statement, Withheld
from index.lexical import terms

NEIGHBOURS = 2  # sentences on either side of a cited one that say who "he" is
_MOST_KEYS = 8  # sentences that a statement may cite
_REPAIRS = 6  # most further checks for a statement that fails
_ALIKE = 0.5  # share of a statement's words that a sentence must hold to be tried in its repair


class Verdict(Protocol):
    """What a check finds; see `assistant.support.Support`."""

    @property
    def supported(self) -> bool:
        """Whether the sentences say the statement."""

    @property
    def reason(self) -> str:
        """Why not, in words for a person."""


class Check(Protocol):
    """Compares a statement with sentences; see `assistant.support.check_support`."""

    def __call__(self, statement: str, sentences: Sequence[str], *, around: Sequence[str] = ()) -> Verdict:
        """Whether the sentences say the statement."""


class Judge:
    """Judges the statements of one answer."""

    def __init__(self, sources: Mapping[str, Citation], check: Check) -> None:
        """Prepare.

        Args:
            sources: The sentence behind each key, in the order of the prompt.
            check: Compares a statement with sentences.
        """
        self._sources = dict(sources)
        self._order = {citation: place for place, citation in enumerate(self._sources.values())}
        self._at = {(c.article_id, c.sentence.position): c for c in self._order}
        self._terms = {citation: frozenset(terms(citation.sentence.text)) for citation in self._order}
        self._addresses = {a for c in self._order for a in addresses(c.sentence.text)}
        self._check = check

    def judge(self, draft: Draft) -> Statement | Withheld:
        """Keep a draft, with the fewest of its sentences that say it, or with others that do; else withhold it."""
        cited = [self._sources[key] for key in (draft.keys or draft.inherited)]
        cited = sorted(dict.fromkeys(cited), key=self._order.__getitem__)[:_MOST_KEYS]
        own = tuple(cited) if draft.keys else ()
        if any(address not in self._addresses for address in addresses(draft.text)):
            return Withheld(draft.text, "It gives a web address that the article does not.", own)
        reason = "It cites no sentence."
        if cited:
            verdict = self._verdict(draft.text, cited)
            if verdict.supported:
                return Statement(draft.text, tuple(self._needed(draft.text, cited)))
            reason = verdict.reason if draft.keys else reason
        for others in self._candidates(draft.text, cited):
            if self._verdict(draft.text, others).supported:
                return Statement(draft.text, tuple(others))
        return Withheld(draft.text, reason, own)

    def _verdict(self, text: str, citations: Sequence[Citation]) -> Verdict:
        steps = range(-NEIGHBOURS, NEIGHBOURS + 1)
        near = [self._at.get((c.article_id, c.sentence.position + step)) for c in citations for step in steps]
        around = [c.sentence.text for c in dict.fromkeys(near) if c is not None and c not in citations]
        return self._check(text, [c.sentence.text for c in citations], around=around)

    def _needed(self, text: str, citations: list[Citation]) -> list[Citation]:
        """Those sentences that say it alone, if any do; else all but those that can be left out."""
        if len(citations) == 1:
            return citations
        if alone := [c for c in citations if self._verdict(text, [c]).supported]:
            return alone
        for each in citations:
            rest = [c for c in citations if c != each]
            if len(rest) > 1 and self._verdict(text, rest).supported:
                citations = rest
        return citations

    def _candidates(self, text: str, tried: list[Citation]) -> Iterator[list[Citation]]:
        """Other sentences to compare with, nearest in wording first, then pairs of neighbours; a bounded number."""
        wanted = set(terms(text))
        if not wanted:
            return
        shares = {c: len(wanted & found) / len(wanted) for c, found in self._terms.items()}
        near = sorted((c for c in shares if shares[c] >= _ALIKE and [c] != tried), key=lambda c: -shares[c])
        single = near[: _REPAIRS // 2]
        yield from ([c] for c in single)
        pairs: dict[tuple[Citation, ...], None] = {}
        for citation in sorted(shares, key=lambda c: -shares[c])[: _REPAIRS // 2]:
            for step in (-1, 1):
                other = self._at.get((citation.article_id, citation.sentence.position + step))
                if other is not None:
                    pairs[tuple(sorted((citation, other), key=self._order.__getitem__))] = None
        best = sorted(pairs, key=lambda pair: -len(wanted & (self._terms[pair[0]] | self._terms[pair[1]])))
        yield from (list(pair) for pair in best[: _REPAIRS - len(single)] if list(pair) != tried)

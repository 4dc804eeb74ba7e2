"""Pieces of a sentence: what follows a verb, cut to what a question can carry."""

from collections.abc import Sequence

from assistant.questions.clauses import DETERMINERS, PREPOSITIONS, PRONOUNS, Token, subject


def shortened(tokens: Sequence[Token], places: Sequence[int]) -> list[int]:
    """The first words of a clause's end: cut before a late phrase, so that the question stays short."""
    kept = list(places)
    if len(kept) > 9:
        cuts = [n for n, i in enumerate(kept) if n > 2 and tokens[i].lower in PREPOSITIONS - {"of", "than"}]
        cut = max((n for n in cuts if n <= 9), default=0)
        kept = kept[:cut] if cut else kept
    for n, i in enumerate(kept):
        if (
            n > 2
            and tokens[i].lower in PREPOSITIONS - {"of"}
            and n + 1 < len(kept)
            and tokens[kept[n + 1]].lower in PRONOUNS
        ):
            return kept[:n]
    return kept


def tail_after(tokens: Sequence[Token], places: Sequence[int]) -> list[int]:
    """The phrase after what is asked for, if it is short and about something named."""
    if not places or tokens[places[0]].lower not in PREPOSITIONS - {
        "than",
        "like",
        "as",
        "per",
        "out",
        "up",
        "down",
        "of",
    }:
        return []
    if tokens[places[0]].lower == "to" and not begins_object(tokens, places[0] + 1):
        return []
    end = subject(tokens, places[0] + 1)
    kept = [i for i in places if i < end]
    if len(kept) < 2 or len(kept) > 7 or any(tokens[i].lower in PRONOUNS for i in kept):
        return []
    return kept


def raw(tokens: Sequence[Token], places: Sequence[int]) -> str:
    """The text from the first place to the last, with the sentence's own spacing."""
    out = ""
    at = tokens[places[0]].start
    for i in range(places[0], places[-1] + 1):
        out += " " * (tokens[i].start - at) + tokens[i].text
        at = tokens[i].end
    return out


def places_of(tokens: Sequence[Token], places: Sequence[int], start: int, end: int) -> tuple[list[int], int]:
    found = [i for i in places if tokens[i].start < end and tokens[i].end > start]
    return found, len(found)


def begins_object(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].capital or tokens[at].lower in DETERMINERS


def next_comma(tokens: Sequence[Token], at: int) -> int:
    """The next comma or full stop, or 0 where another mark comes first."""
    for i in range(at, len(tokens)):
        if tokens[i].text in ",.":
            return i
        if tokens[i].kind == "mark" and tokens[i].text not in "'’&":
            return 0
    return 0


def possessive(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and any(t.lower.endswith(("'s", "s'")) and t.capital for t in tokens[at : at + 3])

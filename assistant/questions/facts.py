"""Questions about a simple clause: how many, how much, when, where, why, who and what."""

from collections.abc import Iterator, Sequence

from assistant.checks import thesaurus
from assistant.checks.lexicon import MONTHS, WEEKDAYS, word_set
from assistant.questions.amounts import counted, figures, much_of
from assistant.questions.clauses import (
    BE,
    DETERMINERS,
    OWN,
    PREPOSITIONS,
    PRONOUNS,
    Clause,
    Token,
    anaphoric,
    base_of_participle,
    noun_phrase,
    plural,
    said,
)
from assistant.questions.inverting import inverted
from assistant.questions.measures import DATE
from assistant.questions.names import is_body, names
from assistant.questions.spans import places_of, possessive, raw, shortened, tail_after
from assistant.questions.wording import Made, Wording

_WANTED = word_set("""
    announce promise propose demand offer want seek deny decide find discover request recommend reject
    publish plan build make produce oppose support win sell buy sign steal expect need blame lose open launch
    introduce unveil design invent serve grow export import close
""")
_PLACED = word_set("""
    meet arrive travel fly die live work speak sail land crash move gather retire return study train begin open stop
""")
_PLACED_PASSIVE = word_set("""
    held found taken sent moved built born buried flown brought kept stored shown displayed made grown based caught
    arrested signed carried transferred stolen discovered seen opened delivered treated
""")
_NOT_DATED = word_set("say include cost make tell ask hope fail seem want think know feel become hear expect believe")
_WITH_PEOPLE = word_set("meet thank accuse blame criticise criticize beat defeat replace succeed marry sue hire call")
_CAUSES = word_set("""
    destroyed damaged caused delayed halted closed stopped hit struck killed cut triggered forced sank flooded blocked
    prompted sparked led ended disrupted swept overtook broke wrecked burned
""")


def facts(known: Wording, found: Clause) -> Iterator[Made]:
    tokens = found.tokens
    start, end = found.subject
    yield from counted(known, found)
    yield from _who(known, found)
    yield from much_of(found)
    yield from _best(known, found)
    if anaphoric(tokens, start, end) or any(t.kind == "number" for t in tokens[start:end]):
        return
    if not _introduced(tokens, start, end):
        return
    if tokens[start].lower in ("another", "several", "many", "most", "all", "an", "more"):
        return
    yield from _why(known, found)
    yield from figures(known, found)
    yield from _when(known, found)
    yield from _where(known, found)
    yield from _what(known, found)
    yield from _whom(known, found)


def _who(known: Wording, found: Clause) -> Iterator[Made]:
    tokens, (start, end) = found.tokens, found.subject
    person = any(
        first >= start and last == end and known.is_person(list(tokens), first, last) for first, last in names(tokens)
    )
    if (
        not found.rest
        or any(t.kind == "number" for t in tokens[start:end])
        or found.auxiliary in BE
        or found.auxiliary in ("would", "could", "may", "might")
    ):
        return
    rest = shortened(tokens, found.rest)
    if " " in tokens[start].text:  # a pronoun names nobody
        return
    if len(rest) < 2 or tokens[found.verb].lower in (
        "told",
        "became",
        "called",
        "added",
        "thought",
        "felt",
        "wanted",
    ):
        return
    if not found.lead and len(rest) < 3:
        return
    definite = any(tokens[i].lower == "the" or tokens[i].capital for i in rest)
    sensible = definite and not any(tokens[i].lower in PRONOUNS for i in rest)
    words = said(tokens, [found.verb, *rest])
    if found.lead and tokens[found.verb].lower not in ("rose", "fell") and sensible:
        if person:
            yield Made(f"Who {words}?", "who did", tokens[start].start, tokens[end - 1].end, 0.9)
        elif (
            tokens[found.verb].lower in _CAUSES
            and not thesaurus.is_person(tokens[end - 1].lower)
            and not anaphoric(tokens, start, end)
        ):
            yield Made(f"What {words}?", "what did", tokens[start].start, tokens[end - 1].end, 0.85)
    elif not found.lead and person and sensible:
        yield Made(f"Who {words}?", "who did", tokens[start].start, tokens[end - 1].end, 0.8)


def _why(known: Wording, found: Clause) -> Iterator[Made]:
    tokens = found.tokens
    after = found.after
    if after < len(tokens) and tokens[after].text == ",":
        after += 1
    if after >= len(tokens) - 2 or tokens[after].lower != "because" or tokens[after + 1].lower == "of":
        of = next((i for i in found.rest if tokens[i].lower == "because"), 0)
        if not of:
            return
        after = of
    if after < len(tokens) - 2:
        stop = next((i for i in range(after, len(tokens)) if tokens[i].text in ".;"), len(tokens))
        question = inverted(known, found, "Why", after, tail=())
        yield Made(question, "why", tokens[after].start, tokens[stop - 1].end, 1.0)


def _when(known: Wording, found: Clause) -> Iterator[Made]:
    tokens, rest = found.tokens, found.rest
    had = base_of_participle(tokens[rest[0]].lower) if found.auxiliary == "had" and rest else ""
    if (found.lead or had) in _NOT_DATED or found.auxiliary in ("has", "have", "may", "might", "could"):
        return
    begin, end = found.front
    if end > begin:
        front = raw(tokens, range(begin, end))
        dated = DATE.match(front[:1].lower() + front[1:])
        if dated and dated.end() == len(front):
            short = shortened(tokens, rest)
            if short and (found.lead or len(short) > 1):
                question = (
                    inverted(known, found, "When", len(tokens), tail=())
                    if len(rest) == len(short)
                    else inverted(known, found, "When", short[-1] + 1)
                )
                yield Made(question, "when", tokens[begin].start, tokens[end - 1].end, 0.9)
        return
    if not rest:
        return
    first = tokens[rest[0]].start
    text = raw(tokens, rest)
    dated = DATE.search(text)
    if dated is None:
        return
    at, _ = places_of(tokens, rest, first + dated.start(), first + dated.end())
    before = [i for i in rest if at and i < at[0]]
    if not at or (not found.lead and not before):
        return
    if any(tokens[i].lower in ("from", "until", "since", "between") for i in before[-1:]):
        return
    if any(tokens[i].kind == "number" or tokens[i].lower in ("noon", "midnight", "p.m.", "a.m.") for i in before):
        return
    yield Made(inverted(known, found, "When", at[0]), "when", first + dated.start(), first + dated.end(), 0.9)


def _where(known: Wording, found: Clause) -> Iterator[Made]:
    tokens, rest = found.tokens, found.rest
    places = [i for n, i in enumerate(rest) if tokens[i].lower in ("in", "at", "to", "near") and n <= 4]
    passive = found.auxiliary in BE | {"will", "has", "have", "had"} and any(
        tokens[i].lower in _PLACED_PASSIVE and all(tokens[j].lower in ("be", "been") for j in rest[:n])
        for n, i in enumerate(rest[:3])
    )
    if not places or not (passive or found.lead in _PLACED):
        return
    at = places[0]
    stop = noun_phrase(tokens, at + 1)
    words = tokens[at + 1 : stop]
    if not words or any(w.kind == "number" or w.lower in WEEKDAYS or w.lower.rstrip(".") in MONTHS for w in words):
        return
    if words[0].lower not in ("the", "a", "an") and not words[0].capital or _is_time(words[-1].lower):
        return
    if not any(w.capital for w in words) and not _located(words[-1].lower):
        return
    before = [i for i in rest if i < at]
    if any(tokens[i].lower in PREPOSITIONS for i in before[1:]) or (passive and not before):
        return
    yield Made(inverted(known, found, "Where", at), "where", tokens[at + 1].start, tokens[stop - 1].end, 0.85)


def _is_time(word: str) -> bool:
    return (
        word.rstrip(".") in MONTHS
        or word in WEEKDAYS
        or word
        in (
            "week",
            "month",
            "year",
            "day",
            "night",
            "morning",
            "evening",
            "time",
            "end",
            "beginning",
            "start",
            "decade",
            "century",
            "weekend",
            "moment",
            "age",
        )
    )


def _what(known: Wording, found: Clause) -> Iterator[Made]:
    tokens, rest = found.tokens, found.rest
    start, end = found.subject
    if found.auxiliary in ("should", "must") and len(rest) > 2 and thesaurus.is_verb(tokens[rest[0]].lower):
        head = tokens[noun_phrase(tokens, start) - 1].lower
        acts = tokens[end - 1].capital or is_body(head) or thesaurus.is_person(head)
        if acts and tokens[rest[0]].lower not in ("be", "have"):
            words = f"What {found.auxiliary} {known.phrase(tokens, range(start, end))} do?"
            yield Made(words, "what", tokens[rest[0]].start, tokens[rest[-1]].end, 0.6)
    if not rest or found.lead not in _WANTED or tokens[start].lower in ("a", "an"):
        return
    at = rest[0]
    if tokens[at].lower == "to" and found.lead in ("want", "plan", "decide", "promise", "offer", "seek", "expect"):
        if found.lead in ("seek", "expect"):
            return
        wh = f"What {found.auxiliary} {known.phrase(tokens, range(start, end))} {found.lead} to do?"
        yield Made(wh, "what", tokens[at].start, tokens[rest[-1]].end, 0.75)
        return
    stop = noun_phrase(tokens, at)
    last = tokens[stop - 1]
    if stop == at or tokens[at].lower in OWN or any(t.kind == "number" for t in tokens[at:stop]):
        return
    if not (plural(last) or tokens[at].lower in ("a", "an", "the") or thesaurus.mostly(last.lower) == "n"):
        return
    if stop < len(tokens) and tokens[stop].lower == "to":
        if found.lead == "want" and not anaphoric(tokens, at, stop):
            wanted = (
                f"What {found.auxiliary} {known.phrase(tokens, range(start, end))} want {said(tokens, range(at, stop))}"
            )
            yield Made(f"{wanted} to do?", "what", tokens[stop].start, tokens[rest[-1]].end, 0.8)
        return
    tail = tail_after(tokens, [i for i in rest if i >= stop])
    if tail and (tokens[tail[0]].lower == "of" or not _definite(tokens[tail[1]])):
        tail = []
    question = inverted(known, found, "What", at, tail=tail)
    yield Made(question, "what", tokens[at].start, tokens[stop - 1].end, 0.7)


def _best(known: Wording, found: Clause) -> Iterator[Made]:
    """ "The heaviest sweep was 14.2 kilos"."""
    tokens, rest, (start, end) = found.tokens, found.rest, found.subject
    if found.auxiliary not in ("is", "was") or tokens[start].lower != "the" or end < start + 3 or not 0 < len(rest) < 9:
        return
    best, head = tokens[start + 1].lower, tokens[noun_phrase(tokens, start) - 1].lower
    if best != "most" and not (best.endswith("est") and thesaurus.mostly(best) == "a"):
        return
    if noun_phrase(tokens, rest[0]) > rest[0] and not thesaurus.is_person(head):
        words = known.phrase(tokens, range(start, end))
        yield Made(f"What {found.auxiliary} {words}?", "what is", tokens[rest[0]].start, tokens[rest[-1]].end, 0.8)


def _whom(known: Wording, found: Clause) -> Iterator[Made]:
    """ "The minister met Ada Lund on Tuesday"."""
    tokens, rest = found.tokens, found.rest
    if not rest or found.lead not in _WITH_PEOPLE:
        return
    at = rest[0] + (tokens[rest[0]].lower in ("with", "on"))
    for start, end in names(tokens):
        if at <= start <= at + 6 and known.is_person(list(tokens), start, end) and noun_phrase(tokens, at) >= end:
            tail = tail_after(tokens, [i for i in rest if i >= end])
            upto = at if found.lead in ("call", "sit") else rest[0]
            yield Made(
                inverted(known, found, "Who", upto, tail=tail), "whom", tokens[start].start, tokens[end - 1].end, 0.8
            )
            return


def _introduced(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a subject needs no article or has one: "the line", "Nevine Adly", "Ada's boat", "talks", "net debt"."""
    first = tokens[start]
    stop = noun_phrase(tokens, start)
    head = tokens[stop - 1]
    if (
        first.lower in DETERMINERS
        or stop < end
        or plural(head)
        or head.lower.endswith("'s")
        or (head.capital and stop - start > 1)
    ):
        return True
    if first.capital and not thesaurus.known(first.lower):
        return True
    return possessive(tokens, start) or (thesaurus.mostly(head.lower) == "n" and not thesaurus.is_person(head.lower))


def _located(word: str) -> bool:
    return (
        thesaurus.carried("place", word) > 0
        or thesaurus.carried("building", word) > 0
        or thesaurus.carried("institution", word) > 0
    )


def _definite(token: Token) -> bool:
    return token.kind == "number" or token.capital or token.lower in DETERMINERS

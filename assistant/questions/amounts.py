"""Questions about amounts: how many, how much, how long, what share."""

from collections.abc import Iterator, Sequence

from assistant.checks.lexicon import word_set
from assistant.questions.clauses import (
    BE,
    PARTICLES,
    Clause,
    Token,
    anaphoric,
    base_of_past,
    boundary,
    noun_phrase,
    said,
    subject,
)
from assistant.questions.inverting import inverted
from assistant.questions.measures import BULK, DURATION, MONEY, PERCENT, number_of
from assistant.questions.spans import places_of, raw, shortened, tail_after
from assistant.questions.wording import Made, Wording

_CHANGED = word_set("rise fall drop slip grow increase decrease decline climb jump shrink sink gain plunge surge widen")
_SPENT = word_set("""
    cost pay spend raise make bring offer receive earn contribute collect seek invest owe
    lose borrow set give put charge demand claim
""")
_TAKES_NUMBER = word_set("have had employ run take carry build hire open close plant train buy sell make bring")
_PRICED = word_set("fined paid priced valued insured sold bought offered awarded given charged")


def counted(known: Wording, found: Clause) -> Iterator[Made]:
    """A number of things, as the subject or as the object."""
    tokens, rest, (start, end) = found.tokens, found.rest, found.subject
    noun = number_of(tokens, start, noun_phrase(tokens, start))
    if noun:
        several = any(t.lower == "and" for t in tokens[start:end])
        if len(rest) > 1 and not several and not MONEY.search(said(tokens, range(start, end))):
            words = said(tokens, [*range(noun, end), *shortened(tokens, [found.verb, *rest])])
            yield Made(f"How many {words}?", "how many", tokens[start].start, tokens[noun - 1].end, 0.9)
        return
    at = _object_at(found)
    if not at or found.auxiliary in BE or anaphoric(tokens, start, end):
        return
    stop = noun_phrase(tokens, at)
    noun = number_of(tokens, at, stop)
    if not noun:
        return
    if stop < len(tokens) and tokens[stop].lower == "of":
        stop = noun_phrase(tokens, stop + 1)
        if tokens[noun].lower not in BULK or tokens[stop - 1].lower == "of":
            return
    what = said(tokens, range(noun, stop))
    tail = tail_after(tokens, [i for i in rest if i >= stop])
    question = inverted(known, found, f"How many {what}", at, tail=tail)
    yield Made(question, "how many", tokens[at].start, tokens[noun - 1].end, 0.9)


def _object_at(found: Clause) -> int:
    """Where the object of a clause begins if it has one right after its verb; else 0."""
    rest = found.rest
    if not rest or found.lead:
        return rest[0] if rest else 0
    verb = found.tokens[rest[0]].lower
    return rest[1] if len(rest) > 1 and (base_of_past(verb) or verb in _TAKES_NUMBER) else 0


def figures(known: Wording, found: Clause) -> Iterator[Made]:
    tokens = found.tokens
    rest = found.rest
    if not rest:
        return
    begin = tokens[rest[0]].start
    text = raw(tokens, rest)
    verb = found.lead or next((t for t in (tokens[i].lower for i in rest[:2]) if t in _SPENT or base_of_past(t)), "")
    verb = base_of_past(verb) or verb
    money = MONEY.search(text)
    if money and verb in _SPENT:
        at, to = places_of(tokens, rest, begin + money.start(), begin + money.end())
        if at and at[0] in _after_verb(tokens, found):
            tail = tail_after(tokens, [i for i in rest if i > at[-1]])
            yield Made(
                inverted(known, found, "How much", at[0], tail=tail),
                "how much",
                begin + money.start(),
                begin + money.end(),
                0.95,
            )
    passive = found.auxiliary in BE | {"will", "has", "have", "had"} and next(
        (n for n, i in enumerate(rest[:3]) if tokens[i].lower in _PRICED), None
    )
    if money and passive is not None and passive is not False:
        at, _ = places_of(tokens, rest, begin + money.start(), begin + money.end())
        if at and at[0] == rest[passive] + 1 + (tokens[rest[passive] + 1].lower in ("at", "for")):
            yield Made(
                inverted(known, found, "How much", at[0]), "how much", begin + money.start(), begin + money.end(), 0.85
            )
    for n, i in enumerate(rest):
        if tokens[i].lower == "for" and n + 1 < len(rest) and (n or found.lead):
            lasting = DURATION.match(raw(tokens, rest[n + 1 :]))
            if lasting and (found.lead or n):
                first = tokens[rest[n + 1]].start
                yield Made(inverted(known, found, "For how long", i), "how long", first, first + lasting.end(), 0.8)
            break
    places = [i for i in _after_verb(tokens, found) if tokens[i].kind == "number"]
    share = PERCENT.match(raw(tokens, [i for i in rest if i >= places[0]])) if places else None
    if share and found.lead and found.lead not in _CHANGED:
        begin_share = tokens[places[0]].start
        at, _ = places_of(tokens, rest, begin_share, begin_share + share.end())
        left = [i for i in rest if at and i > at[-1]]
        if left and tokens[left[0]].lower == "of":
            whole = subject(tokens, left[0] + 1)
            if whole > left[0] + 1 and not anaphoric(tokens, left[0] + 1, whole):
                of = said(tokens, range(left[0], whole))
                yield Made(
                    inverted(known, found, f"What share {of}", places[0]),
                    "how much",
                    begin_share,
                    begin_share + share.end(),
                    0.85,
                )
    duration = DURATION.match(text)
    if duration and verb in ("take", "last", "spend") and found.lead in ("take", "last"):
        yield Made(inverted(known, found, "How long", rest[0]), "how long", begin, begin + duration.end(), 0.95)
    percent = PERCENT.match(text)
    if percent and found.lead in _CHANGED:
        at, to = places_of(tokens, rest, begin, begin + percent.end())
        tail = tail_after(tokens, [i for i in rest if at and i > at[-1]])
        if tail and tokens[tail[0]].lower in ("to", "from"):
            tail = []
        yield Made(
            inverted(known, found, "By how much", rest[0], tail=tail), "how much", begin, begin + percent.end(), 0.85
        )


def much_of(found: Clause) -> Iterator[Made]:
    """ "About 60 million euros of aid was lost"."""
    tokens, (start, end) = found.tokens, found.subject
    money = MONEY.match(raw(tokens, range(start, end)))
    if money and start + 2 < end and found.rest:
        of = next((i for i in range(start, end) if tokens[i].lower == "of"), 0)
        if of and of + 1 < end and tokens[of].start <= tokens[start].start + money.end() + 1:
            words = said(tokens, [*range(of + 1, end), found.verb, *shortened(tokens, found.rest)])
            ends = tokens[start].start + money.end()
            yield Made(f"How much {words}?", "how much", tokens[start].start, ends, 0.95)


def existing(known: Wording, tokens: list[Token], quoted: bool) -> Iterator[Made]:
    """ "There were four crashes at the bend"."""
    if quoted or tokens[0].lower != "there" or tokens[1].lower not in BE:
        return
    end = noun_phrase(tokens, 2)
    noun = number_of(tokens, 2, end)
    if noun:
        tail = tail_after(tokens, range(end, boundary(tokens, end)))
        what = said(tokens, range(noun, end))
        last = f" {said(tokens, tail)}" if tail else ""
        if tail:
            yield Made(
                f"How many {what} {tokens[1].lower} there{last}?",
                "how many",
                tokens[2].start,
                tokens[noun - 1].end,
                0.8,
            )


def _after_verb(tokens: Sequence[Token], found: Clause) -> tuple[int, ...]:
    """Where an object may begin: after the verb and its particle."""
    rest = found.rest
    first = 0 if found.lead else 1 + (tokens[rest[0]].lower in ("to", "be"))
    if len(rest) > first + 1 and tokens[rest[first]].lower in PARTICLES | {"aside", "for"}:
        return rest[first : first + 2]
    return rest[first : first + 1]

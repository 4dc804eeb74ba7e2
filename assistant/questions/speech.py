"""Questions about what somebody said."""

from collections.abc import Iterator

from assistant.checks import thesaurus
from assistant.checks.lexicon import ROLES
from assistant.questions.clauses import (
    PREPOSITIONS,
    PRONOUNS,
    SPEECH,
    Token,
    anaphoric,
    finite,
    noun_phrase,
    plural,
    said,
    subject,
)
from assistant.questions.names import is_body, names
from assistant.questions.wording import Made, Wording


def sayings(known: Wording, tokens: list[Token], at: int) -> Iterator[Made]:
    end = subject(tokens, at)
    if end == at or end >= len(tokens) - 2:
        return
    speaker = _speaker(known, tokens, at, end)
    if not speaker:
        return
    verb = tokens[end].lower
    if verb in SPEECH:
        yield from _that_clause(known, tokens, speaker, end)
    elif verb in ("called", "calls", "described", "describes") and end + 1 < len(tokens):
        thing = subject(tokens, end + 1)
        told = "describe" if verb.startswith("describe") else "call"
        if thing > end + 1 and thing < len(tokens) and not anaphoric(tokens, end + 1, thing):
            object_ = said(tokens, range(end + 1, thing))
            stop = next((i for i in range(thing, len(tokens)) if tokens[i].text in ".;"), len(tokens))
            do = "does" if verb.endswith("s") else "did"
            if told == "describe" and tokens[thing].lower == "as":
                yield Made(
                    f"How {do} {speaker} describe {object_}?", "said", tokens[thing].end, tokens[stop - 1].end, 0.85
                )
            elif told == "call" and tokens[thing].text in "“\"'‘":
                yield Made(
                    f"What {do} {speaker} call {object_}?", "said", tokens[thing].start, tokens[stop - 1].end, 0.85
                )


def _speaker(known: Wording, tokens: list[Token], start: int, end: int) -> str:
    words = tokens[start:end]
    if anaphoric(tokens, start, end) or any(t.kind == "number" for t in words):
        return ""
    for first, last in names(tokens):
        if first >= start and last == end and known.is_person(tokens, first, last):
            return known.full_name(tokens, first, last)
    head = next(words[i] for i in range(len(words)) if i + 1 == len(words) or words[i + 1].lower in PREPOSITIONS)
    if words[0].lower != "the" and not words[0].capital:
        return ""
    if head.capital or thesaurus.is_person(head.lower) or head.lower in ROLES or is_body(head.lower):
        return known.phrase(tokens, range(start, end))
    return ""


def _that_clause(known: Wording, tokens: list[Token], speaker: str, verb: int) -> Iterator[Made]:
    told = tokens[verb].lower
    start = verb + 1
    if told in ("told", "warned") and start < len(tokens):
        listener = noun_phrase(tokens, start)
        if listener > start and listener < len(tokens) and tokens[listener].lower == "that":
            start = listener
    if tokens[start].lower == "that":
        start += 1
    elif told not in ("said", "says"):
        return
    end = subject(tokens, start)
    if end == start or end >= len(tokens) or anaphoric(tokens, start, end):
        return
    if not finite(tokens, end, start) and tokens[end].lower not in ("is", "was"):
        return
    short = noun_phrase(tokens, start)
    topic = tokens[start:end]
    if topic[0].lower in ("a", "an", "some", "many", "most", "several", "all"):
        return
    if (
        topic[0].lower not in ("the",)
        and not topic[0].capital
        and not plural(tokens[short - 1])
        or any(t.kind == "number" for t in topic)
    ):
        return
    do = "does" if told in ("says", "believes", "thinks", "estimates", "reckons") else "did"
    stop = next((i for i in range(end, len(tokens)) if tokens[i].text in ".;"), len(tokens))
    yield Made(
        f"What {do} {speaker} say about {known.phrase(tokens, range(start, end), inner=True)}?",
        "said",
        tokens[start].start,
        tokens[stop - 1].end,
        0.8,
    )


def quotations(known: Wording, tokens: list[Token]) -> Iterator[Made]:
    """ "…," said the clerk Ada Lund; "…," Ada Lund told analysts."""
    close = max((i for i, t in enumerate(tokens) if t.text in '"”'), default=0)
    if not close or tokens[0].text not in '"“' or close < 4:
        return
    for start, end in names(tokens):
        if start < close or not known.is_person(tokens, start, end):
            continue
        following = tokens[end].lower if end < len(tokens) else ""
        says = any(t.lower in ("said", "says") for t in tokens[close:start]) or following in ("said", "says")
        name, surname = known.full_name(tokens, start, end), tokens[end - 1].text
        if following == "told" and end + 1 < len(tokens) and tokens[end + 1].lower not in PRONOUNS:
            listener = noun_phrase(tokens, end + 1)
            if end + 1 < listener < end + 4 and not anaphoric(tokens, end + 1, listener):
                words = said(tokens, range(end + 1, listener))
                yield Made(f"What did {name} tell {words}?", "said", tokens[0].start, tokens[close].end, 0.6)
        elif says and known.mentions(surname) < 3:
            yield Made(f"What did {name} say?", "said", tokens[0].start, tokens[close].end, 0.4)
        return

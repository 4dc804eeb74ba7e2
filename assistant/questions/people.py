"""Questions about who somebody is and who did something, from the names of a sentence."""

import re
from collections.abc import Iterator, Sequence

from assistant.checks import thesaurus
from assistant.checks.lexicon import ROLES, word_set
from assistant.questions.clauses import (
    FILLERS,
    PREPOSITIONS,
    PRONOUNS,
    SPEECH,
    Token,
    anaphoric,
    base_of_past,
    boundary,
    content,
    finite,
    noun_phrase,
    plural,
    said,
)
from assistant.questions.names import FIRMS, OFFICES, TITLES, names
from assistant.questions.spans import next_comma, possessive, shortened
from assistant.questions.wording import Made, Wording

_GONE = re.compile(r"\b(?:former|late|previous|then|outgoing|until|retired|first)\b")
_MADE_BY = word_set("led headed chaired wrote directed designed founded commissioned composed invented built painted")


def people(known: Wording, tokens: list[Token]) -> Iterator[Made]:
    for start, end in names(tokens):
        name = said(tokens, range(start, end))
        before = tokens[start - 1] if start else None
        after = tokens[end] if end < len(tokens) else None
        person = known.is_person(tokens, start, end)
        if after is not None and after.text == "," and end + 1 < len(tokens):
            following = tokens[end + 1]
            stop = next_comma(tokens, end + 1)
            if following.kind == "number" and following.text.isdigit() and stop == end + 2 and person:
                if 4 < int(following.text) < 111:
                    whole = known.full_name(tokens, start, end)
                    yield Made(f"How old {known.be(name)} {whole}?", "age", following.start, following.end, 0.5)
            elif following.lower == "who" and person and end + 2 < len(tokens):
                yield from _who_did(tokens, end + 2, tokens[start].start, tokens[end - 1].end)
            elif following.lower in ("a", "an", "the") or possessive(tokens, end + 1):
                stop = next_comma(tokens, end + 1)
                if stop and stop - end < 12 and person_noun(tokens, end + 1, stop) and end - start > 1:
                    yield Made(f"Who {known.be(name)} {name}?", "who is", following.start, tokens[stop - 1].end, 0.6)
        if before is not None and person and end - start > 1:
            yield from _role(known, tokens, start, end)


def _who_did(tokens: list[Token], at: int, start: int, end: int) -> Iterator[Made]:
    """A clause after a name and "who": "Ada Lund, who runs the port,"."""
    verb = tokens[at].lower
    plain = verb in ("has", "had", "will", "leads", "runs", "chairs", "heads") or base_of_past(verb)
    if not plain and not finite([tokens[at - 3], *tokens[at:]], 1, 0).startswith("does"):
        return
    rest = [i for i in range(at, boundary(tokens, at + 1)) if tokens[i].lower not in FILLERS]
    if len(rest) >= 3 and not any(tokens[i].lower in SPEECH for i in rest):
        yield Made(f"Who {said(tokens, shortened(tokens, rest))}?", "who did", start, end, 0.95)


def _role(known: Wording, tokens: list[Token], start: int, end: int) -> Iterator[Made]:
    """A role before a name: "the transport minister, Ada Lund," or "Transport minister Ada Lund"."""
    last = start - 1
    comma = tokens[last].text == ","
    if comma:
        last -= 1
        if end < len(tokens) and tokens[end].text not in ",.;":
            return
    first = last
    while first >= 0 and (content(tokens[first]) or tokens[first].lower in ("of", "the", "for", "and")):
        if tokens[first].lower == "and" and tokens[first + 1].lower != "of":
            break
        if tokens[first].lower == "the" and tokens[first - 1].lower not in ("of", "for", "at"):
            break
        first -= 1
    the = first >= 0 and tokens[first].lower == "the"
    role = range(first + 1, last + 1)
    if not role or len(role) > 7 or tokens[role[0]].lower in ("of", "for"):
        return
    owned = possessive(tokens, role[0])
    if not (the or owned or (not comma and _sentence_start(tokens, first + 1))):
        return
    if first >= 0 and not the and tokens[first].lower in ("a", "an", "its", "their", "his", "her", "another", "one"):
        return
    words = [tokens[i] for i in role]
    head = next((w for i, w in enumerate(words) if i + 1 == len(words) or words[i + 1].lower in ("of", "for")), None)
    if head is None or plural(head):
        return
    specific = words[-1] is not head or owned or any(w.lower.endswith("'s") for w in words)
    if head.lower not in OFFICES and not (specific and (head.lower in ROLES or thesaurus.is_person(head.lower))):
        return
    if any(w.kind == "number" or w.lower in PRONOUNS for w in words) or head.lower in TITLES:
        return
    called = known.lowered(said(tokens, role), tokens[role[0]])
    article = "" if owned and not the else "the "
    if article and not comma and not the and not any(w.capital for w in words[1:]) and not words[0].text.isupper():
        called = called[0].lower() + called[1:]
    be = "was" if _GONE.search(called) else "is"
    yield Made(f"Who {be} {article}{called}?", "role", tokens[start].start, tokens[end - 1].end, 0.8)


def person_noun(tokens: list[Token], start: int, stop: int) -> bool:
    """Whether a phrase beside a name says what a person is: "a vet from Carrick"."""
    end = next(
        (i for i in range(start + 1, stop) if tokens[i].lower in PREPOSITIONS or tokens[i].lower in ("who", "and")),
        stop,
    )
    head = tokens[end - 1].lower
    return head not in FIRMS and (head in ROLES or thesaurus.is_person(head))


def makers(known: Wording, tokens: list[Token]) -> Iterator[Made]:
    """ "The inquiry, led by Ada Lund,"."""
    for at in range(2, len(tokens) - 2):
        past = {"written": "wrote"}.get(tokens[at].lower, tokens[at].lower)
        if past not in _MADE_BY or tokens[at + 1].lower != "by":
            continue
        last = at - (tokens[at - 1].text == ",")
        start = next((i for i in range(last - 1, max(-1, last - 6), -1) if tokens[i].lower in ("the", "a", "an")), -1)
        if start < 0 or noun_phrase(tokens, start) != last or anaphoric(tokens, start, last):
            continue
        for begin, end in names(tokens):
            if begin >= at + 2 and noun_phrase(tokens, at + 2) == end and known.is_person(tokens, begin, end):
                thing = said(tokens, range(start + 1, last))
                if past == "led" and any(
                    t.lower in ("is", "has", "says", "will", "wants", "are", "have") for t in tokens
                ):
                    past = "leads"
                yield Made(f"Who {past} the {thing}?", "who did", tokens[begin].start, tokens[end - 1].end, 0.85)


def superlatives(known: Wording, tokens: list[Token]) -> Iterator[Made]:
    """ "The oldest piece, a ewer of the thirteenth century," and "the ferry, the Gertie Strickland,"."""
    for at, token in enumerate(tokens):
        if token.lower != "the":
            continue
        end = noun_phrase(tokens, at)
        if end < at + 2 or end + 2 >= len(tokens) or tokens[end].text != "," or tokens[end - 1].capital:
            continue
        stop = next_comma(tokens, end + 1)
        if not stop or stop - end > 12 or any(tokens[i].kind == "number" for i in range(at, end)):
            continue
        head, words = tokens[end - 1].lower, said(tokens, range(at + 1, end))
        if head in ROLES or head in OFFICES or thesaurus.is_person(head) or plural(tokens[end - 1]):
            continue
        best = tokens[at + 1].lower
        if end - at > 2 and (best.endswith("est") or best == "most") and tokens[end + 1].lower in ("a", "an", "the"):
            yield Made(f"What is the {words}?", "what is", tokens[end + 1].start, tokens[stop - 1].end, 0.8)
        name = end + 1 + (tokens[end + 1].lower == "the")
        if at and tokens[at - 1].lower in PREPOSITIONS:
            continue
        if (name, stop) in names(tokens) and not anaphoric(tokens, at, end) and not known.is_person(tokens, name, stop):
            yield Made(f"What is the {words} called?", "what is", tokens[name].start, tokens[stop - 1].end, 0.7)


def _sentence_start(tokens: Sequence[Token], at: int) -> bool:
    return at == 0 or tokens[at - 1].text in ".:;,"

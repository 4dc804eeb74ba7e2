"""Every number and date of the statement is carried by a sentence, and belongs there to the same thing."""

from collections.abc import Sequence

from assistant.checks import dates, numbers, polarity
from assistant.checks.alignment import Alignment, Text
from assistant.checks.figure import Figure
from assistant.checks.lexicon import word_set
from assistant.checks.words import Word, said

_DATED = ("date", "weekday", "time", "relative")
_RIVAL = 1.25  # how much nearer another figure must be to what the statement counts
_MOVES = {"from", "to", "by"}
_JOINED = (["to"], ["-"], ["against"])
_MOST = 12  # figures of one kind that are compared; more only cost time
MOST_FIGURES = 40  # in a statement
_OWNERS = word_set("the its his her their all a our")
_PREPOSITIONS = word_set("from to by before after until since")
_SIDES = {("before", "after"), ("after", "before"), ("by", "after"), ("after", "by")}


def check(aligned: Alignment) -> str:
    """A reason why a number or date is not supported, or ""."""
    if len(aligned.stated.figures) > MOST_FIGURES:
        return "The statement has more numbers than can be checked."
    reversed_pair = _reversed(aligned)
    if reversed_pair:
        return reversed_pair
    for figure in aligned.stated.figures:
        reason = _check(aligned, figure)
        if reason:
            return reason
    return ""


def leaves_rest(aligned: Alignment) -> bool:
    """Whether the statement gives the other part of a whole, and so says "not" where its sentence does not."""
    return any(
        figure.kind in ("part", "percent")
        and not any(_agree(figure, other) for other in aligned.source.figures if other.kind not in _DATED)
        and _rest(aligned, figure)
        for figure in aligned.stated.figures
    )


def _check(aligned: Alignment, figure: Figure) -> str:
    words, source = aligned.stated.words, aligned.source
    text = said(words, figure.start, figure.end)
    dated = figure.kind in _DATED
    agree = dates.agree if dated else numbers.agree
    others = source.figures
    own = [other for other in others if (other.kind in _DATED) == dated and agree(figure, other)]
    if not own and figure.kind == "year":  # "since 2019" for "since May 2019"
        own = [
            other for other in others if other.kind == "date" and other.value[0] == figure.value[0] and other.value[0]
        ]
    if not own and figure.kind in ("part", "percent"):
        own = _rest(aligned, figure)
    if not own:
        if _needless(aligned, figure):
            return ""
        family = [o for o in others if o.kind == figure.kind and (dated or numbers.same_family(figure, o))]
        return _reason(aligned, figure, family, text)
    if dated:
        sides = [(dates.relation(words, figure), dates.relation(source.words, other)) for other in own]
        if all(side in _SIDES for side in sides):
            return f"The sentence does not put it on that side of {text}."
    return _mixed_up(aligned, figure, own, text)


def _rest(aligned: Alignment, figure: Figure) -> list[Figure]:
    """What is left over: "two thirds were not insured" for "a third was insured"."""
    share = float(figure.value[0]) * (100 if figure.kind == "part" else 1)
    here = bool(polarity.negated(aligned.stated))
    return [
        other
        for other in aligned.source.figures
        if other.kind in ("part", "percent")
        and abs(share + float(other.value[0]) * (100 if other.kind == "part" else 1) - 100) < 0.7
        and here != bool(polarity.negated(aligned.source))
    ]


def _mixed_up(aligned: Alignment, figure: Figure, own: list[Figure], text: str) -> str:
    """Whether another figure of the source stands where the statement has this one."""
    words, source = aligned.stated.words, aligned.source
    before = _preposition(words, figure)
    if before in _MOVES and all(_preposition(source.words, other) in _MOVES - {before} for other in own):
        return f"The sentence does not say “{before} {text}”."
    part = _part(words, figure)
    if part and all(_part(source.words, other) == -part for other in own):
        return f"In the sentence {text} is {'the whole' if part > 0 else 'a part'}."
    rivals = [other for other in source.figures if other not in own and _rivals(figure, other)][:_MOST]
    own = own[:_MOST]
    if not rivals:
        return ""
    same = {at for f in aligned.stated.figures if _rivals(figure, f) for at in range(f.start, f.end)}

    def near(mine: Figure, other: Figure) -> float:
        return max(
            aligned.nearness(mine.start, mine.end, place, same.__contains__) for place in {other.start, other.end - 1}
        )

    alike = [_preposition(source.words, other) == before for other in own]
    if before and any(alike) and all(_preposition(source.words, other) != before for other in rivals):
        return ""
    partners = {}
    for rival in rivals:
        for other in aligned.stated.figures:
            if other is not figure and _rivals(figure, other) and _agree(other, rival):
                partners[rival] = other
    best = max(own, key=lambda other: near(figure, other))
    for rival in rivals:
        opposed = before and _preposition(source.words, rival) == before and _preposition(source.words, best)
        mine, theirs = near(figure, best), near(figure, rival)
        if rival in partners:
            mine += near(partners[rival], rival)
            theirs += near(partners[rival], best)
        if theirs > mine * (1.0 if opposed else _RIVAL):
            found = said(source.words, rival.start, rival.end)
            return f"In the sentence {text} belongs to something else; here it says {found}."
    return ""


def _agree(stated: Figure, found: Figure) -> bool:
    return dates.agree(stated, found) if stated.kind in _DATED else numbers.agree(stated, found)


def _rivals(figure: Figure, other: Figure) -> bool:
    """Whether two figures could be taken for one another."""
    if figure.kind in _DATED or other.kind in _DATED:
        return figure.kind == other.kind
    return numbers.same_family(figure, other)


def _reversed(aligned: Alignment) -> str:
    """Whether a result or a change is turned round: "57 to 88" for "88 to 57"."""
    words, source = aligned.stated.words, aligned.source.words

    def pairs(text: Text) -> list[tuple[Figure, Figure]]:
        return [
            (one, other)
            for one, other in zip(text.figures, text.figures[1:], strict=False)
            if [w.lower for w in text.words[one.end : other.start] if w.lower != "votes"] in _JOINED
            and one.kind not in _DATED
            and other.kind not in _DATED
        ]

    theirs = pairs(aligned.source)
    for one, other in pairs(aligned.stated):
        if any(_agree(one, a) and _agree(other, b) for a, b in theirs):
            continue
        for a, b in theirs:
            if _agree(one, b) and _agree(other, a):
                return f"The sentence says {said(source, a.start, b.end)}, not {said(words, one.start, other.end)}."
    return ""


def _part(words: Sequence[Word], figure: Figure) -> int:
    """1 for the part in "two of its nine", -1 for the whole, 0 for neither."""
    if figure.end < len(words) and words[figure.end].lower == "of" and figure.kind == "number":
        return 1
    before = [word.lower for word in words[max(0, figure.start - 2) : figure.start]]
    return -1 if before[-1:] == ["of"] or before[:1] == ["of"] and before[-1] in _OWNERS else 0


def _preposition(words: Sequence[Word], figure: Figure) -> str:
    for word in reversed(words[max(0, figure.start - 3) : figure.start]):
        if word.lower in _PREPOSITIONS:
            return word.lower
        if word.kind == "mark" or (word.content and word.lower not in ("nearly", "about")):
            return ""
    return ""


def _needless(aligned: Alignment, figure: Figure) -> bool:
    """Whether a small number only counts what the statement itself lists, or is no number at all: "one of them"."""
    if figure.kind == "number" and figure.value[0] == 1:
        word = aligned.stated.words[figure.start]
        return word.kind == "word" and not _counted_otherwise(aligned, figure)
    return False


def _counted_otherwise(aligned: Alignment, figure: Figure) -> bool:
    head = next((i for i in range(figure.end, min(figure.end + 3, len(aligned.stated.words)))), None)
    if head is None:
        return False
    places = set(aligned.places(head))
    return any(
        other.kind == "number" and any(other.end <= p <= other.end + 1 for p in places)
        for other in aligned.source.figures
    )


def _reason(aligned: Alignment, figure: Figure, family: list[Figure], text: str) -> str:
    if not family:
        return f"The sentence does not say {text}."
    other = max(family, key=lambda o: aligned.nearness(figure.start, figure.end, o.start))
    return f"The sentence says {said(aligned.source.words, other.start, other.end)}, not {text}."

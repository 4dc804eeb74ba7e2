"""Every number and date of the statement is carried by a sentence, and belongs there to the same thing."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.checks import agreement, arithmetic, clock, dates, factuality, phrases, polarity, thesaurus, units
from assistant.checks.alignment import Alignment, Text
from assistant.checks.figure import Figure
from assistant.checks.lexicon import NEGATING, NEGATIONS, word_set
from assistant.checks.words import Word, said

_DATED = ("date", "weekday", "time", "relative")
_RIVAL = 1.25  # how much nearer another figure must be to what the statement counts
_MOVES = {"from", "to", "by"}
_JOINED = (["to"], ["-"], ["against"])
_MUCH = 1e5  # from here on a number that counts nothing is money
_MOST = arithmetic.MOST
MOST_FIGURES = 40  # in a statement
_OWNERS = word_set("the its his her their all a our")
_PREPOSITIONS = word_set("from to by before after until since")
_REST = word_set("rest remaining remainder other others")
_APART = word_set("""
    above below beyond exceed exceeds exceeded exceeding over under short more less fewer remaining remainder rest
    leaving left another extra further additional gap difference lead ahead margin up down older younger later earlier
""")
_TOGETHER = word_set(
    "total totalling totals together altogether combined sum overall bring brings bringing brought all"
)
_SIDES = {("before", "after"), ("after", "before"), ("by", "after"), ("after", "by")}


def check(aligned: Alignment) -> str:
    """A reason why a number or date is not supported, or ""; what may follow from the sentences is for `open_ones`."""
    if len(aligned.stated.figures) > MOST_FIGURES:
        return "The statement has more numbers than can be checked."
    reversed_pair = _reversed(aligned)
    if reversed_pair:
        return reversed_pair
    for figure in aligned.stated.figures:
        reason, _ = _check(aligned, figure)
        if reason and not _open(aligned, figure):
            return reason
    return ""


def open_ones(aligned: Alignment) -> list[tuple[str, str]]:
    """Figures that the sentences do not carry but that may follow from what they say: they only speak against it.

    Returns:
        For each why it is left open ("unlike bound", "bare figure", "worked out" or, in words and with none of its kind
        in the sentences, "unsaid figure") and the reason against it.
    """
    found = []
    for figure in aligned.stated.figures[:MOST_FIGURES]:
        reason, _ = _check(aligned, figure)
        kind = _open(aligned, figure) if reason else ""
        if kind:
            found.append((kind, reason))
    return found


def _open(aligned: Alignment, figure: Figure) -> str:
    """Why a figure that no sentence carries may be right all the same, or ""."""
    others = [o for o in aligned.source.figures if o.kind not in _DATED]
    if figure.kind not in _DATED:
        loose = replace(figure, bound="")
        alike = [o for o in others if agreement.agree(loose, replace(o, bound=""))] if figure.bound else []
        if alike:
            return "" if all(_opposed(aligned, figure, other) for other in alike) else "unlike bound"
        if any(arithmetic.bare_alike(aligned, figure, other) for other in others):
            return "bare figure"
        if arithmetic.follows(aligned, figure):
            return "worked out"
    text = said(aligned.stated.words, figure.start, figure.end)
    in_words = not any(c.isdigit() for c in text)
    return "unsaid figure" if in_words and not _family(aligned, figure) else ""


def _opposed(aligned: Alignment, figure: Figure, other: Figure) -> bool:
    """Whether a least is said of what is a most in the sentence; "no vessel carries more than 5" says a most, too."""
    denied = _denied(aligned.stated, figure) or _denied(aligned.source, other)
    return agreement.opposed(figure, other) and not denied


def _denied(text: Text, figure: Figure) -> bool:
    sentence = (word.lower for word in text.words if word.sentence == text.words[figure.start].sentence)
    return any(lower in NEGATIONS or thesaurus.bases(lower) & NEGATING for lower in sentence)


def _family(aligned: Alignment, figure: Figure) -> list[Figure]:
    dated = figure.kind in _DATED
    found = aligned.source.figures
    return [o for o in found if o.kind == figure.kind and (dated or agreement.same_family(figure, o))]


def mixed_up(aligned: Alignment) -> str:
    """A reason why a number or date belongs to something else in the sentences, or ""."""
    for figure in aligned.stated.figures[:MOST_FIGURES]:
        _, reason = _check(aligned, figure)
        if reason:
            return reason
    return ""


def as_cited(aligned: Alignment) -> str:
    """The statement with its figures and names written as in the sentences: "4.2 million" for "4,200,000".

    For a reader that knows words but cannot count. What the sentences do not carry stays as it is, and so does a number
    with a sign in one of them only: "fell by 5 percent" is not to read "fell by -5 percent".
    """
    words, source = aligned.stated.words, aligned.source
    carried = {}
    for figure in aligned.stated.figures[:MOST_FIGURES]:
        others = [o for o in source.figures if (o.kind in _DATED) == (figure.kind in _DATED) and _agree(figure, o)]
        others = [o for o in others if agreement.below_zero(o) == agreement.below_zero(figure)]
        if others:
            best = max(others, key=lambda other: aligned.nearness(figure.start, figure.end, other.start))
            carried[figure.start] = figure.end, said(source.words, best.start, best.end)
    pieces, at = [], 0
    while at < len(words):
        same = aligned.places(at, 1.0) if words[at].lower in phrases.NAMED else []
        end, text = carried.get(at, (at + 1, source.words[same[0]].text if same else words[at].text))
        owner = "'s" if words[end - 1].owner else ""
        pieces.append((" " if words[at].spaced else "") + text + owner)
        at = end
    return "".join(pieces).strip()


def leaves_rest(aligned: Alignment) -> bool:
    """Whether the statement gives the other part of a whole, and so says "not" where its sentence does not."""
    return any(
        figure.kind in ("part", "percent")
        and not any(_agree(figure, other) for other in aligned.source.figures if other.kind not in _DATED)
        and _rest(aligned, figure)
        for figure in aligned.stated.figures
    )


def _check(aligned: Alignment, figure: Figure) -> tuple[str, str]:
    words, source = aligned.stated.words, aligned.source
    text = said(words, figure.start, figure.end)
    dated = figure.kind in _DATED
    agree = dates.agree if dated else agreement.agree
    others = source.figures
    own = [other for other in others if (other.kind in _DATED) == dated and agree(figure, other)]
    if not own and figure.kind in ("time", "number"):
        own = [other for other in others if _one_time(aligned, figure, other)]
    if not own and figure.kind == "ordinal":  # "on the 14th" for "on 14 November"
        own = [other for other in others if other.kind == "date" and other.value[2] == figure.value[0]]
    if not own and figure.kind == "year":  # "since 2019" for "since May 2019"
        own = [
            other for other in others if other.kind == "date" and other.value[0] == figure.value[0] and other.value[0]
        ]
    if not own and figure.kind in ("part", "percent"):
        own = _rest(aligned, figure)
    if not own and not dated and figure.kind in ("money", "number", "percent"):  # "1.8 billion dollars … 640 million"
        own = [
            other
            for other in others
            if other.kind == "number"
            and not other.unit
            and any(f.kind == figure.kind and f.unit == figure.unit for f in others)
            and _agree(figure, replace(other, kind=figure.kind, unit=figure.unit, value=(_scaled(figure, other),)))
        ]
    if not own and figure.kind == "number" and not figure.unit:  # "went up from 85 pesos to 140"
        same = [replace(figure, kind=f.kind, unit=f.unit) for f in aligned.stated.figures if f.kind == "money"]
        own = [o for o in others if o.kind == "money" and any(agreement.agree(each, o) for each in same)]
    if not own and figure.kind == "money":  # "1.1 million euros" where the sentence leaves out of what
        bare = [o for o in others if o.kind == "number" and not o.unit and _counted(source.words, o) is None]
        own = [
            o
            for o in bare
            if float(o.value[0]) >= _MUCH and agreement.agree(replace(figure, kind="number", unit=""), o)
        ]
    if not own and figure.kind == "date" and _month_and_day(figure, others):
        own = [other for other in others if other.kind == "ordinal" and other.value == figure.value[2:]]
    if not own and figure.kind == "date":
        own = [other for other in others if _ends(source.words, figure, other)]
    if not own:
        if _needless(aligned, figure):
            return "", ""
        return _reason(aligned, figure, _family(aligned, figure), text), ""
    if dated:
        sides = [(dates.relation(words, figure), dates.relation(source.words, other)) for other in own]
        if all(side in _SIDES for side in sides):
            return f"The sentence does not put it on that side of {text}.", ""
    return "", _mixed_up(aligned, figure, own, text)


def _one_time(aligned: Alignment, figure: Figure, other: Figure) -> bool:
    """Whether a time and a number that stands where times do are the same: "half past ten", "at 10.30"."""
    mine = clock.told(aligned.stated.words, figure) if figure.kind == "number" else figure
    theirs = clock.told(aligned.source.words, other) if other.kind == "number" else other
    if mine is None or theirs is None or theirs.kind != "time" or figure.kind == other.kind:
        return False
    return dates.agree(mine, theirs)


def _month_and_day(figure: Figure, others: Sequence[Figure]) -> bool:
    """Whether the month of a date stands in another date: "14 July … on the 16th"."""
    return any(
        o.kind == "date" and o.value[1] == figure.value[1] and figure.value[0] in (0, o.value[0]) for o in others
    )


def _scaled(figure: Figure, other: Figure) -> float:
    """A number without a unit in the base unit of a figure: 2.8 million in "5.6 million tonnes … 2.8 million"."""
    value = float(other.value[0])
    factor = next((f for code, f in units.factors() if code == figure.unit and _same(figure, value * f)), 1.0)
    return value * factor


def _same(figure: Figure, value: float) -> bool:
    return abs(float(figure.value[0]) - value) <= 1e-6 * abs(value)


_LAST_DAYS = {1: 31, 2: 28, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}


def _ends(words: Sequence[Word], stated: Figure, found: Figure) -> bool:
    """Whether a date is the last day of what "the end of" names: "31 January", "the end of January"."""
    if [word.lower for word in words[max(0, found.start - 2) : found.start]] != ["end", "of"]:
        return False
    year, month, day = (int(part) for part in stated.value)
    if found.kind == "year":
        return year == found.value[0] and (month, day) == (12, 31)
    return found.kind == "date" and found.value[1] == month and day >= _LAST_DAYS[month]


def _rest(aligned: Alignment, figure: Figure) -> list[Figure]:
    """What is left over: "two thirds were not insured" for "a third was insured"."""
    share = float(figure.value[0]) * (100 if figure.kind == "part" else 1)
    here = bool(polarity.negated(aligned.stated))
    return [
        other
        for other in aligned.source.figures
        if other.kind in ("part", "percent")
        and abs(share + float(other.value[0]) * (100 if other.kind == "part" else 1) - 100) < 0.7
        and (here != bool(polarity.negated(aligned.source)) or _REST & {w.lower for w in aligned.stated.words})
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
    counted = _counted(words, figure)
    if counted is not None and rivals:
        places = set(aligned.places(counted))
        heads = [_counted(source.words, other) for other in own]
        if places and not any(head in places for head in heads) and None not in heads:
            for rival in rivals:
                if _counted(source.words, rival) in places:
                    return f"In the sentence it is {said(source.words, rival.start, rival.end)}, not {text}."
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
    return dates.agree(stated, found) if stated.kind in _DATED else agreement.agree(stated, found)


def _rivals(figure: Figure, other: Figure) -> bool:
    """Whether two figures could be taken for one another."""
    if figure.kind in _DATED or other.kind in _DATED:
        return figure.kind == other.kind
    return agreement.same_family(figure, other)


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
    if _loses(words) != _loses(source):  # "lost 2-3" for "beat them 3-2"
        return ""
    for one, other in pairs(aligned.stated):
        if any(_agree(one, a) and _agree(other, b) for a, b in theirs):
            continue
        for a, b in theirs:
            if _agree(one, b) and _agree(other, a):
                return f"The sentence says {said(source, a.start, b.end)}, not {said(words, one.start, other.end)}."
    return ""


def _loses(words: Sequence[Word]) -> bool:
    return any(thesaurus.bases(word.lower) & {"lose", "defeat", "loss"} for word in words)


def _counted(words: Sequence[Word], figure: Figure) -> int | None:
    """Place of the word that a number counts: "40 snow ploughs"."""
    found = None
    for i in range(figure.end, min(figure.end + 4, len(words))):
        if not words[i].content or factuality.is_verb(words, i):
            break
        found = i
    return found


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
    if figure.kind == "number" and not figure.unit and figure.value[0] in (2, 3):
        if aligned.stated.words[figure.start].lower == "both":
            return True
        return _listed(aligned) >= figure.value[0] and not any(
            other.kind == "number" and float(other.value[0]) <= 12 and not other.unit
            for other in aligned.source.figures
        )
    if figure.kind == "ordinal" and figure.value[0] == 1:
        return not any(other.kind == "ordinal" for other in aligned.source.figures)
    if figure.kind in ("number", "money", "percent", "points") and _worked_out(aligned, figure):
        return True
    if _a_unit(aligned, figure) or _years_between(aligned, figure):
        return True
    if figure.kind == "percent" and not any(o.kind == "percent" for o in aligned.source.figures):
        counts = [float(o.value[0]) for o in aligned.source.figures if o.kind == "number" and not o.unit][:_MOST]
        share = float(figure.value[0])  # "88 percent" for "44 out of 50"
        return any(0 < a < b and abs(100 * a / b - share) <= 0.5 for a in counts for b in counts)
    if figure.kind in ("part", "times"):
        values = [float(o.value[0]) for o in aligned.source.figures if o.kind not in _DATED and o.value[0]][:_MOST]
        share = float(figure.value[0])
        return any(abs(a - share * b) < 1e-3 * a for a in values for b in values if a != b)
    return False


def _listed(aligned: Alignment) -> int:
    """Most names in a row that are joined by "and" in one sentence, or sentences that are cited."""
    words = aligned.source.words
    most = len({word.sentence for word in words}) if words else 0
    for i, word in enumerate(words):
        if word.lower == "and" and 0 < i < len(words) - 1 and words[i - 1].capital and words[i + 1].capital:
            most = max(most, 3 if i > 2 and any(w.text == "," for w in words[i - 4 : i]) else 2)
    return most


def _worked_out(aligned: Alignment, figure: Figure) -> bool:
    """Whether a number is the difference or the sum of two of the sentences, and the statement says that it is one.

    "Rose by 10" for "from 80 to 90", "the remaining 340" for "of 1,840, 1,500", "which brings it to 415".
    """
    lower = {word.lower for word in aligned.stated.words}
    apart = bool(lower & _APART) or any(thesaurus.turn(word.lower) for word in aligned.stated.words)
    together = bool(lower & _TOGETHER)
    if not apart and not together:
        return False
    kinds = ("percent", "points") if figure.kind == "points" else ()
    values = [
        float(other.value[0])
        for other in aligned.source.figures
        if other.kind not in _DATED and (_rivals(figure, other) or other.kind in kinds)
    ][:_MOST]
    value = float(figure.value[0])
    return any(
        (apart and a > b and abs(a - b - value) < 1e-6 * a) or (together and abs(a + b - value) < 1e-6 * value)
        for n, a in enumerate(values)
        for m, b in enumerate(values)
        if n != m
    )


def _a_unit(aligned: Alignment, figure: Figure) -> bool:
    """Whether a stretch is named by its unit: "a week" for "the week", "ten years" for "the past decade"."""
    named = {120.0: "decade", 1200.0: "century"}.get(float(figure.value[0])) if figure.unit == "month" else None
    if named:
        return any(word.lower == named for word in aligned.source.words)
    if aligned.stated.words[figure.start].lower not in ("a", "an") or not figure.unit:
        return False
    return any(aligned.places(i, 0.9) for i in range(figure.start + 1, figure.end))


def _years_between(aligned: Alignment, figure: Figure) -> bool:
    """Whether a stretch of years is the one between two years of the sentences: "39 years" for "from 1938 to 1977"."""
    if figure.unit != "month":
        return False
    years = [int(o.value[0]) for o in aligned.source.figures if o.kind in ("year", "date") and o.value[0]][:_MOST]
    return any(
        a > b and agreement.agree(figure, replace(figure, value=(12 * (a - b),), bound=""))
        for a in years
        for b in years
    )


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

"""Whether a figure may follow from others: their sum or difference, a share of one, the same without its unit.

"Fell by 450" of "2,150 … 2,600": right, but so is many a wrong number by chance. So it is weighed, not decided.
"""

from collections.abc import Sequence
from dataclasses import replace

from assistant.checks import agreement, numbers
from assistant.checks.alignment import Alignment
from assistant.checks.figure import Figure
from assistant.checks.lexicon import word_set

MOST = 12  # figures of one kind that are compared; more only cost time
_COUNTS = {"number", "percent", "points", "money", "year"}
_SHARES = ("percent", "part", "times")
_RATES = {"percent", "points"}
_DATES = ("year", "date")
_NEXT = word_set("later earlier following next previous after before ago last")


def bare_alike(aligned: Alignment, figure: Figure, other: Figure) -> bool:
    """Whether a statement's and a sentence's figure are the same but for the unit of one: "24" and "24 percent"."""
    mine, theirs = (
        numbers.written(text.words, each) for text, each in ((aligned.stated, figure), (aligned.source, other))
    )
    return mine == theirs and _bare(figure, other)


def _bare(one: Figure, other: Figure) -> bool:
    """Whether one of two figures leaves out what it counts, so that they may be of a kind."""
    kinds = {one.kind, other.kind}
    if kinds == {"number", "ordinal"}:  # "three shops" for "its third shop"
        return not one.unit and not other.unit
    return any(f.kind in ("number", "year") and not f.unit for f in (one, other)) and kinds <= _COUNTS


def follows(aligned: Alignment, figure: Figure) -> bool:
    """Whether a figure is the sum, the difference or a share of some of the sentences, or years away from one."""
    if figure.kind == "year":
        return _years_away(aligned, float(figure.value[0]))
    if figure.kind not in _COUNTS:
        return False
    source = aligned.source
    near = [o for o in source.figures if o.kind in _COUNTS and _of_a_kind(figure, o)][:MOST]
    shares = [float(o.value[0]) / (100 if o.kind == "percent" else 1) for o in source.figures if o.kind in _SHARES]
    plain = replace(figure, kind="number", unit="", value=(numbers.written(aligned.stated.words, figure),))
    in_units = _made([float(o.value[0]) for o in near], shares, figure)
    as_written = _made([numbers.written(source.words, o) for o in near], shares, figure)
    return any(
        each > 0 and agreement.agree(one, replace(one, value=(each,), bound=""))
        for one, made in ((figure, in_units), (plain, as_written))
        for each in made
    )


def _of_a_kind(figure: Figure, other: Figure) -> bool:
    """Whether two figures can be added up: "half a point to 5.25 percent", too."""
    return agreement.same_family(figure, other) or _bare(figure, other) or {figure.kind, other.kind} == _RATES


def _made(values: Sequence[float], shares: Sequence[float], figure: Figure) -> set[float]:
    pairs = [(a, b) for n, a in enumerate(values) for b in values[:n]]
    made = {c for a, b in pairs for c in (a + b, abs(a - b))}
    made |= {c for a in values for share in shares[:MOST] if share for c in (a * share, a * (1 - share), a / share)}
    if figure.kind == "percent":  # the rest of a whole
        made |= {100 - a for a in values} | {100 - a - b for a, b in pairs}
    return made


def _years_away(aligned: Alignment, year: float) -> bool:
    """Whether a year is as far from one of the sentences as they say: "2020" of "in 2019 … the following year"."""
    source = aligned.source
    spans = {numbers.written(source.words, o) for o in source.figures if _counts_years(o)}
    spans |= {1.0} if _NEXT & {word.lower for word in source.words} else set()
    return any(abs(year - float(o.value[0])) in spans for o in source.figures if o.kind in _DATES and o.value[0])


def _counts_years(figure: Figure) -> bool:
    return figure.kind == "number" and figure.unit in ("", "month")

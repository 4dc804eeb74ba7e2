"""Whether a number of a sentence carries a statement's: the same, rounded, in another unit, or only less exact."""

from dataclasses import replace

from assistant.checks import currencies, units
from assistant.checks.figure import Figure

_CLOSE_PART = 0.1  # "almost a third" for 31 percent
_CLOSE_YEARS = 5
_CLOSE = 0.06  # "about 5 billion" for 4.9: how far a rounded number may be from its own


def agree(stated: Figure, found: Figure) -> bool:
    """Whether a sentence's number carries a statement's."""
    if not _same_side(stated, found):
        return False
    stated, found = _sizes(stated, found)
    if stated.kind == "vague" or found.kind == "vague":
        return _vague(stated, found)
    if stated.kind == "decade":
        return _decade(float(stated.value[0]), found)
    if _half_years(stated, found):
        return True
    if {stated.unit, found.unit} == {"", "metre"} and _metres(stated) == _metres(found):  # "100m"
        return True
    stated, found = _in_hundredths(stated, found), _in_hundredths(found, stated)
    if stated.unit and found.unit and stated.kind == found.kind == "money" and currencies.same(stated.unit, found.unit):
        found = replace(found, unit=stated.unit)
    if units.one_scale(stated.unit, found.unit):
        found = replace(found, unit=stated.unit)
    if {stated.unit, found.unit} == {"", "month"} and {stated.kind, found.kind} == {"number"}:  # "34", "34-year-old"
        years = [replace(f, unit="", value=(float(f.value[0]) / 12,)) if f.unit else f for f in (stated, found)]
        return _near(years[0], years[1])
    if {stated.kind, found.kind} == {"year", "number"} and not stated.unit and not found.unit:
        return _near(stated, found)
    if {stated.kind, found.kind} == {"number", "times"} and not stated.unit + found.unit:  # "two goals", "scored twice"
        return stated.value == found.value == (2,)
    if {stated.kind, found.kind} == {"points", "part"}:  # "a quarter-point cut", "settled on a quarter"
        return stated.value == found.value
    if stated.kind != found.kind and not _parts(stated, found):
        loose = {stated.kind, found.kind}
        if loose != {"number", "money"} or (stated.unit and found.unit) or stated.kind == "money":
            return False
    if stated.unit != found.unit and stated.unit and (found.unit or stated.kind == "money"):
        return False
    if stated.unit != found.unit and found.unit and stated.kind == "number" and float(stated.value[0]) < 1000:
        return False
    return _near(stated, found)


def below_zero(figure: Figure) -> bool:
    """Whether a number has a minus sign."""
    return isinstance(figure.value[0], float | int) and figure.value[0] < 0


def _same_side(stated: Figure, found: Figure) -> bool:
    """Whether two figures of a kind are both above zero or both below: "-5" is not 5, but "fell by 5" may say it."""
    unsigned = found if below_zero(stated) else stated
    return stated.kind != found.kind or below_zero(stated) == below_zero(found) or unsigned.loses


def _sizes(stated: Figure, found: Figure) -> tuple[Figure, Figure]:
    """Two figures without signs, unless both have one."""
    if below_zero(stated) == below_zero(found):
        return stated, found
    one, other = (replace(f, value=(abs(float(f.value[0])),)) if below_zero(f) else f for f in (stated, found))
    return one, other


def _in_hundredths(figure: Figure, other: Figure) -> Figure:
    """A sum in the other's cents or pence: "$0.50" beside 50 cents."""
    if figure.kind == other.kind == "money" and currencies.hundredths(other.unit, figure.unit):
        return replace(figure, unit=other.unit, value=(round(float(figure.value[0]) * 100, 6),))
    return figure


def _decade(start: float, found: Figure) -> bool:
    """Whether a decade, of a century or of a life, is another one or has a year in it: "the nineties" and 1994."""
    value = float(found.value[0]) / (12 if found.unit == "month" else 1)
    if found.kind == "decade":
        return start == value or (min(start, value) < 100 and start % 100 == value % 100)
    return found.kind in ("year", "number") and found.unit in ("", "month") and 0 <= value - start < 10


def _metres(figure: Figure) -> float:
    """A length, or a number of millions below a thousand, in metres: "m" stands for both."""
    return float(figure.value[0]) / (1.0 if figure.unit else 1e6)


def _parts(stated: Figure, found: Figure) -> bool:
    return {stated.kind, found.kind} == {"part", "percent"}


def _number(figure: Figure) -> float:
    value = float(figure.value[0])
    return value * 100 if figure.kind == "part" else value


def _half_years(stated: Figure, found: Figure) -> bool:
    """ "The first half" for "the first six months": a part of a year that a sentence does not name."""
    pair = {(f.kind, f.unit, round(float(f.value[0]), 3)) for f in (stated, found)}
    return pair in ({("part", "", 0.5), ("number", "month", 6.0)}, {("part", "", 0.25), ("number", "month", 3.0)})


def _near(stated: Figure, found: Figure) -> bool:
    mine, other = _number(stated), _number(found)
    if stated.kind == found.kind == "year":  # amounts are rounded, years hardly
        return mine == other or (stated.bound in ("~", "~<") and abs(mine - other) <= _CLOSE_YEARS)
    gap = abs(mine - other) / max(abs(other), 1e-9)
    tight = gap < 1e-6 or ("part" in (stated.kind, found.kind) and abs(mine - other) < 0.7)
    if tight:
        # "More than 500" for "500" says what the sentence does not; "500" for "more than 500" is only less exact.
        carriers = {">": (">",), "<": ("<", "~<"), "~<": ("<", "~<", "~")}
        return stated.bound not in carriers or found.bound in carriers[stated.bound]
    if stated.bound in ("~", "~<"):
        return gap <= (_CLOSE_PART if stated.kind == "part" else _CLOSE) and (stated.bound == "~" or mine > other)
    if stated.bound == "" and _rounded(stated, mine, other):
        return True
    if stated.bound == ">" and found.bound in ("", ">", "~"):
        return mine < other and (gap <= 0.2 or (_written_digits(mine) == 1 and other < 2 * mine and mine >= 1000))
    if stated.bound == "<" and found.bound in ("", "<", "~<", "~"):
        return mine > other and gap <= 0.3
    return False


def _rounded(stated: Figure, mine: float, other: float) -> bool:
    """Whether a number is another one with fewer digits: "61%" for "61.3 percent"; not 300 for 304 people."""
    mine, other = abs(mine), abs(other)
    if stated.kind == "percent":
        return mine == round(other) and mine >= 10
    digits = _written_digits(mine)
    return mine >= 1e5 and 2 <= digits < _written_digits(other) and float(f"{other:.{digits}g}") == mine


def _written_digits(value: float) -> int:
    return len(f"{abs(value):.12e}".split("e")[0].replace(".", "").rstrip("0")) or 1


def _vague(stated: Figure, found: Figure) -> bool:
    if stated.kind == found.kind:
        return stated.value == found.value
    if stated.kind != "vague" or found.kind not in ("number", "money"):
        return False
    low, high = (float(end) for end in stated.value)
    return low <= float(found.value[0]) <= high


def opposed(one: Figure, other: Figure) -> bool:
    """Whether the same number is a least in one and a most in the other: "more than 500", "almost 500"."""
    over = {one.bound, other.bound} in ({">", "<"}, {">", "~<"})
    return over and abs(_number(one) - _number(other)) <= 1e-6 * abs(_number(other))


def same_family(one: Figure, other: Figure) -> bool:
    """Whether two figures could be taken for one another."""
    if {one.kind, other.kind} <= {"percent", "part"}:
        return True
    degrees = one.unit.startswith("degree") and other.unit.startswith("degree")
    alike = one.unit == other.unit or degrees or not one.unit or not other.unit
    return one.kind == other.kind and (alike or one.kind == "money")

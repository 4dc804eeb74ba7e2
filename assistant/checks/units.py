"""Units of measure, per cent, points and currencies behind a number."""

from collections.abc import Sequence

from assistant.checks import currencies
from assistant.checks.figure import Figure
from assistant.checks.words import Word

_UNITS: dict[str, dict[str, float]] = {
    "metre": {
        "mm millimetre millimeter": 0.001,
        "cm centimetre centimeter": 0.01,
        "m metre meter": 1,
        "km kilometre kilometer kph": 1000,
    },
    "mile": {"mile mi mph": 1},
    "foot": {"foot feet ft": 1},
    "inch": {"inch": 1},
    "yard": {"yard": 1},
    "hectare": {"hectare ha": 1, "acre": 0.404686},
    "litre": {"litre liter": 1, "ml millilitre": 0.001},
    "gallon": {"gallon": 1},
    "barrel": {"barrel bpd": 1},
    "gram": {"g gram gramme": 1, "kg kilogram kilogramme kilo": 1000, "tonne ton": 1e6},
    "watt": {"w watt": 1, "kw kilowatt": 1e3, "mw megawatt": 1e6, "gw gigawatt": 1e9},
    "watthour": {"kwh": 1, "mwh": 1000, "gwh": 1e6},
    "degree": {"degree": 1},
    "second": {"second sec": 1, "minute min": 60, "hour hr": 3600, "day": 86400, "week": 604800},
    "month": {"month": 1, "year yr": 12},
}
_MEASURES = {
    name: (code, factor) for code, units in _UNITS.items() for names, factor in units.items() for name in names.split()
}
_HOURS = frozenset(("minutes", "hours", "days", "weeks", "months", "years"))


def unit_of(words: Sequence[Word], end: int, unit: str, number: float) -> tuple[str, str, int, float]:
    """The kind and unit of a number that ends before `end`, the place after the unit, the number in its base unit."""
    step = end + 1 if end < len(words) and words[end].text == "-" else end
    name = words[step].lower if step < len(words) else ""
    second = words[step + 1].lower if step + 1 < len(words) else ""
    if name == "metric" and second.startswith("ton"):
        step, name, second = step + 1, second, ""
    if name in ("%", "percent", "pc", "pct") or (name == "per" and second == "cent"):
        step += 2 if name == "per" else 1
        if step < len(words) and words[step].lower in ("point", "points"):
            return "points", "", step + 1, number
        return "percent", "", step, number
    parted = [word.lower for word in words[step + 1 : step + 3]] == ["and", "a"]
    if name in ("point", "points") and (0 < number < 1 or parted):  # "a quarter point", "a point and a half"
        return "points", "", step + 1, number
    if name == "percentage" and second in ("point", "points"):
        return "points", "", step + 2, number
    if name in ("square", "sq") and second in ("kilometre", "kilometres", "kilometer", "kilometers", "km"):
        return "number", "hectare", step + 2, number * 100
    if name == "km" and second == "2" or name in ("km2", "km²"):
        return "number", "hectare", step + 1 + (second == "2"), number * 100
    if name in ("cubic", "square", "sq") and second == "-" and step + 2 < len(words):  # "130-square-metre"
        return "number", f"{name} {words[step + 2].lower.removesuffix('s')}", step + 3, number
    if name in ("c", "f", "celsius", "fahrenheit") and (
        words[step].capital and len(name) > 1 or words[step].text in "CF"
    ):
        return "number", f"degree {name[0]}", step + 1, number
    if name in ("cubic", "square", "sq") and second:
        return "number", f"{name} {second.removesuffix('s')}", step + 2, number
    if name == "m" and second in ("2", "3") and words[step].spaced and not words[step + 1].spaced:
        return "number", "cubic metre" if second == "3" else "square metre", step + 2, number
    if name == "basis" and second in ("point", "points"):
        return "points", "", step + 2, number / 100
    if unit:
        return "money", unit, end, number
    currency = currencies.named(words, step, number) if name else None
    if currency:
        return "money", *currency, number
    if name in ("decade", "decades"):
        return "number", "month", step + 1, number * (12 if name == "decade" and number == 10 else 120)
    if name == "century":
        return "number", "month", step + 1, number * (12 if number == 100 else 1200)
    if name == "fortnight":
        return "number", "second", step + 1, number * 604800
    if name == "m" and words[step].spaced and number % 1 and not (second and words[step + 1].content):
        return "number", *_MEASURES["metre"][:1], step + 1, number * _MEASURES["metre"][1]
    if name == "m" and words[step].spaced and number < 1000:
        return "number", "", step + 1, number * 1e6  # or metres: `agree` takes it for either
    if second in _HOURS and name.endswith("ing"):  # "11,200 flying hours"
        step, name = step + 1, second
    for base in (name, name[:-1] if name.endswith("s") else name, name[:-2] if name.endswith("es") else name):
        if base in _MEASURES and (len(base) > 1 or not words[step].spaced):
            code, factor = _MEASURES[base]
            scale = code == "degree" and second in ("c", "f", "celsius", "fahrenheit")
            return "number", f"{code} {second[0]}" if scale else code, step + 1 + scale, number * factor
    return "number", "", end, number


def one_scale(one: str, other: str) -> bool:
    """Whether two units may be degrees of the same scale: "degree" is of either, "degree c" of Celsius alone."""
    return one.startswith("degree") and (one.startswith(other or "?") or other.startswith(one))


def factor(words: Sequence[Word], figure: Figure) -> float:
    """How much of its base unit one unit of a measured figure is."""
    return _MEASURES.get(_base(words[figure.end - 1].lower), ("", 1.0))[1]


def _base(name: str) -> str:
    return next((b for b in (name, name[:-1], name[:-2]) if b in _MEASURES), name)


def factors() -> list[tuple[str, float]]:
    """The units and how many of their base unit each is."""
    return list(_MEASURES.values())

"""Numbers in figures and words, with their units: 1.2bn, 1,200 million, three quarters, US$5, 21st."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.checks.figure import Figure
from assistant.checks.lexicon import word_set
from assistant.checks.words import Word

_ONES = {
    name: value
    for value, name in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    name: 10 * value
    for value, name in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "lakh": 1e5, "crore": 1e7,
    "dozen": 12, "mn": 1e6, "bn": 1e9, "tn": 1e12, "mln": 1e6, "mio": 1e6, "trn": 1e12, "bln": 1e9,
}  # fmt: skip
_GLUED = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}  # "$5m", "20k": only right after the digits
_VAGUE = {"dozens": (20, 120), "hundreds": (150, 2000), "thousands": (1500, 2e5), "millions": (1.5e6, 2e9),
          "billions": (1.5e9, 2e12), "scores": (30, 200), "tens": (15, 200)}  # fmt: skip
_PARTS = {
    name: value
    for value, name in enumerate(
        ["half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"], 2
    )
}
_PARTS["halves"] = 2
_ORDINALS = {
    name: value
    for value, name in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        1,
    )
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100}
_TIMES = {"twice": 2, "double": 2, "doubled": 2, "doubling": 2, "doubles": 2, "twofold": 2, "thrice": 3, "triple": 3,
          "tripled": 3, "treble": 3, "trebled": 3, "tripling": 3, "triples": 3, "threefold": 3, "quadruple": 4,
          "quadrupled": 4, "fourfold": 4, "tenfold": 10, "fivefold": 5}  # fmt: skip
_GROUPS = {"both": 2, "couple": 2, "pair": 2, "trio": 3, "quartet": 4, "duo": 2, "twin": 2, "twins": 2, "single": 1,
           "sole": 1, "decade": 10, "century": 100, "fortnight": 2}  # fmt: skip
_CURRENCIES = {
    name: code
    for code, names in {
        "$": "$ us$ a$ s$ c$ nz$ hk$ nt$ usd dollar dollars buck bucks sgd aud cad",
        "€": "€ eur euro euros",
        "£": "£ gbp pound pounds sterling quid",
        "¥": "¥ jpy yen yuan renminbi cny rmb",
        "₹": "₹ rs inr rupee rupees",
        "₩": "₩ krw won",
        "RM": "rm myr ringgit",
        "Rp": "rp idr rupiah",
        "฿": "฿ thb baht",
        "¢": "cent cents pence penny sen",
        "other": "peso pesos php real reais rand kroner krona kronor crown crowns franc francs rouble roubles ruble "
        "rubles dong lira riyal dirham shilling shillings naira cedi chf sek nok dkk",
    }.items()
    for name in names.split()
}
_UNITS: dict[str, dict[str, float]] = {
    "metre": {
        "mm millimetre millimeter": 0.001,
        "cm centimetre centimeter": 0.01,
        "m metre meter": 1,
        "km kilometre kilometer": 1000,
    },
    "mile": {"mile mi": 1},
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
_GLUED_CURRENCIES = frozenset(
    ("N", "R", "P", "K", "Sh", "Ksh", "KSh", "Tsh", "TSh", "Ush", "USh", "Tk", "Dh")
)  # "N45m"
_HALVED = word_set("hour year minute degree kilometre kilometer mile metre meter tonne ton litre")
_PERIODS = word_set("""
    day week month year weekend decade century night morning afternoon evening summer winter spring autumn season hour
    minute second generation term shift round
""")
_KNOCKED = word_set("knock knocked take took taken run ran turn turned hand handed push pushed bring brought fall fell")
_HOURS = frozenset(("minutes", "hours", "days", "weeks", "months", "years"))
_OVER = frozenset(
    [
        "more than",
        "at least",
        "greater than",
        "higher than",
        "upwards of",
        "no fewer",
        "in excess",
        "over",
        "above",
        "exceeding",
        "exceeded",
        "topped",
        "topping",
        "surpassing",
        "surpassed",
        "no fewer than",
        "no less than",
        "in excess of",
        "not less than",
    ]
)
_SIDES = word_set("above over below under beyond")
_AFTER_A = word_set("""
    hundred thousand million billion trillion dozen third quarter fifth sixth tenth
""")
_CLOSE_PART = 0.1  # "almost a third" for 31 percent
_CLOSE = 0.06  # "about 5 billion" for 4.9: how far a rounded number may be from its own


def parse(words: Sequence[Word], taken: Sequence[Figure]) -> list[Figure]:
    """Find the numbers of a text, in order, leaving out the words of `taken` (its dates)."""
    used = {at for figure in taken for at in range(figure.start, figure.end)}
    found: list[Figure] = []
    i = 0
    while i < len(words):
        figure = None if i in used else _figure(words, i, used)
        if figure is None:
            i += 1
            continue
        found.append(figure)
        i = figure.end
    return _shared_units(words, found)


def _shared_units(words: Sequence[Word], found: list[Figure]) -> list[Figure]:
    """Give a bare number the unit of the one it is joined to: "from 5.3 to 4.8 percent"."""
    for k in range(len(found) - 2, -1, -1):
        one, other = found[k], found[k + 1]
        between = [word.lower for word in words[one.end : other.start]]
        joined = between in (["to"], ["-"], ["and"], ["or"], ["from"]) or not between
        if (
            one.kind == "number"
            and not one.unit
            and joined
            and (other.unit or other.kind in ("percent", "points", "money"))
        ):
            factor = 1.0
            if other.kind == "number":
                factor = _factor(words, other)
            elif other.kind == "money" and float(one.value[0]) * 1000 < float(other.value[0]):
                written = _digits(words[other.start].text) if words[other.start].kind == "number" else 0
                factor = float(other.value[0]) / written if written else 1.0
            found[k] = one = replace(one, kind=other.kind, unit=other.unit, value=(float(one.value[0]) * factor,))
    for k in range(1, len(found)):
        one, other = found[k], found[k - 1]
        between = [word.lower for word in words[other.end : one.start]]
        after = words[one.end] if one.end < len(words) else None
        if (
            one.kind == "number"
            and not one.unit
            and between in (["from"], ["to"], ["and"])
            and (other.kind == "number" or float(one.value[0]) < 1000)  # "fell by 20 percent to 11.3 million"
            and not (after and after.content)
            and (other.kind in ("percent", "points") or (other.kind == "number" and other.unit))
        ):
            factor = _factor(words, other) if other.kind == "number" else 1.0
            found[k] = replace(one, kind=other.kind, unit=other.unit, value=(float(one.value[0]) * factor,))
    amounts = [figure for figure in found if figure.kind == "money"]
    for k, one in enumerate(found):  # "rose to 128 billion dollars from 119 billion"
        following = words[one.end] if one.end < len(words) else None
        if (
            amounts
            and one.kind == "number"
            and not one.unit
            and float(one.value[0]) >= 1e6
            and (following is None or not following.content)
        ):
            found[k] = replace(one, kind="money", unit=amounts[0].unit)
    return found


def _factor(words: Sequence[Word], figure: Figure) -> float:
    """How much of its base unit one unit of a measured figure is."""
    return _MEASURES.get(_base(words[figure.end - 1].lower), ("", 1.0))[1]


def _base(name: str) -> str:
    return next((b for b in (name, name[:-1], name[:-2]) if b in _MEASURES), name)


def _figure(words: Sequence[Word], i: int, used: set[int]) -> Figure | None:
    start, unit = i, ""
    word = words[i]
    if word.text in _GLUED_CURRENCIES and i + 1 < len(words) and not words[i + 1].spaced:
        if words[i + 1].kind != "number":
            return None
        unit, i = "other", i + 1
    elif word.text in ("Rs", "Rp") and [w.kind for w in words[i + 1 : i + 3]] == ["mark", "number"]:  # "Rs. 15"
        unit, i = _CURRENCIES[word.lower], i + 2
    elif word.kind == "currency" or (word.text.isupper() or word.text in ("Rp", "Rs")) and word.lower in _CURRENCIES:
        if i + 1 >= len(words) or words[i + 1].kind != "number":
            return None
        unit, i = _CURRENCIES.get(word.lower, word.text), i + 1
    elif word.lower in _TIMES:
        return Figure("times", (_TIMES[word.lower],), i, i + 1)
    elif word.lower in _VAGUE and (word.lower != "scores" or words[i + 1 : i + 2] and words[i + 1].lower == "of"):
        low, high = _VAGUE[word.lower]
        if (
            word.lower in ("tens", "hundreds")
            and i + 2 < len(words)
            and words[i + 1].lower == "of"
            and words[i + 2].lower == "thousands"
        ):
            return Figure("vague", (15e3, 1e6), i, i + 3)
        return Figure("vague", (low, high), i, i + 1)
    elif word.lower in ("halved", "halving", "halves", "halve"):
        return Figure("part", (0.5,), i, i + 1)
    value = _value(words, i)
    if value is None:
        return None
    number, end, kind = value
    if kind == "number" and not unit and end < len(words) and words[end].lower in ("in", "of", "out"):
        step = (
            end + 2
            if words[end].lower == "out"
            else end + (2 if words[end + 1 : end + 2] and words[end + 1].lower == "every" else 1)
        )
        whole = _value(words, step) if step < len(words) else None
        if (
            whole is not None
            and whole[2] == "number"
            and whole[0] in (3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 100, 1000)
            and number < whole[0]
            and (words[end].lower != "of")
        ):
            return Figure("part", (number / whole[0],), start, whole[1], "", _bound(words, start))
    if kind == "number":
        kind, unit, end, number = _unit(words, end, unit, number)
        if kind == "number" and not unit and end < len(words) and words[end].lower == "times":
            if _compares(words, end + 1):
                return Figure("times", (number,), start, end + 1)
            return Figure("number", (number,), start, end + 1, "", _bound(words, start))  # "came four times"
        if kind == "number" and not unit and number % 100 == 0 and end < len(words) and words[end].lower == "s":
            return Figure("ordinal", (number / 100 + 1,), start, end + 1)  # "the 1600s": the 17th century
        if kind == "number" and not unit and 1800 <= number <= 2100 and end == start + 1 and word.text.isdigit():
            kind = "year"
    if unit and kind == "number" and [w.lower for w in words[end : end + 3]] == ["and", "a", "half"]:
        written = _value(words, start)
        count = written[0] if written else 1.0
        number, end = number * (count + 0.5) / count, end + 3
    if unit == "second" and end + 2 < len(words) and words[end].lower == "and":  # "one hour and twenty minutes"
        more = _value(words, end + 1)
        if more and more[1] < len(words) and words[more[1]].lower in ("minute", "minutes"):
            number, end = number + more[0] * 60, more[1] + 1
    bound = _bound(words, start)
    following = " ".join(word.lower for word in words[end : end + 3])
    if following.startswith("or more") or " or more" in " " + following:
        bound = ">"
    elif " or less" in " " + following or " or fewer" in " " + following:
        bound = "<"
    return Figure(kind, (number,), start, end, unit, bound)


def _value(words: Sequence[Word], i: int) -> tuple[float, int, str] | None:
    """A number from word `i` on: its value, the place after it, and whether it is an ordinal or a part."""
    word = words[i]
    after = words[i + 1].lower if i + 1 < len(words) else ""
    if word.kind == "number":
        number = _digits(word.text)
        end = i + 1
        if after in ("st", "nd", "rd", "th") and not words[i + 1].spaced:
            return number, end + 1, "ordinal"
        if after == "/" and i + 2 < len(words) and words[i + 2].kind == "number" and not words[i + 1].spaced:
            divisor = _digits(words[i + 2].text)
            if divisor and number < divisor <= 10:
                return number / divisor, i + 3, "part"
        if after in _GLUED and not words[i + 1].spaced and (after != "m" or number < 1000):
            return number * _GLUED[after], i + 2, "number"
    elif word.lower in ("half", "quarter"):
        if word.lower == "half" and after == "a" and i + 2 < len(words) and words[i + 2].lower in _SCALES:
            return 0.5 * _SCALES[words[i + 2].lower], i + 3, "number"
        if (
            word.lower == "half"
            and after == "a"
            and i + 2 < len(words)
            and words[i + 2].lower in ("percentage", "percent", "point")
        ):
            return 0.5, i + 2, "number"
        if word.lower == "half" and after in ("a", "an") and i + 2 < len(words) and words[i + 2].lower in _HALVED:
            return 0.5, i + 2, "number"  # "half an hour"
        if word.lower == "half":
            return 0.5, i + 1, "part"
        return (0.25, i + 1, "part") if after == "of" else None
    elif word.lower in _ORDINALS and not (word.lower == "first" and i and words[i - 1].lower == "at"):
        return _ORDINALS[word.lower], i + 1, "ordinal"
    elif word.lower in _GROUPS:
        if word.lower in ("decade", "century", "fortnight"):
            return _GROUPS[word.lower], i, "number"  # the word itself is the unit
        return _GROUPS[word.lower], i + 1, "number"
    elif (
        (
            word.lower in ("a", "an")
            and after in ("minute", "hour", "day", "week", "month", "year")
            and i
            and words[i - 1].lower in ("by", "for", "after", "within", "lasted", "took", "takes", "about", "nearly")
        )
        or word.lower in ("a", "an")
        and [w.lower for w in words[i + 2 : i + 5]] == ["and", "a", "half"]
    ):
        return 1.0, i + 1, "number"
    elif word.lower == "a" and after in _AFTER_A:
        if after in _PARTS:
            return 1 / _PARTS[after], i + 2, "part"
        number, end = 1.0, i + 1
    else:
        spelled = _spelled(words, i)
        if spelled is None:
            return None
        number, end = spelled
        if end < len(words) and words[end].text == "-" and end + 1 < len(words):
            tail = words[end + 1].lower
        else:
            tail = words[end].lower if end < len(words) else ""
        part = tail[:-1] if tail.endswith("s") and tail != "halves" else tail
        if (
            part in _PARTS
            and number < _PARTS[part]
            and (number > 1 or tail in ("third", "quarter", "fifth", "tenth", "half"))
        ):
            following = end + 1 + (words[end].text == "-")
            return number / _PARTS[part], following, "part"
        if number >= 20 and tail in _ORDINALS and _ORDINALS[tail] < 10:
            return number + _ORDINALS[tail], end + 1 + (words[end].text == "-"), "ordinal"
    while end < len(words):
        step = end + 1 if words[end].text == "-" and end + 1 < len(words) else end
        if words[step].lower not in _SCALES:
            break
        number *= _SCALES[words[step].lower]
        end = step + 1
        more = _spelled(words, end + 1 if end < len(words) and words[end].lower == "and" else end)
        if word.kind != "number" and more is not None and more[0] < 100 and number >= 100:
            number, end = number + more[0], more[1]
    if end + 2 < len(words) and [w.lower for w in words[end : end + 3]] == ["and", "a", "half"]:
        number, end = number + (0.5 if number < 100 else 0), end + 3
    return number, end, "number"


def _digits(text: str) -> float:
    if text.count(".") > 1:
        text = text.replace(".", "")
    text = text.replace(",", "")
    try:
        return float(text[:30])
    except ValueError:
        return 0.0


def _spelled(words: Sequence[Word], i: int) -> tuple[float, int] | None:
    if i >= len(words):
        return None
    lower = words[i].lower
    if lower in _ONES:
        return _ONES[lower], i + 1
    if lower in _TENS:
        step = i + 2 if i + 1 < len(words) and words[i + 1].text == "-" else i + 1
        if step < len(words) and 0 < _ONES.get(words[step].lower, 0) < 10:
            return _TENS[lower] + _ONES[words[step].lower], step + 1
        return _TENS[lower], i + 1
    return None


def _unit(words: Sequence[Word], end: int, unit: str, number: float) -> tuple[str, str, int, float]:
    """The kind and unit of a number that ends before `end`, the place after the unit, the number in its base unit."""
    step = end + 1 if end < len(words) and words[end].text == "-" else end
    name = words[step].lower if step < len(words) else ""
    second = words[step + 1].lower if step + 1 < len(words) else ""
    if name in ("%", "percent", "pc", "pct") or (name == "per" and second == "cent"):
        step += 2 if name == "per" else 1
        if step < len(words) and words[step].lower in ("point", "points"):
            return "points", "", step + 1, number
        return "percent", "", step, number
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
        return "number", "degree", step + 1, number
    if name in ("cubic", "square", "sq"):
        return "number", f"{name} {second.removesuffix('s')}", step + 2, number
    if name == "m" and second in ("2", "3") and words[step].spaced and not words[step + 1].spaced:
        return "number", "cubic metre" if second == "3" else "square metre", step + 2, number
    if name == "basis" and second in ("point", "points"):
        return "points", "", step + 2, number / 100
    if unit:
        return "money", unit, end, number
    if second in _CURRENCIES and words[step].capital:  # "Swiss francs"
        step, name = step + 1, second
    if name in _CURRENCIES and name not in ("real", "crown", "won") or (name == "won" and number >= 100):
        return "money", _CURRENCIES[name], step + 1, number
    if name in ("decade", "decades"):
        return "number", "month", step + 1, number * (12 if name == "decade" and number == 10 else 120)
    if name == "century":
        return "number", "month", step + 1, number * 12
    if name == "fortnight":
        return "number", "second", step + 1, number * 604800
    if name == "m" and words[step].spaced and number % 1 and not (second and words[step + 1].content):
        return "number", *_MEASURES["metre"][:1], step + 1, number * _MEASURES["metre"][1]
    if second in _HOURS and name.endswith("ing"):  # "11,200 flying hours"
        step, name = step + 1, second
    for base in (name, name[:-1] if name.endswith("s") else name, name[:-2] if name.endswith("es") else name):
        if base in _MEASURES and (len(base) > 1 or not words[step].spaced):
            code, factor = _MEASURES[base]
            return "number", code, step + 1, number * factor
    return "number", "", end, number


def _bound(words: Sequence[Word], start: int) -> str:
    if start > 1 and words[start - 1].lower == "the" and words[start - 2].lower in _SIDES:
        return ""  # "52 million above the 160 million" that were expected
    while start and words[start - 1].lower in ("a", "an", "the"):
        start -= 1
    before = [word.lower for word in words[max(0, start - 3) : start]]
    if before[:1] and before[0].startswith("add") and before[1:] == ["up", "to"]:
        return ""
    last, two = (before[-1] if before else ""), " ".join(before[-2:])
    if last == "over" and (before[-2:-1] and before[-2] in _KNOCKED or _period(words, start)):
        return ""
    if two in _OVER or last in _OVER or " ".join(before) in _OVER:
        return ">"
    if {"maximum", "limit"} & set(before) or two in ("at most", "limited to", "capped at"):
        return "<"
    if two == "much as" or two == "many as":
        return "<"
    if last in ("nearly", "almost") or two in ("just under", "close to"):
        return "~<"
    if two in ("less than", "fewer than", "at most", "up to", "lower than", "smaller than") or last in (
        "under",
        "below",
    ):
        return "<"
    if last in ("about", "around", "some", "roughly", "approximately", "approx", "circa", "estimated", "nearby", "~"):
        return "~"
    return ""


def _period(words: Sequence[Word], start: int) -> bool:
    """Whether a number counts stretches of time: "over three winters" is while they went by."""
    return any(word.lower.removesuffix("s") in _PERIODS for word in words[start + 1 : start + 3])


def _compares(words: Sequence[Word], i: int) -> bool:
    """Whether what follows "four times" compares: "as many", "the price", "higher than"."""
    after = [word.lower for word in words[i : i + 4]]
    return bool(after) and (after[0] in ("as", "the", "that", "what", "its", "more", "over") or "than" in after)


def factors() -> list[tuple[str, float]]:
    """The units and how many of their base unit each is."""
    return list(_MEASURES.values())


def agree(stated: Figure, found: Figure) -> bool:
    """Whether a sentence's number carries a statement's."""
    if stated.kind == "vague" or found.kind == "vague":
        return _vague(stated, found)
    if _half_years(stated, found):
        return True
    if {stated.unit, found.unit} == {"", "month"} and {stated.kind, found.kind} == {"number"}:  # "34", "34-year-old"
        years = [replace(f, unit="", value=(float(f.value[0]) / 12,)) if f.unit else f for f in (stated, found)]
        return _near(years[0], years[1])
    if {stated.kind, found.kind} == {"year", "number"} and not stated.unit and not found.unit:
        return _near(stated, found)
    if {stated.kind, found.kind} == {"number", "times"} and not stated.unit + found.unit:  # "two goals", "scored twice"
        return stated.value == found.value == (2,)
    if stated.kind != found.kind and not _parts(stated, found):
        loose = {stated.kind, found.kind}
        if loose != {"number", "money"} or (stated.unit and found.unit) or stated.kind == "money":
            return False
    if stated.unit != found.unit and stated.unit and (found.unit or stated.kind == "money"):
        return False
    if stated.unit != found.unit and found.unit and stated.kind == "number" and float(stated.value[0]) < 1000:
        return False
    return _near(stated, found)


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
    gap = abs(mine - other) / max(abs(other), 1e-9)
    tight = gap < 1e-6 or ("part" in (stated.kind, found.kind) and abs(mine - other) < 0.7)
    if tight:
        # "More than 500" for "500" says what the sentence does not; "500" for "more than 500" is only less exact.
        carriers = {">": (">",), "<": ("<", "~<"), "~<": ("<", "~<", "~")}
        return stated.bound not in carriers or found.bound in carriers[stated.bound]
    if stated.bound in ("~", "~<"):
        return gap <= (_CLOSE_PART if stated.kind == "part" else _CLOSE) and (stated.bound == "~" or mine > other)
    if stated.bound == ">" and found.bound in ("", ">", "~"):
        return mine < other and gap <= 0.2
    if stated.bound == "<" and found.bound in ("", "<", "~<", "~"):
        return mine > other and gap <= 0.3
    return False


def _vague(stated: Figure, found: Figure) -> bool:
    if stated.kind == found.kind:
        return stated.value == found.value
    if stated.kind != "vague" or found.kind not in ("number", "money"):
        return False
    low, high = (float(end) for end in stated.value)
    return low <= float(found.value[0]) <= high


def same_family(one: Figure, other: Figure) -> bool:
    """Whether two figures could be taken for one another."""
    if {one.kind, other.kind} <= {"percent", "part"}:
        return True
    return one.kind == other.kind and (one.unit == other.unit or one.kind == "money" or not one.unit or not other.unit)

"""Numbers in figures and words, with their units: 1.2bn, 1,200 million, three quarters, US$5, 21st."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.checks import bounds, currencies, signs, units
from assistant.checks.figure import Figure
from assistant.checks.lexicon import word_set
from assistant.checks.spelled import TENS, spelled
from assistant.checks.words import Word

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
_DECADES = {f"{name[:-1]}ies": value for name, value in TENS.items()}
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
_HALVED = word_set("hour year minute degree kilometre kilometer mile metre meter tonne ton litre decade century day")
_POINTS = ("point", "percentage", "percent")
_ROUND = ("hundred", "thousand", "million", "dozen")
_AFTER_A = word_set("""
    hundred thousand million billion trillion dozen third quarter fifth sixth tenth
""")


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
        found.append(figure := signs.signed(words, figure))
        i = figure.end
    return _shared_units(words, _ranges(words, found))


def _ranges(words: Sequence[Word], found: list[Figure]) -> list[Figure]:
    """Give both ends of a range the money sign and the scale that it says once: "$1.5-2 million", "5 to 8 million"."""
    for k in range(1, len(found)):
        one, other = found[k - 1], found[k]
        bare = one.kind == "number" and not one.unit
        if not (bare or one.kind == "money") or not _are_range(words, one, other):
            continue
        if one.kind == "money" and other.kind == "number" and not other.unit:
            found[k] = other = replace(other, kind="money", unit=one.unit)
        scale = _scale(words, other)
        if scale >= _SCALES["dozen"] and float(one.value[0]) == written(words, one):
            found[k - 1] = replace(one, value=(float(one.value[0]) * scale,))
    return found


def _are_range(words: Sequence[Word], one: Figure, other: Figure) -> bool:
    """Whether two numbers are the ends of a range, the smaller first: "5-8", "5 to 8", "between 5 and 8"."""
    between = words[one.end : other.start]
    if len(between) != 1 or not 0 < written(words, one) < written(words, other):
        return False
    if between[0].lower == "and":
        return one.start > 0 and words[one.start - 1].lower == "between"
    following = words[other.end] if other.end < len(words) else None
    counted = one.kind == "money" and other.kind == "number" and following is not None and following.content
    return between[0].text == "-" or (between[0].lower == "to" and not counted)  # "gave $5 to 7 people"


def _scale(words: Sequence[Word], figure: Figure) -> float:
    """What the number of a figure is multiplied with besides its unit: a million in "4.2 million tonnes"."""
    factor = units.factor(words, figure) if figure.kind == "number" and figure.unit else 1.0
    return round(float(figure.value[0]) / (written(words, figure) or 1.0) / factor, 6)


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
                factor = units.factor(words, other)
            elif other.kind == "points":  # "between 25 and 50 basis points"
                factor = float(other.value[0]) / (written(words, other) or 1.0)
            elif other.kind == "money" and float(one.value[0]) * 1000 < float(other.value[0]):
                amount = _digits(words[other.start].text) if words[other.start].kind == "number" else 0
                factor = float(other.value[0]) / amount if amount else 1.0
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
            factor = units.factor(words, other) if other.kind == "number" else 1.0
            found[k] = replace(one, kind=other.kind, unit=other.unit, value=(float(one.value[0]) * factor,))
    for k in range(1, len(found)):
        one, other = found[k - 1], found[k]
        end = float(one.value[0]) // 100 * 100 + float(other.value[0]) if one.kind == "year" else 0.0
        if end > float(one.value[0]) and _ends_years(words, one, other):
            found[k] = replace(other, kind="year", value=(end,))
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


def _ends_years(words: Sequence[Word], year: Figure, other: Figure) -> bool:
    """Whether a number is the end of a stretch of years: "2010-14"."""
    dashed = other.start == year.end + 1 and words[year.end].text == "-" and not words[other.start].spaced
    return dashed and other.kind == "number" and not other.unit and float(other.value[0]) < 100


def written(words: Sequence[Word], figure: Figure) -> float:
    """The number as it is written, without its scale and its unit: 4.2 of "4.2 million tonnes"."""
    sign = -1.0 if float(figure.value[0]) < 0 else 1.0
    for word in words[figure.start : figure.end]:
        if word.kind == "number":
            return sign * _digits(word.text)
    found = spelled(words, figure.start)
    return float(found[0]) if found else float(figure.value[0])


def _figure(words: Sequence[Word], i: int, used: set[int]) -> Figure | None:
    start, unit = i, ""
    word = words[i]
    if word.text in currencies.GLUED and i + 1 < len(words) and not words[i + 1].spaced:
        if words[i + 1].kind != "number":
            return None
        unit, i = currencies.ANY, i + 1
    elif word.text in ("Rs", "Rp") and [w.kind for w in words[i + 1 : i + 3]] == ["mark", "number"]:  # "Rs. 15"
        unit, i = currencies.CODES[word.lower], i + 2
    elif (
        word.kind == "currency" or (word.text.isupper() or word.text in ("Rp", "Rs")) and word.lower in currencies.CODES
    ):
        if i + 1 >= len(words) or words[i + 1].kind != "number":
            return None
        unit, i = currencies.CODES.get(word.lower, word.text), i + 1
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
    elif word.lower in _DECADES:
        return Figure("decade", (_DECADES[word.lower],), i, i + 1)
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
            return Figure("part", (number / whole[0],), start, whole[1], "", bounds.bound(words, start))
    if kind == "number":
        kind, unit, end, number = units.unit_of(words, end, unit, number)
        if kind == "number" and not unit and end < len(words) and words[end].lower == "times":
            if _compares(words, end + 1):
                return Figure("times", (number,), start, end + 1)
            return Figure("number", (number,), start, end + 1, "", bounds.bound(words, start))  # "came four times"
        if kind == "number" and not unit and number % 10 == 0 and end < len(words) and words[end].lower == "s":
            if number % 100 == 0:
                return Figure("ordinal", (number / 100 + 1,), start, end + 1)  # "the 1600s": the 17th century
            return Figure("decade", (number,), start, end + 1)
        if kind == "number" and not unit and 1800 <= number <= 2100 and end == start + 1 and word.text.isdigit():
            kind = "year"
    share = _and_a_part(words, end)
    if share and (kind == "points" or (unit and kind == "number")):
        whole = _value(words, start)
        count = (whole[0] if whole else 1.0) or 1.0
        number, end = number * (count + share) / count, end + 3
    if unit == "second" and end + 2 < len(words) and words[end].lower == "and":  # "one hour and twenty minutes"
        more = _value(words, end + 1)
        if more and more[1] < len(words) and words[more[1]].lower in ("minute", "minutes"):
            number, end = number + more[0] * 60, more[1] + 1
    bound = bounds.bound(words, start)
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
                return _of_one(words, i + 3, number / divisor) or (number / divisor, i + 3, "part")
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
        share = 0.5 if word.lower == "half" else 0.25
        found = _of_one(words, i + 1, share)
        return found or ((share, i + 1, "part") if word.lower == "half" or after == "of" else None)
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
            and (
                i
                and words[i - 1].lower in ("by", "for", "after", "within", "lasted", "took", "takes", "about", "nearly")
                or i + 2 < len(words)
                and words[i + 2].lower in ("less", "more", "longer", "shorter")
            )
        )
        or word.lower in ("a", "an")
        and after not in _SCALES
        and _and_a_part(words, i + 2)
    ):
        return 1.0, i + 1, "number"
    elif word.lower == "a" and after in _AFTER_A:
        if after in _PARTS:
            return _of_one(words, i + 2, 1 / _PARTS[after]) or (1 / _PARTS[after], i + 2, "part")
        number, end = 1.0, i + 1
    elif word.lower in _ROUND and i and words[i - 1].lower in ("first", "last", "next", "past"):
        number, end = 1.0, i  # "the first hundred days"
    else:
        in_words = spelled(words, i)
        if in_words is None:
            return None
        number, end = in_words
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
            share = number / _PARTS[part]
            return _of_one(words, following, share) or (share, following, "part")
        if number >= 20 and tail in _ORDINALS and _ORDINALS[tail] < 10:
            return number + _ORDINALS[tail], end + 1 + (words[end].text == "-"), "ordinal"
    scale = 1.0
    share = _and_a_part(words, end)
    if share and end + 3 < len(words) and words[end + 3].lower in _SCALES:
        number, end = number + share, end + 3  # "one and a half million"
    while end < len(words):
        step = end + 1 if words[end].text == "-" and end + 1 < len(words) else end
        if words[step].lower not in _SCALES:
            break
        scale = _SCALES[words[step].lower]
        number *= scale
        end = step + 1
        if word.kind != "number" and number >= 100:
            more, end = _below(words, end, scale)
            number += more
    if share := _and_a_part(words, end):
        number, end = number + share * scale, end + 3
    return number, end, "number"


def _and_a_part(words: Sequence[Word], i: int) -> float:
    """What "and a half" or "and a quarter" from word `i` on adds to a number; 0 for "and a quarter of the pupils"."""
    added = [word.lower for word in words[i : i + 4]]
    share = {"half": 0.5, "quarter": 0.25}.get(added[2], 0.0) if added[:2] == ["and", "a"] and added[2:] else 0.0
    return 0.0 if share == 0.25 and added[3:] == ["of"] else share


def _below(words: Sequence[Word], i: int, scale: float) -> tuple[float, int]:
    """What follows a scale and is less than it, and the place after it: "three hundred and ten" of two thousand."""
    at = i + 1 if i < len(words) and words[i].lower == "and" else i
    found = spelled(words, at)
    if found is None:
        return 0.0, i
    number, end = float(found[0]), found[1]
    if end < len(words) and words[end].lower == "hundred" and 1 <= number < 10 and scale > 100:
        more, end = _below(words, end + 1, 100.0)
        number = 100 * number + more
    return (number, end) if number < scale else (0.0, i)


def _of_one(words: Sequence[Word], i: int, share: float) -> tuple[float, int, str] | None:
    """A share of a scale or a unit as a number: "a quarter of a million", "of an hour", "a quarter point", "½ mile"."""
    at = i + 1 if i < len(words) and words[i].text == "-" else i
    name = words[at].lower if at < len(words) else ""
    if name in _POINTS or (words[i - 1].kind == "number" and name in _HALVED):
        return share, i, "number"
    if name in ("a", "an") and words[i - 1].kind == "number" and at + 1 < len(words) and words[at + 1].lower in _HALVED:
        return share, i + 1, "number"
    if [word.lower for word in words[i : i + 2]] not in (["of", "a"], ["of", "an"]) or i + 2 >= len(words):
        return None
    name = words[i + 2].lower
    if name in _SCALES:
        return share * _SCALES[name], i + 3, "number"
    return (share, i + 2, "number") if name in _HALVED or name in _POINTS else None


def _digits(text: str) -> float:
    if text.count(".") > 1:
        text = text.replace(".", "")
    text = text.replace(",", "")
    try:
        return float(text[:30])
    except ValueError:
        return 0.0


def _compares(words: Sequence[Word], i: int) -> bool:
    """Whether what follows "four times" compares: "as many", "the price", "higher than"."""
    after = [word.lower for word in words[i : i + 4]]
    return bool(after) and (after[0] in ("as", "the", "that", "what", "its", "more", "over") or "than" in after)

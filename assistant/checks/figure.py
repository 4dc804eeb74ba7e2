"""A number, an amount, a date or a time that a text states."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """What a text counts, measures or dates.

    Attributes:
        kind: "number", "percent", "points", "money", "ordinal", "times", "vague", "part", "year", "date", "weekday",
            "time" or "relative".
        value: Of a number its value; of a date (year, month, day), 0 where it is not said; of a time (hour, minute).
        start: Place of its first word.
        end: One past its last word.
        unit: The currency or the unit of measure, in its one spelling; or "".
        bound: ">" for "more than", "<" for "less than", "~" for "about", or "".
        swappable: Day and month, or morning and evening, may be the other way round.
        loses: It is by how much something fell or what was lost: "fell by 5 percent" may stand for "-5 percent".
    """

    kind: str
    value: tuple[float | int | str, ...]
    start: int
    end: int
    unit: str = ""
    bound: str = ""
    swappable: bool = False
    loses: bool = False

"""The threshold below which the reader abstains."""

import pytest

from assistant.training.calibrate import best_threshold
from assistant.training.data import Example
from assistant.training.measure import Outcome

YES = Example("q", "A text.", ((0, 1),), "a", "news")
NO = Example("q", "A text.", (), "a", "news")


def made(answerable: list[float], not_answerable: list[float]) -> list[Outcome]:
    return [Outcome(YES, True, 1.0, {}, p, "") for p in answerable] + [
        Outcome(NO, False, 0.0, {}, p, "") for p in not_answerable
    ]


@pytest.mark.parametrize(
    ("answerable", "not_answerable", "least", "most"),
    [
        ([0.8, 0.9], [0.1, 0.2], 0.26, 0.75),  # all that divide them are right; a margin is kept to either side
        ([0.31] + [0.8] * 20, [0.30] + [0.1] * 20, 0.25, 0.75),  # 0.31 alone is the highest point, and chance
        ([0.8] * 3, [0.6] * 3, 0.65, 0.75),
    ],
)
def test_the_threshold_lies_inside_the_flat_part(
    answerable: list[float], not_answerable: list[float], least: float, most: float
) -> None:
    outcomes = made(answerable, not_answerable)
    assert least <= best_threshold(outcomes, [1.0] * len(outcomes)) <= most


def test_what_weighs_more_decides() -> None:
    outcomes = made([0.3] * 5, [0.7] * 5)
    assert best_threshold(outcomes, [1.0] * 5 + [9.0] * 5) > 0.7
    assert best_threshold(outcomes, [9.0] * 5 + [1.0] * 5) <= 0.3

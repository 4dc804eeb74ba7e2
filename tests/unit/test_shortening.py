"""Statements that are a sentence with words left out: which of them say the same."""

import pytest

from assistant.checks.shortening import shortens
from assistant.checks.words import read

TICKET = "The bus ticket costs 45 kroner one way."
BOARD = "The school board rejected the merger by seven votes to four on Tuesday."


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("The ticket costs 45 kroner.", TICKET),
        ("A bus ticket costs 45 kroner.", TICKET),
        ("The board rejected the merger on Tuesday.", BOARD),
        ("Reyl sued the insurer in April.", "Bakery owner Tomas Reyl sued the insurer Nordhaus in April."),
    ],
)
def test_a_sentence_with_less_said(statement: str, sentence: str) -> None:
    assert shortens(read([statement]), read([sentence]))


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("Rosa Imel dropped her sponsor.", "Rosa Imel has been dropped by her sponsor."),
        ("The minister will resign.", "The minister will not resign."),
        ("The minister will resign.", "The minister will resign unless the vote is repeated."),
        ("The bridge is safe.", "Critics deny that the bridge is safe."),
        ("The president was there.", "The former president was there."),
        ("Taxes will rise.", "If the party wins, taxes will rise."),
        ("Four votes to seven.", "Seven votes to four."),
        ("It rained and snowed.", "It rained and hailed."),
    ],
)
def test_what_is_left_out_may_turn_it_round(statement: str, sentence: str) -> None:
    assert not shortens(read([statement]), read([sentence]))

""" "Yes." and "No." only where the sentence settles it."""

import pytest

from assistant.settling import settled


@pytest.mark.parametrize(
    ("question", "sentence", "wanted"),
    [
        ("Was the bridge closed on Friday?", "The bridge was closed on Friday.", "Yes."),
        ("Did the council reject the plan?", "The council did not reject the plan.", "No."),
        ("Has anyone been arrested?", "They have questioned three people and arrested no one.", ""),
        ("Will Nexalis give the money back?", "Nexalis has not said whether it will pay.", ""),
        ("Did anyone die?", "Nobody was killed, but two died later in hospital.", ""),
        ("Will the bridge open in May?", "The bridge may open in May if the paint dries.", ""),
        ("Was the bridge closed on Friday or on Monday?", "The bridge was closed on Friday.", ""),
        ("When was the bridge closed?", "The bridge was closed on Friday.", ""),
        ("Did the mayor resign?", "The treasurer resigned after the vote.", ""),
        ("Was the bridge closed on Monday?", "The bridge was closed on Friday.", ""),
    ],
)
def test_settled(question: str, sentence: str, wanted: str) -> None:
    assert settled(question, sentence) == wanted

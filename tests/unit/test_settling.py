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


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Is the new stadium open?", "The new stadium in Malmo will open in 2027."),
        ("Are tickets on sale?", "Tickets will go on sale on Friday."),
        ("Has the storm hit Florida?", "The storm will hit Florida on Friday."),
        ("Is Lee mayor?", "Lee will be mayor from May."),
        ("Did the ferry sail on Friday?", "The ferry was to sail on Friday."),
    ],
)
def test_what_is_planned_is_not_so_yet(question: str, sentence: str) -> None:
    assert settled(question, sentence) == ""


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Is the bridge going to reopen?", "The bridge will reopen."),
        ("Will the plant close?", "The plant is to close in May."),
        ("Did Lee announce a plan?", "Lee announced a plan that will cost 3 million."),
        ("Did Lee open the bridge?", "Lee, who opened the bridge, said it will cost 3 million."),
    ],
)
def test_what_is_planned_answers_what_is_asked_of_plans_and_not_of_another_deed(question: str, sentence: str) -> None:
    assert settled(question, sentence) == "Yes."


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Is Lee the chief executive?", "Lee was chief executive of the club from 2010 to 2015."),
        ("Is Lee chief executive?", "Lee served as chief executive from 2010 to 2015."),
        ("Does Lee own the company?", "Lee owned the company from 2010 to 2019."),
        ("Is the hotel open?", "The hotel was open in 2019."),
        ("Is the hotel open?", "The manager said the hotel was open in 2019."),
        ("Are they brothers?", "They were brothers."),
    ],
)
def test_what_only_was_is_not_said_to_be(question: str, sentence: str) -> None:
    assert settled(question, sentence) == ""


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Is the bridge open?", "The mayor said the bridge is open."),
        ("Is the bridge open?", "The mayor said the bridge was open."),  # the "is" of somebody's words
        ("Do the police believe the man?", "Police said they believed him."),
        ("Does Lee own the company?", "Lee has owned the company since 2010."),
        ("Is Lee chief executive?", "Lee has served as chief executive since 2010."),
        ("Is Ann Lee mayor?", "Mayor Ann Lee opened the bridge."),
        ("Do whales sing?", "Researchers found that whales sing to find mates."),
    ],
)
def test_a_past_verb_beside_what_still_is(question: str, sentence: str) -> None:
    assert settled(question, sentence) == "Yes."


@pytest.mark.parametrize(
    ("question", "sentence", "wanted"),
    [
        ("Were there any injuries?", "There were no serious injuries.", ""),
        ("Was anyone injured?", "No one was seriously injured.", ""),
        ("Were there any deaths?", "There were no further deaths.", ""),
        ("Were there casualties?", "There were no civilian casualties.", ""),
        ("Was anyone hurt?", "No one else was hurt.", ""),
        ("Did the company comment?", "The company did not immediately comment.", ""),
        ("Will the plant close?", "The plant will not close this year.", ""),
        ("Is the school reopening?", "The school will not reopen until September.", ""),
        ("Will prices rise?", "Prices will not rise before May.", ""),
        ("Were there any injuries?", "There were no injuries.", "No."),
        ("Were there civilian casualties?", "There were no civilian casualties.", "No."),
        ("Was anyone else hurt?", "No one else was hurt.", "No."),
        ("Will the plant close this year?", "The plant will not close this year.", "No."),
        ("Will the plant close?", "The plant will not close.", "No."),
    ],
)
def test_a_denial_of_less_than_is_asked_is_no_no(question: str, sentence: str, wanted: str) -> None:
    assert settled(question, sentence) == wanted


@pytest.mark.parametrize(
    ("question", "sentence", "wanted"),
    [
        ("Did Harris criticise Trump?", "Trump criticised Harris on Monday.", ""),
        ("did harris criticise trump", "Trump criticised Harris on Monday.", ""),
        ("Did Vega sue Moreno?", "Vega was sued by Moreno.", ""),
        ("Was Lee sued by Park?", "Lee sued Park.", ""),
        ("Did the dog bite the man?", "The dog was bitten by the man.", ""),
        ("Did the dog bite the man?", "The man bit the dog.", ""),
        ("Did Vega sue Moreno?", "Moreno was sued by Vega.", "Yes."),
        ("Was Moreno sued by Vega?", "Vega sued Moreno in May.", "Yes."),
        ("Is Messi staying?", "Messi is leaving the club.", ""),
        ("Did Lee stay?", "Lee left on Monday.", ""),
    ],
)
def test_who_does_it_to_whom_and_the_opposite(question: str, sentence: str, wanted: str) -> None:
    assert settled(question, sentence) == wanted

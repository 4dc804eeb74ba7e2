"""Rewrites of follow-ups: what they refer to is put in its place."""

import pytest

from assistant.answering import Said
from assistant.messages.rewriting import MOST_REWRITES, rewrites

COST = Said("How much did the new bridge cost in 2024?", "41 million", "The new bridge cost 41 million in 2024.")
WHO = Said("Who opened the bridge?", "Marta Ruiz", "Marta Ruiz opened the bridge with the engineer Olu Adeyemi.")
PORTS = Said("Which ports were closed?", "Orvaer, Hamnes and Vik", "Orvaer, Hamnes and Vik were closed.")
YES = Said("Did Marta Ruiz open the bridge?", "opened", "Marta Ruiz opened the bridge.")


@pytest.mark.parametrize(
    ("message", "turn", "wanted"),
    [
        ("And in 2025?", COST, "How much did the new bridge cost in 2025?"),
        ("How old is she?", WHO, "How old is Marta Ruiz?"),
        ("And what did her office say?", WHO, "And what did Marta Ruiz’s office say?"),
        ("Why?", YES, "Why did Marta Ruiz open the bridge?"),
        ("Why?", Said("Which roads were closed?", "the A9", ""), "Why were the A9 closed?"),
        ("Why?", Said("Which road will the bridge cross?", "the A9", ""), "Why will the bridge cross?"),
        ("When?", Said("Who was sent home?", "Marta Ruiz", ""), "When was Marta Ruiz sent home?"),
        ("Why?", Said("What are farmers asking for?", "water", ""), "Why are farmers asking for?"),
        ("When was that?", YES, "When did Marta Ruiz open the bridge?"),
        ("How long is it?", Said("Who opened the bridge?", "", ""), "How long is the bridge?"),
        ("And Olu Adeyemi?", Said("How old is Marta Ruiz?", "41", ""), "How old is Olu Adeyemi?"),
        ("Who called it?", Said("When was the strike called for?", "Friday", ""), "Who called the strike?"),
        (
            "What did she say?",
            Said("Before him? (Who runs it? Olu Adeyemi)", "Ana Reis", ""),
            "What did Ana Reis say?",
        ),
        ("When did the second one open?", PORTS, "When did Hamnes open?"),
        ("and the first one?", PORTS, "and Orvaer?"),
        ("What about the last?", PORTS, "What about Vik?"),
        ("Is the latter open", PORTS, "Is Vik open"),
        ("Who bought them?", Said("How many stolen vans were found?", "Six", ""), "Who bought the stolen vans?"),
        ("Where are they now?", Said("How many people were saved?", "Forty", ""), "Where are the people now?"),
        ("How old is it?", Said("How much does Aune's dog weigh?", "31 kilos", ""), "How old is Aune’s dog?"),
        ("When was it built?", Said("How long is the bridge?", "3 miles", ""), "When was the bridge built?"),
        ("and crew?", Said("How many passengers were on the ferry?", "112", ""), "How many crew were on the ferry?"),
        ("And injured?", Said("How many people were killed?", "2", ""), "How many people were injured?"),
        ("and wounded?", Said("How many were killed on Monday?", "2", ""), "How many were wounded on Monday?"),
        ("And dead?", Said("How many people were injured?", "2", ""), "How many people were dead?"),
        ("And blue?", Said("How many red cars were sold?", "2", ""), "How many blue cars were sold?"),
        ("And Bob Ray's?", Said("What is Ann Lee’s salary?", "", ""), "What is Bob Ray’s salary?"),
        ("And Bob Ray?", Said("What is Ann Lee's salary?", "", ""), "What is Bob Ray's salary?"),
    ],
)
def test_plain_cases(message: str, turn: Said, wanted: str) -> None:
    assert wanted in rewrites(message, [turn])


def test_who_they_are_is_never_something_of_theirs() -> None:
    turn = Said("How heavy is the tag?", "6 grams, and it sends its positions every eight seconds", "")
    made = rewrites("Who made them?", [turn])
    assert not any("position" in each or "every" in each for each in made)


def test_they_are_no_single_thing_and_nobody_is_not_empty() -> None:
    trip = Said("Is Farid’s wife with him on the trip?", "", "")
    assert not any("the trip" in each for each in rewrites("Where did they stay?", [trip]))
    team = Said("Who leads the team?", "Ann Lee", "")
    assert "What did the team find?" in rewrites("What did they find?", [team])
    growers = [Said("What did the growers say?", "", ""), Said("Who's their chairman?", "", "")]
    assert rewrites("How did he respond to them?", growers) == ["How did he respond to the growers?"]


def test_another_person_of_the_sentence_is_not_meant_beside_the_one_asked_about() -> None:
    assert rewrites("How old is she?", [WHO]) == ["How old is Marta Ruiz?"]


def test_before_is_not_counted() -> None:
    assert rewrites("And before?", [Said("How many tests are made in a year?", "1,900", "")]) == []


def test_a_number_is_nobody() -> None:
    counted = Said("How many complaints were there?", "About 600", "About 600 complaints were received.")
    assert rewrites("How many of them are open?", [counted]) == ["How many of the complaints are open?"]
    turn = Said("How many were found?", "Six", "Six were found.")
    assert not [each for each in rewrites("Who bought them?", [turn]) if "Six" in each]


@pytest.mark.parametrize(
    "turn",
    [
        Said("How did the shares do?", "fell", ""),
        Said("Who was sent home?", "", ""),
        Said("How so?", "", ""),
        Said("Who is ?", "Ann", ""),
    ],
)
def test_nothing_is_asked_on_without_a_verb_or_a_subject(turn: Said) -> None:
    assert rewrites("Why?", [turn]) == []


def test_nothing_is_proposed_without_turns_or_for_a_whole_question() -> None:
    assert rewrites("How old is she?", []) == []
    assert rewrites("How many ferries does the island have?", [COST]) == []


@pytest.mark.parametrize("message", ["The second time?", "When is the last train?", "and the fourth one?", "the one?"])
def test_a_place_in_no_list_is_left_alone(message: str) -> None:
    assert not any(port in each for each in rewrites(message, [PORTS]) for port in ("Orvaer", "Hamnes", "Vik"))


def test_few_are_proposed_and_never_the_message_itself() -> None:
    turns = [WHO, Said("Who met Ann Lee and Bo Chan?", "Cy Dunn", "Cy Dunn met Ann Lee, Bo Chan and Di Evans.")]
    found = rewrites("What did he say?", turns)
    assert 0 < len(found) <= MOST_REWRITES
    assert "What did he say?" not in found


def test_it_is_not_taken_for_a_determiner() -> None:
    assert rewrites("How much rain fell that night?", [COST]) == []


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Roughly US$41 million was spent on the bridge.", []),
        ("Nearly HK£3 million went to the firm.", []),
        ("Yesterday Marta Ruiz opened the bridge.", ["Why did Marta Ruiz resign?"]),
        ("Finally Marta Ruiz opened the bridge.", ["Why did Marta Ruiz resign?"]),
        ("Emily Osei opened the bridge.", ["Why did Emily Osei resign?"]),
        ("Park Jin opened the bridge.", ["Why did Park Jin resign?"]),
    ],
)
def test_a_sum_of_money_and_an_adverb_are_nobody(sentence: str, wanted: list[str]) -> None:
    assert rewrites("Why did he resign?", [Said("How much was spent on it?", "", sentence)]) == wanted


PLACE = "Marta Ruiz said in New York that the pier would close."


@pytest.mark.parametrize(
    ("asked", "short", "sentence", "wanted"),
    [
        ("What happened in New York?", "", PLACE, ["Marta Ruiz"]),
        ("What happened in New York and Los Angeles?", "", PLACE, ["Marta Ruiz"]),
        ("What did the White House say?", "", "The White House was told by Marta Ruiz.", ["Marta Ruiz"]),
        ("When did the flight from New York land?", "", PLACE, ["Marta Ruiz"]),
        ("Where was it said?", "New York", PLACE, ["Marta Ruiz"]),
        ("Where was it said?", "in New York", "It was said in New York at the Red Cross.", []),
        ("What did the Prince William say?", "", PLACE, ["Prince William"]),
        ("Who is Ann Lee?", "a nurse near Hong Kong", "Ann Lee is a nurse near Hong Kong.", ["Ann Lee"]),
        ("What happened to Ann Lee?", "", "Marta Ruiz met her.", ["Ann Lee"]),
        ("What was in Ann Lee’s house?", "", "Marta Ruiz saw it.", ["Ann Lee"]),
        ("Who was laughed at?", "Ann Lee", "They laughed at Ann Lee.", ["Ann Lee"]),
    ],
)
def test_a_place_and_a_body_are_nobody(asked: str, short: str, sentence: str, wanted: list[str]) -> None:
    found = rewrites("How old is he?", [Said(asked, short, sentence)])
    assert found == [f"How old is {name}?" for name in wanted]


@pytest.mark.parametrize("title", ["Dr.", "Mr.", "Mrs.", "Sen.", "Prof."])
def test_a_title_with_a_full_stop_belongs_to_the_name(title: str) -> None:
    for name in (f"{title} Park", f"{title} Marta Ruiz"):
        assert rewrites("What else did he say?", [Said(f"What did {name} say?", "", "")]) == [
            f"What else did {name} say?"
        ]
    assert rewrites("What did he say?", [Said("Who saw the doctor?", f"the {title}", "")]) == []


@pytest.mark.parametrize(
    ("asked", "thing"),
    [
        ("Why did the factory close?", "the factory"),
        ("Why won’t the factory close last year?", "the factory"),
        ("When did the ferry finally sink?", "the ferry"),
        ("When will the power plant close?", "the power plant"),
        ("When did the plane crash happen?", "the plane crash"),
        ("How many did the plane crash kill?", "the plane crash"),
        ("How long did the bus strike last?", "the bus strike"),
        ("When did the bus strike end?", "the bus strike"),
        ("Did the storm damage houses?", "the storm"),
        ("Who runs the power plant?", "the power plant"),
        ("Who saw the plane crash?", "the plane crash"),
        ("When was the Titanic built?", "the Titanic"),
        ("When was the tax cut announced?", "the tax cut"),
        ("When was the bridge last repaired?", "the bridge"),
        ("Has the ferry sunk?", "the ferry"),
        ("When was the warning shot fired?", "the warning shot"),
    ],
)
def test_it_is_a_thing_without_what_it_did(asked: str, thing: str) -> None:
    assert rewrites("Who owned it?", [Said(asked, "", "")])[0] == f"Who owned {thing}?"


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        ("And injured?", "How many people live there?"),
        ("And Bob Ray's?", "How old is Ann Lee?"),
        ("And the Galaxy Fold?", "How much is the iPhone?"),
    ],
)
def test_what_fits_nowhere_is_put_nowhere(message: str, asked: str) -> None:
    assert rewrites(message, [Said(asked, "", "")]) == []


def test_the_second_half_of_a_word_is_no_name() -> None:
    assert not any(" Phone" in each for each in rewrites("How old is it?", [Said("How much are iPhones?", "", "")]))

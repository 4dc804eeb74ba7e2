"""Misspelt names are spelt as the article spells them; all other words are left alone."""

import pytest

from assistant.messages.spelling import respelt
from index import Sentence

TEXT = "Commander Ignacia Vial spoke in Puerto Quell. She visited the wounded on Tuesday."
SENTENCES = (Sentence(0, 0, 45, TEXT[:45]), Sentence(1, 46, len(TEXT), TEXT[46:]))


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("Who is Ignasia Viall?", "Who is Ignacia Vial?"),
        ("where is puerto quel", "where is puerto Quell"),
        ("what did ignacia's sister say", "what did ignacia's sister say"),
        ("Did she visit the harbour on Thursday?", "Did she visit the harbour on Thursday?"),
        ("Who were the visitors?", "Who were the visitors?"),
        ("Which command was given?", "Which command was given?"),
    ],
)
def test_names(typed: str, wanted: str) -> None:
    assert respelt(typed, SENTENCES) == wanted


def test_another_country_or_person_is_no_misspelling() -> None:
    text = "Australia has 26 million people, Anna Martinez said."
    sentence = Sentence(0, 0, len(text), text)
    assert respelt("How many people live in Austria?", [sentence]) == "How many people live in Austria?"
    assert respelt("Who is Martin?", [sentence]) == "Who is Martin?"
    assert respelt("How many people live in Austraila?", [sentence]) == "How many people live in Australia?"


def test_an_apostrophe_after_a_name_is_no_part_of_it() -> None:
    text = "The Growers' Association met."
    sentence = Sentence(0, 0, len(text), text)
    assert respelt("What did the growers want?", [sentence]) == "What did the growers want?"
    assert respelt("What did the growrs want?", [sentence]) == "What did the Growers want?"


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("KEY DATES for Tower Bridges Inc.", "What is the closing date?"),
        ("The Bridges family sold it.", "Who built the bridge?"),
        ("The Green party lost.", "What did the Greens say?"),
        ("The County Council met.", "How many live in the country?"),
        ("The Crews Inn burnt down.", "How many crew members were there?"),
        ("The Manger Square was full.", "Who is the manager?"),
        ("The Manger Square was full.", "Managers left?"),
        ("The Towers shone.", "How high is the tower?"),
        ("Mr Harrison left.", "who is harris"),
        ("The Vaccine Board met.", "Who was vaccinated?"),
        ("The Campaigners met.", "What are the campaigners' demands?"),
    ],
)
def test_another_word_is_no_misspelling(text: str, question: str) -> None:
    assert respelt(question, [Sentence(0, 0, len(text), text)]) == question


def test_what_follows_a_misspelt_name_is_kept() -> None:
    text = "The Campaigners met."
    sentence = Sentence(0, 0, len(text), text)
    assert respelt("What are the campaignrs' demands?", [sentence]) == "What are the Campaigners' demands?"
    assert respelt("What is the campaignrs’s demand?", [sentence]) == "What is the Campaigners’s demand?"


def test_a_name_typed_in_small_letters_may_lack_its_apostrophe() -> None:
    text = "Kenji left."
    assert respelt("who is kenjis wife", [Sentence(0, 0, len(text), text)]) == "who is Kenji wife"

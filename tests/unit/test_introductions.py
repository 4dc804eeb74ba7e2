"""Whether a sentence says who somebody is, or only names them."""

import pytest

from assistant.introductions import asks_who, introduces, naming
from index import Sentence


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Who is Marta Ruiz?", "Marta Ruiz"),
        ("who's Olu Adeyemi", "Olu Adeyemi"),
        ("And who was Dr. Piet van den Berg?", "Piet van den Berg"),
        ("Who is the minister?", None),
        ("Who is Marta Ruiz married to?", None),
        ("Who opened the bridge?", None),
        ("WHO WAS ARRESTED?", None),
        ("Who is Prime Minister?", None),
        ("Who is CEO?", None),
        ("Who Is Responsible?", None),
        ("Who Was Jailed", None),
        ("Who Is Marta Ruiz?", "Marta Ruiz"),
        ("Who is Mayor Fallon?", "Mayor Fallon"),
    ],
)
def test_the_name_asked_for(question: str, name: str | None) -> None:
    assert asks_who(question) == name


@pytest.mark.parametrize(
    "text",
    [
        "Marta Ruiz, the ministry's spokeswoman, would not say.",
        "The engineer Marta Ruiz had warned of it.",
        "“It held,” said Marta Ruiz, who designed the arch.",
        "Marta Ruiz, 52, is the third to hold the post.",
        "A spokeswoman in Lima, Marta Ruiz, denied it.",
        "Captain Marta Ruiz turned back.",
        "Marta Ruiz was the mayor until May.",
        "Its director, Marta Ruiz, resigned.",
        "“It held,” said Marta Ruiz of the bridge builders' union.",
        "Marta Ruiz of Puente SA had warned of it.",
        "The arch is safe, according to Marta Ruiz of the ministry.",
        "Prof Marta Ruiz of Leeds University, who was not involved, disagreed.",
        "Their vice-principal, Marta Ruiz, would not say.",
        "A student named Marta Ruiz found the file.",
        "The union's lead agent on the case, Marta Ruiz, agreed.",
        "It is early, said Dr. Marta Ruiz of the coastguard.",
        "It is early, according to the mayor, Marta Ruiz.",
        "The plumber Marta Ruiz fell.",
    ],
)
def test_introduced(text: str) -> None:
    assert introduces(text, "Marta Ruiz")


@pytest.mark.parametrize(
    "text",
    [
        "Questions were left to Marta Ruiz, who did not attend.",
        "Marta Ruiz was also present.",
        "Marta Ruiz, however, spoke of a slap.",
        "They thanked Marta Ruiz and left.",
        "The mayor accused Marta Ruiz of theft.",
        "“It held,” said Marta Ruiz of her bridge.",
        "The letter was signed by Marta Ruiz.",
        "Marta Ruiz, and not the mayor, opened it.",
        "The letter Marta Ruiz wrote is lost.",
        "The computer Marta Ruiz bought broke.",
        "Last winter Marta Ruiz left.",
        "According to the mayor, Marta Ruiz left early.",
        "The driver, Marta Ruiz said, was drunk.",
        "The guest then called on Marta Ruiz, to whom he brought greetings from the king.",
    ],
)
def test_only_named(text: str) -> None:
    assert not introduces(text, "Marta Ruiz")


def test_naming_falls_back_to_the_surname_and_passes_over_furniture() -> None:
    one, two = Sentence(0, 0, 14, "Ruiz left late."), Sentence(1, 15, 40, "Photo: Marta Ruiz", citable=False)
    assert naming([one, two], "Marta Ruiz") == [one]
    assert naming([one], "Olu Adeyemi") == []


def test_a_particle_of_a_name_is_no_role() -> None:
    assert not introduces("They thanked Ann van der Lee and left.", "Lee")

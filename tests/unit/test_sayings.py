"""All that somebody says, found by who speaks."""

import pytest

from assistant.sayings import asks_sayings, sayings
from index import Sentence

ARTICLE = (
    "The ferry will stop in May, the harbour master Ilka Brandt said on Monday.",
    "Her deputy, Jonas Wehr, warned however that the pier might close before.",
    "“We have looked at every plank.",
    "None is younger than I am,” Wehr told the council.",
    "He added that the repair would take a year.",
    "A lawyer for Brandt said that the contract held.",
    "Brandt's brother said nothing of the kind.",
    "Peter Brandt, a grocer, said the island could not live without the boat.",
    "According to Ilka Brandt, 400 islanders use it.",
    "She said so twice.",
    "The council accused Wehr of delay.",
    "Councillor Greta Pohl dissented, arguing that ten planks were enough.",
    "Erik Sund, who was at sea because he had a net out, told the Isle Herald by radio that he had caught nothing.",
    "“The sea is empty,” he said.",
    "The council, which meets in June, declined to comment, but said it had no boat to spare.",
)


def made(texts: tuple[str, ...]) -> list[Sentence]:
    sentences, start = [], 0
    for place, text in enumerate(texts):
        sentences.append(Sentence(place, start, start + len(text), text))
        start += len(text) + 1
    return sentences


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("What did Ilka Brandt say?", "Ilka Brandt"),
        ("and what does Dr. Wehr think", "Wehr"),
        ("what did ilka brandt say", "ilka brandt"),
        ("What was Wehr's reaction?", "Wehr"),
        ("quotes from Jonas Wehr", "Jonas Wehr"),
        ("What did Wehr tell reporters?", "Wehr"),
        ("What did Wehr say about the pier?", None),
        ("What did the harbour master say?", "the harbour master"),
        ("What did the people of the island say?", None),
        ("What did the deputy say about it?", None),
        ("What did she say?", None),
        ("What did Wehr's brother say?", None),
        ("What did Wehr say the repair would cost?", None),
        ("What did Wehr do?", None),
        ("What is Wehr's position?", None),  # which may be his office
    ],
)
def test_the_name_asked_for(question: str, name: str | None) -> None:
    assert asks_sayings(question) == name


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("Ilka Brandt", [0, 8, 9]),
        ("Jonas Wehr", [1, 2, 3, 4]),
        ("wehr", [1, 2, 3, 4]),
        ("Peter Brandt", [7]),
        ("Greta Pohl", [11]),
        ("Erik Sund", [12, 13]),
        ("Ruth Amsel", []),
        ("the harbour master", [0, 8, 9]),
        ("the deputy", [1, 2, 3, 4]),
        ("the council", [14]),
        ("the lawyer", []),
        ("42", []),
        ("?", []),
    ],
)
def test_what_a_person_says(name: str, places: list[int]) -> None:
    assert [sentence.position for sentence in sayings(made(ARTICLE), name)] == places


def test_a_name_whose_first_word_is_the_family_s_and_a_common_one() -> None:
    told = made(
        (
            "The harbour must open, Foreign Minister Park Jin said here today.",
            "Ferries of both coasts will use it, he told the Islander.",
            "Work began on Monday.",
            "“Nobody is left out,” he said.",
            "Park told the council that he would come again.",
            "Minister Kim Jin said nothing of the sort.",
        )
    )
    assert [s.position for s in sayings(told, "Park Jin")] == [0, 1, 3, 4]
    assert [s.position for s in sayings(told, "Kim Jin")] == [5]


def test_an_article_before_a_noun_is_no_role() -> None:
    told = made(("The mayor said no.", "The pier is old.", "The roof leaks.", "The bell is lost.", "He said so twice."))
    assert [s.position for s in sayings(told, "the mayor")] == [0]


def test_a_sentence_between_that_was_not_retrieved_ends_a_quotation() -> None:
    whole = made(ARTICLE)
    assert [s.position for s in sayings([whole[2], *whole[4:]], "Jonas Wehr")] == []


def test_she_is_nobody_where_the_sentence_before_was_not_retrieved() -> None:
    whole = made(ARTICLE)
    assert [s.position for s in sayings([whole[0], whole[9]], "Ilka Brandt")] == [0]
    assert [s.position for s in sayings([whole[0], whole[8], whole[9]], "Ilka Brandt")] == [0, 8, 9]


def test_who_speaks_of_a_letter_is_not_the_letter() -> None:
    texts = ("Her lawyer, Gloria Teague, pointed out that writing a letter was not murder.",)
    assert sayings(made(texts), "the letter") == []
    assert len(sayings(made((texts[0], "Gloria Teague, the city's youngest judge, said so.")), "the judge")) == 2

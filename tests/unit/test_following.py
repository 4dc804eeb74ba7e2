"""Which messages lean on the turns before them, and how the reader is told of these turns."""

import pytest

from assistant.messages.following import in_context, leans, parted, spelt_out, without_context


@pytest.mark.parametrize(
    "message",
    [
        "And last year?",
        "Why?",
        "How much did it cost?",
        "Who else was there?",
        "What did she say about that?",
        "the second one?",
        "In Porto?",
        "And her husband?",
        "What about the trams?",
        "by how much",
    ],
)
def test_follow_ups_lean(message: str) -> None:
    assert leans(message)


@pytest.mark.parametrize(
    "message",
    [
        "How much did the new harbour wall cost?",
        "What did the mayor say about the trams?",
        "Is there a hospital on the island?",
        "How much rain fell this year?",
        "visit start date",
        "Who is Marta Ruiz?",
        "Is it true that the mill closed in 2019?",
        "Did the judge say that the mill was unsafe?",
    ],
)
def test_whole_questions_do_not(message: str) -> None:
    assert not leans(message)


def test_the_last_turn_comes_first_and_old_ones_fall_out() -> None:
    turns = [("Q1?", "A1"), ("Q2?", ""), ("Q3?", "A3"), ("Q4?", "one two three four five six seven eight nine ten ...")]
    told = in_context("Why?", turns)
    assert told.startswith("Why? (Q4? one two")
    assert "Q3? A3; Q2?)" in told
    assert "Q1" not in told


def test_a_first_question_is_left_alone() -> None:
    assert in_context("Who won?", []) == "Who won?"


def test_a_long_earlier_answer_is_cut() -> None:
    assert len(in_context("Why?", [("Who spoke?", "word " * 200)]).split()) < 20


@pytest.mark.parametrize(
    ("message", "spelt"),
    [
        ("And her husband?", "What about her husband?"),
        ("but its former owner", "What about its former owner?"),
        ("And her husband was?", "And her husband was?"),
        ("And last year?", "And last year?"),
        ("Her husband?", "Her husband?"),
    ],
)
def test_a_relative_is_asked_about_in_full(message: str, spelt: str) -> None:
    assert spelt_out(message) == spelt


@pytest.mark.parametrize(
    ("message", "turns"),
    [
        ("And the tram (line 2)?", [("How much is the bus?", "45 kroner")]),
        ("Why?", [("Who runs the Union (AU)?", "Ann Lee (58)")]),
        ("Why?", [("Who paid?", "a smiling man :)")]),
        ("And in May?", [("What did it cost?", "")]),
    ],
)
def test_a_message_is_parted_from_its_turns_again(message: str, turns: list[tuple[str, str]]) -> None:
    query = in_context(message, turns)
    assert without_context(query) == message
    assert turns[0][0] in parted(query)[1]


@pytest.mark.parametrize("query", ["Who won?", "f(x)", "(really)", ")"])
def test_a_query_without_turns_stays_as_it_is(query: str) -> None:
    assert parted(query) == (query, "")

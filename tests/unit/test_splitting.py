"""Which messages ask several questions, and which only look so."""

import pytest

from assistant.conversation import joined
from assistant.messages.splitting import MOST_QUESTIONS, split_questions
from assistant.types import Answer, Mode

ONE = [
    "What is the difference between the plan and what was built?",
    "What did Park say about tariffs and trade?",
    "How many died and were injured?",
    "I read that Kim left. Why?",
    "price and date",
    "summary",
    "Where and when did the talks begin?",
    "How and why did the roof fall in?",
    "Who, when and where?",
    "Did Mr. Lee serve in the U.S. Army?",
    "Was Dr. J. Haas at St. Mary's on Mon. 4 May?",
    'What does "Who pays? And when do they pay?" refer to?',
    "Who wrote “What Is It and Why Does It Hurt?” in 1999?",
    "What did she say about who came and who left?",
    "Did the mayor say who paid and when it was paid?",
    "After the vote, what did he say?",
    "When it was over, who stayed?",
    "What happened to the man, who was 50, and his wife?",
    "Who owns the land and the houses?",
    "Is the bridge open and safe?",
    "Who said that the harbour was closed and had to be dredged?",
    "Ms. Oda resigned and Mr. Abe took over.",
    "Who hosted the\nmeeting of the five\ncountries?",
    "Does the report cover Spain, France and Italy?",
    "What is the difference between what he promised and what he did?",
    "In which year, and where, was he born?",
    "In which year and where was he born?",
    "Who won the race and was the first to do so?",
    "Did she say that he left and was the last to go?",
    "When did the man he shot, who was 50, die?",
]

SEVERAL = [
    ("Who hosted it and when did it begin?", ["Who hosted it?", "when did it begin?"]),
    ("Who is the minister? Where was she born?", ["Who is the minister?", "Where was she born?"]),
    ("who is the minister? where was she born?", ["who is the minister?", "where was she born?"]),
    ("Why did the company close and who decided it?", ["Why did the company close?", "who decided it?"]),
    ("who hosted it and when did it begin", ["who hosted it", "when did it begin"]),
    ("Who won, and how much did they get?", ["Who won?", "how much did they get?"]),
    ("Who won, when did they win and what was the prize?", ["Who won?", "when did they win?", "what was the prize?"]),
    ("Who resigned and why?", ["Who resigned?", "why?"]),
    ("Did it pass and will the mayor sign it?", ["Did it pass?", "will the mayor sign it?"]),
    ("What was stolen and from whom was it taken?", ["What was stolen?", "from whom was it taken?"]),
    ("Can you tell me who came and when it began?", ["Can you tell me who came?", "when it began?"]),
    ("1. Who paid?\n2. When did they pay?", ["Who paid?", "When did they pay?"]),
    ("- who paid\n- when did they pay\n\n- how much was it", ["who paid", "when did they pay", "how much was it"]),
    ("1) Who paid? 2) How much?", ["Who paid?", "How much?"]),
    ("who paid\nhow much was it", ["who paid", "how much was it"]),
    ("Kim left in May. Why? And who followed him?", ["Kim left in May. Why?", "And who followed him?"]),
    ("Who left? When? I mean Kim.", ["Who left?", "When? I mean Kim."]),
    ('Who said "Never again?" When did she say it?', ['Who said "Never again?"', "When did she say it?"]),
    ("Did Mr. Lee leave the U.S. Army? When?", ["Did Mr. Lee leave the U.S. Army?", "When?"]),
    ("Was anyone hurt and was the driver arrested?", ["Was anyone hurt?", "was the driver arrested?"]),
    ("When is the meeting and is the public allowed?", ["When is the meeting?", "is the public allowed?"]),
    (
        "How much does it cost, who pays and when does it open?",
        ["How much does it cost?", "who pays?", "when does it open?"],
    ),
    ("Who won, who lost and why?", ["Who won?", "who lost?", "why?"]),
    ("Qui a signé ? Quand ?", ["Qui a signé ?", "Quand ?"]),
    ("誰が来ましたか？いつですか？", ["誰が来ましたか？", "いつですか？"]),
]


@pytest.mark.parametrize("message", ONE)
def test_one_question_stays_whole(message: str) -> None:
    assert split_questions(message) == [message]


@pytest.mark.parametrize(("message", "questions"), SEVERAL)
def test_each_question_is_cut_out(message: str, questions: list[str]) -> None:
    assert split_questions(message) == questions


def test_what_is_too_much_stays_in_the_last() -> None:
    asked = [f"Who is number {number}?" for number in range(1, 9)]
    found = split_questions(" ".join(asked))
    assert found == [*asked[: MOST_QUESTIONS - 1], " ".join(asked[MOST_QUESTIONS - 1 :])]
    assert len(found) == MOST_QUESTIONS == 5


def test_white_space_around_goes() -> None:
    assert split_questions("  Who paid? \n") == ["Who paid?"]


@pytest.mark.parametrize("modes", [("generated", "extractive"), ("extractive", "generated")])
def test_what_is_generated_in_part_is_generated(modes: tuple[Mode, Mode]) -> None:
    parts = [Answer("Who?", "Who?", True, mode, "Ann Lee.") for mode in modes]
    assert joined("Who? Who?", parts).mode == "generated"
    assert joined("Who? Who?", [Answer("Who?", "Who?", False, "generated", "-"), *parts[1:]]).mode == modes[1]

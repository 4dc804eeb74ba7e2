"""A conversation into the browser and back, and what hostile storage gets."""

import json
from dataclasses import replace
from typing import Any

import pytest

from assistant.conversation import ENGLISH_ONLY, Turn
from assistant.overview.about import about_answer
from assistant.types import Answer, Citation, Statement
from index import Article, Passage
from index.errors import ArticleNotFoundError
from index.formats.source import Source
from index.library import make_article
from ui.own_words import STOPPED
from ui.remembering import LONGEST, from_browser, to_browser
from ui.tab import Tab

ARTICLE = make_article(
    Source("The bridge opened in 1931. It cost 18 million crowns.\n\nThe mayor cut a ribbon.", "Bridge"), "", "a test"
)
OPENED, COST, _ = ARTICLE.sentences


def article_of(article_id: str) -> Article:
    if article_id != ARTICLE.id:
        raise ArticleNotFoundError("gone")
    return ARTICLE


def yes(statement: str, sentences: Any, *, around: Any) -> bool:
    return True


def no(statement: str, sentences: Any, *, around: Any) -> bool:
    return False


def quoting(*sentences: Any, mode: Any = "extractive", text: str = "") -> Answer:
    said = tuple(Statement(text or each.text, (Citation(ARTICLE.id, "Bridge", each),)) for each in sentences)
    return Answer("?", "When?", True, mode, " ".join(each.text for each in said), said, probability=0.9)


def tab_of(*answers: Answer) -> Tab:
    question = "When did it open?"
    return Tab((ARTICLE.id,), tuple(Turn(question, replace(answer, question=question)) for answer in answers))


def test_a_conversation_comes_back_as_it_was() -> None:
    closest = Passage(ARTICLE.id, "Bridge", COST.text, COST.start, COST.end, (COST,))
    abstained = Answer("?", "Why?", False, "extractive", "The article does not say.", closest=closest, probability=0.1)
    generated = quoting(COST, mode="generated", text="18 million.")
    tab = replace(tab_of(quoting(OPENED, COST), generated, abstained), since=1)
    assert from_browser(to_browser(tab), article_of, yes) == (tab, 0)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who is Zed Marsh?", "The article does not mention Zed Marsh."),
        ("Who is Ann Lee?", "The article names Ann Lee, but does not say who that is."),
        ("Who wrote this?", "The article does not state its author."),
        ("Wer hat die Brücke gebaut?", ENGLISH_ONLY.format(what="this question", language="German")),
    ],
)
def test_the_reason_of_an_abstention_comes_back(question: str, told: str) -> None:
    turn = Turn(question, Answer(question, question, False, "extractive", told))
    back, _ = from_browser(to_browser(Tab((ARTICLE.id,), (turn,))), article_of, yes)
    assert back.turns == (turn,)


@pytest.mark.parametrize("told", ["The bridge is unsafe.", "The article does not mention Bo.", "", "The article lies."])
def test_no_other_words_are_taken_for_an_abstention(told: str) -> None:
    turn = Turn("Who is Zed Marsh?", Answer("Who is Zed Marsh?", "Who is Zed Marsh?", False, "extractive", told))
    back, _ = from_browser(to_browser(Tab((ARTICLE.id,), (turn,))), article_of, yes)
    assert back.turns[0].answer.text == "The article does not say."


def test_of_a_note_comes_back_what_the_program_says() -> None:
    question = "What did it cost? Who paid?"
    note = f"It was a lie. Who paid? The article does not say. {STOPPED}"
    turn = Turn(question, replace(quoting(COST), question=question, note=note))
    back, _ = from_browser(to_browser(Tab((ARTICLE.id,), (turn,))), article_of, yes)
    assert back.turns[0].answer.note == f"Who paid? The article does not say. {STOPPED}"


def test_what_was_told_of_all_articles_comes_back() -> None:
    answer = about_answer("How long is it?", [ARTICLE])
    assert answer is not None
    tab = Tab((), (Turn("How long is it?", answer),))
    assert from_browser(to_browser(tab), article_of, yes, [ARTICLE]) == (tab, 0)


def test_so_many_statements_of_a_model_are_checked_and_no_more() -> None:
    asked = []
    turns = tab_of(*[quoting(*[COST] * 50, mode="generated", text="18 million.")] * 20)
    from_browser(to_browser(turns), article_of, lambda *each, **around: asked.append(each) is None)
    assert len(asked) == 300


def test_what_no_sentence_supports_does_not_come_back() -> None:
    tab = tab_of(quoting(COST, mode="generated", text="It was free."), quoting(OPENED))
    back, lost = from_browser(to_browser(tab), article_of, no)
    assert (back.turns, lost) == (tab.turns[1:], 1)


def test_small_talk_comes_back_in_the_programs_own_words() -> None:
    tab = Tab((ARTICLE.id,), (Turn("Thank you", Answer("?", "?", False, "chat", "Forged")),))
    back, _ = from_browser(to_browser(tab), article_of, yes)
    assert [turn.answer.text for turn in back.turns] == ["You are welcome."]


def test_an_answer_about_the_article_comes_back() -> None:
    question = "How long is this article?"
    told = about_answer(question, [ARTICLE])
    assert told is not None and told.mode == "chat"
    tab = Tab((ARTICLE.id,), (Turn(question, told),))
    assert from_browser(to_browser(tab), article_of, yes) == (tab, 0)


def test_a_long_answer_to_a_question_that_leans_on_long_ones_comes_back() -> None:
    tab = tab_of(replace(quoting(*[OPENED, COST] * 15), query="When did it open? (" + "and then " * 600 + ")"))
    assert from_browser(to_browser(tab), article_of, yes) == (tab, 0)


@pytest.mark.parametrize("place", [["0" * 16, 0, 0, 26], [ARTICLE.id, 9, 0, 26], [ARTICLE.id, 0, 0, 25]])
def test_a_citation_that_does_not_hold_is_left_out(place: list[Any]) -> None:
    value = json.loads(to_browser(tab_of(quoting(OPENED))))
    value["turns"][0]["statements"][0]["citations"] = [place]
    assert from_browser(json.dumps(value), article_of, yes) == (Tab((ARTICLE.id,)), 1)


@pytest.mark.parametrize(
    "change",
    [
        {"version": 2},
        {"turns": {}},
        {"turns": [{}]},
        {"turns": [{"question": "", "mode": "extractive", "query": "?"}]},
        {"turns": [{"question": "Who?", "mode": "oracle", "query": "?"}]},
        {"turns": [{"question": "Who?", "mode": "extractive", "query": "x" * 20_001}]},
        {"turns": [{"question": "Who?", "mode": "extractive", "query": "?", "probability": 2}]},
        {"turns": [{"question": "Who?", "mode": "extractive", "query": "?", "statements": [5]}]},
        {"turns": [{"question": "Who?"}] * 101},
        {"since": True},
        {"chosen": "all"},
    ],
)
def test_what_is_no_conversation_is_refused(change: dict[str, Any]) -> None:
    value = json.loads(to_browser(tab_of(quoting(OPENED)))) | change
    with pytest.raises(ValueError):
        from_browser(json.dumps(value), article_of, yes)


@pytest.mark.parametrize("text", ["", "null", "[" * 100_000, "x" * (LONGEST + 1), '{"version": 1}'])
def test_what_is_not_even_json_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        from_browser(text, article_of, yes)


def test_a_long_conversation_loses_its_oldest_turns() -> None:
    tab = tab_of(*[quoting(OPENED, mode="generated", text=f"{number} " + "x" * 3_990) for number in range(150)])
    text = to_browser(replace(tab, since=149))
    assert len(text) <= LONGEST
    back, _ = from_browser(text, article_of, yes)
    assert back.turns == tab.turns[-len(back.turns) :]
    assert back.since == len(back.turns) - 1

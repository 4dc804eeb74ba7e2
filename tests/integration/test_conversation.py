"""Asking, with the real library, retriever and reader."""

import json
from pathlib import Path

import pytest

from assistant import Conversation, ask
from index import Library
from index.errors import ArticleNotFoundError, QuestionError

FERRY = """Ferry to Sandoy stops for a month

The ferry between Gamlarætt and Sandoy will not sail in March, its operator said on Tuesday.

A bus will run through the new tunnel every hour instead. The bus ticket costs 45 kroner one way.
"""
CAFE = """Harbour café closed

The council of Brynmor closed the Harbour Café on Monday.

"The kitchen was a museum of grease," said the inspector, Gwen Tudor. Rita Falk, who owns the café, said that she would
appeal against the closure.
"""
MILL = "The water mill at Brüel will open as a school in August. The repair of the mill cost 3.4 million euros."

BRIDGE = """Bridge at Ostrand closed

The bridge at Ostrand was closed on Monday. Rust had eaten through two of its cables, which snapped, the city
engineer said.

Ann Holt, who ran the bakery beside it, moved to Ferndale in May. Her shop is empty.
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(FERRY, encoding="utf-8")
    return path


def test_ask_an_article_by_its_path(story: Path) -> None:
    answer = ask("How much does the bus ticket cost?", article=story)
    assert answer.answered
    sentence = answer.statements[0].citations[0].sentence
    assert FERRY[sentence.start : sentence.end] == sentence.text == "The bus ticket costs 45 kroner one way."
    json.dumps(answer.to_dict())


def test_ask_the_sample_when_there_is_nothing_else() -> None:
    answer = ask("What did Park bring to Anwar?")
    titles = {c.title for s in answer.statements for c in s.citations} or {answer.closest and answer.closest.title}
    with Library.open() as library:
        assert titles == {library.sample().title}


def test_a_conversation_remembers_its_turns_and_streams(story: Path) -> None:
    with Conversation(story) as chat:
        first = chat.ask("How much does the bus ticket cost?")
        partial = list(chat.stream("Which team won the cricket world cup?"))
        assert [turn.answer for turn in chat.turns] == [first, partial[-1]]
        assert not partial[-1].answered
    with Library.open() as library:
        again = Conversation(library.articles()[0].id, library=library, turns=chat.turns)
        assert again.turns == chat.turns


def test_of_two_who_spoke_she_is_the_one_named_last(library: Library) -> None:
    chat = Conversation(library.add_text(CAFE).id, library=library)
    chat.ask("What did Gwen Tudor say?")
    chat.ask("Who is Rita Falk?")
    answer = chat.ask("What did she say?")
    assert answer.query == "What did Rita Falk say?"
    assert "appeal" in answer.text


def test_why_alone_is_asked_of_what_was_said(library: Library) -> None:
    added = library.add_text(BRIDGE)
    chat = Conversation(added.id, library=library)
    assert chat.ask("What about Ann Holt?").answered
    assert not chat.ask("Why?").answered
    assert chat.ask("When was the bridge closed?").answered
    assert "snapped" in chat.ask("Why?").text


def test_several_articles(library: Library) -> None:
    ferry, mill = library.add_text(FERRY), library.add_text(MILL)
    both = Conversation([ferry.id, mill.id], library=library).ask("What did the repair of the mill cost?")
    assert both.statements[0].citations[0].article_id == mill.id
    everything = Conversation(library=library).ask("How much does the bus ticket cost?")
    assert everything.statements[0].citations[0].article_id == ferry.id
    only_ferry = Conversation(ferry.id, library=library).ask("What did the repair of the mill cost?")
    assert all(c.article_id == ferry.id for s in only_ferry.statements for c in s.citations)


@pytest.mark.parametrize("question", ["", " \n", "?", "x" * 20_000])
def test_bad_questions(question: str, story: Path) -> None:
    with pytest.raises(QuestionError):
        ask(question, article=story)
    with pytest.raises(ValueError):
        Conversation(story).ask(question)


def test_a_missing_article_leaves_the_library_usable(own_home: Path) -> None:
    with pytest.raises(ArticleNotFoundError):
        Conversation("missing.txt")
    with Library.open() as library:
        library.add_text(MILL)

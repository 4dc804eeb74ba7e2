"""Kinds of question and follow-ups, with the real library, retriever and reader."""

from collections.abc import Iterator

import pytest

from assistant import Conversation
from index import Library
from ui.export import to_json
from ui.verify import verify

BRIDGE = """Lismore opens its footbridge

By Nora Quill
3 May 2026

The mayor of Lismore, Ines Fallon, opened a footbridge over the Arra on Saturday. It cost 4.2 million euros, twice the
sum that the town had planned. The engineer Tom Adair, who designed it, said the steel had become dearer.

"It will outlive us all," Fallon told some 300 people. The guests were welcomed by Grace Okoro. The old ferry made its
last crossing on Friday. It will be shown in the town's museum from June.

Buses did not run on Saturday. A second bridge, at Cross Mill, is planned for 2029.
"""
OTHER = "The footbridge at Lismore cost 5.1 million euros, the county's auditor said on Monday."
FRENCH = """Le maire a inauguré la passerelle samedi devant trois cents personnes. Elle a coûté quatre millions d'euros,
soit le double de ce qui était prévu. Les bus ne circulaient pas, et le bac a fait sa dernière traversée vendredi."""


@pytest.fixture
def chat(library: Library) -> Iterator[Conversation]:
    article = library.add_text(BRIDGE)
    yield Conversation(article.id, library=library)


def test_a_follow_up_is_searched_for_with_what_it_leans_on(chat: Conversation) -> None:
    chat.ask("Who opened the footbridge?")
    answer = chat.ask("How much did it cost?")
    assert answer.answered
    assert answer.statements[0].text.startswith("It cost 4.2 million")
    assert answer.query != answer.question == "How much did it cost?"


def test_a_new_topic_is_not_dragged_into_the_old_one(chat: Conversation) -> None:
    chat.ask("Who opened the footbridge?")
    answer = chat.ask("When is the second bridge planned?")
    assert answer.query == answer.question
    assert "2029" in answer.text


def test_gist_and_what_the_article_is(chat: Conversation) -> None:
    gist = chat.ask("What is this about?")
    assert gist.answered
    assert all(len(statement.citations) == 1 for statement in gist.statements)
    positions = [statement.citations[0].sentence.position for statement in gist.statements]
    assert positions == sorted(positions)
    assert "Nora Quill" in chat.ask("Who wrote this article?").text
    assert "Lismore opens its footbridge" in chat.ask("What is the title of the article?").text


def test_who_is_somebody(chat: Conversation) -> None:
    introduced = chat.ask("Who is Tom Adair?")
    assert introduced.answered
    assert "engineer" in introduced.text
    named = chat.ask("Who is Grace Okoro?")
    assert not named.answered
    assert named.text == "The article names Grace Okoro, but does not say who that is."
    assert named.closest is not None
    assert "Grace Okoro" in named.closest.text
    assert chat.ask("Who is Ada Byron?").text == "The article does not mention Ada Byron."


def test_all_that_somebody_says(chat: Conversation) -> None:
    adair = chat.ask("what did tom adair say")
    assert [statement.text[:21] for statement in adair.statements] == ["The engineer Tom Adai"]
    fallon = chat.ask("What did Ines Fallon say?")
    assert [statement.text[:21] for statement in fallon.statements] == ['"It will outlive us a']
    assert not chat.ask("What did Grace Okoro say?").answered


def test_it_is_the_article_where_nothing_else_was_spoken_of(chat: Conversation) -> None:
    chat.ask("key figures")
    assert len(chat.ask("What is it about?").statements) == 2
    chat.ask("What crossed the Arra for the last time on Friday?")
    people = chat.ask("Who are the people in it?")
    assert "Tom Adair" in people.text
    assert "Nora Quill" in chat.ask("Who wrote this?").text


def test_a_misspelt_name_is_found(chat: Conversation) -> None:
    answer = chat.ask("Who is Tom Adaire?")
    assert answer.answered
    assert answer.query == "Who is Tom Adair?"


def test_yes_and_no_come_with_the_sentence_that_settles_it(chat: Conversation) -> None:
    answer = chat.ask("Did buses run on Saturday?")
    assert (answer.lead, answer.text) == ("No.", "No. Buses did not run on Saturday.")
    assert answer.statements[0].text == "Buses did not run on Saturday."


def test_several_questions_in_one_message(chat: Conversation) -> None:
    answer = chat.ask("How much did the footbridge cost? Where will the old ferry be shown?")
    assert answer.answered
    cited = " ".join(statement.text for statement in answer.statements)
    assert "4.2 million" in cited
    assert "museum" in cited
    assert len(chat.turns) == 1


def test_several_questions_have_no_yes_or_no_in_common(chat: Conversation, library: Library) -> None:
    answer = chat.ask("How much did the footbridge cost? Did buses run on Saturday?")
    assert answer.lead == ""
    assert answer.text == " ".join(statement.text for statement in answer.statements)
    assert answer.text.endswith("Buses did not run on Saturday.")
    assert verify(to_json(chat.turns, library.get), library) == []


def test_a_part_that_is_not_stated_is_told(chat: Conversation) -> None:
    answer = chat.ask("How much did the footbridge cost? Who won the cricket world cup?")
    assert answer.answered
    assert answer.note == "Who won the cricket world cup? The article does not say."


def test_small_talk_does_not_break_a_follow_up(chat: Conversation) -> None:
    chat.ask("Who opened the footbridge?")
    chat.ask("Thanks!")
    chat.ask("What is this article about?")
    assert "4.2 million" in chat.ask("And how much did it cost?").text


def test_articles_that_disagree(library: Library) -> None:
    ours, theirs = library.add_text(BRIDGE), library.add_text(OTHER, title="Auditor")
    answer = Conversation([ours.id, theirs.id], library=library).ask("How much did the footbridge at Lismore cost?")
    assert {c.title for s in answer.statements for c in s.citations} == {ours.title, "Auditor"}
    assert answer.note.startswith("The articles disagree:")


@pytest.mark.parametrize(
    ("question", "language"),
    [("Combien la passerelle a-t-elle coûté ?", "French"), ("歩道橋の費用はいくらでしたか。", "Japanese")],
)
def test_a_language_that_the_reader_does_not_read_is_told(chat: Conversation, question: str, language: str) -> None:
    answer = chat.ask(question)
    assert not answer.answered
    assert language in answer.text
    assert "LLM_PROVIDER" in answer.text
    assert answer.closest is not None


def test_an_article_in_such_a_language_is_told_too(library: Library) -> None:
    article = library.add_text(FRENCH)
    answer = Conversation(article.id, library=library).ask("How much did the footbridge cost?")
    assert not answer.answered
    assert "the article seems to be in French" in answer.text

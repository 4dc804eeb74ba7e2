"""Small talk is answered as such; anything that could ask the article is not."""

import pytest

from assistant.small_talk import small_talk


@pytest.mark.parametrize(
    "message",
    [
        "Hi",
        "hello!",
        "Good morning.",
        "Thanks a lot!",
        "thank you",
        "Bye",
        "What can you do?",
        "help",
        "Hi, who are you?",
        "What’s this?",
        "How are you?",
        "Thanks for your help!",
        "ok",
    ],
)
def test_small_talk_is_answered_without_citations(message: str) -> None:
    answer = small_talk(message)
    assert answer is not None
    assert answer.mode == "chat"
    assert answer.text
    assert not answer.answered
    assert answer.statements == ()
    assert answer.to_dict()["closest"] is None


@pytest.mark.parametrize(
    "message",
    [
        "Who said hello?",
        "Hi, how much was stolen?",
        "What help did the victims get?",
        "Thanks to whom was the dam saved?",
        "who is he",
        "What is this about?",
        "ok and the price?",
    ],
)
def test_questions_are_not_small_talk(message: str) -> None:
    assert small_talk(message) is None

"""The whole program with a language model configured: a real HTTP server that plays scripts stands in for the model."""

import json
import subprocess
import sys
from collections.abc import Callable

import pytest
from llm_server import Asked, Reply, Server, refused_url

from assistant import Answer, Conversation
from index import Library

STORY = (
    "The ferry to Sandoy will not sail in March, its operator said on Tuesday. "
    "A bus will run through the new tunnel every hour instead. "
    "The bus ticket costs 45 kroner one way."
)
QUESTION = "How much does the bus ticket cost?"


def good(asked: Asked) -> str:
    return f"A bus ticket costs 45 kroner {asked.key('ticket costs')}."


def false(asked: Asked) -> str:
    return f"{good(asked)} The ferry will sail in March {asked.key('ferry')}."


@pytest.fixture
def configure(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Point the settings at a server."""

    def to(url: str) -> None:
        monkeypatch.setenv("LLM_PROVIDER", "openai")
        monkeypatch.setenv("LLM_MODEL", "scripted")
        monkeypatch.setenv("LLM_BASE_URL", f"{url}/v1")
        monkeypatch.setenv("LLM_API_KEY", "sk-the-secret-key")

    return to


def ask() -> Answer:
    with Library.open() as library:
        article = library.add_text(STORY)
        return Conversation(article.id, library=library).ask(QUESTION)


def program(*arguments: str) -> subprocess.CompletedProcess[str]:
    code = "from ui.cli import main; main()"
    return subprocess.run([sys.executable, "-c", code, *arguments], input=STORY, capture_output=True, text=True)


def test_the_models_prose_is_cited_in_the_same_form(configure: Callable[[str], None]) -> None:
    with Server(Reply(good)) as server:
        configure(server.url)
        answer = ask()
    assert (answer.mode, answer.answered) == ("generated", True)
    assert answer.text == "A bus ticket costs 45 kroner."
    (statement,) = answer.statements
    assert [c.sentence.text for c in statement.citations] == ["The bus ticket costs 45 kroner one way."]
    assert set(answer.to_dict()) == {"question", "query", "answered", "mode", "text", "statements", "closest"}


def test_a_falsified_statement_is_not_part_of_the_answer(configure: Callable[[str], None]) -> None:
    with Server(Reply(false)) as server:
        configure(server.url)
        answer = ask()
    assert answer.text == "A bus ticket costs 45 kroner."
    (withheld,) = answer.withheld
    assert withheld.text == "The ferry will sail in March."
    assert withheld.reason
    assert withheld.text not in json.dumps(answer.to_dict())


def test_what_answers_is_not_lost_with_the_statement_that_got_it_wrong(configure: Callable[[str], None]) -> None:
    def wrong(asked: Asked) -> str:
        bus = f"A bus will run through the new tunnel every hour instead {asked.key('every hour')}."
        return f"{bus} The bus ticket costs 54 kroner one way {asked.key('ticket costs')}."

    with Server(Reply(wrong)) as server:
        configure(server.url)
        answer = ask()
    assert [statement.text for statement in answer.statements] == [
        "A bus will run through the new tunnel every hour instead.",
        "The bus ticket costs 45 kroner one way.",
    ]
    assert answer.mode == "generated" and len(answer.withheld) == 1 and "in its place" in answer.note


def test_a_model_out_of_reach_leaves_the_extractive_answer(configure: Callable[[str], None]) -> None:
    configure(refused_url())
    answer = ask()
    assert answer.mode == "extractive"
    assert answer.statements[0].text == "The bus ticket costs 45 kroner one way."
    assert "127.0.0.1" in answer.note
    assert "secret" not in answer.note


def test_the_turns_are_remembered_and_sent_along(configure: Callable[[str], None]) -> None:
    with Server(Reply(good)) as server, Library.open() as library:
        configure(server.url)
        with Library.open() as configured:
            article = configured.add_text(STORY)
            chat = Conversation(article.id, library=configured)
            chat.ask(QUESTION)
            chat.ask("And when does it run?")
        assert len(chat.turns) == 2
        assert QUESTION in json.dumps(server.asked[1].body)
        assert library.articles()


def test_on_the_command_line(configure: Callable[[str], None]) -> None:
    with Server(Reply(false)) as server:
        configure(server.url)
        done = program("ask", QUESTION, "--article", "-")
    assert done.returncode == 0, done.stderr
    assert "A bus ticket costs 45 kroner. [1]" in done.stdout
    assert "    The bus ticket costs 45 kroner one way." in done.stdout
    assert "Withheld, since the article does not support it: 1" in done.stdout


def test_check_says_what_answers(configure: Callable[[str], None]) -> None:
    done = program("check")
    assert done.returncode == 0
    assert "Language model: none is configured" in done.stdout
    configure(refused_url())
    done = program("check")
    assert done.returncode == 1
    assert "FAIL  Language model" in done.stdout
    assert "secret" not in done.stdout + done.stderr


def test_a_provider_without_a_model_is_an_error_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LLM_PROVIDER", "openai")
    done = program("ask", QUESTION, "--article", "-")
    assert done.returncode == 2
    assert "LLM_MODEL" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1

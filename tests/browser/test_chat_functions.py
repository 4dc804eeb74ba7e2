"""What can be done with an answer: stop, ask again, edit, copy, rate, export."""

import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from assistant import Answer, Statement

from . import articles
from .acting import ask
from .conftest import OpenTab, Server
from .scripted import answer_of, cite

pytestmark = pytest.mark.browser
Script = Callable[..., list[Any]]


def built(server: Server) -> Statement:
    return Statement(articles.BRIDGE_SENTENCE, (cite(server.stored[articles.BRIDGE_TITLE], "Edda"),))


def test_an_answer_that_has_not_begun_is_stopped(open_tab: OpenTab, shelf: Server, script: Script) -> None:
    go = threading.Event()

    def slowly() -> Iterator[Answer]:
        go.wait(60)
        yield Answer("?", "?", True, "chat", "Too late")

    script(slowly())
    tab = open_tab(shelf)
    box = tab.get_by_label("Question")
    box.fill("Who waits?")
    with tab.expect_response("**/gradio_api/queue/join*"):
        box.press("Enter")
    expect(tab.locator(".reading")).to_be_visible()
    tab.wait_for_timeout(300)
    tab.get_by_role("button", name="Stop").click()
    expect(tab.locator("#chat .empty")).to_be_visible()
    expect(box).to_have_value("Who waits?")
    go.set()
    script(iter([Answer("?", "?", True, "chat", "Good day")]))
    expect(ask(tab, "Good morning")).to_have_text("Good day")
    expect(tab.get_by_text("Too late")).to_have_count(0)


def test_what_was_said_before_a_stop_stays(open_tab: OpenTab, shelf: Server, script: Script) -> None:
    go = threading.Event()

    def slowly() -> Iterator[Answer]:
        yield answer_of(built(shelf), mode="generated")
        go.wait(60)
        yield answer_of(built(shelf), Statement("Too late.", built(shelf).citations), mode="generated")

    script(slowly())
    tab = open_tab(shelf)
    ask(tab, "Who built it?")
    tab.wait_for_timeout(300)
    tab.get_by_role("button", name="Stop").click()
    expect(tab.locator(".note")).to_have_text("Stopped before the answer was complete.")
    go.set()
    expect(tab.locator("#chat .answer")).to_contain_text(articles.BRIDGE_SENTENCE)
    expect(tab.get_by_role("button", name="Stop")).to_have_count(0)
    expect(tab.get_by_text("Too late.")).to_have_count(0)


def test_the_last_question_is_asked_again_and_edited(open_tab: OpenTab, shelf: Server, script: Script) -> None:
    tab = open_tab(shelf)
    script(iter([answer_of(built(shelf))]))
    ask(tab, "One?")
    script(iter([Answer("?", "?", True, "chat", "First try")]))
    expect(ask(tab, "Two?")).to_have_text("First try")
    made = script(iter([Answer("?", "?", True, "chat", "Second try")]))
    tab.get_by_role("button", name="Ask again").click()
    expect(tab.locator("#chat .answer").last).to_have_text("Second try")
    expect(tab.locator("#chat .turn")).to_have_count(2)
    assert [turn.question for turn in made[0][1]] == ["One?"]  # not what is asked again
    tab.get_by_role("button", name="Edit", exact=True).click()
    box = tab.get_by_label("Question")
    expect(box).to_have_value("Two?")
    expect(box).to_be_focused()
    tab.get_by_role("button", name="Keep this one").click()
    expect(box).to_have_value("")
    tab.get_by_role("button", name="Edit", exact=True).click()
    expect(box).to_have_value("Two?")
    made = script(iter([Answer("?", "?", True, "chat", "Third try")]))
    box.fill("Two, or three?")
    box.press("Enter")
    expect(tab.locator("#chat .answer").last).to_have_text("Third try")
    expect(tab.locator("#chat .question").last).to_have_text("You asked: Two, or three?")
    expect(tab.locator("#chat .turn")).to_have_count(2)
    assert [turn.question for turn in made[0][1]] == ["One?"]


def test_an_answer_is_copied_with_its_citations(open_tab: OpenTab, shelf: Server, script: Script) -> None:
    script(iter([answer_of(Statement("It is from 1931.", built(shelf).citations), mode="generated")]))
    tab = open_tab(shelf, permissions=["clipboard-read", "clipboard-write"])
    ask(tab, "How old is it?")
    tab.get_by_role("button", name="Copy").click()
    expect(tab.locator("[data-act=copy]")).to_have_attribute("data-done", "Copied")
    assert tab.evaluate("navigator.clipboard.readText()").splitlines() == [
        "How old is it?",
        "",
        "It is from 1931. [1]",
        "",
        f"[1] “{articles.BRIDGE_SENTENCE}” — {articles.BRIDGE_TITLE}, sentence 11",
    ]


def test_a_thumb_and_a_remark_are_noted_on_this_machine(
    open_tab: OpenTab, shelf: Server, script: Script, own_home: Path
) -> None:
    script(iter([answer_of(built(shelf))]))
    tab = open_tab(shelf)
    ask(tab, "Who built it?")
    tab.get_by_role("button", name="Bad answer").click()
    expect(tab.get_by_role("button", name="Bad answer")).to_have_attribute("aria-pressed", "true")
    tab.get_by_label("A remark?").fill("Too <b>short</b>")
    tab.get_by_role("button", name="Send").click()
    expect(tab.locator(".remarked")).to_be_visible()
    lines = [json.loads(line) for line in (own_home / "feedback.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(line["thumb"], line["remark"]) for line in lines] == [("down", ""), ("down", "Too <b>short</b>")]
    assert lines[1]["question"] == "Who built it?"
    assert lines[1]["citations"] == [{"article_id": shelf.stored[articles.BRIDGE_TITLE].id, "position": 10}]


def test_the_conversation_is_exported(open_tab: OpenTab, shelf: Server, script: Script) -> None:
    tab = open_tab(shelf)
    tab.get_by_role("button", name="Export").click()
    tab.get_by_role("button", name="Markdown").click()
    expect(tab.locator("#notice [role=alert]")).to_contain_text("nothing to export")
    script(iter([answer_of(built(shelf))]))
    ask(tab, "Who <b>built</b> it?")
    for kind, ending, words in (
        ("Markdown", ".md", "## 1\\. Who &lt;b&gt;built&lt;/b&gt; it?"),
        ("Web page (HTML)", ".html", "Who &lt;b&gt;built&lt;/b&gt; it?"),
        ("JSON, to verify later", ".json", '"Who <b>built</b> it?"'),
        ("JSON, to verify later", ".json", articles.BRIDGE_SENTENCE),  # and a second time
    ):
        tab.get_by_role("button", name="Export").click()
        with tab.expect_download() as download:
            tab.get_by_role("button", name=kind).click()
        assert download.value.suggested_filename.endswith(ending)
        assert words in Path(download.value.path()).read_text(encoding="utf-8")

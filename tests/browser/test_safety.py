"""Hostile questions do nothing, tabs share nothing, and nothing leaves the machine (`open_tab` watches each test)."""

import json
import urllib.request

import pytest
from playwright.sync_api import expect

from . import articles
from .acting import ask
from .conftest import OpenTab, Server

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "question",
    [
        "<img src=x onerror=\"window.hacked='question'\"> who?",
        "![img](http://evil.invalid/q.png) [x](javascript:alert(1)) who?",
        "{{constructor}} ${window.hacked=1} `ticks` **who**?",
    ],
)
def test_a_hostile_question_is_shown_as_typed(open_tab: OpenTab, shelf: Server, question: str) -> None:
    tab = open_tab(shelf)
    ask(tab, question)
    expect(tab.locator("#chat .question")).to_have_text(f"You asked: {question}")
    assert tab.evaluate("typeof window.hacked") == "undefined"
    assert tab.locator("#chat :is(img, code, strong:not(.short))").count() == 0


def test_two_tabs_do_not_share_turns(open_tab: OpenTab, shelf: Server) -> None:
    one, other = open_tab(shelf), open_tab(shelf)
    ask(one, articles.BRIDGE_QUESTION)
    ask(other, articles.ORCHARD_QUESTION)
    ask(one, articles.OFF_TOPIC)
    asked = [f"You asked: {question}" for question in (articles.BRIDGE_QUESTION, articles.OFF_TOPIC)]
    assert one.locator("#chat .question").all_text_contents() == asked
    assert other.locator("#chat .question").all_text_contents() == [f"You asked: {articles.ORCHARD_QUESTION}"]
    other.get_by_role("button", name="New conversation").click()
    expect(other.locator("#chat .turn")).to_have_count(0)
    ask(one, articles.ORCHARD_QUESTION)
    expect(one.locator("#chat .turn")).to_have_count(3)
    third = open_tab(shelf)
    expect(third.locator("#chat .turn")).to_have_count(0)


def test_programs_reach_the_three_endpoints_and_no_event_of_the_page(shelf: Server) -> None:
    with urllib.request.urlopen(f"{shelf.url}gradio_api/info") as reply:
        described = json.load(reply)
    assert set(described["named_endpoints"]) == {"/ask", "/retrieve", "/articles"}
    assert described["unnamed_endpoints"] == {}


def test_everything_the_page_asks_for_is_on_this_machine(open_tab: OpenTab, sample: Server) -> None:
    tab = open_tab(sample).context.new_page()
    requested: list[str] = []
    tab.on("request", lambda request: requested.append(request.url))
    tab.goto(sample.url)
    expect(tab.locator("#chat .empty")).to_be_visible()
    ask(tab, articles.OFF_TOPIC)
    assert len(requested) > 10
    ours = sample.url.rstrip("/")
    assert [url for url in requested if not url.startswith((ours, "data:", "blob:"))] == []

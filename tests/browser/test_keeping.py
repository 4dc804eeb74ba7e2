"""Conversations that the visitor's browser keeps: a reload, earlier ones, and what an attacker may have put there."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from . import articles
from .acting import ask
from .conftest import OpenTab, Server

pytestmark = pytest.mark.browser
KEPT = "Object.entries(localStorage).filter(([key]) => key.startsWith('article-chat-conversation-'))"


def kept(tab: Page) -> list[Any]:
    return [json.loads(value) for _, value in tab.evaluate(KEPT)]


def test_a_conversation_survives_a_reload(open_tab: OpenTab, shelf: Server) -> None:
    tab = open_tab(shelf)
    answer = ask(tab, articles.BRIDGE_QUESTION)
    expect(answer).to_contain_text(articles.BRIDGE_SENTENCE)
    said = tab.locator("#chat .answer").all_inner_texts()
    ask(tab, articles.OFF_TOPIC)
    expect(tab.locator(".verdict")).to_be_visible()
    tab.reload()
    expect(tab.locator("#chat .turn")).to_have_count(2)
    assert tab.locator("#chat .answer").all_inner_texts()[:1] == said
    tab.locator("blockquote", has_text=articles.BRIDGE_SENTENCE).locator("a.chip").click()
    expect(tab.locator(".cited")).to_have_text(articles.BRIDGE_SENTENCE)
    ask(tab, articles.ORCHARD_QUESTION)
    expect(tab.locator("#chat .turn")).to_have_count(3)
    assert len(kept(tab)) == 1  # it goes on, and is no second one


def test_earlier_conversations_are_opened_and_deleted(open_tab: OpenTab, shelf: Server) -> None:
    tab = open_tab(shelf)
    ask(tab, articles.BRIDGE_QUESTION)
    tab.get_by_role("button", name="New conversation").click()
    expect(tab.locator("#chat .empty")).to_be_visible()
    ask(tab, articles.ORCHARD_QUESTION)
    tab.get_by_role("button", name="Earlier conversations").click()
    listed = tab.locator("#earlier .open")
    expect(listed).to_have_count(2)
    expect(listed.first).to_contain_text(articles.ORCHARD_QUESTION)
    listed.nth(1).click()
    expect(tab.locator("#chat .question")).to_have_text(f"You asked: {articles.BRIDGE_QUESTION}")
    tab.get_by_role("button", name="Earlier conversations").click()
    tab.get_by_role("button", name=f"Delete “{articles.ORCHARD_QUESTION}”").click()
    expect(listed).to_have_count(1)
    assert [each["title"] for each in kept(tab)] == [articles.BRIDGE_QUESTION]
    stranger = open_tab(shelf)  # another browser
    stranger.get_by_role("button", name="Earlier conversations").click()
    expect(stranger.locator("#earlier")).to_contain_text("None yet")


def test_a_deleted_conversation_stays_away_while_it_is_in_view(open_tab: OpenTab, shelf: Server) -> None:
    tab = open_tab(shelf)
    ask(tab, articles.BRIDGE_QUESTION)
    tab.get_by_role("button", name="Earlier conversations").click()
    tab.get_by_role("button", name=f"Delete “{articles.BRIDGE_QUESTION}”").click()
    expect(tab.locator("#earlier")).to_contain_text("None yet")
    tab.keyboard.press("Escape")
    thumb = tab.locator(".thumb").first
    thumb.click()
    expect(thumb).to_have_attribute("aria-pressed", "true")  # the chat has been drawn anew
    assert kept(tab) == []
    ask(tab, articles.ORCHARD_QUESTION)
    assert len(kept(tab)) == 1


def test_what_the_browser_kept_is_checked_before_it_is_shown(open_tab: OpenTab, shelf: Server) -> None:
    bridge = shelf.stored[articles.BRIDGE_TITLE]
    (sentence,) = [each for each in bridge.sentences if each.text == articles.BRIDGE_SENTENCE]
    place = [bridge.id, sentence.position, sentence.start, sentence.end]

    def turn(question: str, mode: str, text: str, citation: list[Any]) -> dict[str, Any]:
        said = {"text": text, "short": None, "citations": [citation]}
        return {"question": question, "query": question, "mode": mode, "lead": "No.", "statements": [said]}

    conversation = {
        "version": 1,
        "chosen": [bridge.id],
        "since": 0,
        "turns": [
            turn("Quoted?", "extractive", "Forged words.", place),
            turn("Made up?", "generated", "Edda Marsh tore the bridge down in 1950.", place),
            turn("Elsewhere?", "extractive", "", [bridge.id, sentence.position, sentence.start, sentence.end - 1]),
            turn("Gone?", "extractive", "", ["0" * 16, 1, 0, 5]),
            {"question": "<img src=x onerror=hacked=1>", "query": "?", "mode": "extractive", "text": "<b>Forged</b>"},
        ],
    }
    tab = open_tab(shelf)
    put = """text => {
        const value = { when: 1, title: "<img src=x onerror=hacked=1>", conversation: text };
        localStorage.setItem("article-chat-conversation-forged", JSON.stringify(value));
    }"""
    tab.evaluate(put, json.dumps(conversation))
    tab.get_by_role("button", name="Earlier conversations").click()
    tab.locator("#earlier .open").click()
    expect(tab.locator("#chat .turn")).to_have_count(2)
    expect(tab.locator("#notice")).to_contain_text("3 answers are left out")
    expect(tab.locator("#chat blockquote")).to_contain_text(articles.BRIDGE_SENTENCE)
    expect(tab.locator("#chat .verdict")).to_have_text("The article does not say.")
    expect(tab.get_by_text("Forged")).to_have_count(0)
    expect(tab.locator(".lead")).to_have_count(0)
    for worthless in ("", "{", "[]", '{"version": 1, "chosen": 5, "turns": {}}', "[" * 100_000):
        tab.evaluate(put, worthless)
        tab.get_by_role("button", name="Earlier conversations").click()
        tab.locator("#earlier .open", has_text="<img").click()
        expect(tab.locator("#notice")).to_contain_text("cannot be read")
    assert tab.evaluate("typeof hacked") == "undefined"

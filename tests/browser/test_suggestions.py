"""Questions that the page offers: for one article before anything is asked, and after the newest answer."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from . import articles
from .acting import add_text, ask, pick
from .conftest import OpenTab, Server

pytestmark = pytest.mark.browser


def test_one_article_is_shown_with_questions_and_several_with_none(open_tab: OpenTab, shelf: Server) -> None:
    tab = open_tab(shelf)
    expect(tab.locator(".example")).to_have_count(0)
    pick(tab, articles.BRIDGE_TITLE)
    offered = tab.locator(".example")
    expect(offered.nth(1)).to_be_visible()
    question = offered.first.text_content()
    offered.first.click()
    expect(tab.locator("#chat .question")).to_have_text(f"You asked: {question}")
    expect(tab.locator("#chat .answer blockquote").first).to_be_visible()
    expect(tab.locator(".empty")).to_have_count(0)


def test_an_answer_is_followed_by_questions_below_the_newest_only(open_tab: OpenTab, shelf: Server) -> None:
    tab = open_tab(shelf)
    pick(tab, articles.BRIDGE_TITLE)
    ask(tab, articles.BRIDGE_QUESTION)
    following = tab.locator(".follow-ups .example")
    expect(following.first).to_be_visible()
    assert 1 <= following.count() <= 3
    question = following.first.text_content()
    following.first.click()
    expect(tab.locator("#chat .question").nth(1)).to_have_text(f"You asked: {question}")
    expect(tab.locator("#chat .answer").nth(1)).to_be_visible()
    expect(tab.locator("#chat .turn + .follow-ups + .turn")).to_have_count(0)
    assert tab.locator(".follow-ups").count() <= 1
    assert question not in following.all_text_contents()


def test_nothing_is_offered_after_an_abstention(open_tab: OpenTab, shelf: Server) -> None:
    tab = open_tab(shelf)
    pick(tab, articles.BRIDGE_TITLE)
    expect(ask(tab, articles.OFF_TOPIC)).to_have_class("answer not-stated")
    tab.wait_for_timeout(1_000)
    expect(tab.locator(".example")).to_have_count(0)


def test_an_added_article_gets_its_own_questions(open_tab: OpenTab, serve: Callable[..., Server]) -> None:
    tab = open_tab(serve())
    expect(tab.locator(".example").first).to_be_visible()
    add_text(tab, articles.BRIDGE_TITLE, articles.BRIDGE)
    expect(tab.locator(".article-title")).to_have_text(articles.BRIDGE_TITLE)
    expect(tab.locator(".example", has_text="repairs")).to_be_visible()

"""axe-core finds nothing serious in the states of the page, light and dark; and what no checker sees: order, motion."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from assistant import Answer, Statement
from assistant.types import Withheld

from . import articles
from .acting import ask
from .conftest import OpenTab, Server
from .scripted import cite

axe = pytest.importorskip("axe_playwright_python.sync_playwright")
pytestmark = pytest.mark.browser


def findings(tab: Page) -> list[str]:
    """What axe-core calls serious or critical, with the places."""
    found = axe.Axe().run(tab).response["violations"]
    return [
        f"{each['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for each in found
        if each["impact"] in ("serious", "critical")
        for node in each["nodes"][:3]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(
    open_tab: OpenTab, shelf: Server, script: Callable[..., list[Any]], scheme: str
) -> None:
    tab = open_tab(shelf, color_scheme=scheme, reduced_motion="reduce")
    assert findings(tab) == []  # nothing asked yet
    built = cite(shelf.stored[articles.BRIDGE_TITLE], "Edda")
    withheld = (Withheld("It fell in 1950.", "No sentence says 1950."),)
    said = (Statement("Edda Marsh built it.", (built,)),)
    script(iter([Answer("?", "Who built the bridge?", True, "generated", "", said, withheld=withheld, lead="Yes.")]))
    answer = ask(tab, "Who built it?")
    answer.get_by_text("1 statement was withheld").click()
    tab.get_by_role("button", name="Bad answer").click()
    expect(tab.locator(".remark")).to_be_visible()
    answer.locator("a.chip").first.click()
    assert findings(tab) == []  # answered, a citation followed, a remark asked for
    tab.locator(".cited").click()
    expect(tab.locator("#uses")).to_be_visible()
    assert findings(tab) == []
    tab.keyboard.press("Escape")
    script(iter([Answer("?", "?", False, "extractive", "The article does not say.")]))
    ask(tab, "Why?")
    tab.get_by_role("button", name="Ask", exact=True).click()
    expect(tab.locator("#notice [role=alert]")).to_be_visible()
    tab.get_by_role("button", name="Earlier conversations").click()
    assert findings(tab) == []  # not stated, an error, a menu
    tab.keyboard.press("Escape")
    tab.get_by_role("button", name="Add an article").click()
    expect(tab.get_by_label("Title (optional)")).to_be_visible()
    assert findings(tab) == []


def test_the_focus_goes_through_the_page_as_it_is_read(open_tab: OpenTab, shelf: Server) -> None:
    tab = open_tab(shelf)
    answer = ask(tab, articles.BRIDGE_QUESTION)
    expect(answer.locator("a.chip").first).to_be_visible()
    expect(tab.locator(".turn-tools")).to_be_visible()
    answer.locator("a.chip").first.focus()
    wanted = ["a.chip", "[data-act=copy]", "[data-act=again]", "[data-act=edit]", "[data-act=up]", "#question textarea"]
    wanted += ["#send", "#clear", "[popovertarget=earlier]", "[popovertarget=exports]", "#picker input", "#add"]
    wanted += [".sentence.used"]
    passed = []
    for _ in range(40):
        passed += [name for name in wanted if tab.evaluate("name => document.activeElement.matches(name)", name)]
        tab.keyboard.press("Tab")
    assert list(dict.fromkeys(passed)) == wanted


def test_nothing_moves_for_those_who_asked_for_that(open_tab: OpenTab, shelf: Server) -> None:
    tab = open_tab(shelf, reduced_motion="reduce")
    ask(tab, articles.BRIDGE_QUESTION).locator("a.chip").first.click()
    moving = tab.evaluate(
        """() => document.getAnimations().filter(each => each.effect.target.closest("#chat, #article"))
            .map(each => each.effect.target.outerHTML.slice(0, 80))"""
    )
    assert moving == []

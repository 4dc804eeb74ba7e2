"""From a citation to its sentence and back: the box over a chip, marked sentences, the box at one, the address."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from assistant import Answer, Statement

from . import articles
from .acting import ask, expect_in_view
from .conftest import OpenTab, Server
from .scripted import answer_of, cite

pytestmark = pytest.mark.browser


@pytest.fixture
def tab(open_tab: OpenTab, shelf: Server, script: Callable[..., list[Any]]) -> Page:
    """Two answers about the bridge; both use one sentence, the newest uses two."""
    bridge = shelf.stored[articles.BRIDGE_TITLE]
    built, cost = cite(bridge, "Edda"), cite(bridge, "18 million")
    opened = open_tab(shelf, reduced_motion="reduce")
    for question, answer in (
        ("Who built it?", answer_of(Statement("Edda Marsh built it.", (built,)), mode="generated")),
        (
            "What is known?",
            answer_of(Statement("It was dear.", (cost,)), Statement("It is from 1931.", (built,)), mode="generated"),
        ),
    ):
        script(iter([answer]))
        ask(opened, question)
        expect(opened.locator("#chat .turn").last).to_contain_text(answer.text[:12])
    return opened


def test_the_sentences_of_the_newest_answer_are_marked_with_their_numbers(tab: Page) -> None:
    marked = tab.locator(".sentence.used")
    expect(marked).to_have_count(2)
    assert marked.evaluate_all("all => all.map(each => [each.textContent, each.dataset.numbers])") == [
        [articles.BRIDGE_SENTENCE, "2"],
        ["The repairs cost 18 million crowns, and the county paid 12 million crowns of that.", "1"],
    ]
    tab.locator("#chat .turn").first.locator("a.chip").click()  # the first answer is opened: its sentence alone
    expect(marked).to_have_count(1)
    expect(marked).to_have_attribute("data-numbers", "1")


def test_a_chip_shows_its_sentence_before_it_is_followed(tab: Page) -> None:
    chip = tab.locator("#chat a.chip").first
    peek = tab.locator("#peek")
    chip.hover()
    expect(peek).to_be_visible()
    expect(peek).to_contain_text(articles.BRIDGE_SENTENCE)
    expect(peek).to_contain_text(articles.BRIDGE_TITLE)
    tab.keyboard.press("Escape")
    expect(peek).to_be_hidden()
    tab.get_by_label("Question").focus()
    for _ in range(12):
        tab.keyboard.press("Shift+Tab")
        if tab.evaluate("document.activeElement.matches('a.chip')"):
            break
    expect(peek).to_be_visible()
    tab.keyboard.press("Escape")
    expect(peek).to_be_hidden()
    assert tab.evaluate("document.activeElement.matches('a.chip')")


def test_a_marked_sentence_leads_back_by_keyboard_alone(tab: Page) -> None:
    first, last = tab.locator("#chat a.chip").first, tab.locator("#chat a.chip").last
    last.focus()
    tab.keyboard.press("Enter")
    sentence = tab.locator(".sentence.cited")
    expect(sentence).to_be_focused()
    expect_in_view(tab, sentence)
    tab.keyboard.press("Enter")
    box = tab.get_by_role("dialog", name="This sentence")
    uses = box.locator(".use")
    expect(uses).to_have_count(2)
    expect(uses.first).to_contain_text("Edda Marsh built it.")
    expect(uses.first).to_contain_text("In answer to: Who built it?")
    expect(uses.first).to_be_focused()
    tab.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(sentence).to_be_focused()
    tab.keyboard.press("Escape")
    expect(last).to_be_focused()
    tab.keyboard.press("Enter")
    tab.keyboard.press("Enter")
    expect(uses.first).to_be_focused()
    tab.keyboard.press("Enter")
    expect(first).to_be_focused()
    expect(box).to_be_hidden()


def test_a_sentence_is_asked_about(tab: Page) -> None:
    tab.locator(".sentence.used").first.click()
    tab.get_by_role("button", name="Ask about this sentence").click()
    box = tab.get_by_label("Question")
    expect(box).to_have_value(f"“{articles.BRIDGE_SENTENCE}” ")
    expect(box).to_be_focused()
    tab.locator("#article .sentence").nth(1).click()  # nothing is marked there, and nothing happens
    expect(tab.locator("#uses")).to_be_hidden()


def test_the_address_carries_the_sentence_and_opens_there(tab: Page, shelf: Server, open_tab: OpenTab) -> None:
    tab.locator("#chat a.chip").first.click()
    address = f"{shelf.url}#{shelf.sentence_id(articles.BRIDGE_TITLE, articles.BRIDGE_SENTENCE)}"
    tab.wait_for_function("address => location.href === address", arg=address)
    other = tab.context.new_page()
    other.goto(address)
    expect(other.locator(".cited")).to_have_text(articles.BRIDGE_SENTENCE)
    expect_in_view(other, other.locator(".cited"))
    plums = tab.context.new_page()  # an article that is not the one shown first
    plums.goto(f"{shelf.url}#{shelf.sentence_id(articles.ORCHARD_TITLE, articles.ORCHARD_SENTENCE)}")
    expect(plums.locator(".article-title")).to_have_text(articles.ORCHARD_TITLE)
    expect(plums.locator(".cited")).to_have_text(articles.ORCHARD_SENTENCE)


@pytest.mark.parametrize("place", ["s-0123456789abcdef-3", "{bridge}-999", "{bridge}-17"])
def test_an_address_of_no_sentence_highlights_nothing(open_tab: OpenTab, shelf: Server, place: str) -> None:
    """An article that is not there, a sentence that is not there, and one that is page furniture."""
    tab = open_tab(shelf).context.new_page()
    tab.goto(f"{shelf.url}#{place.format(bridge=f's-{shelf.stored[articles.BRIDGE_TITLE].id}')}")
    expect(tab.locator("#notice [role=alert]")).to_contain_text("The link names")
    expect(tab.locator(".article-title")).to_have_text(articles.BRIDGE_TITLE)
    expect(tab.locator(".cited, .used")).to_have_count(0)


def test_a_citation_whose_words_stand_elsewhere_marks_nothing(
    open_tab: OpenTab, shelf: Server, script: Callable[..., list[Any]]
) -> None:
    bridge = shelf.stored[articles.BRIDGE_TITLE]
    tab = open_tab(shelf)
    script(iter([answer_of(Statement(articles.BRIDGE_SENTENCE, (cite(bridge, "Edda"),)))]))
    chip = ask(tab, "Who?").locator("a.chip")
    expect(tab.locator(".used")).to_have_count(1)
    chip.evaluate("chip => chip.setAttribute('aria-label', 'Citation 1: Somebody else built it.')")
    chip.click()
    tab.wait_for_timeout(500)
    expect(tab.locator(".cited")).to_have_count(0)


def test_the_lead_and_what_was_searched_for_are_shown(
    open_tab: OpenTab, shelf: Server, script: Callable[..., list[Any]]
) -> None:
    statement = Statement(articles.BRIDGE_SENTENCE, (cite(shelf.stored[articles.BRIDGE_TITLE], "Edda"),))
    query = "And by a woman? (Who built the bridge? Edda Marsh; Is it old? <b>1931</b>)"
    text = f"Yes. {statement.text}"
    script(iter([Answer("And by a woman?", query, True, "extractive", text, (statement,), lead="Yes.")]))
    tab = open_tab(shelf)
    answer = ask(tab, "And by a woman?")
    expect(answer.locator(".lead")).to_have_text("Yes.")
    expect(answer.locator(".lead + blockquote")).to_contain_text(articles.BRIDGE_SENTENCE)
    expect(tab.locator(".searched")).to_have_text("Searched for: And by a woman? — after: Who built the bridge?")

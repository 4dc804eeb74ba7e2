"""Ask, follow a citation, and see exactly the sentence that says it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from . import articles
from .acting import ask, expect_in_view, pick
from .conftest import OpenTab, Server

pytestmark = pytest.mark.browser


def expect_only_cited(tab: Page, server: Server, title: str, text: str) -> None:
    """Exactly one sentence is marked, the right one, and it is in view."""
    marked = tab.locator(".cited")
    expect(marked).to_have_count(1)
    expect(marked).to_have_attribute("id", server.sentence_id(title, text))
    expect(marked).to_have_text(text)
    expect_in_view(tab, marked)


def test_a_click_on_a_chip_shows_its_sentence(open_tab: OpenTab, shelf: Server) -> None:
    tab = open_tab(shelf)
    pick(tab, articles.BRIDGE_TITLE)
    target = tab.locator(f"#{shelf.sentence_id(articles.BRIDGE_TITLE, articles.BRIDGE_SENTENCE)}")
    expect(target).not_to_be_in_viewport()  # it takes scrolling to see it
    answer = ask(tab, articles.BRIDGE_QUESTION)
    expect(answer).to_contain_text(articles.BRIDGE_SENTENCE)
    expect(tab.locator(".cited")).to_have_count(0)
    answer.locator("blockquote", has_text=articles.BRIDGE_SENTENCE).locator("a.chip").click()
    expect_only_cited(tab, shelf, articles.BRIDGE_TITLE, articles.BRIDGE_SENTENCE)
    assert tab.evaluate("scrollY") == 0  # the panel scrolled, not the page
    expect(answer).to_be_in_viewport()


def test_chips_are_numbered_from_one(open_tab: OpenTab, shelf: Server) -> None:
    tab = open_tab(shelf)
    for question in (articles.BRIDGE_QUESTION, articles.ORCHARD_QUESTION):
        chips = ask(tab, question).locator("a.chip")
        assert chips.all_text_contents() == [str(number) for number in range(1, chips.count() + 1)]


def test_the_short_answer_is_stressed_inside_the_quotation(open_tab: OpenTab, shelf: Server) -> None:
    quotation = ask(open_tab(shelf), articles.ORCHARD_QUESTION).locator("blockquote").first
    expect(quotation).to_contain_text(articles.ORCHARD_SENTENCE)
    for stressed in quotation.locator("strong").all_text_contents():
        assert stressed in articles.ORCHARD_SENTENCE


def test_a_chip_works_by_keyboard_and_is_announced(open_tab: OpenTab, shelf: Server) -> None:
    tab = open_tab(shelf)
    pick(tab, articles.BRIDGE_TITLE)
    answer = ask(tab, articles.BRIDGE_QUESTION)
    chip = answer.locator("blockquote", has_text=articles.BRIDGE_SENTENCE).locator("a.chip")
    expect(chip).to_have_accessible_name(f"Citation {chip.text_content()}: {articles.BRIDGE_SENTENCE}")
    question = tab.get_by_label("Question")
    question.focus()
    for _ in range(20):  # back from the question box over what is below the answer
        question.page.keyboard.press("Shift+Tab")
        if chip.evaluate("chip => chip === document.activeElement"):
            break
    expect(chip).to_be_focused()
    tab.keyboard.press("Enter")
    expect_only_cited(tab, shelf, articles.BRIDGE_TITLE, articles.BRIDGE_SENTENCE)
    expect(tab.locator(".cited")).to_be_focused()
    expect(chip).to_have_attribute("aria-current", "true")
    expect(tab.locator("#article [role=status]")).to_contain_text(
        f"Citation {chip.text_content()}, shown in the article: {articles.BRIDGE_SENTENCE}"
    )
    tab.keyboard.press("Escape")
    expect(chip).to_be_focused()


def test_a_chip_of_another_article_switches_the_panel(open_tab: OpenTab, shelf: Server) -> None:
    tab = open_tab(shelf)
    expect(tab.locator(".article-title")).to_have_text(articles.BRIDGE_TITLE)
    answer = ask(tab, articles.ORCHARD_QUESTION)
    quotation = answer.locator("blockquote", has_text=articles.ORCHARD_SENTENCE)
    expect(quotation.locator(".from")).to_have_text(articles.ORCHARD_TITLE)
    quotation.locator("a.chip").click()
    expect(tab.locator(".article-title")).to_have_text(articles.ORCHARD_TITLE)
    expect_only_cited(tab, shelf, articles.ORCHARD_TITLE, articles.ORCHARD_SENTENCE)
    # And back: the earlier article comes with its own sentence, the earlier mark is gone.
    answer = ask(tab, articles.BRIDGE_QUESTION)
    answer.locator("blockquote", has_text=articles.BRIDGE_SENTENCE).locator("a.chip").click()
    expect(tab.locator(".article-title")).to_have_text(articles.BRIDGE_TITLE)
    expect_only_cited(tab, shelf, articles.BRIDGE_TITLE, articles.BRIDGE_SENTENCE)


def test_not_stated_is_said_plainly(open_tab: OpenTab, shelf: Server) -> None:
    tab = open_tab(shelf)
    pick(tab, articles.BRIDGE_TITLE)
    answer = ask(tab, articles.OFF_TOPIC)
    expect(answer.locator(".verdict")).to_have_text("The article does not say.")
    expect(answer.locator("blockquote")).to_have_count(0)
    expect(answer.locator(".closest-label")).to_have_text("Closest passage (not an answer)")
    answer.locator(".closest a.chip").click()
    marked = tab.locator(".cited")
    expect(marked).to_have_count(1)
    expect_in_view(tab, marked)
    expect(answer.locator(".closest-text")).to_contain_text(marked.text_content() or "nothing")


def test_furniture_is_greyed_and_sentences_keep_their_paragraphs(open_tab: OpenTab, shelf: Server) -> None:
    tab = open_tab(shelf)
    pick(tab, articles.BRIDGE_TITLE)
    article = shelf.stored[articles.BRIDGE_TITLE]
    shown = tab.locator("#article .sentence")
    expect(shown).to_have_count(len(article.sentences))
    assert shown.all_text_contents() == [sentence.text for sentence in article.sentences]
    furniture = tab.locator("#article .sentence.furniture")
    assert furniture.all_text_contents() == [each.text for each in article.sentences if not each.citable]
    assert furniture.count() == 3
    assert tab.locator("#article p:has(.sentence:not(.furniture))").count() == 17


def test_a_very_long_article_is_shown_in_parts(
    open_tab: OpenTab, serve: Callable[..., Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.article_panel.PART_LENGTH", 3_000)
    rows = [f"Row {number} of the register names plot {number} and its owner." for number in range(150)]
    rows.insert(120, articles.ORCHARD_SENTENCE)
    server = serve(("The register", "\n\n".join(rows)))
    tab = open_tab(server)
    expect(tab.locator(".part-note").first).to_contain_text("part 1 of 3 is shown, sentences 1 to 57 of 151")
    expect(tab.locator("#article .sentence")).to_have_count(57)
    answer = ask(tab, articles.ORCHARD_QUESTION)
    answer.locator("blockquote", has_text=articles.ORCHARD_SENTENCE).locator("a.chip").click()
    expect_only_cited(tab, server, "The register", articles.ORCHARD_SENTENCE)
    tab.get_by_role("link", name="Show the part before").click()
    expect(tab.locator(".part-note").first).to_contain_text("part 2 of 3")
    expect(tab.locator(".cited")).to_have_count(0)
    tab.get_by_role("link", name="Show the next part").click()
    expect(tab.locator("#article").get_by_text(articles.ORCHARD_SENTENCE)).to_be_attached()

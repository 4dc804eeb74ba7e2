"""The page around the conversation: picker, adding articles, errors in words, small screens, dark mode."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from . import articles
from .acting import add_file, add_text, ask, expect_in_view, pick
from .conftest import OpenTab, Server

pytestmark = pytest.mark.browser


def test_an_empty_library_shows_the_sample_and_its_examples(open_tab: OpenTab, sample: Server) -> None:
    tab = open_tab(sample)
    assert tab.title() == "Article Chat"
    expect(tab.locator(".sample-label")).to_contain_text("Sample article")
    expect(tab.locator(".article-title")).to_have_text(sample.library.sample().title)
    expect(tab.locator("#picker")).to_have_count(0)
    examples = tab.locator('.follow-ups[data-after=""] .example')
    expect(examples.nth(2)).to_be_visible()  # they come after the article
    offered = examples.all_text_contents()
    assert 3 <= len(offered) <= 7
    question = offered[0]
    examples.first.click()
    expect(tab.locator("#chat .question")).to_have_text(f"You asked: {question}")
    expect(tab.locator("#chat .answer")).to_be_visible()
    expect(examples).to_have_count(0)
    tab.get_by_role("button", name="New conversation").click()
    expect(examples).to_have_text(offered)
    expect(tab.locator("footer")).to_have_count(0)


def test_a_library_of_its_own_has_no_examples_of_the_sample(open_tab: OpenTab, shelf: Server) -> None:
    tab = open_tab(shelf)
    expect(tab.locator(".hint")).to_contain_text("Ask about these articles")
    expect(tab.locator(".example")).to_have_count(0)
    expect(tab.locator(".sample-label")).to_have_count(0)


def test_the_picker_chooses_what_is_shown_and_asked(open_tab: OpenTab, shelf: Server) -> None:
    tab = open_tab(shelf)
    expect(tab.get_by_role("combobox", name="Ask about")).to_have_value("All 3 articles")
    pick(tab, articles.ORCHARD_TITLE)
    expect(tab.locator(".article-title")).to_have_text(articles.ORCHARD_TITLE)
    expect(ask(tab, articles.ORCHARD_QUESTION)).to_contain_text(articles.ORCHARD_SENTENCE)
    pick(tab, articles.MUSEUM_TITLE)
    expect(tab.locator(".article-title")).to_have_text(articles.MUSEUM_TITLE)
    expect(tab.locator("#chat .turn")).to_have_count(1)  # what was said stays in view
    answer = ask(tab, articles.ORCHARD_QUESTION)
    expect(answer.locator("blockquote", has_text=articles.ORCHARD_SENTENCE)).to_have_count(0)
    pick(tab, "All 3 articles")
    expect(tab.locator(".article-title")).to_have_text(articles.BRIDGE_TITLE)
    expect(ask(tab, articles.ORCHARD_QUESTION)).to_contain_text(articles.ORCHARD_SENTENCE)


def test_the_picker_works_by_keyboard(open_tab: OpenTab, shelf: Server) -> None:
    tab = open_tab(shelf)
    picker = tab.get_by_role("combobox", name="Ask about")
    picker.focus()
    expect(tab.get_by_role("option")).to_have_count(4)
    active = tab.locator("[role=option].active")
    for title in (articles.BRIDGE_TITLE, articles.MUSEUM_TITLE, articles.ORCHARD_TITLE):
        picker.press("ArrowDown")
        expect(active).to_contain_text(title)
    picker.press("Enter")
    expect(tab.locator(".article-title")).to_have_text(articles.ORCHARD_TITLE)
    expect(picker).to_have_value(articles.ORCHARD_TITLE)


def test_the_article_that_was_opened_comes_first(open_tab: OpenTab, serve: Callable[..., Server]) -> None:
    server = serve(
        (articles.BRIDGE_TITLE, articles.BRIDGE),
        (articles.ORCHARD_TITLE, articles.ORCHARD),
        show=articles.ORCHARD_TITLE,
    )
    tab = open_tab(server)
    expect(tab.locator(".article-title")).to_have_text(articles.ORCHARD_TITLE)
    expect(tab.get_by_role("combobox", name="Ask about")).to_have_value(articles.ORCHARD_TITLE)
    answer = ask(tab, articles.BRIDGE_QUESTION)
    expect(answer.locator("blockquote", has_text=articles.BRIDGE_SENTENCE)).to_have_count(0)


def test_a_pasted_article_is_shown_and_asked(open_tab: OpenTab, serve: Callable[..., Server]) -> None:
    server = serve((articles.MUSEUM_TITLE, articles.MUSEUM))
    tab = open_tab(server)
    ask(tab, articles.OFF_TOPIC)
    add_text(tab, articles.ORCHARD_TITLE, articles.ORCHARD)
    expect(tab.locator(".article-title")).to_have_text(articles.ORCHARD_TITLE)
    expect(tab.locator(".article-meta")).to_have_text("Pasted text")
    expect(tab.locator("#form")).to_have_count(0)
    expect(tab.locator("#chat .turn")).to_have_count(0)
    expect(tab.get_by_role("combobox", name="Ask about")).to_have_value(articles.ORCHARD_TITLE)
    answer = ask(tab, articles.ORCHARD_QUESTION)
    answer.locator("blockquote", has_text=articles.ORCHARD_SENTENCE).locator("a.chip").click()
    expect(tab.locator(".cited")).to_have_text(articles.ORCHARD_SENTENCE)
    assert [article.title for article in server.library.articles()] == [articles.MUSEUM_TITLE, articles.ORCHARD_TITLE]


def test_a_file_is_uploaded(open_tab: OpenTab, serve: Callable[..., Server], tmp_path: Path) -> None:
    server = serve()
    tab = open_tab(server)
    page = tmp_path / "orchard.html"
    paragraphs = "".join(f"<p>{line}</p>" for line in articles.ORCHARD.split("\n\n"))
    page.write_text(f"<html><head><title>Plums</title></head><body><article>{paragraphs}</article></body></html>")
    add_file(tab, page)
    expect(tab.locator(".article-meta")).to_contain_text("orchard.html")
    expect(tab.locator(".sample-label")).to_have_count(0)
    expect(ask(tab, articles.ORCHARD_QUESTION)).to_contain_text(articles.ORCHARD_SENTENCE)
    notes = tmp_path / "bridge.txt"
    notes.write_text(f"{articles.BRIDGE_TITLE}\n\n{articles.BRIDGE}", encoding="utf-8")
    add_file(tab, notes)  # a second one after the first
    expect(tab.locator(".article-title")).to_have_text(articles.BRIDGE_TITLE)


def test_what_cannot_be_added_is_said_in_words(open_tab: OpenTab, serve: Callable[..., Server], tmp_path: Path) -> None:
    server = serve((articles.MUSEUM_TITLE, articles.MUSEUM))
    tab = open_tab(server)
    binary = tmp_path / "story.txt"
    binary.write_bytes(bytes(range(256)) * 20)
    add_file(tab, binary)
    alert = tab.locator("#form-notice [role=alert]")
    expect(alert).to_have_text("story.txt is not a text file: give plain text, Markdown or HTML.")
    tab.get_by_role("button", name="Cancel").click()
    expect(tab.locator("#form")).to_have_count(0)
    add_text(tab, "Nothing", "   \n ")
    expect(alert).to_have_text("There is no sentence in the pasted text: give an article with text in it.")
    expect(tab.get_by_label("Title (optional)")).to_have_value("Nothing")  # what was typed stays
    tab.get_by_role("button", name="Cancel").click()
    expect(tab.locator(".article-title")).to_have_text(articles.MUSEUM_TITLE)
    assert len(server.library.articles()) == 1


def test_a_file_over_the_limit_is_refused_in_words(
    open_tab: OpenTab, serve: Callable[..., Server], tmp_path: Path
) -> None:
    tab = open_tab(serve())
    large = tmp_path / "large.txt"
    large.write_text("All work and no play makes a dull file. " * 300_000)
    add_file(tab, large)
    expect(tab.locator("#form-notice [role=alert]")).to_have_text(
        "large.txt is larger than 10 MB: give a shorter article, or raise MAX_UPLOAD_MB."
    )


def test_a_question_that_cannot_be_asked_is_said_in_words(open_tab: OpenTab, shelf: Server) -> None:
    tab = open_tab(shelf)
    box, alert = tab.get_by_label("Question"), tab.locator("#notice [role=alert]")
    tab.get_by_role("button", name="Ask", exact=True).click()
    expect(alert).to_have_text("The question is empty: type a question about the article.")
    box.fill("Who? " * 4_000)
    box.press("Enter")
    expect(alert).to_have_text("The question is longer than 2,000 characters: ask a shorter one.")
    expect(box).to_have_value("Who? " * 4_000)  # to be mended
    expect(tab.locator("#chat .turn")).to_have_count(0)
    ask(tab, articles.BRIDGE_QUESTION)
    expect(alert).to_have_count(0)
    expect(box).to_have_value("")


def test_an_unexpected_error_shows_no_traceback(
    open_tab: OpenTab, serve: Callable[..., Server], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    server = serve((articles.MUSEUM_TITLE, articles.MUSEUM))
    tab = open_tab(server)

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("secret detail")

    with monkeypatch.context() as patch:
        patch.setattr(server.library, "retrieve", fail)
        tab.get_by_label("Question").fill("How old is the oldest clock?")
        tab.get_by_label("Question").press("Enter")
        expect(tab.locator("#notice [role=alert]")).to_have_text("Something went wrong; the log has the details.")
    expect(tab.get_by_text("secret detail")).to_have_count(0)
    assert "secret detail" in caplog.text
    assert "oldest clock" not in caplog.text
    expect(tab.get_by_label("Question")).to_have_value("How old is the oldest clock?")
    ask(tab, "How old is the oldest clock?")


def test_an_article_that_was_removed_is_said_in_words(open_tab: OpenTab, serve: Callable[..., Server]) -> None:
    server = serve((articles.MUSEUM_TITLE, articles.MUSEUM), (articles.ORCHARD_TITLE, articles.ORCHARD))
    tab = open_tab(server)
    answer = ask(tab, articles.ORCHARD_QUESTION)
    gone = server.stored[articles.ORCHARD_TITLE].id
    server.library.remove(gone)
    answer.locator("blockquote", has_text=articles.ORCHARD_SENTENCE).locator("a.chip").click()
    expect(tab.locator("#article [role=alert]")).to_contain_text(f"No article has the id {gone}")


def test_on_a_phone_a_chip_leads_to_the_article_and_back(open_tab: OpenTab, serve: Callable[..., Server]) -> None:
    server = serve((articles.BRIDGE_TITLE, articles.BRIDGE))
    tab = open_tab(server, width=390, height=844, has_touch=True, is_mobile=True)
    expect(tab.locator("#article")).to_be_hidden()
    for question in (articles.OFF_TOPIC, articles.BRIDGE_QUESTION, articles.OFF_TOPIC):
        answer = ask(tab, question)
    scroller = tab.locator("#chat")
    chip = tab.locator("blockquote", has_text=articles.BRIDGE_SENTENCE).locator("a.chip")
    chip.scroll_into_view_if_needed()
    place = scroller.evaluate("box => box.scrollTop")
    chip.tap()
    expect(tab.locator("#chat")).to_be_hidden()
    expect(tab.locator(".cited")).to_have_text(articles.BRIDGE_SENTENCE)
    expect_in_view(tab, tab.locator(".cited"))
    tab.get_by_role("button", name="Back to the chat").tap()
    expect(tab.locator("#article")).to_be_hidden()
    expect(chip).to_be_in_viewport()
    expect(answer).to_be_attached()
    assert abs(scroller.evaluate("box => box.scrollTop") - place) <= 1
    expect(chip).to_be_focused()
    tab.get_by_role("button", name="Article", exact=True).tap()
    expect(tab.locator(".article-title")).to_be_visible()
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390


def test_each_column_scrolls_by_itself_within_the_window(open_tab: OpenTab, shelf: Server) -> None:
    tab = open_tab(shelf, reduced_motion="reduce")  # or a smooth scroll goes on while it is measured
    pick(tab, articles.BRIDGE_TITLE)
    for _ in range(4):
        ask(tab, articles.OFF_TOPIC)
    assert tab.evaluate("document.documentElement.scrollHeight <= window.innerHeight")
    assert tab.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    for control in ("#picker", "#add", "#send", "#clear"):
        expect(tab.locator(control)).to_be_in_viewport(ratio=1)
    for column in ("#chat", "#article"):
        assert tab.locator(column).evaluate("box => box.scrollHeight > box.clientHeight + 100")
    expect(tab.get_by_label("Question")).to_be_in_viewport(ratio=1)
    tab.locator("#article").hover()
    before = tab.locator("#chat").evaluate("box => box.scrollTop")
    tab.mouse.wheel(0, 300)
    tab.wait_for_function("document.querySelector('#article').scrollTop > 200")
    assert tab.locator("#chat").evaluate("box => box.scrollTop") == before


def test_headings_are_in_order_and_controls_have_names(open_tab: OpenTab, shelf: Server) -> None:
    tab = open_tab(shelf)
    ask(tab, articles.BRIDGE_QUESTION)
    levels = [int(name[1]) for name in tab.locator("h1, h2, h3, h4").evaluate_all("all => all.map(h => h.tagName)")]
    assert levels == [1, 2, 3, 2]
    tab.get_by_role("button", name="Add an article").click()
    expect(tab.get_by_label("Title (optional)")).to_be_visible()
    unnamed = tab.locator("button:visible, input:visible, textarea:visible").evaluate_all(
        "all => all.filter(e => !(e.innerText || e.ariaLabel || e.labels?.[0]?.innerText.trim() "
        "|| e.labels?.[0]?.textContent.trim() || e.title)).map(e => e.outerHTML)"
    )
    assert unnamed == []


def contrast(element: Locator) -> float:
    """WCAG contrast of an element's text with the first opaque background behind it."""
    colours = element.evaluate(
        """element => {
            const ink = getComputedStyle(element).color;
            for (let box = element; box; box = box.parentElement) {
                const back = getComputedStyle(box).backgroundColor;
                if (!/, 0\\)$|transparent/.test(back)) return [ink, back];
            }
            return [ink, "rgb(255, 255, 255)"];
        }"""
    )
    light, dark = sorted((_luminance(colour) for colour in colours), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(value) / 255 for value in re.findall(r"\d+", colour)[:3]]
    red, green, blue = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read_in_light_and_dark(open_tab: OpenTab, shelf: Server, scheme: str) -> None:
    tab = open_tab(shelf, color_scheme=scheme, reduced_motion="reduce")
    pick(tab, articles.BRIDGE_TITLE)
    ask(tab, articles.BRIDGE_QUESTION).locator("a.chip").first.click()
    expect(tab.locator(".cited")).to_be_visible()
    ask(tab, articles.OFF_TOPIC)
    tab.get_by_role("button", name="Ask", exact=True).click()
    expect(tab.locator("#notice .notice")).to_be_visible()
    paper = tab.locator("#article-column").evaluate("box => getComputedStyle(box).backgroundColor")
    assert (_luminance(paper) < 0.1) is (scheme == "dark")
    measured = {
        name: contrast(tab.locator(name).first)
        for name in (
            ".masthead h1", ".question", ".answer blockquote p", ".chip[aria-current]", ".chip:not([aria-current])",
            ".verdict", ".closest-label", ".closest-text", "#notice .notice", "#question textarea", "#send", "#clear",
            "#add", ".article-title", ".article-meta", ".paragraph .sentence", ".furniture", ".cited", "#picker input",
        )
    }  # fmt: skip
    assert {name: round(ratio, 2) for name, ratio in measured.items() if ratio < 4.5} == {}

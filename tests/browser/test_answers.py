"""Every kind of answer as it is shown, from a scripted conversation: what the readers find is other tests' matter."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from assistant import Answer, Statement
from assistant.conversation import Turn
from assistant.types import Withheld

from . import articles
from .acting import ask, expect_in_view, pick
from .conftest import OpenTab, Server
from .scripted import answer_of, cite

pytestmark = pytest.mark.browser


def test_a_hostile_article_does_nothing(
    open_tab: OpenTab, serve: Callable[..., Server], script: Callable[..., list[Any]]
) -> None:
    # Two articles, so that the title stands in the picker and beside the quotation too.
    server = serve((articles.HOSTILE_TITLE, articles.HOSTILE), (articles.MUSEUM_TITLE, articles.MUSEUM))
    article = server.stored[articles.HOSTILE_TITLE]
    citation = cite(article, "Orla Venn")
    short = (citation.sentence.text.index("<script>"), citation.sentence.text.index("*stars*"))
    tab = open_tab(server)
    for mode in ("extractive", "generated"):
        script(iter([answer_of(Statement(citation.sentence.text, (citation,), short), mode=mode)]))
        answer = ask(tab, articles.HOSTILE_QUESTION)
        expect(answer).to_contain_text(articles.HOSTILE_SENTENCE)
        expect(answer.locator("strong")).to_have_text(citation.sentence.text[slice(*short)])
        answer.locator("a.chip").click()
        expect(tab.locator(".cited")).to_have_text(articles.HOSTILE_SENTENCE)
        expect_in_view(tab, tab.locator(".cited"))
    expect(tab.locator(".from")).to_have_text(articles.HOSTILE_TITLE)
    script(iter([Answer("?", "?", False, "extractive", articles.HOSTILE_SENTENCE)]))
    expect(ask(tab, "Not stated?").locator(".verdict")).to_have_text(articles.HOSTILE_SENTENCE)
    script(iter([Answer("?", "?", True, "chat", articles.HOSTILE_SENTENCE)]))
    expect(ask(tab, "Hello").and_(tab.locator(".small-talk"))).to_have_text(articles.HOSTILE_SENTENCE)
    expect(tab.locator(".article-title")).to_have_text(articles.HOSTILE_TITLE)
    tab.get_by_role("combobox", name="Ask about").click()
    expect(tab.get_by_role("option", name=articles.HOSTILE_TITLE)).to_be_visible()
    for place in ("#article", "#chat"):
        hostile = f"{place} :is(script, img, iframe, code, em, [onerror], [onmouseover], strong:not(.short))"
        assert tab.locator(hostile).count() == 0
    assert tab.locator("a[href^='javascript'], a[href*='evil.invalid']").count() == 0
    assert tab.evaluate("typeof window.hacked") == "undefined"


def test_citations_are_numbered_by_first_use(
    open_tab: OpenTab, shelf: Server, script: Callable[..., list[Any]]
) -> None:
    bridge, orchard = shelf.stored[articles.BRIDGE_TITLE], shelf.stored[articles.ORCHARD_TITLE]
    built, cost, plums = cite(bridge, "Edda"), cite(bridge, "18 million"), cite(orchard, "90 tonnes")
    script(
        iter(
            [
                answer_of(
                    Statement("It cost 18 million crowns.", (cost,)),
                    Statement("It is from 1931 and cost much.", (built, cost)),
                    Statement("Plums were picked.", (plums, built)),
                    mode="generated",
                )
            ]
        )
    )
    tab = open_tab(shelf)
    answer = ask(tab, "What do we know?")
    faces = answer.locator("a.chip").all_text_contents()
    assert faces == ["1", "2", "1", "3", "2"]
    expect(answer.locator("blockquote")).to_have_count(0)  # a model's words are no quotation
    for index, citation in enumerate((cost, built, cost, plums, built)):
        answer.locator("a.chip").nth(index).click()
        expect(tab.locator(".cited")).to_have_text(citation.sentence.text)
        expect_in_view(tab, tab.locator(".cited"))


def test_what_was_withheld_is_folded_away_and_links_nowhere(
    open_tab: OpenTab, shelf: Server, script: Callable[..., list[Any]]
) -> None:
    built = cite(shelf.stored[articles.BRIDGE_TITLE], "Edda")
    withheld = (Withheld("It <b>fell</b> in 1950.", "No sentence says 1950.", (built,)),)
    statement = Statement("Edda Marsh built it.", (built,))
    script(iter([Answer("?", "?", True, "generated", "", (statement,), withheld=withheld, note="Slow <i>model</i>.")]))
    answer = ask(open_tab(shelf), "What became of it?")
    expect(answer.locator(".note")).to_have_text("Slow <i>model</i>.")
    folded = answer.locator("details li")
    expect(folded).to_be_hidden()
    answer.get_by_text("1 statement was withheld").click()
    expect(folded).to_have_text("It <b>fell</b> in 1950. No sentence says 1950.")
    expect(answer.locator("a.chip")).to_have_count(1)


def test_an_answer_grows_while_it_is_written(
    open_tab: OpenTab, shelf: Server, script: Callable[..., list[Any]]
) -> None:
    article = shelf.stored[articles.BRIDGE_TITLE]
    first = Statement("The bridge is from 1931.", (cite(article, "Edda"),))
    second = Statement("It cost 18 million crowns.", (cite(article, "18 million"),))
    go = [threading.Event() for _ in range(2)]

    def slowly() -> Iterator[Answer]:
        assert go[0].wait(60)
        yield answer_of(first, mode="generated")
        assert go[1].wait(60)
        yield answer_of(first, second, mode="generated")

    script(slowly())
    tab = open_tab(shelf)
    box = tab.get_by_label("Question")
    box.fill("How old is it?")
    box.press("Enter")
    expect(tab.locator("#chat .question")).to_have_text("You asked: How old is it?")
    expect(tab.locator("#chat .reading")).to_have_text("Reading the article…")
    expect(box).to_have_value("")
    go[0].set()
    chip = tab.locator("#chat .answer a.chip").first
    expect(tab.locator("#chat .answer")).to_contain_text(first.text)
    expect(tab.locator("#chat .reading")).to_have_count(0)
    chip.click()  # a citation can be followed before the answer is done
    expect(tab.locator(".cited")).to_have_text(first.citations[0].sentence.text)
    chip.focus()
    go[1].set()
    expect(tab.locator("#chat .answer")).to_contain_text(second.text)
    expect(tab.locator("#chat .turn")).to_have_count(1)
    expect(chip).to_be_focused()
    expect(chip).to_have_attribute("aria-current", "true")


def test_a_new_conversation_ends_an_answer_that_is_being_written(
    open_tab: OpenTab, shelf: Server, script: Callable[..., list[Any]]
) -> None:
    go, done = threading.Event(), threading.Event()

    def slowly() -> Iterator[Answer]:
        yield Answer("?", "?", True, "chat", "Wait a moment")
        go.wait(60)
        done.set()
        yield Answer("?", "?", True, "chat", "Too late")

    script(slowly())
    tab = open_tab(shelf)
    ask(tab, "Hello?")
    resets: list[str] = []
    tab.on("request", lambda request: resets.append(request.url) if request.url.endswith("/reset") else None)
    tab.get_by_role("button", name="New conversation").click()
    expect(tab.locator("#chat .empty")).to_be_visible()
    go.set()
    assert done.wait(60)
    for _ in range(600):
        if resets:
            break
        tab.wait_for_timeout(50)
    assert resets
    tab.wait_for_timeout(500)  # for what the ended answer may still send
    expect(tab.locator("#chat .empty")).to_be_visible()
    expect(tab.locator("#chat .turn")).to_have_count(0)
    made = script(iter([Answer("?", "?", True, "chat", "Good day")]))
    ask(tab, "Good morning")
    expect(tab.locator("#chat .answer")).to_have_text("Good day")
    expect(tab.locator("#chat .turn")).to_have_count(1)
    expect(tab.get_by_text("Too late")).to_have_count(0)
    assert made == [(None, ())]


def test_a_conversation_is_told_its_articles_and_its_own_turns(
    open_tab: OpenTab, shelf: Server, script: Callable[..., list[Any]]
) -> None:
    talk = Answer("?", "?", True, "chat", "Yes")
    tab, other = open_tab(shelf), open_tab(shelf)
    made = script(iter([talk]))
    ask(tab, "One?")
    assert made == [(None, ())]
    made = script(iter([talk]))
    ask(other, "Elsewhere?")
    assert made == [(None, ())]
    made = script(iter([talk]))
    ask(tab, "Two?")
    assert made == [(None, (Turn("One?", talk),))]
    pick(tab, articles.ORCHARD_TITLE)
    expect(tab.locator(".article-title")).to_have_text(articles.ORCHARD_TITLE)
    made = script(iter([talk]))
    ask(tab, "Three?")  # a follow-up to what was said about other articles would be misread
    assert made == [((shelf.stored[articles.ORCHARD_TITLE].id,), ())]
    expect(tab.locator("#chat .turn")).to_have_count(3)
    made = script(iter([talk]))
    ask(tab, "Four?")
    assert made == [((shelf.stored[articles.ORCHARD_TITLE].id,), (Turn("Three?", talk),))]

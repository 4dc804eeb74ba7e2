"""Take screenshots of the page's states: `python tests/browser/screenshots.py FOLDER [--readme] [--only STATE…]`.

Every state at every width, light and dark. With `--readme` the answered state goes to docs/screenshot.png as well.
"""

import argparse
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch

from playwright.sync_api import Browser, Page, expect, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from assistant import Answer, Statement
from assistant.types import Withheld
from browser import articles
from browser.acting import add_text, ask
from browser.chromium import ARGUMENTS, find_chromium
from browser.scripted import Scripted, cite
from index import Article, Library
from ui.app import build, launch

README = Path(__file__).parents[2] / "docs" / "screenshot.png"
QUESTIONS = ("How much cryptocurrency was stolen this year?", "Who did Park meet on Tuesday?")
NOT_STATED = "Why was the visit cut short?"
SIZES = {390: (390, 844), 768: (768, 1024), 1280: (1280, 800), 1920: (1920, 1080)}
WAIT = threading.Event()  # set at the end: until then slow answers are under way

RIGHT_TO_LEFT = """بيروت، 3 يونيو — أعيد فتح الجسر القديم أمام حركة المرور صباح اليوم بعد عامين من الترميم.

قال رئيس البلدية إن كلفة الأعمال بلغت 18 مليون ليرة، وإن المحافظة دفعت ثلثيها.

بنت المهندسة ليلى حداد الجسر عام 1931. ويبلغ ارتفاع القوس أربعين متراً.
"""
LONG = "\n\n".join(
    f"Section {number} of the report describes the state of the harbour works in the year {1900 + number}. "
    + "Engineers walked along each pier, looked at the bolts, and wrote down what they saw in a book. " * 3
    for number in range(90)
)


def view(tab: Page, name: str) -> None:
    """Turn to the chat or the article, where the page shows one of them."""
    button = tab.get_by_role("button", name=name, exact=True)
    if button.is_visible():
        button.click()


def scripted(tab: Page, question: str, *answers: Answer, ends: bool = True) -> None:
    """Ask, and get these answers one after the other; the last one is final unless it never ends."""

    def given() -> Iterator[Answer]:
        yield from answers
        if not ends:
            WAIT.wait()
            yield Answer("?", "?", True, "chat", "Done")

    Scripted.answers, Scripted.made = given(), []
    with patch("ui.actions.Conversation", Scripted):
        box = tab.get_by_label("Question")
        box.fill(question)
        box.press("Enter")
        expect(tab.locator("#chat .answer" if answers else "#chat .reading").last).to_be_visible()
        tab.wait_for_timeout(500)


def sample() -> Article:
    """The sample article."""
    from index.library import _sample_article

    return _sample_article()


def generated(*, withheld: bool = False) -> Answer:
    """An answer as a language model writes it."""
    stolen, since = cite(sample(), "626 million"), cite(sample(), "since 2017")
    held = (Withheld("The money paid for a satellite.", "No cited sentence says “satellite”.", (stolen,)),)
    said = (
        Statement("About US$626 million of cryptocurrency was stolen this year.", (stolen,)),
        Statement("Since 2017 it is more than US$1.2 billion, by Seoul’s figures.", (since, stolen)),
    )
    query = "And how much altogether? (How much cryptocurrency was stolen this year? US$626 million)"
    return Answer("And how much altogether?", query, True, "generated", "", said, withheld=held if withheld else ())


def empty(tab: Page) -> None:
    """Nothing asked yet, questions offered."""
    expect(tab.locator(".example").first).to_be_visible()


def thinking(tab: Page) -> None:
    """A question that has no answer yet."""
    scripted(tab, QUESTIONS[0], ends=False)


def streaming(tab: Page) -> None:
    """An answer that is being written."""
    scripted(tab, QUESTIONS[0], generated(), ends=False)


def answered(tab: Page) -> None:
    """Two questions answered, a citation followed."""
    for question in QUESTIONS:
        answer = ask(tab, question)
        expect(answer.locator("a.chip").first).to_be_visible()
    expect(tab.locator(".follow-ups")).to_be_visible()
    answer.locator("a.chip").first.click()
    tab.mouse.move(2, 2)


def chat(tab: Page) -> None:
    """An answer, before its citation is followed."""
    ask(tab, "Did Park meet Zambry on Tuesday?")
    expect(tab.locator(".turn-tools")).to_be_visible()


def peek(tab: Page) -> None:
    """The box over a citation."""
    scripted(tab, "And how much altogether?", generated())
    tab.locator("#chat a.chip").last.hover()
    tab.wait_for_timeout(300)


def uses(tab: Page) -> None:
    """The box at a marked sentence."""
    scripted(tab, "And how much altogether?", generated())
    tab.locator("#chat a.chip").first.click()
    tab.locator(".cited").click()


def not_stated(tab: Page) -> None:
    """A question that the article does not answer."""
    ask(tab, NOT_STATED)


def withheld(tab: Page) -> None:
    """What a model wrote and the article does not say."""
    scripted(tab, "And how much altogether?", generated(withheld=True))
    tab.get_by_text("1 statement was withheld").click()


def rated(tab: Page) -> None:
    """A thumb, and the last question about to be replaced."""
    scripted(tab, QUESTIONS[0], generated())
    tab.get_by_role("button", name="Bad answer").click()
    expect(tab.locator(".remark")).to_be_visible()


def menu(tab: Page) -> None:
    """Earlier conversations."""
    ask(tab, QUESTIONS[0])
    tab.get_by_role("button", name="New conversation").click()
    expect(tab.locator("#chat .empty")).to_be_visible()
    ask(tab, NOT_STATED)
    tab.get_by_role("button", name="Earlier conversations").click()


def error(tab: Page) -> None:
    """A question that cannot be asked."""
    tab.get_by_label("Question").fill("Who? " * 500)
    tab.get_by_role("button", name="Ask", exact=True).click()
    expect(tab.locator("#notice [role=alert]")).to_be_visible()


def form(tab: Page) -> None:
    """Adding an article, with an error."""
    view(tab, "Article")
    add_text(tab, "", " ")
    expect(tab.locator("#form-notice [role=alert]")).to_be_visible()


def several(tab: Page) -> None:
    """Several articles: an answer that names its article, and the picker open."""
    ask(tab, articles.BRIDGE_QUESTION).locator("a.chip").first.click()
    view(tab, "Article")
    tab.get_by_role("combobox", name="Ask about").click()


def titled(title: str) -> Callable[[Page], None]:
    """One of several articles, opened by an answer about it."""

    def state(tab: Page) -> None:
        ask(tab, {"الجسر": "متى بُني الجسر؟", "The harbour report": "What does section 40 describe?"}[title])
        expect(tab.locator("#chat a.chip").first).to_be_visible()
        tab.locator("#chat a.chip").first.click()
        expect(tab.locator(".article-title")).to_have_text(title)

    return state


OF_THE_SAMPLE = (empty, thinking, streaming, answered, chat, peek, uses, not_stated, withheld, rated, menu, error, form)
OF_SEVERAL = {"several": several, "rtl": titled("الجسر"), "long": titled("The harbour report")}


def shoot(browser: Browser, url: str, state: Callable[[Page], None], width: int, scheme: str) -> bytes:
    """Bring a fresh tab into a state and photograph it."""
    context = browser.new_context(
        viewport={"width": SIZES[width][0], "height": SIZES[width][1]},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
        has_touch=width == 390,
    )
    tab = context.new_page()
    tab.goto(url)
    expect(tab.locator("#article .article-title")).to_be_attached()
    expect(tab.locator("#chat .empty")).to_be_attached()
    state(tab)
    tab.wait_for_timeout(600)
    picture = tab.screenshot()
    context.close()
    return picture


def main() -> None:
    """Read the command line and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--readme", action="store_true")
    parser.add_argument("--only", nargs="*", help="take only these states")
    parser.add_argument("--widths", nargs="*", type=int, choices=[*SIZES], default=[*SIZES])
    parser.add_argument("--schemes", nargs="*", choices=["light", "dark"], default=["light", "dark"])
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    expect.set_options(timeout=60_000)
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        program = find_chromium()
        if program is None:
            sys.exit("No Chromium: install it (apt-get install chromium).")
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        library = Library.open(home)
        _, url = launch(build(library), host="127.0.0.1", port=None)

        def take(name: str, state: Callable[[Page], None]) -> None:
            for width in given.widths if not given.only or name in given.only else ():
                for scheme in given.schemes:
                    try:
                        picture = shoot(browser, url, state, width, scheme)
                    except Exception as error:
                        print(f"{name} {width} {scheme}: {error}", file=sys.stderr)
                        continue
                    (given.folder / f"{name}-{width}-{scheme}.png").write_bytes(picture)
                    if given.readme and (name, width, scheme) == ("answered", 1280, "light"):
                        README.write_bytes(picture)

        for state in OF_THE_SAMPLE:
            take(state.__name__, state)
        texts = {
            articles.BRIDGE_TITLE: articles.BRIDGE,
            articles.ORCHARD_TITLE: articles.ORCHARD,
            "الجسر": RIGHT_TO_LEFT,
            "The harbour report": LONG,
        }
        for title, text in texts.items():
            library.add_text(text, title=title)
        for name, state in OF_SEVERAL.items():
            take(name, state)
        WAIT.set()
        browser.close()


if __name__ == "__main__":
    main()

"""Take screenshots of the page's states: `python tests/browser/screenshots.py FOLDER [--readme]`.

With `--readme` the answered state on a wide screen is written to docs/screenshot.png as well.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from browser import articles
from browser.acting import add_text, ask
from browser.chromium import ARGUMENTS, find_chromium
from index import Library
from ui.actions import EXAMPLES
from ui.app import build, launch

README = Path(__file__).parents[2] / "docs" / "screenshot.png"
WIDE, PHONE = (1280, 800), (390, 844)


def empty(tab: Page) -> None:
    """Nothing asked yet."""


def answered(tab: Page) -> None:
    """Two questions answered, a citation followed."""
    for question in EXAMPLES[:2]:
        answer = ask(tab, question)
    answer.locator("a.chip").first.click()
    tab.mouse.move(2, 2)


def asked(tab: Page) -> None:
    """An answer on a phone, before its citation is followed."""
    ask(tab, EXAMPLES[1])


def not_stated(tab: Page) -> None:
    """A question that the article does not answer."""
    ask(tab, EXAMPLES[3])


def error(tab: Page) -> None:
    """A question that cannot be asked."""
    tab.get_by_label("Question").fill("Who? " * 500)
    tab.get_by_role("button", name="Ask", exact=True).click()
    expect(tab.locator("#notice [role=alert]")).to_be_visible()


def form(tab: Page) -> None:
    """Adding an article, with an error."""
    if tab.get_by_role("button", name="Article", exact=True).is_visible():
        tab.get_by_role("button", name="Article", exact=True).click()
    add_text(tab, "", " ")
    expect(tab.locator("#form-notice [role=alert]")).to_be_visible()


def several(tab: Page) -> None:
    """Several articles: the picker open, an answer that names its article."""
    ask(tab, articles.BRIDGE_QUESTION)
    tab.get_by_role("combobox", name="Ask about").click()


def several_on_a_phone(tab: Page) -> None:
    """Several articles on a phone."""
    ask(tab, articles.BRIDGE_QUESTION).locator("a.chip").first.click()


STATES: dict[str, tuple[Callable[[Page], None], tuple[int, int], str]] = {
    "empty": (empty, WIDE, "light"),
    "answered": (answered, WIDE, "light"),
    "answered-dark": (answered, WIDE, "dark"),
    "not-stated": (not_stated, WIDE, "light"),
    "not-stated-dark": (not_stated, WIDE, "dark"),
    "error": (error, WIDE, "light"),
    "form": (form, WIDE, "light"),
    "form-dark": (form, WIDE, "dark"),
    "phone-empty": (empty, PHONE, "light"),
    "phone-answered": (asked, PHONE, "light"),
    "phone-article": (answered, PHONE, "light"),
    "phone-not-stated-dark": (not_stated, PHONE, "dark"),
    "phone-form": (form, PHONE, "light"),
}


def shoot(browser: Browser, url: str, state: Callable[[Page], None], size: tuple[int, int], scheme: str) -> bytes:
    """Bring a fresh tab into a state and photograph it."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
        has_touch=size == PHONE,
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
    parser.add_argument("--only", nargs="*", choices=[*STATES, "several"], help="take only these")
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
        for name, (state, size, scheme) in STATES.items():
            if given.only and name not in given.only:
                continue
            picture = shoot(browser, url, state, size, scheme)
            (given.folder / f"{name}.png").write_bytes(picture)
            if name == "answered" and given.readme:
                README.parent.mkdir(exist_ok=True)
                README.write_bytes(picture)
        if not given.only or "several" in given.only:
            for title, text in ((articles.BRIDGE_TITLE, articles.BRIDGE), (articles.ORCHARD_TITLE, articles.ORCHARD)):
                library.add_text(text, title=title)
            (given.folder / "several.png").write_bytes(shoot(browser, url, several, WIDE, "light"))
            (given.folder / "phone-several.png").write_bytes(shoot(browser, url, several_on_a_phone, PHONE, "light"))
        browser.close()


if __name__ == "__main__":
    main()

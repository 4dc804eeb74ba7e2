"""A server, a browser, and pages that may ask nothing of any other host."""

import os
import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    Request,
    Route,
    expect,
    sync_playwright,
)

from index import Article, Library

from . import articles
from .chromium import ARGUMENTS, find_chromium
from .scripted import script

__all__ = ["script"]  # a fixture

PATIENCE = 30_000  # milliseconds; on a busy machine the first answer takes a while
expect.set_options(timeout=PATIENCE)


@dataclass
class Server:
    """A page that is served, and the library behind it."""

    url: str
    library: Library
    stored: dict[str, Article] = field(default_factory=dict)

    def sentence_id(self, title: str, text: str) -> str:
        """The element id of the sentence of an article that holds these words."""
        article = self.stored[title]
        (position,) = [sentence.position for sentence in article.sentences if text in sentence.text]
        return f"s-{article.id}-{position}"


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Server]]:
    """Serve a new library that holds some articles, given as (title, text)."""
    from ui.app import build, launch

    opened: list[tuple[Any, Library]] = []

    def make(*texts: tuple[str, str], show: str = "") -> Server:
        library = Library.open(tmp_path_factory.mktemp("home"))
        stored = {title: library.add_text(text, title=title) for title, text in texts}
        page = build(library, articles=[stored[show].id] if show else [])
        opened.append((page, library))
        _, url = launch(page, host="127.0.0.1", port=None)
        return Server(url, library, stored)

    yield make
    for page, library in opened:
        page.close(verbose=False)
        library.close()


@pytest.fixture(scope="session")
def sample(serve: Callable[..., Server]) -> Server:
    """An empty library: the page shows the sample. Tests must not add to it."""
    return serve()


@pytest.fixture(scope="session")
def shelf(serve: Callable[..., Server]) -> Server:
    """Three articles. Tests must not add to it."""
    return serve(
        (articles.BRIDGE_TITLE, articles.BRIDGE),
        (articles.ORCHARD_TITLE, articles.ORCHARD),
        (articles.MUSEUM_TITLE, articles.MUSEUM),
    )


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """The driver."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Headless Chromium. Where there is none: a skip on a laptop, a failure in CI."""
    program = find_chromium()
    if program is None:
        words = "NO CHROMIUM: the browser tests did not run; install it (apt-get install chromium) to run them."
        if os.environ.get("CI"):
            pytest.fail(words, pytrace=False)
        warnings.warn(words, stacklevel=1)  # a skip's reason is not shown by default, a warning is
        pytest.skip(words)
    started = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
    yield started
    started.close()


_BROKEN_OFF = re.compile(r"signal is aborted|was aborted|Connection errored out|Unexpected error 404")
"""What Gradio's client logs of an event's stream that a reload breaks, or that it asks for again and finds gone."""


def _ended_unnumbered(message: ConsoleMessage) -> bool:
    """Whether Gradio's client ended an event before the server had told it the event's number: it asks without one."""
    return "422" in message.text and message.location["url"].endswith(("/reset", "/cancel"))


def _ends_events(request: Request) -> bool:
    """Whether a request breaks off streams: a reload, or an event that ends another."""
    return request.is_navigation_request() or request.url.endswith(("/reset", "/cancel"))


def _where(message: ConsoleMessage) -> str:
    return f"{message.text} ({message.location.get('url')})"


OpenTab = Callable[..., Page]


@pytest.fixture
def open_tab(browser: Browser) -> Iterator[OpenTab]:
    """Open a page in a browser context of its own; afterwards nothing may have left the machine or gone wrong."""
    contexts: list[BrowserContext] = []
    strangers: list[str] = []
    faults: list[str] = []
    reloaded: list[Page] = []

    broken_off: list[tuple[Page, str]] = []

    def told(tab: Page, message: ConsoleMessage) -> None:
        if message.type == "error":
            if _BROKEN_OFF.search(message.text) or _ended_unnumbered(message):
                broken_off.append((tab, _where(message)))
            else:
                faults.append(_where(message))

    def watch(route: Route) -> None:
        address = urlsplit(route.request.url)
        if address.scheme in ("http", "https", "ws", "wss") and address.hostname != "127.0.0.1":
            strangers.append(route.request.url)
            route.abort()
        else:
            route.continue_()

    def make(server: Server, *, width: int = 1280, height: int = 800, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        context.set_default_timeout(PATIENCE)
        context.route("**/*", watch)
        contexts.append(context)
        tab = context.new_page()
        tab.on("pageerror", lambda error: faults.append(str(error)))
        tab.on("console", lambda message: told(tab, message))
        tab.on("dialog", lambda dialog: (faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        tab.goto(server.url)
        expect(tab.locator("#article .article-title")).to_be_attached()
        expect(tab.locator("#chat .empty")).to_be_attached()
        tab.on("request", lambda request: reloaded.append(tab) if _ends_events(request) else None)
        return tab

    yield make
    for context in contexts:
        context.close()
    assert strangers == []
    # A reload may come while an event still runs; its stream's end is logged before the reload begins, or after.
    assert faults + [text for tab, text in broken_off if tab not in reloaded] == []

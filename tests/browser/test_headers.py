"""The page under its security headers: everything works, and the browser reports nothing against the policy."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from . import articles
from .acting import add_file, ask, pick
from .conftest import PATIENCE, Server

pytestmark = pytest.mark.browser

# Runs before the page's own scripts do.
_LISTEN = """
window.violations = [];
document.addEventListener("securitypolicyviolation", event =>
    window.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
"""
OpenWatched = Callable[[Server], Page]


def violations(tab: Page) -> list[str]:
    return list(tab.evaluate("window.violations"))


@pytest.fixture
def open_watched(browser: Browser) -> Iterator[OpenWatched]:
    """Open a page that keeps what the browser reports against the policy."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(PATIENCE)
    context.add_init_script(_LISTEN)

    def make(server: Server) -> Page:
        tab = context.new_page()
        tab.goto(server.url)
        expect(tab.locator("#article .article-title")).to_be_attached()
        expect(tab.locator("#chat .empty")).to_be_attached()
        return tab

    yield make
    context.close()


def test_the_page_asks_and_cites_without_a_violation(open_watched: OpenWatched, shelf: Server) -> None:
    tab = open_watched(shelf)
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    pick(tab, articles.ORCHARD_TITLE)
    answer = ask(tab, articles.ORCHARD_QUESTION)
    answer.locator("blockquote", has_text=articles.ORCHARD_SENTENCE).locator("a.chip").first.click()
    expect(tab.locator(".cited")).to_have_text(articles.ORCHARD_SENTENCE)
    tab.get_by_role("button", name="New conversation").click()
    expect(tab.locator("#chat .turn")).to_have_count(0)
    assert violations(tab) == []
    assert [text for text in said if "Content Security Policy" in text] == []


def test_a_file_is_uploaded_without_a_violation(
    open_watched: OpenWatched, serve: Callable[..., Server], tmp_path: Path
) -> None:
    tab = open_watched(serve((articles.MUSEUM_TITLE, articles.MUSEUM)))
    notes = tmp_path / "bridge.txt"
    notes.write_text(f"{articles.BRIDGE_TITLE}\n\n{articles.BRIDGE}", encoding="utf-8")
    add_file(tab, notes)
    expect(tab.locator(".article-title")).to_have_text(articles.BRIDGE_TITLE)
    assert violations(tab) == []


def test_other_hosts_and_foreign_scripts_are_refused(open_watched: OpenWatched, sample: Server) -> None:
    tab = open_watched(sample)
    came = tab.evaluate(
        """async () => {
            const other = "http://127.0.0.2:9/";
            const loads = (name, address) => new Promise(done => {
                const element = document.createElement(name);
                element.onload = () => done(true);
                element.onerror = () => done(false);
                element.src = address;
                document.body.append(element);
            });
            const box = document.createElement("div");
            box.innerHTML = '<img src="/nothing" onerror="window.ran = true">';
            document.body.append(box);
            const inline = document.createElement("script");
            inline.textContent = "window.ran = true";
            document.body.append(inline);
            const request = await fetch(other).then(() => true, () => false);
            return [await loads("script", other), await loads("img", other), request, window.ran === true];
        }"""
    )
    assert came == [False, False, False, False]
    tab.wait_for_function("window.violations.length >= 5")
    refused = {line.split()[0] for line in violations(tab)}
    assert refused == {"script-src-elem", "script-src-attr", "img-src", "connect-src"}


def test_no_page_may_frame_this_one(sample: Server, browser: Browser) -> None:
    tab = browser.new_page()
    tab.set_content(f'<iframe src="{sample.url}"></iframe>')
    tab.wait_for_timeout(2_000)
    framed = [frame for frame in tab.frames if frame != tab.main_frame]
    assert all(frame.query_selector("gradio-app") is None for frame in framed)
    tab.close()


def log_in(tab: Page, password: str) -> None:
    tab.get_by_label("username").fill("ann")
    tab.get_by_label("password").fill(password)
    tab.get_by_role("button", name="Login").click()


def test_a_person_logs_in_without_a_violation(
    serve: Callable[..., Server], monkeypatch: pytest.MonkeyPatch, browser: Browser
) -> None:
    monkeypatch.setenv("AUTH_USERS", "ann:se:cret")
    server = serve((articles.MUSEUM_TITLE, articles.MUSEUM))
    monkeypatch.delenv("AUTH_USERS")
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    context.add_init_script(_LISTEN)
    tab = context.new_page()
    tab.goto(server.url)
    log_in(tab, "wrong")
    # The refusal empties the fields: who types sooner has typed for nothing.
    expect(tab.get_by_text("Incorrect Credentials")).to_be_visible()
    expect(tab.locator("#article")).to_have_count(0)
    log_in(tab, "se:cret")
    expect(tab.locator(".article-title")).to_have_text(articles.MUSEUM_TITLE)
    expect(ask(tab, "How old is the oldest clock?")).to_be_visible()
    assert violations(tab) == []
    context.close()

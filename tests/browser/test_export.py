"""An exported page by itself, and the addresses in exports, in a real browser."""

import html
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from assistant.conversation import Turn
from assistant.types import Answer, Citation, Statement
from index import Article
from index.formats.source import Source
from index.library import make_article
from ui.export import to_html
from ui.export.fragments import Linker

pytestmark = pytest.mark.browser

LONG = "The report says " + " and ".join(f"that pier {n} has a lamp" for n in range(40)) + " of its own."
PARAGRAPHS = (
    "The crane is sold. Nobody named the buyer - yet, at least.",
    LONG,
    "The crane is sold. <script>window.hacked = 1</script> was its label, by A&B's count of 5,000.",
    "The cafe is shut.",
    "THE CAFÉ IS SHUT.",
    "港口今天关闭。部长说原因不明。",
    "قال الوزير إن الميناء مغلق. لم يذكر السبب.",
    "Zu 👩‍👩‍👧 heute.",
)


def article(source: str) -> Article:
    return make_article(Source("\n\n".join(PARAGRAPHS), "The crane"), source, "a test")


@pytest.fixture
def page_url() -> Iterator[str]:
    """A web page with these paragraphs, far apart."""
    blocks = "".join(f"<div style='height:900px'></div><p>{html.escape(each)}</p>" for each in PARAGRAPHS)
    body = f"<!doctype html><meta charset=utf-8>{blocks}<div style='height:2000px'></div>".encode()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/news"
    server.shutdown()
    server.server_close()


def test_addresses_open_the_paragraph_of_their_sentence(browser: Browser, page_url: str) -> None:
    of = article(page_url)
    linker = Linker(of)
    for sentence in of.sentences:
        link = linker.link(sentence)
        assert link is not None, sentence
        number = of.text[: sentence.start].count("\n\n")
        context = browser.new_context(viewport={"width": 1000, "height": 600})
        tab = context.new_page()
        tab.goto(link)
        expect(tab.locator("p").nth(number)).to_be_in_viewport()
        context.close()


@pytest.mark.parametrize("width", [1280, 400])
def test_a_citation_of_an_exported_page_highlights_its_sentence(browser: Browser, tmp_path: Path, width: int) -> None:
    of = article("crane.txt")
    (sentence,) = (each for each in of.sentences if "hacked" in each.text)
    statement = Statement(sentence.text, (Citation(of.id, of.title, sentence),))
    turn = Turn("What was its label?", Answer("", "", True, "extractive", sentence.text, (statement,)))
    (tmp_path / "export.html").write_text(to_html([turn] * 12, lambda _: of), encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": 500})
    tab = context.new_page()
    faults: list[str] = []
    tab.on("console", lambda message: faults.append(message.text))
    tab.on("request", lambda request: faults.append(request.url) if request.url.startswith("http") else None)
    tab.goto((tmp_path / "export.html").as_uri())
    tab.locator(".chip").first.click()
    target = tab.locator(":target")
    expect(target).to_have_text(sentence.text)
    expect(target).to_be_in_viewport()
    expect(target).to_be_focused()
    marked, plain = (tab.locator(where).first for where in (".cited:target", "article p"))
    colours = [each.evaluate("element => getComputedStyle(element).backgroundColor") for each in (marked, plain)]
    assert colours[0] != colours[1]
    assert tab.evaluate("typeof window.hacked") == "undefined"
    assert faults == []
    context.close()

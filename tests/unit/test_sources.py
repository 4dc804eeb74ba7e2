"""Bytes of a known format become canonical text, or an error that says what to do."""

from pathlib import Path

import pytest

from index.errors import (
    ArticleNotFoundError,
    SourceError,
    TooLargeError,
    UnreadableTextError,
    UnsupportedFormatError,
)
from index.sources import load, parse

LIMIT = 2**20


def test_plain_text_is_kept_as_it_is() -> None:
    text = "A\u00a0headline\r\n\r\nHe paid 3\u00a0euros.\u200b Really…\n"
    assert parse(text.encode(), "a.txt", max_bytes=LIMIT).text == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_dropped(encoding: str) -> None:
    assert parse("Grüße aus Köln.".encode(encoding), "a.txt", max_bytes=LIMIT).text == "Grüße aus Köln."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("River rises\n\nIt rained for days.", "River rises"),
        ("It rained for days.\n\nThe river rose.", ""),
        ("One line only", ""),
        ("‘We will rebuild’\n\nThe mayor spoke.", "‘We will rebuild’"),
        ("a hard-wrapped text whose first line\nis not a headline at all.", ""),
    ],
)
def test_a_first_line_alone_is_the_title(text: str, title: str) -> None:
    assert parse(text.encode(), "a.txt", max_bytes=LIMIT).title == title


def test_markdown_loses_its_marks_and_soft_breaks() -> None:
    page = (
        '---\ntitle: "The dam"\ndate: 2024-03-01\n---\n# Heading\n\nThe *old* dam\nat [Ulm](http://x.org) held.\n\n'
        "- first\n- second\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    )
    source = parse(page.encode(), "a.md", max_bytes=LIMIT)
    assert source.title == "The dam"
    assert source.date == "2024-03-01"
    assert source.text == "Heading\n\nThe old dam at Ulm held.\n\nfirst\n\nsecond\n\na | b\n\n1 | 2"


def test_markdown_takes_its_title_from_the_heading() -> None:
    assert parse(b"Intro\n\n# The flood\n\nIt came.", "a.markdown", max_bytes=LIMIT).title == "The flood"


HTML = """<!doctype html><html lang="en"><head><title>Flood &amp; fire</title>
<meta property="article:published_time" content="2024-03-01T10:00:00Z"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Flood &amp; fire</h1>
<p>The river Ems rose by two metres overnight, the mayor of Lingen said on Friday, and it is still rising.</p>
<p>Firefighters carried 40 people from their homes; nobody was hurt, a spokeswoman for the district said.</p>
<script>alert("no")</script></article><footer>Imprint</footer></body></html>"""


@pytest.mark.parametrize("name", ["page.html", "page.htm", "page", "page.txt"])
def test_html_gives_its_main_text(name: str) -> None:
    source = parse(HTML.encode(), name, max_bytes=LIMIT)
    assert source.title == "Flood & fire"
    assert source.date == "2024-03-01"
    assert "rose by two metres overnight" in source.text
    assert "40 people from their homes" in source.text
    assert "alert" not in source.text
    assert "Imprint" not in source.text


def test_a_tiny_page_is_read_too() -> None:
    assert "The mill burnt down." in parse(b"<html><p>The mill burnt down.</p></html>", "a.html", max_bytes=LIMIT).text


@pytest.mark.parametrize(
    ("data", "name", "error", "words"),
    [
        (b"\x00\x01\x02text", "a.txt", UnreadableTextError, "not a text file"),
        ("Grüße".encode("latin-1"), "a.txt", UnreadableTextError, "save it as UTF-8"),
        ("Grüße".encode("latin-1"), "a.md", UnreadableTextError, "save it as UTF-8"),
        (b"\xff\xfea", "a.txt", UnreadableTextError, "save it as UTF-8"),
        (b"<p>\x00</p>", "a.html", UnreadableTextError, "not an HTML page"),
        (b"%PDF-1.7 ...", "a.pdf", UnsupportedFormatError, "PDF"),
        (b"PK\x03\x04...", "a.docx", UnsupportedFormatError, "DOCX"),
        (b"x" * (LIMIT + 1), "a.txt", TooLargeError, "MAX_UPLOAD_MB"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(data: bytes, name: str, error: type[SourceError], words: str) -> None:
    with pytest.raises(error, match=words) as caught:
        parse(data, name, max_bytes=LIMIT)
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)


def test_deep_nesting_is_an_article_or_an_error_in_words() -> None:
    for data, name in [(b"<div>" * 50_000 + b"text", "a.html"), (b"> " * 20_000 + b"text", "a.md")]:
        try:
            parse(data, name, max_bytes=LIMIT)
        except SourceError as error:
            assert name in str(error)


def test_missing_files_folders_and_addresses(tmp_path: Path) -> None:
    with pytest.raises(ArticleNotFoundError, match="check the path"):
        load(tmp_path / "missing.txt", max_bytes=LIMIT)
    with pytest.raises(ArticleNotFoundError, match="is a folder"):
        load(tmp_path, max_bytes=LIMIT)
    with pytest.raises(ArticleNotFoundError):
        load("nul\0byte", max_bytes=LIMIT)
    with pytest.raises(UnsupportedFormatError, match="save .* as a file"):
        load("https://example.org/story", max_bytes=LIMIT)


def test_a_large_file_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50 * 2**20)
    with pytest.raises(TooLargeError, match="larger than 1 MB"):
        load(path, max_bytes=LIMIT)

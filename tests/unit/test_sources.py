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
from index.formats.plain import headline
from index.formats.source import Source
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
        (b"{\\rtf1\\ansi Hello}", "a.rtf", UnsupportedFormatError, "RTF"),
        (b"bplist00...", "a.webarchive", UnsupportedFormatError, "web archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc", UnsupportedFormatError, "DOC"),
        (b"From: a\r\nMIME-Version: 1.0\r\n\r\nHello", "a.mhtml", UnreadableTextError, "no HTML page"),
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


def page(body: str, head: str = "") -> bytes:
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>Mill to reopen</title>{head}</head><body>"
        "<article><h1>Mill to reopen</h1><p>The water mill at Brunn will grind again from April, the owner said, after "
        f"six years in which nobody used it.</p>{body}<p>Visitors may watch the stones turn on every second Sunday of "
        "the month, and the bakery beside the mill will sell the flour.</p></article>"
        "<footer><p>© 2021 The Brunn Post. All rights reserved.</p></footer></body></html>"
    ).encode()


@pytest.mark.parametrize("body", ["", "<p>The roof was mended on 12 June 2015, the owner said.</p>"])
def test_a_page_without_a_date_gets_none(body: str) -> None:
    assert parse(page(body), "a.html", max_bytes=LIMIT).date is None


PUBLISHED = '<meta property="article:published_time" content="2024-03-05T23:30:00-05:00">'
MODIFIED = '<meta property="article:modified_time" content="2024-03-09T10:00:00Z">'
LINKED_DATA = (
    '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",'
    ' "dateModified": "2024-04-01T08:00:00Z",'
    ' "datePublished": "2024-03-06T08:00:00Z", "author": {"@type": "Person", "name": "Ida Kern"}}</script>'
)


@pytest.mark.parametrize(
    ("body", "head", "date"),
    [
        ("", PUBLISHED + MODIFIED, "2024-03-05"),
        ("", MODIFIED + PUBLISHED, "2024-03-05"),
        ("", LINKED_DATA, "2024-03-06"),
        ('<time datetime="2024-03-07T10:00:00Z">7 March 2024</time>', "", "2024-03-07"),
        (
            '<p>Updated <time datetime="2024-03-09T10:00:00Z">9 March</time>, first published '
            '<time datetime="2024-03-05T10:00:00Z">5 March</time></p>',
            "",
            "2024-03-05",
        ),
    ],
)
def test_a_date_that_the_page_states_is_the_day_it_was_published(body: str, head: str, date: str) -> None:
    assert parse(page(body, head), "a.html", max_bytes=LIMIT).date == date


@pytest.mark.parametrize(
    "name", ["author", "caption", "timestamp", "share", "related", "tags", "rating", "embed", "banner"]
)
def test_words_in_the_middle_of_a_sentence_stay(name: str) -> None:
    body = f'<p>The wheel turned for <span class="{name}">Zander</span> on <b><i class=x>no</i></b> day but Friday.</p>'
    assert "turned for Zander on no day but Friday." in parse(page(body), "a.html", max_bytes=LIMIT).text


def test_times_in_the_middle_of_a_sentence_stay() -> None:
    body = "<p>On <time>3 May</time> it ran: <b>from <time>10:45</time></b> to noon.</p><ul><li>At <time>9</time> too"
    text = parse(page(body), "a.html", max_bytes=LIMIT).text
    assert "On 3 May it ran: from 10:45 to noon." in text
    assert "At 9 too" in text


def test_quoted_words_stay_in_their_sentence_with_marks() -> None:
    body = "<p><q>No <b>choice</b></q>, she said. <q>“None.”</q> He left.</p>"
    assert "“No choice”, she said. “None.” He left." in parse(page(body), "a.html", max_bytes=LIMIT).text


def test_what_stands_alone_or_hidden_is_still_dropped() -> None:
    body = (
        '<p><span class="author">By Ida Kern</span> · <span class="share">Share it</span></p>'
        '<p>The wheel turns <span class="share" style="display:none">Tell a friend</span> again at last.</p>'
    )
    text = parse(page(body), "a.html", max_bytes=LIMIT).text
    assert "Share it" not in text
    assert "Tell a friend" not in text


@pytest.mark.parametrize("bar", ["|", "–", "-", "—"])
def test_a_title_does_not_end_with_the_name_of_the_site(bar: str) -> None:
    stated = f'<meta property="og:title" content="Mill {bar} again {bar} The Brunn Post">'
    site = '<meta property="og:site_name" content="The Brunn Post">'
    assert parse(page("", stated + site), "a.html", max_bytes=LIMIT).title == f"Mill {bar} again"
    other = '<meta property="og:site_name" content="Another Post">'
    assert parse(page("", stated + other), "a.html", max_bytes=LIMIT).title == f"Mill {bar} again {bar} The Brunn Post"


@pytest.mark.parametrize("head", ['<meta name="author" content="Ida Kern">', LINKED_DATA])
def test_a_page_states_its_author(head: str) -> None:
    assert parse(page("", head), "a.html", max_bytes=LIMIT).author == "Ida Kern"
    assert parse(page(""), "a.html", max_bytes=LIMIT).author is None


def markdown(text: str) -> Source:
    return parse(text.encode(), "a.md", max_bytes=LIMIT)


def test_html_in_markdown_is_read() -> None:
    text = (
        "Intro.\n\n<p>It cost <b>two</b> million &amp; more.</p>\n\n<details>\n<summary>How long?</summary>\nA year.\n"
        "</details>\n\n<!-- a\n\nnote -->\n\n<script>\nalert(1)\n</script>\n\n<style>p {}</style>\n\n"
        "<table><tr><td>Ulm</td><td>3</td></tr>\n<tr><td>Brunn</td>\n<td>4</td></tr></table>\n\n"
        "<p>One<br>two</p>\n\nA<br>B\n"
    )
    blocks = [
        "Intro.",
        "It cost two million & more.",
        "How long?",
        "A year.",
        "Ulm | 3",
        "Brunn | 4",
        "One\ntwo",
        "A\nB",
    ]
    assert markdown(text).text == "\n\n".join(blocks)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_front_matter_is_read_with_any_line_end(end: str) -> None:
    lines = ["---", "date: 2024-03-05", 'title: "The dam"', "author: 'Ida Kern'", "---", "It held."]
    assert markdown(end.join(lines)) == Source("It held.", "The dam", "2024-03-05", "Ida Kern")


@pytest.mark.parametrize("mark", [">", "|", ">-"])
def test_a_folded_title_is_read(mark: str) -> None:
    source = markdown(f"---\ntitle: {mark}\n  The dam\n  held\ndate: 2024-03-05\n---\n\nIt held.")
    assert (source.title, source.date, source.text) == ("The dam held", "2024-03-05", "It held.")


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert markdown("---\n\nThe dam held: so far.\n\n---\n\nMore.\n").text == "The dam held: so far.\n\nMore."


@pytest.mark.parametrize(
    "above",
    [
        "Skip to main content",
        "Advertisement\n\nShare on Facebook",
        "By Ida Kern",
        "5 March 2024",
        "Tuesday, March 5, 2024, 14:05",
        "2024-03-05",
        "Published: 5 March 2024",
        "Advertisement\nBy Ida Kern",
        "\ufeff",
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_headline_below_other_lines_is_the_title(above: str, end: str) -> None:
    text = f"{above}\n\nMill to reopen\n\nIt grinds again from April.\n".replace("\n", end)
    assert parse(text.encode(), "a.txt", max_bytes=LIMIT).title == "Mill to reopen"


def test_a_headline_right_above_its_byline_is_the_title() -> None:
    text = "Mill to reopen\nBy Ida Kern\n5 March 2024\n\nIt grinds again from April.\n"
    assert headline(text) == "Mill to reopen"


@pytest.mark.parametrize("text", ["By Ida Kern\n\nIt grinds again.", "5 March 2024\n\nIt grinds again.\n", "Share\n\n"])
def test_a_byline_or_a_date_is_no_title(text: str) -> None:
    assert headline(text) == ""


MHTML = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://brunn.example/mill\r\nSubject: Mill to reopen\r\n"
    'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----B"\r\n\r\n'
    "------B\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    "<!DOCTYPE html><html><head><title>"
    'Mill to reopen</title></head><body><p class=3D"a">The water mill at Brunn will gr=\r\nind again =E2=80=93 from '
    "April, the owner said.</p></body></html>\r\n------B\r\nContent-Type: text/css\r\n\r\np {}\r\n------B--\r\n"
)


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "a"])
def test_a_page_saved_as_one_file_is_read(name: str) -> None:
    source = parse(MHTML.encode(), name, max_bytes=LIMIT)
    assert (source.text, source.title) == (
        "The water mill at Brunn will grind again – from April, the owner said.",
        "Mill to reopen",
    )

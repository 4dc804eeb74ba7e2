"""HTML: the main text of the page by trafilatura; its output is the canonical text."""

import html as entities
import re
from typing import Any

from index.errors import UnreadableTextError
from index.formats.source import INLINE_TAGS, Source

Element = Any  # lxml.html.HtmlElement, which has no types

# Only the first one is looked at: a page may hold thousands that are never closed.
_TITLE = re.compile(rb"(?>.*?<title)[^>]*+>(.*?)</title>", re.DOTALL | re.IGNORECASE)
# The extensive search takes any year of the page, such as that of its copyright line.
_STATED_DATE = {"extensive_search": False, "original_date": True}
_LONGEST_AUTHOR = 100  # characters; longer, it is a text about the author
_BLOCKS = frozenset(("p", "li", "td", "blockquote", "h2", "h3"))
_HIDING = frozenset(("style", "hidden", "aria-hidden"))


def read(data: bytes, name: str) -> Source:
    """Read a page: paragraphs apart by a blank line; title, date and author from its metadata.

    Raises:
        UnreadableTextError: Not a page that can be parsed.
    """
    import trafilatura

    if b"\x00" in data[:65536] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableTextError(f"{name} is not an HTML page: give plain text, Markdown or HTML.")
    stated = trafilatura.extract_metadata(data, date_config=_STATED_DATE)
    title, author = stated.title or "", stated.author or ""
    if not title and (found := _TITLE.match(data)):
        title = " ".join(entities.unescape(found[1].decode("utf-8", "replace")).split())
    paragraphs = [line.strip() for line in _main_text(data).splitlines()]
    return Source(
        "\n\n".join(line for line in paragraphs if line),
        _without_site(title, stated.sitename or ""),
        stated.date,
        author.replace(";", ",") if 0 < len(author) <= _LONGEST_AUTHOR else None,
    )


def _main_text(data: bytes) -> str:
    import trafilatura
    from trafilatura.settings import Document

    page = trafilatura.load_html(data)
    if page is None:
        return ""
    _keep_running_words(page)
    found = trafilatura.bare_extraction(page, include_comments=False, favor_recall=True)
    text = found.text or "" if isinstance(found, Document) else ""
    return text if text.strip() else str(trafilatura.html2txt(page))


def _keep_running_words(page: Element) -> None:
    """Make bare spans of what trafilatura would cut out of the middle of a sentence, by its tag or its class."""
    worded = {parent for parent in page.iter() if _has_words(parent)}
    for element in list(page.iter("time", "span", "q")):
        if not _stands_in_text(element, worded):
            continue
        if element.tag == "q" and not element.text_content().lstrip().startswith(("“", '"', "«", "„")):
            _quote(element)
        element.tag = "span"
        for key in set(element.attrib) - _HIDING:
            del element.attrib[key]


def _has_words(parent: Element) -> bool:
    """Whether it holds words of its own, not only those of the elements in it."""
    texts = (parent.text, *(child.tail for child in parent))
    return any(any(map(str.isalnum, text)) for text in texts if text)


def _stands_in_text(element: Element, worded: set[Element]) -> bool:
    """Whether words stand beside an element in its block, or beside the inline element that holds it."""
    beside = False
    for parent in element.iterancestors():
        beside = beside or parent in worded
        if parent.tag not in INLINE_TAGS:
            return beside and parent.tag in _BLOCKS
    return False


def _quote(element: Element) -> None:
    element.text = "“" + (element.text or "")
    if len(element):
        element[-1].tail = (element[-1].tail or "") + "”"
    else:
        element.text += "”"


def _without_site(title: str, site: str) -> str:
    """Cut the site's name off the end of a title: "Mill to reopen | The Brunn Post"."""
    for bar in (" | ", " – ", " - ", " — "):
        headline, _, last = title.rpartition(bar)
        if headline.strip() and last.strip().casefold() == site.strip().casefold():
            return headline.strip()
    return title

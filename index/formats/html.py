"""HTML: the main text of the page by trafilatura; its output is the canonical text."""

import html as entities
import re

from index.errors import UnreadableTextError
from index.formats.source import Source

# Only the first one is looked at: a page may hold thousands that are never closed.
_TITLE = re.compile(rb"(?>.*?<title)[^>]*+>(.*?)</title>", re.DOTALL | re.IGNORECASE)


def read(data: bytes, name: str) -> Source:
    """Read a page: paragraphs apart by a blank line, title and date from its metadata.

    Raises:
        UnreadableTextError: Not a page that can be parsed.
    """
    import trafilatura
    from trafilatura.settings import Document

    if b"\x00" in data[:65536] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableTextError(f"{name} is not an HTML page: give plain text, Markdown or HTML.")
    found = trafilatura.bare_extraction(data, include_comments=False, with_metadata=True, favor_recall=True)
    text, title, date = "", "", None
    if isinstance(found, Document):
        text, title, date = found.text or "", found.title or "", found.date
    if not text.strip():
        text = trafilatura.html2txt(data)
    if not title and (stated := _TITLE.match(data)):
        title = " ".join(entities.unescape(stated[1].decode("utf-8", "replace")).split())
    paragraphs = [line.strip() for line in text.splitlines()]
    return Source("\n\n".join(line for line in paragraphs if line), title, date)

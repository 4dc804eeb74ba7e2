"""MHTML: a page that a browser saved as a single file, an e-mail message in form; its HTML is read."""

import email

from index.errors import UnreadableTextError
from index.formats import html
from index.formats.source import Source


def read(data: bytes, name: str) -> Source:
    """Read the first HTML page in the file, which is the one that was saved.

    Raises:
        UnreadableTextError: There is none in it, or it cannot be parsed.
    """
    for part in email.message_from_bytes(data).walk():
        page = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(page, bytes):
            return html.read(page, name)
    raise UnreadableTextError(f"There is no HTML page in {name}: save the page as HTML and try again.")

"""Text of articles, questions and models on its way into the page."""

from html import escape


def escaped(text: str) -> str:
    """Text as HTML that only shows it; half a surrogate pair, which no reply can carry, is replaced."""
    return escape(text.encode("utf-8", "replace").decode())

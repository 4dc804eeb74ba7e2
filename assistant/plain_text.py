"""Reduces what a language model writes to plain text: no emphasis, no heading, no link, no image, no HTML."""

import html
import re

# What stands in brackets is bounded and holds no bracket, so that thousands of open ones take no time.
_IMAGE = re.compile(r"!\[[^\[\]\n]*+\](?:\([^)\n]{0,999}\)|\[[^\[\]\n]*+\])?")
_LINK = re.compile(r"\[([^\[\]\n]*+)\](?:\([^)\n]{0,999}\)|\[[^\[\]\n]*+\])")
_LOOSE = re.compile(r"!(?=\[)|\]\([^)\n]{0,999}\)?|\]\[[^\[\]\n]*+\]?")  # halves of links and images
_TAG = re.compile(r"<[A-Za-z/!?][^<>\n]*>|<(?=[A-Za-z/!?])")
_AUTOLINK = re.compile(r"<((?:https?|mailto|data|javascript):[^<>\s]*)>", re.IGNORECASE)
_LINE = re.compile(r"(?m)^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+•‣◦–—][ \t]+|\d{1,2}[.)][ \t]+)+")
_FENCE = re.compile(r"(?m)^[ \t]*(?:```+|~~~+)[^\n]*$")
_RULE = re.compile(r"(?m)^(?=[ \t|:*_-]*+$)[^\n]*?(?:-{3}|\*{3}|_{3})[^\n]*$")
_EMPHASIS = re.compile(r"\*+|`+|~~|(?<![^\W_])_+(?=\S)|(?<=\S)_+(?![^\W_])")
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+\-.!|<>]|\s|$)")
_BEFORE_STOP = re.compile(r"[ \t]+(?=[.,;!?…](?:\s|$|[\"”’)]))")
_DOUBLE_STOP = re.compile(r"[,;:]\s*(?=[.!?…](?:\s|$))")  # left where a marker stood between them
_EMPTY = re.compile(r"\(\s*\)|\[\s*\]|\{\s*\}|<\s*>|【\s*】")
_ADDRESS = re.compile(r"(?i)\b(?:https?|ftp|data|javascript|file):\S+|\bwww\.\S+")


def plain(text: str) -> str:
    """Return the words of a text that may hold Markdown and HTML, on one line.

    It is for a page that shows it as text all the same: what is left is not safe to take for Markdown or HTML.
    """
    text = html.unescape(text)
    text = _FENCE.sub("", text)
    text = _RULE.sub("", text)
    text = _AUTOLINK.sub(r"\1", text)
    text = _LINE.sub("", _TAG.sub("", text))
    text = _LOOSE.sub("", _LINK.sub(r"\1", _IMAGE.sub("", text)))
    text = _ESCAPE.sub("", _EMPHASIS.sub("", text))
    text = _EMPTY.sub("", text).replace("|", " ")
    text = "".join(c for c in text if c.isprintable() or c.isspace())
    return _DOUBLE_STOP.sub("", _BEFORE_STOP.sub("", " ".join(text.split()))).strip()


def addresses(text: str) -> list[str]:
    """The web addresses in a text, without the punctuation behind them."""
    return [found.rstrip(".,;:!?)]}\"'”’") for found in _ADDRESS.findall(text)]

"""Markdown: blocks as paragraphs of plain text; a soft line break is a space. HTML in it gives its words."""

import html
import re

from index.formats.source import INLINE_TAGS, Source, decode

# With a key in its first line: else it is a paragraph between two rules.
_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(?=[A-Za-z_][\w-]*[ \t]*:\s)(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^(title|date|author):[ \t]*+(.*[^ \t\n])[ \t]*$", re.MULTILINE | re.IGNORECASE)
_FOLDED = re.compile(r":[ \t]*+[>|][-+]?[ \t]*+((?:\n[ \t]++\S.*)+)")

_UNSEEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|template)\b.*?(?:</\1\s*>|\Z)|<[?!][^<>]*>", re.DOTALL | re.IGNORECASE
)
_NEXT_CELL = re.compile(r"</t[dh]>\s*<t[dh]\b[^<>]*>", re.IGNORECASE)
_BREAK = re.compile(r"<br\b[^<>]*>\s*", re.IGNORECASE)
_TAG = re.compile(r"</?([A-Za-z][\w-]*)[^<>]*>")


def read(data: bytes, name: str) -> Source:
    """Read Markdown: its text without the marks, blocks apart by a blank line; links keep their words only."""
    from markdown_it import MarkdownIt

    raw = decode(data, name)
    fields: dict[str, str] = {}
    if matter := _FRONT_MATTER.match(raw):
        fields = _fields(matter[1])
        raw = raw[matter.end() :]
    title = fields.get("title", "")
    blocks: list[str] = []
    row: list[str] | None = None
    heading = ""
    for token in MarkdownIt("commonmark").enable("table").parse(raw):
        if token.type == "heading_open":
            heading = token.tag
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            blocks.append(" | ".join(row))
            row = None
        elif token.type in ("fence", "code_block"):
            blocks.append(token.content.strip("\n"))
        elif token.type == "html_block":
            blocks.extend(_html_blocks(token.content))
        elif token.type == "inline":
            text = "".join(_words(child.type, child.content) for child in token.children or []).strip()
            if heading == "h1" and not title:
                title = text
            heading = ""
            if row is not None:
                row.append(text)
            elif text:
                blocks.append(text)
    return Source("\n\n".join(blocks), title, fields.get("date"), fields.get("author"))


def _fields(matter: str) -> dict[str, str]:
    lines = _FOLDED.sub(lambda folded: ": " + " ".join(folded[1].split()), matter.replace("\r\n", "\n"))
    return {key.lower(): value.strip("\"'") for key, value in _FIELD.findall(lines)}


def _words(kind: str, content: str) -> str:
    if kind in ("text", "code_inline", "text_special"):
        return content
    if kind == "html_inline":
        return "\n" if _BREAK.match(content) else ""
    return {"softbreak": " ", "hardbreak": "\n"}.get(kind, "")


def _html_blocks(content: str) -> list[str]:
    """The words of raw HTML, a block for each block of it; the cells of a row are one."""
    content = " ".join(_NEXT_CELL.sub(" | ", _UNSEEN.sub("", content)).split())
    content = _BREAK.sub("\n", content)
    content = _TAG.sub(lambda tag: "" if tag[1].lower() in INLINE_TAGS else "\0", content)
    blocks = (html.unescape(block).strip() for block in content.split("\0"))
    return [block for block in blocks if block]

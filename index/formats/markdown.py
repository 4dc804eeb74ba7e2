"""Markdown: blocks as paragraphs of plain text; a soft line break is a space."""

import re

from index.formats.source import Source, decode

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^(title|date):[ \t]*+(.*[^ \t\n])[ \t]*$", re.MULTILINE | re.IGNORECASE)


def read(data: bytes, name: str) -> Source:
    """Read Markdown: its text without the marks, blocks apart by a blank line; links keep their words only."""
    from markdown_it import MarkdownIt

    raw = decode(data, name)
    fields: dict[str, str] = {}
    if matter := _FRONT_MATTER.match(raw):
        fields = {key.lower(): value.strip("\"'") for key, value in _FIELD.findall(matter[1])}
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
        elif token.type == "inline":
            text = "".join(_words(child.type, child.content) for child in token.children or []).strip()
            if heading == "h1" and not title:
                title = text
            heading = ""
            if row is not None:
                row.append(text)
            elif text:
                blocks.append(text)
    return Source("\n\n".join(blocks), title, fields.get("date"))


def _words(kind: str, content: str) -> str:
    if kind in ("text", "code_inline", "text_special"):
        return content
    return {"softbreak": " ", "hardbreak": "\n"}.get(kind, "")

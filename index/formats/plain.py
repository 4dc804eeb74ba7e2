"""Plain text: the file's own characters, and a headline where the first line is one."""

from index.formats.source import Source, decode

_LONGEST_HEADLINE = 160  # characters
_SENTENCE_ENDS = ".!?。！？؟।…:;,"


def read(data: bytes, name: str) -> Source:
    """Read plain text; the text is unchanged, no-break spaces and line ends included."""
    text = decode(data, name)
    return Source(text, headline(text))


def headline(text: str) -> str:
    """Return the first line if it stands alone like a headline, else ""."""
    lines = text.strip().split("\n", 2)
    first = lines[0].strip()
    if len(lines) < 2 or not first or len(first) > _LONGEST_HEADLINE or first.rstrip("\"'”’")[-1:] in _SENTENCE_ENDS:
        return ""
    alone = not lines[1].strip() or len(lines[1]) > 2 * _LONGEST_HEADLINE
    return first.lstrip("# ") if alone else ""

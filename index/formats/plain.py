"""Plain text: the file's own characters, and a headline where one of the first lines is one."""

import re

from index.bylines import is_byline, is_dated
from index.formats.source import Source, decode
from index.furniture import furniture
from index.paragraphs import WHITE

_LONGEST_HEADLINE = 160  # characters
_TOP_LINES = 40  # among which the headline is looked for, empty ones counted
_SENTENCE_ENDS = ".!?。！？؟।…:;,"
_LINE_END = re.compile("\r\n|[\n\r\v\u2028\u2029]")


def read(data: bytes, name: str) -> Source:
    """Read plain text; the text is unchanged, no-break spaces and line ends included."""
    text = decode(data, name)
    return Source(text, headline(text))


def headline(text: str) -> str:
    """Return the first line that is no furniture, byline or date if it stands alone like a headline, else ""."""
    lines = [line.strip(WHITE) for line in _LINE_END.split(text.strip(WHITE), maxsplit=_TOP_LINES)]
    above = next((place for place, line in enumerate(lines) if line and not _is_page_line(line)), len(lines))
    if len(lines) - above < 2:
        return ""
    first, after = lines[above : above + 2]
    if len(first) > _LONGEST_HEADLINE or first.rstrip("\"'”’")[-1:] in _SENTENCE_ENDS:
        return ""
    alone = not after or len(after) > 2 * _LONGEST_HEADLINE or _is_page_line(after)
    return first.lstrip("# ") if alone else ""


def _is_page_line(line: str) -> bool:
    return is_byline(line) or is_dated(line) or furniture(line, [(0, len(line))])[0]

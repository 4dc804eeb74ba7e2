"""Text → the stretches that no sentence crosses: blocks, and the lines or unwrapped lines in them.

A blank line always ends a block. A single line end is a paragraph in web copy and a hard wrap in e-mail and
PDF text; nothing in one line end says which, so the lengths of all the lines decide.
"""

import re

# Python's \s and str.strip() do not know U+200B and U+FEFF; both are invisible and neither belongs to a sentence.
WHITE = "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\
\u2028\u2029\u200b\u202f\u205f\u3000\ufeff"

# Not str.splitlines(): it also cuts at U+0085 (a wrongly decoded ellipsis, more often than a line end) and at form
# feeds, and both stand inside sentences.
_LINE = re.compile("[^\n\r\v\u2028\u2029]+")
_LINE_END = re.compile("\r\n|[\n\r\v\u2028\u2029]")

_SYMBOL_BULLET = re.compile(r"[•●○▪■◦‣⁃∙►▶➤✓✔★☆]")
_BULLET = re.compile(r"(?:[-–—*·+→]|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{2,4})[.)])[ \t\xa0]")
_DASH_RUNS_ON = re.compile(r"[-–—][ \xa0][a-zà-ÿ]")
_FIRST_WORD = re.compile("[^" + WHITE + "]{1,60}")

_ENDS = frozenset(".!?…:;。！？｡؟۔।॥։።។။")
_CLOSERS = "\"'”’“»«›‹)]}」』】）］｝》〉*_"

_WIDEST_WRAP = 140
_NARROWEST_WRAP = 30
_NARROWEST_WRAP_UNCASED = 10
_RUN_ON_LENGTH = 25

_QUOTE_MARKS = re.compile(r"(?<=\n)>[> \t]*+(?=[^\s>])")
_QUOTED_LINE = re.compile(r">[> \t]*+(?=[^\s>])")

Line = tuple[int, int]


def without_quote_marks(text: str) -> str:
    """Put spaces for the ">" of each line that may go on with a quoted line above; offsets stay the same.

    The ">" of the first line and of empty ones stay: they part the paragraphs of a quoted e-mail.
    """

    def blank(marks: re.Match[str]) -> str:
        above = _QUOTED_LINE.match(text, text.rfind("\n", 0, marks.start() - 1) + 1)
        same_depth = above is not None and above[0].count(">") == marks[0].count(">")
        return " " * len(marks[0]) if same_depth else marks[0]

    return _QUOTE_MARKS.sub(blank, text)


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Cut text into stretches that hold whole sentences.

    Args:
        text: Any text; line ends of every kind.

    Returns:
        Half-open code-point spans in order, trimmed of white space, none empty. A hard-wrapped paragraph is one span.
    """
    blocks = _blocks(text)
    document_width = _wrap_width(text, blocks)
    spans: list[tuple[int, int]] = []
    for block in blocks:
        width = None
        if len(block) > 1:
            width = _wrap_width(text, [block]) or document_width
        start, end = block[0]
        for previous, line in zip(block, block[1:], strict=False):
            if _hangs(text, start, line) or _joined(text, previous, line, width):
                end = line[1]
            else:
                spans.append((start, end))
                start, end = line
        spans.append((start, end))
    return spans


def _blocks(text: str) -> list[list[Line]]:
    """Group the lines that have ink, trimmed, into blocks parted by blank lines or paragraph separators."""
    blocks: list[list[Line]] = []
    previous_end = 0
    for match in _LINE.finditer(text):
        line = match.group()
        end = match.start() + len(line.rstrip(WHITE))
        start = match.end() - len(line.lstrip(WHITE))
        if start >= end:
            continue
        gap = text[previous_end:start]
        if not blocks or "\u2029" in gap or len(_LINE_END.findall(gap)) > 1:
            blocks.append([])
        blocks[-1].append((start, end))
        previous_end = end
    return blocks


def _wrap_width(text: str, blocks: list[list[Line]]) -> int | None:
    """Find the column at which the lines were wrapped, or None where line ends are paragraphs.

    In wrapped text nearly every line is full (the next line's first word would not have fitted) and many lines go
    on in lower case. Web copy has neither: its lines are as long as their paragraphs, and start with capitals.
    """
    pairs = [(block[i], block[i + 1]) for block in blocks for i in range(len(block) - 1)]
    if len(pairs) < 2:
        return None
    lengths = sorted(end - start for (start, end), _ in pairs)
    # The 95th hundredth, not the longest: one long address must not hide the column.
    width = lengths[(len(lengths) - 1) * 95 // 100]
    if width > _WIDEST_WRAP:
        return None
    full = lower = open_ended = even = uncased = 0
    for here, after in pairs:
        full += _is_full(text, here, after, width)
        ended = _is_ended(text, here)
        lower += text[after[0]].islower() and not ended
        open_ended += not ended
        even += abs(here[1] - here[0] - width) <= 2
        uncased += text[after[0]].isalpha() and not text[after[0]].islower() and not text[after[0]].isupper()
    count = len(pairs)
    if width >= _NARROWEST_WRAP and full >= 0.6 * count and lower >= 0.25 * count:
        return width
    # Scripts without case, and mostly without spaces: lines of one length that stop mid-sentence.
    is_uncased = uncased >= 0.5 * count and width >= _NARROWEST_WRAP_UNCASED
    if is_uncased and even >= 0.7 * count and open_ended >= 0.6 * count:
        return width
    return None


def _hangs(text: str, first: int, line: Line) -> bool:
    """Whether `line` stands indented under the bullet that opens a paragraph at `first`, and is none itself."""
    is_bullet = [pattern.match for pattern in (_SYMBOL_BULLET, _BULLET)]
    if not any(match(text, first) for match in is_bullet) or any(match(text, *line) for match in is_bullet):
        return False
    return _indent(text, line[0]) > _indent(text, first)


def _indent(text: str, start: int) -> int:
    """How many spaces or tabs stand before the first ink of a line, at most `_WIDEST_WRAP`."""
    place = start
    while place > max(0, start - _WIDEST_WRAP) and text[place - 1] in " \t\xa0":
        place -= 1
    return start - place


def _joined(text: str, previous: Line, line: Line, width: int | None) -> bool:
    """Whether `line` goes on with the line before it, in a block wrapped at `width` or not wrapped."""
    ended = _is_ended(text, previous)
    goes_on = text[line[0]].islower() and not ended
    full = width is not None and _is_full(text, previous, line, width)
    if _SYMBOL_BULLET.match(text, *line) or text[line[0]] == ">":
        return False
    if _BULLET.match(text, *line):
        # A wrap may leave "6. The" of "on Jan. 6. The", or a spaced dash, at the head of a line.
        return full and not ended and (text[line[0]].isdigit() or _DASH_RUNS_ON.match(text, *line) is not None)
    if width is not None:
        return goes_on or full
    return goes_on and previous[1] - previous[0] >= _RUN_ON_LENGTH


def _is_full(text: str, here: Line, after: Line, width: int) -> bool:
    word = _FIRST_WORD.match(text, *after)
    return here[1] - here[0] + 1 + (len(word.group()) if word else 0) > width


def _is_ended(text: str, line: Line) -> bool:
    tail = text[max(line[0], line[1] - 12) : line[1]].rstrip(_CLOSERS)
    return bool(tail) and tail[-1] in _ENDS

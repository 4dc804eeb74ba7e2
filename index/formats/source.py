"""What a reader of a format returns, and the decoding that they share."""

from dataclasses import dataclass

from index.errors import UnreadableTextError

# The elements of HTML that stand in a line of text; at any other the text is cut.
INLINE_TAGS = frozenset(
    ("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img")
    + ("ins", "kbd", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt")
    + ("u", "var", "wbr")
)


@dataclass(frozen=True, slots=True)
class Source:
    """The canonical text of an article and what its source says about it.

    Attributes:
        text: The text that all offsets will refer to.
        title: As stated, or "".
        date: As stated, or None.
        author: As stated beside the text, or None; a byline in the text is not looked for.
    """

    text: str
    title: str = ""
    date: str | None = None
    author: str | None = None


def decode(data: bytes, name: str) -> str:
    """Decode UTF-8, or UTF-16 with its byte order mark; the mark itself is dropped.

    Raises:
        UnreadableTextError: Binary data, or another encoding.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif b"\x00" in data[:65536]:
        raise UnreadableTextError(f"{name} is not a text file: give plain text, Markdown or HTML.")
    else:
        encoding = "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableTextError(
            f"{name} is not UTF-8 text (byte {error.start:,} cannot be read): save it as UTF-8 and try again."
        ) from error

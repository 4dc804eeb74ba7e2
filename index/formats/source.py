"""What a reader of a format returns, and the decoding that they share."""

from dataclasses import dataclass

from index.errors import UnreadableTextError


@dataclass(frozen=True, slots=True)
class Source:
    """The canonical text of an article and what its source says about it.

    Attributes:
        text: The text that all offsets will refer to.
        title: As stated, or "".
        date: As stated, or None.
    """

    text: str
    title: str = ""
    date: str | None = None


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

"""path | standard input | bytes | text → canonical text, title, date. One reader a format, in `index/formats/`."""

import sys
from collections.abc import Callable
from pathlib import Path

from index.errors import ArticleNotFoundError, TooLargeError, UnreadableTextError, UnsupportedFormatError
from index.formats import html, markdown, mhtml, plain
from index.formats.source import Source

STANDARD_INPUT = "-"
READERS = {
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
    ".mhtml": mhtml.read,
    ".mht": mhtml.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
}
_UNREAD = {
    b"%PDF": "PDF",
    b"PK\x03\x04": "ZIP, DOCX or EPUB",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"{\\rtf": "Rich Text (RTF)",
    b"\xd0\xcf\x11\xe0": "DOC",
    b"bplist00": "web archive",
}
_HTML_STARTS = (b"<!doctype html", b"<html", b"<?xml")
_MHTML_START = b"from: <saved by "  # "Blink" in Chrome, "Mozilla 5.0" or the like in others


def load(source: str | Path, *, max_bytes: int) -> Source:
    """Read an article from a path, or from standard input if `source` is "-".

    Args:
        source: A path or "-".
        max_bytes: Largest size that is read.

    Raises:
        ArticleNotFoundError: No such file.
        SourceError: It cannot be read as an article; the subclass and the text say why.
    """
    name = str(source)
    if not name.strip():
        raise ArticleNotFoundError("The article's name is empty: give the path of a file.")
    if name == STANDARD_INPUT:
        return parse(sys.stdin.buffer.read(max_bytes + 1), "standard input", max_bytes=max_bytes)
    if "://" in name:
        raise UnsupportedFormatError(f"Addresses are not fetched yet: save {name} as a file and give its path.")
    path = Path(name).expanduser()
    try:
        if path.is_dir():
            raise ArticleNotFoundError(f"{name} is a folder: give the path of a file.")
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ArticleNotFoundError(f"No file and no stored article is called {name}: check the path.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a path"
        raise ArticleNotFoundError(f"{name} cannot be read ({reason}): check the path and its permissions.") from error
    return parse(data, path.name, max_bytes=max_bytes)


def parse(data: bytes, name: str, *, max_bytes: int) -> Source:
    """Read an article from bytes; `name` tells the format by its ending and stands in errors.

    Raises:
        SourceError: It cannot be read as an article; the subclass and the text say why.
    """
    check_size(len(data), name, max_bytes=max_bytes)
    for magic, kind in _UNREAD.items():
        if data.startswith(magic):
            raise UnsupportedFormatError(
                f"{name} is a {kind} file, which is not read: give plain text, Markdown or HTML."
            )
    reader = READERS.get(Path(name).suffix.lower()) or _reader_of(data)
    try:
        return reader(data, name)
    except RecursionError as error:
        raise UnreadableTextError(f"{name} is nested too deeply to be read: give it as plain text.") from error


def _reader_of(data: bytes) -> Callable[[bytes, str], Source]:
    """The reader of data whose name does not tell its format."""
    head = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if head.startswith(_MHTML_START):
        return mhtml.read
    return html.read if head.startswith(_HTML_STARTS) else plain.read


def check_size(size: int, name: str, *, max_bytes: int) -> None:
    """Raise TooLargeError if a source of `size` bytes is over the limit."""
    if size > max_bytes:
        raise TooLargeError(
            f"{name} is larger than {max_bytes / 2**20:.0f} MB: give a shorter article, or raise MAX_UPLOAD_MB."
        )

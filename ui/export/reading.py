"""An exported JSON file → what it says, checked for its form only. Whoever sent the file may have written anything."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.errors import ArticleNotFoundError, SourceError
from ui.export.structured import FORMAT, VERSION

MAX_BYTES = 50 * 2**20
MOST_ITEMS = 20_000  # turns, statements and citations together; a day's conversation has some hundred
_MODES = ("extractive", "generated", "chat")


class ExportError(SourceError):
    """A file is no export that can be verified; the text says why."""


@dataclass(frozen=True, slots=True)
class SaidToStand:
    """Words that an export says stand in an article.

    Attributes:
        article_id: Id of the article.
        title: Its title, as the export has it.
        start: First code point in its text, from 0.
        end: One past the last.
        text: The words.
        position: Of a citation, the sentence's place in the article, from 0; None for a passage.
        link: Of a citation, an address that is to open the sentence; may be None.
    """

    article_id: str
    title: str
    start: int
    end: int
    text: str
    position: int | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class SaidStatement:
    """A statement of an export."""

    text: str
    citations: tuple[SaidToStand, ...]


@dataclass(frozen=True, slots=True)
class SaidTurn:
    """A question of an export and what it says was answered; see `assistant.types.Answer`."""

    number: int
    question: str
    query: str
    answered: bool
    mode: str
    text: str
    statements: tuple[SaidStatement, ...]
    closest: SaidToStand | None


def load(path: str | Path) -> str:
    """Read an export from a path, or from standard input if `path` is "-".

    Raises:
        ArticleNotFoundError: It cannot be opened.
        ExportError: It is larger than `MAX_BYTES`, or not UTF-8 text.
    """
    try:
        if str(path) == "-":
            data = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with Path(path).expanduser().open("rb") as file:
                data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a path"
        raise ArticleNotFoundError(f"{path} cannot be read ({reason}): check the path.") from error
    _check_size(len(data))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ExportError(f"{path} is not UTF-8 text: give the JSON export of a conversation.") from error


def parse(export: str) -> list[SaidTurn]:
    """Read an export.

    Args:
        export: The text of a JSON export.

    Returns:
        Its turns, in order.

    Raises:
        ExportError: It is damaged, too large, of a newer version, or no JSON export of this program.
    """
    _check_size(len(export))
    if export.lstrip()[:1] == "<":
        raise ExportError("This is HTML, which is for reading: verify the JSON export of the same conversation.")
    if export.lstrip()[:1] == "#":
        raise ExportError("This is Markdown, which is for reading: verify the JSON export of the same conversation.")
    try:
        value = json.loads(export, object_pairs_hook=_unique)
    except RecursionError as error:
        raise ExportError("The file is damaged (nested too deeply): export the conversation again.") from error
    except ValueError as error:
        reason = f"line {error.lineno}: {error.msg}" if isinstance(error, json.JSONDecodeError) else str(error)
        raise ExportError(f"The file is not JSON, or damaged ({reason}): export the conversation again.") from error
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise ExportError(f'This is no export of Article Chat: its "format" must be "{FORMAT}".')
    version = value.get("version")
    if type(version) is not int or version != VERSION:
        raise ExportError(f"The export is of a version other than {VERSION}: verify it with the program that made it.")
    try:
        return _Reader().turns(value.get("turns"))
    except ValueError as error:
        raise ExportError(f"The export is damaged: {error}.") from error


def _check_size(size: int) -> None:
    if size > MAX_BYTES:
        raise ExportError(f"The file is larger than {MAX_BYTES >> 20} MB, which no exported conversation is.")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys are all different: of two, other programs may read the one that was not verified."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("an object has a key twice")
    return found


class _Reader:
    """Reads values of the right type, at most `MOST_ITEMS`; raises ValueError that says what is wrong where."""

    def __init__(self) -> None:
        self._left = MOST_ITEMS

    def turns(self, value: Any) -> list[SaidTurn]:
        return [self._turn(number, each) for number, each in enumerate(self._list(value, '"turns"'), 1)]

    def _turn(self, number: int, value: Any) -> SaidTurn:
        where = f"turn {number}"
        turn = _object(value, where)
        answer = _object(turn.get("answer"), f'the "answer" of {where}')
        mode = _text(answer, "mode", where)
        if mode not in _MODES:
            raise ValueError(f'the "mode" of {where} must be one of {", ".join(_MODES)}')
        if not isinstance(answer.get("answered"), bool):
            raise ValueError(f'"answered" of {where} must be true or false')
        statements = self._list(answer.get("statements"), f'"statements" of {where}')
        closest = answer.get("closest")
        return SaidTurn(
            number,
            _text(turn, "question", where),
            _text(answer, "query", where),
            answer["answered"],
            mode,
            _text(answer, "text", where),
            tuple(self._statement(each, f"statement {n} of {where}") for n, each in enumerate(statements, 1)),
            None if closest is None else self._words(closest, f'"closest" of {where}'),
        )

    def _statement(self, value: Any, where: str) -> SaidStatement:
        statement = _object(value, where)
        citations = self._list(statement.get("citations"), f'"citations" of {where}')
        return SaidStatement(
            _text(statement, "text", where),
            tuple(self._citation(each, f"citation {n} of {where}") for n, each in enumerate(citations, 1)),
        )

    def _citation(self, value: Any, where: str) -> SaidToStand:
        found = self._words(value, where)
        link = value.get("link")
        if link is not None and not isinstance(link, str):
            raise ValueError(f'"link" of {where} must be a text or null')
        return SaidToStand(
            found.article_id,
            found.title,
            found.start,
            found.end,
            found.text,
            position=_number(value, "position", where),
            link=link,
        )

    @staticmethod
    def _words(value: Any, where: str) -> SaidToStand:
        words = _object(value, where)
        start, end = _number(words, "start", where), _number(words, "end", where)
        return SaidToStand(
            _text(words, "article_id", where), _text(words, "title", where), start, end, _text(words, "text", where)
        )

    def _list(self, value: Any, where: str) -> list[Any]:
        if not isinstance(value, list):
            raise ValueError(f"{where} must be a list")
        self._left -= len(value)
        if self._left < 0:
            raise ValueError(f"it holds more than {MOST_ITEMS:,} questions, statements and citations")
        return value


def _object(value: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError(f"{where} must be an object")
    return value


def _text(value: dict[str, Any], key: str, where: str) -> str:
    found = value.get(key)
    if not isinstance(found, str):
        raise ValueError(f'"{key}" of {where} must be a text')
    return found


def _number(value: dict[str, Any], key: str, where: str) -> int:
    found = value.get(key)
    # To Python, true is a number too.
    if type(found) is not int:
        raise ValueError(f'"{key}" of {where} must be a whole number')
    return found

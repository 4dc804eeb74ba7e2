"""Question sets: one JSON object a line, the form that `article-chat eval` reads."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.errors import ArticleNotFoundError, SourceError

MAX_BYTES = 200 * 2**20


class QuestionSetError(SourceError):
    """A question set cannot be read; the text names the line."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question whose answer is known.

    Attributes:
        line: Its line in the file, from 1.
        article: Path (made absolute from the file's folder) or id of the article that is asked.
        question: What is asked.
        before: Questions asked before it in the same conversation, oldest first.
        answerable: Whether the article answers it.
        gold: Strings that mark acceptable sentences: each is part of one. At least one if answerable.
        answer: Acceptable short answers; may be empty.
        kind: What sort of question it is, for counting; may be empty.
    """

    line: int
    article: str
    question: str
    before: tuple[str, ...]
    answerable: bool
    gold: tuple[str, ...]
    answer: tuple[str, ...]
    kind: str = ""


def load_questions(path: Path) -> list[Question]:
    """Read a question set; blank lines are passed over.

    Raises:
        ArticleNotFoundError: The file cannot be opened.
        QuestionSetError: A line is damaged, which the text numbers; or there is none.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise QuestionSetError(f"{path} is larger than {MAX_BYTES >> 20} MB: cut it into several files.")
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise ArticleNotFoundError(f"{path} cannot be read ({error.strerror}): check the path.") from error
    found = []
    for number, raw in enumerate(lines, 1):
        if raw.strip(b"\r \t\xef\xbb\xbf"):
            try:
                found.append(_question(number, json.loads(raw.decode("utf-8-sig")), path.parent))
            except (ValueError, TypeError, RecursionError) as error:
                reason = "not UTF-8 text" if isinstance(error, UnicodeDecodeError) else _reason(error)
                raise QuestionSetError(f"{path}, line {number}: {reason}.") from error
    if not found:
        raise QuestionSetError(f"{path} holds no question: give one JSON object a line.")
    return found


def _reason(error: Exception) -> str:
    return f"not JSON ({error.msg})" if isinstance(error, json.JSONDecodeError) else str(error)


def _question(line: int, row: Any, folder: Path) -> Question:
    if not isinstance(row, dict):
        raise ValueError("not a JSON object")
    article = _text(row, "article")
    path = Path(article) if Path(article).is_absolute() else folder / article
    answerable = row.get("answerable")
    if not isinstance(answerable, bool):
        raise ValueError('"answerable" must be true or false')
    gold = _texts(row, "gold")
    if answerable and not gold:
        raise ValueError('an answerable question needs "gold", a list of strings that mark the right sentences')
    return Question(
        line=line,
        article=str(path) if path.exists() else article,
        question=_text(row, "question"),
        before=_texts(row, "before"),
        answerable=answerable,
        gold=gold,
        answer=_texts(row, "answer"),
        kind=str(row.get("kind", "")),
    )


def _text(row: dict[str, Any], key: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f'"{key}" must be a text that is not empty')
    return value


def _texts(row: dict[str, Any], key: str) -> tuple[str, ...]:
    value = row.get(key) or []
    if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
        raise ValueError(f'"{key}" must be a list of texts that are not empty')
    return tuple(value)

"""A conversation as JSON: every answer, and for each citation where its sentence stands. No article text is in it.

    {"format": …, "version": 1, "exported": …,
     "articles": [{"id", "title", "source", "date", "available"}],
     "turns": [{"number", "question",
                "answer": Answer.to_dict() + "note", "probability",
                          "withheld": [{"text", "reason", "citations"}]}]}

A citation is `Citation.to_dict()` (offsets are half-open code points) with the article's `source` and `link`, an
address that opens the sentence in the page it came from, or null.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from assistant.conversation import Turn
from assistant.types import Citation
from ui.export.fragments import Linker, shown_source
from ui.export.gathering import ArticleOf, Reference, gather
from ui.export.naming import moment

FORMAT = "article-chat conversation"
VERSION = 1


def to_json(turns: Sequence[Turn], article_of: ArticleOf, *, when: datetime | None = None) -> str:
    """Write a conversation as JSON.

    Args:
        turns: Questions and answers, oldest first.
        article_of: The article of an id, as `Library.get`; one that is gone is named as not available.
        when: The moment of the export; now if None.

    Returns:
        JSON of the version `VERSION`, which `ui.verify` reads.
    """
    references = gather(turns, article_of)
    writer = _Writer(references)
    value = {
        "format": FORMAT,
        "version": VERSION,
        "exported": moment(when).isoformat(),
        "articles": [_article(reference) for reference in references],
        "turns": [writer.turn(number, turn) for number, turn in enumerate(turns, 1)],
    }
    # Half a surrogate pair, which a model may send, can stand in no UTF-8 file.
    return json.dumps(value, ensure_ascii=False, indent=2).encode("utf-8", "replace").decode() + "\n"


class _Writer:
    def __init__(self, references: Iterable[Reference]) -> None:
        self._articles = {each.article_id: each.article for each in references if each.article is not None}
        self._linkers = {article_id: Linker(article) for article_id, article in self._articles.items()}

    def turn(self, number: int, turn: Turn) -> dict[str, Any]:
        answer = turn.answer
        statements = [
            {"text": statement.text, "citations": self._citations(statement.citations)}
            for statement in answer.statements
        ]
        withheld = [
            {"text": each.text, "reason": each.reason, "citations": self._citations(each.citations)}
            for each in answer.withheld
        ]
        more = {"note": answer.note, "probability": answer.probability, "withheld": withheld}
        return {
            "number": number,
            "question": turn.question,
            "answer": answer.to_dict() | {"statements": statements} | more,
        }

    def _citations(self, citations: Iterable[Citation]) -> list[dict[str, Any]]:
        return [self._citation(citation) for citation in citations]

    def _citation(self, citation: Citation) -> dict[str, Any]:
        article = self._articles.get(citation.article_id)
        linker = self._linkers.get(citation.article_id)
        return citation.to_dict() | {
            "source": shown_source(article.source) if article else "",
            "link": linker.link(citation.sentence) if linker else None,
        }


def _article(reference: Reference) -> dict[str, Any]:
    article = reference.article
    return {
        "id": reference.article_id,
        "title": reference.title,
        "source": shown_source(article.source) if article else "",
        "date": article.date if article else None,
        "available": article is not None,
    }

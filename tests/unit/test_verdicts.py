"""Answers copied as text, verdicts about them, and what was searched for."""

import json
from pathlib import Path

import pytest

from assistant.conversation import Turn
from assistant.types import Answer, Citation, Statement
from index.formats.source import Source
from index.library import make_article
from ui import feedback
from ui.copying import as_text
from ui.searched import searched_for

ARTICLE = make_article(Source("The bridge opened in 1931. It cost 18 million crowns.", "Bridge"), "", "a test")
OPENED, COST = (Citation(ARTICLE.id, "Bridge", each) for each in ARTICLE.sentences)


def test_a_copy_names_each_sentence_once() -> None:
    said = (Statement("It is old.", (OPENED,)), Statement("Old and dear.", (COST, OPENED)))
    turn = Turn("Well?", Answer("Well?", "Well?", True, "generated", "", said, lead="Yes."))
    assert as_text(turn).splitlines() == [
        "Well?",
        "",
        "Yes. It is old. [1] Old and dear. [2][1]",
        "",
        "[1] “The bridge opened in 1931.” — Bridge, sentence 1",
        "[2] “It cost 18 million crowns.” — Bridge, sentence 2",
    ]


def test_an_abstention_is_copied_in_its_words() -> None:
    answer = Answer("Why?", "Why?", False, "extractive", "The article does not say.")
    assert as_text(Turn("Why?", answer)) == "Why?\n\nThe article does not say."


def test_verdicts_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feedback, "MAX_BYTES", 4_000)
    turn = Turn("Who?", Answer("Who?", "Who?", False, "extractive", "half a pair: \ud800"))
    for number in range(60):
        path = feedback.note(tmp_path / "home", turn, "down", f"{number} " + "x" * 5_000)
    assert path.stat().st_size <= 4_000
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert lines[-1]["remark"].startswith("59 ")
    assert all(len(line["remark"]) == feedback.LONGEST_REMARK for line in lines)


@pytest.mark.parametrize(
    ("question", "query", "shown"),
    [
        ("Who?", "Who?", ""),
        ("Who?", "Who  built it?", "Who built it?"),
        ("And why?", "And why? (Who built it? Edda; When? 1931)", "And why? — after: Who built it?"),
        ("And why?", "And why? (the cost)", "And why? — after: the cost"),
        ("And (so) why?", "And (so) why?", ""),
        ("The tram (2)?", "The tram (2)? (What is the bus? 45 kr)", "The tram (2)? — after: What is the bus?"),
    ],
)
def test_what_was_searched_for_is_told_where_it_helps(question: str, query: str, shown: str) -> None:
    assert searched_for(Answer(question, query, True, "extractive", "")) == shown

"""The measures are what their names say, on outcomes small enough to count by hand."""

import json
from pathlib import Path

import pytest

from assistant import Answer, Citation, Statement
from assistant.evaluation import Outcome, is_gold, measure, overlap, reliability, risk_coverage
from assistant.question_set import Question, QuestionSetError, load_questions
from index import Sentence
from ui.report import page, table


def outcome(probability: float, *, gold: str = "", cites: str = "", short: tuple[int, int] | None = None) -> Outcome:
    """An outcome at a threshold of 0.5; the question is answerable if there is a gold sentence."""
    question = Question(1, "a.txt", "What?", (), bool(gold), (gold,) if gold else (), (gold,) if gold else ())
    citation = Citation("0" * 16, "Title", Sentence(0, 0, len(cites), cites))
    statements = (Statement(cites, (citation,), short),) if cites else ()
    answer = Answer("What?", "What?", bool(cites), "extractive", cites, statements, probability=probability)
    return Outcome(question, answer, 0.5, 0.01)


RIGHT = outcome(0.9, gold="The dam broke.", cites="The dam broke.", short=(4, 7))
WRONG = outcome(0.8, gold="The dam broke.", cites="It rained.")
REFUSED = outcome(0.3, gold="The dam broke.", cites="The dam broke.")
ABSTAINED = outcome(0.1, cites="It rained.")
INVENTED = outcome(0.7, cites="It rained.")
ALL = [RIGHT, WRONG, REFUSED, ABSTAINED, INVENTED]


def test_the_measures_by_hand() -> None:
    found = measure(ALL)
    assert (found.questions, found.answerable) == (5, 3)
    assert found.right == pytest.approx(2 / 5)  # RIGHT and ABSTAINED
    assert found.right_sentence == pytest.approx(2 / 3)  # REFUSED held the right one back
    assert found.answered_right == pytest.approx(1 / 3)
    assert found.citation_precision == pytest.approx(1 / 3)  # of RIGHT, WRONG, INVENTED
    assert found.citation_recall == pytest.approx(1 / 3)
    assert found.abstention_precision == pytest.approx(1 / 2)
    assert found.abstention_recall == pytest.approx(1 / 2)
    assert found.refused == pytest.approx(1 / 3)
    assert found.auc == pytest.approx((2 + 2 + 1) / 6)  # .9 and .8 beat both, .3 beats .1 only
    assert found.answer_f1 == pytest.approx((2 / 3 + 0 + 1) / 3)


def test_nothing_to_count_is_none() -> None:
    found = measure([ABSTAINED])
    assert found.right == 1
    assert found.right_sentence is found.citation_precision is found.auc is found.refused is None
    assert "–" in table(found)


def test_calibration_is_nought_for_honest_probabilities() -> None:
    honest = [outcome(0.75, gold="A b c.", cites="A b c.")] * 3 + [outcome(0.75, cites="A b c.")]
    assert measure(honest).calibration_error == pytest.approx(0)
    boasting = [outcome(0.95, cites="A b c.")] * 4
    assert measure(boasting).calibration_error == pytest.approx(0.95)
    assert reliability(honest) == [(0.75, 0.75, 4)]


def test_risk_rises_with_coverage_where_the_unsure_are_wrong() -> None:
    coverage, risk = zip(*risk_coverage(ALL), strict=True)
    assert coverage == pytest.approx((0.2, 0.4, 0.6, 0.8, 1.0))
    assert risk == pytest.approx((0, 1 / 2, 2 / 3, 1 / 2, 3 / 5))


@pytest.mark.parametrize(
    ("text", "gold", "same"),
    [
        ("He said: “It’s over.”", 'He said: "It\'s over."', True),
        ("The dam\u00a0broke\nat noon.", "dam broke at noon", True),
        ("It rained.", "The dam broke.", False),
        ("Yes.", "Yes. The dam broke.", False),
        ("The dam broke at noon.", "The dam broke at noon. It rained.", True),
    ],
)
def test_gold_marks_a_sentence(text: str, gold: str, same: bool) -> None:
    assert is_gold(Sentence(0, 0, len(text), text), [gold]) is same


@pytest.mark.parametrize(
    ("found", "known", "score"),
    [("the dam", "Dam", 1), ("45 kroner", "45 kroner one way", 2 / 3), ("no", "yes", 0), ("“May 2”", "May 2", 1)],
)
def test_overlap_is_squads_f1(found: str, known: str, score: float) -> None:
    assert overlap(found, known) == pytest.approx(score)


def test_the_page_escapes_and_shows_every_failure() -> None:
    question = Question(7, "<b>.txt", "<script>?", (), True, ("<i>gold</i>",), ())
    hostile = Outcome(question, WRONG.answer, 0.5, 0.1)
    html = page("<set>", measure([hostile, RIGHT]), [hostile, RIGHT])
    assert "1 failures of 2" in html
    assert "line 7" in html
    assert "<script" not in html
    assert "&lt;script&gt;" in html and "&lt;i&gt;gold" in html and "&lt;set&gt;" in html
    assert "http" not in html.replace("http-equiv", "")
    assert html.count("<svg") == 2


GOOD = {"article": "a.txt", "question": "What?", "answerable": True, "gold": ["x"], "answer": ["x"]}


def test_a_set_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    lines = [
        json.dumps(GOOD),
        "",
        json.dumps({"article": "0" * 16, "question": "Who?", "answerable": False, "before": ["A?"]}),
    ]
    path = tmp_path / "set.jsonl"
    path.write_text("\ufeff" + "\r\n".join(lines), encoding="utf-8")
    first, second = load_questions(path)
    assert first.article == str(tmp_path / "a.txt")
    assert (second.line, second.before, second.gold) == (3, ("A?",), ())


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"{", "not JSON"),
        (b"[1]", "not a JSON object"),
        (b"\xff\xfe", "not UTF-8"),
        (json.dumps(GOOD | {"answerable": "yes"}).encode(), "true or false"),
        (json.dumps(GOOD | {"gold": []}).encode(), "needs"),
        (json.dumps(GOOD | {"gold": "x"}).encode(), "list of texts"),
        (json.dumps(GOOD | {"question": " "}).encode(), '"question"'),
        (json.dumps({"question": "Who?"}).encode(), '"article"'),
        (b"[" * 100_000, "line 2"),
    ],
)
def test_a_damaged_line_names_its_number(line: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    path.write_bytes(json.dumps(GOOD).encode() + b"\n" + line + b"\n")
    with pytest.raises(QuestionSetError, match="line 2: ") as caught:
        load_questions(path)
    assert words in str(caught.value)


def test_an_empty_or_missing_set(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text("\n", encoding="utf-8")
    with pytest.raises(QuestionSetError, match="no question"):
        load_questions(path)
    with pytest.raises(Exception, match="check the path"):
        load_questions(tmp_path / "missing.jsonl")

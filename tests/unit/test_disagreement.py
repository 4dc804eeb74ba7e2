"""Which short answers of different articles contradict one another."""

import pytest

from assistant.disagreement import MOST_ARTICLES, disagreement
from assistant.types import Citation, Statement
from index import Sentence


def statement(article: str, text: str) -> Statement:
    """A statement of an article, its short answer between brackets: "They counted [340] people"."""
    start, end = text.index("["), text.index("]") - 1
    text = text.replace("[", "").replace("]", "")
    citation = Citation(article, f"Title {article}", Sentence(0, 0, len(text), text))
    return Statement(text, (citation,), (start, end))


def compared(one: str, other: str) -> str:
    found = disagreement([statement("A", one), statement("B", other)])
    assert found == "" or disagreement([statement("A", other), statement("B", one)])
    return found


DIFFER = [
    ("The ferry carried [340] people.", "On board were [412] passengers.", "340", "412"),
    ("[340 people] were on board.", "There were [412 people] on the ferry.", "340 people", "412 people"),
    ("It cost [$1.2 billion].", "The price was [1.4 billion dollars].", "$1.2 billion", "1.4 billion dollars"),
    ("It rose by [5.1 percent].", "It climbed [6%].", "5.1 percent", "6%"),
    ("It is [12 kilometres] long.", "It runs for [9,000 metres].", "12 kilometres", "9,000 metres"),
    ("It begins on [Tuesday].", "It starts on [Wednesday, 5 May].", "Tuesday", "Wednesday, 5 May"),
    ("It begins on [4 May].", "It starts on [5 May 2026].", "4 May", "5 May 2026"),
    ("It opened in [2019].", "It was opened in [2021].", "2019", "2021"),
    ("It opened in [May 2019].", "It was opened in [2021].", "May 2019", "2021"),
    ("Doors open at [9 a.m.]", "Doors open at [10:30 a.m.]", "9 a.m", "10:30 a.m"),
    ("[About 340] came.", "The police counted [412].", "About 340", "412"),
    ("More than [500] came.", "The police counted [412].", "500", "412"),
    ("[Between 10 and 12] were hurt.", "[15] were hurt.", "Between 10 and 12", "15"),
]

AGREE = [
    ("It cost [1.2 billion] dollars.", "It cost [1,200 million] dollars."),
    ("It cost [1.2 billion] dollars.", "It cost [$1,234 million]."),
    ("[About 340] came.", "[340] came."),
    ("[340] came.", "[More than 300] came."),
    ("[340] came.", "More than [300] came."),
    ("[Three] were hurt.", "[3 people] were hurt."),
    ("[Between 300 and 400] came.", "[340] came."),
    ("It begins on [Tuesday].", "It begins on [Tuesday, 4 May]."),
    ("It begins on [4 May].", "It begins in [May 2026]."),
    ("It opened in [2019].", "It opened on [2 June 2019]."),
    ("It opens at [2 p.m.]", "It opens at [14:00]"),
    ("[A third] voted.", "[33 percent] voted."),
    ("It takes [two hours].", "It takes [120 minutes]."),
]

NOT_COMPARED = [
    ("[Kim Lee] signed.", "[Park Min] signed."),
    ("It is a [Boeing 737].", "It is an [Airbus 320]."),
    ("It begins on [Tuesday].", "It begins on [4 May]."),
    ("It begins [yesterday].", "It begins [today]."),
    ("It cost [$5 million].", "It cost [4.6 million euros]."),
    ("It cost [45 kroner].", "It cost [50 francs]."),
    ("[12 dead] were found.", "[30 ambulances] were there."),
    ("It lasts [from 4 May to 6 May].", "It lasts until [8 May]."),
    ("It was built [in the 1990s].", "It was built in [1995]."),
    ("He quit [because 3 of his 5 clubs in the north refused to pay wages].", "He quit after [4] years."),
    ("It runs [until 4 May].", "It runs [from 2 May]."),
    ("[340 people on Monday] came.", "[412 people on Tuesday] came."),
]


@pytest.mark.parametrize(("one", "other", "first", "second"), DIFFER)
def test_different_figures_of_one_kind_are_told(one: str, other: str, first: str, second: str) -> None:
    assert compared(one, other) == f'The articles disagree: "Title A" says {first}, "Title B" says {second}.'


@pytest.mark.parametrize(("one", "other"), AGREE)
def test_the_same_in_other_words_or_less_exact_agrees(one: str, other: str) -> None:
    assert compared(one, other) == ""


@pytest.mark.parametrize(("one", "other"), NOT_COMPARED)
def test_what_cannot_be_compared_is_not(one: str, other: str) -> None:
    assert compared(one, other) == ""


def test_one_article_does_not_contradict_itself() -> None:
    assert disagreement([statement("A", "[340] came."), statement("A", "[412] came.")]) == ""


def test_statements_without_a_short_answer_or_of_several_articles_are_left_out() -> None:
    one, other = statement("A", "[340] came."), statement("B", "[412] came.")
    assert disagreement([one, Statement(other.text, other.citations)]) == ""
    assert disagreement([one, Statement(other.text, other.citations + one.citations, other.short)]) == ""
    assert disagreement([]) == disagreement([one]) == ""


def test_each_figure_is_named_once_and_not_too_many() -> None:
    said = ["[340] came.", "[340] came.", "[412] came.", "[500] came.", "[600] came."]
    found = disagreement([statement(letter, text) for letter, text in zip("ABCDE", said, strict=True)])
    assert found == 'The articles disagree: "Title A" says 340, "Title C" says 412, "Title D" says 500.'
    assert found.count("says") == MOST_ARTICLES

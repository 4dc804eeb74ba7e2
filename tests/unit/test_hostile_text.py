"""Text that made a pattern try without end: each of these took seconds to minutes, and is done at once now."""

import pytest

from assistant.introductions import asks_who, introduces, whole_name
from assistant.keys import Scanner
from assistant.messages.rewriting import rewrites
from assistant.overview.mentions import introduced
from assistant.sayings import asks_sayings
from index.bylines import is_byline
from index.formats import html, markdown

LONGEST_QUESTION = 2_000


@pytest.mark.parametrize("parts", [5, 31])
def test_a_byline_of_endless_parts(parts: int) -> None:
    assert is_byline("By our writer in " + "-".join("A" * parts) + "!")


def test_a_byline_in_a_hyphenated_place_is_one() -> None:
    assert is_byline("By our correspondent in Stoke-on-Trent")


def test_a_name_of_endless_parts_is_none() -> None:
    assert whole_name("-".join(["Aa"] * 300) + " b") is None
    assert whole_name("-".join(["Aa"] * 300)) is not None


@pytest.mark.parametrize("name", ["Jean-Luc M. Perrin", "Anna-M. Lee", "Ibn al Khatib", "J. R. Hartley", "O’Neill"])
def test_names_are_still_names(name: str) -> None:
    assert asks_who(f"Who is {name}?") == name


@pytest.mark.parametrize("opening", ["who is a", "who is ", "quotes from a", "and ", "what did a"])
def test_endless_spaces_in_a_question(opening: str) -> None:
    question = opening + " " * (LONGEST_QUESTION - len(opening) - 3) + "a\na"
    assert asks_who(question) is None
    assert asks_sayings(question) is None
    assert rewrites(question, ()) == []


def test_a_sentence_of_one_endless_word() -> None:
    assert not introduces("He met " + "A" * 20_000 + " x Lee.", "Lee")
    assert list(introduced("A" * 20_000 + " x")) == []


def test_a_page_of_titles_that_are_never_closed() -> None:
    page = b"<html><body><p>The mill in Tarn burnt down on Monday.</p>" + b"<title>" * 20_000
    assert "mill" in html.read(page, "page.html").text


def test_a_field_of_endless_spaces() -> None:
    text = "---\ntitle: a" + " " * 50_000 + "a\n---\nThe mill burnt down."
    assert markdown.read(text.encode(), "a.md").title.startswith("a")


def test_endless_signs_of_a_key() -> None:
    scanner = Scanner(["kx7"])
    assert "".join(t for t in [*scanner.feed("§" * 20_000 + "!"), *scanner.finish()] if isinstance(t, str))

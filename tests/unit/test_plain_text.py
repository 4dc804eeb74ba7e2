"""Plain text of what a model writes, however it is made: what once took minutes is done before the test ends."""

import pytest

from assistant.drafts import Drafter
from assistant.plain_text import plain

LONG = 20_000  # characters: as long as an answer may be


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\n---\ntwo", "one two"),
        ("one\n* * ***\ntwo", "one two"),
        ("|:--|---:|\ncell", "cell"),
        ("see [this](http://x.example/a) and ![that](http://x.example/b)", "see this and"),
        ("[![icon](a)](b) text", "text"),
        ("a -- b", "a -- b"),
    ],
)
def test_markup_goes(text: str, expected: str) -> None:
    assert plain(text) == expected


@pytest.mark.parametrize("piece", ["_", "-", "*", "[", "![", "[](", "![](", "<a", "|:--", "> ", "1. ", "(", "`"])
def test_endless_markup_comes_to_an_end(piece: str) -> None:
    assert plain(piece * (LONG // len(piece)) + "\nword").endswith("word")


def test_endless_spaces_behind_a_marker_come_to_an_end() -> None:
    drafter = Drafter(["kx7"])
    drafts = drafter.feed("It rained [kx7]," + "\u2003" * LONG + "x") + drafter.finish()
    assert drafts[0].text.startswith("It rained")

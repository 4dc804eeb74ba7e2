"""Sentence keys and the drafts of a model's answer, in all the shapes that models give them."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafts import Draft, Drafter
from assistant.keys import ALPHABET, LENGTH, Marker, Scanner, make_keys
from assistant.plain_text import plain

KEYS = ["bqtz", "mnrk", "cdfg", "hjkm", "pqrs"]


def scan(*parts: str) -> list[str | tuple[str, ...]]:
    """Texts joined where they meet, and the keys of the markers."""
    scanner = Scanner(KEYS)
    found: list[str | tuple[str, ...]] = []
    for token in [t for part in parts for t in scanner.feed(part)] + scanner.finish():
        if isinstance(token, Marker):
            found.append(token.keys)
        elif found and isinstance(found[-1], str):
            found[-1] += token
        else:
            found.append(token)
    return found


def draft(*parts: str, complete: bool = True) -> list[Draft]:
    drafter = Drafter(KEYS)
    drafts = [d for part in parts for d in drafter.feed(part)]
    return drafts + drafter.finish(complete=complete)


def test_keys_are_drawn_anew_and_occur_nowhere_else() -> None:
    first = make_keys(200, ["The BQTZ agency and bcdf."])
    assert len(set(first)) == 200
    assert all(len(key) == LENGTH and set(key) <= set(ALPHABET) for key in first)
    assert not {"bqtz", "bcdf"} & set(make_keys(50_000, ["The BQTZ agency and bcdf."]))
    assert not set(first) & set(make_keys(200, first))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("S. [§bqtz]", ["S. ", ("bqtz",)]),
        ("S [§bqtz]. T", ["S ", ("bqtz",), ". T"]),
        ("[§bqtz][§mnrk]", [("bqtz",), ("mnrk",)]),
        ("[§bqtz, §mnrk]", [("bqtz", "mnrk")]),
        ("[§bqtz §mnrk]", [("bqtz", "mnrk")]),
        ("[§bqtz; mnrk]", [("bqtz", "mnrk")]),
        ("[§bqtz、§mnrk]", [("bqtz", "mnrk")]),
        ("[bqtz]", [("bqtz",)]),
        ("[§bqtz–§hjkm]", [("bqtz", "mnrk", "cdfg", "hjkm")]),
        ("[§bqtz-hjkm]", [("bqtz", "mnrk", "cdfg", "hjkm")]),
        ("[§bqtz to §cdfg]", [("bqtz", "mnrk", "cdfg")]),
        ("[§cdfg-§bqtz]", [("cdfg", "bqtz")]),
        ("【§bqtz】", [("bqtz",)]),
        ("［§bqtz］。", [("bqtz",), "。"]),
        ("（§bqtz）", [("bqtz",)]),
        ("(§bqtz)", [("bqtz",)]),
        ("{§bqtz}", [("bqtz",)]),
        ("<§bqtz>", [("bqtz",)]),
        ("[`§bqtz`]", [("bqtz",)]),
        ("[**§bqtz**]", [("bqtz",)]),
        ("[[§bqtz]]", [("bqtz",)]),
        ("[[§bqtz], [§mnrk]]", [("bqtz", "mnrk")]),
        ("[§bqtz]]", [("bqtz",), ()]),
        ("[§bqtz The", [(), ("bqtz",), " The"]),
        ("[§BQTZ]", [("bqtz",)]),
        ("[ § bqtz ]", [("bqtz",)]),
        ("[§bq tz]", [("bqtz",)]),
        ("(see §bqtz and §mnrk)", [("bqtz", "mnrk")]),
        ("[Source: §bqtz]", [("bqtz",)]),
        ("§bqtz", [("bqtz",)]),
        ("S. bqtz", ["S. ", ("bqtz",)]),
        ("[§bqtz](http://evil.example/x)", [("bqtz",), ()]),
        ("(the ferry [§bqtz] sails)", ["(the ferry ", ("bqtz",), " sails)"]),
    ],
)
def test_markers_are_found_in_every_shape(text: str, found: list[str | tuple[str, ...]]) -> None:
    assert scan(text) == found
    assert scan(*text) == found


@pytest.mark.parametrize(
    "text", ["[§zzzz]", "[§k7f]", "[zzzz]", "§zzzz", "[§zzzz, §k7f]", "[1]", "[2, 3]", "[^4]", "【4†source】"]
)
def test_made_up_keys_are_dropped(text: str) -> None:
    assert scan(text) == [()]


LOOK_ALIKES = [
    *("[sic]", "[…]", "[Mayor] Lund", "[2024]", "[§ 12]", "[§12a]", "§ 12 of the act", "§ 263 StGB", "§", "a ["),
    *("(45)", "(http)", "5 < 7 > 3", "[words](http://x.example)", "(an aside that is never closed"),
    *("under_score", "xbqtz", "bqtzx"),
]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_text_that_looks_like_a_marker_stays(text: str) -> None:
    assert "".join(t for t in scan(text) if isinstance(t, str)) == text
    assert scan(*text) == scan(text)


def test_known_keys_are_kept_beside_made_up_ones() -> None:
    assert scan("[§zzzz, §bqtz]") == [("bqtz",)]


PIECES = [
    *("The bridge opened in May", "It cost 5 million", "said Dr. Lund", "市长说", "e.g.", "and"),
    *("。", ".", ". ", "! ", ", ", " ", "\n", "\n\n", "\n- ", ":", "[", "]", "(", ")", "§", "`", "**", "“", "”", "–"),
    *("[§bqtz]", "[§mnrk, §cdfg]", "§hjkm", "bqtz", "【§bqtz】", "[§zz", "[1]", "[§bqtz]–[§hjkm]", "NOT_STATED"),
    *("# Head\n", "![x](http://y.example)", "<b>", "<think>", "</think>"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=14), st.randoms(use_true_random=False))
def test_it_does_not_matter_how_the_answer_is_cut(pieces: list[str], rng: random.Random) -> None:
    text = "".join(pieces)
    parts, at = [], 0
    while at < len(text):
        size = rng.choice([1, 1, 2, 3, 9])
        parts.append(text[at : at + size])
        at += size
    assert draft(*parts) == draft(text)
    assert scan(*parts) == scan(text)


@given(st.text(alphabet="§[]()【】`*_-–,. \nabqtzmnrk1<>!:", max_size=60))
def test_no_marker_is_left_in_a_draft(text: str) -> None:
    for each in draft(*text):
        assert "§bqtz" not in each.text and "[bqtz]" not in each.text
        assert set(each.keys + each.inherited) <= set(KEYS)


@pytest.mark.parametrize(
    ("text", "drafts"),
    [
        ("It opened. [§bqtz] It cost 5 [§mnrk].", [("It opened.", "bqtz"), ("It cost 5.", "mnrk")]),
        ("It opened [§bqtz] [§mnrk]. [§cdfg] It closed.", [("It opened.", "bqtz mnrk"), ("It closed.", "cdfg")]),
        ("It opened [§bqtz], [§mnrk] and [§cdfg].", [("It opened.", "bqtz mnrk cdfg")]),
        ("It opened [§bqtz]–[§cdfg].", [("It opened.", "bqtz mnrk cdfg")]),
        ("The mayor [§bqtz], Ana Lund, said so [§mnrk].", [("The mayor, Ana Lund, said so.", "bqtz mnrk")]),
        ("President [§bqtz] Lund said so [§mnrk].", [("President Lund said so.", "bqtz mnrk")]),
        ("It opened in May [§bqtz] Lund said so [§mnrk]", [("It opened in May", "bqtz"), ("Lund said so", "mnrk")]),
        ("He said “no [§bqtz].” He left [§mnrk].", [("He said “no.”", "bqtz"), ("He left.", "mnrk")]),
        ("It opened.\n[§bqtz]\nIt closed.\n[§mnrk]", [("It opened.", "bqtz"), ("It closed.", "mnrk")]),
        ("It opened.[§bqtz]It closed.[§mnrk]", [("It opened.", "bqtz"), ("It closed.", "mnrk")]),
        ("市长说桥开了[§bqtz]。花了五百万。[§mnrk]", [("市长说桥开了。", "bqtz"), ("花了五百万。", "mnrk")]),
        ("- **It** opened [§bqtz]\n- It closed [§mnrk]", [("It opened", "bqtz"), ("It closed", "mnrk")]),
        ("1. It opened [§bqtz].\n2. It closed [§mnrk].", [("It opened.", "bqtz"), ("It closed.", "mnrk")]),
        ("# Head\n\nHere is what it says:\n\nSure!\nIt opened [§bqtz].", [("It opened.", "bqtz")]),
        ("It opened ([§bqtz]).", [("It opened.", "bqtz")]),
        ("It opened `[§bqtz]`.", [("It opened.", "bqtz")]),
    ],
)
def test_statements_and_their_keys(text: str, drafts: list[tuple[str, str]]) -> None:
    assert [(d.text, " ".join(d.keys)) for d in draft(text)] == drafts
    assert draft(*text) == draft(text)


def test_a_sentence_without_keys_inherits_from_the_next_marker_of_its_paragraph() -> None:
    first, second = draft("It opened in May. It cost 5 million [§bqtz].")
    assert first == Draft("It opened in May.", (), ("bqtz",))
    assert second == Draft("It cost 5 million.", ("bqtz",))
    assert draft("It opened in May.\n\nIt cost 5 million [§bqtz].")[0].inherited == ()


def test_a_statement_is_out_as_soon_as_the_next_one_begins() -> None:
    drafter = Drafter(KEYS)
    assert drafter.feed("It opened in May. [§bqtz") == []
    assert drafter.feed("]") == []
    assert drafter.feed("\n") == [Draft("It opened in May.", ("bqtz",))]


def test_half_a_sentence_is_dropped_when_the_answer_breaks_off() -> None:
    assert draft("It opened [§bqtz]. It cost 5", complete=False) == [Draft("It opened.", ("bqtz",))]
    assert draft("It cost 5. [§bqtz]", complete=False) == [Draft("It cost 5.", ("bqtz",))]
    assert draft("It cost 5.", complete=False) == []


@pytest.mark.parametrize(
    "text", ["NOT_STATED", "**NOT_STATED**", "`NOT_STATED`.", "NOT STATED\n", " NOT_STATED [§bqtz]"]
)
def test_the_agreed_token_is_seen_and_not_shown(text: str) -> None:
    drafter = Drafter(KEYS)
    assert drafter.feed(text) + drafter.finish() == []
    assert drafter.not_stated


def test_a_sentence_that_never_ends_is_cut() -> None:
    drafter = Drafter(KEYS)
    drafts = [d for _ in range(3_000) for d in drafter.feed("on and on ")]
    assert drafts and all(len(d.text) < 3_000 for d in drafts)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("**Bold** and _so_ `on`", "Bold and so on"),
        ("[words](http://x.example/a)", "words"),
        ("![image](http://x.example/?q=1) text", "text"),
        ("![image][ref] text", "text"),
        ("<b>bold</b> <img src=x onerror=alert(1)>text", "bold text"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;", "alert(1)"),
        ("<img src=x", "img src=x"),
        ("half](http://x.example) a link", "half a link"),
        ("<https://x.example>", "https://x.example"),
        ("5 < 7 and 3 * 4", "5 < 7 and 3 4"),
        ("snake_case stays", "snake_case stays"),
        ("> quoted\n> twice", "quoted twice"),
        ("a\u202eb\x1b[31m", "ab[31m"),
        ("| a | b |\n|---|---|", "a b"),
    ],
)
def test_text_is_made_plain(text: str, words: str) -> None:
    assert plain(text) == words

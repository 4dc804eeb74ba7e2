"""BM25 agrees with the formula it names, and never returns a text that shares no word with the query."""

import math
import random

import pytest

from index.lexical import LexicalIndex, terms


def bm25(query: list[str], texts: list[list[str]], k1: float = 1.5, b: float = 0.75) -> list[float]:
    """The Lucene variant, written from its formula."""
    mean = sum(map(len, texts)) / len(texts)
    scores = []
    for text in texts:
        score = 0.0
        for term in query:
            holding = sum(term in other for other in texts)
            idf = math.log(1 + (len(texts) - holding + 0.5) / (holding + 0.5))
            count = text.count(term)
            score += idf * count / (count + k1 * (1 - b + b * len(text) / mean))
        scores.append(score)
    return scores


def test_scores_are_bm25s() -> None:
    chance = random.Random(7)
    vocabulary = ["river", "flood", "mayor", "bridge", "school", "budget", "train"]
    texts = [" ".join(chance.choices(vocabulary, k=chance.randint(3, 12))) for _ in range(30)]
    found = dict(LexicalIndex(texts).search("flood bridge", 30))
    expected = bm25(terms("flood bridge"), [terms(text) for text in texts])
    for place, score in enumerate(expected):
        assert found.get(place, 0.0) == pytest.approx(score, rel=1e-5)


def test_no_hit_without_a_common_word() -> None:
    index = LexicalIndex(["The river rose.", "The mayor spoke.", "Nothing else."])
    assert [place for place, _ in index.search("When did the rivers rise?", 5)] == [0]
    assert index.search("volcano", 5) == []
    assert index.search("the of and", 5) == []
    assert index.search("?!", 5) == []


def test_texts_without_words() -> None:
    assert LexicalIndex(["...", "!"]).search("river", 5) == []


def test_scripts_without_spaces_match_by_character() -> None:
    index = LexicalIndex(["东京今天下雨。", "北京很热。"])
    assert index.search("东京", 2)[0][0] == 0


def test_ties_keep_the_order_of_the_texts() -> None:
    index = LexicalIndex(["a flood came"] * 4)
    assert [place for place, _ in index.search("flood", 3)] == [0, 1, 2]


@pytest.mark.parametrize("word", ["com\u00adpany", "com\u200bpany", "com\u2060pany", "com\u200cpany", "\ufeffcompany"])
def test_invisible_characters_do_not_cut_a_word(word: str) -> None:
    assert terms(word) == terms("company")


@pytest.mark.parametrize("broken", ["engi-\nneers", "engi-\r\nneers", "Engi-\n> neers", "engi-\n  neers"])
def test_a_word_hyphenated_at_a_line_end_is_found(broken: str) -> None:
    index = LexicalIndex([f"The {broken} came.", "Nobody came."])
    assert [place for place, _ in index.search("an engineer", 2)] == [0]


def test_a_compound_broken_at_its_hyphen_is_found_by_its_parts() -> None:
    assert {*terms("well-\nknown")} >= {*terms("well-known")}


def test_endless_broken_words_come_to_an_end() -> None:
    assert len(terms("a" * 200_000 + " b-\n" * 50_000)) >= 50_000

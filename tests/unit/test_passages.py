"""Passages tile the article, whatever it is."""

from hypothesis import given
from hypothesis import strategies as st

from index.passages import MAX_PIECES, cut
from index.sentences import split
from index.types import Passage, Sentence


def words(text: str) -> int:
    return len(text.split())


def passages_of(text: str, furniture: frozenset[int] = frozenset()) -> list[Passage]:
    sentences = [Sentence(i, s, e, text[s:e], i not in furniture) for i, (s, e) in enumerate(split(text))]
    return cut("0" * 16, "Title", text, sentences, words) if sentences else []


@given(st.text(st.sampled_from("aB.!? \n\u00a0“”…"), min_size=1, max_size=400), st.frozensets(st.integers(0, 20)))
def test_passages_tile_the_article(text: str, furniture: frozenset[int]) -> None:
    passages = passages_of(text, furniture)
    if passages:
        assert "".join(passage.text for passage in passages) == text
        assert [p.start for p in passages] == [0, *[p.end for p in passages[:-1]]]
        assert [s.position for p in passages for s in p.sentences] == list(range(len(split(text))))
        for passage in passages:
            assert len({s.citable for s in passage.sentences}) == 1
            for sentence in passage.sentences:
                assert text[sentence.start : sentence.end] == sentence.text


def test_a_passage_stays_small() -> None:
    text = " ".join(f"Sentence number {i} has a few more words in it." for i in range(200))
    passages = passages_of(text)
    assert all(words(p.text) <= MAX_PIECES for p in passages)
    assert len(passages) < 200 / 5


def test_a_long_sentence_stands_alone() -> None:
    long = "Word " + "after word " * 150 + "end."
    passages = passages_of(f"Short one. {long} Short two.")
    assert [len(p.sentences) for p in passages] == [1, 1, 1]

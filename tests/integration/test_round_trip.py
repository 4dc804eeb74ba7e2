"""Offsets survive ChromaDB and a restart, for any text."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index import Library
from index.errors import EmptyArticleError
from index.sentences import split

ANY_TEXT = st.one_of(
    st.text(max_size=300),
    st.lists(
        st.sampled_from(
            [
                "He said so.",
                "“No,” she said.",
                "\u00a0",
                "\u200b",
                "\r\n\r\n",
                "\n",
                " ",
                "\x00",
                "\u2028",
                "😀",
                "e\u0301",
                "The end.",
            ]
        ),
        max_size=25,
    ).map("".join),
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=ANY_TEXT)
def test_any_text_comes_back_exactly(home: Path, text: str) -> None:
    with Library.open(home) as library:
        try:
            added = library.add_text(text)
        except EmptyArticleError:
            return
    with Library.open(home) as library:
        found = library.get(added.id)
    assert found.text == text
    assert [(s.start, s.end) for s in found.sentences] == split(text)
    assert [s.position for s in found.sentences] == list(range(len(found.sentences)))
    for sentence in found.sentences:
        assert found.text[sentence.start : sentence.end] == sentence.text


def test_repeated_sentences_keep_their_own_offsets(library: Library) -> None:
    text = "Yes. No. Yes. No.\n\nYes. " * 40
    article = library.add_text(text)
    found = library.get(article.id)
    assert len({(s.start, s.end) for s in found.sentences}) == len(found.sentences) == 200
    assert [s.start for s in found.sentences] == sorted(s.start for s in found.sentences)
    cited = {s for passage in library.retrieve("yes", top_k=50) for s in passage.sentences}
    assert cited <= set(found.sentences)

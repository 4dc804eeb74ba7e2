"""The library with the real ChromaDB and the real encoder."""

import multiprocessing
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from index import Article, Library, retrieve
from index.errors import (
    ArticleNotFoundError,
    EmptyArticleError,
    EncoderMismatchError,
    HomeNotWritableError,
    QuestionError,
    StoreDamagedError,
    StoreLockedError,
    TooLargeError,
)

FERRY = """Ferry to Sandoy stops for a month

The ferry between Gamlarætt and Sandoy will not sail in March, its operator said on Tuesday. Its engine has to be
replaced at a yard in Skála.

A bus will run through the new tunnel every hour instead. It costs 45 kroner one way.

“We are sorry for the wait,” said Rúna Dam, who heads the company.

LEAVE A REPLY

Please enter your comment!
"""
MILL = """Old mill becomes a school

The water mill at Brüel, empty since 1994, will open as a school for 120 pupils in August. The town paid
3.4 million euros for the repair.

The mayor, Jens Ott, called it a good day for the town.
"""


def everything(article: Article) -> list[tuple[int, int, str, bool]]:
    return [(s.start, s.end, s.text, s.citable) for s in article.sentences]


def test_an_article_comes_back_as_it_was_added(library: Library, own_home: Path) -> None:
    text = FERRY.replace(" kroner", "\u00a0kroner").replace("\n", "\r\n")
    added = library.add_text(text, title="Ferry")
    library.close()
    with Library.open() as reopened:
        found = reopened.get(added.id)
    assert found == added
    assert found.text == text
    assert all(text[start:end] == words for start, end, words, _ in everything(found))
    assert (own_home / "chroma").is_dir()


def test_an_author_is_kept_and_a_library_from_before_there_were_any_opens(library: Library) -> None:
    added = library.add_bytes(b"---\nauthor: Ida Kern\n---\n\n" + FERRY.encode(), "ferry.md")
    assert library.get(added.id) == added
    assert added.author == "Ida Kern"
    stored = library._store.collection.get(include=["documents", "metadatas", "embeddings"])
    older = [{key: value for key, value in each.items() if key != "author"} for each in stored["metadatas"] or []]
    library._store.collection.delete(ids=stored["ids"])
    library._store.collection.add(
        ids=stored["ids"], documents=stored["documents"], metadatas=older, embeddings=stored["embeddings"]
    )
    assert library.get(added.id) == replace(added, author=None)


def test_adding_twice_changes_nothing(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    path.write_text(FERRY, encoding="utf-8")
    first = library.add(path)
    again = library.add(path)
    assert again == first
    assert library.add_text(FERRY, title="Another title") == first
    assert library.articles() == [first]


def test_an_edited_article_is_another_one(library: Library) -> None:
    first = library.add_text(FERRY)
    second = library.add_text(FERRY.replace("45", "50"))
    assert first.id != second.id
    assert {article.id for article in library.articles()} == {first.id, second.id}


def test_furniture_is_kept_but_never_retrieved(library: Library) -> None:
    article = library.add_text(FERRY)
    marked = [s.text for s in article.sentences if not s.citable]
    assert "LEAVE A REPLY" in marked
    for question in ("Please enter your comment", "leave a reply"):
        passages = library.retrieve(question, top_k=50)
        assert passages
        assert not any("comment" in s.text for p in passages for s in p.sentences if s.citable)
        assert all(any(s.citable for s in p.sentences) for p in passages)


def test_the_right_passage_comes_first_with_scores_in_order(library: Library) -> None:
    library.add_text(FERRY)
    library.add_text(MILL)
    passages = library.retrieve("How much does the bus ticket cost?")
    assert "45 kroner" in passages[0].text
    scores = [passage.score for passage in passages]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    assert len({(p.article_id, p.start) for p in passages}) == len(passages)


def test_a_paraphrase_is_found_without_a_common_word(library: Library) -> None:
    library.add_text(FERRY)
    library.add_text(MILL)
    assert library.retrieve("children will be taught in a historic building")[0].title == "Old mill becomes a school"


def test_retrieval_is_limited_to_the_articles_asked_for(library: Library) -> None:
    ferry, mill = library.add_text(FERRY), library.add_text(MILL)
    assert {p.article_id for p in library.retrieve("the mayor", articles=[ferry.id])} == {ferry.id}
    assert {p.article_id for p in library.retrieve("the mayor", top_k=50)} == {ferry.id, mill.id}
    assert library.retrieve("the mayor", articles=[]) == []


def test_top_k_and_bad_questions(library: Library) -> None:
    library.add_text(FERRY)
    assert len(library.retrieve("ferry", top_k=1)) == 1
    with pytest.raises(ValueError, match="at least 1"):
        library.retrieve("ferry", top_k=0)
    for blank in ("", "  \n", "?!", "\u00a0"):
        with pytest.raises(QuestionError, match="empty"):
            library.retrieve(blank)
    with pytest.raises(QuestionError, match="longer than"):
        library.retrieve("a" * 20_000)


def test_removing(library: Library) -> None:
    ferry, mill = library.add_text(FERRY), library.add_text(MILL)
    library.remove(ferry.id)
    assert library.articles() == [mill]
    assert {p.article_id for p in library.retrieve("Where does the ferry sail?")} == {mill.id}
    for name in (ferry.id, "nothing", ""):
        with pytest.raises(ArticleNotFoundError):
            library.remove(name)
        with pytest.raises(ArticleNotFoundError):
            library.get(name)


def test_an_empty_library_answers_from_the_sample(library: Library) -> None:
    sample = library.sample()
    passages = library.retrieve("Whom did the minister call on?")
    assert {p.article_id for p in passages} == {sample.id}
    assert library.articles() == []
    assert library.get(sample.id) == sample
    assert library.retrieve("minister", articles=[sample.id])
    ferry = library.add_text(FERRY)
    assert {p.article_id for p in library.retrieve("minister", top_k=50)} == {ferry.id}


def test_the_sample_has_what_a_wire_story_has(library: Library) -> None:
    sample = library.sample()
    assert [s.text for s in sample.sentences if not s.citable][0] == "LEAVE A REPLY"
    assert sum(not s.citable for s in sample.sentences) == 3
    assert sample.title in sample.text


@pytest.mark.parametrize("text", ["", "  \n\u200b\ufeff", "...", "LEAVE A REPLY", "— • —"])
def test_text_without_a_sentence(library: Library, text: str) -> None:
    with pytest.raises(EmptyArticleError, match="no sentence"):
        library.add_text(text)
    assert library.articles() == []


def test_pasted_text_has_the_same_limit_as_a_file(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TooLargeError):
        library.add_text("Word. " * (11 * 2**20 // 6))


def test_a_lone_surrogate_does_no_harm(library: Library) -> None:
    article = library.add_text("A \ud800 letter came. It was odd.")
    assert library.get(article.id).text == "A \ufffd letter came. It was odd."


def test_as_retriever_serves_llama_index(library: Library) -> None:
    article = library.add_text(FERRY)
    library.add_text(MILL)
    nodes = library.as_retriever(top_k=2).retrieve("How much does the bus cost?")
    assert len(nodes) == 2
    place = nodes[0].node.metadata
    assert article.text[place["start"] : place["end"]] == nodes[0].node.get_content()
    assert "45 kroner" in nodes[0].node.get_content()


def test_the_function_for_other_programs(tmp_path: Path) -> None:
    path = tmp_path / "mill.txt"
    path.write_text(MILL, encoding="utf-8")
    passages = retrieve("What did the repair cost?", article=path, top_k=2)
    assert "3.4 million euros" in passages[0].text
    assert retrieve("What did the repair cost?", article=passages[0].article_id)[0].article_id == passages[0].article_id
    with pytest.raises(ArticleNotFoundError):
        retrieve("What?", article=tmp_path / "missing.txt")


def test_retrieve_needs_neither_gradio_nor_torch() -> None:
    code = "import sys, index; index.retrieve('minister'); print([m for m in ('gradio', 'torch') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_home_that_cannot_be_written(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("in the way", encoding="utf-8")
    with pytest.raises(HomeNotWritableError, match="ARTICLE_CHAT_HOME"):
        Library.open(file / "home")


@pytest.mark.parametrize("damage", ["overwritten", "cut", "emptied", "zeroed in the middle"])
def test_a_damaged_store_says_so_and_is_left_alone(damage: str, library: Library, own_home: Path) -> None:
    library.add_text(FERRY)
    library.close()
    database = own_home / "chroma" / "chroma.sqlite3"
    whole = database.read_bytes()
    third = len(whole) // 3
    damaged = {
        "overwritten": b"not a database " * 1000,
        "cut": whole[:third],
        "emptied": b"",
        "zeroed in the middle": whole[:third] + bytes(third) + whole[2 * third :],
    }[damage]
    database.write_bytes(damaged)
    with pytest.raises(StoreDamagedError, match="ARTICLE_CHAT_HOME") as caught:
        Library.open()
    assert "\n" not in str(caught.value)
    assert database.read_bytes() == damaged


def test_another_encoder_is_noticed_at_open(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    library.add_text(FERRY)
    library.close()
    from index import library as module

    encoder = module.load_encoder()
    monkeypatch.setattr(encoder, "identity", "another-encoder 0123")
    with pytest.raises(EncoderMismatchError, match="another encoder"):
        Library.open()


def _write_elsewhere(home: str, text: str, results: "multiprocessing.Queue[str]") -> None:
    try:
        with Library.open(home) as library:
            results.put(library.add_text(text).id)
    except Exception as error:
        results.put(f"{type(error).__name__}: {error}")


def _in_another_process(home: Path, text: str) -> str:
    context = multiprocessing.get_context("spawn")
    results: multiprocessing.Queue[str] = context.Queue()
    process = context.Process(target=_write_elsewhere, args=(str(home), text, results))
    process.start()
    result = results.get(timeout=120)
    process.join()
    return result


def test_a_second_writer_is_refused_and_may_write_later(library: Library, own_home: Path) -> None:
    ferry = library.add_text(FERRY)
    refused = _in_another_process(own_home, MILL)
    assert refused.startswith(StoreLockedError.__name__)
    assert "CHROMA_URL" in refused
    assert _in_another_process(own_home, FERRY) == ferry.id  # nothing to write
    library.close()
    mill = _in_another_process(own_home, MILL)
    with Library.open() as reopened:
        assert {article.id for article in reopened.articles()} == {ferry.id, mill}


def test_an_open_reader_sees_what_another_process_wrote(library: Library, own_home: Path) -> None:
    library.add_text(FERRY)
    library.close()
    with Library.open() as reader:
        assert len(reader.articles()) == 1
        mill = _in_another_process(own_home, MILL)
        assert len(reader.articles()) == 2
        assert reader.retrieve("What did the repair of the mill cost?")[0].article_id == mill
        reader.add_text("A third story. It is short.")
        assert len({passage.article_id for passage in reader.retrieve("story", top_k=50)}) == 3


def test_a_killed_writer_loses_no_finished_article_and_leaves_no_lock(own_home: Path) -> None:
    code = (
        "import os, signal, sys\nfrom index import Library\nlibrary = Library.open()\n"
        "article = library.add_text(sys.argv[1])\nprint(article.id, flush=True)\nos.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, FERRY], capture_output=True, text=True, env=dict(os.environ))
    assert done.returncode == -signal.SIGKILL
    with Library.open() as library:
        assert [article.id for article in library.articles()] == [done.stdout.strip()]
        library.add_text(MILL)
        assert library.retrieve("bus ticket")[0].article_id == done.stdout.strip()


def test_an_article_cut_short_by_a_crash_can_be_added_again(
    library: Library, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from index import chroma

    text = "\n\n".join(f"Paragraph {i} says that the river rose by {i} centimetres. " * 4 for i in range(30))
    monkeypatch.setattr(chroma.Connection, "batch_size", lambda self: 3)
    upserts = 0

    def fail_at_third(collection: object) -> object:
        upsert = collection.upsert  # type: ignore[attr-defined]

        def counted(**rows: object) -> None:
            nonlocal upserts
            upserts += 1
            if upserts == 3:
                raise RuntimeError("the power went out")
            upsert(**rows)

        monkeypatch.setattr(collection, "upsert", counted)
        return collection

    with monkeypatch.context() as patch:
        fail_at_third(library._store.collection)
        with pytest.raises(RuntimeError):
            library.add_text(text)
        patch.undo()
    assert library.articles() == []
    article = library.add_text(text)
    assert library.get(article.id).text == text

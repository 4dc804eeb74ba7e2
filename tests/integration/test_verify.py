"""Exports of real conversations, verified against the library: what holds, and every way in which it may not."""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from assistant import Conversation
from assistant.conversation import Turn
from assistant.support import Support
from assistant.types import Answer, Citation, Statement, Withheld
from index import Article, Library
from ui.export import to_html, to_json, to_markdown
from ui.export.reading import MAX_BYTES, MOST_ITEMS, ExportError
from ui.verify import examine, verify

STORY = """Ferry to Sandoy stops for a month

The ferry between Gamlarætt and Sandoy will not sail in March, its operator said on Tuesday. The pier is old.

A bus 🚌 will run through the new tunnel every hour instead. The bus ticket costs 45 kroner one way. The pier is old.

قال المدير إن العبارة ستعود في أبريل. Mayor Rakul Lund did not say that the tunnel is safe.
"""
SOURCE = "https://news.example/ferry"
PROGRAM = [sys.executable, "-c", "from ui.cli import main; main()"]

Edit = Callable[[dict[str, Any]], None]


@pytest.fixture
def story(library: Library) -> Article:
    return library.add_text(STORY, source=SOURCE)


def cite(article: Article, words: str, nth: int = 0) -> Citation:
    return Citation(article.id, article.title, [s for s in article.sentences if words in s.text][nth])


def quoted(article: Article, words: str, nth: int = 0) -> Turn:
    citation = cite(article, words, nth)
    text = citation.sentence.text
    return Turn("What?", Answer("What?", "What?", True, "extractive", text, (Statement(text, (citation,)),)))


def written(article: Article, text: str, *words: str) -> Turn:
    statement = Statement(text, tuple(cite(article, each) for each in words))
    withheld = (Withheld("The ferry sank.", "It did not."),)
    return Turn(
        "What?", Answer("What?", "What?", True, "generated", text, (statement,), withheld=withheld, note="Slow.")
    )


def edited(export: str, edit: Edit) -> str:
    value = json.loads(export)
    edit(value)
    return json.dumps(value)


def citation_of(value: dict[str, Any]) -> Any:
    return value["turns"][0]["answer"]["statements"][0]["citations"][0]


def run(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run([*PROGRAM, *arguments], input=stdin, capture_output=True, text=True, encoding="utf-8")


def test_a_real_conversation_holds(library: Library, story: Article) -> None:
    conversation = Conversation(story.id, library=library)
    for question in ("How much does the bus ticket cost?", "Who won the cricket world cup?", "Thanks!"):
        conversation.ask(question)
    assert [turn.answer.mode for turn in conversation.turns] == ["extractive", "extractive", "chat"]
    export = to_json(conversation.turns, library.get)
    assert verify(export, library) == []
    turns = examine(export, library)
    assert [turn.citations for turn in turns] == [1, 0, 0]
    assert "holds (1 citation)" in turns[0].in_words


def test_every_sentence_can_be_cited_and_verified(library: Library, story: Article) -> None:
    turns = [quoted(story, sentence.text) for sentence in story.sentences]
    turns += [quoted(story, "pier is old", 1), quoted(story, "قال"), quoted(story, "🚌")]
    assert verify(to_json(turns, library.get), library) == []


def test_the_sample_holds_in_an_empty_library(library: Library) -> None:
    conversation = Conversation(library=library)
    conversation.ask("Who did Park meet on Tuesday?")
    assert verify(to_json(conversation.turns, library.get), library) == []


def test_a_generated_statement_is_checked_again(library: Library, story: Article) -> None:
    good = written(story, "A one-way bus ticket costs 45 kroner.", "45 kroner")
    bad = written(story, "The bus ticket costs 54 kroner one way.", "45 kroner")
    (problem,) = verify(to_json([good, bad], library.get), library)
    assert (problem.turn, problem.statement, problem.citation) == (2, 1, None)
    assert "do not support it" in problem.what and str(problem).startswith("question 2, statement 1: ")


def test_neighbours_that_were_not_retrieved_do_not_matter(
    library: Library, story: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fake check stands in for one that changes its mind with all neighbours, as at the edge of a passage."""
    seen = []

    def fake(statement: str, sentences: Sequence[str], *, around: Sequence[str] = ()) -> Support:
        seen.append(len(around))
        return Support(len(around) < 2, "" if len(around) < 2 else "Too much around it.")

    monkeypatch.setattr("ui.verify.check_support", fake)
    turn = written(story, "A one-way bus ticket costs 45 kroner.", "45 kroner")
    assert verify(to_json([turn], library.get), library) == []
    assert seen[0] == max(seen) >= 2 > seen[-1]


def test_yes_or_no_before_the_sentence_is_checked_again(library: Library, story: Article) -> None:
    conversation = Conversation(story.id, library=library)
    conversation.ask("Will the ferry sail in March?")
    export = to_json(conversation.turns, library.get)
    assert verify(export, library) == []
    statement = conversation.turns[0].answer.statements[0].text

    def says(lead: str) -> list[str]:
        forged = edited(export, lambda v: v["turns"][0]["answer"].update(text=lead + statement))
        return [problem.what for problem in verify(forged, library)]

    assert any("does not settle" in what for what in says("Yes. "))
    assert any("not that of its statements" in what for what in says("Certainly. "))


def test_an_article_that_was_removed_or_changed(library: Library, story: Article) -> None:
    export = to_json([quoted(story, "45 kroner")], library.get)
    library.remove(story.id)
    library.add_text(STORY.replace("45 kroner", "54 kroner"), source=SOURCE)
    (problem,) = verify(export, library)
    assert problem.citation == 1 and problem.article_id == story.id
    assert "holds no article with the id" in problem.what and story.title in problem.what


def test_an_article_that_goes_by_another_title(library: Library, story: Article) -> None:
    export = to_json([quoted(story, "45 kroner")], library.get)
    library.remove(story.id)
    library.add_text(STORY, title="Another title", source=SOURCE)
    (problem,) = verify(export, library)
    assert "is called “Another title”" in problem.what


def _replace_text(value: dict[str, Any]) -> None:
    answer = value["turns"][0]["answer"]
    answer["text"] = answer["statements"][0]["text"] = citation_of(value)["text"] = "The bus ticket costs 99 kroner."


def _half(value: dict[str, Any]) -> None:
    citation = citation_of(value)
    start = STORY.index("the tunnel is safe")
    citation.update(start=start, end=start + 19, text="the tunnel is safe.")
    answer = value["turns"][0]["answer"]
    answer["text"] = answer["statements"][0]["text"] = "the tunnel is safe."


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (lambda v: citation_of(v).update(end=10**9), "is not in the article"),
        (lambda v: citation_of(v).update(start=-5), "is not in the article"),
        (lambda v: citation_of(v).update(start=citation_of(v)["end"]), "is not in the article"),
        (lambda v: citation_of(v).update(start=citation_of(v)["start"] + 1), "the article says"),
        (_replace_text, "the article says"),
        (_half, "not one whole sentence"),
        (lambda v: citation_of(v).update(position=0), "is number"),
        (lambda v: citation_of(v).update(link="https://evil.example/#:~:text=a"), "leads to another page"),
        (lambda v: citation_of(v).update(link="javascript:alert(1)"), "leads to another page"),
        (lambda v: citation_of(v).update(article_id="../../etc"), "holds no article"),
        (lambda v: v["turns"][0]["answer"]["statements"][0].update(text="Free."), "given as a quotation"),
        (lambda v: v["turns"][0]["answer"].update(text="Free."), "not that of its statements"),
        (lambda v: v["turns"][0]["answer"].update(statements=[]), "without a statement"),
        (lambda v: v["turns"][0]["answer"]["statements"][0].update(citations=[]), "cites no sentence"),
        (lambda v: v["turns"][0]["answer"].update(answered=False), "said not to answer"),
        (lambda v: v["turns"][0]["answer"].update(mode="chat"), "cites nothing"),
    ],
)
def test_an_export_that_was_changed_by_hand(edit: Edit, words: str, library: Library, story: Article) -> None:
    export = to_json([quoted(story, "45 kroner"), quoted(story, "ferry")], library.get)
    problems = verify(edited(export, edit), library)
    assert any(words in problem.what for problem in problems), problems
    assert {problem.turn for problem in problems} == {1}


def test_a_changed_closest_passage(library: Library, story: Article) -> None:
    conversation = Conversation(story.id, library=library)
    conversation.ask("Who won the cricket world cup?")
    export = to_json(conversation.turns, library.get)
    (problem,) = verify(edited(export, lambda v: v["turns"][0]["answer"]["closest"].update(text="Ana won.")), library)
    assert "closest passage" in problem.what


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ("null", "no export"),
        ("[1, 2]", "no export"),
        ('{"turns": []}', "no export"),
        ('{"format": "x", "format": "article-chat conversation"}', "key twice"),
        ("[" * 200_000, "nested too deeply"),
        ("9" * 5_000, "digits"),
        ('{"format": "article-chat conversation", "version": 2, "turns": []}', "version other than 1"),
        ('{"format": "article-chat conversation", "version": true, "turns": []}', "version other than 1"),
        ('{"format": "article-chat conversation", "version": 1}', '"turns" must be a list'),
        ('{"format": "article-chat conversation", "version": 1, "turns": [7]}', "turn 1 must be an object"),
        (" " * (MAX_BYTES + 1), "larger than 50 MB"),
    ],
    ids=lambda value: value[:20].strip(),
)
def test_what_is_no_export(text: str, words: str, library: Library) -> None:
    with pytest.raises(ExportError, match=words):
        verify(text, library)


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (lambda v: citation_of(v).update(start="1"), '"start" of citation 1 of statement 1 of turn 1'),
        (lambda v: citation_of(v).update(end=True), "whole number"),
        (lambda v: citation_of(v).update(text=None), "must be a text"),
        (lambda v: citation_of(v).update(link=1), "text or null"),
        (lambda v: v["turns"][0].update(answer=[]), "must be an object"),
        (lambda v: v["turns"][0]["answer"].update(mode="magic"), "must be one of"),
        (lambda v: v["turns"][0]["answer"].update(answered=1), "true or false"),
        (lambda v: v["turns"][0]["answer"].update(closest=[]), "must be an object"),
        (lambda v: v.update(turns=v["turns"] * (MOST_ITEMS + 1)), "more than"),
    ],
)
def test_a_damaged_export(edit: Edit, words: str, library: Library, story: Article) -> None:
    export = to_json([quoted(story, "45 kroner")], library.get)
    with pytest.raises(ExportError, match=words):
        verify(edited(export, edit), library)


def test_exports_for_reading_are_refused_in_words(library: Library, story: Article) -> None:
    turns = [quoted(story, "45 kroner")]
    for text in (to_html(turns, library.get), to_markdown(turns, library.get)):
        with pytest.raises(ExportError, match="verify the JSON export"):
            verify(text, library)


def test_the_command(library: Library, story: Article, tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    export = to_json([quoted(story, "45 kroner"), written(story, "It is free \x1b[31m.", "45 kroner")], library.get)
    library.close()
    path.write_text(export, encoding="utf-8")
    done = run("verify", str(path))
    assert done.returncode == 3, done.stderr
    assert "Question 1, “What?”: holds (1 citation)" in done.stdout
    assert "question 2, statement 1: the cited sentences do not support it" in done.stdout
    assert "1 of 2 answers hold." in done.stdout and "\x1b" not in done.stdout
    good = edited(export, lambda v: v["turns"].pop())
    done = run("verify", "-", "--json", stdin=good)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)[0]["problems"] == []


def test_the_command_with_a_bad_file(tmp_path: Path) -> None:
    bad = {"binary.json": b"\xff\xfe\x00", "other.json": b"{}", "page.html": b"<!doctype html>"}
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
    for name in (*bad, "missing.json", "."):
        done = run("verify", name)
        assert done.returncode == 2, done.stdout
        assert len(done.stderr.strip().splitlines()) == 1 and "Traceback" not in done.stderr

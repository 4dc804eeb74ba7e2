"""The command line as a person or a script runs it: output, exit codes, errors in one line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from index import Library

STORY = """Ferry to Sandoy stops for a month

The ferry between Gamlarætt and Sandoy will not sail in March, its operator said on Tuesday.

A bus will run through the new tunnel every hour instead. The bus ticket costs 45 kroner one way.
"""
PROGRAM = [sys.executable, "-c", "from ui.cli import main; main()"]


def run(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run([*PROGRAM, *arguments], input=stdin, capture_output=True, text=True, encoding="utf-8")


@pytest.fixture
def story(tmp_path: Path) -> str:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return str(path)


def test_ask_prints_the_answer_and_its_sentence(story: str) -> None:
    done = run("ask", "How much does the bus ticket cost?", "--article", story)
    assert done.returncode == 0, done.stderr
    assert "The bus ticket costs 45 kroner one way. [1]" in done.stdout
    assert "[1] Ferry to Sandoy stops for a month, sentence 4" in done.stdout


def test_ask_says_no_before_the_sentence_that_settles_it(story: str) -> None:
    done = run("ask", "Will the ferry sail in March?", "--article", story)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("No.\nThe ferry between Gamlarætt and Sandoy will not sail in March")


def test_ask_as_json_holds_exact_offsets(story: str) -> None:
    done = run("ask", "How much does the bus ticket cost?", "--article", story, "--json")
    answer = json.loads(done.stdout)
    assert set(answer) == {"question", "query", "answered", "mode", "text", "statements", "closest"}
    assert answer["answered"] is True
    assert answer["mode"] == "extractive"
    citation = answer["statements"][0]["citations"][0]
    assert set(citation) == {"article_id", "title", "position", "start", "end", "text"}
    assert STORY[citation["start"] : citation["end"]] == citation["text"] == "The bus ticket costs 45 kroner one way."


def test_what_is_not_stated_has_its_own_exit_code(story: str) -> None:
    done = run("ask", "Which team won the cricket world cup?", "--article", story)
    assert done.returncode == 3
    assert "does not say" in done.stdout
    assert "not an answer" in done.stdout
    answer = json.loads(run("ask", "Which team won the cricket world cup?", "--article", story, "--json").stdout)
    assert answer["answered"] is False
    assert answer["statements"] == []
    assert answer["closest"]["text"] in STORY


def test_standard_input(story: str) -> None:
    done = run("ask", "How much does the bus ticket cost?", "--article", "-", stdin=STORY)
    assert "45 kroner" in done.stdout


def test_add_list_retrieve_remove(story: str) -> None:
    assert "library is empty" in run("list").stdout
    added = run("add", story)
    assert added.returncode == 0
    article_id = added.stdout.split()[0]
    assert run("add", story).stdout == added.stdout
    listed = json.loads(run("list", "--json").stdout)
    assert [article["id"] for article in listed] == [article_id]
    passages = json.loads(run("retrieve", "bus ticket price", "--top-k", "2", "--json").stdout)
    assert passages[0]["article_id"] == article_id
    assert STORY[passages[0]["start"] : passages[0]["end"]] == passages[0]["text"]
    assert "45 kroner" in run("retrieve", "bus ticket price", "--article", article_id).stdout
    assert run("remove", article_id).returncode == 0
    assert json.loads(run("list", "--json").stdout) == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no sentence"),
        (b" \n\n ", "no sentence"),
        (b"---\n***\n...", "no sentence"),
        (b"\x7fELF\x00\x00\x01", "not a text file"),
        ("Grüße aus Köln".encode("latin-1"), "UTF-8"),
        (b"%PDF-1.4", "PDF"),
        (b"a" * (11 * 2**20), "larger than 10 MB"),
    ],
    ids=["empty", "blank", "sentence-less", "binary", "wrongly encoded", "pdf", "large"],
)
def test_a_bad_file_is_one_clear_line(content: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    with Library.open() as library:
        kept = library.add_text("This one was here before. It stays.")
    for command in (["ask", "Who?", "--article", str(path)], ["add", str(path)]):
        done = run(*command)
        assert done.returncode == 2
        assert done.stdout == ""
        assert words in done.stderr
        assert len(done.stderr.strip().splitlines()) == 1
    with Library.open() as library:
        assert library.articles() == [kept]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["ask", "Who?", "--article", "missing.txt"], "check the path"),
        (["ask", "Who?", "--article", "0123456789abcdef"], "article-chat list"),
        (["ask", "   "], "empty"),
        (["ask", "x" * 20_000], "longer than"),
        (["retrieve", "Who?", "--top-k", "0"], "--top-k"),
        (["remove", "0123456789abcdef"], "article-chat list"),
        (["ask"], "question"),
        (["nonsense"], "nonsense"),
        (["serve", "missing.txt"], "check the path"),
    ],
)
def test_bad_usage(arguments: list[str], words: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_home_that_cannot_be_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "in-the-way"
    file.write_text("", encoding="utf-8")
    monkeypatch.setenv("ARTICLE_CHAT_HOME", str(file))
    done = run("ask", "Who?")
    assert done.returncode == 1
    assert "ARTICLE_CHAT_HOME" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_wrong_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SERVER_PORT", "eighty")
    done = run("list")
    assert done.returncode == 2
    assert "SERVER_PORT" in done.stderr


def test_control_characters_do_not_reach_the_terminal() -> None:
    done = run("ask", "Who came?", "--article", "-", stdin="Mr Fox \x1b[31mcame\x07 to see \u202eus.")
    assert "\x1b" not in done.stdout
    assert "\x07" not in done.stdout
    assert "\u202e" not in done.stdout


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom ui.cli import app\n"
        "try:\n    app(['--help'])\nexcept SystemExit:\n    pass\n"
        "print('LOADED', [m for m in ('numpy', 'chromadb', 'llama_index', 'gradio', 'onnxruntime', 'pydantic') "
        "if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    for command in ("serve", "ask", "retrieve", "add", "list", "remove"):
        assert command in done.stdout
    assert "LOADED []" in done.stdout

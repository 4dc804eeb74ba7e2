"""What the README shows is true: its commands have the promised form and its Python runs."""

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import index
from index import Library
from ui.app import build, launch

README = (Path(index.__file__).parent.parent / "README.md").read_text(encoding="utf-8")
SNIPPETS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
PAGE = "http://127.0.0.1:7860"  # where a snippet says that the page is
STORY = "A bus runs through the tunnel every hour. The bus ticket costs 45 kroner one way."


@contextlib.contextmanager
def served() -> Iterator[str]:
    """The page on a free port, with the story in its library."""
    with Library.open() as library:
        library.add("story.txt")
        page = build(library)
        try:
            yield launch(page, host="127.0.0.1", port=None)[1]
        finally:
            page.close(verbose=False)


def test_the_two_commands_are_single_lines() -> None:
    start = "    python3 -m venv .venv && .venv/bin/pip install -q -c constraints.txt -e "
    commands = [line for line in README.splitlines() if line.startswith("    python3 -m venv")]
    assert commands == [f"{start}. && .venv/bin/article-chat", f"{start}'.[test]' && .venv/bin/pytest"]


def test_there_are_snippets() -> None:
    assert len(SNIPPETS) >= 3


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda snippet: snippet.splitlines()[0])
def test_python_snippets_run(snippet: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")  # tests run in this folder
    with served() if PAGE in snippet else contextlib.nullcontext(PAGE) as address:
        exec(compile(snippet.replace(PAGE, address), "README.md", "exec"), {})
    printed = capsys.readouterr().out
    if "print" in snippet:
        assert "45 kroner" in printed


def test_links_lead_to_files() -> None:
    root = Path(index.__file__).parent.parent
    targets = [t for t in re.findall(r"\]\(([^)#]+)\)", README) if "://" not in t]
    assert targets
    for target in targets:
        assert (root / target).exists(), target

"""The benchmarks run, on a small part of their questions; their figures are not judged here."""

import json
import os
import subprocess
import sys
from pathlib import Path

import index

ROOT = Path(index.__file__).parent.parent
BENCHMARKS = ROOT / "tests" / "benchmarks"


def run(*arguments: str) -> str:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr
    return done.stdout


def small_set(folder: Path, questions: int) -> Path:
    """The first questions of the kept-apart news set, with paths that hold from another folder."""
    lines = (BENCHMARKS / "news" / "questions.jsonl").read_text(encoding="utf-8").splitlines()[:questions]
    rows = [json.loads(line) for line in lines]
    for row in rows:
        row["article"] = str(BENCHMARKS / "news" / row["article"])
    path = folder / "small.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_retrieval(tmp_path: Path) -> None:
    table = run(str(BENCHMARKS / "retrieval.py"), str(small_set(tmp_path, 8)))
    assert [line.split()[0] for line in table.splitlines()[-3:]] == ["dense", "lexical", "fused"]


def test_eval_and_its_report(tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    path = small_set(tmp_path, 8)
    printed = run("-c", "from ui.cli import main; main()", "eval", str(path), "--json", "--report", str(report))
    measures = json.loads(printed)
    assert measures["questions"] == 8
    assert 0 <= measures["right"] <= 1
    page = report.read_text(encoding="utf-8")
    assert page.count("<svg") == 2
    assert "failures of 8 questions" in page


def test_a_damaged_question_set_is_one_line(tmp_path: Path) -> None:
    path = small_set(tmp_path, 2)
    path.write_text(path.read_text(encoding="utf-8") + "{broken\n", encoding="utf-8")
    code = "from ui.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code, "eval", str(path)], capture_output=True, text=True)
    assert done.returncode == 2
    assert "line 3" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_support(tmp_path: Path) -> None:
    assert "false" in run(str(BENCHMARKS / "support.py"), "--smoke")


def test_the_sets_are_sound() -> None:
    run(str(BENCHMARKS / "check_sets.py"))


def test_conversations() -> None:
    table = run(str(BENCHMARKS / "conversations.py"), "--smoke")
    rows = [line.split("|")[1].strip() for line in table.splitlines()[2:]]
    assert rows == ["right sentence", "follow-ups", "abstained", "refused"]

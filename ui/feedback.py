"""Thumbs and remarks about answers: lines of JSON in the program's folder, for the person who runs it.

Not in the browser: what a visitor thinks of an answer helps only the one who can change the program, and each line
shows a question that a set for `article-chat eval` may want. Nothing is written that a visitor did not send by pressing
a thumb.
"""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from filelock import FileLock

from assistant.conversation import Turn

Thumb = Literal["up", "down"]
THUMBS: tuple[Thumb, ...] = ("up", "down")
LONGEST_REMARK = 1_000  # characters
MAX_BYTES = 2 * 2**20  # of the file; beyond it the older half is dropped
_NAME = "feedback.jsonl"


def note(home: Path, turn: Turn, thumb: Thumb, remark: str = "") -> Path:
    """Append a line; of several about one answer, the last one counts.

    Args:
        home: The program's folder.
        turn: What was asked and answered.
        thumb: Whether the answer was good.
        remark: Words about it; cut at `LONGEST_REMARK`.

    Returns:
        The file.
    """
    answer = turn.answer
    cited = {(each.article_id, each.sentence.position) for one in answer.statements for each in one.citations}
    line = {
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "thumb": thumb,
        "remark": remark.strip()[:LONGEST_REMARK],
        "question": turn.question,
        "query": answer.query,
        "answered": answer.answered,
        "mode": answer.mode,
        "text": answer.text,
        "citations": [{"article_id": article, "position": position} for article, position in sorted(cited)],
    }
    data = (json.dumps(line, ensure_ascii=False) + "\n").encode("utf-8", "replace")
    home.mkdir(parents=True, exist_ok=True)
    path = home / _NAME
    with FileLock(f"{path}.lock", timeout=10):
        kept = path.read_bytes() if path.exists() else b""
        if len(kept) + len(data) > MAX_BYTES:
            kept = kept[-MAX_BYTES // 2 :].partition(b"\n")[2]
            path.write_bytes(kept + data)
        else:
            with path.open("ab") as file:
                file.write(data)
    return path

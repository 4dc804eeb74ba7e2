"""Words in quotation marks stand so in a sentence."""

import re
from collections.abc import Sequence

_QUOTED = re.compile(r'"([^"]{1,2000})"')
_GAP = re.compile(r"\s*(?:\[?\.\.\.\]?|\[?…\]?|\. \. \.)\s*")
_BARE = re.compile(r"[^\w%$€£ ]+")


def check(statement: str, sentences: Sequence[str]) -> str:
    """Compare what a plain statement quotes with plain sentences; a reason, or "" if all of it stands there."""
    source = _bare(" ".join(sentences))
    for quotation in _QUOTED.findall(statement):
        rest = source
        for part in _GAP.split(re.sub(r"\[[^\[\]]{0,80}\]", "...", quotation)):
            words = _bare(part)
            if not words.strip():
                continue
            at = rest.find(words)
            if at < 0:
                return f"The words in quotation marks, “{quotation.strip()}”, do not stand so in the sentence."
            rest = " " + rest[at + len(words) :].lstrip()
    if statement.count('"') % 2:
        return "A quotation mark is not closed."
    return ""


def _bare(text: str) -> str:
    return f" {' '.join(_BARE.sub(' ', text.replace(chr(39), '')).casefold().split())} "

"""Words in quotation marks stand so in a sentence."""

import re
from collections.abc import Sequence

_QUOTED = re.compile(r'"([^"]{1,2000})"')
_GAP = re.compile(r"\s*(?:\[?\.\.\.\]?|\[?…\]?|\. \. \.)\s*")
_BARE = re.compile(r"[^\w%$€£ ]+|(?=%)")
_INCHES = re.compile(r'(?<=\d)"')


def check(statement: str, sentences: Sequence[str]) -> str:
    """Compare what a plain statement quotes with plain sentences; a reason, or "" if all of it stands there."""
    if statement.count('"') % 2:
        statement = _INCHES.sub(" inches", statement, count=1)
    whole = " ".join(sentences)
    # The second has a quotation in one piece that "she said" interrupts.
    sources = [_bare(whole), _bare(" ".join(_QUOTED.findall(whole)))]
    for quotation in _QUOTED.findall(statement):
        if not any(_stands(quotation, source) for source in sources):
            return f"The words in quotation marks, “{quotation.strip()}”, do not stand so in the sentence."
    if statement.count('"') % 2:
        return "A quotation mark is not closed."
    return ""


def _stands(quotation: str, source: str) -> bool:
    for part in _GAP.split(re.sub(r"\[[^\[\]]{0,80}\]", "...", quotation)):
        words = _bare(part)
        if not words.strip():
            continue
        at = source.find(words)
        if at < 0:
            return False
        source = " " + source[at + len(words) :].lstrip()
    return True


def _bare(text: str) -> str:
    return f" {' '.join(_BARE.sub(' ', text.replace(chr(39), '')).casefold().split())} "

"""Which sentences are page furniture: comment forms, share bars, newsletter boxes, notices. Labelled, never deleted.

Only whole lines that are a stock phrase count, so an article about newsletters keeps its sentences. A false label hides
what an article says; a missed one shows a person a line of clutter. Every doubt is settled for the article.
"""

import re
from collections.abc import Sequence
from enum import IntEnum

from index.furniture_phrases import KEPT, OPENER, PHRASE, REPORTED, WEAK

_LINE_END = re.compile("[\n\r\v\u2028\u2029]")
_WORD = re.compile("[\u3040-\u30ff\u3400-\u9fff]{2}|[^\\W\u3040-\u30ff\u3400-\u9fff]+")
_PARTS = re.compile(r"\s*[|•·]\s*")
_STORIES = re.compile(r"[^:]*\b(?:most|more (?:stories|news)|trending|popular|picks|choice|related|recommended)\b[^:]*")
_NUMBERED = re.compile(r"(\d{1,2})[.)]?\s+\S")
_ENDS = frozenset('.!?…。！？؟।"”’»)')

# Longer lines are prose, whatever they start with.
_LONGEST_LINE = 320
# A line of prose: this many words and an end mark.
_PROSE_WORDS = 8
# What must stand before a tail block, in lines and words of prose.
_PROSE_LINES_BEFORE = 2
_WORDS_BEFORE = 60
# And what may still follow its first line: this share of the words of prose before it, at most one line.
_PROSE_SHARE_AFTER = 0.1


class _Strength(IntEnum):
    NONE = 0
    WEAK = 1
    PHRASE = 2
    OPENER = 3


def furniture(text: str, spans: Sequence[tuple[int, int]]) -> list[bool]:
    """Tell page furniture from the article.

    Args:
        text: The article's text.
        spans: Its sentences, as `sentences.split` gives them.

    Returns:
        For each span, whether it is furniture.
    """
    lines = _lines(text, spans)
    strengths = []
    prose_words = []
    for first, last in lines:
        line = text[spans[first][0] : spans[last][1]]
        strength = _strength(line)
        words = _prose_words(line)
        strengths.append(strength)
        prose_words.append(0 if strength >= _Strength.PHRASE else words)
    labels = [strength >= _Strength.PHRASE for strength in strengths]
    tail = _tail_start(strengths, prose_words)
    for index in range(tail, len(lines)):
        first, last = lines[index]
        line = text[spans[first][0] : spans[last][1]]
        labels[index] = labels[index] or (not prose_words[index] and not KEPT.match(_plain(line)))
    _label_weak(strengths, labels)
    _label_numbered([text[spans[first][0] : spans[last][1]] for first, last in lines], labels)
    found = [False] * len(spans)
    for (first, last), label in zip(lines, labels, strict=True):
        for index in range(first, last + 1):
            found[index] = label
    return found


def _lines(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """First and last span of each line; a hard-wrapped paragraph counts as one."""
    lines: list[tuple[int, int]] = []
    for index, (start, _) in enumerate(spans):
        if index and not _LINE_END.search(text, spans[index - 1][1], start):
            lines[-1] = (lines[-1][0], index)
        else:
            lines.append((index, index))
    return lines


def _plain(line: str) -> str:
    line = " ".join(line[: _LONGEST_LINE + 1].replace("\u200b", "").split()).casefold()
    line = line.replace("’", "'").replace("‘", "'")
    return line.strip(" \t*_#>»›→▶►-–—|•·[]+").rstrip(" .!:…>»›→&")


def _strength(line: str) -> _Strength:
    if len(line) > _LONGEST_LINE:
        return _Strength.NONE
    plain = _plain(line)
    if not plain:
        return _Strength.NONE
    strength = _strength_of_phrase(plain)
    if strength is _Strength.NONE:
        parts = [part for part in _PARTS.split(plain) if part]
        if len(parts) > 1:  # "Home | About us | Contact us": as strong as its weakest part, never an opener
            return min(_Strength.PHRASE, *map(_strength_of_phrase, parts))
    return strength


def _strength_of_phrase(plain: str) -> _Strength:
    plain = plain.rstrip(" ?")
    if OPENER.fullmatch(plain):
        found = _Strength.OPENER
    elif PHRASE.fullmatch(plain):
        found = _Strength.PHRASE
    elif WEAK.fullmatch(plain):
        return _Strength.WEAK
    else:
        return _Strength.NONE
    # "Read more: minister said …" is a link to another story, whoever speaks in its headline.
    is_link = ":" in plain[:24]
    return found if is_link or not REPORTED.search(plain) else _Strength.NONE


def _prose_words(line: str) -> int:
    """Words of a line that reads as prose, else 0."""
    if line[-1] not in _ENDS:
        return 0
    count = len(_WORD.findall(line))
    return count if count >= _PROSE_WORDS else 0


def _tail_start(strengths: list[_Strength], prose_words: list[int]) -> int:
    """The line at which the page's tail opens, or the number of lines if it has none."""
    lines_before = words_before = 0
    words_after, lines_after = sum(prose_words), sum(count > 0 for count in prose_words)
    for index, (strength, words) in enumerate(zip(strengths, prose_words, strict=True)):
        is_after_article = lines_before >= _PROSE_LINES_BEFORE and words_before >= _WORDS_BEFORE
        is_at_end = lines_after <= 1 and words_after <= _PROSE_SHARE_AFTER * words_before
        if strength is _Strength.OPENER and is_after_article and is_at_end:
            return index
        words_before += words
        words_after -= words
        lines_before += words > 0
        lines_after -= words > 0
    return len(strengths)


def _label_weak(strengths: list[_Strength], labels: list[bool]) -> None:
    """Label weak lines beside furniture, and beside weak lines that are so labelled."""
    for order in (range(1, len(labels)), range(len(labels) - 2, -1, -1)):
        step = order.step
        for index in order:
            if strengths[index] is _Strength.WEAK and labels[index - step]:
                labels[index] = True


def _label_numbered(lines: list[str], labels: list[bool]) -> None:
    """Label the headlines "1. …", "2. …" under a labelled line that announces other stories, wherever it stands."""
    due = 0
    for index, (line, label) in enumerate(zip(lines, labels, strict=True)):
        number = _NUMBERED.match(line)
        if label and _STORIES.fullmatch(_plain(line)):
            due = 1
        elif due and number and int(number[1]) == due and line[-1] not in ".!…" and len(line) <= _LONGEST_LINE:
            labels[index], due = True, due + 1
        else:
            due = 0

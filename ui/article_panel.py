"""The article beside the chat: an article → HTML in which every sentence is an element with an id of its own.

`gr.HTML` sanitises nothing, so every piece of article text is escaped here. Offsets never go to the browser, which
counts UTF-16 units: it gets element ids.
"""

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import PureWindowsPath

from index import Article, Sentence
from index.paragraphs import paragraphs
from ui.escaping import escaped

PART_LENGTH = 120_000  # characters shown at once: some 20 pages; a browser lays out a megabyte of spans too slowly
_ELEMENT_ID = re.compile(r"s-([0-9a-f]{16})-(\d{1,9})")
_LONGEST_SUBHEAD = 90  # characters
_ENDS = (*".!?…:;,。！？؟।", "”", '"', "’", ")")


def element_id(article_id: str, position: int) -> str:
    """The id of a sentence's element in the page."""
    return f"s-{article_id}-{position}"


def parse_element_id(text: str) -> tuple[str, int] | None:
    """The article id and the sentence's position that an element id names, or None if it is not one."""
    found = _ELEMENT_ID.fullmatch(text)
    return (found[1], int(found[2])) if found else None


def article_html(article: Article, *, around: int = 0, sample: bool = False) -> str:
    """Render an article, or the part of a very long one that holds a sentence.

    Args:
        article: The article.
        around: Position of a sentence that must be shown.
        sample: Whether to say that this is the sample that comes with the program.

    Returns:
        Safe HTML. Each sentence shown is a `span.sentence`; page furniture is `span.sentence.furniture`.
    """
    parts = _parts(article.sentences)
    number = max(0, bisect_right([part[0].position for part in parts], around) - 1) if parts else 0
    shown = parts[number] if parts else ()
    blocks = _paragraphs(article, shown)
    head, body = _head_and_body(article, blocks, first=number == 0)
    earlier = _part_link(article, parts[number - 1], "Show the part before") if number > 0 else ""
    later = _part_link(article, parts[number + 1], "Show the next part") if number + 1 < len(parts) else ""
    note = ""
    if len(parts) > 1:
        note = (
            f'<p class="part-note">This article is long: part {number + 1:,} of {len(parts):,} is shown, sentences '
            f"{shown[0].position + 1:,} to {shown[-1].position + 1:,} of {len(article.sentences):,}. "
            f"Questions search all of it. {earlier}</p>"
        )
    label = '<p class="sample-label">Sample article, to try the program with</p>' if sample else ""
    foot = f'<p class="part-note">{later}</p>' if later else ""
    return f'<article class="article" dir="auto">{label}{head}{_meta(article, sample)}{note}{body}{foot}</article>'


def error_html(message: str) -> str:
    """What stands in the article's place when it cannot be shown."""
    return f'<p class="notice" role="alert">{escaped(message)}</p>'


def _parts(sentences: Sequence[Sentence]) -> list[Sequence[Sentence]]:
    """Cut sentences into runs of about `PART_LENGTH` characters."""
    parts: list[Sequence[Sentence]] = []
    first = 0
    for index, sentence in enumerate(sentences):
        if sentence.end - sentences[first].start > PART_LENGTH and index > first:
            parts.append(sentences[first:index])
            first = index
    if sentences:
        parts.append(sentences[first:])
    return parts


def _paragraphs(article: Article, sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    """Group sentences by the paragraphs that the sentence splitter saw."""
    starts = [start for start, _ in paragraphs(article.text)]
    grouped = itertools.groupby(sentences, key=lambda sentence: bisect_right(starts, sentence.start))
    return [list(group) for _, group in grouped]


def _head_and_body(article: Article, blocks: list[list[Sentence]], *, first: bool) -> tuple[str, str]:
    """The title and the paragraphs; a headline that opens the text is the title, and is not shown twice."""
    title = escaped(article.title)
    if first and blocks and _same_words(_raw(article, blocks[0]), article.title):
        title = _spans(article, blocks[0])
        blocks = blocks[1:]
    body = "".join(_paragraph(article, block) for block in blocks)
    return f'<h2 class="article-title">{title}</h2>', body


def _paragraph(article: Article, block: Sequence[Sentence]) -> str:
    return f'<p class="{_paragraph_class(article, block)}" dir="auto">{_spans(article, block)}</p>'


def _paragraph_class(article: Article, block: Sequence[Sentence]) -> str:
    if not any(sentence.citable for sentence in block):
        return "paragraph page-furniture"
    text = _raw(article, block).strip()
    alone = len(block) == 1 and len(text) <= _LONGEST_SUBHEAD and "\n" not in text
    if alone and not text.endswith(_ENDS) and text[:1].isalnum() and not text[:1].islower():
        return "paragraph subhead"
    return "paragraph"


def _spans(article: Article, block: Sequence[Sentence]) -> str:
    """The sentences of a paragraph, with whatever stands between them."""
    pieces: list[str] = []
    end = block[0].start
    for sentence in block:
        pieces.append(escaped(article.text[end : sentence.start]))
        kind = "sentence" if sentence.citable else "sentence furniture"
        anchor = element_id(article.id, sentence.position)
        pieces.append(f'<span id="{anchor}" class="{kind}">{escaped(sentence.text)}</span>')
        end = sentence.end
    return "".join(pieces)


def _raw(article: Article, block: Sequence[Sentence]) -> str:
    return article.text[block[0].start : block[-1].end]


def _same_words(one: str, other: str) -> bool:
    return "".join(one.split()).casefold() == "".join(other.split()).casefold()


def _meta(article: Article, sample: bool) -> str:
    return _line([] if sample else [_source(article.source)], article.date)


def _line(items: list[str], stated: str | None) -> str:
    if stated:
        items = [*items, f"<time>{escaped(_date(stated))}</time>"]
    return f'<p class="article-meta">{" · ".join(items)}</p>' if items else ""


def _source(source: str) -> str:
    if re.match(r"https?://", source):
        return f'<a href="{escaped(source)}" target="_blank" rel="noopener noreferrer">{escaped(source)}</a>'
    # Only the file's name: a page that others may open does not tell where on this machine the file lies.
    return escaped(PureWindowsPath(source).name) if source else "Pasted text"


def _date(stated: str) -> str:
    try:
        day = date.fromisoformat(stated)
    except ValueError:
        return stated
    return f"{day.day} {day:%B %Y}"


def _part_link(article: Article, part: Iterable[Sentence], words: str) -> str:
    """A link to another part's first sentence; the page's script asks for the part as it does for a citation."""
    first = next(iter(part))
    return f'<a class="part-link" href="#{element_id(article.id, first.position)}">{words}</a>'

"""Sentences → passages that tile the article."""

from collections.abc import Callable, Sequence

from index.types import Passage, Sentence

MAX_PIECES = 160  # word pieces; the encoder sees 256, and a shorter passage says one thing
PARAGRAPH_PIECES = 70  # from here on a paragraph's end closes the passage


def cut(
    article_id: str, title: str, text: str, sentences: Sequence[Sentence], count: Callable[[str], int]
) -> list[Passage]:
    """Cut an article into passages.

    A passage ends where the next sentence would take it over `MAX_PIECES`, at a paragraph's end once it holds
    `PARAGRAPH_PIECES`, and where page furniture begins or ends. A longer sentence stands alone.

    Args:
        article_id: The article's id.
        title: The article's title.
        text: The article's canonical text.
        sentences: All its sentences, in order; at least one.
        count: Word pieces of a text.

    Returns:
        In order; the first starts at 0, the last ends at `len(text)`, each starts where the one before ends.
    """
    groups: list[list[Sentence]] = []
    pieces = 0
    for sentence in sentences:
        size = count(sentence.text)
        if groups:
            before = groups[-1][-1]
            new_paragraph = text.count("\n", before.end, sentence.start) >= 2
            full = pieces + size > MAX_PIECES or (new_paragraph and pieces >= PARAGRAPH_PIECES)
            if not full and before.citable == sentence.citable:
                groups[-1].append(sentence)
                pieces += size
                continue
        groups.append([sentence])
        pieces = size
    starts = [0] + [group[0].start for group in groups[1:]]
    ends = starts[1:] + [len(text)]
    return [
        Passage(article_id, title, text[start:end], start, end, tuple(group))
        for start, end, group in zip(starts, ends, groups, strict=True)
    ]

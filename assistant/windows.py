"""Cuts the sentences of an article into windows that the reader can take in at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

CLS, SEP = 101, 102


@dataclass(frozen=True, slots=True)
class Piece:
    """The word pieces of one sentence, or of a part of a sentence too long for a window.

    Attributes:
        sentence: Index into the sentences given to the reader.
        ids: (tokens,) word pieces.
        starts: (tokens,) first code point of each in the article.
        ends: (tokens,) one past its last code point.
    """

    sentence: int
    ids: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Window:
    """`[CLS] question [SEP] sentences [SEP]`.

    Attributes:
        ids: (length,) word pieces.
        pieces: The sentences in it.
        at: Index in `ids` of each piece's first token.
        text_at: Index in `ids` of the first token after the question's `[SEP]`.
    """

    ids: NDArray[np.int64]
    pieces: tuple[Piece, ...]
    at: tuple[int, ...]
    text_at: int


def cut(piece: Piece, room: int, overlap: int) -> list[Piece]:
    """Cut a piece longer than `room` tokens into parts that overlap; one that fits is returned as it is."""
    if len(piece) <= room:
        return [piece]
    parts = []
    for first in range(0, len(piece) - min(overlap, room // 2), room - min(overlap, room // 2)):
        part = slice(first, first + room)
        parts.append(Piece(piece.sentence, piece.ids[part], piece.starts[part], piece.ends[part]))
    return parts


def windows(question: Sequence[int], pieces: Sequence[Piece], *, longest: int, overlap: int) -> list[Window]:
    """Fill windows with whole sentences, each window starting with the last sentences of the one before.

    Args:
        question: The question's word pieces.
        pieces: The sentences in article order.
        longest: Most tokens of a window, the three special ones included.
        overlap: Most tokens repeated from the window before.

    Returns:
        The fewest windows that hold every piece, of about the same length; none if there are no pieces.
    """
    room = longest - len(question) - 3
    parts = [part for piece in pieces for part in cut(piece, room, overlap) if len(part)]
    total = sum(map(len, parts))
    if not parts:
        return []
    count = 1 if total <= room else -(-(total - overlap) // (room - overlap))
    even = room if count == 1 else min(room, -(-(total + (count - 1) * overlap) // count) + overlap // 2)
    groups: list[list[Piece]] = [[]]
    size = 0
    for part in parts:
        if groups[-1] and size + len(part) > even:
            carried: list[Piece] = []
            for old in reversed(groups[-1]):
                if sum(map(len, carried)) + len(old) > overlap or sum(map(len, carried)) + len(old) + len(part) > room:
                    break
                carried.insert(0, old)
            groups.append(carried)
            size = sum(map(len, carried))
        groups[-1].append(part)
        size += len(part)
    return [_window(question, group) for group in groups]


def _window(question: Sequence[int], pieces: Sequence[Piece]) -> Window:
    head = [CLS, *question, SEP]
    at, here = [], len(head)
    for piece in pieces:
        at.append(here)
        here += len(piece)
    ids = np.concatenate([np.array(head, np.int64), *(p.ids for p in pieces), np.array([SEP], np.int64)])
    return Window(ids, tuple(pieces), tuple(at), len(head))

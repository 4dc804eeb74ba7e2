"""Examples to word pieces, and word pieces to batches."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from assistant.training.data import Example, sentence_spans
from assistant.windows import Piece, windows

LONGEST_QUESTION = 80


@dataclass(frozen=True, slots=True)
class Encoded:
    """One example as `[CLS] question [SEP] text [SEP]`.

    Attributes:
        ids: (length,) word pieces.
        text_at: Index of the text's first token.
        sentences: (length,) number of the token's sentence from 1; 0 outside the text.
        spans: Gold token spans, both ends included; ((0, 0),) if not answerable.
        gold: Numbers of the gold sentences; (0,) if not answerable.
    """

    ids: np.ndarray
    text_at: int
    sentences: np.ndarray
    spans: tuple[tuple[int, int], ...]
    gold: tuple[int, ...]

    @property
    def answerable(self) -> bool:
        return self.gold != (0,)


class Encoder:
    """Turns examples into word pieces; texts are tokenised once."""

    def __init__(self, tokenizer: Path, split: Callable[[str], list[tuple[int, int]]] = sentence_spans) -> None:
        self.tokenizer = Tokenizer.from_file(str(tokenizer))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.split = split

    def encode(self, example: Example, longest: int = 384, overlap: int = 64) -> list[Encoded]:
        """Encode one example; a text that does not fit is cut into windows as at run time.

        A window that holds none of the answers is an unanswerable example of its own.
        """
        question = self.tokenizer.encode(example.question, add_special_tokens=False).ids[:LONGEST_QUESTION]
        text = self.tokenizer.encode(example.text, add_special_tokens=False)
        offsets = np.array(text.offsets, dtype=np.int64).reshape(-1, 2)
        ids = np.array(text.ids, dtype=np.int64)
        sentences = np.zeros(len(ids), dtype=np.int64)
        spans = self.split(example.text)
        for number, (a, b) in enumerate(spans, 1):
            sentences[(offsets[:, 0] < b) & (offsets[:, 1] > a)] = number
        golds = []
        for a, b in example.answers:
            inside = np.flatnonzero((offsets[:, 0] < b) & (offsets[:, 1] > a))
            if len(inside):
                golds.append((int(inside[0]), int(inside[-1])))
        marks = example.gold or example.answers
        gold = {n for n, (a, b) in enumerate(spans, 1) if any(x < b and y > a for x, y in marks)}

        pieces = []
        for number in range(1, len(spans) + 1):
            places = np.flatnonzero(sentences == number)
            if len(places):
                pieces.append(Piece(number, ids[places], places, places + 1))
        out = []
        for window in windows(question, pieces, longest=longest, overlap=overlap):
            places = np.concatenate([p.starts for p in window.pieces])
            first, at = int(places[0]), window.text_at
            last = int(places[-1]) + 1
            numbers = sentences[first:last] - sentences[first] + 1
            base = int(sentences[first]) - 1
            inside = tuple(dict.fromkeys((s - first + at, e - first + at) for s, e in golds if s >= first and e < last))
            told = {n - base for n in gold if (numbers == n - base).any()} or {int(numbers[s - at]) for s, _ in inside}
            out.append(
                Encoded(
                    ids=window.ids.astype(np.uint16),
                    text_at=at,
                    sentences=np.concatenate([np.zeros(at, np.int64), numbers, [0]]).astype(np.int16),
                    spans=inside or ((0, 0),),
                    gold=tuple(sorted(told)) if inside else (0,),
                )
            )
        return out


def batches(data: Sequence[Encoded], tokens: int, rng: random.Random) -> list[list[int]]:
    """Group examples of like length into batches of at most `tokens` padded tokens, in random order."""
    order = list(range(len(data)))
    rng.shuffle(order)
    out = []
    for at in range(0, len(order), 4000):
        chunk = sorted(order[at : at + 4000], key=lambda i: len(data[i].ids))
        batch: list[int] = []
        for i in chunk:
            if batch and padded_length(len(data[i].ids)) * (len(batch) + 1) > tokens:
                out.append(batch)
                batch = []
            batch.append(i)
        out.append(batch)
    rng.shuffle(out)
    return out


def padded_length(length: int) -> int:
    """The next multiple of 32, at most 512."""
    return min(512, -(-length // 32) * 32)


def collate(items: Sequence[Encoded]) -> dict[str, torch.Tensor]:
    """Stack examples into the tensors that `ReaderNet` and `losses` take."""
    size, length = len(items), padded_length(max(len(i.ids) for i in items))
    count = max(int(i.sentences.max()) for i in items) + 1
    most = max(len(i.spans) for i in items)
    ids, mask, types = (np.zeros((size, length), np.int64) for _ in range(3))
    sentences = np.zeros((size, length), np.int64)
    allowed = np.zeros((size, length), bool)
    spans = np.full((size, most, 2), -1, np.int64)
    gold = np.zeros((size, count), bool)
    label = np.zeros(size, np.float32)
    for row, item in enumerate(items):
        n = len(item.ids)
        ids[row, :n] = item.ids
        mask[row, :n] = 1
        types[row, item.text_at : n] = 1
        sentences[row, :n] = item.sentences
        allowed[row, item.text_at : n - 1] = True
        allowed[row, 0] = True
        spans[row, : len(item.spans)] = item.spans
        gold[row, list(item.gold)] = True
        label[row] = item.answerable
    arrays = dict(
        input_ids=ids,
        attention_mask=mask,
        token_type_ids=types,
        sentences=sentences,
        allowed=allowed,
        spans=spans,
        gold=gold,
        label=label,
    )
    return {name: torch.from_numpy(value) for name, value in arrays.items()}


def stream(data: Sequence[Encoded], tokens: int, rng: random.Random) -> Iterator[dict[str, torch.Tensor]]:
    """One pass over the data."""
    for batch in batches(data, tokens, rng):
        yield collate([data[i] for i in batch])

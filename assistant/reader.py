"""The extractive reader: which words of an article answer a question, and whether any do.

MiniLM with a span head and the null answer at the first token (Devlin et al., 2019) and a sentence head; trained by
`assistant.training`, where an answerability head helps, int8 on ONNX Runtime. The probability is a logistic
regression over the reader's scores, fitted on articles that were not trained on (`reader.json`).
"""

import functools
import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from assistant.date_line import is_date_line
from assistant.reading import Reading
from assistant.windows import Piece, Window, windows
from index.inference import load_session, load_tokenizer

if TYPE_CHECKING:
    import onnxruntime
    import tokenizers

    from index import Sentence

# What somebody asked may be the answer.
_ASKED = re.compile(r"(?i)\b(?:(?:ask|question|wonder)(?:s|ed|ing)?|quer(?:y|ies|ied)|want(?:s|ed)? to know)\b")
MODELS = Path(__file__).parent / "models"
_MOST_WINDOWS = 16  # of a forward pass: its memory grows with them
_LONGEST_SENTENCE = 20_000  # characters of one that are read: a longer line is data, not prose


@dataclass(frozen=True, slots=True)
class Candidate:
    """The best span of one sentence, before calibration; all scores in nats.

    Attributes:
        span: Start and end logits minus the null's in the same window.
        rank: What sentences are ordered by: `span` and the weighted mean sentence logit of the sentence's tokens, over
            the looks taken.
        look_span: `span` when the sentence is read with its neighbours only; -10 if it was not.
    """

    sentence: int
    start: int
    end: int
    span: float
    rank: float
    look_span: float = -10.0


class Reader:
    """Reads questions; use `Reader.load()`, which opens the weights once a process. Safe to share by threads."""

    def __init__(
        self, session: "onnxruntime.InferenceSession", tokenizer: "tokenizers.Tokenizer", settings: Mapping[str, Any]
    ) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self.settings = settings
        self.threshold: float = settings["threshold"]

    @classmethod
    def load(cls, folder: Path | None = None) -> "Reader":
        """Load the weights that come with the program, or another folder's; later calls return the same reader."""
        return _load((folder or MODELS).resolve())

    def read(self, question: str, sentences: "Sequence[Sentence]", *, limit: int = 5) -> list[Reading]:
        """Find the answers to a question in consecutive sentences of one article.

        Args:
            question: A self-contained question.
            sentences: In article order; those that are not citable are passed over.
            limit: Most readings to return, at least 1.

        Returns:
            Best first, at most one a sentence; empty if there is nothing to read. Ties keep article order.

        Raises:
            ValueError: `question` is blank or `limit` is below 1.
        """
        if not question.strip():
            raise ValueError("the question is blank")
        if limit < 1:
            raise ValueError(f"limit must be at least 1, not {limit}")
        found = self.candidates(question, sentences)
        readings = []
        for place, one in enumerate(found[:limit]):
            fit = self.settings["answered" if place == 0 else "other"]
            values = features(found, place)
            readings.append(Reading(one.start, one.end, one.sentence, one.span, logistic(fit, values)))
        return readings

    def candidates(self, question: str, sentences: "Sequence[Sentence]") -> list[Candidate]:
        """The best span of every sentence, best first; the first few after a second look at each alone."""
        asked, pieces = self._tokenise(question, sentences)
        best: dict[int, Candidate] = {}
        for one in self._read(self._windows(asked, pieces)):
            if one.sentence not in best or one.rank > best[one.sentence].rank:
                best[one.sentence] = one
        if not _ASKED.search(question):
            best = {i: one for i, one in best.items() if not is_question(sentences[i].text)} or best
        best = {i: one for i, one in best.items() if not is_date_line(sentences[i].text)} or best
        found = sorted(best.values(), key=lambda c: (-c.rank, c.sentence))
        looked = self._looked_again(asked, pieces, found[: self.settings["looks"]])
        text = {i: (s.start, s.text) for i, s in enumerate(sentences)}
        return [_whole_words(c, *text[c.sentence]) for c in [*looked, *found[len(looked) :]]]

    def windows(self, question: str, sentences: "Sequence[Sentence]") -> list[Window]:
        """The windows of the first look; sentences that are not citable are left out."""
        return self._windows(*self._tokenise(question, sentences))

    def _looked_again(
        self, asked: Sequence[int], pieces: Sequence[Piece], found: Sequence[Candidate]
    ) -> list[Candidate]:
        """Read each candidate's sentence with its two neighbours only, and rank by both looks together.

        A second, short context is a cheap ensemble of one network: what is an answer only because of
        something far away in the article falls back.
        """
        place = {piece.sentence: i for i, piece in enumerate(pieces)}
        made = [self._windows(asked, pieces[max(0, place[c.sentence] - 1) : place[c.sentence] + 2]) for c in found]
        owners = [i for i, some in enumerate(made) for _ in some]
        again: dict[int, Candidate] = {}
        flat = [window for some in made for window in some]
        for owner, seen in zip(owners, self._read_each(flat), strict=True):
            for one in seen:
                if one.sentence == found[owner].sentence and (owner not in again or one.rank > again[owner].rank):
                    again[owner] = one
        weight = self.settings["look_weight"]
        looked = [
            replace(c, look_span=again[i].span, rank=(c.rank + weight * again[i].rank) / (1 + weight))
            for i, c in enumerate(found)
        ]
        return sorted(looked, key=lambda c: (-c.rank, c.sentence))

    def _tokenise(self, question: str, sentences: "Sequence[Sentence]") -> tuple[list[int], list[Piece]]:
        asked = _shortened(
            self._tokenizer.encode(question, add_special_tokens=False).ids, self.settings["longest_question"]
        )
        kept = [(i, s) for i, s in enumerate(sentences) if s.citable]
        pieces = []
        encoded = self._tokenizer.encode_batch([s.text[:_LONGEST_SENTENCE] for _, s in kept], add_special_tokens=False)
        for (i, sentence), e in zip(kept, encoded, strict=True):
            offsets = np.array(e.offsets, np.int64).reshape(-1, 2) + sentence.start
            if len(offsets):
                pieces.append(Piece(i, np.array(e.ids, np.int64), offsets[:, 0], offsets[:, 1]))
        return asked, pieces

    def _windows(self, asked: Sequence[int], pieces: Sequence[Piece]) -> list[Window]:
        return windows(asked, pieces, longest=self.settings["window"], overlap=self.settings["overlap"])

    def _read(self, made: Sequence[Window]) -> list[Candidate]:
        return [one for some in self._read_each(made) for one in some]

    def _read_each(self, made: Sequence[Window]) -> list[list[Candidate]]:
        """The best span of every sentence of each window; an article of ordinary length takes one forward pass."""
        found = []
        for some in (made[i : i + _MOST_WINDOWS] for i in range(0, len(made), _MOST_WINDOWS)):
            tokens = self.run(some)
            found += [self._spans(window, tokens[row]) for row, window in enumerate(some)]
        return found

    def run(self, made: Sequence[Window]) -> NDArray[np.float32]:
        """One forward pass: (windows, length, 3) start, end and sentence logits."""
        length = max(len(w.ids) for w in made)
        feed = {
            name: np.zeros((len(made), length), np.int64) for name in ("input_ids", "attention_mask", "token_type_ids")
        }
        for row, window in enumerate(made):
            n = len(window.ids)
            feed["input_ids"][row, :n] = window.ids
            feed["attention_mask"][row, :n] = 1
            feed["token_type_ids"][row, window.text_at : n] = 1
        tokens: NDArray[np.float32] = self._session.run(["tokens"], feed)[0]
        return tokens

    def _spans(self, window: Window, tokens: NDArray[np.float32]) -> list[Candidate]:
        null = float(tokens[0, 0] + tokens[0, 1])
        longest, weight = self.settings["longest_answer"], self.settings["support_weight"]
        found = []
        for piece, at in zip(window.pieces, window.at, strict=True):
            n = len(piece)
            here = tokens[at : at + n]
            scores = here[:, 0, None] + here[None, :, 1]
            places = np.arange(n)
            apart = places[None, :] - places[:, None]
            scores = np.where((apart >= 0) & (apart < longest), scores, -np.inf)
            first, last = divmod(int(scores.argmax()), n)
            span, support = float(scores[first, last]) - null, float(here[:, 2].mean())
            found.append(
                Candidate(
                    sentence=piece.sentence,
                    start=int(piece.starts[first]),
                    end=int(piece.ends[last]),
                    span=span,
                    rank=span + weight * support,
                )
            )
        return found


@functools.lru_cache(maxsize=2)
def _load(folder: Path) -> Reader:
    session, tokenizer = load_session(folder / "reader.onnx"), load_tokenizer(folder / "tokenizer.json")
    return Reader(session, tokenizer, json.loads((folder / "reader.json").read_text(encoding="utf-8")))


def _shortened(ids: Sequence[int], most: int) -> list[int]:
    """The beginning and the end of a long question: the words asked may stand before or behind what is quoted."""
    half = most // 2
    return list(ids) if len(ids) <= most else [*ids[:half], *ids[half - most :]]


def is_question(text: str) -> bool:
    """Whether a sentence only asks: an interviewer's question states nothing (of 14,238 gold sentences 12 do)."""
    return text.rstrip(" \"”’'»)").endswith("?")


def _whole_words(one: Candidate, offset: int, text: str) -> Candidate:
    """Widen a span to whole words, inside its sentence."""
    start, end = one.start - offset, one.end - offset
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return replace(one, start=start + offset, end=end + offset)


def features(found: Sequence[Candidate], place: int) -> dict[str, float]:
    """What the calibration looks at; each feature grows with the chance that the sentence answers, in nats.

    Args:
        found: All candidates, best first.
        place: Index of the candidate in question.
    """
    one = found[place]
    ranks = [c.rank for c in found]
    other = max((r for i, r in enumerate(ranks) if i != place), default=one.rank - 10.0)
    return {
        "span": one.span,
        "look_span": one.look_span,
        "margin": max(-10.0, min(10.0, one.rank - other)),
    }


def logistic(fit: Mapping[str, Any], values: Mapping[str, float]) -> float:
    """`1 / (1 + exp(-(bias + sum of weight * value)))`, for a fit of `reader.json`."""
    z = fit["bias"] + sum(weight * values[name] for name, weight in fit["weights"].items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))

"""The first reader: the sentence most like the question, by meaning and by words."""

from collections.abc import Sequence

import numpy as np

from assistant.reading import Reading
from index import Sentence
from index.encoder import Encoder
from index.lexical import terms

_CENTRE, _SLOPE = 0.55, 10.0  # a score of 0.55 is as often right as wrong on the training questions


class SimilarityReader:
    """Ranks sentences by cosine with the question plus the share of its words that they hold."""

    threshold = 0.5

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def read(self, question: str, sentences: Sequence[Sentence], *, limit: int = 5) -> list[Reading]:
        """See `Reader.read`; `score` is in [-0.5, 1]."""
        if not sentences:
            return []
        texts = [sentence.text for sentence in sentences]
        cosines = self._encoder.encode(texts) @ self._encoder.encode([question])[0]
        wanted = set(terms(question))
        shares = np.array([len(wanted & set(terms(text))) / max(1, len(wanted)) for text in texts])
        scores = (cosines + shares) / 2
        chances = 1 / (1 + np.exp(-_SLOPE * (scores - _CENTRE)))
        best = np.argsort(-scores, kind="stable")[: min(limit, 1)]
        return [
            Reading(sentences[i].start, sentences[i].end, int(i), float(scores[i]), float(chances[i])) for i in best
        ]

"""The sentence encoder: all-MiniLM-L6-v2 (Wang et al., 2020; Reimers and Gurevych, 2019), int8 on ONNX Runtime."""

import functools
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.inference import load_session

if TYPE_CHECKING:
    import onnxruntime
    import tokenizers

NAME = "all-MiniLM-L6-v2-int8"
DIMENSIONS = 384
MAX_WORD_PIECES = 256
_FOLDER = Path(__file__).parent / "models"


class Encoder:
    """Texts to vectors. Use `load_encoder()`, which reads the weights once a process; safe to share by threads."""

    def __init__(self, session: "onnxruntime.InferenceSession", tokenizer: "tokenizers.Tokenizer", digest: str) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self.identity = f"{NAME} {digest[:16]}"

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode texts into vectors of unit length; shape (len(texts), 384).

        One text at a time: int8 activations are scaled by what else is in the batch, and a passage must get the
        same vector whatever it is added with. What goes over 256 word pieces is not seen.
        """
        vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        for row, text in enumerate(texts):
            encoding = self._tokenizer.encode(text)
            ids = np.array([encoding.ids[:MAX_WORD_PIECES]], dtype=np.int64)
            ids[0, -1] = encoding.ids[-1]  # the closing [SEP], also of a text that was cut
            feed = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
            vectors[row] = self._session.run(None, feed)[0][0]
        return vectors

    def count(self, text: str) -> int:
        """Number of word pieces in a text, the two that frame it left out."""
        return len(self._tokenizer.encode(text, add_special_tokens=False).ids)


@functools.lru_cache(maxsize=1)
def load_encoder() -> Encoder:
    """Load the weights that come with the program; later calls return the same encoder."""
    import tokenizers

    weights = (_FOLDER / "encoder.onnx").read_bytes()
    tokenizer = tokenizers.Tokenizer.from_file(str(_FOLDER / "tokenizer.json"))
    return Encoder(load_session(weights), tokenizer, hashlib.sha256(weights).hexdigest())

"""What a small trained network makes of a statement: one voice among those that the check weighs.

MiniLM (as the reader) with one output: do the cited sentences say the statement? Recognising textual entailment (Dagan
et al., 2005), trained by `assistant.training.statements` on groups written for the project; int8 on ONNX Runtime.
"""

import functools
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.inference import load_session, load_tokenizer

if TYPE_CHECKING:
    import onnxruntime
    import tokenizers

MODELS = Path(__file__).parents[1] / "models"
LONGEST = 256  # word pieces that are read
LONGEST_STATEMENT = 80  # of them, of the statement
_CLS, _SEP = 101, 102
_KEPT = 4_096  # opinions that are remembered: the check asks the same thing again when it looks for fewer citations


def pieces(
    tokenizer: "tokenizers.Tokenizer", statement: str, cited: Sequence[str], around: Sequence[str]
) -> tuple[list[int], int]:
    """The word pieces of `[CLS] statement [SEP] neighbours [SEP] cited sentences [SEP]`, and where the cited begin.

    What is too long is cut: the neighbours first, then the end of the cited sentences.
    """
    stated, near, said = (
        tokenizer.encode(text, add_special_tokens=False).ids for text in (statement, " ".join(around), " ".join(cited))
    )
    stated = stated[:LONGEST_STATEMENT]
    said = said[: LONGEST - len(stated) - 4]
    head = [_CLS, *stated, _SEP, *near[: LONGEST - len(stated) - len(said) - 4], _SEP]
    return [*head, *said, _SEP], len(head)


def log_odds(statement: str, cited: Sequence[str], around: Sequence[str] = ()) -> float:
    """How likely it is that the sentences say the statement, as log odds in nats: above 0 where they seem to.

    Args:
        statement: One sentence of an answer.
        cited: The sentences that it cites, in article order.
        around: Their neighbours, which only tell who is meant.
    """
    return _log_odds(statement, tuple(cited), tuple(around))


@functools.lru_cache(maxsize=_KEPT)
def _log_odds(statement: str, cited: tuple[str, ...], around: tuple[str, ...]) -> float:
    session, tokenizer = _load()
    ids, first = pieces(tokenizer, statement, cited, around)
    kinds = np.zeros((1, len(ids)), np.int64)
    kinds[0, first:] = 1
    feed = {"input_ids": np.array([ids], np.int64), "attention_mask": np.ones_like(kinds), "token_type_ids": kinds}
    (found,) = session.run(["supported"], feed)
    return float(found[0])


@functools.lru_cache(maxsize=1)
def _load() -> "tuple[onnxruntime.InferenceSession, tokenizers.Tokenizer]":
    return load_session(MODELS / "checker.onnx"), load_tokenizer(MODELS / "tokenizer.json")

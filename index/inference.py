"""Loads networks and their tokenizers for ONNX Runtime; both libraries are imported when the first is needed."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import onnxruntime
    import tokenizers


def load_session(weights: Path | bytes) -> "onnxruntime.InferenceSession":
    """A network on the processor, from a file or its content; warnings of the library are not printed."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    model = weights if isinstance(weights, bytes) else str(weights)
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def load_tokenizer(path: Path) -> "tokenizers.Tokenizer":
    """A tokenizer that neither cuts nor pads: who calls it decides how much is read."""
    import tokenizers

    tokenizer = tokenizers.Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer

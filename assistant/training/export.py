"""The network to ONNX, and to int8."""

import tempfile
from pathlib import Path

import onnx
import torch
from torch import Tensor, nn

from assistant.training.model import BLOCK, ReaderNet

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


def quantise(source: Path, path: Path) -> None:
    """Write an int8 copy of an ONNX model: the layers in blocks, the embeddings too, the heads as they are.

    Each block of 128 inputs has a scale of its own, of the weights and, at run time, of the activations: a few large
    activations, which networks like this one have, then do not coarsen all others.
    """
    from onnxruntime.quantization import QuantFormat, QuantType, quantize_dynamic
    from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, MatMulNBitsQuantizer

    model = onnx.load(str(source))
    plan = DefaultWeightOnlyQuantConfig(
        block_size=BLOCK,
        is_symmetric=True,
        accuracy_level=4,  # products in int8
        quant_format=QuantFormat.QOperator,
        op_types_to_quantize=("MatMul",),
        bits=8,
    )
    heads = [node.name for node in model.graph.node if node.name.startswith(("/tokens/", "/answerable/"))]
    quantiser = MatMulNBitsQuantizer(model, algo_config=plan, nodes_to_exclude=heads)
    quantiser.process()
    with tempfile.TemporaryDirectory() as folder:
        layers = Path(folder) / "layers.onnx"
        quantiser.model.save_model_to_file(str(layers))
        quantize_dynamic(str(layers), str(path), op_types_to_quantize=["Gather"], weight_type=QuantType.QInt8)


def mean_of(states: list[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of several networks' weights."""
    return {name: torch.stack([s[name].float() for s in states]).mean(0) for name in states[0]}


def load(path: Path) -> nn.Module:
    """A trained network from `net.pt`."""
    net = ReaderNet()
    net.load_state_dict(torch.load(path, weights_only=True))
    return net.eval()

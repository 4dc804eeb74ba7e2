"""The network to ONNX, and to int8."""

import copy
import tempfile
from pathlib import Path

import torch
from torch import Tensor, nn

from assistant.checks.entailment import LONGEST
from assistant.training.model import POSITIONS, ReaderNet

INPUTS = ("input_ids", "attention_mask", "token_type_ids")


class Supported(nn.Module):
    """The reader's network with its answerability alone, for the checker: are the sentences a statement's support?"""

    def __init__(self, net: ReaderNet) -> None:
        super().__init__()
        self.net = net

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        answerable: Tensor = self.net(input_ids, attention_mask, token_type_ids)[1]
        return answerable


def export(net: ReaderNet, path: Path) -> None:
    """Write a network as float32 ONNX with dynamic batch and length: `tokens` (b, n, 3), `answerable` (b,)."""
    _write(net, path, {"tokens": {0: "batch", 1: "length"}, "answerable": {0: "batch"}})


def export_checker(net: ReaderNet, path: Path) -> None:
    """The same for the checker: `supported` (b,); no positions but those that it reads, which make room for scales."""
    _write(Supported(net), path, {"supported": {0: "batch"}}, longest=LONGEST)


class Halves(nn.Module):
    """A table in float16, for the positions: a scale for so many different rows would take more from them."""

    def __init__(self, table: nn.Embedding, rows: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(table.weight.detach()[:rows].half(), requires_grad=False)

    def forward(self, ids: Tensor) -> Tensor:
        return self.weight[ids].float()


def _write(net: nn.Module, path: Path, outputs: dict[str, dict[int, str]], longest: int = POSITIONS) -> None:
    net = copy.deepcopy(net)
    for part in net.modules():
        if isinstance(part, ReaderNet):
            part.positions = Halves(part.positions, longest)  # type: ignore[assignment]
    example = tuple(torch.ones(2, 16, dtype=torch.int64) for _ in INPUTS)
    torch.onnx.export(
        net.eval(),
        example,
        str(path),
        input_names=list(INPUTS),
        output_names=list(outputs),
        dynamic_axes={name: {0: "batch", 1: "length"} for name in INPUTS} | outputs,
        opset_version=17,
        dynamo=False,
    )


def quantise(source: Path, path: Path, *, reduce_range: bool = True) -> None:
    """Write an int8 copy of an ONNX model: matrices per channel, activations as they come; the tables as they are.

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
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            reduce_range=reduce_range,
            weight_type=QuantType.QInt8,
            extra_options={"MatMulConstBOnly": True},
        )


def quantise_in_blocks(source: Path, path: Path) -> None:
    """Write a copy with int8 weights, a scale for each block of 128 inputs, and float32 activations.

    For the checker, whose one output moves by 1.1 nats with activations in int8; it reads one statement at a time, so
    that speed matters less.
    """
    import onnx
    from onnxruntime.quantization import QuantFormat
    from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, MatMulNBitsQuantizer

    model = onnx.load(str(source))
    plan = DefaultWeightOnlyQuantConfig(
        block_size=128,
        is_symmetric=True,
        accuracy_level=0,
        quant_format=QuantFormat.QOperator,
        op_types_to_quantize=("MatMul",),
        bits=8,
    )
    heads = [node.name for node in model.graph.node if "answerable" in node.name]
    quantiser = MatMulNBitsQuantizer(model, algo_config=plan, nodes_to_exclude=heads)
    quantiser.process()
    quantiser.model.save_model_to_file(str(path))


def mean_of(states: list[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of several networks' weights (Wortsman et al., 2022); they must have the same packed word vectors."""
    return {name: torch.stack([s[name].float() for s in states]).mean(0) for name in states[0]}


def load(path: Path) -> ReaderNet:
    """A trained network from `net.pt`, or from an exported `reader.onnx` or `checker.onnx`."""
    if path.suffix == ".onnx":
        return (ReaderNet.from_checker if path.stem.startswith("checker") else ReaderNet.from_reader)(path).eval()
    net = ReaderNet()
    net.load_state_dict(torch.load(path, weights_only=True))
    return net.eval()

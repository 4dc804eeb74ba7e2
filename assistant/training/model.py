"""The reader's network: ten layers of MiniLM (BERT, 384 wide) with a span, a sentence and an answerability head."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F

LAYERS, WIDTH, HEADS, INNER, VOCABULARY, POSITIONS = 10, 384, 12, 1536, 30522, 512


class Nibbles(nn.Module):
    """Word vectors in 4 bits, a scale for each 64 of 384 numbers; not trained, so that nothing is lost afterwards.

    In 8 bits they are half of what a file may weigh, and there would be room for seven layers only.
    """

    BLOCK = 64
    codes: Tensor
    scales: Tensor

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("codes", torch.zeros(VOCABULARY, WIDTH // 2, dtype=torch.uint8))
        self.register_buffer("scales", torch.zeros(VOCABULARY, WIDTH // self.BLOCK, dtype=torch.float16))

    def forward(self, ids: Tensor) -> Tensor:
        """Args: ids: (batch, length). Returns: (batch, length, 384)."""
        both = self.codes[ids].float()
        high = torch.floor(both / 16)
        parts = torch.cat([both - 16 * high, high], dim=-1) - 8
        shape = (ids.shape[0], ids.shape[1], WIDTH // self.BLOCK, self.BLOCK)
        return (parts.view(shape) * self.scales[ids].float()[..., None]).view(ids.shape[0], ids.shape[1], WIDTH)

    def pack(self, table: Tensor) -> None:
        """Take over a table, (30522, 384): of each block the scale that errs least in the mean square."""
        blocks = table.float().view(VOCABULARY, -1, self.BLOCK)
        widest = blocks.abs().amax(-1, keepdim=True).clamp(min=1e-6)
        best, scales, codes = torch.full_like(widest, torch.inf), torch.zeros_like(widest), torch.zeros_like(blocks)
        for share in (0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.0):
            scale = (widest * share / 7).half().float()
            code = (blocks / scale).round().clamp(-8, 7)
            error = (code * scale - blocks).square().sum(-1, keepdim=True)
            better = error < best
            best = torch.where(better, error, best)
            codes, scales = torch.where(better, code, codes), torch.where(better, scale, scales)
        low, high = (codes + 8).to(torch.uint8).view(VOCABULARY, 2, WIDTH // 2).unbind(1)
        self.codes.copy_(low + 16 * high)
        self.scales.copy_(scales[..., 0].half())


class Block(nn.Module):
    """One post-norm transformer layer (Devlin et al., 2019)."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Args: x: (batch, length, 384); mask: (batch, 1, 1, length), added to the attention logits."""
        batch, length = x.shape[0], x.shape[1]
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        if torch.onnx.is_in_onnx_export() or q.dtype == torch.bfloat16:
            # In bf16 the fused kernel's backward pass is up to five times slower than the plain products.
            with torch.autocast("cpu", enabled=False):
                weights = torch.softmax(q * (WIDTH // HEADS) ** -0.5 @ k.transpose(-1, -2) + mask.to(q.dtype), dim=-1)
                mixed = weights @ v
        else:
            mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype))
        x = self.norm1(x + self.out(mixed.transpose(1, 2).reshape(batch, length, WIDTH)))
        return self.norm2(x + self.down(F.gelu(self.up(x))))


class ReaderNet(nn.Module):
    """Scores, in nats, of every token as start, end and part of an answering sentence, and of the whole text."""

    def __init__(self) -> None:
        super().__init__()
        self.words = Nibbles()
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.types = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.blocks = nn.ModuleList(Block() for _ in range(LAYERS))
        self.tokens = nn.Linear(WIDTH, 3)
        self.answerable = nn.Linear(WIDTH, 1)
        for head in (self.tokens, self.answerable):
            nn.init.normal_(head.weight, std=0.02)
            nn.init.zeros_(head.bias)

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> tuple[Tensor, Tensor]:
        """Read questions with their texts.

        Args:
            input_ids: (batch, length) `[CLS] question [SEP] text [SEP]`, padded with 0.
            attention_mask: (batch, length), 1 on real tokens.
            token_type_ids: (batch, length), 1 on the text and its `[SEP]`.

        Returns:
            (batch, length, 3) logits: start, end, sentence; (batch,) answerability logit.
        """
        length = input_ids.shape[1]
        where = torch.arange(length, device=input_ids.device)
        x = self.norm(self.words(input_ids) + self.positions(where)[None] + self.types(token_type_ids))
        mask = (1.0 - attention_mask[:, None, None, :].to(x.dtype)) * -10000.0
        for block in self.blocks:
            x = block(x, mask)
        return self.tokens(x), self.answerable(x[:, 0])[:, 0]

    @classmethod
    def from_reader(cls, path: Path) -> "ReaderNet":
        """Start from an exported int8 `reader.onnx`, dequantised: to go on training where it stopped."""
        import onnx
        from onnx import numpy_helper

        model = onnx.load(str(path))
        held = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
        net = cls()
        own = {n: torch.from_numpy(held[n].copy()) for n in net.state_dict() if n in held}
        # The matrices have numbered names, in the order in which the network uses them.
        numbered = sorted(
            (n.removesuffix("_quantized") for n in held if n.startswith("onnx::MatMul_") and n.endswith("_quantized")),
            key=lambda n: int(n.rsplit("_", 1)[1]),
        )
        linear = [f"blocks.{i}.{part}" for i in range(LAYERS) for part in ("qkv", "out", "up", "down")] + ["tokens"]
        for name, stored in zip(linear, numbered, strict=True):
            own[f"{name}.weight"] = torch.from_numpy(dequantised(held, stored).T.copy())
        own["answerable.weight"] = torch.from_numpy(dequantised(held, "answerable.weight_Transposed").T.copy())
        net.load_state_dict(own)
        return net

    @classmethod
    def from_checker(cls, path: Path) -> "ReaderNet":
        """Start from an exported `checker.onnx`, dequantised.

        What it does not have, the heads for tokens and the positions beyond those that it reads, begins anew.
        """
        import onnx
        from onnx import numpy_helper

        model = onnx.load(str(path))
        held = {i.name.removeprefix("net."): numpy_helper.to_array(i) for i in model.graph.initializer}
        net = cls()
        own = net.state_dict()
        for name, fresh in own.items():
            if name in held:
                fresh[: len(held[name])] = torch.from_numpy(held[name].astype(fresh.numpy().dtype))
        numbered = sorted((n for n in held if n.endswith("_Q8")), key=lambda n: int(n.split("_")[-2]))
        linear = [f"blocks.{i}.{part}" for i in range(LAYERS) for part in ("qkv", "out", "up", "down")]
        for name, stored in zip(linear, numbered, strict=True):
            scales = held[stored.removesuffix("Q8") + "scales"]
            blocks = (held[stored].astype(np.float32) - 128) * scales[..., None]
            own[f"{name}.weight"].copy_(torch.from_numpy(blocks.reshape(len(blocks), -1)))
        net.load_state_dict(own)
        return net


def dequantised(held: Mapping[str, NDArray[Any]], name: str) -> NDArray[np.float32]:
    """A matrix of an int8 export, from its codes, zero point and scale (one, or one a column)."""
    zero, scale = held[f"{name}_zero_point"].astype(np.float32), held[f"{name}_scale"].astype(np.float32)
    return np.asarray((held[f"{name}_quantized"].astype(np.float32) - zero) * scale, np.float32)


@dataclass(frozen=True, slots=True)
class Losses:
    """Means over a batch, in nats."""

    span: Tensor
    sentence: Tensor
    answerable: Tensor

    @property
    def total(self) -> Tensor:
        return self.span + 0.5 * self.sentence + 0.5 * self.answerable


def losses(tokens: Tensor, answerable: Tensor, batch: dict[str, Tensor]) -> Losses:
    """Span, sentence and answerability losses.

    The span loss is the negative log of the summed probability of the gold spans, the null span at
    token 0 where there is none (marginal likelihood over several golds: Clark & Gardner, 2018). The
    sentence loss is the same over sentences, each scored by the mean of its tokens' logits, against a
    null fixed at 0. Answerability is a binary cross-entropy.

    Args:
        tokens: (batch, length, 3).
        answerable: (batch,).
        batch: `spans` (batch, golds, 2) token indices, -1 where unused; `allowed` (batch, length), true on
            token 0 and the text; `sentences` (batch, length), 1.. on the text, 0 elsewhere; `gold`
            (batch, sentences + 1), true on gold sentences, on 0 (the null) where there is none;
            `label` (batch,), 1 if answerable.
    """
    tokens, answerable = tokens.float(), answerable.float()
    closed = ~batch["allowed"]
    start = F.log_softmax(tokens[..., 0].masked_fill(closed, -1e4), dim=-1)
    end = F.log_softmax(tokens[..., 1].masked_fill(closed, -1e4), dim=-1)
    used = batch["spans"][..., 0] >= 0
    spans = batch["spans"].clamp(min=0)
    each = start.gather(1, spans[..., 0]) + end.gather(1, spans[..., 1])
    span = -torch.logsumexp(each.masked_fill(~used, -1e4), dim=1).mean()

    scores, present = sentence_scores(tokens[..., 2], batch["sentences"], batch["gold"].shape[1])
    logp = F.log_softmax(scores.masked_fill(~present, -1e4), dim=-1)
    sentence = -torch.logsumexp(logp.masked_fill(~batch["gold"], -1e4), dim=1).mean()
    return Losses(span, sentence, F.binary_cross_entropy_with_logits(answerable, batch["label"]))


def sentence_scores(logits: Tensor, sentences: Tensor, count: int) -> tuple[Tensor, Tensor]:
    """Mean token logit of each sentence: (batch, count), column 0 the null at 0; and which columns exist."""
    shape = (logits.shape[0], count)
    total = torch.zeros(shape).scatter_add(1, sentences, logits)
    number = torch.zeros(shape).scatter_add(1, sentences, torch.ones_like(logits))
    scores = total / number.clamp(min=1)
    present = number > 0
    first = torch.arange(count)[None] == 0
    return scores.masked_fill(first, 0.0), present | first

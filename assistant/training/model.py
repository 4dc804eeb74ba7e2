"""The reader's network: MiniLM (BERT, 6 layers, 384) with a span, a sentence and an answerability head."""

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

LAYERS, WIDTH, HEADS, INNER, VOCABULARY, POSITIONS = 6, 384, 12, 1536, 30522, 512


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
        if torch.onnx.is_in_onnx_export():
            weights = torch.softmax(q @ k.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5 + mask, dim=-1)
            mixed = weights @ v
        else:
            mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype))
        x = self.norm1(x + self.out(mixed.transpose(1, 2).reshape(batch, length, WIDTH)))
        return self.norm2(x + self.down(F.gelu(self.up(x))))


class ReaderNet(nn.Module):
    """Scores, in nats, of every token as start, end and part of an answering sentence, and of the whole text."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
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
    def from_encoder(cls, path: Path) -> "ReaderNet":
        """Start from the encoder's `model.safetensors` (all-MiniLM-L6-v2), with fresh heads."""
        w = {name.removeprefix("bert."): value for name, value in load_file(path).items()}
        net = cls()
        own = {
            "words.weight": w["embeddings.word_embeddings.weight"],
            "positions.weight": w["embeddings.position_embeddings.weight"],
            "types.weight": w["embeddings.token_type_embeddings.weight"],
            "norm.weight": w["embeddings.LayerNorm.weight"],
            "norm.bias": w["embeddings.LayerNorm.bias"],
        }
        for i in range(LAYERS):
            old, new = f"encoder.layer.{i}.", f"blocks.{i}."
            for part in ("weight", "bias"):
                own[f"{new}qkv.{part}"] = torch.cat(
                    [w[f"{old}attention.self.{n}.{part}"] for n in ("query", "key", "value")]
                )
                own[f"{new}out.{part}"] = w[f"{old}attention.output.dense.{part}"]
                own[f"{new}norm1.{part}"] = w[f"{old}attention.output.LayerNorm.{part}"]
                own[f"{new}up.{part}"] = w[f"{old}intermediate.dense.{part}"]
                own[f"{new}down.{part}"] = w[f"{old}output.dense.{part}"]
                own[f"{new}norm2.{part}"] = w[f"{old}output.LayerNorm.{part}"]
        missing = net.load_state_dict(own, strict=False).missing_keys
        assert all(name.startswith(("tokens.", "answerable.")) for name in missing), missing
        return net

    @classmethod
    def from_reader(cls, path: Path) -> "ReaderNet":
        """Start from an exported int8 `reader.onnx`, dequantised: to go on training where it stopped."""
        import onnx
        from onnx import numpy_helper

        model = onnx.load(str(path))
        held = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
        net = cls()
        own = {name: torch.from_numpy(held[name].copy()) for name, _ in net.named_parameters() if name in held}

        def whole(name: str) -> Tensor:
            zero, scale = held[f"{name}_zero_point"].astype("float32"), held[f"{name}_scale"]
            return torch.from_numpy((held[f"{name}_quantized"].astype("float32") - zero) * scale)

        for name in ("words", "positions", "types"):
            own[f"{name}.weight"] = whole(f"{name}.weight")
        # The matrices have numbered names, in the order in which the network uses them.
        numbered = sorted(
            (n.removesuffix("_quantized") for n in held if n.startswith("onnx::MatMul_") and n.endswith("_quantized")),
            key=lambda n: int(n.rsplit("_", 1)[1]),
        )
        linear = [f"blocks.{i}.{part}" for i in range(LAYERS) for part in ("qkv", "out", "up", "down")] + ["tokens"]
        for name, stored in zip(linear, numbered, strict=True):
            own[f"{name}.weight"] = whole(stored).T.contiguous()
        own["answerable.weight"] = whole("answerable.weight_Transposed").T.contiguous()
        net.load_state_dict(own)
        return net


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

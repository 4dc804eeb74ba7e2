"""The training loop: resumable, seeded, with a linear decay that reaches zero."""

import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from assistant.training.encode import Encoded, batches, collate
from assistant.training.model import ReaderNet, losses


@dataclass(frozen=True, slots=True)
class Plan:
    """How a stage is trained.

    Attributes:
        peak: Highest learning rate.
        tokens: Padded tokens in a batch.
        warmup: Share of the steps over which the rate rises.
        minutes: Wall-clock limit; the decay follows steps or minutes, whichever is further on. 0: none.
        decay: AdamW's weight decay.
    """

    peak: float = 1.2e-4
    tokens: int = 6000
    warmup: float = 0.04
    minutes: float = 0.0
    decay: float = 0.01


def train(net: ReaderNet, data: Sequence[Encoded], plan: Plan, out: Path, seed: int) -> ReaderNet:
    """Train for one pass over `data`; write `checkpoint.pt` every five minutes and `net.pt` at the end.

    Args:
        out: Folder of the stage. If it holds `net.pt` that is returned; if `checkpoint.pt`, training goes on there.
    """
    out.mkdir(parents=True, exist_ok=True)
    done = out / "net.pt"
    if done.exists():
        net.load_state_dict(torch.load(done, weights_only=True))
        return net
    order = batches(data, plan.tokens, random.Random(seed))
    groups = [
        {"params": [p for p in net.parameters() if p.dim() > 1], "weight_decay": plan.decay},
        {"params": [p for p in net.parameters() if p.dim() <= 1], "weight_decay": 0.0},
    ]
    optimiser = torch.optim.AdamW(groups, lr=plan.peak, betas=(0.9, 0.98), eps=1e-6, fused=True)
    step, spent, seen = 0, 0.0, 0
    checkpoint = out / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        net.load_state_dict(state["net"])
        optimiser.load_state_dict(state["optimiser"])
        step, spent, seen = state["step"], state["spent"], state["seen"]
    began, saved, log = time.monotonic() - spent, time.monotonic(), (out / "log.jsonl").open("a")
    sums = [0.0, 0.0, 0.0]
    # A processor without bf16 products emulates them, a hundred times slower than float32.
    fast = torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()
    net.train()
    while step < len(order):
        spent = time.monotonic() - began
        share = max(step / len(order), spent / 60 / plan.minutes if plan.minutes else 0.0)
        if share >= 1:
            break
        rate = plan.peak * min(1.0, (step + 1) / max(1.0, plan.warmup * len(order))) * (1 - share)
        for group in optimiser.param_groups:
            group["lr"] = rate
        batch = collate([data[i] for i in order[step]])
        with torch.autocast("cpu", torch.bfloat16, enabled=fast):
            tokens, answerable = net(batch["input_ids"], batch["attention_mask"], batch["token_type_ids"])
        loss = losses(tokens, answerable, batch)
        optimiser.zero_grad(set_to_none=True)
        loss.total.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        step += 1
        seen += batch["input_ids"].numel()
        for i, part in enumerate((loss.span, loss.sentence, loss.answerable)):
            sums[i] += part.item()
        if step % 50 == 0 or step in (5, 10, 20):
            spent = time.monotonic() - began
            n = 50 if step % 50 == 0 else step
            row = dict(
                step=step, of=len(order), minutes=round(spent / 60, 2), tokens_s=round(seen / spent), rate=f"{rate:.2e}"
            )
            row |= dict(zip(("span", "sentence", "answerable"), (round(s / n, 3) for s in sums), strict=True))
            print(json.dumps(row), file=log, flush=True)
            if step % 50 == 0:
                sums = [0.0, 0.0, 0.0]
        if time.monotonic() - saved > 300:
            saved = time.monotonic()
            state = dict(net=net.state_dict(), optimiser=optimiser.state_dict(), step=step, spent=spent, seen=seen)
            torch.save(state, checkpoint.with_suffix(".new"))
            checkpoint.with_suffix(".new").replace(checkpoint)
    log.close()
    net.eval()
    torch.save(net.state_dict(), done)
    checkpoint.unlink(missing_ok=True)
    return net

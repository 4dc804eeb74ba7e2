"""`python -m assistant.training.statements --out DIR`: trains the checker's network and exports `checker.onnx`.

On what is written (`written`), and on what a program makes of them and of the questions: a word swapped, the sentence
beside the right one cited, a question declared with a right or a wrong answer (Demszky et al., 2018, cruder).
"""

import argparse
import json
import os
import random
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.checks import figures
from assistant.checks.alignment import align
from assistant.checks.entailment import pieces
from assistant.checks.phrases import joined
from assistant.checks.words import plain, read
from assistant.training.augment import Augmenter, words_of
from assistant.training.data import NEWS_DEV, Example, Paragraphs, read_news, read_paragraphs, sentence_spans
from assistant.training.measure import auc
from assistant.training.written import Statement, read_groups, read_pairs

if TYPE_CHECKING:
    import torch

    from assistant.training.model import ReaderNet

os.environ.setdefault("OMP_NUM_THREADS", "2")

_ASKED = re.compile(r"(?i)\b(who|when|where|why|how many|how much|how long|how|what|which)\b")
_KINDS = {
    "who": ("name",),
    "when": ("year", "month", "day"),
    "where": ("name",),
    "how many": ("number", "numeral"),
    "how much": ("number", "numeral"),
    "how long": ("number", "numeral"),
    "what": ("name", "number", "year"),
    "which": ("name", "ordinal"),
}
_TOKENS = 2_400  # padded tokens in a batch
_NEAR_KEPT = 0.85  # share of the examples that are read with their neighbours


def of_groups(groups: Sequence[Sequence[Statement]], augmenter: Augmenter, rng: random.Random) -> list[Statement]:
    """The written statements, and some made of them."""
    made = []
    for group in groups:
        made += group
        faithful = [one for one in group if one.supported]
        if not faithful:
            continue
        for one in faithful:
            if rng.random() < 0.3:
                made += swapped(augmenter, one)
        one = rng.choice(faithful)
        if one.around and rng.random() < 0.4:
            made.append(replace(one, cited=one.around, around=one.cited, supported=False, kind="misplaced"))
        other = rng.choice(rng.choice(groups))
        if other.supported and other.cited != one.cited and rng.random() < 0.4:
            made.append(replace(one, statement=other.statement, supported=False, kind="unrelated"))
        if rng.random() < 0.15:
            made.append(replace(one, statement=rng.choice(one.cited)))
    return made


def swapped(augmenter: Augmenter, one: Statement) -> list[Statement]:
    """A faithful statement with a word swapped: false; at times swapped in its sentences too: still faithful."""
    made = augmenter.swapped_word(one.statement)
    if not made:
        return []
    text, old, new = made
    pattern = re.compile(rf"(?<!\w){re.escape(old)}(?!\w)")
    cited = " ".join(one.cited)
    if augmenter.rng.random() < 0.4 and pattern.search(cited) and new.lower() not in cited.lower():
        around, cited_too = ([pattern.sub(lambda _: new, each) for each in some] for some in (one.around, one.cited))
        return [replace(one, statement=text, around=tuple(around), cited=tuple(cited_too))]
    return [replace(one, statement=text, supported=False, kind="swapped")]


def of_questions(
    examples: Sequence[Example], share: float, augmenter: Augmenter, rng: random.Random
) -> list[Statement]:
    """Statements made of a share of the questions: the right answer, another one, or the right one elsewhere."""
    by_text: dict[str, list[Example]] = {}
    for e in examples:
        by_text.setdefault(e.text, []).append(e)
    made = []
    for text, asked in by_text.items():
        spans = sentence_spans(text)
        bags = [set(words_of(text[slice(*span)])) for span in spans]
        for e in asked:
            if rng.random() < share:
                answered = _answered(e, asked, spans, bags, rng)
                made += answered if e.answers else _unanswered(e, spans, bags, augmenter)
    return made


def _answered(
    e: Example, asked: Sequence[Example], spans: Sequence[tuple[int, int]], bags: Sequence[set[str]], rng: random.Random
) -> list[Statement]:
    if not e.answers:
        return []
    marks = e.gold or e.answers
    home = [i for i, (a, b) in enumerate(spans) if any(x < b and y > a for x, y in marks)]
    right = e.text[slice(*e.answers[0])]
    if not home or len(right) > 120:
        return []
    made = [_citing(e.text, spans, home[0], declared(e.question, right), True)]
    same = [o for o in asked if o.answers and _asks(o.question) == _asks(e.question)]
    others = [o.text[slice(*o.answers[0])] for o in same]
    others = [o for o in others if right not in o and o not in right and len(o) < 100]
    far = [i for i in range(len(spans)) if i not in home and right not in e.text[slice(*spans[i])]]
    if others and rng.random() < 0.5:
        made.append(_citing(e.text, spans, home[0], declared(e.question, rng.choice(others)), False))
    elif far:
        words = set(words_of(e.question))
        near = max(far, key=lambda i: (len(words & bags[i]), rng.random()))
        made.append(_citing(e.text, spans, near, declared(e.question, right), False))
    return made


def _unanswered(
    e: Example, spans: Sequence[tuple[int, int]], bags: Sequence[set[str]], augmenter: Augmenter
) -> list[Statement]:
    """An unanswerable question, declared with what the sentence nearest in wording offers."""
    words = set(words_of(e.question))
    near = max(range(len(spans)), key=lambda i: (len(words & bags[i]), augmenter.rng.random()))
    text = e.text[slice(*spans[near])]
    offered = [text[a:b] for kind, a, b in augmenter.mentions(text) if kind in _KINDS.get(_asks(e.question), ())]
    offered = [o for o in offered if o.lower() not in e.question.lower()]
    if not offered:
        return []
    return [_citing(e.text, spans, near, declared(e.question, augmenter.rng.choice(offered)), False)]


def declared(question: str, answer: str) -> str:
    """A question and an answer as one statement: "Who hosted it?", "Ann" → "Ann hosted it."."""
    asked = question.strip().rstrip("?").strip()
    who = re.match(r"(?i)(who|what|which \w+|how many \w+)\s+(?!do\b|does\b|did\b)(\w.*)", asked)
    return f"{answer} {who[2]}." if who else f"{asked}: {answer}."


def _asks(question: str) -> str:
    found = _ASKED.search(question)
    return found[1].lower() if found else ""


def _citing(text: str, spans: Sequence[tuple[int, int]], place: int, said: str, supported: bool) -> Statement:
    near = [i for i in (place - 2, place - 1, place + 1) if 0 <= i < len(spans)]
    around = tuple(text[slice(*spans[i])] for i in near)
    return Statement(said, around, (text[slice(*spans[place])],), supported, "asked")


Row = tuple[list[int], int, bool]  # word pieces, where the cited sentences begin, supported


def encoded(folder: Path, statements: Sequence[Statement], rng: random.Random, kept: float = 1.0) -> list[Row]:
    """Statements as word pieces, as at run time."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    rows = []
    for one in statements:
        around = [plain(each) for each in one.around] if rng.random() < kept else []
        cited = [plain(each) for each in one.cited]
        aligned = align(joined(read([plain(one.statement)])), joined(read(cited)))
        ids, first = pieces(tokenizer, figures.as_cited(aligned), cited, around)
        rows.append((ids, first, one.supported))
    return rows


def batches(rows: Sequence[Row], rng: random.Random) -> Iterator[list[Row]]:
    """Rows of like length together, the batches in random order."""
    order = rng.sample(list(rows), len(rows))
    made = []
    for at in range(0, len(order), 2_000):
        batch: list[Row] = []
        for row in sorted(order[at : at + 2_000], key=lambda row: len(row[0])):
            if batch and _padded(len(row[0])) * (len(batch) + 1) > _TOKENS:
                made.append(batch)
                batch = []
            batch.append(row)
        made.append(batch)
    rng.shuffle(made)
    yield from made


def _padded(length: int) -> int:
    return -(-length // 8) * 8


def odds(net: "ReaderNet", rows: Sequence[Row]) -> "torch.Tensor":
    """Log odds (rows,) that the statements are supported."""
    import torch

    length = _padded(max(len(ids) for ids, _, _ in rows))
    ids, mask, kinds = (torch.zeros(len(rows), length, dtype=torch.int64) for _ in range(3))
    for i, (row, first, _) in enumerate(rows):
        ids[i, : len(row)] = torch.tensor(row)
        mask[i, : len(row)] = 1
        kinds[i, first : len(row)] = 1
    with torch.autocast("cpu", torch.bfloat16, enabled=torch.cpu._is_avx512_bf16_supported()):
        return net(ids, mask, kinds)[1].float()


def train(net: "ReaderNet", rows: Sequence[Row], peak: float, minutes: float, seed: int, held: Sequence[Row]) -> None:
    """One pass, the rate decaying to zero with the steps or the clock, whichever is further on; prints how it goes."""
    import torch

    order = list(batches(rows, random.Random(seed)))
    optimiser = torch.optim.AdamW(net.parameters(), lr=peak, betas=(0.9, 0.98), eps=1e-6, weight_decay=0.01)
    began, total = time.monotonic(), 0.0
    net.train()
    for step, batch in enumerate(order):
        share = max(step / len(order), (time.monotonic() - began) / 60 / minutes if minutes else 0.0)
        if share >= 1:
            break
        for group in optimiser.param_groups:
            group["lr"] = peak * min(1.0, (step + 1) / 60) * (1 - share)
        label = torch.tensor([float(supported) for _, _, supported in batch])
        loss = torch.nn.functional.binary_cross_entropy_with_logits(odds(net, batch), label)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        total += loss.item()
        if step % 500 == 499 or step == len(order) - 1:
            row = dict(step=step + 1, of=len(order), minutes=round((time.monotonic() - began) / 60, 1))
            print(json.dumps(row | dict(loss=round(total / (step % 500 + 1), 3), auc=measured(net, held))), flush=True)
            total = 0.0
    net.eval()


def measured(net: "ReaderNet", held: Sequence[Row]) -> float:
    """AUC on held-out statements."""
    import torch

    net.eval()
    found: list[float] = []
    ordered = sorted(held, key=lambda row: len(row[0]))
    with torch.no_grad():
        for at in range(0, len(ordered), 64):
            found += odds(net, ordered[at : at + 64]).tolist()
    net.train()
    return round(auc(found, [supported for _, _, supported in ordered]), 4)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m assistant.training.statements", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder for net.pt and checker.onnx")
    parser.add_argument("--encoder", type=Path, required=True, help="folder with the encoder's tokenizer.json")
    parser.add_argument("--start", type=Path, required=True, help="net.pt, reader.onnx or checker.onnx to go on from")
    parser.add_argument("--mean", type=Path, nargs="*", default=[], help="others to export the mean with")
    parser.add_argument("--news", type=Path, default=Path(__file__).parent / "news", help="folder of our own news set")
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--pairs", type=int, default=2, help="times that the pairs are used in an epoch")
    parser.add_argument("--groups", type=float, default=1.0, help="share of the groups that is used in an epoch")
    parser.add_argument("--share", type=float, default=0.06, help="share of the questions that is used in an epoch")
    parser.add_argument("--peak", type=float, default=6e-5, help="highest learning rate")
    parser.add_argument("--minutes", type=float, default=0.0, help="wall-clock limit; 0: none")
    parser.add_argument("--seed", type=int, default=20260)
    options = parser.parse_args()

    import torch

    from assistant.training.export import export_checker, load, mean_of, quantise_in_blocks

    torch.set_num_threads(2)
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    examples = [e for e in read_news(options.news) if e.title not in NEWS_DEV]
    paragraphs = Paragraphs()
    for e in examples:
        paragraphs.add(e.title, e.text)
    examples += read_paragraphs(options.news, "train")
    augmenter = Augmenter(paragraphs, rng)
    groups = read_groups("train")
    rows: list[Row] = []
    for _ in range(options.epochs):
        some = rng.sample(groups, round(options.groups * len(groups)))
        made = of_groups(some, augmenter, rng) + of_questions(examples, options.share, augmenter, rng)
        made += read_pairs() * options.pairs
        rows += encoded(options.encoder, made, rng, _NEAR_KEPT)
    held = encoded(options.encoder, [one for group in read_groups("dev") for one in group], rng)
    net = load(options.start)
    tokens = sum(len(ids) for ids, _, _ in rows)
    print(f"{len(rows)} statements, {sum(row[2] for row in rows)} supported, {tokens:,} tokens", flush=True)
    train(net, rows, options.peak, options.minutes, options.seed, held)
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save(net.state_dict(), options.out / "net.pt")
    net.load_state_dict(mean_of([net.state_dict(), *(load(path).state_dict() for path in options.mean)]))
    export_checker(net, options.out / "checker-float32.onnx")
    quantise_in_blocks(options.out / "checker-float32.onnx", options.out / "checker.onnx")


if __name__ == "__main__":
    main()

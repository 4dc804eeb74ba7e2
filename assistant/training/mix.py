"""What each stage is trained on: which files, how often, how much of it made unanswerable."""

import random
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.messages.following import in_context
from assistant.training.augment import Augmenter
from assistant.training.data import (
    NEWS_DEV,
    PUBLIC,
    Example,
    Paragraphs,
    part_of,
    read_conversations,
    read_news,
    read_paragraphs,
    read_public,
    sentence_spans,
)
from index.furniture import furniture


@dataclass(frozen=True, slots=True)
class Share:
    """How one file is used in a stage.

    Attributes:
        keep: Share of its answerable questions that is used.
        human: Times that its unanswerable questions, written by people, are used.
        twins: Unanswerable twins made per answerable question used.
        longer: Share of the examples padded with their neighbours.
        size: Words that a padded text grows to: drawn between these two.
    """

    keep: float
    human: int = 0
    twins: float = 0.4
    longer: float = 0.12
    size: tuple[int, int] = (180, 340)


STAGE1: dict[str, Share] = {
    "squad2_dev_part": Share(1.0, human=3, twins=0.5),
    "squad2_train_part": Share(1.0, human=2, twins=0.5),
    "squadshifts_new_wiki": Share(1.0, twins=0.5),
    "squadshifts_reddit": Share(0.33, twins=0.4, longer=0.0),
    "squadshifts_amazon_reviews": Share(0.33, twins=0.4, longer=0.0),
    "qamr_dev_test": Share(0.55, twins=0.25, longer=1.0, size=(40, 150)),
}
STAGE2: dict[str, Share] = {
    "squad2_dev_part": Share(1.0, human=3, twins=0.6),
    "squad2_train_part": Share(1.0, human=2, twins=0.5),
    "squadshifts_new_wiki": Share(0.4, twins=0.5),
    "squadshifts_reddit": Share(0.06, twins=0.5, longer=0.0),
    "squadshifts_amazon_reviews": Share(0.06, twins=0.5, longer=0.0),
    "qamr_dev_test": Share(0.06, twins=0.4, longer=1.0, size=(60, 200)),
}
STAGE3: dict[str, Share] = {
    "squad2_dev_part": Share(1.0, human=2, twins=0.4),
    "squad2_train_part": Share(0.4, human=1, twins=0.5),
    "squadshifts_new_wiki": Share(0.1, twins=0.5),
    "squadshifts_reddit": Share(0.02, twins=0.5, longer=0.0),
    "squadshifts_amazon_reviews": Share(0.02, twins=0.5, longer=0.0),
    "qamr_dev_test": Share(0.02, twins=0.4, longer=1.0, size=(60, 200)),
}
STAGE4: dict[str, Share] = {
    "squad2_dev_part": Share(0.5, human=1, twins=0.3),
    "squad2_train_part": Share(0.15, human=1, twins=0.5),
    "squadshifts_new_wiki": Share(0.03, twins=0.5),
    "squadshifts_reddit": Share(0.01, twins=0.5, longer=0.0),
    "squadshifts_amazon_reviews": Share(0.01, twins=0.5, longer=0.0),
    "qamr_dev_test": Share(0.005, twins=0.4, longer=1.0, size=(60, 200)),
}
STAGE6: dict[str, Share] = {
    "squad2_dev_part": Share(1.0, human=2, twins=0.3),
    "squad2_train_part": Share(0.5, human=2, twins=0.4),
    "squadshifts_new_wiki": Share(0.15, twins=0.5),
    "squadshifts_reddit": Share(0.02, twins=0.5, longer=0.0),
    "squadshifts_amazon_reviews": Share(0.02, twins=0.5, longer=0.0),
    "qamr_dev_test": Share(0.01, twins=0.4, longer=1.0, size=(60, 200)),
}
STAGE7: dict[str, Share] = {
    "squad2_dev_part": Share(1.0, human=1, twins=0.1),
    "squad2_train_part": Share(0.4, human=2, twins=0.2),
    "squadshifts_new_wiki": Share(0.1, twins=0.4),
    "squadshifts_reddit": Share(0.01, twins=0.5, longer=0.0),
    "squadshifts_amazon_reviews": Share(0.01, twins=0.5, longer=0.0),
    "qamr_dev_test": Share(0.005, twins=0.4, longer=1.0, size=(60, 200)),
}
OWN = Share(1.0, human=1, twins=0.1, longer=0.08)
"""Of our own paragraphs: half of their questions are not answerable as they stand."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What one stage is trained on, and how fast.

    Attributes:
        shares: Of the public files.
        peak: Highest learning rate.
        whole: Passes over our own articles, whole.
        excerpts: Passes over excerpts of them.
        talk: With the conversations.
        paragraphs: How our own paragraphs are used.
    """

    shares: dict[str, Share]
    peak: float
    whole: float = 0
    excerpts: float = 0
    talk: bool = False
    paragraphs: Share | None = None


STAGES: dict[str, Stage] = {
    "1": Stage(STAGE1, 1.2e-4),
    "2": Stage(STAGE2, 8e-5, whole=3, excerpts=3),
    "3": Stage(STAGE3, 5e-5, whole=1, excerpts=1),
    "4": Stage(STAGE4, 8e-5, excerpts=1),
    "5": Stage(STAGE4, 7e-5, whole=0.4, excerpts=0.8, talk=True),
    "6": Stage(STAGE6, 1e-4, whole=0.25, excerpts=2, talk=True),
    "7": Stage(STAGE7, 1e-4, whole=0.15, excerpts=1, talk=True, paragraphs=OWN),
}


def _joined_qamr(examples: list[Example]) -> list[Example]:
    """QAMR has single sentences under two titles: cut each title into runs of 12, so that neighbours stay few."""
    place: dict[str, int] = {}
    for e in examples:
        place.setdefault(e.text, len(place))
    return [replace(e, title=f"{e.title}-{place[e.text] // 12}") for e in examples]


def public(folder: Path, stage: dict[str, Share], rng: random.Random) -> list[Example]:
    """The training examples of a stage from the public files, twins and noise included."""
    made: list[Example] = []
    for name in PUBLIC:
        share = stage[name]
        examples = [e for e in read_public(folder, name) if part_of(e) == "train"]
        if name == "qamr_dev_test":
            examples = _joined_qamr(examples)
        made += mixed(examples, share, rng)
    return made


def paragraphs(folder: Path, share: Share | None, rng: random.Random) -> list[Example]:
    """The training examples of a stage from our own paragraphs."""
    return mixed(read_paragraphs(folder, "train"), share, rng) if share else []


def mixed(examples: list[Example], share: Share, rng: random.Random) -> list[Example]:
    """Apply a share to the examples of one source."""
    paragraphs = Paragraphs()
    by_text: dict[str, list[Example]] = {}
    for e in examples:
        paragraphs.add(e.title, e.text)
        by_text.setdefault(e.text, []).append(e)
    augmenter = Augmenter(paragraphs, rng)
    out: list[tuple[Example, Example]] = []
    for e in examples:
        if not e.answers:
            out += [(e, e)] * share.human
            continue
        if rng.random() >= share.keep:
            continue
        positive = e
        if rng.random() < 0.22:
            step = augmenter.swapped_both if rng.random() < 0.6 else augmenter.swapped_elsewhere
            positive = step(e) or e
        out.append((positive, e))
        if rng.random() < share.twins:
            twin = augmenter.unanswerable(e, rng.choice(by_text[e.text]))
            if twin:
                out.append((twin, e))
    final = []
    for e, source in out:
        if rng.random() < share.longer and (e.text in paragraphs.place or source.text in paragraphs.place):
            e = augmenter.padded(e, rng.randint(*share.size), source)
        if rng.random() < 0.04:
            e = augmenter.furnished(e)
        final.append(replace(e, question=augmenter.typed(e.question)))
    return final


def news(folder: Path, whole: float, excerpts: float, rng: random.Random, talk: bool = True) -> list[Example]:
    """Our own articles' training part: passes over whole articles and over excerpts, with fresh twins in each.

    Args:
        whole: Passes over whole articles; of a part of a pass, each question has that chance.
        excerpts: Passes over excerpts.
        talk: With the conversations, and some other questions asked after another one.
    """
    examples = [e for e in read_news(folder) if e.title not in NEWS_DEV]
    if talk:
        examples += [e for e in read_conversations(folder, rng) if e.title not in NEWS_DEV]
    paragraphs = Paragraphs()
    by_text: dict[str, list[Example]] = {}
    for e in examples:
        paragraphs.add(e.title, e.text)
        by_text.setdefault(e.text, []).append(e)
    augmenter = Augmenter(paragraphs, rng)
    out = []
    for as_whole, share in [*_passes(whole, True), *_passes(excerpts, False)]:
        for e in examples:
            if rng.random() >= share:
                continue
            if talk and rng.random() < 0.08:
                e = _after_another(e, rng.choice(by_text[e.text]))
            positive = e
            if e.answers and rng.random() < 0.2:
                step = augmenter.swapped_both if rng.random() < 0.6 else augmenter.swapped_elsewhere
                positive = step(e) or e
            made = [positive]
            if e.answers and rng.random() < 0.18:
                twin = augmenter.unanswerable(e, rng.choice(by_text[e.text]))
                made += [twin] if twin else []
            for one in made:
                one = without_furniture(one) if rng.random() < 0.7 else one
                out.append(one if as_whole else excerpt(one, rng))
    final = []
    for e in out:
        if rng.random() < 0.05:
            e = augmenter.furnished(e)
        question = augmenter.typed(e.question) if rng.random() < 0.5 else e.question
        final.append(replace(e, question=question))
    return final


def _passes(number: float, whole: bool) -> list[tuple[bool, float]]:
    return [(whole, 1.0)] * int(number) + ([(whole, number % 1)] if number % 1 else [])


def _after_another(example: Example, other: Example) -> Example:
    """The question as asked after another one of the same article, which it has nothing to do with."""
    short = other.text[slice(*other.answers[0])] if other.answers else ""
    same = other.question == example.question or "(" in other.question + example.question
    return example if same else replace(example, question=in_context(example.question, [(other.question, short)]))


def _kept(example: Example, keep: list[tuple[int, int]]) -> Example:
    """The example with only some stretches of its text, which no answer straddles."""
    pieces, spans, gold, size = [], [], [], 0
    for a, b in keep:
        spans += [(x - a + size, y - a + size) for x, y in example.answers if a <= x and y <= b]
        gold += [(x - a + size, y - a + size) for x, y in example.gold if a <= x and y <= b]
        pieces.append(example.text[a:b])
        size += b - a
    if not spans:
        gold = []
    return replace(example, text="".join(pieces), answers=tuple(spans), gold=tuple(gold))


def without_furniture(example: Example) -> Example:
    """The text as the reader sees it at run time: page furniture left out."""
    spans = sentence_spans(example.text)
    marks = furniture(example.text, spans)
    if not any(marks):
        return example
    ends = [spans[i + 1][0] if i + 1 < len(spans) else len(example.text) for i in range(len(spans))]
    keep = [(a, end) for (a, _), end, mark in zip(spans, ends, marks, strict=True) if not mark]
    made = _kept(example, keep)
    return made if bool(made.answers) == bool(example.answers) else example


def excerpt(example: Example, rng: random.Random) -> Example:
    """Consecutive sentences, 80 to 230 words; nine times in ten the answer's is among them."""
    spans = sentence_spans(example.text)
    marks = example.gold or example.answers
    home = [i for i, (a, b) in enumerate(spans) if any(x < b and y > a for x, y in marks)]
    first = last = rng.choice(home) if home and rng.random() < 0.9 else rng.randrange(len(spans))
    want = rng.randint(80, 230)
    while last - first + 1 < len(spans) and len(example.text[spans[first][0] : spans[last][1]].split()) < want:
        if last + 1 >= len(spans) or (first > 0 and rng.random() < 0.5):
            first -= 1
        else:
            last += 1
    made = _kept(example, [(spans[first][0], spans[last][1])])
    if home and not made.answers and any(first <= i <= last for i in home):
        return example  # the answer stands outside its gold sentence, or straddles the cut
    return made if made.answers or not example.answers else replace(made, kind="excerpt")


def described(examples: list[Example]) -> str:
    """Counts by source and kind, for the log."""
    sources = Counter(e.source for e in examples)
    kinds = Counter(e.kind if e.kind != "natural" else ("natural" if e.answers else "natural-none") for e in examples)
    none = sum(not e.answers for e in examples)
    return f"{len(examples)} examples, {none / len(examples):.0%} unanswerable; {dict(sources)}; {dict(kinds)}"

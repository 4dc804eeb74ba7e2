"""The examples of a stage: which questions on which texts, twins and noise included."""

import random
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
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
)
from assistant.training.parts import excerpt, look, without_furniture
from assistant.training.stages import Share, Stage


def _joined_qamr(examples: list[Example]) -> list[Example]:
    """QAMR has single sentences under two titles: cut each title into runs of 12, so that neighbours stay few."""
    place: dict[str, int] = {}
    for e in examples:
        place.setdefault(e.text, len(place))
    return [replace(e, title=f"{e.title}-{place[e.text] // 12}") for e in examples]


def examples_of(stage: Stage, public_files: Path, own: Path, rng: random.Random) -> list[Example]:
    """The training examples of a stage, twins and noise included.

    Args:
        public_files: Folder of the public question files.
        own: Folder of our own articles, paragraphs and conversations.
    """
    return [*public(public_files, stage.shares, rng), *news(own, stage, rng), *paragraphs(own, stage, rng)]


def public(folder: Path, shares: Mapping[str, Share], rng: random.Random) -> list[Example]:
    """The training examples of a stage from the public files."""
    made: list[Example] = []
    for name in PUBLIC:
        share = shares.get(name)
        if share is None:
            continue
        examples = [e for e in read_public(folder, name) if part_of(e) == "train"]
        if name == "qamr_dev_test":
            examples = _joined_qamr(examples)
        made += mixed(examples, share, rng)
    return made


def paragraphs(folder: Path, stage: Stage, rng: random.Random) -> list[Example]:
    """The training examples of a stage from our own paragraphs."""
    return mixed(read_paragraphs(folder, "train"), stage.paragraphs, rng) if stage.paragraphs else []


def mixed(examples: list[Example], share: Share, rng: random.Random) -> list[Example]:
    """Apply a share to the examples of one source."""
    paragraphs, by_text = _gathered(examples)
    augmenter = Augmenter(paragraphs, rng)
    out: list[tuple[Example, Example]] = []
    for e in examples:
        if not e.answers:
            out += [(e, e)] * share.human
            continue
        if rng.random() >= share.keep:
            continue
        out.append((augmenter.varied(e) if rng.random() < 0.22 else e, e))
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
        if rng.random() < share.looks:
            e = look(e, rng)
        final.append(replace(e, question=augmenter.typed(e.question)))
    return final


def _gathered(examples: list[Example]) -> tuple[Paragraphs, dict[str, list[Example]]]:
    """The texts of some examples by title, and the examples by text."""
    paragraphs = Paragraphs()
    by_text: dict[str, list[Example]] = {}
    for e in examples:
        paragraphs.add(e.title, e.text)
        by_text.setdefault(e.text, []).append(e)
    return paragraphs, by_text


def news(folder: Path, stage: Stage, rng: random.Random) -> list[Example]:
    """Our own articles' training part: passes over whole articles, excerpts and looks, with fresh twins in each.

    Of a part of a pass, each question has that chance. In a stage with the conversations some other questions are
    asked after another one, too.
    """
    asked, talk = read_news(folder)[: stage.questions], read_conversations(folder, rng, stage.talk)
    fresh = {id(e) for e in [*asked[len(asked) - stage.fresh :], *talk[len(talk) - stage.fresh_talk :]]}
    examples = [e for e in [*asked, *talk] if e.title not in NEWS_DEV]
    paragraphs, by_text = _gathered(examples)
    augmenter = Augmenter(paragraphs, rng)
    out = []
    passes = [*_passes(stage.whole, None), *_passes(stage.excerpts, excerpt), *_passes(stage.looks, look)]
    for part, share in passes:
        for e in examples:
            if rng.random() >= (stage.times * share if id(e) in fresh else share):
                continue
            if stage.talk and rng.random() < 0.08:
                e = _after_another(e, rng.choice(by_text[e.text]))
            made = [augmenter.varied(e) if e.answers and rng.random() < 0.2 else e]
            if e.answers and rng.random() < 0.18:
                twin = augmenter.unanswerable(e, rng.choice(by_text[e.text]))
                made += [twin] if twin else []
            if e.answers and rng.random() < stage.moved:
                other = augmenter.elsewhere(e)
                made += [other] if other else []
            for one in made:
                one = without_furniture(one) if rng.random() < 0.7 else one
                out.append(part(one, rng) if part else one)
    final = []
    for e in out:
        if rng.random() < 0.05:
            e = augmenter.furnished(e)
        question = augmenter.typed(e.question) if rng.random() < 0.5 else e.question
        final.append(replace(e, question=question))
    return final


Part = Callable[[Example, random.Random], Example]


def _passes(number: float, part: Part | None) -> list[tuple[Part | None, float]]:
    return [(part, 1.0)] * int(number) + ([(part, number % 1)] if number % 1 else [])


def _after_another(example: Example, other: Example) -> Example:
    """The question as asked after another one of the same article, which it has nothing to do with."""
    short = other.text[slice(*other.answers[0])] if other.answers else ""
    same = other.question == example.question or "(" in other.question + example.question
    return example if same else replace(example, question=in_context(example.question, [(other.question, short)]))


def described(examples: list[Example]) -> str:
    """Counts by source and kind, for the log."""
    sources = Counter(e.source for e in examples)
    kinds = Counter(e.kind if e.kind != "natural" else ("natural" if e.answers else "natural-none") for e in examples)
    none = sum(not e.answers for e in examples)
    return f"{len(examples)} examples, {none / len(examples):.0%} unanswerable; {dict(sources)}; {dict(kinds)}"

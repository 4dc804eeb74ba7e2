"""Statements that a text says or does not say: written by people, and made from questions with their answers."""

import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.training.augment import Augmenter, words_of
from assistant.training.data import NEWS_DEV, Example, sentence_spans


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement with what it cites.

    Attributes:
        text: The cited sentences, at times after the one before the first.
        supported: Whether they say it.
    """

    statement: str
    text: str
    supported: bool


def written(folder: Path, augmenter: Augmenter, rng: random.Random) -> list[Statement]:
    """The pairs of `pairs.jsonl`, and faithful ones with one word swapped; of the training articles only."""
    texts: dict[str, str] = {}
    made = []
    for line in (folder / "pairs.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        name = row["article"]
        if name.removesuffix(".txt") in NEWS_DEV:
            continue
        text = texts.setdefault(name, (folder / name).read_text(encoding="utf-8"))
        cited = _cited(text, row["gold"], rng)
        made.append(Statement(row["statement"], cited, row["supported"]))
        swapped = augmenter.swapped_word(row["statement"]) if row["supported"] and rng.random() < 0.5 else None
        if swapped:
            made.append(Statement(swapped, cited, False))
    return made


def answered(examples: Sequence[Example], share: float, rng: random.Random) -> list[Statement]:
    """From a share of the answerable questions: the answer said of the right sentence, of another one, a wrong answer.

    Questions with their answers in place of what they ask for, as in QA-to-entailment (Demszky et al., 2018), cruder.
    """
    by_text: dict[str, list[Example]] = {}
    for e in examples:
        if e.answers:
            by_text.setdefault(e.text, []).append(e)
    made = []
    for text, asked in by_text.items():
        spans = sentence_spans(text)
        for e in asked:
            if rng.random() >= share:
                continue
            marks = e.gold or e.answers
            home = [i for i, (a, b) in enumerate(spans) if any(x < b and y > a for x, y in marks)]
            right = _of(text, e)
            if not home or len(right) > 120:
                continue
            said = declared(e.question, right)
            made.append(Statement(said, _joined(text, spans, home[:1], rng), True))
            others = [_of(text, o) for o in asked if o is not e and _kind(o.question) == _kind(e.question)]
            others = [o for o in others if right not in o and o not in right and len(o) < 100]
            far = [i for i in range(len(spans)) if i not in home and right not in text[slice(*spans[i])]]
            if others and rng.random() < 0.6:
                made.append(
                    Statement(declared(e.question, rng.choice(others)), _joined(text, spans, home[:1], rng), False)
                )
            elif far:
                words = set(words_of(said))
                near = max(far, key=lambda i: (len(words & set(words_of(text[slice(*spans[i])]))), rng.random()))
                made.append(Statement(said, _joined(text, spans, [near], rng), False))
    return made


def declared(question: str, answer: str) -> str:
    """A question and an answer as one statement: "Who hosted it?", "Ann" → "Ann hosted it."."""
    asked = question.strip().rstrip("?").strip()
    who = re.match(r"(?i)(who|what|which \w+|how many \w+)\s+(?!do\b|does\b|did\b)(\w.*)", asked)
    if who:
        return f"{answer} {who[2]}."
    return f"{asked}: {answer}."


def _kind(question: str) -> str:
    found = re.search(r"(?i)\b(who|when|where|why|how many|how much|how long|how|what|which)\b", question)
    return found[1].lower() if found else ""


def _of(text: str, example: Example) -> str:
    a, b = example.answers[0]
    return text[a:b]


def _cited(text: str, gold: Sequence[str], rng: random.Random) -> str:
    spans = sentence_spans(text)
    marks = [(text.index(g), text.index(g) + len(g)) for g in gold]
    home = [i for i, (a, b) in enumerate(spans) if any(x < b and y > a for x, y in marks)]
    return _joined(text, spans, home, rng)


def _joined(text: str, spans: Sequence[tuple[int, int]], home: Sequence[int], rng: random.Random) -> str:
    """The sentences, half the time after the one before: at run time the neighbours are known, or are not."""
    first = [home[0] - 1] if home[0] > 0 and rng.random() < 0.5 else []
    return " ".join(text[slice(*spans[i])] for i in [*first, *home])

"""What a reader gets right on a set of examples. Needs no torch."""

import re
import string
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.reader import Candidate, Reader, features, logistic
from assistant.training.data import Example
from index.furniture import furniture
from index.sentences import split
from index.types import Sentence


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the reader made of one example.

    Attributes:
        right: The best sentence is a gold one (False if not answerable).
        f1: Word F1 of the best span with the closest gold answer, in 0..1 (0 if not answerable).
        values: The calibration's features of the best candidate.
        probability: That the text answers the question.
        answer: The best span's text.
        others: Features of the next candidates, and whether their sentence is a gold one.
    """

    example: Example
    right: bool
    f1: float
    values: dict[str, float]
    probability: float
    answer: str
    others: tuple[tuple[dict[str, float], bool], ...] = ()


def sentences_of(text: str) -> tuple[Sentence, ...]:
    """The sentences of an article, page furniture marked, as the program cuts them."""
    spans = split(text)
    marks = furniture(text, spans)
    return tuple(
        Sentence(i, a, b, text[a:b], not mark) for i, ((a, b), mark) in enumerate(zip(spans, marks, strict=True))
    )


def outcome(reader: Reader, example: Example, sentences: Sequence[Sentence], answers: int = 3) -> Outcome:
    """Ask the reader one example."""
    found = reader.candidates(example.question, sentences)
    gold = [_is_gold(example, c, sentences) for c in found[:answers]]
    rows = [features(found, i) for i in range(len(gold))]
    best = found[0]
    answer = example.text[best.start : best.end]
    f1 = max((word_f1(answer, example.text[a:b]) for a, b in example.answers), default=0.0)
    others = tuple(zip(rows[1:], gold[1:], strict=True))
    return Outcome(example, gold[0], f1, rows[0], logistic(reader.settings["answered"], rows[0]), answer, others)


def outcomes(reader: Reader, examples: Sequence[Example], cutter: Callable[[str], Sequence[Sentence]]) -> list[Outcome]:
    """Ask the reader all examples; texts are cut into sentences once."""
    cut: dict[str, Sequence[Sentence]] = {}
    for e in examples:
        if e.text not in cut:
            cut[e.text] = cutter(e.text)
    return [outcome(reader, e, cut[e.text]) for e in examples]


def _is_gold(example: Example, one: Candidate, sentences: Sequence[Sentence]) -> bool:
    s = sentences[one.sentence]
    return any(a < s.end and b > s.start for a, b in example.gold or example.answers)


def word_f1(one: str, other: str) -> float:
    """F1 of the words of two answers, articles and punctuation left out (Rajpurkar et al., 2016)."""
    a, b = _normal(one), _normal(other)
    if not a or not b:
        return float(a == b)
    same = sum((Counter(a) & Counter(b)).values())
    return 2 * same / (len(a) + len(b))


def _normal(text: str) -> list[str]:
    kept = "".join(c for c in text.lower() if c not in string.punctuation and c not in "“”‘’")
    return re.sub(r"\b(a|an|the)\b", " ", kept).split()


def auc(scores: Sequence[float], labels: Sequence[bool]) -> float:
    """The chance that a random positive scores above a random negative; ties count half."""
    values, label = np.asarray(scores, float), np.asarray(labels, bool)
    _, where, count = np.unique(values, return_inverse=True, return_counts=True)
    rank = (np.cumsum(count) - (count - 1) / 2)[where]
    n, m = int(label.sum()), int((~label).sum())
    return float((rank[label].sum() - n * (n + 1) / 2) / (n * m)) if n and m else float("nan")


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one set; shares in 0..1.

    Attributes:
        sentence: Right best sentence, of the answerable.
        f1: Mean word F1 of the best span, of the answerable, nothing abstained from.
        auc: Answerable against not, by probability.
        abstained: Of the unanswerable, below the threshold.
        refused: Of the answerable, below the threshold.
        right: Right sentence at or above the threshold, or unanswerable and below it.
        brier: Mean squared error of the probability.
    """

    questions: int
    answerable: int
    sentence: float
    f1: float
    auc: float
    abstained: float
    refused: float
    right: float
    brier: float


def figures(made: Sequence[Outcome], threshold: float) -> Figures:
    """Sum up."""
    yes = [o for o in made if o.example.answerable]
    no = [o for o in made if not o.example.answerable]
    mean = lambda values: float(np.mean(values)) if len(values) else float("nan")  # noqa: E731
    right = [o.right and o.probability >= threshold for o in yes] + [o.probability < threshold for o in no]
    return Figures(
        questions=len(made),
        answerable=len(yes),
        sentence=mean([o.right for o in yes]),
        f1=mean([o.f1 for o in yes]),
        auc=auc([o.probability for o in made], [o.example.answerable for o in made]),
        abstained=mean([o.probability < threshold for o in no]),
        refused=mean([o.probability < threshold for o in yes]),
        right=mean(right),
        brier=mean([(o.probability - o.example.answerable) ** 2 for o in made]),
    )


def table(rows: dict[str, Figures]) -> str:
    """A Markdown table, one line a set."""
    names = "set,questions,answerable,right sentence,answer F1,AUC,abstained from,refused,right or abstained,Brier"
    head = "| " + names.replace(",", " | ") + " |"
    lines = [head, "|---" * 10 + "|"]
    for name, f in rows.items():
        shares = (f.sentence, f.f1, f.auc, f.abstained, f.refused, f.right)
        cells = " | ".join("–" if x != x else f"{100 * x:.1f}" for x in shares)
        lines.append(f"| {name} | {f.questions} | {f.answerable} | {cells} | {f.brier:.3f} |")
    return "\n".join(lines)


def offtopic(examples: Sequence[Example]) -> list[Example]:
    """Every answerable question asked of the next article of the set, in which it has no answer."""
    from dataclasses import replace

    texts = {e.title: e.text for e in examples}
    titles = sorted(texts)
    after = dict(zip(titles, titles[1:] + titles[:1], strict=True))
    return [
        replace(e, text=texts[after[e.title]], title=after[e.title], answers=(), gold=(), kind="moved")
        for e in examples
        if e.answers
    ]

"""From the reader's scores to probabilities, and the threshold below which it abstains."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.reader import Reader, logistic
from assistant.training.curve import picture
from assistant.training.data import NEWS_DEV, part_of, read_news, read_paragraphs, read_public
from assistant.training.measure import Outcome, figures, offtopic, outcomes, sentences_of, table

ANSWERED = ("span", "look_span", "margin")
"""Features of the best candidate that tell whether the question is answered at all."""
OTHER = ("span", "look_span", "margin")
"""Features of a later candidate that tell whether its sentence is a right one too."""

COUNTS = {"news": 1.0, "news, off-topic": 0.2, "paragraphs": 0.6}
"""How much a question of each dev set counts."""


def fit_logistic(
    names: Sequence[str],
    rows: Sequence[dict[str, float]],
    labels: Sequence[bool],
    weights: Sequence[float],
    ridge: float = 1.0,
) -> dict[str, Any]:
    """Weighted logistic regression by Newton's method, ridge on the standardised features' weights.

    Returns:
        `{"bias": float, "weights": {feature: float}}` on the raw features.
    """
    x = np.array([[r[f] for f in names] for r in rows], float)
    y, w = np.array(labels, float), np.array(weights, float)
    mean, spread = x.mean(0), x.std(0) + 1e-6
    z: NDArray[np.float64] = np.concatenate([np.ones((len(x), 1)), (x - mean) / spread], axis=1)
    beta = np.zeros(z.shape[1])
    penalty = np.diag([0.0] + [ridge] * (z.shape[1] - 1))
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(z @ beta, -30, 30)))
        gradient = z.T @ (w * (p - y)) + penalty @ beta
        hessian = (z * (w * p * (1 - p))[:, None]).T @ z + penalty
        change = np.linalg.solve(hessian, gradient)
        beta -= change
        if np.abs(change).max() < 1e-8:
            break
    raw = beta[1:] / spread
    return {
        "bias": round(float(beta[0] - raw @ mean), 5),
        "weights": {f: round(float(v), 5) for f, v in zip(names, raw, strict=True)},
    }


def best_threshold(made: Sequence[Outcome], weights: Sequence[float]) -> float:
    """The threshold with the most right sentences and right abstentions, on average over 0.05 to either side.

    The curve is flat and jagged: its single highest point is chance.
    """
    p = np.array([o.probability for o in made])
    yes = np.array([o.example.answerable for o in made])
    right, w = np.array([o.right for o in made]), np.array(weights)
    places = np.arange(0.05, 0.95, 0.01)
    score = np.array([(w * np.where(yes, right & (p >= t), p < t)).sum() for t in places]) / w.sum()
    near = np.convolve(score, np.full(11, 1 / 11), mode="valid")
    return round(float(places[5 + int(near.argmax())]), 2)


def answered_fit(made: Sequence[Outcome], weights: Sequence[float]) -> dict[str, Any]:
    """Fit the probability that a text answers."""
    return fit_logistic(ANSWERED, [o.values for o in made], [o.example.answerable for o in made], weights)


def other_fit(made: Sequence[Outcome]) -> dict[str, Any]:
    """Fit the probability that a candidate after the best lies in a right sentence."""
    rows = [(values, gold) for o in made for values, gold in o.others]
    return fit_logistic(OTHER, [r for r, _ in rows], [g for _, g in rows], [1.0] * len(rows))


def write_settings(folder: Path, settings: dict[str, Any]) -> None:
    """Write `reader.json` with the hashes of the files it belongs to."""
    settings["sha256"] = {
        n: hashlib.sha256((folder / n).read_bytes()).hexdigest() for n in ("reader.onnx", "tokenizer.json")
    }
    (folder / "reader.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


DEFAULTS: dict[str, Any] = {
    "window": 384,
    "overlap": 64,
    "longest_question": 80,
    "longest_answer": 48,
    "support_weight": 1.0,
    "looks": 4,
    "look_weight": 0.5,
    "threshold": 0.5,
    "answered": {"bias": 0.0, "weights": {"span": 0.5}},
    "other": {"bias": 0.0, "weights": {"span": 0.5}},
}


def calibrate(folder: Path, public: Path, own: Path) -> str:
    """Fit the probabilities and the threshold on the dev parts, and write `reader.json` and the curve.

    Our own dev articles count, their questions moved to another article a fifth, and our own dev paragraphs three
    fifths. SQuAD's dev part is one article without unanswerable questions and one of a single writer's habits: it is
    only shown in the table.

    Args:
        folder: Holds `reader.onnx` and `tokenizer.json`.
        public: Folder of the public question files.
        own: Folder of our own news set.

    Returns:
        A table of the figures on the dev parts.
    """
    settings = dict(DEFAULTS)
    write_settings(folder, settings)
    reader = Reader.load(folder)
    news = [e for e in read_news(own) if e.title in NEWS_DEV]
    squad = [e for n in ("squad2_dev_part", "squad2_train_part") for e in read_public(public, n) if part_of(e) == "dev"]
    made = {
        "news": outcomes(reader, news, sentences_of),
        "news, off-topic": outcomes(reader, offtopic(news), sentences_of),
        "paragraphs": outcomes(reader, read_paragraphs(own, "dev"), sentences_of),
        "SQuAD 2.0": outcomes(reader, squad, sentences_of),
    }
    weights = [weight for name, weight in COUNTS.items() for _ in made[name]]
    settings["answered"] = answered_fit([o for name in COUNTS for o in made[name]], weights)
    settings["other"] = other_fit(made["news"] + made["paragraphs"])
    made = {
        name: [replace(o, probability=logistic(settings["answered"], o.values)) for o in some]
        for name, some in made.items()
    }
    settings["threshold"] = best_threshold([o for name in COUNTS for o in made[name]], weights)
    write_settings(folder, settings)
    curves = {name: made[name] for name in ("news", "paragraphs")}
    (folder / "risk_coverage.svg").write_text(picture(curves, settings["threshold"]), encoding="utf-8")
    return table({name: figures(some, settings["threshold"]) for name, some in made.items()})

"""Makes `weights.py`: fits how much each finding counts to the tuning pairs.

    python -m assistant.checks.make_weights

A logistic regression (Cox, 1958) whose weights are at least 0, so that a finding never speaks for a statement, with a
normal prior; each finding once as it is and once times how nearly the statement copies its sentences. Only pairs that
no rule decides are fitted to. The threshold is chosen on scores from tenfold cross-validation by article.
"""

import hashlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.checks.findings import strengths
from assistant.training.written import neighbours

SETS = ("natural", "dev2", "dev3", "plain")  # but the part "train": what the network was trained on
MOST_FALSE = 0.025  # of the falsified statements, supported in cross-validation
FOLDS = 10
_PRECISION = 6.0  # of the prior of each weight
_LEAST_SEEN = 4  # pairs with a finding for it to get a weight
_FOLDER = Path(__file__).parents[2] / "tests" / "benchmarks" / "support"
_OUT = Path(__file__).parent / "weights.py"
# What the weights are expected to be before any pair is seen; 0 for what is not named here.
_EXPECTED = {
    "mixed up": 0.6, "role": 0.6, "place": 0.6, "subject": 0.6, "attribution": 0.4, "negation": 0.25,
    "direction": 0.45, "sides": 0.45, "sibling": 0.5, "extent": 0.2, "instead": 0.6, "opposed verb": 0.4,
    "unreal as fact": 0.45, "stronger mood": 0.4, "drops possible": 0.3, "drops planned": 0.3, "drops alleged": 0.3,
    "drops expected": 0.25, "drops undone": 0.2, "strict verb": 0.2, "unlike verb": 0.2, "unlike person": 0.3,
    "doubt": 0.7, "unsaid figure": 0.7, "strange": 0.5,
}  # fmt: skip
Row = dict[str, Any]
Array = NDArray[np.float64]


def read_pairs(names: Sequence[str]) -> list[Row]:
    """The pairs of some sets, each with the name of its set and, of an article of the news set, its neighbours."""
    rows = [
        json.loads(line) | {"set": name}
        for name in names
        for line in (_FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    left = [row for row in rows if row.get("part") != "train"]
    return [row | {"around": neighbours(row["article"], row["sentences"])} for row in left]


def fold(article: str) -> int:
    """Which fold an article is in."""
    return int(hashlib.md5(article.encode()).hexdigest(), 16) % FOLDS


def table(judged: Sequence[Any], kinds: Sequence[str]) -> Array:
    """One row a pair: the strengths of all kinds, then the same times the closeness."""
    rows = []
    for found, close in judged:
        by_kind = strengths(found)
        plain = [by_kind.get(kind, 0.0) for kind in kinds]
        rows.append(plain + [value * close for value in plain])
    return np.array(rows)


def fit(values: Array, false: Array, kinds: Sequence[str]) -> Array:
    """Bias and weights, by Newton's method on what is not held at 0."""
    rows = np.c_[np.ones(len(values)), values]
    expected = np.array([0.0, *(_EXPECTED.get(kind, 0.0) for kind in kinds), *(0.0 for _ in kinds)])
    precision = np.r_[1e-6, np.full(len(expected) - 1, _PRECISION)]
    least = np.r_[-np.inf, np.zeros(len(expected) - 1)]
    weights: Array = expected + np.r_[-1.4, np.full(len(expected) - 1, 0.1)]

    def loss(at: Array) -> float:
        z = rows @ at
        fitted = np.logaddexp(0, z) - false * z
        return float(fitted.sum() + 0.5 * (precision * (at - expected) ** 2).sum())

    for _ in range(200):
        chance = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (chance - false) + precision * (weights - expected)
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.diag(precision)
        free = (weights > least + 1e-12) | (slope < 0)
        step = np.zeros(len(weights))
        step[free] = np.linalg.solve(curve[np.ix_(free, free)], slope[free])
        size, before = 1.0, loss(weights)
        while size > 1e-4 and loss(np.maximum(weights - size * step, least)) > before - 1e-9:
            size /= 2
        if size <= 1e-4:
            break
        weights = np.maximum(weights - size * step, least)
    return weights


def cross_validated(rows: Sequence[Row], judged: Sequence[Any]) -> tuple[list[float], Array, list[str]]:
    """Scores of all pairs by weights fitted without their article's fold; the weights of all; the kinds.

    What a rule decides is scored -99 (the sentences' own words) or 99.
    """
    left = [i for i, each in enumerate(judged) if not isinstance(each, str)]
    seen: dict[str, int] = {}
    for i in left:
        for kind, strength in strengths(judged[i][0]).items():
            seen[kind] = seen.get(kind, 0) + (strength > 0)
    kinds = sorted(kind for kind, count in seen.items() if count >= _LEAST_SEEN)
    values = table([judged[i] for i in left], kinds)
    false = np.array([float(not rows[i]["supported"]) for i in left])
    folds = np.array([fold(rows[i]["article"]) for i in left])
    scores = [99.0 if each else -99.0 for each in judged]
    for number in range(FOLDS):
        rest = folds != number
        weights = fit(values[rest], false[rest], kinds)
        for i, score in zip(np.array(left)[~rest], weights[0] + values[~rest] @ weights[1:], strict=True):
            scores[i] = float(score)
    return scores, fit(values, false, kinds), kinds


def main() -> int:
    from assistant.support import judge

    rows = read_pairs(SETS)
    judged = [judge(row["statement"], row["sentences"], row["around"]) for row in rows]
    scores, weights, kinds = cross_validated(rows, judged)
    false = sorted(score for score, row in zip(scores, rows, strict=True) if not row["supported"])
    threshold = false[int(MOST_FALSE * len(false))]
    half = len(kinds)
    plain = {kind: round(float(w), 3) for kind, w in zip(kinds, weights[1 : half + 1], strict=True) if w >= 0.005}
    close = {kind: round(float(w), 3) for kind, w in zip(kinds, weights[half + 1 :], strict=True) if w >= 0.005}
    _OUT.write_text(
        '"""How much each finding counts, in nats: fitted by `make_weights` to the tuning pairs."""\n\n'
        f"BIAS = {weights[0]:.3f}\n"
        f"THRESHOLD = {threshold:.3f}  # from here on not supported: {MOST_FALSE:.1%} false support cross-validated\n"
        f"PLAIN = {json.dumps(plain, indent=4)}\n"
        f"# times how nearly the statement copies its sentences\nCLOSE = {json.dumps(close, indent=4)}\n",
        encoding="utf-8",
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())

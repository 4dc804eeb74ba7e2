"""The risk–coverage curve as an SVG: how often an answer is wrong, by the share of questions answered."""

from collections.abc import Sequence

from assistant.training.measure import Outcome

_WIDTH, _HEIGHT, _LEFT, _BOTTOM = 640, 400, 60, 50
_COLOURS = ("#1f5fa8", "#b3541e", "#2e7d4f", "#7a3e9d")


def risk_coverage(made: Sequence[Outcome]) -> list[tuple[float, float]]:
    """Points (coverage, risk), both in 0..1, most certain answer first.

    An answer is wrong if its sentence is, or if the question is not answerable (El-Yaniv and Wiener, 2010).
    """
    ordered = sorted(made, key=lambda o: -o.probability)
    points, wrong = [], 0
    for n, o in enumerate(ordered, 1):
        wrong += not o.right
        points.append((n / len(ordered), wrong / n))
    return points


def picture(sets: dict[str, Sequence[Outcome]], threshold: float) -> str:
    """Draw a curve for each set, with a dot where the shipped threshold stands."""
    right, top = _WIDTH - 20, 20
    height = _HEIGHT - _BOTTOM - top

    def at(coverage: float, risk: float) -> tuple[float, float]:
        return _LEFT + coverage * (right - _LEFT), _HEIGHT - _BOTTOM - min(risk, 0.6) / 0.6 * height

    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        'font-family="sans-serif" font-size="13">',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="white"/>',
    ]
    for i in range(7):
        x, _ = at(i / 6, 0)
        _, y = at(0, i / 10)
        lines.append(
            f'<path d="M{_LEFT} {y:.1f}H{right}" stroke="#ddd"/>'
            f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{10 * i} %</text>'
        )
    for i in range(6):
        x, y = at(i / 5, 0)
        lines.append(f'<text x="{x:.1f}" y="{y + 18:.1f}" text-anchor="middle">{20 * i} %</text>')
    lines.append(f'<text x="{(_LEFT + right) / 2}" y="{_HEIGHT - 10}" text-anchor="middle">questions answered</text>')
    lines.append(
        f'<text transform="translate(16 {_HEIGHT / 2}) rotate(-90)" text-anchor="middle">'
        "wrong answers among them</text>"
    )
    for i, (name, made) in enumerate(sets.items()):
        points = [at(c, r) for c, r in risk_coverage(made)]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        colour = _COLOURS[i % len(_COLOURS)]
        lines.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        answered = sum(o.probability >= threshold for o in made)
        if answered:
            x, y = points[answered - 1]
            lines.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{colour}"/>')
        lines.append(
            f'<text x="{_LEFT + 20}" y="{top + 18 * (i + 1)}" fill="{colour}">{name} ({len(made)} questions)</text>'
        )
    return "\n".join([*lines, "</svg>", ""])

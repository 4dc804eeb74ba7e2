"""The report of an evaluation: a table for the terminal, and a self-contained HTML page."""

from collections.abc import Sequence
from html import escape

from assistant.evaluation import Measures, Outcome, reliability, risk_coverage

_NAMES = {
    "right": "right sentence or right abstention",
    "right_sentence": "right sentence (answerable, abstentions set aside)",
    "answered_right": "answered with the right sentence (answerable)",
    "citation_precision": "citation precision",
    "citation_recall": "citation recall",
    "answer_f1": "short answer F1",
    "answer_match": "short answer match",
    "abstention_precision": "abstention precision",
    "abstention_recall": "abstention recall (unanswerable abstained from)",
    "refused": "answerable refused",
    "auc": "answerable against unanswerable (AUC)",
    "calibration_error": "calibration error",
}


def rows(measures: Measures) -> list[tuple[str, str]]:
    """Names and values of the figures, as they are shown."""
    shown = [("questions", str(measures.questions)), ("answerable", str(measures.answerable))]
    for field, name in _NAMES.items():
        value = getattr(measures, field)
        percent = field not in ("auc", "calibration_error")
        shown.append((name, "–" if value is None else f"{value:.1%}" if percent else f"{value:.3f}"))
    seconds = measures.seconds
    return [*shown, ("median time to an answer", "–" if seconds is None else f"{1000 * seconds:.0f} ms")]


def table(measures: Measures) -> str:
    """The figures as aligned lines of text."""
    shown = rows(measures)
    width = max(len(name) for name, _ in shown)
    return "\n".join(f"{name:<{width}}  {value:>8}" for name, value in shown)


def page(name: str, measures: Measures, outcomes: Sequence[Outcome]) -> str:
    """A page with the figures, both plots, and every failure with its sentence; it loads nothing."""
    figures = "".join(f"<tr><th scope=row>{escape(n)}</th><td>{escape(v)}</td></tr>" for n, v in rows(measures))
    risk = _plot(risk_coverage(outcomes), "coverage: share of questions answered", "risk: share of wrong answers")
    points = [(mean, rate) for mean, rate, _ in reliability(outcomes)]
    calibration = _plot(points, "probability given", "share of answerable questions", diagonal=True)
    failures = [outcome for outcome in outcomes if not outcome.right]
    listed = "".join(_failure(outcome) for outcome in failures)
    return f"""<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Evaluation of {escape(name)}</title>
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem;
  color: #1d1f23; background: #fff }}
th {{ text-align: left; font-weight: normal; padding-right: 2rem }} td {{ text-align: right }}
figure {{ display: inline-block; margin: 1rem 1rem 1rem 0 }} svg {{ width: 26rem; max-width: 100%; height: auto }}
article {{ border-top: 1px solid #ccc; padding: .6rem 0 }} article p {{ margin: .2rem 0 }} .wrong {{ color: #a11 }}
blockquote {{ margin: .2rem 0 .2rem 1rem; font-family: serif }}
@media (prefers-color-scheme: dark) {{ body {{ color: #e6e6e6; background: #16181c }} .wrong {{ color: #f88 }} }}
</style>
<h1>Evaluation of {escape(name)}</h1>
<table>{figures}</table>
<h2>Risk and coverage</h2><figure>{risk}</figure>
<h2>Reliability</h2><figure>{calibration}</figure>
<h2>{len(failures)} failures of {len(outcomes)} questions</h2>
{listed}
</html>
"""


def _failure(outcome: Outcome) -> str:
    question = outcome.question
    if not question.answerable:
        what = "answered, though the article does not say"
    else:
        what = "another sentence" if outcome.answered else "refused, though the article says so"
    quotes = "".join(f"<blockquote>{escape(sentence.text)}</blockquote>" for sentence in outcome.cited)
    gold = "".join(f"<blockquote>{escape(mark)}</blockquote>" for mark in question.gold)
    given = "Cited" if outcome.answered else "Held back"
    return (
        f"<article><p><b>{escape(question.question)}</b> (line {question.line}, {escape(question.article)})</p>"
        f"<p class=wrong>{what}; probability {outcome.probability:.2f}, threshold {outcome.threshold:.2f}</p>"
        f"<p>{given}, short answer “{escape(outcome.short)}”:</p>{quotes or '<p>nothing</p>'}"
        f"<p>Right:</p>{gold or '<p>to abstain</p>'}</article>"
    )


def _plot(points: Sequence[tuple[float, float]], x_name: str, y_name: str, *, diagonal: bool = False) -> str:
    """A line through points of the unit square, as SVG."""

    def place(x: float, y: float) -> str:
        return f"{50 + 330 * x:.1f},{340 - 320 * y:.1f}"

    line = " ".join(place(x, y) for x, y in points)
    dots = "".join(
        f'<circle cx="{place(x, y).split(",")[0]}" cy="{place(x, y).split(",")[1]}" r="3"/>' for x, y in points[:200]
    )
    ticks = "".join(
        f'<text x="{50 + 330 * t}" y="358" text-anchor="middle">{t:g}</text>'
        f'<text x="44" y="{344 - 320 * t}" text-anchor="end">{t:g}</text>'
        for t in (0, 0.25, 0.5, 0.75, 1)
    )
    guide = f'<polyline points="{place(0, 0)} {place(1, 1)}" stroke-dasharray="4"/>' if diagonal else ""
    return (
        f'<svg viewBox="0 0 400 390" role="img" aria-label="{escape(y_name)} against {escape(x_name)}" '
        'font-size="12" fill="currentColor"><g fill="none" stroke="currentColor">'
        f'<path d="M50 20V340H380" opacity=".5"/>{guide}'
        f'<polyline points="{line}" stroke="#2a6fdb" stroke-width="2"/></g>'
        f'<g fill="#2a6fdb">{dots if diagonal else ""}</g>{ticks}'
        f'<text x="215" y="382" text-anchor="middle">{escape(x_name)}</text>'
        f'<text transform="translate(12 180) rotate(-90)" text-anchor="middle">{escape(y_name)}</text></svg>'
    )

"""Parts of an article, as the reader gets to see them: stretches of consecutive sentences, and looks at three."""

import random
import re
from collections import Counter
from dataclasses import replace

from assistant.training.augment import STOP
from assistant.training.data import Example, sentence_spans
from index.furniture import furniture

_ASKS_FOR_FIGURE = re.compile(
    r"\b(?:how (?:many|much|old|long|far|big|often)|when|what (?:share|year|date|time))\b", re.I
)
_FIGURE = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|million|half)\b", re.I
)


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


def look(example: Example, rng: random.Random) -> Example:
    """A sentence with its two neighbours, as the reader looks again at the best ones.

    Four times in ten, and always where nothing answers, the sentence is one that only seems to answer: it shares
    rare words with the question, or has a figure where one is asked for.
    """
    spans = sentence_spans(example.text)
    marks = example.gold or example.answers
    home = [i for i, (a, b) in enumerate(spans) if any(x < b and y > a for x, y in marks)]
    others = [i for i in range(len(spans)) if i not in home]
    if home and (rng.random() < 0.6 or not others):
        middle = rng.choice(home)
    else:
        scores = _seeming(example.question, [example.text[a:b] for a, b in spans])
        middle = max(others, key=lambda i: scores[i] + rng.expovariate(1.0))
    first, last = max(0, middle - 1), min(len(spans) - 1, middle + 1)
    made = _kept(example, [(spans[first][0], spans[last][1])])
    if home and not made.answers and any(first <= i <= last for i in home):
        return example  # the answer stands outside its gold sentence, or straddles the cut
    return made if made.answers or not example.answers else replace(made, kind="look")


def _seeming(question: str, sentences: list[str]) -> list[float]:
    """How much each sentence looks as if it answered: the rarity of the words that it shares with the question."""
    words = [_stems(sentence) for sentence in sentences]
    common = Counter(stem for some in words for stem in some)
    asked = _stems(question)
    figure = bool(_ASKS_FOR_FIGURE.search(question))
    return [
        sum(1 / common[stem] ** 0.5 for stem in some & asked) + (figure and bool(_FIGURE.search(sentence)))
        for some, sentence in zip(words, sentences, strict=True)
    ]


def _stems(text: str) -> set[str]:
    return {word[:5] for word in re.findall(r"\w+", text.lower()) if word not in STOP}

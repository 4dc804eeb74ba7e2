"""How good the answers to a question set are: right sentences, right abstentions, calibration."""

import re
import string
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.conversation import Conversation
from assistant.question_set import Question
from assistant.reading import Reader, Reading
from assistant.types import Answer
from index import Library, Sentence

BINS = 10  # of equal width, for the calibration error (Guo et al., 2017)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the program did with a question.

    Attributes:
        question: The question.
        answer: The answer it would give if it never abstained.
        threshold: Probability from which on it answers.
        seconds: Time from the question to the answer.
    """

    question: Question
    answer: Answer
    threshold: float
    seconds: float

    @property
    def probability(self) -> float:
        """Probability that the article answers the question, as the program sees it."""
        return self.answer.probability or 0.0

    @property
    def answered(self) -> bool:
        """Whether it answers, or abstains."""
        if self.answer.probability is None:  # a language model's: it abstains by itself
            return self.answer.answered
        return bool(self.answer.statements) and self.probability >= self.threshold

    @property
    def cited(self) -> list[Sentence]:
        """The sentences it cites, in order; those of the answer that it holds back if it abstains."""
        statements = self.answer.statements if self.answered else self.answer.statements[:1]
        return [citation.sentence for statement in statements for citation in statement.citations]

    @property
    def right_sentence(self) -> bool:
        """Whether the first sentence it cites, or would cite, is an acceptable one."""
        return bool(self.cited) and is_gold(self.cited[0], self.question.gold)

    @property
    def right(self) -> bool:
        """Whether it cites a right sentence first, or rightly abstains."""
        return self.answered == self.question.answerable and (not self.answered or self.right_sentence)

    @property
    def short(self) -> str:
        """The short answer, or the first statement where none is marked."""
        if not self.answer.statements:
            return ""
        first = self.answer.statements[0]
        return first.text if first.short is None else first.text[slice(*first.short)]


class _NeverAbstains:
    """A reader whose every reading counts as an answer, so that a held-back answer can be judged too."""

    threshold = 0.0

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def read(self, question: str, sentences: Sequence[Sentence], *, limit: int = 5) -> list[Reading]:
        readings = self._reader.read(question, sentences, limit=limit)
        # Further sentences are cited only where the program itself would.
        return [r for i, r in enumerate(readings) if i == 0 or r.probability >= self._reader.threshold]


def evaluate(questions: Sequence[Question], library: Library, reader: Reader) -> Iterator[Outcome]:
    """Ask every question, in order, each in a conversation of its own.

    Raises:
        ArticleChatError: An article cannot be opened or a question cannot be asked; the text says what to do.
    """
    articles: dict[str, str] = {}
    for question in questions:
        if question.article not in articles:
            articles[question.article] = library.resolve(question.article).id
        article = articles[question.article]
        conversation = Conversation(article, library=library, reader=reader)
        if not conversation.generates:
            conversation = Conversation(article, library=library, reader=_NeverAbstains(reader))
        for earlier in question.before:
            conversation.ask(earlier)
        start = time.perf_counter()
        answer = conversation.ask(question.question)
        yield Outcome(question, answer, reader.threshold, time.perf_counter() - start)


@dataclass(frozen=True, slots=True)
class Measures:
    """The figures of a question set; rates are in 0 to 1, and None where nothing can be counted.

    Attributes:
        questions: How many there are.
        answerable: How many of them the articles answer.
        right: Right sentence cited first, or rightly abstained, of all.
        right_sentence: First sentence right, of the answerable, abstentions set aside.
        answered_right: Answered, and the first sentence right, of the answerable.
        citation_precision: Right citations, of all that are given (those to unanswerable questions are wrong).
        citation_recall: Answerable questions for which a right sentence is cited, of the answerable.
        answer_f1: Mean word overlap (F1, as SQuAD computes it) of the short answer with the best acceptable one.
        answer_match: Short answers that hold an acceptable one or lie in it, of the answerable with an answer given.
        abstention_precision: Unanswerable, of those abstained from.
        abstention_recall: Abstained from, of the unanswerable.
        refused: Abstained from, of the answerable.
        auc: Chance that an answerable question gets a higher probability than an unanswerable one.
        calibration_error: Mean distance of probability and rate of answerable, over `BINS` bins weighted by size.
        seconds: Median time to an answer.
    """

    questions: int
    answerable: int
    right: float | None
    right_sentence: float | None
    answered_right: float | None
    citation_precision: float | None
    citation_recall: float | None
    answer_f1: float | None
    answer_match: float | None
    abstention_precision: float | None
    abstention_recall: float | None
    refused: float | None
    auc: float | None
    calibration_error: float | None
    seconds: float | None


def measure(outcomes: Sequence[Outcome]) -> Measures:
    """Compute the figures of some outcomes."""
    answerable = [o for o in outcomes if o.question.answerable]
    unanswerable = [o for o in outcomes if not o.question.answerable]
    abstained = [o for o in outcomes if not o.answered]
    with_answer = [o for o in answerable if o.question.answer]
    citations = [is_gold(s, o.question.gold) for o in outcomes if o.answered for s in o.cited]
    times = sorted(o.seconds for o in outcomes)
    return Measures(
        questions=len(outcomes),
        answerable=len(answerable),
        right=_rate(o.right for o in outcomes),
        right_sentence=_rate(o.right_sentence for o in answerable),
        answered_right=_rate(o.answered and o.right_sentence for o in answerable),
        citation_precision=_rate(citations),
        citation_recall=_rate(o.answered and any(is_gold(s, o.question.gold) for s in o.cited) for o in answerable),
        answer_f1=_rate(max(overlap(o.short, known) for known in o.question.answer) for o in with_answer),
        answer_match=_rate(any(_holds(o.short, known) for known in o.question.answer) for o in with_answer),
        abstention_precision=_rate(not o.question.answerable for o in abstained),
        abstention_recall=_rate(not o.answered for o in unanswerable),
        refused=_rate(not o.answered for o in answerable),
        auc=_auc([o.probability for o in answerable], [o.probability for o in unanswerable]),
        calibration_error=_calibration_error(outcomes),
        seconds=times[len(times) // 2] if times else None,
    )


def is_gold(sentence: Sentence, gold: Iterable[str]) -> bool:
    """Whether a sentence is one of those that the gold strings mark; spaces and quotation marks may differ."""
    text = _plain(sentence.text)
    return any(_plain(mark) in text or (len(text) > 15 and text in _plain(mark)) for mark in gold)


def overlap(found: str, known: str) -> float:
    """F1 of the words of two short answers, articles and punctuation left out (Rajpurkar et al., 2016)."""
    a, b = _words(found), _words(known)
    common = sum((Counter(a) & Counter(b)).values())
    if not common:
        return float(a == b)
    return 2 * common / (len(a) + len(b))


def reliability(outcomes: Sequence[Outcome]) -> list[tuple[float, float, int]]:
    """For each filled bin of probability: its mean, the rate of answerable questions in it, and its size."""
    bins: dict[int, list[Outcome]] = {}
    for outcome in outcomes:
        bins.setdefault(min(BINS - 1, int(outcome.probability * BINS)), []).append(outcome)
    return [
        (
            sum(o.probability for o in held) / len(held),
            sum(o.question.answerable for o in held) / len(held),
            len(held),
        )
        for _, held in sorted(bins.items())
    ]


def risk_coverage(outcomes: Sequence[Outcome]) -> list[tuple[float, float]]:
    """Share of questions answered and share of wrong ones among them, at every threshold, rising coverage.

    An answer is wrong if its first sentence is, or if the question is not answerable (El-Yaniv and Wiener, 2010).
    """
    ranked = sorted(outcomes, key=lambda o: -o.probability)
    wrong, curve = 0, []
    for place, outcome in enumerate(ranked, 1):
        wrong += not (outcome.question.answerable and outcome.right_sentence)
        if place == len(ranked) or ranked[place].probability < outcome.probability:
            curve.append((place / len(ranked), wrong / place))
    return curve


def _plain(text: str) -> str:
    folded = text.translate({0x2019: "'", 0x2018: "'", 0x201C: '"', 0x201D: '"'})
    return " ".join(folded.replace("\u200b", "").split()).casefold()


def _words(text: str) -> list[str]:
    bare = re.sub(rf"[{re.escape(string.punctuation)}‘’“”—–]", "", text.casefold())
    return [word for word in bare.split() if word not in ("a", "an", "the")]


def _holds(found: str, known: str) -> bool:
    a, b = f" {' '.join(_words(found))} ", f" {' '.join(_words(known))} "
    return bool(a.strip()) and (a in b or b in a)


def _rate(values: Iterable[float]) -> float | None:
    collected = list(values)
    return sum(collected) / len(collected) if collected else None


def _auc(higher: Sequence[float], lower: Sequence[float]) -> float | None:
    if not higher or not lower:
        return None
    wins = sum((a > b) + (a == b) / 2 for a in higher for b in lower)
    return wins / (len(higher) * len(lower))


def _calibration_error(outcomes: Sequence[Outcome]) -> float | None:
    if not outcomes:
        return None
    return sum(abs(mean - rate) * size for mean, rate, size in reliability(outcomes)) / len(outcomes)

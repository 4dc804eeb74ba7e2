"""Questions to offer: made from an article's sentences by rule, and kept only if the program answers them well."""

from collections import Counter
from collections.abc import Callable, Sequence

from assistant.checks.lexicon import FUNCTION
from assistant.checks.thesaurus import stem
from assistant.extractive import extractive_answer
from assistant.questions.asking import Asking, Candidate
from assistant.questions.clauses import tokenise
from assistant.reading import Reader
from assistant.types import Answer
from index import Article, Passage

Retrieve = Callable[[str], Sequence[Passage]]

_READ = 18  # candidates that the reader is asked about, at most, for an article's suggestions
_READ_AFTER = 8  # and for the follow-ups of an answer
_COMFORT = 0.15  # how far above the reader's threshold an answer's probability must be
_SENTENCES = 240  # of a longer article so many are looked at, spread evenly
_WHOLE = 150  # sentences of an article that are read at once where there is no retrieval
_OF_A_KIND = 2
_ONLY_ONE = frozenset({"age", "who is", "what"})
_ALIKE = 0.6  # share of words in common from which on two questions are too much the same
_NEAR = 3  # sentences before and after the cited one that a follow-up may be about


def suggestions(article: Article, reader: Reader, *, most: int = 7, retrieve: Retrieve | None = None) -> list[str]:
    """Questions that a person might ask of an article, each of which the program answers.

    Args:
        article: The article.
        reader: Is asked each one, to see which are answered.
        most: Most questions to return.
        retrieve: Passages for a question, best first, as when it will be asked; if None the article is read whole.

    Returns:
        Up to `most`, in the order of the article; none where no rule finds a good one. The same each time.
    """
    made = _candidates(article, range(0, len(article.sentences), 1 + len(article.sentences) // _SENTENCES))
    chosen = _chosen(made, article.text, _Check(article, reader, retrieve), [], most, _READ, spread=True)
    return [each.question for each in sorted(chosen, key=lambda each: (each.sentence, each.start))]


def follow_ups(
    question: str,
    answer: Answer,
    article: Article,
    reader: Reader,
    *,
    most: int = 3,
    asked: Sequence[str] = (),
    retrieve: Retrieve | None = None,
) -> list[str]:
    """Questions that a person might ask after an answer, each of which the program answers.

    They are about the sentences near the cited ones and about those that speak of the same names, then about the rest
    of the article. What the cited sentences say is in view already, so it is not asked for.

    Args:
        question: What was asked.
        answer: What it got.
        article: The article that the answer cites.
        reader: Is asked each one, to see which are answered.
        most: Most questions to return.
        asked: Questions asked before, not offered again.
        retrieve: As for `suggestions`.

    Returns:
        Up to `most`, best first; none after an abstention or small talk.
    """
    cited = {
        citation.sentence.position
        for statement in answer.statements
        for citation in statement.citations
        if citation.article_id == article.id
    }
    if not answer.answered or not cited:
        return []
    names = _capitalised(question)
    for position in cited:
        names |= _capitalised(article.sentences[position].text)
    near: list[int] = []
    named: list[int] = []
    other: list[int] = []
    for sentence in article.sentences:
        if sentence.position in cited:
            continue
        if min(abs(sentence.position - position) for position in cited) <= _NEAR:
            near.append(sentence.position)
        elif names & _capitalised(sentence.text):
            named.append(sentence.position)
        else:
            other.append(sentence.position)
    made = _candidates(article, [*near, *named, *other][:_SENTENCES])
    before = [question, *asked]
    check = _Check(article, reader, retrieve)
    return [each.question for each in _chosen(made, article.text, check, before, most, _READ_AFTER, spread=False)]


class _Check:
    """Whether an article really answers a question made from one of its sentences."""

    def __init__(self, article: Article, reader: Reader, retrieve: Retrieve | None) -> None:
        self._reader = reader
        sentences = article.sentences[:_WHOLE]
        whole = Passage(article.id, article.title, article.text, 0, len(article.text), sentences)
        self._retrieve = retrieve or (lambda _: [whole])
        self._article = article

    def __call__(self, candidate: Candidate) -> bool:
        """The sentence it was made from is cited first, for sure, and what was asked for is what is marked."""
        question = candidate.question
        answer = extractive_answer(question, question, self._retrieve(question), self._reader)
        if not answer.answered or (answer.probability or 0.0) < min(0.9, self._reader.threshold + _COMFORT):
            return False
        first = answer.statements[0]
        citation = first.citations[0]
        if citation.article_id != self._article.id or citation.sentence.position != candidate.sentence:
            return False
        start, end = first.short or (0, len(first.text))
        start, end = citation.sentence.start + start, citation.sentence.start + end
        return start < candidate.end and candidate.start < end


def _candidates(article: Article, positions: Sequence[int]) -> list[Candidate]:
    asking = Asking(article)
    return [each for position in positions for each in asking.candidates(article.sentences[position])]


def _chosen(
    made: Sequence[Candidate],
    text: str,
    check: Callable[[Candidate], bool],
    before: Sequence[str],
    most: int,
    reads: int,
    *,
    spread: bool,
) -> list[Candidate]:
    """Read the most promising candidates, one after the other, until enough are answered.

    A candidate is worth less the more questions of its kind there are already, and, if they are to be spread, the
    nearer it stands to one of them.
    """
    left = list(made)
    chosen: list[Candidate] = []
    words = [_words(each) for each in before]
    kinds: Counter[str] = Counter()
    order = {id(each): place for place, each in enumerate(made)}
    length = 1 + max((each.sentence for each in made), default=0)
    while left and len(chosen) < most and reads > 0:

        def promise(each: Candidate) -> tuple[float, int]:
            apart = min((abs(each.sentence - other.sentence) / length for other in chosen), default=1.0)
            same = sum(each.sentence == other.sentence for other in chosen)
            worth = each.worth - 0.25 * kinds[each.kind] - 0.5 * same
            return worth + (0.5 * min(apart, 0.3) if spread else -0.02 * order[id(each)]), -order[id(each)]

        best = max(left, key=promise)
        left.remove(best)
        if kinds[best.kind] >= (1 if best.kind in _ONLY_ONE else _OF_A_KIND):
            continue
        if any(_alike(_words(best.question), other) for other in words):
            continue
        if any(_gives_away(best, other, text) or _gives_away(other, best, text) for other in chosen):
            continue
        reads -= 1
        if check(best):
            chosen.append(best)
            kinds[best.kind] += 1
            words.append(_words(best.question))
    return chosen


def _gives_away(one: Candidate, other: Candidate, text: str) -> bool:
    """Whether a question of the same sentence says what the other asks for, or asks for the same."""
    if one.sentence != other.sentence:
        return False
    asked_for = _words(text[other.start : other.end])
    return (one.start < other.end and other.start < one.end) or bool(asked_for) and asked_for <= _words(one.question)


def _words(question: str) -> frozenset[str]:
    return frozenset(
        stem(token.lower) for token in tokenise(question) if token.kind != "mark" and token.lower not in FUNCTION
    )


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _ALIKE * max(1, min(len(one), len(other)))


def _capitalised(text: str) -> set[str]:
    """Names of a text, about: its capitalised words, less the first word of the sentence and the small ones."""
    tokens = tokenise(text)
    return {t.text for t in tokens[1:] if t.capital and t.lower not in FUNCTION and len(t.text) > 2}

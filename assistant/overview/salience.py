"""The sentences that stand for an article: central, early, and not the same thing twice.

Sentences are scored as in MEAD (Radev, Jing, Styś and Tam, "Centroid-based summarization of multiple documents",
2004): nearness to the tf-idf centroid of the article, place, and overlap with the title. They are chosen one by one
by maximal marginal relevance (Carbonell and Goldstein, SIGIR 1998), so that each adds something.
"""

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from index import Article, Sentence
from index.lexical import terms
from index.paragraphs import paragraphs

# Of the score: relevance against novelty, and relevance among its three parts, which lie in 0 to 1 each.
_RELEVANCE = 0.65
_CENTROID, _PLACE, _TITLE = 1.0, 0.7, 0.3
_LATER_IN_PARAGRAPH = 0.5  # of the worth of a place, for sentences after the first of their paragraph
_LEANING = 0.6  # of the worth of a sentence that needs the one before it, where that one is chosen
_FULL_TERMS = 10  # fewer search terms say less
_SAME = 0.6  # cosine from which two sentences say the same
_PER_ITEM = 0.1  # for each figure, date or person that a sentence adds, where those are wanted
_MOST_ITEMS = 4

_FEWEST_WORDS = 4  # fewer are a heading with a full stop
_FEWEST_WORDS_ALONE = 7  # fewer say little without the sentences around them
_MOST_WORDS = 60
_ENDS = tuple(".!…。！؟।")
_CLOSERS = "\"'”’»)]』」*_"
_LABELLED = re.compile(
    r"\W*(?i:(?:photo(?:graph)?s?|images?|pictures?|caption|video|graphic|map|credit|source|note|update|related"
    r"|editor['’]s note|correction|clarification|sponsored|lost|births?|deaths?|read more|contact|tel|e-?mail)\b"
    r"[^.]{0,24}:"
    r"|(?:additional |with )?(?:reporting|editing|reported|edited|written|compiled|translated|photo(?:graph)?s?) by\b"
    r"|by (?-i:[A-Z]\w+ [A-Z]))"
)
_LEANS = re.compile(
    r"\W*(?i:(?:he|she|it|they|him|them|his|her|hers|its|their|theirs|this|that|these|those|such|both|neither|either"
    r"|others?|another|the (?:others?|former|latter|same|rest|remainder|change|move|pair|two|\d+-year-old)|some of"
    r"|most of|none|all of|here|there|then|so|but|and|or|nor|yet|however|instead|also|still|thus|therefore|hence"
    r"|moreover|furthermore|besides|nevertheless|nonetheless|otherwise|similarly|likewise|meanwhile|in addition|not so"
    r"|for (?:example|instance|that)|as a result|by then|by contrast|among (?:them|these|those)|of (?:these|those|them)"
    r"|afterwards|later|earlier|one of (?:them|these)|no|yes|well)\b)"
)
# "In old age she gave up …", "Walking up the river, he found …": a pronoun before anything that it could stand for.
_LEANS_LATER = re.compile(
    r"\W*(?i:\w+ (?:years?|months?|weeks?|days?|hours?)|in|on|at|by|from|after|before|during|since|until|when|while|as"
    r"|with|without|for|to|last|two|three|four|five|ten|once|now|today|asked|\w+ing)\b"
    r"(?: (?!(?:Mr|Mrs|Ms|Dr)\b)[\w’'-]+){0,9},? (?:he|she|it|they|his|her)\b"
)
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us|ours|[Yy]ou|[Yy]our)\b")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of prose.

    Attributes:
        sentence: The sentence.
        vector: Its tf-idf weights, of unit length.
        relevance: From 0; larger stands for more of the article.
        stands_alone: Whether it reads well without the sentence before it.
        follows: Position of the sentence before it in its paragraph, or -1.
    """

    sentence: Sentence
    vector: dict[str, float]
    relevance: float
    stands_alone: bool
    follows: int


def candidates(article: Article) -> list[Candidate]:
    """The sentences of an article that could be part of a summary, in article order.

    Left out are page furniture, lines without an end mark (headings, bylines, captions), questions, and sentences
    that a quotation enters or leaves.
    """
    prose = list(_prose(article))
    counts = [Counter(terms(sentence.text)) for sentence, _, _ in prose]
    frequency = Counter(term for count in counts for term in count)
    rarity = {term: math.log(1 + len(counts) / found) for term, found in frequency.items()}
    vectors = [_unit({term: number * rarity[term] for term, number in count.items()}) for count in counts]
    centroid: Counter[str] = Counter()
    for vector in vectors:
        centroid.update(vector)
    centre = _unit(dict(centroid))
    title = _unit({term: rarity.get(term, 0.0) for term in terms(article.title)})
    nearness = [
        _cosine(vector, centre) * min(1.0, count.total() / _FULL_TERMS)
        for vector, count in zip(vectors, counts, strict=True)
    ]
    most = max(nearness, default=0.0) or 1.0
    found = []
    paragraph = -1
    for number, (sentence, stands_alone, follows) in enumerate(prose):
        paragraph += follows < 0
        place = (1 if follows < 0 else _LATER_IN_PARAGRAPH) / (1 + paragraph / 3)
        parts = _CENTROID * nearness[number] / most + _PLACE * place + _TITLE * _cosine(vectors[number], title)
        relevance = parts / (_CENTROID + _PLACE + _TITLE)
        found.append(Candidate(sentence, vectors[number], relevance, stands_alone, follows))
    return found


def choose(
    found: Sequence[Candidate], limit: int, *, items: Callable[[str], frozenset[str]] | None = None, at_least: int
) -> list[Sentence]:
    """Choose sentences, the one that adds most first.

    Args:
        found: The candidates of one article.
        limit: Most sentences to choose.
        items: What is wanted of a sentence; each sentence chosen adds one item. None where any sentence will do.
        at_least: Number up to which sentences that lean on one not chosen are taken too, where no other is left.

    Returns:
        Up to `limit` sentences in article order; fewer where no other adds anything. Ties keep article order.
    """
    chosen: list[Candidate] = []
    held: set[str] = set()
    wanted = {candidate.sentence.position: items(candidate.sentence.text) for candidate in found} if items else None

    def gain(candidate: Candidate) -> float | None:
        nearest = max((_cosine(candidate.vector, other.vector) for other in chosen), default=0.0)
        if nearest >= _SAME:
            return None
        worth = _RELEVANCE * candidate.relevance - (1 - _RELEVANCE) * nearest
        if wanted is not None:
            added = wanted[candidate.sentence.position] - held
            if not added:
                return None
            worth += _PER_ITEM * min(len(added), _MOST_ITEMS)
        return worth if candidate.stands_alone else worth * _LEANING

    left = list(found)
    while len(chosen) < limit:
        positions = {candidate.sentence.position for candidate in chosen}
        gains = [(worth, candidate) for candidate in left if (worth := gain(candidate)) is not None]
        clear = [each for each in gains if each[1].stands_alone or each[1].follows in positions]
        if not clear and len(chosen) < at_least:
            clear = gains
        if not clear:
            break
        best = max(clear, key=lambda each: (each[0], -each[1].sentence.position))[1]
        chosen.append(best)
        left.remove(best)
        if wanted is not None:
            held |= wanted[best.sentence.position]
    return sorted((candidate.sentence for candidate in chosen), key=lambda sentence: sentence.position)


def _prose(article: Article) -> Iterator[tuple[Sentence, bool, int]]:
    """Each sentence of prose, whether it stands alone, and the position of the one before it, or -1."""
    starts = [start for start, _ in paragraphs(article.text)]
    paragraph, before, quotation = -1, -1, _Quotation()
    for sentence in article.sentences:
        place = bisect_right(starts, sentence.start)
        if place != paragraph:  # a quotation that runs over paragraphs is opened again in each
            paragraph, before, quotation = place, -1, _Quotation()
        whole, unquoted = quotation.read(sentence.text)
        if sentence.citable and whole and _is_prose(sentence.text):
            yield sentence, _stands_alone(sentence.text, unquoted), before
            before = sentence.position
        else:
            before = -1


def _is_prose(text: str) -> bool:
    if not text.rstrip(_CLOSERS).endswith(_ENDS) or _LABELLED.match(text):
        return False
    if text.startswith(("[", "(")) or text.count("[") != text.count("]"):  # a caption
        return False
    words = text.split()
    if len(words) < _FEWEST_WORDS:  # scripts without spaces have no words to count
        return not text.isascii() and len(terms(text)) >= 2 * _FEWEST_WORDS
    # An address or a list of names has no verb and little in lower case.
    return sum(not word[0].isupper() and word[0].isalpha() for word in words) >= _FEWEST_WORDS - 2


def _stands_alone(text: str, unquoted: str) -> bool:
    if len(unquoted) < len(text) / 2 or _FIRST_PERSON.search(unquoted):
        return False
    words = len(text.split())
    is_spaced = words >= _FEWEST_WORDS
    if is_spaced and not _FEWEST_WORDS_ALONE <= words <= _MOST_WORDS:
        return False
    return not _LEANS.match(text) and not _LEANS_LATER.match(text)


class _Quotation:
    """Whether a quotation is open, from sentence to sentence of a paragraph."""

    def __init__(self) -> None:
        self._close = ""

    def read(self, text: str) -> tuple[bool, str]:
        """Read the next sentence: whether no quotation enters or leaves it, and its text outside quotations."""
        entered = bool(self._close)
        stray = False
        unquoted = []
        for place, mark in enumerate(text):
            if self._close:
                if mark == self._close and not (mark == "’" and text[place + 1 : place + 2].isalnum()):
                    self._close = ""
            elif mark in _PAIRS and not (mark == "‘" and text[place - 1 : place].isalnum()):
                self._close = _PAIRS[mark]
            else:
                stray = stray or mark in "”»"
                unquoted.append(mark)
        return not entered and not self._close and not stray, "".join(unquoted)


_PAIRS = {"“": "”", '"': '"', "«": "»", "„": "“", "‘": "’", "「": "」", "『": "』"}


def _unit(weights: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {term: weight / length for term, weight in weights.items()} if length else {}


def _cosine(one: dict[str, float], other: dict[str, float]) -> float:
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other.get(term, 0.0) for term, weight in one.items())

"""What speaks against a statement, each with a strength; `weights` says how much each counts.

No single one of these proves a statement wrong: faithful paraphrases change verbs, turn sentences round and negate the
opposite. What cannot be (a number, a name or a quotation that does not stand there) is a rule of `support`, not here.
"""

import functools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.checks import attribution, factuality, figures, names, polarity, subjects, thesaurus
from assistant.checks.alignment import CARRIES, Alignment
from assistant.checks.factuality import Status
from assistant.checks.lexicon import SPEECH, STRICT_VERBS, word_set
from assistant.checks.words import Word

_LEAST_COSINE, _ALIKE = 0.2, 0.7  # cosines of two words: strangers, as good as the same
_LEAST_SHARED = 0.25  # of the statement's words of substance
_MOST_STRENGTH = 2.0  # of all findings of a kind
_MOST_DOUBT = 4.0
_SURE, _DOUBTED = 4.0, 2.5  # log odds of a statement without doubt, and how much less is one unit of it
_MOST = 60  # words of the source that a missing word is compared with
# Verbs of saying that add nothing to what is said; the others of `SPEECH` are claims of their own.
_NEUTRAL = SPEECH - word_set("""
    deny confirm admit acknowledge promise pledge vow accuse allege predict forecast concede boast complain urge joke
""")
_CERTAIN = {"expected": 3, "planned": 2, "required": 1, "possible": 1, "tried": 1, "alleged": 1}  # how sure it is
_CONVERSE = [
    frozenset(pair.split())
    for pair in (
        "buy sell", "lend borrow", "win lose", "beat lose", "defeat lose", "teach learn", "give receive",
        "send receive", "employ work", "import export", "purchase sell", "acquire sell", "give get", "award win",
    )
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """One observation: its kind, a strength of at least 0, and a reason in words."""

    kind: str
    strength: float
    reason: str


def find(aligned: Alignment, around: Sequence[Word]) -> list[Finding]:
    """Everything that speaks against a statement."""
    checks = (
        ("mixed up", figures.mixed_up(aligned)),
        *figures.open_ones(aligned),
        ("unheard name", names.unheard(aligned, around)),
        ("strange", _strange(aligned)),
        ("role", names.roles(aligned)),
        ("place", names.places(aligned)),
        ("attribution", attribution.check(aligned)),
        ("subject", subjects.check(aligned)),
        ("negation", "" if figures.leaves_rest(aligned) else polarity.negation(aligned)),
        ("direction", "" if _conversed(aligned) else polarity.direction(aligned)),
        ("sides", polarity.sides(aligned)),
        ("extent", polarity.extent(aligned)),
    )
    found = [Finding(kind, 1.0, reason) for kind, reason in checks if reason]
    return [*found, *_missing(aligned, around), *_swapped(aligned), *_moods(aligned), *_cues(aligned), _split(aligned)]


def doubt(odds: float) -> Finding:
    """The doubt of the trained network, from its log odds (nats, `entailment`) that the sentences say the statement."""
    return Finding("doubt", max(0.0, (_SURE - odds) / _DOUBTED), "The sentences do not seem to say that.")


def strengths(found: Sequence[Finding]) -> dict[str, float]:
    """The strength of each kind of finding, all of a kind together, at most 2; 4 for doubt."""
    totals: dict[str, float] = {}
    for each in found:
        most = _MOST_DOUBT if each.kind == "doubt" else _MOST_STRENGTH
        totals[each.kind] = min(most, totals.get(each.kind, 0.0) + each.strength)
    return totals


def _strange(aligned: Alignment) -> str:
    """A reason why the sentences speak of something else altogether, or ""."""
    words = aligned.stated.words
    heavy = [i for i, word in enumerate(words) if word.heavy and i not in aligned.stated.figure_words]
    carried = sum(aligned.best(i) >= CARRIES for i in heavy)
    return "The sentence speaks of something else." if heavy and carried < _LEAST_SHARED * len(heavy) else ""


def closeness(aligned: Alignment) -> float:
    """How nearly the statement copies the sentences, in 0 to 5/3: where all else is the same, a change is a change."""
    heavy = [i for i, word in enumerate(aligned.stated.words) if word.content or word.kind == "number"]
    if len(heavy) < 3:
        return 0.0
    same = sum(aligned.best(i) >= thesaurus.SAME for i in heavy)
    return max(0.0, (same + 1) / len(heavy) - 0.5) * 2


@functools.lru_cache(maxsize=20_000)
def _vector(word: str) -> NDArray[np.float32]:
    from index.encoder import load_encoder

    vector: NDArray[np.float32] = load_encoder().encode([word])[0]
    return vector


def _kind(words: Sequence[Word], i: int) -> str:
    lower = words[i].lower
    if thesaurus.is_adverb(lower):
        return "adverb"
    if factuality.is_verb(words, i):
        return "verb"
    if thesaurus.is_person(lower):
        return "person"
    return {"v": "noun", "n": "noun", "a": "adjective", "r": "adverb"}[thesaurus.mostly(lower)]


def _missing(aligned: Alignment, around: Sequence[Word]) -> list[Finding]:
    """Words of substance that no word of the sentences carries, the less like one of them the stronger."""
    words, source = aligned.stated.words, aligned.source.words
    taken = {p for i in aligned.carriers for p in aligned.places(i, 0.9)}
    free = sorted({w.lower for p, w in enumerate(source) if w.content and not names.is_name(source, p)} - {
        source[p].lower for p in taken
    })[:_MOST]  # fmt: skip
    found = []
    for i, word in enumerate(words):
        if not word.heavy or i in aligned.stated.figure_words or names.is_name(words, i):
            continue
        best = aligned.best(i)
        if best >= CARRIES or thesaurus.bases(word.lower) & _NEUTRAL:
            continue
        kind = _kind(words, i)
        if kind in ("noun", "person") and _refers(words, i):
            kind = "reference"
        reason = f"The sentence does not say “{word.text}”."
        if kind == "verb" and thesaurus.bases(word.lower) & STRICT_VERBS:
            found.append(Finding("strict verb", 1.0, reason))
        if any(thesaurus.carried(word.lower, near.lower) >= 0.9 for near in around if near.content):
            continue
        cosine = max((float(_vector(word.lower) @ _vector(other)) for other in free), default=0.0)
        unlike = min(1.0, max(0.0, (_ALIKE - cosine) / (_ALIKE - _LEAST_COSINE)))
        found.append(Finding(f"unlike {kind}", (1 - best) * unlike, reason))
        if kind in ("noun", "person") and any(thesaurus.siblings(word.lower, other) for other in free):
            found.append(Finding("sibling", 1.0, reason))
    return found


def _refers(words: Sequence[Word], i: int) -> bool:
    """Whether a noun only refers back: "the storm", with nothing after it that it describes."""
    if not i or words[i - 1].lower not in ("the", "this", "that", "these", "those", "its", "their", "his", "her"):
        return False
    return i + 1 == len(words) or not words[i + 1].content or factuality.is_verb(words, i + 1)


def _swapped(aligned: Alignment) -> list[Finding]:
    """A word of the statement in the very place where the sentence has another, its neighbours being the same."""
    words, source = aligned.stated.words, aligned.source.words
    content = [i for i, word in enumerate(words) if word.content or word.kind == "number"]
    theirs = [p for p, word in enumerate(source) if word.content or word.kind == "number"]
    order = {p: n for n, p in enumerate(theirs)}
    taken = {order[p] for i in content for p in aligned.places(i) if p in order}
    found = []
    for n, i in enumerate(content):
        if aligned.best(i) >= CARRIES or i in aligned.stated.figure_words or words[i].kind == "number":
            continue
        before = {order[p] for p in aligned.places(content[n - 1], 0.9) if p in order} if n else {-1}
        after = {order[p] for p in aligned.places(content[n + 1], 0.9) if p in order} if n + 1 < len(content) else set()
        between = [m - 1 for m in after if m - 1 not in taken and m - 2 in before]
        if between:
            kind = "swapped verb" if factuality.is_verb(words, i) else "swapped word"
            other = source[theirs[between[0]]].text
            found.append(Finding(kind, 1.0, f"The sentence says “{other}”, not “{words[i].text}”."))
    return found


def _moods(aligned: Alignment) -> list[Finding]:
    """Predicate by predicate: said of the opposite, or a fact here and planned, possible or asked for there."""
    mine, theirs = factuality.statuses(aligned.stated), factuality.statuses(aligned.source)
    words, source = aligned.stated.words, aligned.source.words
    found = []
    for i, own in mine.items():
        if words[i].quoted or thesaurus.bases(words[i].lower) & _NEUTRAL:
            continue
        best = _counterparts(aligned, i, theirs)
        if not best:
            continue
        text = words[i].text
        straight = [p for p, turned in best if not turned]
        if straight and all(factuality.instead(source, p) != factuality.instead(words, i) for p in straight):
            found.append(Finding("instead", 1.0, f"In the sentence “{text}” stands on the other side."))
        same = [p for p, turned in best if theirs[p].negated ^ turned == own.negated]
        verb = factuality.is_verb(words, i)
        if not same:
            if verb and len(straight) < len(best):
                there = source[best[0][0]].text
                found.append(Finding("opposed verb", 1.0, f"The sentence says “{there}”, not “{text}”."))
            continue
        moods = {theirs[p].mood for p in same if factuality.is_verb(source, p) or not verb}
        if not own.mood or not moods or moods & {own.mood, ""}:
            continue
        found.append(_mood(text, own.mood, theirs[same[0]].mood))
    return found


def _mood(text: str, own: str, there: str) -> Finding:
    if own == "fact":
        return Finding("unreal as fact", 1.0, f"In the sentence “{text}” is not a fact: it is {there}.")
    if there == "fact":
        return Finding("fact as unreal", 1.0, f"In the sentence “{text}” is a fact, not {own}.")
    stronger = _CERTAIN.get(own, 0) > _CERTAIN.get(there, 0)
    return Finding("stronger mood" if stronger else "other mood", 1.0, f"“{text}” is {there} there, not {own}.")


def _counterparts(aligned: Alignment, i: int, theirs: dict[int, Status]) -> list[tuple[int, bool]]:
    """Places of the words that say what word `i` says, or (True) the opposite, as near to the same words."""
    words, source = aligned.stated.words, aligned.source.words
    own = thesaurus.bases(words[i].lower)
    places = [p for p in aligned.places(i, CARRIES if factuality.is_verb(words, i) else 0.9) if p in theirs]
    places = [p for p in places if thesaurus.bases(source[p].lower) & own] or places
    found = [(p, False) for p in places]
    if len(places) <= 3 and not thesaurus.light(words[i].lower):
        against = (p for p in theirs if thesaurus.opposite(words[i].lower, source[p].lower))
        found += [(p, True) for p in against if not _converse(aligned, i, p)][:4]
    if not found:
        return []
    near = {p: aligned.nearness(i, i + 1, p) for p, _ in found}
    return [(p, turned) for p, turned in found if near[p] >= 0.75 * max(near.values())]


def _cues(aligned: Alignment) -> list[Finding]:
    """What makes something planned, possible or not so in the clauses that the statement is from, and is left out."""
    words, source = aligned.stated.words, aligned.source.words
    said = (i for i in aligned.carriers if words[i].heavy or words[i].kind == "number")
    counts: dict[int, int] = {}
    for clause in (each for i in said for each in {source[p].clause for p in aligned.places(i)}):
        counts[clause] = counts.get(clause, 0) + 1
    clauses = {clause for clause, count in counts.items() if 2 * count >= max(counts.values())}
    mine, theirs = factuality.cues(words), factuality.cues([w for w in source if w.clause in clauses])
    found = []
    if any(word.lower in ("against", "yet") for word in words):  # "voted against it", "has yet to say"
        mine.add("undone")
    past = any(factuality.is_past(word.lower) for word in words)
    for cue in sorted(theirs - mine - (set() if past else {"expected"})):  # "it opens in May" for "it will open"
        if cue == "undone" or not mine - ({"undone", "expected", "required"} if cue == "possible" else {"undone"}):
            found.append(Finding(f"drops {cue}", 1.0, f"The statement leaves out that it is {cue}."))
    return found


def _converse(aligned: Alignment, i: int, p: int) -> bool:
    """Whether two verbs tell the same event from its two sides: "A sold it to B", "B bought it from A"."""
    words, source = aligned.stated.words, aligned.source.words
    one, other = thesaurus.bases(words[i].lower), thesaurus.bases(source[p].lower)
    if one & other or not any(one & pair and other & pair for pair in _CONVERSE):
        return False
    left, right = ({q for j in side for q in aligned.places(j, 0.9)} for side in subjects.sides(words, i))
    before, after = map(set, subjects.sides(source, p))
    return not left & before and (bool(left & after) or bool(right & before) or not left)


def _conversed(aligned: Alignment) -> bool:
    words, source = aligned.stated.words, aligned.source.words
    return any(
        _converse(aligned, i, p)
        for i, word in enumerate(words)
        if word.content and thesaurus.is_verb(word.lower) and not aligned.places(i)
        for p, other in enumerate(source)
        if other.content and thesaurus.opposite(word.lower, other.lower)
    )


def _split(aligned: Alignment) -> Finding:
    """How far what one clause of the statement says is spread over clauses of the sentences."""
    words, source = aligned.stated.words, aligned.source.words
    clauses: dict[int, list[set[int]]] = {}
    for i, word in enumerate(words):
        if (word.heavy or word.kind == "number") and aligned.places(i):
            clauses.setdefault(word.clause, []).append({source[p].clause for p in aligned.places(i)})
    worst = 0.0
    for members in clauses.values():
        shares: dict[int, int] = {}
        for clause in (each for found in members for each in found):
            shares[clause] = shares.get(clause, 0) + 1
        worst = max(worst, 1 - max(shares.values()) / len(members))
    return Finding("split", worst, "What the statement says together does not stand together in the sentence.")

"""What a text says of each predicate: that it is so or not, and whether it happened, is to come, or is only possible.

After factuality annotation (Saurí and Pustejovsky, 2009): polarity and certainty belong to the predicate, not to the
sentence, and what governs a verb decides both: "failed to sign" is not signed, "plans to sign" is planned, "said it
had signed" is signed.
"""

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.checks import thesaurus
from assistant.checks.alignment import Text
from assistant.checks.lexicon import FUTURE, NEGATIONS, POSSIBLE, SPEECH, word_set
from assistant.checks.words import Word

# What governs an infinitive, a gerund, a "that" clause or a noun, by what it makes of it. Base forms.
_PLANNED = word_set("""
    plan intend aim propose hope want wish seek promise pledge vow threaten schedule design set due proposal intention
    decide decision prepare poise offer undertake commit agree plan bid promise programme program eager
    arrange strive future prospective upcoming proposed planned intended would-be
""")
_EXPECTED = word_set("expect forecast predict anticipate project likely estimate bound going expectation prediction")
_POSSIBLE = word_set("""
    consider possible possibly able allow permit enable could possibility chance option risk threat danger fear
    mull discuss explore whether if unless potential right entitle let authorise authorize
    eligible suggest suggestion debate unclear doubt hypothetical conceivable danger
    otherwise provided
""")
_REQUIRED = word_set("""
    ask urge call demand require order tell recommend must should need request instruct oblige invite advise want
    encourage appeal advise plead duty obligation ought petition
""")
_ALLEGED = word_set("""
    allege allegedly accuse suspect suspected reportedly rumour rumor claim purport allegation suspicion charge deny
    supposedly apparently accusation alleged believe think assume suppose
""")
_TRIED = word_set("try attempt struggle fight effort attempted")
_UNDONE = word_set("""
    fail refuse decline unable cease forget stop deny avoid prevent avert omit neglect halt lack absence exclude
    forbid ban bar prohibit escape abandon shortage unwilling reluctant quit discourage dissuade fail failure refusal
    reject oppose rule block want-of cancel scrap veto resist shun inability prevent ban abolish
""")
_CLASSES = (
    ("planned", _PLANNED),
    ("expected", _EXPECTED),
    ("required", _REQUIRED),
    ("possible", _POSSIBLE),
    ("alleged", _ALLEGED),
    ("tried", _TRIED),
)
_PAST = word_set("was were has have had did been")
_IMPLIED = word_set("vote manage help begin start continue happen choose elect use come go")  # "voted to lift" it
_BE = word_set("be am is are was were been being")
_HELP = _BE | word_set("have has had having do does did also now still already yet just then ever even so be")
_NO_SUBJECT = word_set("no none nobody neither nothing nor few hardly")
_OPENERS = word_set("if unless whether that")
_BREAKS = frozenset(',;:()".!?')


@dataclass(frozen=True, slots=True)
class Status:
    """What is said of a predicate.

    Attributes:
        negated: Whether it is not so.
        mood: "fact", "expected", "planned", "possible", "required", "alleged" or "tried"; "" if it cannot be told.
    """

    negated: bool
    mood: str


@functools.lru_cache(maxsize=20_000)
def _class(lower: str) -> str:
    own = thesaurus.bases(lower)
    return next((name for name, group in _CLASSES if own & group), "")


@functools.lru_cache(maxsize=20_000)
def _undoes(lower: str) -> bool:
    return bool(thesaurus.bases(lower) & _UNDONE)


def is_past(lower: str) -> bool:
    """Whether a word is a past form or helps to make one."""
    return lower in _PAST or (thesaurus.is_verb(lower) and (lower.endswith("ed") or thesaurus.irregular(lower)))


def is_verb(words: Sequence[Word], i: int) -> bool:
    """Whether a word is used as a verb here, by its form and the word before it."""
    word = words[i]
    lower = word.lower
    if word.kind != "word" or not thesaurus.is_verb(lower) or (word.capital and i and words[i - 1].kind == "word"):
        return False
    before = words[i - 1].lower if i and words[i - 1].sentence == word.sentence else ""
    after = words[i + 1].lower if i + 1 < len(words) else ""
    if before in ("to", "not", "will", "would", "may", "might", "could", "can", "should", "must", "did", "does", "do"):
        return True
    if before in ("the", "a", "an", "its", "their", "his", "her", "this", "of", "no", "some", "any", "our", "my"):
        return False
    if lower.endswith(("ed", "ing")) or thesaurus.irregular(lower):
        return thesaurus.mostly(lower) != "a" or lower.endswith("ed") or before in _HELP or not before
    if lower.endswith("s") and not lower.endswith("ss"):
        return thesaurus.mostly(lower) == "v" or not thesaurus.is_noun(lower) or after in ("the", "a", "an", "that")
    if thesaurus.mostly(lower) == "v" and before in ("who", "which", "that", "they", "we", "you", "i", "and"):
        return True
    return after in ("that", "the", "a", "an", "to") and bool(before) and (i > 0 and words[i - 1].content)


def status(words: Sequence[Word], i: int, depth: int = 0) -> Status:
    """What the text says of the predicate at `i`."""
    word = words[i]
    negated, mood, past = bool(thesaurus.unprefixed(word.lower)), "", ""
    if instead(words, i):
        return Status(True, "fact")
    form = word.lower
    j = i - 1
    infinitive = False
    while j >= 0 and words[j].sentence == word.sentence and i - j <= 14:
        lower = words[j].lower
        if words[j].kind == "mark":
            if words[j].text == "-" and not words[j].spaced:
                j -= 1
                continue
            break
        if lower in NEGATIONS and lower not in ("no", "none", "nobody", "nothing", "neither"):
            only = words[j + 1].lower in ("only", "just", "merely", "least") or lower == "without" and j < i - 3
            negated ^= not only
        elif lower in FUTURE:
            mood = mood or "expected"
        elif lower in POSSIBLE:
            mood = mood or "possible"
        elif lower in ("should", "must", "ought"):
            mood = mood or "required"
        elif lower == "to":
            infinitive = True
            if j and words[j - 1].lower in _BE:
                mood = mood or "expected"
            elif j and words[j - 1].lower in ("has", "have", "had"):
                mood = mood or "required"
            elif j and words[j - 1].lower == "yet":
                negated, mood = not negated, mood or "fact"
            else:
                found = _governor(words, j - 1, word.sentence)
                if found is not None and depth < 3:
                    return _under(words, found, negated, mood, depth)
                near = {base for w in words[max(0, j - 7) : j] for base in thesaurus.bases(w.lower)}
                mood = mood or ("" if depth or near & _IMPLIED else "planned")
        elif lower in _HELP:
            if lower in ("have", "get") and j < i - 1 and words[j - 1].lower == "to":
                past = past or "fact"  # "tried to have it moved": what governs the "to" decides
                j -= 1
                found = _governor(words, j - 1, word.sentence)
                if found is not None and depth < 3:
                    return _under(words, found, negated, mood, depth)
            past = past or "fact"
            if lower in ("did", "does", "do", "has", "have", "had", "was", "were", "is", "are", "been"):
                past = "fact"
        elif lower in _NO_SUBJECT:
            negated = not negated
        elif lower in ("if", "unless", "whether"):
            mood = mood or "possible"
            break
        elif lower == "that" and depth < 3:
            found = _governor(words, j - 1, word.sentence, near=2)
            if found is not None and not thesaurus.bases(words[found].lower) & SPEECH - {"deny"}:
                own = mood
                return _under(words, found, negated, "" if own == "fact" else own, depth)
            break
        elif (
            form.endswith("ing")
            and i - j <= (3 if words[i - 1].lower in ("having", "being", "been", "from") else 2)
            and (_class(lower) or _undoes(lower))
            and depth < 3
        ):
            return _under(words, j, negated, mood, depth)
        elif (
            lower in ("but", "while", "because", "which", "who", "when")
            or (lower == "and" and (form.endswith("ed") or thesaurus.irregular(form)))
            or words[j].content
            and thesaurus.is_verb(lower)
            and is_verb(words, j)
            and j < i - 1
        ):
            break
        j -= 1
    if form.endswith("ing") and not mood and i and words[i - 1].lower in ("for", "against", "from", "about"):
        found = _governor(words, i - 2, word.sentence, near=4)
        if found is not None and depth < 3:
            return _under(words, found, negated, mood, depth)
    if not mood:
        done = past == "fact" or form.endswith("ed") or thesaurus.irregular(form)
        mood = "fact" if done or (form.endswith("s") and not infinitive) else ""
    return Status(negated, mood)


def instead(words: Sequence[Word], i: int) -> bool:
    """Whether "rather than" or "instead of" stands before a word."""
    near = [word.lower for word in words[max(0, i - 4) : i] if word.sentence == words[i].sentence]
    return any(pair in (("rather", "than"), ("instead", "of")) for pair in zip(near, near[1:], strict=False))


def cues(words: Sequence[Word]) -> set[str]:
    """The classes of the words that make something planned, possible, asked for, alleged, tried or not so."""
    found = set()
    for i, word in enumerate(words):
        if word.kind != "word" or word.quoted:
            continue
        if word.lower == "may" and word.capital:
            continue
        if word.lower in NEGATIONS or thesaurus.unprefixed(word.lower) or _undoes(word.lower):
            found.add("undone")
        elif word.lower in FUTURE or (word.lower == "to" and i and words[i - 1].lower in _BE):
            found.add("expected")
        elif word.lower in POSSIBLE:
            found.add("possible")
        elif name := _class(word.lower):
            found.add(name)
    return found


def _governor(words: Sequence[Word], j: int, sentence: int, near: int = 7) -> int | None:
    """Place of the word that an infinitive or a clause depends on, left of it."""
    for k in range(j, max(-1, j - near), -1):
        if words[k].sentence != sentence or (words[k].kind == "mark" and words[k].text in _BREAKS):
            return None
        if words[k].kind == "word" and (_class(words[k].lower) or _undoes(words[k].lower)):
            return k
        if k < j and words[k].lower in _OPENERS:
            return None
    return None


def _under(words: Sequence[Word], governor: int, negated: bool, mood: str, depth: int) -> Status:
    above = status(words, governor, depth + 1)
    lower = words[governor].lower
    kind = _class(lower)
    if _undoes(lower):
        own = not (negated ^ above.negated)
        return Status(own, mood or ("alleged" if kind == "alleged" else above.mood) or "fact")
    if above.negated and kind in ("planned", "expected", "required", "possible", "tried"):
        negated = not negated
    return Status(negated, mood or kind)


def noun_status(words: Sequence[Word], i: int) -> Status:
    """What is said of a noun: "no strike", "the planned strike", "a lack of staff"."""
    negated, mood = instead(words, i), ""
    for j in range(i - 1, max(-1, i - 5), -1):
        word = words[j]
        if word.sentence != words[i].sentence or word.kind == "mark" and word.text != "-":
            break
        if word.lower in ("no", "without", "neither", "nor", "zero"):
            negated = not negated
            break
        if thesaurus.bases(word.lower) & {"lack", "absence", "shortage", "avoid", "prevent", "rule", "exclude"}:
            negated = not negated
            break
        if word.kind == "word" and (i - j <= 2 or words[j + 1].lower in ("for", "of", "to", "the", "a", "an")):
            mood = mood or _class(word.lower)
        if thesaurus.is_verb(word.lower) and is_verb(words, j):
            break
    return Status(negated, mood)


def statuses(text: Text) -> dict[int, Status]:
    """The status of every word of substance."""
    words = text.words
    return {
        i: status(words, i) if is_verb(words, i) else noun_status(words, i)
        for i, word in enumerate(words)
        if word.content and i not in text.figure_words
    }

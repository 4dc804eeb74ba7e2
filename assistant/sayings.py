""" "What did X say?": the sentences in which the bearer of a name or of a role speaks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.checks import factuality, thesaurus
from assistant.checks.attribution import speakers
from assistant.checks.lexicon import FUNCTION, HONORIFICS, ROLES, SPEECH
from assistant.checks.names import is_name, names
from assistant.checks.phrases import joined
from assistant.checks.words import Word, plain, read
from assistant.introductions import NAME_PART, whole_name
from index import Sentence

_ASKS = re.compile(
    r"(?i)^\W*+(?:and\s|so\s|but\s|then\s)?"
    r"(?:what\s(?:else\s)?(?:did|does|do|has|have|is|was)\s(?P<one>.+?)\s"
    r"(?:say|says|said|saying|think|thinks|comment|tell\s(?:us|reporters|journalists|the\s(?:press|media)))"
    r"|what\s(?:is|was|are|were)\s(?P<two>.+?)['’]s?\s(?:view|opinion|comments?|reaction|statement|words)"
    r"|(?:any\s|the\s)?(?:quotes?|quotations?|statements?|comments?)\s(?:from|by|of)\s(?P<three>.+?))"
    r"(?:\sexactly)?\W*+$"
)
_OWNED = re.compile(r"\w(?:['’]s|s['’])\s\w")
_PERSON = rf"{NAME_PART}(?: {NAME_PART}){{1,3}}"
_DETERMINER = r"(?:the|an?|its|his|her|their|our|former|then|now|[\w’'-]+(?:['’]s|s['’]))"
_PRONOUNS = ("he", "she", "they")
_BEFORE_ANOTHER = ("of", "for", "to", "with", "from", "by", "at", "against", "about")  # "a lawyer for Ann Lee said"
_LONGEST_NAME = 4  # words
_LONGEST_SUBJECT = 8  # words
_ASIDE = re.compile(r""",\s(?:who|whose|whom|which)\s[^,;:"]{1,150},(?=\s)""")  # "Lee, who was away, said": Lee said
_NAMESAKE = "another"  # in the place of a last name that is asked for, where the forename says it is not the same
_REACH = 3  # sentences back to the name that "she" stands for


@dataclass(frozen=True, slots=True)
class _Read:
    """Who is named in a sentence and who speaks in it, by the last word of the name; whether "he" or "she" does."""

    position: int  # of the sentence in its article
    named: frozenset[str]
    whole: frozenset[str]  # those of names of several words
    speaking: frozenset[str]
    pronoun: bool


def asks_sayings(question: str) -> str | None:
    """Whose words a question asks for, whatever they are about: "Ann Lee", "the mayor"; None for any other question."""
    found = _ASKS.match(question.strip())
    asked = " ".join(found.group(found.lastgroup or 0).split()) if found else ""
    if _OWNED.search(asked):
        return None  # "Ann Lee's mother": her words are found by reading, not by a name
    if whole_name(asked):
        return whole_name(asked)
    words = asked.lower().split(" ")
    own = words[1:] if words[0] == "the" else words
    # Typed in small letters: whether anybody is called so is for the article to say.
    return asked if asked and 0 < len(own) <= _LONGEST_NAME and not set(own) & FUNCTION else None


def sayings(sentences: Sequence[Sentence], name: str) -> list[Sentence]:
    """The sentences in which somebody speaks: named, as "she", or within one quotation with such a sentence.

    Args:
        sentences: Of one article, in its order; gaps are allowed.
        name: As `asks_sayings` gives it; of a longer name the last word decides, and no forename may contradict it. Who
            bears a role is also looked for by name, where the article gives one name for it.
    """
    names_ = [name, *_bearer(sentences, name[4:])] if name.lower().startswith("the ") else [name]
    spoken = {each.position for one in names_ for each in _spoken(sentences, one)}
    return [sentence for sentence in sentences if sentence.position in spoken]


def _bearer(sentences: Sequence[Sentence], role: str) -> list[str]:
    """The name of who bears a role, alone in a list; empty where there is none, or more than one."""
    role = rf"(?i:{re.escape(role)})"
    before = rf"\b{role}(?: (?:of|at|for|in) [^,.;:]{{1,50}})?,? ({_PERSON})"
    after = rf"({_PERSON}),(?: {_DETERMINER}(?: [\w’'-]+){{0,3}})? {role}\b"
    found = [m[1] for s in sentences for pattern in (before, after) for m in re.finditer(pattern, s.text)]
    return found[:1] if len({name.split()[-1] for name in found}) == 1 else []


def _spoken(sentences: Sequence[Sentence], name: str) -> list[Sentence]:
    asked = [word.lower for word in read([plain(name)]) if word.kind == "word"]
    if not asked:
        return []
    groups = _quotations(sentences)
    made = [_read(sentences[place], asked, group[0] != place) for group in groups for place in group]
    persons = {last for one in made for last in one.speaking | one.whole}
    spoken: set[int] = set()
    for place in range(len(made)):
        if _speaks(made, place, asked[-1], persons, spoken):
            spoken.add(place)
    return [sentences[place] for group in groups if spoken & set(group) for place in group]


def _read(sentence: Sentence, asked: Sequence[str], quoted: bool) -> _Read:
    """Read a sentence; `quoted` where it begins within a quotation."""
    words = joined(read([('"' if quoted else "") + _ASIDE.sub("", plain(sentence.text))]))
    speaking, pronoun = set(), False
    for each in speakers(words):
        who = words[each.start : each.end]
        if who and who[-1].lower in _PRONOUNS and (len(who) == 1 or who[-2].kind == "mark"):  # "It rains, he said"
            pronoun = True
        else:
            speaking |= _called(who, asked)
    speaking |= _called(_arguing(words), asked)
    last = [i for i, word in enumerate(words) if word.capital and not (i + 1 < len(words) and words[i + 1].capital)]
    named = {_key(words, i, asked) for i in last if not words[i].owner}
    whole = {_key(words, name.end - 1, asked) for name in names(words) if name.end - name.start > 1}
    return _Read(sentence.position, frozenset(named), frozenset(whole), frozenset(speaking), pronoun)


def _called(speaker: Sequence[Word], asked: Sequence[str]) -> set[str]:
    """What a speaker is called by, alone in a set; empty for one who goes by neither a name nor the role asked for."""
    if asked[0] == "the" and _goes_by(speaker, asked):
        return {asked[-1]}
    last = _head(speaker, asked)
    return set() if last is None else {_key(speaker, last, asked)}


def _key(words: Sequence[Word], last: int, asked: Sequence[str]) -> str:
    """What a name that ends there is told apart by: its last word, and of the one asked for always the same."""
    if not _is_asked(words[last], asked):
        return words[last].lower
    return _NAMESAKE if _another(words, last, asked) else asked[-1]


def _is_asked(word: Word, asked: Sequence[str]) -> bool:
    """Whether a word is one of those that name who is asked for."""
    return word.lower in asked and word.lower != "the"


def _goes_by(speaker: Sequence[Word], asked: Sequence[str]) -> bool:
    """Whether a speaker is called by a role, alone or before a name, or by a longer name that ends in it."""
    lower = [word.lower for word in speaker]
    if not lower or lower[0] != "the" or len(lower) < len(asked):
        return False
    if lower[: len(asked)] == list(asked) and not speaker[len(asked) - 1].owner:
        rest = speaker[len(asked) :]
        return not rest or rest[0].capital or rest[0].text == "," or factuality.is_past(rest[0].lower)
    end = lower.index(",") if "," in lower else len(lower)  # "the Food Board", asked for as "the board"
    return lower[end - len(asked) + 1 : end] == list(asked[1:]) and speaker[end - 1].capital


def _head(speaker: Sequence[Word], asked: Sequence[str]) -> int | None:
    """Place of the last word of the name that a speaker goes by; None where the name only describes somebody else."""

    def named(i: int) -> bool:  # a name that is asked for may be a common word that opens a sentence: "Park said"
        return is_name(speaker, i) or (speaker[i].capital and _is_asked(speaker[i], asked))

    for i in range(len(speaker)):
        if not named(i) or (i + 1 < len(speaker) and named(i + 1)):
            continue
        first = i
        while first and named(first - 1):
            first -= 1
        if not speaker[i].owner and not (first and speaker[first - 1].lower in _BEFORE_ANOTHER):
            return i
    return None


def _arguing(words: Sequence[Word]) -> Sequence[Word]:
    """The words before the verb of a sentence that goes on ", arguing that …": who argues; empty where none does."""
    for i, word in enumerate(words):
        if i and word.lower.endswith("ing") and words[i - 1].text == "," and thesaurus.bases(word.lower) & SPEECH:
            verb = next((p for p in range(1, i) if factuality.is_verb(words, p)), 0)
            return words[: min(verb, _LONGEST_SUBJECT)]
    return []


def _another(words: Sequence[Word], last: int, asked: Sequence[str]) -> bool:
    """Whether a name that ends in a word of the one asked for has another forename: "John Lee" for "Ann Lee"."""
    if len(asked) < 2:
        return False
    forenames = []
    for i in range(last - 1, -1, -1):  # not `is_name`: a sentence's first word may be a common one, as Peter is
        if not words[i].capital or words[i].lower in ROLES or words[i].lower in HONORIFICS | FUNCTION:
            break
        forenames.append(words[i].lower)
    if not forenames or set(forenames) & set(asked[:-1]):
        return False
    return all(forename != asked[0][0] for forename in forenames)  # "A. Lee" is Ann Lee


def _speaks(made: Sequence[_Read], place: int, last: str, persons: set[str], spoken: set[int]) -> bool:
    """Whether the one with that last name speaks in a sentence, also as "she"; not across a gap in the article."""
    one = made[place]
    if last in one.speaking:
        return True
    if not one.pronoun or one.speaking:
        return False
    for before in range(place - 1, max(-1, place - 1 - _REACH), -1):
        if made[before].position != one.position - (place - before):
            return False
        if before in spoken:
            return made[before].speaking <= {last}
        if made[before].speaking:  # who spoke last goes on, whoever else is named
            return made[before].speaking == {last}
        named = made[before].named & (persons | {last, _NAMESAKE})
        if named:
            return named == {last}
    return False


def _quotations(sentences: Sequence[Sentence]) -> list[list[int]]:
    """All places, those of sentences that share one pair of quotation marks together; in order."""
    groups: list[list[int]] = []
    open_ = False
    for place, sentence in enumerate(sentences):
        text = plain(sentence.text)
        goes_on = open_ and not text.startswith('"') and sentence.position == sentences[place - 1].position + 1
        if goes_on:
            groups[-1].append(place)
        else:
            groups.append([place])
        open_ = (open_ and goes_on) ^ (text.count('"') % 2 == 1)
    return groups

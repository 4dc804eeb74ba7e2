""" "Who is X?": whether a sentence says who somebody is, or only names them."""

import re
from collections.abc import Sequence

from assistant.checks import factuality, thesaurus
from assistant.checks.lexicon import ROLES, word_set
from index import Sentence

_ASKS = re.compile(
    r"(?i)^\W*+(?:and\s|so\s)?"
    r"(?:who(?:'s|’s| is| was| are| were)|what is known about|tell me (?:more )?about|what do we know about)"
    r"\s++(.+?)(?:\s++(?:exactly|anyway|again|then))?\W*+$"
)
NAME_PART = r"(?:[A-Z]\.|[A-ZÀ-ÖØ-Þ][\w’'-]+|(?:de|den|van|von|bin|al|da|di|du|la|le|del|dos|der|ter|ibn|el)\b)"
# The same in atomic parts: "Aa-Aa-Aa" can be cut in many ways, and every one would be tried.
_CHUNK = (
    r"(?>[A-ZÀ-ÖØ-Þ][\w’'-]+-[A-Z]\.|[A-ZÀ-ÖØ-Þ][\w’'-]++|[A-Z]\."
    r"|(?:de|den|van|von|bin|al|da|di|du|la|le|del|dos|der|ter|ibn|el)\b)"
)
_WHOLE_NAME = re.compile(rf"{_CHUNK}(?:[\s-]{_CHUNK})*+")
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Lord|Lady)\.?"
_TITLES = re.compile(rf"^{_TITLE}\s+")
_TITLE_BEFORE = re.compile(rf"(?<!\S){_TITLE}\s$")
_NOUN = (
    r"(?:an?|the|one of|its|his|her|their|our|my|former|then|acting|deputy|chief|senior|co-|ex-|now|who|whose"
    r"|\d{1,3}\b)"
)
_PHRASE = (
    rf"(?:{_NOUN}(?:\W|$)|[a-z][\w’'-]*(?:\s[\w’'-]+){{0,4}}\s(?:of|at|for|in|with|from|to)\b"
    r"|[a-z][\w’'-]*(?:\s[\w’'-]+){0,5},)"
)
_AFTER = re.compile(
    rf"^(?:\s\([^)]*\))?\s?(?:[,–—-]\s?{_PHRASE}"
    r"|\s(?:is|was|became|has been|had been|remains|works as|worked as|served as|serves as|took over as)\s"
    r"(?:(?:also |now )?(?:an?|the|its|his|her|their|our|one)"
    r"|chief|head|director|chair|president|minister|mayor|author|editor|owner)\b)"
)
_OF = re.compile(r"^\sof\s(?:(?:an?|the)\s)?(?!(?:his|her|its|their|my|our|having|being)\b)[A-Za-z]")
_SAID = re.compile(r"(?i)\b(?:said|says|added|adds|argued|argues|warned|warns|explained|noted|according to)\s$")
_NOT_AFTER = re.compile(
    r"^(?:\s\([^)]*\))?\s?,\s?"
    r"(?:who (?:said|says|told|added|did|could|would|will|had|has|was|were|is|also|then|later)"
    r"|(?:to|from|by|for|of) wh(?:om|ich)"
    r"|however|too|also|meanwhile|though|and|but|or|as|in|on|at|with|while|when|according|saying)\b"
)
_FORENAMES = re.compile(rf"(?<![\w’'-])(?:{NAME_PART}\s)+$")  # not the "ter" of "letter"
_APPOSED = re.compile(
    r"(?:^|[\s,])((?:an?|the|its|his|her|their|[\w’'-]+['’]s?)\s(?:[\w’'-]+\s){0,6}[\w’'-]+),\s$", re.I
)
_IN_TITLE_CASE = re.compile(r"^\W*(?:[Aa]nd\s|[Ss]o\s)?[Ww]ho (?:Is|Was|Are|Were)\b")
_FINITE = word_set("is was are were has had will would may might can could did does")
_NEXT_WORD = re.compile(r"^\s([a-z]+)\b")
_WHO = re.compile(r"(?i)^\W*(?:and\s|so\s)?who\b")
_OF_ROLES = word_set("the prime first foreign vice acting former new managing")  # words of titles: "the Prime Minister"
_MORE_ROLES = word_set("agent boss cook guide host")  # persons, though the thesaurus knows them first as something else
_AGENTS = ("er", "or", "ist", "man", "woman", "ant", "ian")
_NO_AGENTS = word_set("""
    after under over however whether rather never either neither together later earlier further other another former
    number order for or nor than human german important significant constant per ever offer consider remember enter
    cover accused
    letter computer winter summer water paper newspaper newsletter tanker freighter schooner trawler door floor river
    tower chapter matter power dinner weather corner border folder poster server router printer counter shower flower
    ladder shoulder finger cancer fever disaster crater helicopter chamber timber register transfer answer quarter
    theater center centre motor tractor reactor sector factor error mirror terror horror corridor elevator generator
    harbor favor labor plant restaurant warrant grant instant distant relevant upper outer inner
""")  # things, and words that describe: the thesaurus cannot tell a letter from a plumber
_LAST_WORD = re.compile(r"(?<![\w’'-])([\w’'-]+)\s$")
_NAMED = re.compile(r",?\s(?:named|called)(?=\s$)")  # "a student |named |Idris Kane"
_NEAR = 300  # characters before a name that are looked at


def asks_who(question: str) -> str | None:
    """The name in a question for who somebody is ("Who is Ann Lee?"); None for any other question.

    "Who is Prime Minister?" asks for the bearer of a title, and of capitals nobody can tell.
    """
    found = _ASKS.match(question.strip())
    name = whole_name(found[1]) if found and not question.isupper() else None
    words = name.lower().split() if name else []
    if _IN_TITLE_CASE.match(question) and all(map(_in_dictionary, words)):
        return None  # "Who Was Jailed?"
    return None if all(word in ROLES or word in _OF_ROLES for word in words) else name


def may_be_a_thing(question: str) -> bool:
    """Whether what is asked after need not be a person: "Tell me about Tesla" is no question for who that is."""
    return not _WHO.match(question)


def whole_name(text: str) -> str | None:
    """A text that is a name and nothing else, without its title; None for any other."""
    name = _TITLES.sub("", text.strip())
    return name if _WHOLE_NAME.fullmatch(name) else None


def introduces(text: str, name: str) -> bool:
    """Whether a sentence says who the bearer of a name is: by a role before it, or a phrase after it."""
    for match in _named(text, name):
        after, before = text[match.end() :], text[max(0, match.start() - _NEAR) : match.start()]
        if _AFTER.match(after) and not _NOT_AFTER.match(after):
            return True
        if _OF.match(after) and _speaks(before):  # "said Mandrazhieva of the coastguard", not "accused her of theft"
            return True
        forename = _FORENAMES.search(before)  # "Captain Rositsa |Mandrazhieva|"
        whole = forename[0] if forename else ""
        if any(_is_role(word) for word in re.findall(r"[\w’'-]+", whole) if not word.islower()):  # "der" is none
            return True
        before = _NAMED.sub("", before[: len(before) - len(whole)])
        apposed = _APPOSED.search(before)  # "a spokeswoman in Oslo, |Live Haugerud|"
        if apposed and not _does(after) and any(_is_role(word) for word in re.findall(r"[\w’'-]+", apposed[1])):
            return True
        word = _LAST_WORD.search(before)
        if word and _is_role(word[1]):
            return True
    return False


def _speaks(before: str) -> bool:
    """Whether who comes next opens the sentence or is the one who says it."""
    before = _TITLE_BEFORE.sub("", before)
    return not before.strip(' “"') or bool(_SAID.search(before))


def _is_role(word: str) -> bool:
    low = word.lower().removesuffix("’s").removesuffix("'s").rpartition("-")[2]  # "vice-principal"
    if low in ROLES or low in _MORE_ROLES:
        return True
    return word.islower() and low not in _NO_AGENTS and (low.endswith(_AGENTS) or thesaurus.is_person(low))


def _does(after: str) -> bool:
    """Whether a verb comes next: "According to the mayor, Ann Lee |left" puts no mayor beside Lee."""
    word = _NEXT_WORD.match(after)
    return word is not None and (word[1] in _FINITE or factuality.is_past(word[1]))


def _in_dictionary(low: str) -> bool:
    return thesaurus.is_noun(low) or thesaurus.is_verb(low) or thesaurus.mostly(low) != "n"


def naming(sentences: Sequence[Sentence], name: str) -> list[Sentence]:
    """The citable sentences that have a name, or its last word where none has the whole."""
    for part in dict.fromkeys((name, name.split()[-1])):
        found = [s for s in sentences if s.citable and any(_named(s.text, part, last=False))]
        if found:
            return found
    return []


def _named(text: str, name: str, *, last: bool = True) -> list[re.Match[str]]:
    whole = list(re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text))
    if whole or not last:
        return whole
    return list(re.finditer(rf"(?<!\w){re.escape(name.split()[-1])}(?!\w)", text))

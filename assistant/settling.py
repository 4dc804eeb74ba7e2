""" "Yes." or "No." before the sentence that settles a question which asks for it, and nothing where none does."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.checks import factuality, polarity, subjects, thesaurus
from assistant.checks.alignment import Alignment, align
from assistant.checks.lexicon import NEGATIONS, SPEECH, word_set
from assistant.checks.names import is_name
from assistant.checks.phrases import joined
from assistant.checks.words import Word, plain, read
from assistant.support import check_support

_AUXILIARY = r"is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|must"
_ASKS = re.compile(rf"(?i)^\W*(?:(?:and|but|so|then|ok)[\s,]+)*({_AUXILIARY})(n['’]t)?\s+(\S.*?)\W*$")
_CHOICE = re.compile(r"(?i)\b(?:or|and|who|what|which|when|where|why|how|whether|if)\b")
_OPENS = re.compile(
    r"(?i)^(?:the|an?|this|that|these|those|its|his|her|their|our|any|every|all|some|no|most|many|both|each|\w+['’]s)$"
)
_PRONOUNS = word_set("he she it they we you i there anyone anybody someone everyone everybody nobody this that")
_CONTRAST = re.compile(
    r"(?i)\b(?:but|although|though|however|except|unless|only|if|while|whereas|yet|partly|some|whether)\b"
)
_MOST_SUBJECT = 5  # words
_BE = word_set("is are am was were be been being")
_MODAL = word_set("will would can could should must")
_NOW = word_set("is are am has have do does can may will must remain remains stay stays")
_THEN = word_set("was were had did")
_TO_COME = re.compile(
    r"\b(?:will|would|shall|(?:is|are|was|were) (?:now |still |also )?to"
    r"|(?:due|set|going|expected|scheduled|likely|plans?|planning|hopes?|aims?|intends?|wants?) to)\b"
)
_LATER = re.compile(  # what is denied only for a time: "will not close this year"
    r"\b(?:before|until|till|soon|immediately|currently|at present|for now|at the moment|for the time being"
    r"|this (?:year|month|week|season|summer|autumn|winter|spring))\b"
)
_PRESENT = word_set("is are do does can")
_DATED = word_set("date year time weekday relative")
_STAY, _LEAVE = word_set("stay remain"), word_set("leave quit depart resign")  # not opposites to the thesaurus
_TAKES = word_set("own have do")  # verbs that are no words of substance
_OTHERS = word_set("else other others more")


def settled(question: str, sentence: str, around: Sequence[str] = ()) -> str:
    """Say "Yes." or "No." if a sentence settles a yes/no question.

    Args:
        question: Self-contained.
        sentence: The sentence that the reader takes for the answer.
        around: Its neighbours: only for who "he" is.

    Returns:
        "Yes." if the sentence supports what is asked and not its negation, "No." if the other way round; else "",
        as for a question that asks for something else, or for one of two things.
    """
    asked = _ASKS.match(question)
    if not asked or asked[2] or _CHOICE.search(asked[3]):
        return ""
    auxiliary, words = asked[1].lower(), asked[3].split()
    place = _subject(words, auxiliary)
    if place >= len(words):
        return ""
    if _CONTRAST.search(sentence):
        return ""
    subject, rest = " ".join(words[:place]), " ".join(words[place:])
    claims = {"Yes.": f"{subject} {auxiliary} {rest}.", "No.": f"{subject} {auxiliary} not {rest}."}
    against = {reply: _negates(claim, sentence) for reply, claim in claims.items()}
    if against["Yes."] == against["No."]:
        return ""
    reply = "No." if against["Yes."] else "Yes."
    told = _Told(_aligned(claims["Yes."], sentence), auxiliary, len(read([plain(f"{subject} {auxiliary}")])))
    other = told.of_another(f"{subject} will {rest}.", sentence)
    if reply == "Yes." and (told.denies or told.at_another_time or told.opposite or other):
        return ""
    if reply == "No." and told.denies_only_part:
        return ""
    return reply if check_support(claims[reply], [sentence], around=around).supported else ""


@dataclass(frozen=True, slots=True)
class _Told:
    """How a sentence tells what is asked.

    Attributes:
        aligned: What is asked, put as a claim, with the sentence.
        auxiliary: Of the question, in lower case.
        start: Place in the claim of the first word after the auxiliary.
    """

    aligned: Alignment
    auxiliary: str
    start: int

    @property
    def denies(self) -> bool:
        """Whether anything is denied: "They questioned three and arrested no one" may deny the other half."""
        return any(word.lower in NEGATIONS for word in self.aligned.source.words)

    @property
    def at_another_time(self) -> bool:
        """Whether it is told as planned and asked as done, or told of the past and asked of now."""
        source, places = self.aligned.source.words, self._places()
        asked = " ".join(word.text for word in self.aligned.stated.words[self.start - 1 :])  # "is to open"
        if not places:
            return False
        planned = all(_TO_COME.search(_written(_before(source, p))) for p in places)
        past = self.auxiliary in _PRESENT and all(self._past(p) for p in places)
        return past or (planned and self.auxiliary not in _MODAL and not _TO_COME.search(asked))

    def _past(self, place: int) -> bool:
        """Whether a word of the sentence is told of the past: by the nearest verb before it, or by its own form."""
        source, verb = self.aligned.source.words, self._verb()
        first = place - len(_before(source, place))
        if verb is None or self.auxiliary in _BE or _auxiliary(source, first, place):
            return self._past_before(first, place)
        return factuality.is_past(source[place].lower) and not self._reported(place)

    def _past_before(self, first: int, place: int) -> bool:
        source = self.aligned.source.words
        for i in range(place - 1, first - 1, -1):
            lower = source[i].lower
            if lower in _NOW or (lower in ("was", "were") and self._reported(i)):
                return False
            if lower in _THEN or (lower == "used" and source[i + 1].lower == "to"):
                return True
            if factuality.is_past(lower) and not _says(lower):  # "served as chief executive", "has been mayor"
                return not _auxiliary(source, first, i) and not self._reported(i)
        return False

    def _reported(self, place: int) -> bool:
        """Whether "was" may be the "is" of somebody's words: "said the bridge was safe", without a date."""
        source = self.aligned.source
        clause = source.words[place].clause
        dated = any(f.kind in _DATED and source.words[f.start].clause == clause for f in source.figures)
        return not dated and any(_says(word.lower) for word in source.words[:place])

    def of_another(self, active: str, sentence: str) -> bool:
        """Whether who does it and to whom have changed places; `active` is the claim with "will", for a deed."""
        acts = self.auxiliary in ("do", "does", "did")
        return bool(subjects.check(_aligned(active, sentence) if acts else self.aligned)) or self._turned_round()

    def _turned_round(self) -> bool:
        """Whether only one is passive, the subject being the same: "Lee sued Park", "Lee was sued by Park"."""
        words, source = self.aligned.stated.words, self.aligned.source.words
        head = next((i for i in range(self.start - 2, -1, -1) if words[i].content), None)
        verb = self._verb()
        if head is None or verb is None or not self.aligned.places(verb):
            return False
        return all(
            _by(words, verb) != _by(source, p)
            and any(q < p for q in self.aligned.places(head, 0.9) if source[q].clause == source[p].clause)
            for p in self.aligned.places(verb)
        )

    @property
    def opposite(self) -> bool:
        """Whether the sentence says the opposite of the verb that is asked about, and not the verb."""
        verb = self._verb()
        if verb is None or self.aligned.places(verb):
            return False
        asked = self.aligned.stated.words[verb].lower
        return any(_against(asked, word.lower) for word in self.aligned.source.words if word.content)

    @property
    def denies_only_part(self) -> bool:
        """Whether every denial is of less than what is asked: "no serious injuries", "will not close this year"."""
        source = self.aligned.source.words
        carried = {p for i in self.aligned.carriers for p in self.aligned.places(i)}
        limited = []
        for i, word in enumerate(source):
            scope = _scope(source, i) if word.lower in NEGATIONS else range(0)
            target = next((p for p in scope if p in carried), None)
            if target is not None:
                between = [p for p in range(i + 1, target) if _narrows(source, p, target)]
                limited.append(bool(between) or self._for_a_time([source[p] for p in scope]))
        return bool(limited) and all(limited)

    def _for_a_time(self, scope: Sequence[Word]) -> bool:
        asked = _written(self.aligned.stated.words)
        found = {match[0] for match in _LATER.finditer(_written(scope))}
        if self.auxiliary in _MODAL:  # "has not voted yet" is no to "Has it voted?"
            found |= {word.lower for word in scope if word.lower == "yet"}
        return any(each not in asked for each in found)

    def _content(self) -> list[int]:
        """Places in the claim of the words of substance after the auxiliary, names and figures only if all are such."""
        stated = self.aligned.stated
        own = [i for i in range(self.start, len(stated.words)) if stated.words[i].content]
        return [i for i in own if i not in stated.figure_words and not is_name(stated.words, i)] or own

    def _verb(self) -> int | None:
        """Place in the claim of the verb that is asked about; None for "is open"."""
        content, words = self._content(), self.aligned.stated.words
        if not content or not thesaurus.is_verb(words[content[0]].lower):
            return None
        if any(word.lower in _TAKES or _OPENS.match(word.lower) for word in words[self.start : content[0]]):
            return None  # "own the company"
        acts = self.auxiliary not in _BE or words[content[0]].lower.endswith(("ed", "ing"))
        return content[0] if acts or thesaurus.irregular(words[content[0]].lower) else None

    def _places(self) -> list[int]:
        """Places in the sentence of the verb that is asked about or of the other words, in the clause with most."""
        verb, source = self._verb(), self.aligned.source.words
        asked = self._content() if verb is None else [verb]
        places = [p for i in asked for p in self.aligned.places(i)]
        counts = Counter(source[p].clause for p in places)
        return [p for p in places if counts[source[p].clause] == max(counts.values())]


def _before(words: Sequence[Word], place: int) -> Sequence[Word]:
    """The words of its clause before a word; "as" opens none: "served as chief executive"."""
    first = place
    while first and (words[first - 1].clause == words[first].clause or words[first].lower == "as"):
        first -= 1
    return words[first:place]


def _written(words: Sequence[Word]) -> str:
    return " ".join(word.text if word.capital else word.lower for word in words)  # "Will" is a name


def _against(word: str, other: str) -> bool:
    mine, theirs = thesaurus.bases(word), thesaurus.bases(other)
    away = (mine & _STAY and theirs & _LEAVE) or (mine & _LEAVE and theirs & _STAY)
    return bool(away) or thesaurus.opposite(word, other)


def _by(words: Sequence[Word], verb: int) -> bool:
    """Whether a verb is passive and says by whom: "was sued by Park"."""
    before = [word.lower for word in words[max(0, verb - 2) : verb]]
    return bool(_BE & set(before)) and "by" in [word.lower for word in words[verb + 1 : verb + 4]]


def _auxiliary(words: Sequence[Word], first: int, verb: int) -> bool:
    """Whether "has", "is" or the like stands close before a verb, from place `first` on."""
    return any(word.lower in _NOW for word in words[max(first, verb - 3) : verb])


def _says(lower: str) -> bool:
    """Whether a word is the past of a verb of saying."""
    return factuality.is_past(lower) and bool(thesaurus.bases(lower) & SPEECH)


def _scope(words: Sequence[Word], negation: int) -> range:
    """Places of the words after a negation that it may be about: to the next mark, "and" or negation."""
    end = negation + 1
    while end < len(words) and words[end].kind != "mark" and words[end].lower not in NEGATIONS | {"and"}:
        end += 1
    return range(negation + 1, end)


def _narrows(words: Sequence[Word], place: int, target: int) -> bool:
    """Whether a word between a negation and what it denies limits that: "no serious injuries", "no one else"."""
    word = words[place]
    if word.lower in _OTHERS:
        return True
    describes = thesaurus.is_adverb(word.lower) or thesaurus.mostly(word.lower) == "a" or place + 1 == target
    return word.content and describes and not factuality.is_verb(words, place)


def _aligned(claim: str, sentence: str) -> Alignment:
    return align(joined(read([plain(claim)])), joined(read([plain(sentence)])))


def _negates(claim: str, sentence: str) -> bool:
    """Whether a sentence denies what a claim asserts, or the other way round."""
    return bool(polarity.negation(_aligned(claim, sentence)))


def _subject(words: Sequence[str], auxiliary: str) -> int:
    """How many words the subject has: enough to put the auxiliary after it, and no parser."""
    if words[0].lower() in _PRONOUNS:
        return 1
    place = 1
    while place < len(words) and words[place - 1][:1].isupper() and words[place][:1].isupper():
        place += 1
    if _OPENS.match(words[0]):
        place = max(place, 2)
    acts = auxiliary in ("do", "does", "did", "will", "would", "can", "could", "should", "must")
    for end in range(place, min(len(words), _MOST_SUBJECT + 1)):
        low = words[end].lower()
        if (acts and thesaurus.is_verb(low)) or (
            not acts and (low.endswith(("ed", "ing", "en")) or not thesaurus.is_noun(low))
        ):
            return end
    return place

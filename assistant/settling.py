""" "Yes." or "No." before the sentence that settles a question which asks for it, and nothing where none does."""

import re
from collections.abc import Sequence

from assistant.checks import polarity, thesaurus
from assistant.checks.alignment import align
from assistant.checks.lexicon import NEGATIONS, word_set
from assistant.checks.phrases import joined
from assistant.checks.words import plain, read
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
    if reply == "Yes." and any(word.lower in NEGATIONS for word in read([plain(sentence)])):
        return ""  # "They questioned three people and arrested no one": the denial may be of the other half
    return reply if check_support(claims[reply], [sentence], around=around).supported else ""


def _negates(claim: str, sentence: str) -> bool:
    """Whether a sentence denies what a claim asserts, or the other way round."""
    aligned = align(joined(read([plain(claim)])), joined(read([plain(sentence)])))
    return bool(polarity.negation(aligned))


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

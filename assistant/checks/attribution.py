"""Who says it: the speaker of the statement is the speaker of the sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.checks import thesaurus
from assistant.checks.alignment import Alignment
from assistant.checks.lexicon import FUNCTION, HONORIFICS, ROLES, SPEECH, word_set
from assistant.checks.names import is_name
from assistant.checks.subjects import subject
from assistant.checks.words import Word, said

_PRONOUNS = word_set("he she they it we i")
_FINITE = word_set("""
    is are was were be been has have had will would may might could can should must did does do not
""")
_PASSIVE = word_set("be been is are was were being")
_COMPANY = word_set("company firm group organisation organization business")
_TEXTS = word_set("article report text story newspaper piece")
_STOP = frozenset(',;:()".!?')
_VERBS = SPEECH - word_set("""
    call think accuse report note quote cite estimate express write forecast state add describe joke
""")
_FORMS = word_set("""
    said says saying told tells according wrote writes added adds noted notes stated states
""")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: places of the words that name them; `end` is one past the last."""

    start: int
    end: int
    verb: int


def speakers(words: Sequence[Word]) -> list[Speaker]:
    """The speakers that a text names, in order."""
    found: list[Speaker] = []
    for i, word in enumerate(words):
        if word.quoted or word.kind != "word":
            continue
        if (
            any(w.lower in _PASSIVE for w in words[max(0, i - 2) : i] if w.sentence == word.sentence)
            and word.lower != "according"
        ):
            continue  # "was told", "is said to be"
        lower = word.lower
        if lower == "according" and i + 2 < len(words) and words[i + 1].lower == "to":
            end = _end(words, i + 2)
            if i == 0:  # "According to the operator, the channels had been cleaned"
                end = next((j for j in range(i + 2, end) if words[j].text == ","), end)
            found.append(Speaker(i + 2, end, i))
            continue
        if lower not in _FORMS and not (
            thesaurus.bases(lower) & _VERBS and (lower.endswith(("ed", "s")) or thesaurus.irregular(lower))
        ):
            continue
        after_quotation = any(w.text == '"' for w in words[max(0, i - 2) : i]) and words[i - 1].text in ('"', ",")
        inverted = after_quotation and i + 1 < len(words) and words[i + 1].kind == "word"
        if inverted:
            found.append(Speaker(i + 1, _end(words, i + 1), i))
            continue
        start = subject(words, i).start
        if i and words[i - 1].text == "," and _only_a_name(words, i + 1):
            found.append(Speaker(i + 1, _end(words, i + 1), i))
        elif start < i:
            found.append(Speaker(start, i, i))
        elif i + 1 < len(words) and words[i + 1].kind == "word" and i > 0 and words[i - 1].text in ',"':
            found.append(Speaker(i + 1, _end(words, i + 1), i))
    return found


def _only_a_name(words: Sequence[Word], start: int) -> bool:
    """Whether nothing but a noun phrase follows: ", said virologist Grete Nyland."."""
    end = start
    while end < len(words) and words[end].sentence == words[start].sentence and words[end].text not in _STOP:
        if words[end].lower in _FINITE or words[end].lower == "that":
            return False
        end += 1
    return end > start and any(is_name(words, i) or thesaurus.is_person(words[i].lower) for i in range(start, end))


def _end(words: Sequence[Word], i: int) -> int:
    """One past a noun phrase that begins at `i`, its apposition included."""
    end = i
    while end < len(words) and end < i + 24 and words[end].sentence == words[i].sentence:
        if words[end].text in _STOP and not (
            words[end].text == "," and end + 1 < len(words) and words[end + 1].kind == "word"
        ):
            break
        if words[end].lower in ("that", "but", "while", "when", "because", "if"):
            break
        end += 1
    return end


def check(aligned: Alignment) -> str:
    """A reason why what the statement reports is another's word, or ""."""
    words, source = aligned.stated.words, aligned.source.words
    theirs = speakers(source)
    for speaker in speakers(words):
        own = _own(words, speaker)
        if not own or all(words[i].lower in _TEXTS for i in own):
            continue
        text = said(words, speaker.start, min(speaker.end, speaker.start + 8))
        if not theirs:
            # "blamed", "feared": the sentence has them speak in some other way
            if all(aligned.best(i) >= 0.65 for i in own):
                continue
            return f"The sentence does not say that {text} said so."
        sentence = _said_in(aligned, speaker)
        there = [other for other in theirs if source[other.verb].sentence == sentence]
        if any(_same(aligned, own, other, source) for other in there or theirs):
            continue
        return f"In the sentence it is not {text} who says so."
    return ""


def _own(words: Sequence[Word], speaker: Speaker) -> list[int]:
    """Places of the words that tell who a speaker is: names, or the first three."""
    content = [i for i in range(speaker.start, speaker.end) if words[i].content and words[i].lower not in HONORIFICS]
    return [i for i in content if is_name(words, i)] or content[:3]


def _said_in(aligned: Alignment, speaker: Speaker) -> int:
    """The source's sentence that holds most of what the statement has its speaker say."""
    votes: dict[int, float] = {}
    words = aligned.stated.words
    claim = (
        range(max(speaker.end, speaker.verb) + 1, len(words)) if speaker.end <= speaker.verb else range(speaker.verb)
    )
    if not any(words[i].heavy for i in claim):
        claim = range(len(words))
    for i in claim:
        word = words[i]
        if word.lower in ("but", "while", "whereas") and votes:
            break
        if speaker.start <= i < speaker.end or i == speaker.verb or not (word.heavy or word.kind == "number"):
            continue
        for sentence in {aligned.source.words[p].sentence for p in aligned.places(i)}:
            votes[sentence] = votes.get(sentence, 0) + 1
    return max(votes, key=lambda each: votes[each]) if votes else -1


def _same(aligned: Alignment, own: Sequence[int], other: Speaker, source: Sequence[Word]) -> bool:
    """Whether a speaker of the sentence is the statement's: a shared name, or the description where no name tells."""
    words = aligned.stated.words
    span = range(other.start, other.end)
    mine = [i for i in own if is_name(words, i)]
    named = [i for i in mine if any(p in span for p in aligned.places(i))]
    if mine:
        if named:
            return True
        theirs = [p for p in span if is_name(source, p)]
        return not theirs and any(source[p].lower in _PRONOUNS for p in span)
    if any(p in span for i in own for p in aligned.places(i, 0.9)):
        return True
    if any(words[i].lower in _COMPANY for i in own) and any(is_name(source, p) for p in span):
        return not any(source[p].lower in ROLES for p in span)
    return all(source[p].lower in FUNCTION for p in span if source[p].kind == "word") and any(
        words[i].lower in ROLES or words[i].content for i in own
    )

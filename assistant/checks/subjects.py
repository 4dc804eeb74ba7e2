"""Who does it: the words before a verb that are its subject, and names that change places around a verb."""

from collections.abc import Sequence

from assistant.checks import thesaurus
from assistant.checks.alignment import Alignment
from assistant.checks.lexicon import word_set
from assistant.checks.names import is_name
from assistant.checks.words import Word

_MARKS = frozenset(',;:()".!?')
_BE = word_set("is are was were be been being")
_REACH = 24
_CLAUSES = word_set("that because but while after before")
_SHORT = 4  # words of a subject that is read as one noun phrase
_PRONOUNS = word_set("he she it they who which that we i you")


def subject(words: Sequence[Word], verb: int) -> range:
    """Places of the words that make up the subject of a verb, its apposition included.

    The words back to the mark before the verb; where the mark stands right before it, an apposition ends there
    ("Ruth Amsel, who leads it, said") and the subject begins before that.
    """
    if verb and words[verb - 1].lower in ("and", "but", "or"):  # "paid …, but denied": the sentence's own subject
        opening = verb
        while opening > 0 and words[opening - 1].sentence == words[verb].sentence:
            opening -= 1
        return range(opening, min(opening + 6, verb))
    start = _stretch(words, verb)
    while start > 1 and not any(words[i].content for i in range(start, verb)) and words[start - 1].text in (",", "-"):
        opening = _stretch(words, start - 1)  # the apposition
        if (
            opening < 1
            or words[opening - 1].text not in (",", "-")
            or words[opening - 1].sentence != words[verb].sentence
        ):
            return range(opening, verb)
        start = _stretch(words, opening - 1)
    return range(start, verb)


def _stretch(words: Sequence[Word], end: int) -> int:
    """The first word after the last mark before `end`."""
    start = end
    while start > 0 and end - start < _REACH and words[start - 1].sentence == words[end].sentence:
        if words[start - 1].text in _MARKS or (words[start - 1].text == "-" and words[start - 1].spaced):
            break
        if words[start - 1].lower in (
            "that",
            "but",
            "while",
            "because",
            "although",
            "when",
            "after",
            "before",
            "if",
            "since",
        ):
            break
        start -= 1
    return start


def check(aligned: Alignment) -> str:
    """A reason why another did it in the source, or ""."""
    words, source = aligned.stated.words, aligned.source.words
    for i, word in enumerate(words):
        if word.quoted or not word.content or not thesaurus.is_verb(word.lower) or i in aligned.stated.figure_words:
            continue
        mine = _agent(words, i)
        verbs = [p for p in aligned.places(i, 0.9) if not source[p].quoted and thesaurus.is_verb(source[p].lower)]
        reason = _object(aligned, i, verbs) or _other_subject(aligned, i, verbs)
        if reason or not mine:
            if reason:
                return reason
            continue
        judged = [_agent(source, p) for p in verbs]
        if not judged or not all(judged):
            continue
        carriers = {p for j in mine for p in aligned.places(j, 0.9)}
        if carriers and not any(carriers & set(theirs) for theirs in judged):
            names = " ".join(words[j].text for j in mine)
            return f"In the sentence it is not {names} who {word.lower}."
    return ""


def _object(aligned: Alignment, verb: int, verbs: Sequence[int]) -> str:
    words, source = aligned.stated.words, aligned.source.words
    mine = _names_after(words, verb)
    theirs = [_names_after(source, p) for p in verbs]
    if not mine or not theirs or not all(theirs):
        return ""
    carriers = {p for j in mine for p in aligned.places(j, 0.9)}
    if carriers and not any(carriers & set(named) for named in theirs):
        return (
            f"In the sentence it is not {' '.join(words[j].text for j in mine)} that comes after “{words[verb].text}”."
        )
    return ""


def _names_after(words: Sequence[Word], verb: int) -> list[int]:
    """Places of the name right after a verb: its object."""
    start = verb + 1
    while start < len(words) and words[start].lower in ("the", "a", "an"):
        start += 1
    end = start
    while end < len(words) and is_name(words, end):
        end += 1
    return list(range(start, end))


def _agent(words: Sequence[Word], verb: int) -> list[int]:
    """Places of the names of who does what a verb says; none where the text names nobody there."""
    if not _finite(words, verb):
        return []
    if _passive(words, verb):
        for i in range(verb + 1, min(verb + 5, len(words))):
            if words[i].lower == "by":
                return [
                    j for j in range(i + 1, min(i + 10, len(words))) if is_name(words, j) and _together(words, i + 1, j)
                ]
        return []
    span = [i for i in subject(words, verb) if words[i].kind == "word"]
    return [i for i in span if is_name(words, i)]


def _plain_subject(words: Sequence[Word], verb: int) -> list[int]:
    """Places of the content words of a short subject right before an active verb: "the union"; else none."""
    if not _finite(words, verb) or _passive(words, verb) or words[verb - 1].lower in ("and", "but", "or"):
        return []
    span = range(_stretch(words, verb), verb)
    if not 0 < len(span) <= _SHORT or any(words[i].lower in _PRONOUNS or words[i].kind != "word" for i in span):
        return []
    return [i for i in span if words[i].content and not thesaurus.is_adverb(words[i].lower)]


def _other_subject(aligned: Alignment, verb: int, verbs: Sequence[int]) -> str:
    words, source = aligned.stated.words, aligned.source.words
    mine = _plain_subject(words, verb)
    theirs = [_plain_subject(source, p) for p in verbs]
    if not mine or not theirs or not all(theirs):
        return ""
    head = mine[-1]
    carriers = set(aligned.places(head, 0.65))
    if aligned.best(head) == 1.0 and not any(carriers & set(range(p - _SHORT - 2, p)) for p in verbs):
        return f"In the sentence it is not {words[head].text} that comes before “{words[verb].text}”."
    return ""


def _finite(words: Sequence[Word], verb: int) -> bool:
    lower = words[verb].lower
    if lower.endswith("ing") or words[verb].capital:
        return False
    before = words[verb - 1].lower if verb else ""
    return before not in ("the", "a", "an", "to", "of", "its", "their", "his", "her", "this") and (
        lower.endswith(("ed", "s"))
        or thesaurus.irregular(lower)
        or before in ("will", "would", "may", "might", "could", "can", "not")
    )


def _passive(words: Sequence[Word], verb: int) -> bool:
    by = verb + 1 < len(words) and words[verb + 1].lower == "by"  # "the holiday granted by Malaysia"
    return by or any(word.lower in _BE for word in words[max(0, verb - 3) : verb])


def _together(words: Sequence[Word], start: int, end: int) -> bool:
    return not any(word.text in _MARKS for word in words[start:end])


def sides(words: Sequence[Word], verb: int) -> tuple[list[int], list[int]]:
    """Places of the words of substance of who does what a verb says, and of to whom; the passive turned round."""
    left = [i for i in subject(words, verb) if words[i].content][-5:]
    right: list[int] = []
    by: list[int] = []
    side = right
    for i in range(verb + 1, min(len(words), verb + 9)):
        lower = words[i].lower
        if words[i].sentence != words[verb].sentence or words[i].text in _MARKS or lower in _CLAUSES:
            break
        if lower == "by":
            side = by
        elif words[i].content:
            side.append(i)
    if any(word.lower in _BE for word in words[max(0, verb - 3) : verb]) or (by and not left):
        return by, left + right
    return left, right + by

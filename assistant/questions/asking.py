"""Questions that a sentence answers, by rules on names, roles, dates, figures, reasons and what somebody said.

None of these has been checked: `assistant.suggesting` asks the article and keeps what is really answered."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.checks import thesaurus
from assistant.questions.amounts import existing
from assistant.questions.clauses import (
    ANAPHORIC,
    BE,
    DETERMINERS,
    NEGATIVE,
    OWN,
    PARTICLES,
    PREPOSITIONS,
    PRONOUNS,
    SPEECH,
    SUBORDINATORS,
    Token,
    anaphoric,
    base_of_past,
    clause,
    content,
    coordinated,
    finite,
    plural,
    tokenise,
)
from assistant.questions.facts import facts
from assistant.questions.names import names
from assistant.questions.people import makers, people, superlatives
from assistant.questions.spans import next_comma
from assistant.questions.speech import quotations, sayings
from assistant.questions.wording import Made, Wording
from index import Article, Sentence

LONGEST = 14  # words of a question
SHORTEST = 4
_DATELINE = re.compile(
    r"^(?:\d{1,2}\.|[-*•])\s+(?=[A-Z“\"])"
    r"|^[A-Z][\w'’.,/ -]{1,60}?(?:\([^)]{1,40}\)\s*)?\s*(?:—|–|--|-(?=\s)|\|)\s+(?=[A-Z“\"\d])"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that may be offered.

    Attributes:
        question: As a person would write it.
        kind: "who", "when", …: of one kind only so many are offered.
        sentence: Position of the sentence that it was made from.
        start: First code point in the article's text of what is asked for.
        end: One past the last.
        worth: How good the rule's questions are in general, 0 to 1.
    """

    question: str
    kind: str
    sentence: int
    start: int
    end: int
    worth: float


class Asking:
    """Makes questions of the sentences of one article."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._known = Wording(article)

    def candidates(self, sentence: Sentence) -> list[Candidate]:
        """What a sentence might be asked, in the order of the rules; none if it is page furniture."""
        if not sentence.citable or len(sentence.text) > 600:
            return []
        text = sentence.text
        dateline = _DATELINE.match(text)
        cut = dateline.end() if dateline else 0
        found = []
        for made in self._rules(text[cut:], sentence):
            words = finished(made.words)
            if words:
                at = sentence.start + cut
                found.append(Candidate(words, made.kind, sentence.position, at + made.start, at + made.end, made.worth))
        return list({each.question: each for each in reversed(found)}.values())[::-1]

    def _rules(self, text: str, sentence: Sentence) -> Iterator[Made]:
        if not text.rstrip().endswith((".", "!", "”", '"', "’")):
            return  # a headline, a caption, a list
        if "?" in text:
            return
        tokens = tokenise(text)
        if len(tokens) < 5:
            return
        if tokens[0].text in ("He", "She", "It", "They"):
            meant = self._meant(sentence, tokens)
            if meant:
                tokens[0] = replace(tokens[0], text=meant, lower=meant.lower(), kind="word")
        quoted = any(t.text in '“”"«»„' for t in tokens)
        yield from people(self._known, tokens)
        core = without_asides(tokens)
        yield from existing(self._known, core, quoted)
        yield from superlatives(self._known, tokens)
        for at in _openings(core):
            yield from sayings(self._known, core, at)
        if not quoted:
            for at in _openings(core):
                understood = clause(core, at)
                while understood is not None:
                    yield from facts(self._known, understood)
                    understood = coordinated(understood)
        else:
            yield from quotations(self._known, tokens)
        yield from makers(self._known, tokens)

    def _meant(self, sentence: Sentence, tokens: Sequence[Token]) -> str:
        """Whom or what the first pronoun of a sentence means, where the sentences before leave no doubt; or ""."""
        pronoun = tokens[0].lower
        if pronoun in ("it", "they"):
            return self._subject_before(sentence, plurally=pronoun == "they")
        for position in range(sentence.position - 1, max(-1, sentence.position - 4), -1):
            previous = self._article.sentences[position]
            earlier = tokenise(previous.text)
            if not previous.citable:
                return ""
            found = {earlier[b - 1].text for a, b in names(earlier) if self._known.is_person(earlier, a, b)}
            known = self._known.full_names(next(iter(found))) if len(found) == 1 else set()
            if len(known) == 1:
                return next(iter(known))
            if found or earlier[0].lower != pronoun:
                return ""
        return ""

    def _subject_before(self, sentence: Sentence, *, plurally: bool) -> str:
        """The subject of the sentence before, which a sentence that begins with "it" most often goes on about."""
        previous = self._article.sentences[sentence.position - 1]
        if not sentence.position or not previous.citable or "\n" in self._article.text[previous.end : sentence.start]:
            return ""
        tokens = without_asides(tokenise(previous.text))
        found = clause(tokens)
        if found is None or found.subject[0] != 0 or found.subject[1] > 4:
            return ""
        start, end = found.subject
        head = tokens[end - 1]
        if anaphoric(tokens, start, end) or any(
            t.kind == "number" or t.lower in PREPOSITIONS for t in tokens[start:end]
        ):
            return ""
        if plurally != (plural(head) and not head.capital) or any(
            self._known.is_person(tokens, a, b) for a, b in names(tokens[start:end])
        ):
            return ""
        if thesaurus.is_person(head.lower) and not plurally:
            return ""
        words = self._known.phrase(tokens, range(start, end))
        return re.sub(r"^an? ", "the ", words)


def finished(words: str) -> str:
    """The question, or "" if a person would not have written it so."""
    words = " ".join(words.split()).replace(" ,", ",")
    tokens = tokenise(words)
    inner = tokens[1:-1]
    if not SHORTEST <= len(words.split()) <= LONGEST:
        return ""
    if any(t.kind == "mark" and t.text not in "'’&.-/" for t in inner):
        return ""
    lowers = [t.lower for t in inner]
    dated = re.sub(r"\bthis (year|month|week|season|morning|summer|winter)\b", r"\1", " ".join(lowers)).split()
    if any(w in PRONOUNS and w not in OWN and w != "other" for w in dated) or any(
        w in NEGATIVE or w.endswith("n't") for w in lowers
    ):
        return ""
    if any(w in ("his", "her") for w in lowers) and not any(
        a.capital and b.capital for a, b in zip(inner, inner[1:], strict=False)
    ):
        return ""
    if any(w in OWN for w in lowers) and (
        tokens[0].lower in ("who", "what") and lowers[0] not in ("did", "does", "do", "will", "is", "was")
    ):
        return ""
    if any(w in OWN for w in lowers[:3]):
        return ""
    last = lowers[-1]
    if last in ("for", "at") and words.startswith("How much"):
        last = ""
    if last in (PREPOSITIONS - PARTICLES) | DETERMINERS | SUBORDINATORS or last in (
        "and",
        "be",
        "been",
        "to",
        "very",
        "more",
    ):
        return ""
    if last in BE | {"will", "would", "has", "have", "had"}:
        return ""
    for a, b, c in zip(inner, inner[1:], [*inner[2:], tokens[-1]], strict=False):
        if a.lower == "the" and b.lower in ANAPHORIC and c.lower not in ("of", "for", "to") and not content(c):
            return ""
    if any(a in ("twice", "once", "late", "there") and b == "and" for a, b in zip(lowers, lowers[1:], strict=False)):
        return ""
    if any(a == b for a, b in zip(lowers, lowers[1:], strict=False)):
        return ""
    return words[0].upper() + words[1:]


def without_asides(tokens: list[Token]) -> list[Token]:
    """The words without what stands between commas or brackets beside a noun: ", a vet," or ", who is 58,"."""
    kept: list[Token] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.text == "(":
            close = next((j for j in range(i, len(tokens)) if tokens[j].text == ")"), 0)
            if close:
                i = close + 1
                continue
        if token.text == "," and i and kept and kept[-1].kind == "word":
            close = next_comma(tokens, i + 1)
            if close and tokens[close].text == "," and _aside(tokens, i + 1, close, kept):
                i = close + 1
                continue
        kept.append(token)
        i += 1
    return kept


def _aside(tokens: Sequence[Token], start: int, end: int, before: Sequence[Token]) -> bool:
    first = tokens[start]
    if first.lower in ("who", "which", "whose", "where"):
        return True
    if end - start == 1 and first.kind == "number":
        return True
    if end + 1 < len(tokens) and tokens[end + 1].lower in ("and", "or"):
        return False
    if len(before) < 2 and before[0].lower not in PRONOUNS and not before[0].capital:
        return False
    if any(finite(tokens, i, start) for i in range(start + 1, end)):
        return False
    if (
        before[0].lower in PREPOSITIONS
        and not any(b.lower == "," for b in before)
        and first.lower in DETERMINERS | {"a", "an"}
    ):
        return False
    if base_of_past(first.lower) and tokens[start + 1].lower in PREPOSITIONS:
        return True
    return (
        first.lower in ("a", "an", "the", "now", "then", "at", "by", "with", "led", "owned", "born", "founded")
        or first.capital
    )


def _openings(tokens: Sequence[Token]) -> list[int]:
    """Where clauses may begin: the sentence, after ";", ", and", ", but", after "said that"."""
    found = [0]
    for i in range(1, len(tokens) - 3):
        before = tokens[i - 1]
        earlier = tokens[i - 2] if i > 1 else before
        joined = before.lower in ("and", "but", "so", "while", "although", "though") and earlier.text in ",;"
        told = before.lower == "that" and earlier.lower in SPEECH | {"reporters", "inquest", "court"}
        reported = before.lower in ("said", "says") and tokens[i].lower not in PRONOUNS
        if before.text in ";:" or joined or told or reported:
            found.append(i)
    return found

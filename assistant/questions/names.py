"""Which words of a sentence are a name, and which names are people."""

from collections.abc import Sequence

from assistant.checks import thesaurus
from assistant.checks.lexicon import HONORIFICS, MONTHS, ROLES, WEEKDAYS, word_set
from assistant.questions.clauses import DETERMINERS, PREPOSITIONS, PRONOUNS, SPEECH, SUBORDINATORS, Token, noun_phrase
from assistant.questions.spans import possessive

TITLES = HONORIFICS - DETERMINERS
OFFICES = word_set("""
    mayor president chairman chairwoman chair chairperson chief head director governor minister curator coach editor
    principal headteacher headmaster headmistress treasurer sheriff coroner secretary manager commissioner ambassador
    spokesman spokeswoman spokesperson leader chancellor premier envoy executive founder owner warden dean rector bishop
    archbishop conductor choreographer composer organiser organizer superintendent auditor ombudsman speaker prosecutor
    clerk rapporteur captain skipper master successor deputy nominee architect officer
""")
_BODIES = word_set("""
    agency ministry council board court company firm bank union government police university hospital tribunal
    commission committee department authority association federation party army team club inspectorate operator
""")
FIRMS = word_set("maker producer exporter importer retailer carrier operator supplier builder manufacturer distributor")


def names(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Runs of capitalised words that are a name, not a date and not the first word of a sentence, in order."""
    found = []
    i = 0
    while i < len(tokens):
        if not _named(tokens, i):
            i += 1
            continue
        end = i + 1
        while end < len(tokens) and (
            _named(tokens, end)
            or (
                tokens[end].lower in ("de", "van", "von", "der", "al", "el", "bin", "ní", "da", "dos", "la")
                and end + 1 < len(tokens)
                and _named(tokens, end + 1)
            )
        ):
            end += 1
        if end > i and tokens[end - 1].lower.endswith(("'s", "s'")):
            i = end
            continue
        found.append((i, end))
        i = end
    return found


def _named(tokens: Sequence[Token], i: int) -> bool:
    token = tokens[i]
    if (
        not token.capital
        or token.lower.rstrip(".") in TITLES
        or token.lower in WEEKDAYS
        or token.lower.rstrip(".") in MONTHS
    ):
        return False
    if token.lower in DETERMINERS | PREPOSITIONS | PRONOUNS | SUBORDINATORS or token.lower in ROLES:
        return False
    if i == 0 or tokens[i - 1].text in '“"':
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        if following is not None and following.capital and not thesaurus.is_person(token.lower):
            return not thesaurus.known(token.lower) or len(token.text) < 9 and thesaurus.mostly(token.lower) == "n"
        return not thesaurus.known(token.lower)
    return True


def known_as_person(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether something beside a name says that it is a person's: a title, a role, an age, "who", a verb of speech."""
    before = tokens[start - 1] if start else None
    if before is not None and (before.lower.rstrip(".") in TITLES or before.lower in SPEECH):
        return True
    if before is not None and (before.lower in ROLES or thesaurus.is_person(before.lower)):
        return True
    if before is not None and before.text == "," and start > 1:
        role = tokens[start - 2].lower
        if role in ROLES or thesaurus.is_person(role):
            return True
    if end >= len(tokens):
        return False
    if tokens[end].lower in SPEECH and end - start > 1:
        return True
    if tokens[end].text != "," or end + 2 >= len(tokens):
        return False
    following = tokens[end + 1]
    if following.lower == "who" or (
        following.kind == "number" and following.text.isdigit() and tokens[end + 2].text in ",."
    ):
        return True
    if following.lower in ("a", "an", "the") or possessive(tokens, end + 1):
        stop = noun_phrase(tokens, end + 1)
        head = tokens[stop - 1].lower
        return head not in FIRMS and (head in ROLES or thesaurus.is_person(head))
    return False


def thing(word: str) -> bool:
    return thesaurus.known(word) and not thesaurus.is_person(word)


def is_body(word: str) -> bool:
    """Whether a noun is a body that speaks and acts: "council", "company"."""
    return word in _BODIES or thesaurus.carried("organization", word) > 0 or thesaurus.carried("group", word) > 0

"""A clause turned round: its auxiliary before its subject, the verb in its base form."""

from collections.abc import Sequence

from assistant.questions.clauses import Clause, base_of_participle, noun_phrase, plural, said
from assistant.questions.wording import Wording


def inverted(known: Wording, found: Clause, wh: str, upto: int, *, tail: Sequence[int] = ()) -> str:
    """`wh` + auxiliary + subject + what follows up to a place + tail."""
    middle = [i for i in found.rest if i < upto]
    auxiliary, lead = found.auxiliary, found.lead
    if auxiliary == "had" and len(middle) > 1 and found.tokens[middle[0]].lower == "been":
        head = found.tokens[noun_phrase(found.tokens, found.subject[0]) - 1]
        auxiliary = "were" if plural(head) and not head.capital else "was"
        middle.pop(0)
    if auxiliary == "had" and middle and base_of_participle(found.tokens[middle[0]].lower):
        auxiliary, lead = "did", base_of_participle(found.tokens[middle.pop(0)].lower)
    parts = [wh, auxiliary, known.phrase(found.tokens, range(*found.subject))]
    if lead:
        parts.append(lead)
    if middle:
        parts.append(said(found.tokens, middle))
    if tail:
        parts.append(said(found.tokens, tail))
    return " ".join(parts) + "?"

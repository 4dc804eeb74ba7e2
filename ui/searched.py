"""What was searched for, where that is not what the person typed: in words that help, or none."""

import re

from assistant.messages.following import parted
from assistant.types import Answer

_LONGEST = 160  # characters of each part
_QUESTION = re.compile(r"(?s).+?\?")  # an earlier turn is a question, and after it a short answer


def searched_for(answer: Answer) -> str:
    """The wording that was searched for; "" where it is the question itself.

    A message in its context is told as "message — after: earlier question", with the question right before it.
    """
    question, query = _flat(answer.question), _flat(answer.query)
    if not query or query == question or answer.mode == "chat":
        return ""
    message, said = parted(query)
    if not said:
        return _cut(query)
    earlier = said.split("; ")[0]
    asked = _QUESTION.match(earlier)
    return f"{_cut(message)} — after: {_cut(asked[0] if asked else earlier)}"


def _flat(text: str) -> str:
    return " ".join(text.split())


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + "…"

"""What was searched for, where that is not what the person typed: in words that help, or none."""

import re

from assistant.types import Answer

_LONGEST = 160  # characters of each part
# A message with the turns before it in brackets, the newest first: `assistant.messages.following.in_context`.
_IN_CONTEXT = re.compile(r"(?s)(.+?) \((.+)\)")
_QUESTION = re.compile(r"(?s).+?\?")  # an earlier turn is a question, and after it a short answer


def searched_for(answer: Answer) -> str:
    """The wording that was searched for; "" where it is the question itself.

    A message in its context is told as "message — after: earlier question", with the question right before it.
    """
    question, query = _flat(answer.question), _flat(answer.query)
    if not query or query == question or answer.mode == "chat":
        return ""
    found = _IN_CONTEXT.fullmatch(query)
    if found is None:
        return _cut(query)
    earlier = found[2].split("; ")[0]
    asked = _QUESTION.match(earlier)
    return f"{_cut(found[1])} — after: {_cut(asked[0] if asked else earlier)}"


def _flat(text: str) -> str:
    return " ".join(text.split())


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + "…"

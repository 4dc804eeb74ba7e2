"""Which words of an answer that a browser kept are the program's own: only such come back."""

import re
from collections.abc import Sequence

from assistant.answering import NOT_INTRODUCED, NOT_MENTIONED
from assistant.conversation import ENGLISH_ONLY
from assistant.disagreement import disagreement
from assistant.extractive import NOT_STATED
from assistant.messages.splitting import split_questions
from assistant.types import Statement

STOPPED = "Stopped before the answer was complete."


def _form(template: str, **holes: str) -> re.Pattern[str]:
    """A pattern of what a template of the program gives, each hole filled by a pattern."""
    pattern = re.escape(template)
    for name, filling in holes.items():
        pattern = pattern.replace(re.escape(f"{{{name}}}"), filling)
    return re.compile(pattern)


_NAMED = [_form(each, name="(?P<name>.{1,200})") for each in (NOT_MENTIONED, NOT_INTRODUCED)]
_ENGLISH_ONLY = _form(ENGLISH_ONLY, what="(?:this question|the article)", language="[A-Z][A-Za-z ]{1,30}")
_UNKNOWN = re.compile(
    r"The articles? (?:does|do) not state (?:its|their) (?:title|date of publication|source|author)\."
)


def abstention(text: str, query: str) -> str:
    """The words of an abstention: `text` if the program says so of this question, else that it is not stated."""
    return text if _is_own(text, query) else NOT_STATED


def note(text: str, question: str, statements: Sequence[Statement]) -> str:
    """What of a note holds: that articles disagree, which question of several has no answer, that it was stopped."""
    differs = disagreement(statements)
    parts = [differs] if differs and differs in text else []
    asked = split_questions(question)
    for each in asked if len(asked) > 1 else []:
        told = text.partition(f"{each} ")[2]
        ends = [place + 1 for place, mark in enumerate(told) if mark == "."]
        parts += next(([f"{each} {told[:end]}"] for end in ends if _is_own(told[:end], each)), [])
    return " ".join([*parts, *([STOPPED] if text.endswith(STOPPED) else [])])


def _is_own(text: str, query: str) -> bool:
    for form in _NAMED:
        if named := form.fullmatch(text):
            return named["name"].casefold() in query.casefold()
    return text == NOT_STATED or any(each.fullmatch(text) for each in (_UNKNOWN, _ENGLISH_ONLY))

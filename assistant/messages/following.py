"""Follow-up questions: whether a message leans on the turns before it, and how the reader is told of them."""

import re
from collections.abc import Sequence

_LONGEST_SHORT = 12  # words of an earlier answer
_MOST_TURNS = 3

_OPENS = re.compile(r"(?i)^\W*(?:and|but|so|or|ok|okay|then|also|what about|how about|what else|who else|any)\b")
_POINTS = re.compile(
    r"(?i)\b(?:he|she|him|her|hers|his|they|them|their|theirs|it|its|this|that|these|those|there|then|one|ones|"
    r"other|others|else|another|same|both|former|latter|either|neither|himself|herself|themselves|such)\b"
)
_EXPLETIVE = re.compile(
    r"(?i)\b(?:is|was|does|did|has|will|would) it (?:true|possible|likely|clear|known|the case|take|say|cost to)\b"
    r"(?: that\b)?"
    r"|\b(?:is|are|was|were|will there be) there\b|\bthere (?:is|are|was|were|will be|be)\b"
    r"|\bthis (?:week|month|year|morning|afternoon|evening|time|summer|spring|autumn|winter)\b"
    r"|\bthis (?:article|story|report|piece)\b"
    r"|\b(?:say|says|said|think|thinks|believe|claim|claims|claimed|so|fact|mean|show|shows|shown|agree|agreed) that\b"
    r"|\beach other\b|\bother than\b|\bno one\b|\bone of\b|\b(?:thing|way|proof|evidence|extent|age|rate) that\b"
)
_ASKS = re.compile(r"(?i)\b(?:who|whom|whose|what|which|when|where|why|how)\b")
_WHOLE = re.compile(
    r"(?i)\b(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|has|have|had|will|would|can|could|"
    r"should|may|might|must)\b"
)
_OWNED = re.compile(r"(?i)^\W*(?:and|but|so)\s+((?:his|her|its|their)(?:\s[\w’'-]+){1,4})\W*$")
_NAME = re.compile(r"(?<=\w )[A-Z][\w’'-]+|\d")


def leans(message: str) -> bool:
    """Whether a message may not be understood alone: it opens with "and", points back, or is but a few words."""
    text = _EXPLETIVE.sub(" ", message)
    if _OPENS.search(message) or _POINTS.search(text):
        return True
    words = re.findall(r"[\w’'-]+", text)
    asks = _ASKS.search(text)
    if len(words) <= 6 and text == message and message.rstrip().endswith("?") and not _WHOLE.search(text):
        return True  # "In Turbo?", "Snow too?", "Men only?": no verb of its own
    # "Why?", "How much?", "Who paid?"; not keywords ("visit start date") and not a name.
    return len(words) <= 3 and not _NAME.search(message) and (asks is not None or len(words) <= 1)


def spelt_out(message: str) -> str:
    """ "And her husband?" as "What about her husband?", which the reader takes better; any other message as it is."""
    owned = _OWNED.match(message)
    return message if owned is None or _WHOLE.search(owned[1]) else f"What about {owned[1]}?"


def without_context(query: str) -> str:
    """A query without the turns that `in_context` put behind it."""
    return parted(query)[0]


def parted(query: str) -> tuple[str, str]:
    """A query and the turns that `in_context` put behind it in brackets, "" if there are none."""
    if not query.endswith(")"):
        return query, ""
    depth = 0
    for place in range(len(query) - 1, 0, -1):
        depth += {")": 1, "(": -1}.get(query[place], 0)
        if depth == 0:  # the bracket that the last one closes: a message may have brackets of its own
            opens = query[place - 1] == " " and query[:place].strip()
            return (query[:place].rstrip(), query[place + 1 : -1]) if opens else (query, "")
    message, _, said = query.partition(" (")  # a turn with a bracket that is not closed
    return message, said[:-1]


def in_context(message: str, turns: Sequence[tuple[str, str]]) -> str:
    """A message with the turns before it in brackets, the last one first, as the reader is trained to take it.

    Args:
        message: What is asked now.
        turns: Earlier questions with their short answers ("" where none was found), oldest first.
    """
    said = []
    for question, short in reversed(turns[-_MOST_TURNS:]):
        words = short.split()[:_LONGEST_SHORT]
        said.append(" ".join([question.strip(), *words]))
    return f"{message.strip()} ({'; '.join(said)})" if said else message.strip()

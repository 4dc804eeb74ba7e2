"""The questions of one message: each is answered for itself.

Cut where a new question surely begins: after a question mark, on a new line, and within a sentence where "and" is
followed by the words of a question of its own ("and when did it begin"). "Trade and tariffs", "died and were injured"
are no questions, and "who came and when it began", in the order of a statement, is a part of one unless the message
asks for it ("Can you tell me …"). In doubt nothing is cut: a double question still finds half of its answer, a
question cut in two finds nothing.
"""

import re

from index import sentences

MOST_QUESTIONS = 5

_ASKING = r"who|whom|whose|what|which|when|where|why|how"
_DOES = r"do|does|did|will|would|can|could|should|shall|may|might|must"
_IS = r"is|are|was|were|has|have|had"
_NOT = r"(?:n['’]t)?"
_PRONOUN = r"it|he|she|they|there|we|you|i|this|that|these|those"
_SUBJECT = rf"{_PRONOUN}|the|a|an|his|her|its|their|any|all|some|both"
_MEASURE = r"(?:many|much|long|often|old|far|big|large|high|tall|deep|wide|fast|soon|late|early|likely|well|bad|badly)"
# A question in the order of one: "when did", "how many people", "what time does", "did they".
_INVERTED = (
    r"(?:(?:when|where|why|how|what|who|whom)(?:['’]s|['’]re|['’]d)"
    rf"|(?:when|where|why|how|whom|who) (?:{_DOES}|{_IS}){_NOT}|how {_MEASURE}"
    rf"|(?:what|which|whose)(?! (?:{_SUBJECT})\b)(?: [\w'’-]+){{0,3}} (?:{_DOES}|{_IS}){_NOT}"
    rf"|(?:{_DOES}){_NOT} (?:{_SUBJECT}|[A-Z]\w*)|(?:{_IS}){_NOT} (?:{_PRONOUN}))\b"
)
# One about the subject, in the order of a statement: "who decided it", "what happened", "which company won".
_ABOUT_SUBJECT = rf"(?:what (?:happen|cause|made|led|went|became)\w*|(?:who|which)(?= [\w'’-])(?! (?:{_SUBJECT})\b))"
_ALONE = rf"(?:{_ASKING})(?:(?:,| and|, and) (?:{_ASKING}))*(?: not| so| exactly)?\W*$"
# What makes a statement's order a question: "Can you tell me who came and when it began?"
_REQUEST = (
    r"(?:please |(?:can|could|would|will) you (?:please )?)?"
    r"(?:tell|explain|say|show|give|list|describe|summari[sz]e|name|find|compare)\b"
    r"|do (?:you|we) know\b|does (?:it|the (?:article|text|story)) say\b"
    r"|i(?:['’]d| would)? (?:like|want|need) to know\b"
)

# "was the driver arrested", which is a question of its own after one that cannot go on so: "Who won and was the first?"
_OF_A_THING = re.compile(rf"(?:{_IS}){_NOT} (?:{_SUBJECT}|any(?:one|body|thing)) \w", re.IGNORECASE)
_IN_ORDER = re.compile(
    rf"(?:(?:when|where|why|how) )?(?:{_DOES}|{_IS}){_NOT} (?!.*\b(?:that|say|said|claim\w*|true|think|{_ASKING})\b)",
    re.I,
)
# "How much does it cost", "who won": no noun that a relative may follow, as in "the man he shot, who".
_ENDS_IN_VERB = re.compile(rf"(?:^who|\b(?:{_DOES}){_NOT} (?:it|he|she|they|we|you|i)) [\w'’-]+$", re.IGNORECASE)
# "In which year", "at what time and where": no question yet.
_UNFINISHED = re.compile(
    rf"(?:in|on|at|by|for|from|to|with|of|since|until|about|under|after|before) (?:which|what|whose) [\w'’-]+"
    rf"(?:,? (?:and|or) (?:{_ASKING}))?$",
    re.IGNORECASE,
)

_OPENS = re.compile(rf"(?:{_INVERTED}|{_ABOUT_SUBJECT}|{_ALONE})", re.IGNORECASE)
_OPENS_INVERTED = re.compile(rf"(?:{_INVERTED}|{_ALONE})", re.IGNORECASE)
_ASKS = re.compile(rf"(?:{_INVERTED}|{_ABOUT_SUBJECT}|(?:{_DOES}|{_IS}){_NOT}\b|{_REQUEST})", re.IGNORECASE)
_ASKING_WORD = re.compile(rf"(?:{_ASKING})\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\b(?!.*\band\b)", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:who|whom|whose|what|which|why|how)\b", re.IGNORECASE)
_FIRST_WORD = re.compile(rf"(?:who|whom|whose|what|which|how) (?!(?:{_SUBJECT})\b)", re.IGNORECASE)
_REQUESTS = re.compile(_REQUEST, re.IGNORECASE)
_JOINT = re.compile(
    r"(?P<comma>\s*[,;–—])?\s+(?:(?P<and>and|but|plus|as well as)\s+)?(?:also\s+|then\s+|if so,?\s+)?", re.I
)
_LEAD = re.compile(r"(?:(?:and|but|so|also|ok|okay|hi|hello|please|then)\b,?\s*)*", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"(?:in|on|at|by|for|from|to|with|of|since|until|about|under|after|before) (?=wh|how)", re.IGNORECASE
)
_MARK = re.compile(r"\s*(?:[*•‣·](?!\*)\s*|(?:[-–—]|\(?(?:\d{1,2}|[a-hA-H])[.)]|[Qq]\d{0,2}[.:)])\s+)")
_INLINE_MARK = re.compile(r"(?<=[?:.;,])\s+(?=\(?\d{1,2}[.)]\s+\S)")
_QUOTED = re.compile(r"\"[^\"\n]{1,300}\"|“[^”\n]{1,300}”|«[^»\n]{1,300}»|(?<!\w)['‘][^'’\n]{1,300}['’](?!\w)")
_AFTER_MARK = re.compile(r"(?<=[?？؟])\s+|(?<=[？؟])")


def split_questions(message: str) -> list[str]:
    """Cut a message into the questions that it asks.

    Args:
        message: What the person wrote; may have several lines.

    Returns:
        The questions in order, from one to `MOST_QUESTIONS`, the last with whatever is left. Statements stay with the
        question that follows them, or with the last one. Pronouns stay as they are ("when did it begin?"). A message
        that is cut nowhere comes back as it is, without the white space around it.
    """
    message = message.strip()
    found: list[str] = []
    said: list[str] = []  # statements that wait for their question
    for piece in _pieces(message):
        if not _is_question(piece):
            said.append(piece)
            continue
        first, *others = _clauses(piece)
        found += [" ".join([*said, first]), *others]
        said = []
    if len(found) < 2:
        return [message]
    if said:
        found[-1] = " ".join([found[-1], *said])
    kept = min(len(found), MOST_QUESTIONS) - 1
    return [*found[:kept], " ".join(found[kept:])]


def _pieces(message: str) -> list[str]:
    """The sentences of a message, bullets and numbers of lists left out."""
    found: list[str] = []
    for line in _lines(message):
        hidden = _hidden(line)
        cuts = {start for start, _ in sentences.split(hidden)} | {m.end() for m in _AFTER_MARK.finditer(hidden)}
        bounds = [0, *sorted(cuts - {0}), len(line)]
        found += [piece for a, b in zip(bounds, bounds[1:], strict=False) if (piece := line[a:b].strip())]
    return found


def _lines(message: str) -> list[str]:
    """Lines that stand for themselves; one that only goes on where the page ended is joined to the one before."""
    found: list[str] = []
    for line in _INLINE_MARK.sub("\n", message).splitlines():
        if not line.strip():
            continue
        item = _MARK.match(line)
        text = line[item.end() if item else 0 :].strip()
        if found and not item and found[-1][-1] not in ".?!:？؟" and not _ASKS.match(text):
            found[-1] += " " + text
        elif text:
            found.append(text)
    return found


def _hidden(text: str) -> str:
    """The text with what is quoted made a row of letters, of the same length: its words are nobody's question."""

    def letters(quoted: re.Match[str]) -> str:
        inner = quoted.group()
        end = inner[-2] if inner[-2] in ".?!" else "x"
        return inner[0] + "x" * (len(inner) - 3) + end + inner[-1] if len(inner) > 2 else inner

    return _QUOTED.sub(letters, text)


def _is_question(piece: str) -> bool:
    text = piece.rstrip(" \"'”’»)]")
    return text.endswith(("?", "？", "؟", ";")) and not text.endswith(" ;") or _asks(piece)


def _asks(text: str) -> bool:
    """Whether a text begins as a question or a request, whatever it ends in."""
    start = _LEAD.match(text)
    rest = text[start.end() if start else 0 :]
    preposition = _PREPOSITION.match(rest)
    return _ASKS.match(rest[preposition.end() if preposition else 0 :]) is not None


def _clauses(question: str) -> list[str]:
    """Cut one sentence where "and", or a comma, is followed by a question of its own."""
    hidden = _hidden(question)
    parts: list[str] = []
    start = 0
    for joint in _JOINT.finditer(hidden):
        if joint.start() < start or not (joint["comma"] or joint["and"]):
            continue
        left, right = hidden[start : joint.start()], hidden[joint.end() :]
        if not _complete(left) or not _begins(left, right, listed=not joint["and"]):
            continue
        parts.append(question[start : joint.start()].rstrip(" ,;") + ("?" if question.endswith("?") else ""))
        start = joint.end()
    return [*parts, question[start:]]


def _complete(left: str) -> bool:
    """Whether what stands before the joint can be a question: not "Where" of "Where and when did it begin?"."""
    alone = len(left.split()) == 1 or re.fullmatch(_ALONE, left, re.IGNORECASE) or _UNFINISHED.match(left)
    return not alone and (_asks(left) or _FIRST_WORD.match(left) is not None)


def _begins(left: str, right: str, *, listed: bool) -> bool:
    """Whether what stands after the joint begins a question of its own."""
    if _BETWEEN.search(left):
        return False  # "between the plan and what was built"
    preposition = _PREPOSITION.match(right)
    right = right[preposition.end() if preposition else 0 :]
    if listed and re.match(r"who|which", right, re.IGNORECASE):
        # After a mere comma it is more often a relative: "the man, who was from Lund". None follows a verb.
        return re.match(r"who\b", right, re.IGNORECASE) is not None and _ENDS_IN_VERB.search(left) is not None
    if not listed and _OF_A_THING.match(right) and _IN_ORDER.match(_LEAD.sub("", left, count=1)):
        return True
    if listed or _OPENS_INVERTED.match(right):
        return _OPENS_INVERTED.match(right) is not None
    if _REQUESTS.match(left):
        return _ASKING_WORD.match(right) is not None
    # "What did she say about who came and who left?": the second belongs to the first.
    return _OPENS.match(right) is not None and not _RELATIVE.search(_PREPOSITION.sub("", left, count=1), 4)

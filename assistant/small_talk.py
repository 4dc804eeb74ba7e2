"""Greetings, thanks and questions about the program: answered in a line, with nothing cited."""

import re

from assistant.types import Answer

_GREETING = r"(?:hi|hello|hey|hi there|hello there|hey there|good (?:morning|afternoon|evening|day)|greetings)"
_THANKS = (
    r"(?:(?:ok |okay |great |cool |perfect |many )?(?:thanks|thank you|thx|cheers)"
    r"(?: (?:a lot|so much|very much|again|for (?:the|your|that) (?:help|answers?|info|information)))?)"
)
_PARTING = r"(?:bye|goodbye|bye bye|good ?night|see you|see you later)"
_PROGRAM = (
    r"(?:help|who are you|what are you|what can you do|what do you do|what can i (?:ask|do)(?: you| here)?"
    r"|how does this work|how do you work|what is this(?: program| page| site)?|how do i use (?:this|you))"
)
_ABOUT = (
    "Ask about the article in your own words. Each answer quotes the sentences that say it, with a link to each; "
    "what the article does not say, you are told it does not say."
)
_REPLIES = (
    (_PROGRAM, _ABOUT),
    (rf"{_GREETING}(?: (?:and )?{_PROGRAM})?", f"Hello. {_ABOUT}"),
    (_THANKS, "You are welcome."),
    (r"how are you(?: (?:doing|today))?", f"Fine, thank you. {_ABOUT}"),
    (r"(?:ok|okay|got it|i see|alright|great|understood)", "Ask on whenever you like."),
    (rf"(?:{_THANKS} )?{_PARTING}", "Goodbye."),
)
_PATTERNS = tuple((re.compile(pattern), reply) for pattern, reply in _REPLIES)
_LONGEST = 60  # characters


def small_talk(question: str) -> Answer | None:
    """Reply to a message that is small talk and nothing else; None for any other."""
    if len(question) > _LONGEST:
        return None
    plain = re.sub(r"[^\w\s']", " ", question.casefold().replace("’", "'"))
    words = " ".join(plain.split()).replace("what's", "what is")
    for pattern, reply in _PATTERNS:
        if pattern.fullmatch(words):
            return Answer(question, question, False, "chat", reply)
    return None

"""A message → its bare words, and the ways in which people name the article before them."""

import re
from collections.abc import Iterator

_LONGEST = 200  # characters; a longer message asks for more than one thing
# "The report", "the post" and "the document" are as often things that the article tells of; "this report" is not.
_NOUN_AFTER_THE = r"(?:(?:news )?(?:article|story|piece)|news (?:item|report)|text|page)"
_NOUN_AFTER_THIS = (
    rf"(?:{_NOUN_AFTER_THE}|(?:news )?report|(?:blog )?post|document|interview|obituary|newsletter|press release|essay"
    r"|column|editorial|feature|file|news)"
)
NAMED = (
    rf"(?:(?:the|my) (?:whole |entire |full |above |attached )?{_NOUN_AFTER_THE}"
    rf"|th(?:is|at) (?:whole |entire |full )?{_NOUN_AFTER_THIS})"
)
ARTICLE = rf"(?:{NAMED}|this|this one|it|all this|all of (?:it|this))"

_SPELLED_OUT = (
    (re.compile(r"\b(what|who|when|where|how)'?s\b"), r"\1 is"),
    (re.compile(r"\bi'd\b"), "i would"),
    (re.compile(r"\btl ?dr\b"), "tldr"),
    (re.compile(rf"({NAMED})'s (.+)"), r"the \2 of \1"),
)
_BEFORE = re.compile(
    r"(?:hi|hello|hey|there|good (?:morning|afternoon|evening|day)|ok|okay|so|well|now|right|first|and|then|just|please"
    r"|pls|kindly|quickly|briefly|thanks|thank you|actually|also|great|cool|perfect|sorry|no|yes|do|simply"
    r"|(?:can|could|will|would) you|do you (?:know|have)|(?:can|could|may) (?:i|we) (?:have|get|see|know)"
    r"|i am wondering|i (?:want|need|would (?:like|love))(?: you)?(?: to(?: (?:know|see|have|get|read|understand))?)?"
    r"|(?:tell|give|show|get|write|make|send)(?: (?:me|us))?|let (?:me|us) (?:know|have|see)"
    r"|provide(?: (?:me|us) with)?|produce|create|prepare|list) "
)
_AFTER = re.compile(
    r" (?:please|pls|thanks|thank you|(?:for|to) (?:me|us)|briefly|quickly|then|here|now|again|overall|exactly"
    r"|in (?:short|brief|a nutshell|english)|in (?:plain|simple|simpler) (?:english|words|terms|language)"
    rf"|(?:of|from|in|for|to|within|about|behind) {ARTICLE})"
)


def asked_forms(message: str) -> Iterator[str]:
    """The bare words of a message, then the same with one polite or idle phrase after the other taken away.

    "Could you please give me a summary of the article?" gives "could you please give me a summary of the article"
    first and "a summary" last. Which form is understood is for the caller to say. Nothing for a long message.
    """
    if len(message) > _LONGEST:
        return
    words = " ".join(re.sub(r"[^\w\s']|_", " ", message.casefold().replace("’", "'")).split())
    for pattern, written in _SPELLED_OUT:
        words = pattern.sub(written, words)
    yield words
    while shorter := _BEFORE.match(words):
        words = words[shorter.end() :]
        yield words
    while ends := [found for found in _AFTER.finditer(words) if found.end() == len(words)]:
        words = words[: ends[0].start()]
        yield words

"""Does text after a closing quotation mark say who spoke, and so belong to the quotation's sentence?"""

import re

from index.abbreviations import STARTERS

_SAYS = (
    "said|says|say|asked|asks|replied|replies|added|adds|cried|shouted|wrote|writes|tweeted|posted|exclaimed|answered"
    "|continued|explained|recalled|quipped|joked|noted|warned|demanded|insisted|declared|wondered|called|yelled"
    "|screamed|chanted|whispered|responded|stressed|told|concluded|remarked|argued|claimed|stated|sang|pleaded|urged"
)
_ROLE = (
    "leader|spokesman|spokeswoman|spokesperson|president|minister|secretary|chief|director|coach|owner|resident|manager"
    "|analyst|professor|officer|chairman|chairwoman|captain|mayor|founder|lawyer|lawmaker|party|finance|foreign|prime"
    "|defence|defense|deputy|executive|general|student|farmer|teacher|driver|official|editor|singer|actor|and|of"
)
_NAME = rf"(?:[A-Z][\w’'-]{{0,30}}\.?|bin|binti|al|de|da|di|van|von|der|del|la|{_ROLE})[ \xa0\n]{{1,2}}"
_SPEAKER = re.compile(rf"(?:(?P<first>[A-Z][\w’'-]{{0,30}})\.?[ \xa0\n]{{1,2}})(?:{_NAME}){{0,5}}(?:{_SAYS})\b")
_STOPS_THERE = re.compile(r"\s{0,2}(?:[.,;!?]|$)")
_GOES_ON = re.compile(
    r"\s{1,2}(?:in|on|at|to|during|after|before|when|while|as|from|with|by|through|via|of|over|back|again|reporters"
    r"|journalists|lawmakers|parliament|him|her|them|us|me|yesterday|today|later|earlier|angrily|quietly|softly|aloud"
    r"|[A-Z]\w*day|AFP|Reuters|Bernama|AP|CNN|BBC)\b"
)
_CJK_SPEAKER = re.compile(
    r"[^，。：；！？,.:;!?“”「」『』]{0,14}(?:说|說|称|稱|问|問|喊|叫|表示|指出|[说說问問喊答叫笑写寫报報]道)(?=[，。：,:！？\s]|$)"
)
_KANA = re.compile("[\u3041-\u3096]")
_OTHER_SPEAKER = re.compile(
    r"(?:قال|قالت|سأل|سألت|تساءل|تساءلت|أضاف|أضافت|صرخ|هتف)\b|(?:\S{1,20}\s){0,4}(?:कहा|पूछा|बोले|बोला|बोली)[।,\s]"
)
_WINDOW = 160


def names_speaker(text: str, position: int, limit: int, *, asked: bool) -> bool:
    """Whether the words at `position`, after a closing quotation mark, say who spoke ("Smith said.").

    Args:
        text: The article's text.
        position: Code point of the first character after the white space that follows the quotation.
        limit: End of the paragraph.
        asked: The quotation ended in a question or exclamation mark. These may stand before "Smith told
            reporters"; after a full stop, "Smith said" with more behind it is a sentence of its own.
    """
    end = min(limit, position + _WINDOW)
    match = _SPEAKER.match(text, position, end)
    if match:
        first = match.group("first")
        if first in STARTERS and first not in ("I", "Police", "Officials"):
            return False
        after = match.end()
        return bool(_STOPS_THERE.match(text, after, end) or (asked and _GOES_ON.match(text, after, end)))
    return asked and _OTHER_SPEAKER.match(text, position, end) is not None


def names_speaker_unspaced(text: str, position: int, limit: int) -> bool:
    """The same for Chinese and Japanese, where what follows the quotation mark follows at once."""
    end = min(limit, position + 40)
    # A particle or inflection goes on with the sentence: 「…。」と述べた.
    return bool(_KANA.match(text, position, end) or _CJK_SPEAKER.match(text, position, end))

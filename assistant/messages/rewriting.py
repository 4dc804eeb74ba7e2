"""Rewrites a follow-up into questions that can be understood alone, from the turns before it.

Rules for the plain cases: a pronoun becomes what it stands for, "and in Leeds?" is asked as the last question was,
"Why?" of what was said. They are only proposals: what the reader finds for each decides (`assistant.answering`).
"""

import re
from collections.abc import Sequence
from typing import Protocol

from assistant.checks import thesaurus
from assistant.checks.lexicon import word_set
from assistant.checks.spelled import ONES, TENS
from assistant.messages.following import without_context


class Said(Protocol):
    """A turn, as far as rewriting looks at it.

    Attributes:
        query: What was searched for.
        short: The answer in few words; "" where there was none.
        sentence: The sentence cited first; "" where there was none.
    """

    @property
    def query(self) -> str: ...
    @property
    def short(self) -> str: ...
    @property
    def sentence(self) -> str: ...


MOST_REWRITES = 3

_ARTICLES = r"(?:the|a|an|this|that|these|those|its|their|his|her|my|our)"
_SMALL = r"(?:of|the|de|van|von|bin|al|da|di|du|la|le|del|dos|and|for)"
_CAPITAL = r"[A-Z][\w’'.-]*\w(?![\w$£€¥])"  # not the "US" of a sum of money
_SHORTENED = r"(?:Mrs?|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Capt|Col|Lt|Sgt|Rev|Hon)\."  # a title that ends in a full stop
_NAME = re.compile(
    rf"(?<!\w)(?:{_SHORTENED}\s)*(?!{_SHORTENED}){_CAPITAL}(?:\s(?:{_SMALL}\s)?(?!{_SHORTENED}){_CAPITAL})*"
)
_NOUN_PHRASE = re.compile(
    rf"(?i)\b(?:the|an?|its|their|his|her)\s(?:(?!(?:{_ARTICLES}|of|in|on|at|to|for|from|by|with|and|or|is|are|was|were|will|"
    r"would|be|been|has|have|had|do|does|did|can|could|should|may|might|that|who|which|when|where|why|how|say|said|cost|begin|"
    r"began|start|happen|happened|take|took|make|made|get|got|go|going|come|came|after|before|during|about|than|every|each)\b)"
    r"[\w’'-]+\s?){1,4}"
)
_POSSESSED = re.compile(rf"({_NAME.pattern})[’']s?\s((?:[a-z][\w-]*\s?){{1,3}})")  # "Ann Lee's old dog"
_SUPPORTED = re.compile(  # "did" before "the factory close": the verb is in its base form
    r"(?i)\b(?:do|does|did|will|would|can|could|should|may|might|must|wo|ca)(?:n['’]t)?\s$"
)
_BEFORE_PARTICIPLE = re.compile(r"(?i)\b(?:is|are|was|were|has|have|had)(?:n['’]t)?\s$")
_VERB_FOLLOWS = re.compile(r"(?i)(?:cost|begin|start|happen|take|make|get|go|come|say|have|do|be)\b")
_LASTING = ("end", "last")  # nouns and adjectives first of all, but verbs at the end of "how long did the strike last"
_NOT_OF_THE_NOUN = ("last", "first", "next", "ever", "never", "also", "not", "even", "still", "again", "now", "then")
_ORGANISATION = re.compile(
    r"\b(?:Ministry|Bank|University|Council|Company|Corp|Inc|Ltd|Group|Party|Court|Committee|Union|Institute|Agency|"
    r"Commission|Office|Department|Association|Museum|Hospital|School|College|Club|FC|City|County|River|Lake|Island|Bridge|"
    r"Airport|Port|Street|Road|Province|Republic|States|Kingdom|North|South|East|West|Act|Prize|Festival|Cup|League|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|"
    r"Thursday|Friday|Saturday|Sunday)\b"
)
_COLLECTIVE = word_set("""
    agency airline army association audience authority band bank board brigade cabinet charity choir class clinic club
    coalition college commission committee community company congregation cooperative council couple court crew crowd
    department family federation firm force foundation government group hospital household industry jury league majority
    management ministry minority navy newspaper office opposition orchestra panel parliament party people police public
    publisher school senate shop society squad staff store study supplier team trio trust union university village
""")
_TITLE = re.compile(
    rf"^(?:{_SHORTENED}(?=\s)|"
    r"(?:Mr|Mrs|Ms|Dr|Prof|Professor|President|Minister|Judge|Captain|Sir|Dame|Lord|Lady|King|"
    r"Queen|Prince|Princess|Pope|Senator|Mayor|Governor|General|Commander|Inspector|Sheikh|Archbishop|Bishop|Father|Sister|Coach)\b)"
)
# After these words a name is that of a place, or of a body: "in New York", "flew to Hong Kong", "the Red Cross"; not
# "happened to Ann Lee".
_MOVES = (
    r"(?:go|goes|went|gone|going|com(?:e|es|ing)|came|fl(?:y|ies|ew|own|ying|ights?)|travel\w*|mov(?:e|es|ed|ing)|"
    r"return\w*|drive|drove|driven|sail\w*|walk\w*|march\w*|flee\w*|fled|leave|left|run|ran|ship\w*|trains?|bus(?:es)?|"
    r"ferry|ferries|roads?|routes?|trips?|journeys?|way|far|miles|km|kilomet(?:re|er)s|distance|deport\w*|evacuat\w*)"
)
_BEFORE_PLACE = re.compile(
    rf"(?:\b(?i:in|at|near|across|around|outside|inside|throughout)\s|\b(?i:{_MOVES})\b[^.?!]*\b(?:from|to)\s|\b[Tt]he\s)"
    rf"(?:(?:{_CAPITAL}\s)+(?:and|or)\s)*$"
)
_NEAR = 80  # characters before a name that tell whether it is a place's
_ASKING = re.compile(
    r"^(?:Who|Whom|Whose|What|Which|When|Where|Why|How|And|But|Did|Does|Do|Is|Are|Was|Were|Will|Has|Have|Had|Can|Could|"
    r"Should|Would|The|A|An|In|On|At|For|To|From|By|With|If|It|He|She|They|So|Or|About|Around|Over|Under|Up|More|Less|"
    r"Fewer|Some|Almost|Only|Just|After|Before|Since|During|Between|Because|Of)\b\s*"
)
_POSSESSIVE = re.compile(
    r"(?i)\b(his|her|its|their)\b(?=\s+(?!(?:is|was|to|in|on|at|for|from|by|with|and|or|say|said|about)\b)\w)"
)
_HE = re.compile(r"(?i)\b(?:he|she|him|her|hers|himself|herself)\b")
_IT = re.compile(
    r"(?i)\b(?:it\b(?!\s+(?:takes?|took|means?|meant|rains?|snows?|possible|likely|clear|known|the case)\b)"
    r"|(?:this|that)\b(?!\s+[a-z]{3,}\b(?<!\bcost)(?<!\bbegin)))(?!\s+(?:(?:is|was)\s+)?(?:true|said|reported)\b)"
)
_THEY = re.compile(r"(?i)\b(?:they|them|theirs)\b")
_ELLIPSIS = re.compile(r"(?i)^\W*+(?:(?:and|but|so|or|ok|okay)\s++)*+(?:what about|how about|and)?\s*+(.+?)\W*+$")
_OPENS = re.compile(r"(?i)^\W*(?:and|but|so|or|what about|how about|ok)\b")
_VERB = re.compile(
    r"(?i)\b(?:who|what|which|when|where|why|how|is|are|was|were|do|does|did|has|have|had|will|would|can|"
    r"could|should|may|might)\b"
)
_TIME = re.compile(
    r"(?i)\b(?:in|on|by|since|until|for)?\s?\b(?:(?:last|this|next|the previous|the following)\s"
    r"(?:year|month|week|season|quarter|decade|summer|winter|spring|autumn|time)|(?:(?:early|late|mid)[- ])?"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\s\d{4})?"
    r"|(?:1[89]|20)\d\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|"
    r"tomorrow|now|a year (?:ago|earlier|before)|the year before|the month before)\b"
)
_NO_THINGS = ("before", "after", "then", "now", "later", "since", "earlier", "first", "last", "there", "here", "again")
_DAYS = ("yesterday", "today", "tomorrow")
_DONE = re.compile(r"(?i)\b(?:is|are|was|were|been|being)\s([a-z]+)\b")
_PLACE = re.compile(r"^(in|at|from|to|for|with|on|by|of)\s+(.+)$", re.I)
_BARE = re.compile(
    r"(?i)^\W*(?:and\s|but\s|so\s)?(why|when|where|how|how come|how much|since when|until when)"
    r"(?: (?:was|is|did) (?:that|it|this))?\W*$"
)
_AUXILIARY = r"(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|may|might|must)"
_YES_NO = re.compile(rf"(?i)^{_AUXILIARY}\b")
_ASKS_WITH = re.compile(
    r"(?i)^(?P<asked>who|whom|what|which [\w ]+?|when|where|why|how many [\w ]+?|how much|how long|how)\s+"
    rf"(?P<auxiliary>{_AUXILIARY})\b(?P<rest>\s+\S.*)$"
)
_ADVERBIAL = re.compile(r"(?i)^(?:whom|when|where|why|how|how long)$")
_DOES = ("do", "does", "did")
_LONGEST_SUBJECT = 6  # words of an answer that is put into a question as its subject
_PLACES = {"first": 0, "former": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "last": -1, "latter": -1}
_ORDINAL = re.compile(
    r"(?i)\bthe (?:(?:first|second|third|fourth|fifth|last)(?: (?:one|of (?:them|these|those))\b|(?=\W*$))"
    r"|(?:former|latter)(?=\W*$| (?:is|was|does|did|has|will|open|close|cost)\b))"
)
_COUNTED = re.compile(
    r"(?i)\bhow many (?!(?:of|did|does|was|has|is)\b)((?:[\w’'-]+\s){0,2}?(?!(?:does|was|has|is)\b)"
    r"(?:[\w’'-]+s|people|children|men|women))\b"
)
_BETWEEN_ITEMS = re.compile(r"(?i)(?:(?<!\s)\s++)?+(?:[,;]|\band\b|\bor\b|\bas well as\b)\s*(?:(?:and|or)\s++)?")


def rewrites(message: str, turns: Sequence[Said]) -> list[str]:
    """Propose self-contained questions for a message.

    Args:
        message: What is asked now.
        turns: Earlier turns, oldest first.

    Returns:
        At most `MOST_REWRITES`, the likeliest first, none of them the message; empty where no rule applies.
    """
    if not turns:
        return []
    named = _ordinal(message, turns)
    proposed = [*_bare(named, turns), *_elliptic(named, turns), *_pronouns(named, turns), named]
    return [each for each in dict.fromkeys(proposed) if each != message][:MOST_REWRITES]


def _bare(message: str, turns: Sequence[Said]) -> list[str]:
    """ "Why?" of the last question, or of what was answered."""
    found = _BARE.match(message)
    if not found:
        return []
    word = found[1].lower().replace("how come", "why")
    asked = turns[-1].query.strip().rstrip("?")
    if _YES_NO.match(asked):
        return [f"{word.capitalize()} {asked[0].lower()}{asked[1:]}?"]
    parts = _ASKS_WITH.match(asked)
    if not parts or parts["rest"].endswith(" do"):  # "How did she do?" has no verb to ask on with
        return []
    rest = parts["rest"]
    if _asks_for_subject(parts["asked"], parts["auxiliary"].lower(), rest.split()[0]):
        short = turns[-1].short.strip()
        if not 0 < len(short.split()) <= _LONGEST_SUBJECT:
            return []
        rest = f" {short}{rest}"
    return [f"{word.capitalize()} {parts['auxiliary']}{rest}?"]


def _asks_for_subject(asked: str, auxiliary: str, first: str) -> bool:
    """Whether "which roads" is what "were closed", and not what something "will cross".

    Args:
        first: The word after the auxiliary: one with which a subject begins, or else a verb.
    """
    if _ADVERBIAL.match(asked) or auxiliary in _DOES:
        return False
    begins = first[0].isupper() or re.fullmatch(rf"(?i){_ARTICLES}|it|he|she|they|there|we|you|i", first)
    noun = thesaurus.mostly(first.lower()) == "n" and not thesaurus.irregular(first.lower())  # "sent" is a coin, too
    return not begins and not noun


def _elliptic(message: str, turns: Sequence[Said]) -> list[str]:
    """ "And last year?": the last question with that in the place of what is like it."""
    found = _ELLIPSIS.match(message)
    if not found or not (_OPENS.match(message) or message.rstrip().endswith("?")):
        return []
    phrase, asked = found[1].strip(), turns[-1].query.strip().rstrip("?")
    if not phrase or _VERB.search(phrase) or len(phrase.split()) > 6 or "(" in asked:
        return []
    if _TIME.search(phrase):
        return [
            f"{_TIME.sub(f' {phrase}', asked, count=1) if _TIME.search(asked) else f'{asked} {phrase}'}?".replace(
                "  ", " "
            )
        ]
    place = _PLACE.match(phrase)
    if place:
        same = re.search(rf"(?i)\b{place[1]}\s+(?:{_ARTICLES}\s)?[\w’'-]+(?:\s[A-Z][\w’'-]+)*(?=\W*$|\s)", asked)
        return [f"{asked[: same.start()]}{phrase}{asked[same.end() :]}?" if same else f"{asked} {phrase}?"]
    if phrase.islower() and _is_participle(phrase):
        return _of_another_state(phrase, asked)
    many = re.match(r"(?i)(how many|which|what)\s+(\w+)", asked)
    if (
        many
        and phrase.islower()
        and phrase not in _NO_THINGS
        and many[2].lower() not in ("is", "are", "was", "were", "did", "does", "do", "will")
    ):
        # "Dead?" after "How many people were hurt?"; "blue?" after "How many red cars …" is said of the cars.
        state = thesaurus.mostly(phrase) == "a" and thesaurus.mostly(many[2].lower()) != "a"
        other = _of_another_state(phrase, asked) if state else []
        return other or [f"{asked[: many.start(2)]}{phrase}{asked[many.end(2) :]}?"]
    names = _names(asked)
    if phrase[:1].isupper() and names:
        return _of_another(phrase, names[-1], asked)
    return []


def _of_another_state(word: str, asked: str) -> list[str]:
    """What was asked of the killed asked of the injured; nothing where the question has no participle."""
    done = _DONE.search(asked)
    return [f"{asked[: done.start(1)]}{word}{asked[done.end() :]}?"] if done and _is_participle(done[1]) else []


def _of_another(phrase: str, name: str, asked: str) -> list[str]:
    """The question asked of another name; "Bob Ray's?" only where something of the first is asked for."""
    owner = re.fullmatch(r"(.+?)['’]s?", phrase)
    if owner is None:
        return [f"{asked.replace(name, phrase)}?"]
    return [f"{asked.replace(name, owner[1])}?"] if re.search(rf"{re.escape(name)}['’]", asked) else []


def _is_participle(word: str) -> bool:
    """Whether a lower-case word is "injured" or "sunk", and not "seed", nor the "cut" of taxes."""
    mostly, inflected = thesaurus.mostly(word), thesaurus.bases(word) != {word}
    if word.endswith("ed"):
        return thesaurus.is_verb(word) and inflected and mostly != "n"
    return thesaurus.irregular(word) and (inflected or mostly != "n")


def _ordinal(message: str, turns: Sequence[Said]) -> str:
    """The message with "the second one" replaced by the second thing of the newest answer that lists some."""
    found = _ORDINAL.search(message)
    if not found:
        return message
    place = _PLACES[found.group().split()[1].lower()]
    for turn in reversed(turns[-3:]):
        items = [each for each in _BETWEEN_ITEMS.split(turn.short.strip(" .")) if each]
        if len(items) > 1:
            inside = -len(items) <= place < len(items)
            return message[: found.start()] + items[place] + message[found.end() :] if inside else message
    return message


def _pronouns(message: str, turns: Sequence[Said]) -> list[str]:
    """The message with its first pronoun replaced by what it may stand for."""
    for pattern, antecedents in ((_HE, people(turns)), (_IT, things(turns)), (_THEY, groups(turns))):
        found = pattern.search(message)
        owner = _POSSESSIVE.search(message)
        owns = {"his": people, "her": people, "its": things, "their": groups}
        if owner and (not found or owner.start() <= found.start()) and owns[owner[1].lower()](turns) == antecedents:
            return [message[: owner.start()] + _owned(each) + message[owner.end() :] for each in antecedents[:2]]
        if found and antecedents:
            return [message[: found.start()] + each + message[found.end() :] for each in antecedents[:2]]
    return []


def _owned(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def people(turns: Sequence[Said]) -> list[str]:
    """Who "he" or "she" may be, the likeliest first: who was asked about, then who was the answer."""
    found: list[str] = []
    for turn in reversed(turns[-3:]):
        query = without_context(turn.query)
        who = re.match(r"(?i)\W*(?:and\s)?who\b", query)
        asked, cited = _persons(query, query), _persons(turn.sentence, turn.sentence)
        # "Hong Kong" is an answer to "where", and only its sentence says "in"; to "who" it is somebody.
        answered = _persons(turn.short, turn.short if who else f"{turn.short}. {turn.sentence}")
        named = [*answered, *asked] if who else [*asked, *answered]
        found += named or cited  # another person of the sentence is not meant beside one that the turn was about
    return list(dict.fromkeys(found))


def _persons(text: str, within: str) -> list[str]:
    """The names of a text that may be somebody's, also by what stands before them in `within`."""
    return [name for name in _names(text) if _is_person(name) and (_TITLE.match(name) or not _is_placed(name, within))]


def _is_placed(name: str, text: str) -> bool:
    """Whether a text has a name after "in" or "the"; "in Ann Lee's house" is no place."""
    found = re.finditer(rf"\b{re.escape(name)}\b(?!['’]s)", text)
    return any(_BEFORE_PLACE.search(text[max(0, each.start() - _NEAR) : each.start()]) for each in found)


def things(turns: Sequence[Said]) -> list[str]:
    """What "it" may be: what was asked about, then what was answered."""
    found: list[str] = []
    for turn in reversed(turns[-2:]):
        for text in (without_context(turn.query), turn.short):
            owned, owners = _possessed(text)
            found += [*owned, *(_noun_phrase(match, text) for match in _NOUN_PHRASE.finditer(text))]
            names = [name for name in _names(text) if not _is_person(name) and not _TIME.fullmatch(name)]
            found += sorted(names, key=lambda name: name in owners)
    return list(dict.fromkeys(found))


def _possessed(text: str) -> tuple[list[str], list[str]]:
    """Things with the name of whose they are ("Lee's old dog"), and those names: "it" is the dog, not Lee."""
    owned, owners = [], []
    for match in _POSSESSED.finditer(text):
        words = match[2].split()
        nouns = [i for i, word in enumerate(words) if thesaurus.mostly(word) == "n"]
        if nouns:
            name = _ASKING.sub("", match[1])
            owned.append(f"{name}’s {' '.join(words[: nouns[0] + 1])}")
            owners.append(name)
    return owned, owners


def groups(turns: Sequence[Said]) -> list[str]:
    """Who "they" may be: what was counted, then plural noun phrases and organisations, then any other name or group."""
    asked = [_COUNTED.search(without_context(turn.query)) for turn in reversed(turns[-2:])]
    counted = [f"the {found[1]}" for found in asked if found]
    whole = [each for each in things(turns) if not _POSSESSIVE.match(each)]  # "its position" says not whose
    plural = [each for each in whole if each.endswith("s") or _ORGANISATION.search(each)]
    rest = [each for each in whole if each[0].isupper() or each.split()[-1].lower() in _COLLECTIVE]  # never "the trip"
    return list(dict.fromkeys([*counted, *plural, *rest]))


def _noun_phrase(match: re.Match[str], text: str) -> str:
    """A noun phrase without the verb that follows it in a question: "the factory" of "did the factory close"."""
    words, before, after = match.group().split(), text[: match.start()], text[match.end() :]
    if _SUPPORTED.search(before) and not _VERB_FOLLOWS.match(after):
        words = words[: _verb_place(words, ends=not re.match(r"\w", after))]
    bare = _without_verb(" ".join(words)).split()
    if bare == words and _BEFORE_PARTICIPLE.search(before) and len(words) > 2 and _is_participle(words[-1]):
        bare.pop()  # "the Titanic built", but not the shot of "the warning shot fired"
    words = bare
    while len(words) > 2 and (words[-1] in _NOT_OF_THE_NOUN or _is_adverb(words[-1])):
        words.pop()
    return " ".join(words)


def _verb_place(words: Sequence[str], *, ends: bool) -> int:
    """Where the verb stands after an article and a noun; the number of words if nowhere.

    A word that is mostly a verb, or else any that may be one. Of two side by side the later: the "plane crash" killed.

    Args:
        ends: Whether the words are the last of their question.
    """
    if ends and len(words) > 2 and words[-1] in _LASTING:
        return len(words) - 1
    verbs = [place for place in range(2, len(words)) if _is_base_verb(words[place])]
    mostly = [place for place in verbs if thesaurus.mostly(words[place]) == "v"]
    if not mostly:
        return verbs[-1] if verbs else len(words)
    first = mostly[0]
    return first + 1 if first + 1 in mostly else first


def _is_base_verb(word: str) -> bool:
    return word.islower() and thesaurus.is_verb(word) and thesaurus.bases(word) == {word}


def _without_verb(phrase: str) -> str:
    """A noun phrase without the participle that was taken for a part of it: "the strike" of "the strike called"."""
    words = phrase.split()
    while len(words) > 2 and words[-1].endswith("ed") and thesaurus.mostly(words[-2].lower()) != "a":
        words.pop()
    return " ".join(words)


def _names(text: str) -> list[str]:
    """Capitalised names of a text, in order.

    A word that opens a question is none, nor an adverb that opens a text, nor the number of an answer ("Six").
    """
    names = [_ASKING.sub("", match.group()) for match in _NAME.finditer(text)]
    if names and names[0] and text.startswith(names[0]):
        first, _, rest = names[0].partition(" ")
        names[0] = rest if _is_adverb(first.lower()) or first.lower() in (ONES | TENS) else names[0]
    bare = (name.removesuffix("’s").removesuffix("'s") for name in names)
    return [name for name in bare if name and not re.fullmatch(_SHORTENED, f"{name}.")]


def _is_adverb(word: str) -> bool:
    """Whether a word is "roughly" or "yesterday"; "Emily" is in no dictionary."""
    return word in _DAYS or (thesaurus.known(word) and thesaurus.is_adverb(word))


def _is_person(name: str) -> bool:
    words = name.split()
    return bool(_TITLE.match(name)) or (2 <= len(words) <= 4 and not _ORGANISATION.search(name) and "the" not in words)

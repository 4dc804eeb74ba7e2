"""Just enough English syntax to turn a plain news sentence into a question: words, noun phrases, simple clauses.

Not a parser. Every rule gives up at the first doubt: a sentence that is not understood costs a question, one that is
misunderstood shows a person nonsense.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.checks import thesaurus
from assistant.checks.lexicon import word_set

_TOKEN = re.compile(
    r"""
    (?P<number>[A-Z]{0,3}[$€£¥₹₩¢]\ ?\d+(?:[.,]\d+)*(?:bn|m|k)?\b
        |\d+(?:[.,:]\d+)*(?:%|(?:bn|m|k|st|nd|rd|th)\b)?(?![\w-]))
    |(?P<word>(?:Mr|Mrs|Ms|Dr|St|Fr|Prof|Sen|Rep|Gen|Col|Capt|Rev|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.
        |(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’-][^\W_]+)*(?:(?<=s)['’](?=\s))?)
    |(?P<mark>\S)
    """,
    re.VERBOSE,
)
PRONOUNS = word_set("""
    i me my mine we us our ours you your yours he him his she her hers it its they them their theirs myself himself
    herself itself themselves ourselves who whom whose this that these those there here one ones another other others
    both neither either each such same former latter everyone everybody anyone anybody someone somebody nobody none
    nothing something everything whoever whatever
""")
OWN = word_set("its their his her")
DETERMINERS = word_set("the a an some several many most all two-thirds its their his her")
BE = word_set("is are was were")
AUXILIARIES = BE | word_set("will would can could may might must should has have had")
NEGATIVE = word_set("not never no nor neither hardly barely scarcely cannot without nobody nothing none")
PREPOSITIONS = word_set("""
    of in on at to from for with by between among under over after before during since until within into through
    against about towards toward across along around behind beside near off onto outside inside above below beyond
    despite without throughout past per via up down out as than like upon including
""")
_IN_SUBJECT = word_set("of for in at from on with between near against to")
PARTICLES = word_set("up out off over down back away on")
SUBORDINATORS = word_set("""
    because although though while whereas when where which who whose whom that what how why whether if unless as than
    so once but or until before after since
""")
FILLERS = word_set("""
    also nevertheless nonetheless however meanwhile therefore instead too already only even just still then now again
    later finally reportedly apparently thus indeed eventually simply merely actually duly today alone quietly promptly
""")
NUMBER_WORDS = word_set("""
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen
""")
_NUMBER_PART = re.compile(
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-)?(?:two|three|four|five|six|seven|eight|nine|one)",
    re.IGNORECASE,
)
ABOUT = word_set("about some around roughly nearly almost approximately")
ANAPHORIC = word_set("""
    step move post rest remainder difference latter former pair others sum amount figure two three four same such effect
    thing things matter idea change trouble reason result word words method response exercise process message way
    task job role place time day night year week month hour moment event outcome first second third last next
    man woman men women couple duo trio newcomer alternative measure document site period increase
    decrease rise fall drop loss total number half quarter majority others answer question reply view aim goal kind
    couple widow widower victim remark remarks comment comments
""")


def _pairs(text: str) -> dict[str, str]:
    """Inflected words and their bases."""
    return dict(pair.split(":") for pair in text.split())


PAST = _pairs("""
    became:become began:begin bought:buy broke:break brought:bring built:build came:come caught:catch chose:choose
    cost:cost cut:cut dealt:deal drew:draw drove:drive fell:fall fought:fight found:find flew:fly gave:give got:get
    grew:grow held:hold hit:hit kept:keep knew:know laid:lay led:lead left:leave lent:lend lost:lose made:make met:meet
    paid:pay put:put ran:run rose:rise sank:sink saw:see sent:send set:set shook:shake shot:shoot shrank:shrink
    shut:shut sold:sell sought:seek spent:spend spoke:speak spread:spread stole:steal stood:stand struck:strike
    swam:swim swept:sweep taught:teach threw:throw took:take went:go withdrew:withdraw won:win woke:wake wore:wear
    wrote:write overtook:overtake undertook:undertake forbade:forbid burst:burst fled:flee ate:eat drank:drink sang:sing
    rode:ride slept:sleep sat:sit rang:ring beat:beat bore:bear bound:bind told:tell thought:think heard:hear felt:feel
""")
# Also nouns, adjectives or participles after a noun: only believed where a noun phrase begins after them.
_PARTICIPLE_TOO = word_set("""
    bought brought built caught cut dealt found held hit kept laid led left lent lost made met paid put sent set shut
    sold sought spent spread struck swept taught won bound told burst heard felt cost beat shot fought
""")
_PARTICIPLES = _pairs("""
    taken:take given:give seen:see gone:go written:write spoken:speak driven:drive flown:fly grown:grow known:know
    thrown:throw drawn:draw chosen:choose stolen:steal broken:break fallen:fall risen:rise begun:begin become:become
    come:come run:run worn:wear overtaken:overtake undertaken:undertake forbidden:forbid shown:show
""")
_EED = word_set("agreed disagreed freed guaranteed decreed")
PRESENT = word_set("""
    begin close cost employ expect export face fall hold hope include intend last lie live make need oppose own plan
    produce remain represent resume retire rise run sell serve stand start supply support take teach use want weigh win
    work carry cover deliver lead grow operate publish chair head manage grant charge export import buy build
    offer leave stay store open contain measure
""")
SPEECH = word_set("""
    said says told argued warned insisted claimed added explained conceded admitted denied predicted stressed noted
    announced believes thinks estimates estimated reckons maintained replied wrote testified
""")
_UNITS = word_set("""
    per cent percent percentage point points year years month months week weeks day days hour hours minute minutes
    second seconds kilometre kilometres kilometer kilometers km mile miles metre metres meter meters tonne tonnes ton
    tons kilo kilos kilogram kilograms litre litres gallon gallons hectare hectares acre acres degree degrees
    megawatt megawatts mw gigawatts barrels foot feet inch inches square cubic knots times
""")
_PLURALS = word_set("people men women children fish sheep police staff crew passengers cattle deer lives homes")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark; offsets are those of the sentence's text."""

    text: str
    lower: str
    kind: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.kind == "word" and self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class Clause:
    """A simple clause: subject, verb, what follows; each a range of places in `tokens`.

    Attributes:
        tokens: The words that it is made of.
        front: A phrase before the subject ("In the first six months"); may be empty.
        subject: The subject.
        verb: Place of the first finite verb.
        auxiliary: What stands before the subject in a question: "will", "did", "does"; "did" and its like are not in
            the text.
        lead: The verb's base form after "did", "does", "do"; else "".
        rest: What follows the verb, up to the clause's end; without words like "also".
        after: What follows the clause, up to the sentence's end.
    """

    tokens: Sequence[Token]
    front: tuple[int, int]
    subject: tuple[int, int]
    verb: int
    auxiliary: str
    lead: str
    rest: tuple[int, ...]
    after: int


def tokenise(text: str) -> list[Token]:
    """The words of a sentence."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "mark"
        word = match[0]
        if kind == "word" and _is_number_word(word.lower()):
            kind = "number"
        lower = "may." if found and word == "May" else word.lower().replace("’", "'")  # the month is no auxiliary
        found.append(Token(word, lower, kind, match.start(), match.end()))
    return found


def _is_number_word(word: str) -> bool:
    return word in NUMBER_WORDS or _NUMBER_PART.fullmatch(word) is not None and word != "one"


def base_of_past(word: str) -> str:
    """The base form of a past tense, or "" where that is not certain."""
    if word in PAST:
        return PAST[word]
    if not word.endswith("ed") or len(word) < 4 or (word.endswith("eed") and word not in _EED):
        return ""
    stem = word[:-2]
    if stem.endswith("i"):
        return stem[:-1] + "y" if _verb(stem[:-1] + "y") else stem + "e" if _verb(stem + "e") else ""
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "sl" and _verb(stem[:-1]):
        return stem[:-1]
    if _verb(stem + "e"):
        return stem + "e"
    if _verb(stem):
        return stem
    return stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] and _verb(stem[:-1]) else ""


def base_of_participle(word: str) -> str:
    """The base form of a participle after "had", or "" where that is not certain."""
    return _PARTICIPLES.get(word) or (base_of_past(word) if word in _PARTICIPLE_TOO or word.endswith("ed") else "")


def _participle(word: str) -> bool:
    return bool(base_of_participle(word)) or word in ("been", "had", "done", "run", "put", "set", "cut", "won", "born")


def _verb(word: str) -> bool:
    return len(word) > 2 and thesaurus.is_verb(word)


def content(token: Token) -> bool:
    """Whether a token may stand inside a noun phrase, after its article."""
    if token.kind == "number":
        return True
    return token.kind == "word" and not (
        (token.lower in PRONOUNS and token.lower != "other")
        or token.lower in DETERMINERS
        or token.lower in AUXILIARIES
        or token.lower in PREPOSITIONS
        or token.lower in SUBORDINATORS
        or token.lower in NEGATIVE
        or token.lower in FILLERS
        or token.lower in ("and", "or", "do", "does", "did", "be", "been", "being", "to")
        or token.lower in SPEECH
        or token.lower.endswith("n't")
        or (token.lower.endswith("ly") and not token.capital and thesaurus.is_adverb(token.lower))
    )


def noun_phrase(tokens: Sequence[Token], at: int) -> int:
    """The end of the noun phrase without prepositions that begins at a place; the place itself if there is none."""
    end = at
    if end < len(tokens) and (tokens[end].lower in DETERMINERS or tokens[end].lower in ("more", "at", "up")):
        if tokens[end].lower in ("more", "at", "up") and not (
            end + 1 < len(tokens) and tokens[end + 1].lower in ("than", "least", "to")
        ):
            return at
        end += 2 if tokens[end].lower in ("more", "at", "up") else 1
        if tokens[at].lower == "up" and not (end < len(tokens) and tokens[end].kind == "number"):
            return at
    if end < len(tokens) and tokens[end].lower in ABOUT and end + 1 < len(tokens) and tokens[end + 1].kind == "number":
        end += 1
    first = end
    while end < len(tokens) and content(tokens[end]):
        if end > first and (finite(tokens, end, first) or _reduced(tokens, end)):
            break
        end += 1
    return end if end > first else at


def _reduced(tokens: Sequence[Token], at: int) -> bool:
    """Whether a participle after a noun begins a clause of its own: "a round led by"."""
    return (
        at + 1 < len(tokens)
        and tokens[at + 1].lower in ("by", "in", "at", "from", "for", "on", "to")
        and not tokens[at].capital
        and bool(base_of_past(tokens[at].lower))
    )


def finite(tokens: Sequence[Token], at: int, subject: int) -> str:
    """How a question about a clause with this finite verb begins ("did grow"), or "" if it is none."""
    token = tokens[at]
    if token.kind != "word" or token.capital or at <= subject:
        return ""
    if token.lower in AUXILIARIES:
        return token.lower
    before = tokens[at - 1]
    if before.lower in DETERMINERS or before.lower.endswith(("'s", "s'")) or before.kind == "mark":
        return ""
    base = base_of_past(token.lower)
    if base:
        following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
        counted = at + 2 < len(tokens) and tokens[at + 2].kind == "number"
        if following == "by" and not counted and (token.lower not in PAST or token.lower in _PARTICIPLE_TOO):
            return ""
        if at == subject + 0 or (
            thesaurus.mostly(before.lower) == "a" and not before.capital and before.kind == "word"
        ):
            return ""
        return f"did {base}"
    if token.lower in PRESENT and (_plural(before) and not before.lower.endswith("'s")):
        return f"do {token.lower}"
    singular = _singular_present(token.lower)
    if singular in PRESENT and (before.capital or not _plural(before)) and before.kind == "word":
        following_token = tokens[at + 1] if at + 1 < len(tokens) else None
        if following_token is not None and following_token.lower != "of" and following_token.kind != "mark":
            return f"does {singular}"
    return ""


def _singular_present(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") else ""


def _plural(token: Token) -> bool:
    if token.kind != "word":
        return False
    return token.lower in _PLURALS or (token.lower.endswith("s") and not token.lower.endswith(("ss", "us", "is")))


def subject(tokens: Sequence[Token], at: int) -> int:
    """The end of a subject: a noun phrase, with phrases like "of the board" and "in Oslo" after it."""
    end = noun_phrase(tokens, at)
    while end > at and end + 1 < len(tokens):
        if tokens[end].lower in _IN_SUBJECT or tokens[end].lower == "and":
            further = noun_phrase(tokens, end + 1)
            if further == end + 1:
                return at
            end = further
        else:
            break
    return end


def clause(tokens: Sequence[Token], at: int = 0) -> Clause | None:
    """The simple clause that begins at a place, or None where the words are not understood."""
    while at < len(tokens) and tokens[at].lower in FILLERS | {"but", "and", "yet"}:
        at += 2 if at + 1 < len(tokens) and tokens[at + 1].text == "," else 1
    front = (at, at)
    if (
        at < len(tokens)
        and tokens[at].lower in PREPOSITIONS
        and tokens[at].lower not in ("than", "about", "like", "as")
    ):
        end = noun_phrase(tokens, at + 1)
        while end < len(tokens) and tokens[end].lower in ("of", "to", "at", "in", "on") and end > at + 1:
            further = noun_phrase(tokens, end + 1)
            if further == end + 1:
                return None
            end = further
        if end == at + 1:
            return None
        comma = end < len(tokens) and tokens[end].text == ","
        if not comma and not (end < len(tokens) and tokens[end].lower in DETERMINERS):
            return None
        front, at = (at, end), end + comma
    end = subject(tokens, at)
    while end < len(tokens) and tokens[end].lower in FILLERS:
        end += 1
    last = end
    while last > at and tokens[last - 1].lower in FILLERS:
        last -= 1
    if last == at or end >= len(tokens):
        return None
    verb = finite(tokens, end, at) if end == last else _finite_after_filler(tokens, end)
    if not verb:
        return None
    auxiliary, _, lead = verb.partition(" ")
    stop = boundary(tokens, end + 1)
    if not lead and any(t.lower in NEGATIVE for t in tokens[end : end + 4]):
        return None
    if any(t.lower in NEGATIVE or t.lower.endswith("n't") for t in tokens[end:stop]):
        return None
    if lead and _another_verb(tokens, end + 1, stop):
        return None
    rest = tuple(i for i in range(end + 1, stop) if tokens[i].lower not in FILLERS)
    if auxiliary in ("has", "have", "had") and rest and not _participle(tokens[rest[0]].lower):
        auxiliary, lead = {"has": "does", "have": "do", "had": "did"}[auxiliary], "have"
    if lead == "cost" and tokens[at:last][-1].lower in ("tickets", "seats", "passes", "places", "lessons"):
        auxiliary = "do"
    return Clause(tokens, front, (at, last), end, auxiliary, lead, rest, stop)


def coordinated(found: Clause) -> Clause | None:
    """The clause that goes on with the same subject after "and", or None."""
    tokens, at = found.tokens, found.after
    if at + 2 >= len(tokens) or tokens[at].lower != "and":
        return None
    at += 1
    while at + 1 < len(tokens) and tokens[at].lower in FILLERS:
        at += 1
    word = tokens[at].lower
    base, singular = base_of_past(word), _singular_present(word)
    if found.auxiliary == "did" and base:
        auxiliary, lead = "did", base
    elif found.auxiliary == "does" and singular in PRESENT:
        auxiliary, lead = "does", singular
    elif word in AUXILIARIES:
        auxiliary, lead = word, ""
    else:
        return None
    stop = boundary(tokens, at + 1)
    rest = tuple(i for i in range(at + 1, stop) if tokens[i].lower not in FILLERS)
    if any(tokens[i].lower in NEGATIVE for i in rest) or (lead and _another_verb(tokens, at + 1, stop)):
        return None
    return Clause(tokens, (at, at), found.subject, at, auxiliary, lead, rest, stop)


def _finite_after_filler(tokens: Sequence[Token], at: int) -> str:
    token = tokens[at]
    if token.kind != "word" or token.capital:
        return ""
    if token.lower in AUXILIARIES:
        return token.lower
    base = base_of_past(token.lower)
    return f"did {base}" if base else ""


def boundary(tokens: Sequence[Token], at: int) -> int:
    """Where a clause ends: a mark, a subordinate clause, another verb after "and"."""
    for i in range(at, len(tokens)):
        token = tokens[i]
        if token.kind == "mark" and token.text not in "'’&/":
            return i
        if token.lower in SUBORDINATORS and not _phrase(tokens, i):
            return i
        if token.lower == "and" and i + 1 < len(tokens):
            following = tokens[i + 1]
            if (
                following.lower in AUXILIARIES
                or following.lower in PRONOUNS
                or (base_of_past(following.lower) and not following.capital)
                or following.lower in FILLERS
                or following.lower in SPEECH
                or following.lower in PREPOSITIONS
                or _singular_present(following.lower) in PRESENT
            ):
                return i
            end = noun_phrase(tokens, i + 1)
            if end == i + 1 or (end < len(tokens) and (finite(tokens, end, i + 1) or tokens[end].lower in SPEECH)):
                return i
    return len(tokens)


def _phrase(tokens: Sequence[Token], at: int) -> bool:
    """Whether "before", "after" and their like open a phrase rather than a clause here."""
    if tokens[at].lower not in ("until", "before", "after", "since", "as", "than"):
        return False
    end = subject(tokens, at + 1)
    if end == at + 1:
        return False
    return not (end < len(tokens) and (finite(tokens, end, at + 1) or tokens[end].lower in SPEECH))


def _another_verb(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a finite verb follows that makes the first one a participle ("the firm based in Oslo said")."""
    return any(
        tokens[i].lower in AUXILIARIES
        or tokens[i].lower in SPEECH
        or (tokens[i].lower in PAST and tokens[i].lower not in _PARTICIPLE_TOO)
        for i in range(at, end)
    )


def said(tokens: Sequence[Token], places: Sequence[int]) -> str:
    """The words at some places in order, spaced as a sentence is."""
    out = ""
    for n, i in enumerate(places):
        token = tokens[i]
        if n and not (token.text in ",;:)%’'" or (tokens[places[n - 1]].text == "(")):
            out += " "
        out += token.text
    return out


def anaphoric(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a noun phrase only says something with what stands before it: "the step", "the two", "its aim"."""
    words = tokens[start:end]
    if any(t.lower in PRONOUNS or "year-old" in t.lower for t in words):
        return True
    nouns = [t for t in words if content(t)]
    if not nouns or all(t.kind == "number" for t in nouns):
        return True
    first = next((i for i in range(start, end) if tokens[i].lower in _IN_SUBJECT and i > start), end)
    head = tokens[first - 1]
    return first == end and not head.capital and head.lower in ANAPHORIC


def is_unit(word: str) -> bool:
    """Whether a word after a number is a measure rather than what is counted."""
    return word in _UNITS


def plural(token: Token) -> bool:
    """Whether a word looks like a plural noun."""
    return _plural(token) and not thesaurus.is_adverb(token.lower)

"""What an article is about, its summary, key points, figures, dates, people and countries: its sentences, cited."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from assistant.overview.asking import ARTICLE, NAMED, asked_forms
from assistant.overview.mentions import countries, dates, figures, introduced
from assistant.overview.salience import candidates, choose
from assistant.types import Answer, Citation, Statement
from index import Article

MOST_ARTICLES = 3
MOST_SENTENCES = 10
_HEAD = 5  # sentences of prose, or a third of them: that is where an article says what it is about
_WORDS_A_SENTENCE = 25  # "in 50 words" is two sentences


class _Kind(Enum):
    """What is asked for, with the number of sentences that it gets and what to say where there is none."""

    ABOUT = 2, "has no sentence that says what it is about"
    SUMMARY = 4, "has no sentences to sum it up with"
    POINTS = 5, "has no sentences to sum it up with"
    FIGURES = 6, "gives no figures"
    TIMELINE = 8, "gives no dates"
    PEOPLE = 6, "introduces no person by name and role"
    COUNTRIES = 6, "names no country that the program knows"

    def __init__(self, limit: int, none: str) -> None:
        self.limit = limit
        self.none = none


_NAMES = (_Kind.PEOPLE, _Kind.COUNTRIES)


@dataclass(frozen=True, slots=True)
class _Request:
    kind: _Kind
    number: int | None


def _any_date(text: str) -> frozenset[str]:
    # Events of one day are not one event: a date counts as new with every sentence.
    return frozenset(f"{text} {date}" for date in dates(text))


_WANTED: dict[_Kind, Callable[[str], frozenset[str]]] = {
    _Kind.FIGURES: figures,
    _Kind.TIMELINE: _any_date,
    _Kind.PEOPLE: introduced,
    _Kind.COUNTRIES: countries,
}

_WEIGHTY = (
    r"(?:(?:very |most )?(?:main|key|important|essential|crucial|major|central|principal|big|biggest|core|top|primary"
    r"|critical|basic|salient|interesting|relevant|leading|overall) )"
)
_SHORT = r"(?:(?:very )?(?:short|brief|quick|concise|good|general|simple|rough|little|small|executive|news) )"
_THE = r"(?:what (?:is|are|was|were) )?(?:all )?(?:(?:of )?the |an? |some |its |your |any )?"
_GIVEN = r"(?:mentioned|given|named|quoted|stated|reported|cited|listed|used|involved)"
_GIVES = r"(?:mention|give|name|quote|state|report|cite|list|contain|have)"
_NUMBERS = r"(?:figures|numbers|statistics|stats|data|amounts|percentages|facts and figures)"
_PERSONS = r"(?:people|persons|characters|protagonists|individuals)"
_SPELLS = {
    _Kind.ABOUT: (
        rf"what (?:is|was) {ARTICLE} (?:all |mainly |mostly |really |basically |actually )?about",
        rf"what {ARTICLE} (?:is|was) (?:all |mainly |mostly |really |basically |actually )?about",
        rf"what is {NAMED} (?:trying to say|saying|telling (?:me|us)|talking about|discussing)",
        rf"what (?:does|did) {NAMED} (?:discuss|cover|deal with|talk about|describe)",
        rf"{_THE}{_WEIGHTY}*(?:gist|essence|thrust|bottom line|subject matter)(?: of {ARTICLE})?",
        rf"{_THE}{_WEIGHTY}+(?:idea|message|topic|subject|theme|argument|point|story|news|thesis)",
        rf"{_THE}(?:idea|message|topic|subject|theme|argument|point) of {NAMED}",
    ),
    _Kind.SUMMARY: (
        rf"(?:summ?ari[sz]e|sum up|recap|condense|outline)(?: {ARTICLE})?",
        rf"(?:sum|boil) {ARTICLE} (?:up|down)|explain {NAMED}",
        rf"{_THE}(?:{_SHORT}|{_WEIGHTY})*(?:summ?ary|summari[sz]ation|summing up|synopsis|overview|outline|abstract"
        r"|recap|tldr|rundown|digest|precis|short version)",
        rf"in (?:short|brief|a nutshell)|briefly|what (?:does|did) {NAMED} (?:say|tell (?:me|us)|report)",
    ),
    _Kind.POINTS: (
        rf"{_THE}{_WEIGHTY}*(?:bullet points?|take ?aways?|take home messages?|highlights|talking points)",
        rf"{_THE}{_WEIGHTY}+(?:points|facts|messages|ideas|insights|details|information|things|arguments|topics|events"
        r"|news|statements|aspects|parts)(?: to know)?",
        rf"{_THE}points|what (?:should|must|do) i (?:need to )?know(?: about {NAMED})?",
    ),
    _Kind.FIGURES: (
        rf"{_THE}{_WEIGHTY}*{_NUMBERS}(?: {_GIVEN})?",
        rf"(?:what|which) {_WEIGHTY}*{_NUMBERS} (?:(?:are|were) (?:there|{_GIVEN})|does {NAMED} {_GIVES})",
    ),
    _Kind.TIMELINE: (
        rf"{_THE}(?:{_SHORT}|{_WEIGHTY})*(?:time ?line|chronology|(?:sequence|order|course) of (?:the )?events"
        r"|chronological order)(?: of (?:the |all )?events)?",
        rf"{_THE}{_WEIGHTY}*dates(?: {_GIVEN})?",
        r"what (?:has )?happened (?:and )?when|when did what happen|what happened in (?:what|chronological) order",
        r"when did (?:everything|things|it all|all this|all of this) happen",
        rf"(?:what|which) {_WEIGHTY}*dates (?:(?:are|were) (?:there|{_GIVEN})|does {NAMED} {_GIVES})",
    ),
    _Kind.PEOPLE: (
        rf"who (?:is|are|was|were) (?:all )?{_GIVEN}|who is who|who (?:is|are|appears) in {ARTICLE}",
        rf"who (?:is|are|were) (?:all )?(?:the )?{_WEIGHTY}*{_PERSONS}(?: {_GIVEN})?",
        rf"who (?:is|are|were) (?:all )?(?:the )?{_WEIGHTY}+(?:players|actors|figures|parties|names|stakeholders)",
        rf"{_THE}{_PERSONS} {_GIVEN}|{_THE}{_WEIGHTY}+(?:{_PERSONS}(?: {_GIVEN})?|players|actors)",
        rf"(?:what|which) {_WEIGHTY}*(?:{_PERSONS}|names) (?:(?:are|were) {_GIVEN}|does {NAMED} {_GIVES})",
        rf"who does {NAMED} {_GIVES}",
    ),
    _Kind.COUNTRIES: (
        rf"(?:what|which) {_WEIGHTY}*(?:countries|nations) (?:(?:are|were) (?:there|{_GIVEN})|does {NAMED} {_GIVES})",
        rf"{_THE}{_WEIGHTY}*(?:countries|nations) {_GIVEN}",
    ),
}
_PATTERNS = {kind: re.compile("|".join(f"(?:{spell})" for spell in spells)) for kind, spells in _SPELLS.items()}

_OF_AN_EVENT = re.compile(r"\b(?:was|were|did|happened|involved)\b")
_OF_THE_WHOLE = re.compile(rf"\b(?:{NAMED}|this|{_WEIGHTY}|(?:mentioned|quoted|cited|stated|listed)\b)")

_ONE_TO_TEN = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
# In this order: "a" is also how "a few" begins.
_VALUES = {"a few": 3, "a couple of": 2, "a single": 1, **{word: n for n, word in enumerate(_ONE_TO_TEN, 1)}, "a": 1}
_NUMBER = rf"(?P<number>\d{{1,4}}|{'|'.join(_VALUES)})"
_AT_MOST = (
    r"(?:(?:only|just|about|around|at most|no more than|less than|under|up to|maximum|max|exactly|not more than) )*"
)
_IN_SENTENCES = re.compile(
    rf" (?:in|into|as|with|using) {_AT_MOST}(?:{_NUMBER} )?(?:short |brief |simple |complete |key |main )*"
    r"(?P<unit>sentences?|lines?|bullet points?|bullets?|points?|words?|paragraphs?)\b"
    r"(?: or (?:less|fewer|so))?(?: max)?"
)
_COUNTED = re.compile(
    rf"\b(?:(?:the|top|an?) )*{_NUMBER} (?:(?P<unit>sentence|line|word|paragraph) (?=\w)"
    r"|(?=(?:\w+ ){0,2}(?:points|take ?aways|facts|things|ideas|messages|figures|numbers|dates|people|highlights)\b))"
)


def gist_answer(
    question: str, articles: Sequence[Article], *, it_may_be_other: bool = False, after_others: bool = False
) -> Answer | None:
    """Answer a message that asks for the gist of the article and for nothing else.

    The gist is what the article is about (2 sentences), a summary (4), key points (5), the main figures (up to 6), a
    timeline (up to 8), the people in it or the countries (up to 6). The sentences are chosen as `overview.salience`
    says: central and early ones (MEAD), each adding something (maximal marginal relevance). "It" is taken for the
    article, so a follow-up should have been made self-contained.

    Args:
        question: What the person asked. A number of sentences or points asked for is honoured from 1 to
            `MOST_SENTENCES`; 25 words count as a sentence.
        articles: What it is asked of, in the order of the answer; the first `MOST_ARTICLES` share the sentences.
        it_may_be_other: "It" may be something that was spoken of: "what is it about" is then not taken for a question
            about the article, "summarise it" and "the people in it" still are.
        after_others: Something was asked before: "Who was involved?" is then asked of what was spoken of, and only
            what names the article, or asks for what is main in it, of the whole.

    Returns:
        Exact sentences with a citation each, in article order; an abstention where no sentence qualifies; None for
        any other message, and where there is no article.
    """
    request = _request(question)
    if request is None or not articles or (it_may_be_other and request.kind is _Kind.ABOUT):
        return None
    if after_others and request.kind in _WANTED and _is_of_an_event(question):
        return None
    shown = articles[: min(MOST_ARTICLES, request.number or MOST_ARTICLES)]
    statements = tuple(
        statement
        for article, share in zip(shown, _shares(request, len(shown)), strict=True)
        for statement in _statements(article, request, share)
    )
    if not statements:
        text = f"The article {request.kind.none}." if len(shown) == 1 else f"No article {request.kind.none}."
        return Answer(question, question, False, "extractive", text.replace("No article has no", "No article has"))
    note = ""
    if len(articles) > len(shown):
        note = f"Of the {len(articles):,} articles, {'one is' if len(shown) == 1 else f'{len(shown)} are'} shown."
    text = " ".join(statement.text for statement in statements)
    return Answer(question, question, True, "extractive", text, statements, note=note)


def _is_of_an_event(question: str) -> bool:
    """Whether a question tells of something past and names neither the article nor what is main in it."""
    form = next(asked_forms(question), "")
    return _OF_AN_EVENT.search(form) is not None and not _OF_THE_WHOLE.search(form)


def _request(question: str) -> _Request | None:
    number: int | None = None
    for form in asked_forms(question):
        for pattern in (_IN_SENTENCES, _COUNTED):
            if found := pattern.search(form):
                form = " ".join((form[: found.start()] + " " + form[found.end() :]).split())
                number = _number(found) or number
        for kind, pattern in _PATTERNS.items():
            if pattern.fullmatch(form):
                return _Request(kind, number)
    return None


def _number(found: re.Match[str]) -> int | None:
    stated, unit = found["number"], found["unit"] or ""
    if stated is None or unit.startswith("paragraph"):
        return None
    number = _VALUES.get(stated) or int(stated)
    if unit.startswith("word"):
        number //= _WORDS_A_SENTENCE
    return min(max(number, 1), MOST_SENTENCES)


def _shares(request: _Request, count: int) -> list[int]:
    """How many sentences each of `count` articles gives; a number that was asked for is the sum."""
    if request.number is None:
        return [-(-request.kind.limit // count)] * count
    each, rest = divmod(request.number, count)
    return [each + (place < rest) for place in range(count)]


def _statements(article: Article, request: _Request, limit: int) -> list[Statement]:
    wanted = _WANTED.get(request.kind)
    # A short list is better than one that cannot be understood; but "its head, Ann Lee" says enough of who she is.
    at_least = limit if wanted is None or request.kind in _NAMES else limit // 2
    found = candidates(article)
    if request.kind is _Kind.ABOUT:
        found = found[: max(_HEAD, len(found) // 3)]
    sentences = choose(found, limit, items=wanted, at_least=at_least)
    return [Statement(each.text, (Citation(article.id, article.title, each),)) for each in sentences]

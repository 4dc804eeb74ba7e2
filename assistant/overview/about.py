"""Questions about the article itself, not about what it tells: its title, date, source, author and length."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PureWindowsPath

from assistant.date_line import dateline, is_date_line
from assistant.overview.asking import ARTICLE, NAMED, asked_forms
from assistant.types import Answer, Citation, Statement
from index import Article, Sentence
from index.bylines import named_author

WORDS_A_MINUTE = 230
_MOST_ARTICLES = 10  # told of in one answer
_SAMPLE_SOURCE = "bundled sample"
_EDGE = 8  # sentences at the top and at the end among which a byline is looked for

_WORDS = re.compile(r"(?<!\S)[^\w\s]*+\w\S*")
_PUBLISHED = re.compile(
    r"(?:.{0,80}[|•·–—-] ?)?\W*(?i:(?:first )?(?:published|posted|updated|last updated)(?: on| at)?):? "
    r"(?=[^.]{0,30}\d).{4,60}"
)
_ENDS = (".", "!", "?", "…")

_IS = r"(?:what (?:is|was) )?(?:the |its )?"
_IS_NOW = r"(?:what is )?(?:the |its )?"  # "What was the source?" may ask for that of an outbreak
_MADE = r"(?:published|written|posted|released|printed|put online)"
_PAPER = r"(?:news ?paper|paper|web ?site|site|outlet|publication|magazine|publisher|agency|source)"

_OF_NOTHING_ELSE = re.compile(rf"\b(?:{NAMED}|this|byline|headline)\b")


@dataclass(frozen=True, slots=True)
class _Told:
    """What is told of one article: a sentence of it with the words in it that say so, or words; else not known."""

    words: str = ""
    sentence: Sentence | None = None
    short: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Matter:
    name: str
    asked: re.Pattern[str]
    tell: Callable[[Article], _Told]


def about_answer(question: str, articles: Sequence[Article]) -> Answer | None:
    """Answer a question about the article itself: its title, date of publication, source, author or length.

    "It" is taken for the article, so a follow-up should have been made self-contained.

    Args:
        question: What the person asked.
        articles: What it is asked of; several are told of in one text, each with its title.

    Returns:
        Of one article: its sentence that says it, cited; else, in mode "chat", what is known of it. Of several: in
        mode "chat", what is known of each. Where nothing is known: an abstention if the question names the article,
        else None, since "the author" may be that of a book. None for any other question, and where there is no
        article. The path of a local file is never told, only its name.
    """
    matter = next((each for form in asked_forms(question) for each in _MATTERS if each.asked.fullmatch(form)), None)
    if matter is None or not articles:
        return None
    told = [(article.title, matter.tell(article)) for article in articles[:_MOST_ARTICLES]]
    if not any(found.words for _, found in told) and not _names_the_article(question):
        return None
    if len(articles) == 1:
        return _of_one(question, matter, articles[0])
    if not any(found.words for _, found in told):
        return Answer(question, question, False, "extractive", f"The articles do not state their {matter.name}.")
    lines = [f"“{title}”: {found.words or f'The article does not state its {matter.name}.'}" for title, found in told]
    if len(articles) > len(told):
        lines.append(f"Not told of: {len(articles) - len(told):,} more.")
    return Answer(question, question, False, "chat", "\n".join(lines))


def _names_the_article(question: str) -> bool:
    """Whether a question can be of nothing else: "Who is the author?" may be asked of a book that is reviewed."""
    return _OF_NOTHING_ELSE.search(next(asked_forms(question), "")) is not None


def _of_one(question: str, matter: _Matter, article: Article) -> Answer:
    told = matter.tell(article)
    if told.sentence is not None and told.sentence.citable:
        text = told.sentence.text
        statement = Statement(text, (Citation(article.id, article.title, told.sentence),), told.short)
        return Answer(question, question, True, "extractive", text, (statement,))
    if told.words:
        return Answer(question, question, False, "chat", told.words)
    return Answer(question, question, False, "extractive", f"The article does not state its {matter.name}.")


def _title(article: Article) -> _Told:
    words = _bare(article.title)
    place = next((place for place, each in enumerate(article.sentences) if _bare(each.text) == words), None)
    if place is None:
        starts = any(_bare(each.text).startswith(words) for each in article.sentences if each.citable)
        is_opening = article.title.endswith("…") and starts
        return _Told() if is_opening else _Told(f"The title is “{article.title}”.")
    sentence = article.sentences[place]
    # An untitled article goes by its first sentence; a headline is a line of its own.
    if article.title.endswith(_ENDS) and not _ends_line(article, place):
        return _Told()
    return _Told(f"The title is “{article.title}”.", sentence)


def _date(article: Article) -> _Told:
    if article.date:
        try:
            day = datetime.fromisoformat(article.date)
        except ValueError:
            return _Told(f"Its date of publication is given as “{article.date}”.")
        return _Told(f"It was published on {day.day} {day:%B %Y}.")
    edges = _edges(article)
    found = next((each for each in edges if _PUBLISHED.fullmatch(each.text) or is_date_line(each.text)), None)
    if found is not None:
        return _Told(f"It says: “{found.text}”.", found)
    for each in article.sentences[:_EDGE]:
        place = dateline(each.text)
        if place and each.citable:
            return _Told(f"It is dated {each.text[slice(*place)]}.", each, place)
    return _Told()


def _source(article: Article) -> _Told:
    if article.source == _SAMPLE_SOURCE:
        return _Told("It is the sample article that comes with the program.")
    if re.match(r"https?://", article.source):
        return _Told(f"It comes from {article.source}")
    # Only the file's name: a chat that others may read does not tell where on this machine the file lies.
    name = PureWindowsPath(article.source).name
    return _Told(f"It was read from {name}.") if name else _Told()


def _author(article: Article) -> _Told:
    for sentence in _edges(article):
        author = named_author(sentence.text)
        if author:
            return _Told(f"It is by {author}.", sentence)
    return _Told(f"It is by {article.author}." if article.author else "")


def _length(article: Article) -> _Told:
    words = sum(len(_WORDS.findall(each.text)) for each in article.sentences if each.citable)
    minutes = max(1, round(words / WORDS_A_MINUTE))
    return _Told(
        f"It has {words:,} word{'s' * (words != 1)}, about {minutes:,} minute{'s' * (minutes != 1)} of reading at "
        f"{WORDS_A_MINUTE} words a minute."
    )


_MATTERS = (
    _Matter(
        "title",
        re.compile(
            rf"{_IS}(?:title|headline)(?: of {ARTICLE})?|{_IS}name of {NAMED}"
            rf"|(?:what|how) is (?:{NAMED}|this) (?:called|titled|headlined|entitled)"
            rf"|(?:what|which) (?:title|headline) does {ARTICLE} have"
        ),
        _title,
    ),
    _Matter(
        "date of publication",
        re.compile(
            rf"(?:when|(?:on )?(?:what|which) (?:date|day)) (?:was|is) {ARTICLE} (?:first )?{_MADE}"
            rf"|when {ARTICLE} was (?:first )?{_MADE}|when did {NAMED} (?:come out|appear)|how old is {NAMED}"
            rf"|{_IS}(?:date of publication|publication date|publishing date|date published)(?: of {ARTICLE})?"
            rf"|{_IS}date of {NAMED}"
        ),
        _date,
    ),
    _Matter(
        "source",
        re.compile(
            rf"where (?:is|was) {ARTICLE} (?:from|published|taken from)|where does {ARTICLE} come from"
            rf"|where (?:can|could|do) i (?:find|read) {NAMED}|where {ARTICLE} (?:is|comes) from"
            rf"|{_IS}(?:source|link|url|web address) (?:of|to|for) {ARTICLE}|{_IS_NOW}(?:source|link|url|web address)"
            rf"|(?:what|which) {_PAPER} (?:published {ARTICLE}|is {ARTICLE} from|did {ARTICLE} (?:appear in|come from))"
            rf"|who (?:published|is the publisher of) {ARTICLE}"
        ),
        _source,
    ),
    _Matter(
        "author",
        re.compile(
            rf"who (?:wrote|authored|penned) {ARTICLE}|who (?:is|was) {ARTICLE} (?:written )?by"
            rf"|by whom (?:is|was) {ARTICLE}(?: written)?"
            rf"|{ARTICLE} (?:is|was) written by whom|who reported {NAMED}"
            rf"|who (?:is|was|are|were) (?:the |its )?(?:author|authors)(?: (?:of|behind) {ARTICLE})?"
            rf"|who (?:is|was) the (?:writer|reporter|journalist) (?:of|behind) {ARTICLE}"
            rf"|{_IS}(?:author|authors|byline|(?:author's name|name of the author))(?: of {ARTICLE})?"
            rf"|{_IS}(?:writer|reporter|journalist) of {ARTICLE}"
        ),
        _author,
    ),
    _Matter(
        "length",
        re.compile(
            rf"how long (?:a read )?is {ARTICLE}|how many words (?:(?:is|are in|are there in|long is) {ARTICLE}"
            rf"|(?:does|do) {ARTICLE} (?:have|contain))|{_IS}(?:word count|number of words)(?: (?:of|in) {ARTICLE})?"
            rf"|{_IS}length of {ARTICLE}"
            rf"|{_IS}(?:reading time|time to read)(?: of {ARTICLE})?"
            rf"|how (?:long|much time) (?:(?:does|will|would) it take |is needed )?to read {ARTICLE}"
        ),
        _length,
    ),
)


def _edges(article: Article) -> Sequence[Sentence]:
    """The sentences among which a byline stands: those at the top and, before a page's tail of links, at the end."""
    if len(article.sentences) <= 2 * _EDGE:
        return article.sentences
    last = max((place for place, each in enumerate(article.sentences) if each.citable), default=0)
    return (*article.sentences[:_EDGE], *article.sentences[max(_EDGE, last + 1 - _EDGE) :])


def _ends_line(article: Article, place: int) -> bool:
    here, after = article.sentences[place], article.sentences[place + 1 : place + 2]
    return not after or "\n" in article.text[here.end : after[0].start]


def _bare(text: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", text.casefold()).split())

"""A conversation on its way into the visitor's browser and back. What comes back is hostile until it is checked.

The browser gets questions and where the cited sentences stand, not the sentences. On the way back every answer is built
anew from the articles: a citation that no longer holds is left out, a quotation is the sentence itself, what a language
model wrote is compared with its sentences again, and the program's own words are its own.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from assistant.conversation import Turn
from assistant.messages.following import without_context
from assistant.overview.about import about_answer
from assistant.small_talk import small_talk
from assistant.types import Answer, Citation, Statement
from index import Article, Passage, Sentence
from index.errors import ArticleNotFoundError
from index.library import check_question
from ui import own_words
from ui.tab import Tab

VERSION = 1
LONGEST = 400_000  # characters of a conversation
MOST_TURNS = 100
_MOST_PARTS = 20  # citations of a statement, sentences of a passage
_MOST_STATEMENTS = 100  # of an answer: a message may hold several questions
_MOST_CHECKED = 300  # statements of a language model in a conversation: each is compared with its sentences again
_LONGEST_NOTE = 20_000  # characters of a note, or of what is told in place of an answer
_MOST_CHOSEN = 1_000  # articles of a conversation
_LONGEST_TEXT = 4_000  # characters of a statement
_LONGEST_QUERY = 20_000  # the question with the turns that it leans on
_LEADS = ("Yes.", "No.")

ArticleOf = Callable[[str], Article]  # as `Library.get`
Supports = Callable[..., bool]  # whether sentences say a statement


def to_browser(tab: Tab) -> str:
    """A conversation as JSON for the browser; the oldest turns are left out where it is too long."""
    turns = [_kept_turn(turn) for turn in tab.turns[-MOST_TURNS:]]
    dropped = len(tab.turns) - len(turns)
    while True:
        value = {"version": VERSION, "chosen": tab.chosen, "since": max(0, tab.since - dropped), "turns": turns}
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        if len(text) <= LONGEST or not turns:
            return text
        turns, dropped = turns[1:], dropped + 1


def from_browser(
    text: str, article_of: ArticleOf, supports: Supports, everything: Sequence[Article] = ()
) -> tuple[Tab, int]:
    """Build a conversation from what a browser kept.

    Args:
        text: What `to_browser` made, or anything else.
        article_of: The article of an id, as `Library.get`.
        supports: Whether sentences (and those around them) say a statement: `supports(text, sentences, around=…)`.
        everything: The articles that are asked where none is chosen.

    Returns:
        The conversation, and how many of its turns were left out because nothing of their answer holds.

    Raises:
        ValueError: The text is no conversation.
    """
    if len(text) > LONGEST:
        raise ValueError("the conversation is too long")
    try:
        value = json.loads(text)
    except RecursionError as error:
        raise ValueError("the conversation is nested too deeply") from error
    if not isinstance(value, dict) or value.get("version") != VERSION:
        raise ValueError("no conversation of this version")
    said = _list(value.get("turns"), MOST_TURNS)
    since = _number(value.get("since"), 0, len(said))
    builder = _Builder(article_of, supports)
    chosen = tuple(each for each in map(str, _list(value.get("chosen"), _MOST_CHOSEN)) if builder.article(each))
    asked = [article for article in map(builder.article, chosen) if article is not None] or list(everything)
    built = [builder.turn(each, asked if place >= since else []) for place, each in enumerate(said)]
    turns = tuple(turn for turn in built if turn is not None)
    before = sum(turn is not None for turn in built[:since])
    return Tab(chosen=chosen, turns=turns, since=before), len(built) - len(turns)


def _kept_turn(turn: Turn) -> dict[str, Any]:
    answer = turn.answer
    kept: dict[str, Any] = {"question": turn.question, "query": answer.query, "mode": answer.mode}
    if answer.probability is not None:
        kept["probability"] = answer.probability
    if answer.note:
        kept["note"] = answer.note
    if not answer.statements:
        kept["told"] = answer.text
    if answer.statements:
        kept["lead"] = answer.lead
        kept["statements"] = [
            {
                "text": statement.text if answer.mode == "generated" else "",
                "short": statement.short,
                "citations": [_place(each.article_id, each.sentence) for each in statement.citations],
            }
            for statement in answer.statements
        ]
    elif answer.closest is not None:
        kept["closest"] = [_place(answer.closest.article_id, each) for each in answer.closest.sentences[:_MOST_PARTS]]
    return kept


def _place(article_id: str, sentence: Sentence) -> list[Any]:
    return [article_id, sentence.position, sentence.start, sentence.end]


class _Builder:
    """Builds answers from places that hold; raises ValueError where a value is not of its type."""

    def __init__(self, article_of: ArticleOf, supports: Supports) -> None:
        self._article_of = article_of
        self._supports = supports
        self._articles: dict[str, Article | None] = {}
        self._checked = 0

    def article(self, article_id: str) -> Article | None:
        if article_id not in self._articles:
            try:
                self._articles[article_id] = self._article_of(article_id)
            except ArticleNotFoundError:
                self._articles[article_id] = None
        return self._articles[article_id]

    def turn(self, value: Any, asked: Sequence[Article]) -> Turn | None:
        """A turn on the articles that are chosen now; on others, none for an answer about the articles themselves."""
        kept = _object(value)
        question = check_question(_text(kept.get("question")))
        mode = kept.get("mode")
        if mode == "chat":
            talk = small_talk(question) or about_answer(question, asked)
            return Turn(question, talk) if talk is not None else None
        if mode not in ("extractive", "generated"):
            raise ValueError("a mode that there is not")
        query = _text(kept.get("query"), _LONGEST_QUERY)
        probability = _share(kept.get("probability"))
        if "statements" not in kept:
            return Turn(question, self._not_stated(question, query, mode, kept, probability))
        said = (self._statement(_object(each), mode) for each in _list(kept["statements"], _MOST_STATEMENTS))
        statements = tuple(each for each in said if each is not None)
        if not statements:
            return None
        lead = self._lead(kept, query, statements)
        words = " ".join([*([lead] if lead else []), *(each.text for each in statements)])
        note = own_words.note(_text(kept.get("note", ""), _LONGEST_NOTE), question, statements)
        answer = Answer(question, query, True, mode, words, statements, probability=probability, lead=lead, note=note)
        return Turn(question, answer)

    def _statement(self, kept: Mapping[str, Any], mode: str) -> Statement | None:
        places = [self._sentence(each) for each in _list(kept.get("citations"), _MOST_PARTS)]
        found = [place for place in places if place is not None]
        if not found or len(found) < len(places):
            return None
        citations = tuple(Citation(article.id, article.title, sentence) for article, sentence in found)
        text = citations[0].sentence.text
        if mode == "generated":
            text = _text(kept.get("text")).strip()
            around = [each.text for article, sentence in found for each in _beside(article, sentence)]
            self._checked += 1
            if not text or self._checked > _MOST_CHECKED:
                return None
            if not self._supports(text, [each.sentence.text for each in citations], around=around):
                return None
        return Statement(text, citations, _span(kept.get("short"), len(text)))

    def _sentence(self, value: Any) -> tuple[Article, Sentence] | None:
        """A place that holds: the article is there, and the sentence in it is the one that was cited."""
        article_id, position, start, end = _four(value)
        article = self.article(article_id)
        if article is None or not 0 <= position < len(article.sentences):
            return None
        sentence = article.sentences[position]
        return (article, sentence) if sentence.citable and (sentence.start, sentence.end) == (start, end) else None

    def _lead(self, kept: Mapping[str, Any], query: str, statements: tuple[Statement, ...]) -> str:
        from assistant.settling import settled

        if kept.get("lead") not in _LEADS:
            return ""
        citation = statements[0].citations[0]
        article = self.article(citation.article_id)
        near = [each.text for each in _beside(article, citation.sentence)[:1]] if article else []
        return settled(without_context(query), citation.sentence.text, near)

    def _not_stated(
        self, question: str, query: str, mode: Any, kept: Mapping[str, Any], probability: float | None
    ) -> Answer:
        places = [self._sentence(each) for each in _list(kept.get("closest", []), _MOST_PARTS)]
        found = [place for place in places if place is not None]
        closest = None
        if found and len({article.id for article, _ in found}) == 1:
            article = found[0][0]
            sentences = tuple(sorted((sentence for _, sentence in found), key=lambda each: each.position))
            start, end = sentences[0].start, sentences[-1].end
            closest = Passage(article.id, article.title, article.text[start:end], start, end, sentences)
        told = own_words.abstention(_text(kept.get("told", ""), _LONGEST_NOTE), query)
        return Answer(question, query, False, mode, told, closest=closest, probability=probability)


def _beside(article: Article, sentence: Sentence) -> list[Sentence]:
    """The citable sentences before and after one."""
    near = [place for place in (sentence.position - 1, sentence.position + 1) if 0 <= place < len(article.sentences)]
    return [article.sentences[place] for place in near if article.sentences[place].citable]


def _object(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("an object was expected")
    return value


def _list(value: Any, most: int) -> list[Any]:
    if not isinstance(value, list) or len(value) > most:
        raise ValueError(f"a list of at most {most} was expected")
    return value


def _text(value: Any, longest: int = _LONGEST_TEXT) -> str:
    if not isinstance(value, str) or len(value) > longest:
        raise ValueError(f"a text of at most {longest} characters was expected")
    return value


def _number(value: Any, least: int, most: int) -> int:
    if type(value) is not int or not least <= value <= most:
        raise ValueError("a number was expected")
    return value


def _share(value: Any) -> float | None:
    if value is None:
        return None
    if type(value) not in (int, float) or not 0 <= value <= 1:
        raise ValueError("a share was expected")
    return float(value)


def _four(value: Any) -> tuple[str, int, int, int]:
    place = _list(value, 4)
    if len(place) != 4:
        raise ValueError("a place was expected")
    position, start, end = (_number(each, 0, 2**31) for each in place[1:])
    return _text(place[0]), position, start, end


def _span(value: Any, length: int) -> tuple[int, int] | None:
    if value is None:
        return None
    start, end = (_number(each, 0, length) for each in (_list(value, 2) + [0, 0])[:2])
    return (start, end) if start < end else None

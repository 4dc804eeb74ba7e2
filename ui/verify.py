"""Do the citations of an exported conversation still hold? Every word of the file is compared with the library.

What is verified is that the articles say what the export says they say, not that the program gave these answers: a
file can be written by hand, and holds if all its citations are true.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from assistant.judging import NEIGHBOURS
from assistant.messages.following import without_context
from assistant.settling import settled
from assistant.support import check_support
from index import Article, Library, Sentence
from index.errors import ArticleNotFoundError
from ui.export.fragments import web_address
from ui.export.reading import SaidStatement, SaidToStand, SaidTurn, parse

_LEADS = ("Yes. ", "No. ")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in an export that does not hold.

    Attributes:
        turn: Number of the question, from 1.
        statement: Number of the statement in its answer, from 1; None for the answer itself.
        citation: Number of the citation in its statement, from 1; None for the statement itself.
        article_id: The article that the citation names; "" where it is about none.
        what: What does not hold, in words for a person.
    """

    turn: int
    statement: int | None
    citation: int | None
    article_id: str
    what: str

    def __str__(self) -> str:
        places = [f"question {self.turn}"]
        places += [] if self.statement is None else [f"statement {self.statement}"]
        places += [] if self.citation is None else [f"citation {self.citation}"]
        return f"{', '.join(places)}: {self.what}"


@dataclass(frozen=True, slots=True)
class VerifiedTurn:
    """What came of one question and its answer.

    Attributes:
        number: Of the question, from 1.
        question: As the export has it.
        citations: How many were compared with the library.
        problems: What does not hold; empty if all does.
    """

    number: int
    question: str
    citations: int
    problems: tuple[Problem, ...]

    @property
    def in_words(self) -> str:
        """What came of it, in a line for a person."""
        counted = "1 citation" if self.citations == 1 else f"{self.citations:,} citations"
        held = f"holds ({counted})" if self.citations else "holds (nothing is cited)"
        return f"Question {self.number}, “{_short(self.question)}”: {'does not hold' if self.problems else held}"


def verify(export: str, library: Library) -> list[Problem]:
    """Compare a JSON export with the library's articles.

    Args:
        export: The text of the export; one in HTML or Markdown is refused.
        library: Where the articles are. Nothing is added to it.

    Returns:
        What does not hold, in order; empty if everything does.

    Raises:
        ExportError: It is damaged, too large, of another version, or no JSON export.
        StoreError: The library cannot be read.
    """
    return [problem for turn in examine(export, library) for problem in turn.problems]


def examine(export: str, library: Library) -> list[VerifiedTurn]:
    """What came of each question. Raises what `verify` does."""
    turns = parse(export)
    verifier = _Verifier(library)
    return [
        VerifiedTurn(
            turn.number,
            turn.question,
            len({citation for statement in turn.statements for citation in statement.citations}),
            tuple(verifier.turn(turn)),
        )
        for turn in turns
    ]


class _Verifier:
    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: dict[str, Article | None] = {}

    def turn(self, turn: SaidTurn) -> Iterator[Problem]:
        for what in _form(turn):
            yield Problem(turn.number, None, None, "", what)
        held: list[tuple[Article, Sentence]] = []
        for number, statement in enumerate(turn.statements, 1):
            cited: list[tuple[Article, Sentence]] = []
            yield from self._statement(turn, number, statement, cited)
            held += cited
        if turn.answered and turn.text.startswith(_LEADS) and held and not _settles(turn, *held[0]):
            what = f"the first sentence cited does not settle the question with “{turn.text.partition('.')[0]}”."
            yield Problem(turn.number, None, None, "", what)
        if turn.closest is not None:
            for what in self._words(turn.closest):
                yield Problem(turn.number, None, None, turn.closest.article_id, f"the closest passage: {what}")

    def _statement(
        self, turn: SaidTurn, number: int, statement: SaidStatement, cited: list[tuple[Article, Sentence]]
    ) -> Iterator[Problem]:
        """What is wrong with a statement; the sentences that stand where they should are added to `cited`."""
        for place, citation in enumerate(statement.citations, 1):
            found = list(self._citation(citation, cited))
            yield from (Problem(turn.number, number, place, citation.article_id, what) for what in found)
        if not statement.citations:
            yield Problem(turn.number, number, None, "", "it cites no sentence.")
        elif turn.mode == "extractive":
            for place, citation in enumerate(statement.citations, 1):
                if citation.text != statement.text:
                    what = "the statement is not the sentence that it cites, though it is given as a quotation."
                    yield Problem(turn.number, number, place, citation.article_id, what)
        # With a citation that does not hold the statement has a problem already.
        elif turn.mode == "generated" and len(cited) == len(statement.citations):
            reason = _reason(statement.text, cited)
            if reason:
                what = f"the cited sentences do not support it: {reason}"
                yield Problem(turn.number, number, None, "", what)

    def _citation(self, citation: SaidToStand, cited: list[tuple[Article, Sentence]]) -> Iterator[str]:
        """What is wrong with a citation; the sentence is added to `cited` if its words stand where they should."""
        words = list(self._words(citation))
        yield from words
        article = self._article(citation.article_id)
        if article is None or not _stands(citation, article):
            return
        sentence = _sentence_at(article, citation.start)
        if sentence is None or sentence.end != citation.end:
            # Half a sentence can say the opposite of the whole.
            yield f"the words at {citation.start}–{citation.end} are not one whole sentence of the article."
            return
        cited.append((article, sentence))
        if sentence.position != citation.position:
            yield f"the sentence is number {sentence.position + 1} of the article, not {(citation.position or 0) + 1}."
        if not sentence.citable:
            yield "the sentence is page furniture, not part of the article."
        address = web_address(article.source)
        if citation.link is not None and citation.link.partition("#")[0] != address.partition("#")[0]:
            came = f"came from {address}" if address else "came from no web page"
            yield f"its link leads to another page: the library's article {came}."

    def _words(self, said: SaidToStand) -> Iterator[str]:
        article = self._article(said.article_id)
        if article is None:
            yield (
                f"the library holds no article with the id {said.article_id[:40]} (“{_short(said.title)}”): it was "
                "removed, its text was changed, or it was never added here."
            )
            return
        if said.title != article.title:
            yield f"the article is called “{_short(article.title)}” in the library, not “{_short(said.title)}”."
        if not 0 <= said.start < said.end <= len(article.text):
            yield f"the place {said.start}–{said.end} is not in the article, which has {len(article.text)} characters."
        elif not _stands(said, article):
            there = _short(article.text[said.start : said.end])
            yield f"at {said.start}–{said.end} the article says “{there}”, not “{_short(said.text)}”."

    def _article(self, article_id: str) -> Article | None:
        if article_id not in self._known:
            try:
                self._known[article_id] = self._library.get(article_id)
            except ArticleNotFoundError:
                self._known[article_id] = None
        return self._known[article_id]


def _form(turn: SaidTurn) -> Iterator[str]:
    """What an answer of this program never is, whatever the articles say."""
    if turn.mode == "chat":
        if turn.statements or turn.answered:
            yield "a reply that cites nothing has statements, or is given as an answer."
        return
    if not turn.answered:
        if turn.statements:
            yield "the article is said not to answer, and statements are given all the same."
        return
    if not turn.statements:
        yield "an answer is given without a statement that cites a sentence."
    elif turn.text.removeprefix(_lead(turn)) != " ".join(statement.text for statement in turn.statements):
        yield "the text of the answer is not that of its statements."


def _lead(turn: SaidTurn) -> str:
    """ "Yes. " or "No. " before the statements; "" if they begin so themselves."""
    own = turn.statements[0].text.startswith(_LEADS) if turn.statements else True
    return "" if own else next((each for each in _LEADS if turn.text.startswith(each)), "")


def _settles(turn: SaidTurn, article: Article, sentence: Sentence) -> bool:
    """Whether the sentence answers the question with the lead, which is checked anew as when it was said."""
    before = article.sentences[max(0, sentence.position - 1) : sentence.position]
    near = [each.text for each in before if each.citable]
    said = _lead(turn).strip()
    # The sentence before may not have been among what was retrieved.
    return not said or any(settled(without_context(turn.query), sentence.text, around) == said for around in ([], near))


def _stands(said: SaidToStand, article: Article) -> bool:
    return 0 <= said.start < said.end and article.text[said.start : said.end] == said.text


def _sentence_at(article: Article, start: int) -> Sentence | None:
    place = bisect_left(article.sentences, start, key=lambda sentence: sentence.start)
    found = article.sentences[place] if place < len(article.sentences) else None
    return found if found is not None and found.start == start else None


def _reason(statement: str, cited: list[tuple[Article, Sentence]]) -> str:
    """Why the sentences do not say the statement; "" if they do.

    When the answer was given, the neighbours at the edge of a passage may not have been among what was retrieved, so it
    holds if it does with any number of them.
    """
    sides = range(NEIGHBOURS, -1, -1)
    first = ""
    for around in dict.fromkeys(_around(cited, before, after) for before, after in product(sides, sides)):
        verdict = check_support(statement, [sentence.text for _, sentence in cited], around=around)
        if verdict.supported:
            return ""
        first = first or verdict.reason
    return first


def _around(cited: list[tuple[Article, Sentence]], before: int, after: int) -> tuple[str, ...]:
    """So many neighbours of each cited sentence, each once."""
    own = {(article.id, sentence.position) for article, sentence in cited}
    near: dict[tuple[str, int], str] = {}
    for article, sentence in cited:
        first = max(0, sentence.position - before)
        for each in article.sentences[first : sentence.position + after + 1]:
            if each.citable and (article.id, each.position) not in own:
                near[article.id, each.position] = each.text
    return tuple(near.values())


def _short(text: str) -> str:
    words = " ".join(text[:400].split())
    return words if len(words) <= 120 else words[:120] + "…"

"""Answers made of the article's own sentences."""

from collections.abc import Sequence

from assistant.disagreement import disagreement
from assistant.reading import Reader, Reading
from assistant.types import Answer, Citation, Statement
from index import Passage, Sentence
from index.bylines import is_byline

NOT_STATED = "The article does not say."
MAX_STATEMENTS = 3


def extractive_answer(
    question: str, query: str, passages: Sequence[Passage], reader: Reader, *, most: int = MAX_STATEMENTS
) -> Answer:
    """Quote the sentences that answer a question, or abstain.

    Args:
        question: What the person asked.
        query: The question made self-contained.
        passages: What was retrieved for it, best first; may come from several articles.
        reader: Finds the sentences.
        most: Most sentences of an answer, at least 1.

    Returns:
        An answer of one to `most` sentences, best first, each quoted exactly and cited; where articles give different
        figures or dates, its `note` says so. Or an abstention with the nearest sentence as `closest`.
    """
    found = [
        (reading, article[0], sentences[reading.sentence])
        for article in by_article(passages)
        for sentences in [citable_sentences(article)]
        for reading in reader.read(query, sentences, limit=most)
    ]
    found.sort(key=lambda each: -each[0].probability)  # stable: ties keep the order of retrieval
    probability = found[0][0].probability if found else 0.0
    if probability < reader.threshold:
        closest = alone(*found[0][1:]) if found else passages[0] if passages else None
        return Answer(question, query, False, "extractive", NOT_STATED, closest=closest, probability=probability)
    sure = [each for each in found[:most] if each[0].probability >= reader.threshold]
    statements = tuple(_statement(*each) for each in sure)
    text = " ".join(statement.text for statement in statements)
    note = disagreement(statements)
    return Answer(question, query, True, "extractive", text, statements, probability=probability, note=note)


def citable_sentences(passages: Sequence[Passage]) -> list[Sentence]:
    """The sentences of some passages of one article, in article order, page furniture and bylines left out."""
    sentences = {s.position: s for p in passages for s in p.sentences if s.citable and not is_byline(s.text)}
    return [sentences[position] for position in sorted(sentences)]


def by_article(passages: Sequence[Passage]) -> list[list[Passage]]:
    """Passages grouped by their article, in the order in which the articles come first."""
    groups: dict[str, list[Passage]] = {}
    for passage in passages:
        groups.setdefault(passage.article_id, []).append(passage)
    return list(groups.values())


def alone(passage: Passage, sentence: Sentence) -> Passage:
    """One sentence of a passage, as a passage."""
    text, start, end = sentence.text, sentence.start, sentence.end
    return Passage(passage.article_id, passage.title, text, start, end, (sentence,), passage.score)


def _statement(reading: Reading, passage: Passage, sentence: Sentence) -> Statement:
    short = (reading.start - sentence.start, reading.end - sentence.start)
    return Statement(sentence.text, (Citation(passage.article_id, passage.title, sentence),), short)

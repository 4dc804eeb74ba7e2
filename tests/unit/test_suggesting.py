"""Suggested questions: each is answered by the sentence it was made from, and reads as a person would write it."""

import pytest

from assistant.extractive import extractive_answer
from assistant.questions.asking import LONGEST, Asking
from assistant.reader import Reader
from assistant.suggesting import follow_ups, suggestions
from assistant.types import Answer
from index import Article, Passage
from index.library import make_article
from index.sources import Source

HARBOUR = """Harbour lift opens at Sandvik

SANDVIK, 4 May — The new boat lift at Sandvik cost 18 million crowns and took three years to build.

The harbour master, Edda Marsh, said the old lift had been dangerous for a decade. She was born in Lervik in 1969.

About 400 people watched the first boat rise. It was lowered again by noon because the wind had turned.

Tomas Rhee, who runs the fish market, cut the ribbon. The mayor, Ola Brandt, called the lift "a gift to every crew".

A storm destroyed the crane in 2019. The council will replace the slipway in autumn. Visitors were taken to the museum.

Fares rose by 12 per cent after the opening.
"""
SCHOOL = """Village school wins its case

The county court ruled on Monday that Pell School may stay open.

Judge Ada Lund said the board had ignored 212 letters from parents. The hearing lasted nine days.

The school, founded in 1931, employs 14 teachers. The county will pay 90,000 euros in costs.

Ines Moreau, 58, led the campaign. She plans to retire in June.

Lessons will begin on 2 September. Some families left because the bus was cancelled.
"""
FURNITURE = """LEAVE A REPLY

Please enter your comment!
Your email address will not be published.

Share this story: WhatsApp | Facebook | Copy link

Sign up for our morning newsletter
"""


def article(text: str) -> Article:
    return make_article(Source(text, "", None), "", "a test's article")


def whole(of: Article) -> Passage:
    return Passage(of.id, of.title, of.text, 0, len(of.text), of.sentences)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def answered(question: str, of: Article, reader: Reader) -> Answer:
    return extractive_answer(question, question, [whole(of)], reader)


@pytest.mark.parametrize("text", [HARBOUR, SCHOOL])
def test_each_suggestion_is_answered_by_its_own_sentence(text: str, reader: Reader) -> None:
    story = article(text)
    made = {
        candidate.question: candidate
        for sentence in story.sentences
        for candidate in Asking(story).candidates(sentence)
    }
    offered = suggestions(story, reader)
    assert 5 <= len(offered) <= 7
    assert len(set(offered)) == len(offered)
    assert len({question.split()[0] for question in offered}) >= 3  # who, when, how …
    places = []
    for question in offered:
        answer = answered(question, story, reader)
        assert answer.answered and (answer.probability or 0) > reader.threshold + 0.1
        statement = answer.statements[0]
        sentence = statement.citations[0].sentence
        assert sentence.position == made[question].sentence
        assert statement.short is not None
        start, end = (sentence.start + offset for offset in statement.short)
        assert start < made[question].end and made[question].start < end
        places.append(sentence.position)
    assert places == sorted(places) and len(set(places)) >= 4


@pytest.mark.parametrize("text", [HARBOUR, SCHOOL])
def test_suggestions_read_as_questions(text: str, reader: Reader) -> None:
    for question in suggestions(article(text), reader):
        words = question.rstrip("?").split()
        assert question[0].isupper() and question.endswith("?") and len(words) <= LONGEST
        assert not {word.lower() for word in words} & {"he", "she", "it", "they", "this", "that", "his", "her", "them"}


def test_suggestions_are_the_same_each_time(reader: Reader) -> None:
    assert suggestions(article(SCHOOL), reader) == suggestions(article(SCHOOL), reader)
    assert len(suggestions(article(SCHOOL), reader, most=3)) == 3


def test_furniture_and_titles_are_never_asked_about(reader: Reader) -> None:
    assert suggestions(article("Tide tables for May\n\n" + FURNITURE), reader) == []
    mixed = article(SCHOOL + "\n" + FURNITURE)
    assert suggestions(mixed, reader) == suggestions(article(SCHOOL), reader)


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("The repairs cost 18 million crowns, the county said.", "How much did the repairs cost?"),
        ("The inquiry, led by Ada Lund, a judge, had asked for more time.", "Who led the inquiry?"),
        ("The ferry will leave on 2 May from the old quay.", "When will the ferry leave?"),
        ("Patients were taken to Oban on Friday.", "Where were patients taken?"),
        ("On 2 March a fire destroyed the town hall.", "What destroyed the town hall?"),
        ("The bridge carried 4,100 cars in its first week.", "How many cars did the bridge carry?"),
        ("Wages rose by 18% after a strike.", "By how much did wages rise after a strike?"),
        ("Exports made up 44% of sales.", "What share of sales did exports make up?"),
        ("The trip lasts an hour and twenty minutes.", "How long does the trip last?"),
        ("Engineers found three cracks because a diver had seen rust.", "Why did engineers find three cracks?"),
        ("The union wants the port to hire more divers.", "What does the union want the port to do?"),
    ],
)
def test_rules(sentence: str, question: str) -> None:
    story = article(f"{sentence}\n")
    assert question in [each.question for each in Asking(story).candidates(story.sentences[0])]


@pytest.mark.parametrize(
    "sentence",
    [
        "It opened on 14 June.",
        "The other was closed in May.",
        "He did not sign the letter on Friday.",
        "Did the ferry leave on Friday?",
        "The ferry did not leave on Friday.",
        "What the council wants is a bridge.",
    ],
)
def test_nothing_is_asked_of_what_is_not_understood(sentence: str) -> None:
    story = article(f"{sentence}\n")
    assert Asking(story).candidates(story.sentences[0]) == []


def test_follow_ups_are_answered_elsewhere_and_not_asked_again(reader: Reader) -> None:
    story = article(HARBOUR)
    question = "Who is the harbour master?"
    answer = answered(question, story, reader)
    offered = follow_ups(question, answer, story, reader)
    assert 1 <= len(offered) <= 3
    cited = {c.sentence.position for s in answer.statements for c in s.citations}
    for each in offered:
        following = answered(each, story, reader)
        assert following.answered
        assert following.statements[0].citations[0].sentence.position not in cited
    assert not set(offered) & set(follow_ups(question, answer, story, reader, asked=offered))
    assert follow_ups("Who sank the boat?", Answer("?", "?", False, "extractive", ""), story, reader) == []

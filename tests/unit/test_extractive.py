"""How readings become an answer; the reader here is a script, since only what is made of its readings is tested."""

from collections.abc import Sequence

import pytest

from assistant.extractive import MAX_STATEMENTS, extractive_answer
from assistant.reading import Reading
from index import Passage, Sentence

TEXT = "Anna sings. Bob dances. Carl cooks. LEAVE A REPLY"
SENTENCES = (
    Sentence(0, 0, 11, "Anna sings."),
    Sentence(1, 12, 23, "Bob dances."),
    Sentence(2, 24, 35, "Carl cooks."),
    Sentence(3, 36, 49, "LEAVE A REPLY", citable=False),
)


def passage(article_id: str, *positions: int) -> Passage:
    chosen = tuple(SENTENCES[i] for i in positions)
    start, end = chosen[0].start, chosen[-1].end
    return Passage(article_id, f"Title {article_id}", TEXT[start:end], start, end, chosen, 1.0)


class ScriptedReader:
    """Gives the probabilities it was told, by sentence; remembers what it was given to read."""

    threshold = 0.5

    def __init__(self, probabilities: dict[str, float]) -> None:
        self.probabilities = probabilities
        self.read_texts: list[list[str]] = []

    def read(self, question: str, sentences: Sequence[Sentence], *, limit: int = 5) -> list[Reading]:
        self.read_texts.append([sentence.text for sentence in sentences])
        found = [
            Reading(s.start, s.start + 4, place, p, p)
            for place, s in enumerate(sentences)
            if (p := self.probabilities.get(s.text, 0.0))
        ]
        return sorted(found, key=lambda reading: -reading.score)[:limit]


def test_the_best_sentence_is_quoted_cited_and_its_short_answer_marked() -> None:
    answer = extractive_answer("Who dances?", "who dances", [passage("a", 0, 1)], ScriptedReader({"Bob dances.": 0.8}))
    assert answer.answered
    assert (answer.question, answer.query, answer.mode) == ("Who dances?", "who dances", "extractive")
    (statement,) = answer.statements
    assert statement.text == answer.text == "Bob dances."
    assert statement.short is not None
    assert statement.text[slice(*statement.short)] == "Bob "
    assert statement.citations[0].sentence == SENTENCES[1]
    assert (statement.citations[0].article_id, statement.citations[0].title) == ("a", "Title a")
    assert answer.probability == 0.8
    assert answer.closest is None


def test_sentences_are_read_in_article_order_without_furniture() -> None:
    reader = ScriptedReader({})
    extractive_answer("Who?", "Who?", [passage("a", 2, 3), passage("a", 0, 1)], reader)
    assert reader.read_texts == [["Anna sings.", "Bob dances.", "Carl cooks."]]


def test_weak_evidence_is_an_abstention_with_the_nearest_passage() -> None:
    nearest = passage("a", 2)
    answer = extractive_answer("Who?", "Who?", [nearest, passage("a", 0)], ScriptedReader({"Carl cooks.": 0.49}))
    assert not answer.answered
    assert answer.statements == ()
    assert answer.closest == nearest
    assert answer.text
    assert answer.to_dict()["closest"]["text"] == "Carl cooks."


def test_nothing_retrieved_is_an_abstention() -> None:
    answer = extractive_answer("Who?", "Who?", [], ScriptedReader({}))
    assert not answer.answered
    assert answer.closest is None
    assert answer.to_dict()["closest"] is None


def test_further_sentences_only_where_they_are_sure_too() -> None:
    sure = {"Anna sings.": 0.9, "Bob dances.": 0.7, "Carl cooks.": 0.2}
    answer = extractive_answer("Who?", "Who?", [passage("a", 0, 1, 2)], ScriptedReader(sure))
    assert [statement.text for statement in answer.statements] == ["Anna sings.", "Bob dances."]
    assert len(answer.statements) <= MAX_STATEMENTS


def test_the_surest_article_answers_first() -> None:
    reader = ScriptedReader({"Anna sings.": 0.6, "Carl cooks.": 0.9})
    answer = extractive_answer("Who?", "Who?", [passage("a", 0), passage("b", 2)], reader)
    assert [statement.citations[0].article_id for statement in answer.statements] == ["b", "a"]
    assert reader.read_texts == [["Anna sings."], ["Carl cooks."]]


@pytest.mark.parametrize("probability", [0.2, 0.8])
def test_the_dictionary_has_the_same_keys_either_way(probability: float) -> None:
    found = extractive_answer("Who?", "Who?", [passage("a", 0)], ScriptedReader({"Anna sings.": probability})).to_dict()
    assert set(found) == {"question", "query", "answered", "mode", "text", "statements", "closest"}
    assert found["answered"] is (probability > 0.5)

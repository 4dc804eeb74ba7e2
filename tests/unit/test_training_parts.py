"""The parts of an article that the reader is trained on."""

import random

import pytest

from assistant.training.augment import Augmenter
from assistant.training.data import Example, Paragraphs
from assistant.training.parts import excerpt, look
from assistant.training.stages import read_stages

TEXT = (
    "The ferry was built in Gdansk in 1998. It carries 310 passengers and 40 cars. A larger one was planned. "
    "The crew numbers 22. In summer 35 sailors work on it. Tickets cost nine zloty. Children travel free. "
    "The company was founded by two brothers. Both had been fishermen. The harbour is being dredged."
)


def asked(question: str, answer: str) -> Example:
    at = TEXT.find(answer)
    return Example(question, TEXT, ((at, at + len(answer)),) if answer else (), "ferry", "news")


@pytest.mark.parametrize("part", [look, excerpt])
@pytest.mark.parametrize("answer", ["22", "1998", "dredged", ""])
def test_a_part_is_a_stretch_of_the_text_whose_answer_is_marked(part, answer: str) -> None:
    example = asked("How many people are in the crew?", answer)
    for seed in range(50):
        made = part(example, random.Random(seed))
        assert made.text in TEXT
        assert [made.text[a:b] for a, b in made.answers] == ([answer] if answer and made.answers else [])
        assert bool(made.answers) == (bool(answer) and answer in made.text)


def test_a_look_is_three_sentences_and_often_one_that_only_seems_to_answer() -> None:
    example = asked("How many passengers can it take in summer?", "310")
    looks = [look(example, random.Random(seed)) for seed in range(200)]
    assert {one.text.count(".") for one in looks} <= {2, 3}
    wrong = [one for one in looks if not one.answers]
    assert 40 < len(wrong) < 140
    assert sum("35 sailors" in one.text for one in wrong) > len(wrong) / 2
    assert {one.kind for one in wrong} == {"look"}


def test_a_question_is_asked_of_another_article_that_has_its_words_and_not_its_answer() -> None:
    paragraphs = Paragraphs()
    paragraphs.add("ferry", TEXT)
    for i in range(20):
        paragraphs.add(f"far {i}", f"Choir {i} sang in the hall.")
    paragraphs.add("near", "A second ferry takes fewer passengers in summer.")
    paragraphs.add("says it", "This ferry takes 310 passengers in summer, too.")
    augmenter = Augmenter(paragraphs, random.Random(1))
    question = "How many passengers does the ferry take in summer?"
    made = [augmenter.elsewhere(asked(question, "310")) for _ in range(60)]
    texts = [one.text for one in made if one]
    assert len(texts) == 60
    assert not any("310" in text for text in texts)
    assert sum(text.startswith("A second ferry") for text in texts) > 10
    assert not any(one.answers or one.gold for one in made if one)


def test_stages_are_read_in_order() -> None:
    stages = read_stages()
    assert list(stages) == sorted(stages)
    assert all(0 < stage.peak < 1e-3 and stage.shares for stage in stages.values())

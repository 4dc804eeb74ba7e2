"""The checker's training data: what is read, and what a program makes of it."""

import random

from assistant.training.augment import Augmenter
from assistant.training.data import Example, Paragraphs
from assistant.training.statements import declared, of_groups, of_questions
from assistant.training.written import Statement, read_groups

TEXT = "Marta Osei opened the port in May. Before her, Ivo Brandt had run it for nine years. It employs 400 people."


def augmenter() -> Augmenter:
    paragraphs = Paragraphs()
    paragraphs.add("port", TEXT)
    paragraphs.add("mine", "Lena Falk closed the mine in June. It had employed 250 people in Karst for six years.")
    return Augmenter(paragraphs, random.Random(1))


def test_the_groups_have_both_kinds_of_statement_and_no_group_is_in_both_parts() -> None:
    train, dev = read_groups("train"), read_groups("dev")
    assert len(train) > len(dev) > 100
    cited = [{one.cited for group in groups for one in group} for groups in (train, dev)]
    assert not cited[0] & cited[1]
    for group in dev:
        assert {one.supported for one in group} == {True, False}


def test_what_is_made_of_a_group_is_labelled_by_how_it_was_made() -> None:
    group = [
        Statement("Osei opened the port in May.", (TEXT[35:80],), (TEXT[:34],), True),
        Statement("Osei opened the port in July.", (TEXT[35:80],), (TEXT[:34],), False, "date"),
    ]
    made = [one for _ in range(40) for one in of_groups([group], augmenter(), random.Random(_))]
    kinds = {one.kind: one for one in made}
    assert {"swapped", "misplaced", "date", "faithful"} <= set(kinds)
    assert all(one.supported == (one.kind == "faithful") for one in made)
    assert kinds["misplaced"].cited == (TEXT[35:80],)
    assert kinds["swapped"].statement != group[0].statement


def test_a_question_is_declared_with_its_answer_and_with_others() -> None:
    assert declared("Who opened the port?", "Marta Osei") == "Marta Osei opened the port."
    assert declared("When did it open?", "May") == "When did it open: May."
    examples = [
        Example("Who opened the port?", TEXT, ((0, 10),), "port", "news"),
        Example("Who had run it before?", TEXT, ((47, 57),), "port", "news"),
        Example("How many people does the mine employ?", TEXT, (), "port", "news"),
    ]
    made = of_questions(examples, 1.0, augmenter(), random.Random(2))
    assert any(one.supported and one.statement == "Marta Osei opened the port." for one in made)
    assert all(one.cited == (TEXT[:34],) for one in made if one.supported and "opened" in one.statement)
    assert any(not one.supported for one in made)
    assert any(one.statement == "How many people does the mine employ: 400." and not one.supported for one in made)

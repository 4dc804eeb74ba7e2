"""The reader: its windows, its spans, and what it finds in plain sentences."""

import importlib.util
import random

import numpy as np
import pytest

from assistant.reader import MODELS, Candidate, Reader, features, logistic
from assistant.windows import CLS, SEP, Piece, cut, windows
from index import Sentence


def piece(sentence: int, length: int, first: int = 0) -> Piece:
    places = np.arange(first, first + length, dtype=np.int64)
    return Piece(sentence, places + 1000, places * 2, places * 2 + 1)


def sentences(*texts: str, citable: bool = True) -> list[Sentence]:
    made, at = [], 0
    for i, text in enumerate(texts):
        made.append(Sentence(i, at, at + len(text), text, citable))
        at += len(text) + 1
    return made


NEWS = sentences(
    "PARIS, June 3 — The river port of Vernay will close its oldest lock for eleven weeks from August.",
    "Marta Osei, who runs the port, said on Tuesday that barges would be sent round by the northern canal.",
    "“We have put this off since 2019,” she said.",
    "The repair will cost 4.2 million euros, of which the region pays a third.",
    "The mayor, Luc Brandt, called the closure overdue.",
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def test_every_piece_is_in_a_window_and_none_is_too_long() -> None:
    rng = random.Random(5)
    for _ in range(200):
        pieces = [piece(i, rng.randint(1, 120), 200 * i) for i in range(rng.randint(1, 30))]
        question = list(range(rng.randint(1, 64)))
        made = windows(question, pieces, longest=256, overlap=48)
        assert all(len(w.ids) <= 256 for w in made)
        assert {p.sentence for w in made for p in w.pieces} == set(range(len(pieces)))
        whole = [p for w in made for p in w.pieces]
        assert {int(x) for p in whole for x in p.ids} == {int(x) for p in pieces for x in p.ids}
        for w in made:
            assert w.ids[0] == CLS and w.ids[-1] == SEP and w.ids[w.text_at - 1] == SEP
            order = [p.sentence for p in w.pieces]
            assert order == sorted(order)
            for p, at in zip(w.pieces, w.at, strict=True):
                assert (w.ids[at : at + len(p)] == p.ids).all()


def test_windows_overlap_by_whole_sentences() -> None:
    first, second = windows([1, 2], [piece(i, 30, 100 * i) for i in range(8)], longest=160, overlap=40)
    assert first.pieces[-1].sentence == second.pieces[0].sentence


def test_nothing_to_read_makes_no_window() -> None:
    assert windows([1], [], longest=64, overlap=8) == []
    assert windows([1], [piece(0, 0)], longest=64, overlap=8) == []


def test_a_long_sentence_is_cut_into_parts_that_overlap() -> None:
    parts = cut(piece(3, 250), 100, 20)
    assert [len(p) for p in parts] == [100, 100, 90]
    assert all(p.sentence == 3 for p in parts)
    assert parts[0].ids[-20:].tolist() == parts[1].ids[:20].tolist()


def test_a_question_in_the_article_is_no_answer(reader: Reader) -> None:
    interview = sentences(
        "Will the lock at Vernay close in August?",
        "It will, and for eleven weeks.",
        "How much will the repair of the lock cost?",
        "“About 4.2 million euros,” said Marta Osei, who runs the port.",
    )
    assert {each.sentence for each in reader.read("Will the lock close in August?", interview)} == {1, 3}
    assert {each.sentence for each in reader.read("What was Marta Osei asked?", interview)} == {0, 1, 2, 3}


def test_logistic_is_bounded() -> None:
    fit = {"bias": 0.0, "weights": {"span": 1.0}}
    assert logistic(fit, {"span": 0.0}) == 0.5
    assert 0 < logistic(fit, {"span": -1e9}) < 1e-9
    assert 1 - 1e-9 < logistic(fit, {"span": 1e9}) < 1


def test_features_of_the_only_sentence_have_a_full_margin() -> None:
    one = Candidate(0, 0, 3, 2.0, 3.0)
    assert features([one], 0)["margin"] == 10.0


def test_the_line_with_the_date_is_no_answer(reader: Reader) -> None:
    told = sentences("Friday 9 February 2024", *(each.text for each in NEWS))
    readings = reader.read("On what date did the lock break?", told)
    assert readings
    assert all(told[each.sentence].text != "Friday 9 February 2024" for each in readings)
    assert reader.read("On what date?", told[:1])  # nothing else to read


@pytest.mark.parametrize(
    ("question", "place", "answer"),
    [
        ("How long will the lock be closed?", 0, "eleven weeks"),
        ("Who runs the port?", 1, "Marta Osei"),
        ("repair cost", 3, "4.2 million euros"),
        ("What is the name of the mayor?", 4, "Luc Brandt"),
    ],
)
def test_finds_plain_answers(reader: Reader, question: str, place: int, answer: str) -> None:
    best = reader.read(question, NEWS)[0]
    text = " ".join(s.text for s in NEWS)
    assert best.sentence == place
    assert answer in text[best.start : best.end]
    assert best.probability >= reader.threshold


@pytest.mark.parametrize(
    "question", ["Who painted the Mona Lisa?", "What is the best way to cook rice?", "When was Luc Brandt born?"]
)
def test_abstains_from_what_is_not_there(reader: Reader, question: str) -> None:
    assert reader.read(question, NEWS)[0].probability < reader.threshold


def test_spans_lie_in_their_sentences(reader: Reader) -> None:
    for question in ("Who said so?", "How much?", "why", "août 日本 🙂"):
        found = reader.read(question, NEWS, limit=5)
        assert len({r.sentence for r in found}) == len(found) == 5
        for r in found:
            assert NEWS[r.sentence].start <= r.start < r.end <= NEWS[r.sentence].end
            assert 0 <= r.probability <= 1


def test_offsets_are_those_of_the_article(reader: Reader) -> None:
    text = "Zum Glück: 🙂🙂 Die Stadt.\r\n\r\nThe café in Québec opened in 1987 with\u00a0twelve tables."
    at = text.index("The café")
    found = reader.read("In what year did the café open?", [Sentence(0, at, len(text), text[at:])])[0]
    assert text[found.start : found.end] == "1987"


def test_furniture_is_not_read(reader: Reader) -> None:
    hidden = [*NEWS[:4], Sentence(4, NEWS[4].start, NEWS[4].end, NEWS[4].text, citable=False)]
    assert all(r.sentence != 4 for r in reader.read("What is the name of the mayor?", hidden, limit=9))


def test_the_same_twice(reader: Reader) -> None:
    assert reader.read("Who runs the port?", NEWS) == reader.read("Who runs the port?", NEWS)


def test_nothing_to_read_gives_no_reading(reader: Reader) -> None:
    assert reader.read("Who?", []) == []
    assert reader.read("Who?", sentences("The mayor.", citable=False)) == []


def test_long_articles_and_questions_are_read_to_the_end(reader: Reader) -> None:
    filler = [f"Line {i} of the report names no one and gives no figure at all." for i in range(150)]
    many = sentences(*filler, "The auditor, Ines Kovac, signed it in Zagreb.")
    assert reader.read("Who signed the report in Zagreb as auditor?", many)[0].sentence == 150
    assert reader.read("Who " + "really " * 300 + "signed it?", many)
    assert reader.read("Who signed?", sentences("word " * 2000))
    assert reader.read("Who signed?", sentences("a1b2," * 30_000))
    assert (
        reader.read("“" + "The pier was paid for by all. " * 12 + "” Who signed it in Zagreb?", many)[0].sentence == 150
    )


def test_rejects_a_blank_question_and_no_limit(reader: Reader) -> None:
    with pytest.raises(ValueError, match="blank"):
        reader.read("  ", NEWS)
    with pytest.raises(ValueError, match="limit"):
        reader.read("Who?", NEWS, limit=0)


@pytest.mark.skipif(importlib.util.find_spec("torch") is None, reason="torch is a development tool")
def test_a_step_of_training_lowers_the_loss() -> None:
    import torch

    from assistant.training.data import Example
    from assistant.training.encode import Encoder, collate
    from assistant.training.model import ReaderNet, losses

    torch.manual_seed(1)
    text = "The port closed in May. Marta Osei runs it."
    examples = [Example("Who runs it?", text, ((24, 34),), "a", "a"), Example("Who left?", text, (), "a", "a")]
    encoder = Encoder(MODELS / "tokenizer.json")
    batch = collate([piece for e in examples for piece in encoder.encode(e)])
    net = ReaderNet()
    optimiser = torch.optim.AdamW(net.parameters(), lr=1e-4)
    values = []
    for _ in range(4):
        loss = losses(*net(batch["input_ids"], batch["attention_mask"], batch["token_type_ids"]), batch).total
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        values.append(loss.item())
    assert values[-1] < values[0]


@pytest.mark.skipif(importlib.util.find_spec("torch") is None, reason="torch is a development tool")
def test_word_vectors_in_four_bits_are_near_the_table() -> None:
    import torch

    from assistant.training.model import VOCABULARY, WIDTH, Nibbles

    torch.manual_seed(1)
    table = torch.randn(VOCABULARY, WIDTH)
    words = Nibbles()
    words.pack(table)
    ids = torch.tensor([[0, 7, 30521]])
    found = words(ids)[0]
    assert found.shape == (3, WIDTH)
    assert torch.nn.functional.cosine_similarity(found, table[ids[0]]).min() > 0.99
    assert words(ids.flip(1))[0].equal(found.flip(0))


@pytest.mark.skipif(importlib.util.find_spec("torch") is None, reason="torch is a development tool")
def test_training_can_go_on_from_the_exported_reader(reader: Reader) -> None:
    import torch

    from assistant.training.model import ReaderNet

    made = reader.windows("Who runs the port?", NEWS)
    tokens = reader.run(made)
    n = len(made[0].ids)
    kinds = (torch.arange(n) >= made[0].text_at).long()
    with torch.no_grad():
        net = ReaderNet.from_reader(MODELS / "reader.onnx").eval()
        again, _ = net(torch.tensor(made[0].ids)[None], torch.ones(1, n, dtype=torch.long), kinds[None])
    assert np.corrcoef(again[0].numpy().ravel(), tokens[0, :n].ravel())[0, 1] > 0.98

"""The checker's network: what it is given, and that it tells plain cases apart."""

import importlib.util

import pytest

from assistant.checks.entailment import LONGEST, LONGEST_STATEMENT, MODELS, _load, log_odds, pieces

FERRY = (
    "The ferry from Tarsund was cancelled on Friday because ice had damaged its rudder, the operator Nordlinje said."
)


def test_the_pieces_are_the_statement_the_neighbours_and_the_cited() -> None:
    _, tokenizer = _load()
    ids, first = pieces(tokenizer, "It rained.", ["Rain fell."], ["A storm came."])
    assert (
        tokenizer.decode(ids, skip_special_tokens=False)
        == "[CLS] it rained. [SEP] a storm came. [SEP] rain fell. [SEP]"
    )
    assert tokenizer.decode(ids[first:]) == "rain fell."


def test_what_is_too_long_is_cut_and_the_cited_are_cut_last() -> None:
    _, tokenizer = _load()
    ids, first = pieces(tokenizer, "rain " * 500, ["snow"] * 50, ["wind " * 500])
    assert len(ids) == LONGEST
    assert tokenizer.decode(ids[first:]).split() == ["snow"] * 50
    assert tokenizer.decode(ids).split().count("rain") == LONGEST_STATEMENT


@pytest.mark.parametrize(
    ("faithful", "false"),
    [
        ("Damage to the rudder led to the cancellation.", "A strike of the crew led to the cancellation."),
        ("Nordlinje did not run Friday's ferry.", "Nordlinje ran Friday's ferry in spite of the ice."),
        ("On Friday the boat from Tarsund did not sail.", "On Friday the hotel in Tarsund did not open."),
    ],
)
def test_a_faithful_statement_is_likelier_than_a_false_one(faithful: str, false: str) -> None:
    assert log_odds(faithful, [FERRY]) > log_odds(false, [FERRY])


@pytest.mark.skipif(importlib.util.find_spec("torch") is None, reason="torch is a development tool")
def test_training_can_go_on_from_the_exported_checker() -> None:
    import torch

    from assistant.training.export import load

    _, tokenizer = _load()
    statement = "Damage to the rudder led to the cancellation."
    ids, first = pieces(tokenizer, statement, [FERRY], [])
    row = torch.tensor(ids)[None]
    with torch.no_grad():
        _, again = load(MODELS / "checker.onnx")(
            row, torch.ones_like(row), (torch.arange(len(ids)) >= first).long()[None]
        )
    assert again[0] == pytest.approx(log_odds(statement, [FERRY]), abs=0.01)

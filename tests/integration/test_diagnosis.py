"""What `article-chat check` finds, with servers that answer and servers that do not."""

from typing import Any

import pytest
from llm_server import Asked, Reply, Server, refused_url

from assistant.calling import Limits
from assistant.diagnosis import all_well, diagnose
from index.settings import load_settings

KEY = "sk-the-secret-key"


def found(monkeypatch: pytest.MonkeyPatch, url: str = "", **values: str) -> Any:
    if url:
        monkeypatch.setenv("LLM_PROVIDER", "openai")
        monkeypatch.setenv("LLM_MODEL", "scripted")
        monkeypatch.setenv("LLM_BASE_URL", f"{url}/v1")
        monkeypatch.setenv("LLM_API_KEY", KEY)
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    findings = diagnose(load_settings(), limits=Limits(first=20, idle=20, total=40, retries=0))
    assert KEY not in " ".join(map(str, findings))
    return findings


def test_without_a_model_all_is_well(monkeypatch: pytest.MonkeyPatch) -> None:
    library, model = findings = found(monkeypatch)
    assert all_well(findings)
    assert "0 articles in " in library.text
    assert "none is configured" in model.text and "LLM_PROVIDER" in model.remedy


def test_a_model_that_cites(monkeypatch: pytest.MonkeyPatch) -> None:
    def text(asked: Asked) -> str:
        return f"It opens at nine. {asked.key('nine')}"

    with Server(Reply(text)) as server:
        _, model = found(monkeypatch, server.url)
    assert model.ok
    assert "scripted at 127.0.0.1:" in model.text and "cites its sentences" in model.text
    assert model.remedy == ""


def test_a_model_that_does_not_cite(monkeypatch: pytest.MonkeyPatch) -> None:
    with Server(Reply("It opens at nine.")) as server:
        _, model = found(monkeypatch, server.url)
    assert model.ok
    assert "does not cite" in model.text and "larger model" in model.remedy


@pytest.mark.parametrize(
    ("reply", "what", "remedy"),
    [
        (Reply(status=401), "HTTP 401", "LLM_API_KEY"),
        (Reply(status=404), "HTTP 404", "LLM_BASE_URL"),
        (Reply(status=500), "HTTP 500", "logs"),
        (Reply(""), "nothing that can be read", "another model"),
    ],
)
def test_a_server_that_fails_is_told_with_a_remedy(
    monkeypatch: pytest.MonkeyPatch, reply: Reply, what: str, remedy: str
) -> None:
    with Server(reply) as server:
        findings = found(monkeypatch, server.url)
    assert not all_well(findings)
    assert what in findings[1].text and remedy in findings[1].remedy


def test_nothing_that_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    findings = found(monkeypatch, refused_url())
    assert not all_well(findings)
    assert "cannot be reached" in str(findings[1]) and "LLM_BASE_URL" in str(findings[1])


def test_a_setting_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    _, model = found(monkeypatch, LLM_PROVIDER="openai")
    assert not model.ok and "LLM_MODEL" in model.text


def test_a_library_that_cannot_be_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    library, _ = found(monkeypatch, CHROMA_URL=refused_url())
    assert not library.ok

"""The language model of the settings: what is missing is named, and what to do is said."""

import importlib.util
from typing import Any

import pytest

from assistant.providers import configured
from index.errors import SettingsError
from index.settings import load_settings

NAMES = ("LLM_PROVIDER", "LLM_MODEL", "LLM_BASE_URL", "LLM_API_KEY")


def settings(monkeypatch: pytest.MonkeyPatch, **values: str) -> Any:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    return load_settings()


def test_no_provider_is_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    assert configured(settings(monkeypatch)) is None


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"LLM_PROVIDER": "openai"}, "LLM_MODEL"),
        ({"LLM_PROVIDER": "openai", "LLM_MODEL": "m"}, "LLM_API_KEY"),
        ({"LLM_PROVIDER": "openai", "LLM_MODEL": "m", "LLM_API_KEY": "a b"}, "LLM_API_KEY"),
        ({"LLM_PROVIDER": "openai", "LLM_MODEL": "m", "LLM_BASE_URL": "http://host:99999"}, "LLM_BASE_URL"),
        ({"LLM_PROVIDER": "openai", "LLM_MODEL": "m", "LLM_BASE_URL": "http://[bad"}, "LLM_BASE_URL"),
        ({"LLM_PROVIDER": "openai", "LLM_MODEL": "m", "LLM_BASE_URL": "http://me:secret@host/v1"}, "LLM_BASE_URL"),
    ],
)
def test_what_is_missing_or_wrong_is_named(monkeypatch: pytest.MonkeyPatch, values: dict[str, str], named: str) -> None:
    with pytest.raises(SettingsError, match=named) as raised:
        configured(settings(monkeypatch, **values))
    assert "secret" not in str(raised.value)


def test_a_local_server_needs_no_key_and_never_gets_one_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-somebody")
    values = {"LLM_PROVIDER": "openai", "LLM_MODEL": "m", "LLM_BASE_URL": "http://localhost:8080/v1/"}
    model = configured(settings(monkeypatch, **values))
    assert model is not None
    assert (model.base_url, model.host, model.headers) == ("http://localhost:8080/v1", "localhost:8080", {})
    from assistant.wire import Wire

    llm: Any = model.llm(Wire(model.base_url, model.headers, connect=1, read=1, most_bytes=1))
    assert llm.api_key == "none"


@pytest.mark.parametrize("provider", ["ollama", "anthropic"])
def test_a_missing_package_names_its_extra(monkeypatch: pytest.MonkeyPatch, provider: str) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SettingsError, match=rf"pip install 'article-chat\[{provider}\]'"):
        configured(settings(monkeypatch, LLM_PROVIDER=provider, LLM_MODEL="m", LLM_API_KEY="k"))

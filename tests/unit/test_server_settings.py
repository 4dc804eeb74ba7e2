"""The settings of who may come in: their forms, where the page may listen, and who a visitor is."""

import asyncio
import base64
import logging
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.types import Receive, Scope, Send

from index.errors import SettingsError
from index.settings import Settings, load_settings
from ui.serving.listening import check_listening, for_address, is_loopback
from ui.serving.logs import Json, Text
from ui.serving.users import Users
from ui.serving.visitors import ClientAddress, visitor


@pytest.mark.parametrize(
    ("value", "users"),
    [
        ("", {}),
        ("ann:secret", {"ann": "secret"}),
        ("ann:se:cr:et, bob:two words", {"ann": "se:cr:et", "bob": "two words"}),
        ("zoë:pässword", {"zoë": "pässword"}),
        ("ann::", {"ann": ":"}),
    ],
)
def test_users_are_read(value: str, users: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUTH_USERS", value)
    assert load_settings().users == users
    assert not any(password in repr(load_settings().auth_users) for password in users.values() if password != ":")


@pytest.mark.parametrize(
    "value", ["ann", "ann:", ":hunter2", "ann:hunter2,", "ann:hunter2,bob", "ann:a,ann:b", "ann :x"]
)
def test_users_in_another_form_are_refused_and_not_repeated(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUTH_USERS", value)
    with pytest.raises(
        SettingsError, match="AUTH_USERS is set to a value that cannot be used: give name:password"
    ) as told:
        load_settings()
    assert "hunter2" not in str(told.value)
    assert "hunter2" not in str(told.value.__cause__)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ALLOW_PUBLIC", "perhaps"),
        ("TRUSTED_PROXY", "10.0.0.1"),
        ("QUESTIONS_PER_MINUTE", "-1"),
        ("QUESTIONS_PER_MINUTE", "many"),
        ("LOG_FORMAT", "xml"),
        ("LOG_LEVEL", "loud"),
        ("LOG_QUESTIONS", "some"),
    ],
)
def test_a_wrong_setting_is_named(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(
        SettingsError, match=f"{name} is set to a value that cannot be used: give (a whole|yes|text|debug)"
    ):
        load_settings()


def test_capitals_do_not_matter_for_the_log(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_LEVEL", "WARNING")
    monkeypatch.setenv("LOG_FORMAT", "JSON")
    assert (load_settings().log_level, load_settings().log_format) == ("warning", "json")


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "localhost", "::1", "[::1]"])
def test_this_machine_is_free_to_ask(host: str) -> None:
    assert is_loopback(host)
    check_listening(Settings(server_host=host))


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "[::]", "192.168.1.7", "fe80::1", "example.org", "0", "127.1"])
def test_elsewhere_a_login_or_the_explicit_word_is_needed(host: str) -> None:
    with pytest.raises(SettingsError, match=r"SERVER_HOST is .*AUTH_USERS.*ALLOW_PUBLIC"):
        check_listening(Settings(server_host=host))
    check_listening(Settings(server_host=host, auth_users="ann:secret"))
    check_listening(Settings(server_host=host, allow_public=True))


def test_ipv6_stands_in_brackets() -> None:
    assert [for_address(host) for host in ("::", "[::1]", "0.0.0.0", "localhost")] == [
        "[::]", "[::1]", "0.0.0.0", "localhost",
    ]  # fmt: skip


def basic(text: str) -> str:
    return "Basic " + base64.b64encode(text.encode()).decode()


def test_users_are_checked() -> None:
    users = Users({"ann": "se:cret", "zoë": "pässword"})
    assert users.check("ann", "se:cret")
    assert users.check("zoë", "pässword")
    for name, password in (
        ("ann", "se"),
        ("ann", ""),
        ("bob", "se:cret"),
        ("", ""),
        ("zoë", "se:cret"),
        ("ann", "\ud800"),
    ):
        assert not users.check(name, password)
    assert users.from_basic(basic("ann:se:cret")) == "ann"
    assert users.from_basic(basic("zoë:pässword").replace("Basic", "bAsIc")) == "zoë"
    wrong = (None, "", "Basic", "Basic !!", basic("ann"), basic("ann:"), basic("bob:x"), "Bearer ann", "Basic /w==")
    assert [users.from_basic(header) for header in wrong] == [None] * len(wrong)
    assert not Users({})


def test_a_visitor_is_a_user_or_a_network() -> None:
    assert visitor("127.0.0.1", "ann") == visitor("192.0.2.1", "ann")
    assert visitor("127.0.0.1") != visitor("127.0.0.2")
    assert visitor("2001:db8:0:1::1") == visitor("2001:db8:0:1:ffff::2") != visitor("2001:db8:0:2::1")
    assert visitor("::ffff:192.0.2.1") == visitor("192.0.2.1")
    assert visitor(None) == visitor(None)


@pytest.mark.parametrize(
    ("forwarded", "seen"),
    [
        ([], "10.0.0.9"),
        (["192.0.2.1"], "192.0.2.1"),
        (["6.6.6.6, 192.0.2.1"], "192.0.2.1"),
        (["6.6.6.6", "192.0.2.1"], "192.0.2.1"),
        (["192.0.2.1:4711"], "192.0.2.1"),
        (["[2001:db8::1]:4711"], "2001:db8::1"),
        (["2001:db8::1"], "2001:db8::1"),
        (["nonsense"], "10.0.0.9"),
        ([""], "10.0.0.9"),
    ],
)
def test_the_proxy_is_believed_in_its_own_entry(forwarded: list[str], seen: str) -> None:
    found: list[Any] = []

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        found.append(scope["client"][0])

    headers = [(b"x-forwarded-for", value.encode()) for value in forwarded]
    scope = {"type": "http", "headers": headers, "client": ("10.0.0.9", 1)}
    # In a thread of its own: the browser tests of the same run leave an event loop running in this one.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(ClientAddress(application)(scope, None, None))).result()  # type: ignore[arg-type]
    assert found == [seen]


def test_a_log_line_is_one_line() -> None:
    record = logging.LogRecord("ui", logging.INFO, "", 0, "question", None, None)
    record.fields = {"door": "page", "question": 'Who?\n{"level": "error"}'}
    for line in (Json().format(record), Text().format(record)):
        assert len(line.splitlines()) == 1
        assert "Who?" in line


def test_capitals_do_not_matter_for_the_provider(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LLM_PROVIDER", "OpenAI ")
    assert load_settings().llm_provider == "openai"


def test_spaces_around_a_setting_do_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SERVER_HOST", " 0.0.0.0 ")
    monkeypatch.setenv("LLM_BASE_URL", "http://localhost:11434/v1 ")
    monkeypatch.setenv("CHROMA_URL", " ")
    settings = load_settings()
    assert (settings.server_host, settings.llm_base_url) == ("0.0.0.0", "http://localhost:11434/v1")
    assert settings.chroma_url == ""


@pytest.mark.parametrize(
    ("name", "value"), [("SERVER_HOST", " "), ("CHROMA_URL", "http://x y"), ("LLM_BASE_URL", "http://x/v1 y")]
)
def test_an_address_that_is_none_is_named(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=f"{name} is set to a value that cannot be used: give an? (address|host)"):
        load_settings()

"""For all tests: a home of their own, no settings of the person who runs them, and no host but this one."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from index import Library
from index.settings import Settings

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["HF_HUB_OFFLINE"] = "1"

_LOOPBACK = ("127.", "::1", "localhost", "0.0.0.0")


@pytest.fixture(scope="session", autouse=True)
def no_other_host() -> Iterator[None]:
    """Refuse connections that would leave the machine, so that a test cannot need the network."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and not str(address[0]).startswith(_LOOPBACK):
            raise PermissionError(f"a test tried to reach {address}")
        connect(self, address)

    socket.socket.connect = guarded  # type: ignore[method-assign]
    yield
    socket.socket.connect = connect  # type: ignore[method-assign]


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Point the program at an empty home, away from any `.env`."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    home = tmp_path / "home"
    monkeypatch.setenv("ARTICLE_CHAT_HOME", str(home))
    monkeypatch.chdir(tmp_path)
    return home


@pytest.fixture
def library(own_home: Path) -> Iterator[Library]:
    """An empty library in the test's home."""
    with Library.open() as opened:
        yield opened

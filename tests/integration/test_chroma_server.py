"""A real Chroma server on loopback, which several programs may write to."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from index import Library
from index.errors import StoreError


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("chroma-server")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = shutil.which("chroma", path=str(Path(sys.executable).parent)) or "chroma"
    process = subprocess.Popen(
        [command, "run", "--host", "127.0.0.1", "--port", str(port), "--path", str(folder)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.2)
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.wait()


def test_two_writers_share_a_server(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMA_URL", server)
    with Library.open() as first, Library.open() as second:
        flood = first.add_text("The river flooded Lingen. Forty people left their homes.")
        fire = second.add_text("A fire closed the station. Nobody was hurt.")
        assert {article.id for article in first.articles()} == {flood.id, fire.id}
        assert first.retrieve("Who was hurt in the fire?")[0].article_id == fire.id
        assert second.get(flood.id) == flood
        second.remove(flood.id)
        assert [article.id for article in first.articles()] == [fire.id]


def test_a_server_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    monkeypatch.setenv("CHROMA_URL", f"http://127.0.0.1:{port}")
    with pytest.raises(StoreError, match="CHROMA_URL") as caught:
        Library.open()
    assert "\n" not in str(caught.value)

"""The Dockerfile and compose.yaml, read as a container engine would read them: there is none to try them with."""

import json
import re
import shlex
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

import index
from index.settings import Settings
from ui.serving.health import PATH as HEALTH
from ui.serving.listening import is_loopback

ROOT = Path(index.__file__).parent.parent
INSTRUCTIONS = {
    "ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK", "LABEL", "ONBUILD", "RUN",
    "SHELL", "STOPSIGNAL", "USER", "VOLUME", "WORKDIR",
}  # fmt: skip
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def dockerfile() -> list[tuple[str, str]]:
    """Instructions and what follows them, comments left out and continued lines joined."""
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    text = "\n".join(line for line in lines if line.strip() and not line.lstrip().startswith("#"))
    joined = re.sub(r"\\\n\s*", "", text)
    return [(name, rest) for name, _, rest in (line.partition(" ") for line in joined.splitlines())]


FILE = dockerfile()
FINAL = FILE[max(place for place, (name, _) in enumerate(FILE) if name == "FROM") :]


def given(name: str, instructions: list[tuple[str, str]] = FINAL) -> list[str]:
    return [rest for instruction, rest in instructions if instruction == name]


def environment() -> dict[str, str]:
    return dict(pair.split("=", 1) for rest in given("ENV") for pair in shlex.split(rest))


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    loaded = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def test_instructions_are_valid() -> None:
    assert {name for name, _ in FILE} <= INSTRUCTIONS
    assert all(rest.strip() for _, rest in FILE)
    assert FILE[0][0] == "FROM"
    for name in ("CMD", "ENTRYPOINT", "HEALTHCHECK", "USER"):
        assert len(given(name)) == 1, name
    for rest in given("CMD") + given("ENTRYPOINT"):
        assert all(isinstance(word, str) for word in json.loads(rest))


def ignored(name: str) -> bool:
    """Whether .dockerignore keeps a path at the top out of what is built from; its last matching line decides."""
    kept = True
    for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines():
        pattern = line.removeprefix("!")
        if line and not line.startswith("#") and pattern in ("*", name):
            kept = line.startswith("!")
    return not kept


def test_what_is_copied_is_there_and_nothing_else_is_sent() -> None:
    copied = [word for rest in given("COPY", FILE) if "--from" not in rest for word in rest.split()[:-1]]
    assert {"index", "assistant", "ui", "pyproject.toml", "constraints.txt"} <= set(copied)
    for name in copied:
        assert (ROOT / name).exists(), name
        assert not ignored(name), name
    for private in (".env", ".git", ".venv", "tests"):
        assert ignored(private), private
    for needed in (PROJECT["readme"], *PROJECT["license-files"]):  # setuptools reads them
        assert needed in copied


def test_the_python_is_one_that_the_project_takes() -> None:
    for image in given("FROM", FILE):
        found = re.match(r"python:3\.(\d+)-slim\b", image)
        assert found and int(found[1]) >= int(PROJECT["requires-python"].split(".")[1])


def test_packages_are_pinned_and_their_extras_exist() -> None:
    (install,) = [rest for rest in given("RUN", FILE) if "pip install" in rest]
    assert "-c constraints.txt" in install
    extras = re.search(r"\.\[(.+?)]", install)
    assert extras and set(extras[1].split(",")) <= set(PROJECT["optional-dependencies"])


def test_no_build_tool_is_left_and_nobody_is_root() -> None:
    assert not any(word in rest for rest in given("RUN") for word in ("pip", "apt", "gcc"))
    assert given("COPY") == ["--from=build /opt/article-chat /opt/article-chat"]
    user = given("USER")[0]
    assert user not in ("root", "0")
    assert any(f"useradd --system --uid 10001 --create-home {user}" in rest for rest in given("RUN"))
    names = [name for name, _ in FINAL]
    assert names.index("USER") > max(place for place, name in enumerate(names) if name == "RUN")


def test_the_command_exists() -> None:
    from typer.main import get_command

    from ui.cli import app

    (entrypoint,) = json.loads(given("ENTRYPOINT")[0])
    assert entrypoint in PROJECT["scripts"]
    command, *options = json.loads(given("CMD")[0])
    commands = get_command(app).commands  # type: ignore[attr-defined]
    known = {word for parameter in commands[command].params for word in (*parameter.opts, *parameter.secondary_opts)}
    assert set(options) <= known


def test_settings_ports_and_folder_agree(compose: dict[str, Any]) -> None:
    chosen = environment()
    names = {name.upper() for name in Settings.model_fields}
    assert set(chosen) - {"PATH", "PYTHONUNBUFFERED"} <= names
    port = chosen["SERVER_PORT"]
    assert given("EXPOSE") == [port]
    assert f"http://127.0.0.1:{port}{HEALTH}" in given("HEALTHCHECK")[0]
    assert not is_loopback(chosen["SERVER_HOST"])  # else nothing outside the container reaches it
    assert given("VOLUME") == [chosen["ARTICLE_CHAT_HOME"]]
    service = compose["services"]["article-chat"]
    assert service["ports"] == [f"127.0.0.1:{port}:{port}"]
    assert service["volumes"] == [f"home:{chosen['ARTICLE_CHAT_HOME']}"]
    assert set(service["environment"]) <= names


def test_nothing_in_them_is_refused_by_the_settings(monkeypatch: pytest.MonkeyPatch, compose: dict[str, Any]) -> None:
    defaults = {
        name: re.sub(r"\$\{\w+(?::-(.*?)|:\?.*)}", lambda found: found[1] or "", str(value))
        for name, value in compose["services"]["article-chat"]["environment"].items()
    }
    for name, value in {**environment(), **defaults}.items():
        monkeypatch.setenv(name, value)
    settings = Settings()
    assert settings.chroma_url == "http://chroma:8000"
    assert settings.log_format == "json"
    assert not settings.users  # compose has none to fall back to


def test_users_have_to_be_set(compose: dict[str, Any]) -> None:
    wanted = compose["services"]["article-chat"]["environment"]["AUTH_USERS"]
    assert re.fullmatch(r"\$\{AUTH_USERS:\?set AUTH_USERS .+}", wanted)


def test_chroma_is_the_pinned_version_and_not_published(compose: dict[str, Any]) -> None:
    chroma = compose["services"]["chroma"]
    pinned = re.search(r"^chromadb==(\S+)$", (ROOT / "constraints.txt").read_text(encoding="utf-8"), re.MULTILINE)
    assert pinned and chroma["image"] == f"chromadb/chroma:{pinned[1]}"
    assert "ports" not in chroma
    assert chroma["expose"] == ["8000"]
    assert chroma["volumes"] == ["chroma:/data"]
    assert set(compose["volumes"]) == {"home", "chroma"}
    assert chroma["healthcheck"]["test"][:3] == ["CMD", "/bin/bash", "-c"]
    waits_for = compose["services"]["article-chat"]["depends_on"]
    assert waits_for == {"chroma": {"condition": "service_healthy"}}

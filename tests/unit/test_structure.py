"""The shape of the project: what may import what, the public names, and the settings' list."""

import ast
from pathlib import Path

import pytest

import assistant
import index
from index.errors import SettingsError
from index.settings import Settings, load_settings

ROOT = Path(index.__file__).parent.parent
MODULES = [path for package in ("index", "assistant", "ui") for path in sorted((ROOT / package).rglob("*.py"))]
DEVELOPMENT_ONLY = ("assistant/training/", "index/models/")


def imports(path: Path, *, top_level_only: bool = False) -> set[str]:
    """Names of the packages that a module imports, in functions too."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = tree.body if top_level_only else list(ast.walk(tree))
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return names | {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}


def packages(path: Path, *, top_level_only: bool = False) -> set[str]:
    return {name.split(".")[0] for name in imports(path, top_level_only=top_level_only)}


def local(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_there_are_modules_to_look_at() -> None:
    assert len(MODULES) > 20


@pytest.mark.parametrize("path", MODULES, ids=local)
def test_imports_go_one_way(path: Path) -> None:
    package = local(path).split("/")[0]
    forbidden = {"index": {"assistant", "ui", "gradio"}, "assistant": {"ui", "gradio"}, "ui": set[str]()}[package]
    if not local(path).startswith(DEVELOPMENT_ONLY):
        forbidden |= {"torch", "transformers"}
    assert not packages(path) & forbidden


@pytest.mark.parametrize("path", MODULES, ids=local)
def test_one_module_talks_to_each_big_package(path: Path) -> None:
    used = packages(path)
    if local(path) not in ("index/chroma.py", "index/store.py"):
        assert "chromadb" not in used
    # The retriever, the language models, and the library, which names the retriever's type.
    if local(path) not in ("index/retrieval.py", "index/library.py", "assistant/providers.py"):
        assert "llama_index" not in used


def test_light_modules_import_nothing_heavy() -> None:
    for name in ("index/__init__.py", "index/types.py", "index/errors.py", "assistant/__init__.py", "ui/cli.py"):
        heavy = {"numpy", "chromadb", "llama_index", "onnxruntime", "gradio", "pydantic", "trafilatura"}
        assert not packages(ROOT / name, top_level_only=True) & heavy


def test_public_names() -> None:
    assert set(index.__all__) == {"Article", "ArticleChatError", "Library", "Passage", "Sentence", "retrieve"}
    assert set(assistant.__all__) >= {"Answer", "Citation", "Conversation", "Statement", "ask"}
    for module in (index, assistant):
        for name in module.__all__:
            assert getattr(module, name) is not None
        with pytest.raises(AttributeError):
            _ = module.nothing_of_this_name


def test_env_example_lists_every_setting() -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    listed = {line.lstrip("# ").split("=")[0] for line in lines if "=" in line}
    assert listed == {name.upper() for name in Settings.model_fields}


@pytest.mark.parametrize(
    ("name", "value"),
    [("SERVER_PORT", "http"), ("SERVER_PORT", "70000"), ("MAX_UPLOAD_MB", "0"), ("CHROMA_URL", "localhost:8000")],
)
def test_a_wrong_setting_is_named(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=f"{name} is set to a value that cannot be used: give "):
        load_settings()


def test_settings_come_from_a_file_too(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("SERVER_PORT=8123\nSOMETHING_ELSE=1\nCHROMA_URL=\n", encoding="utf-8")
    assert load_settings().server_port == 8123
    (tmp_path / ".env").write_bytes(b"SERVER_PORT=\xff\xfe")
    with pytest.raises(SettingsError, match="UTF-8"):
        load_settings()

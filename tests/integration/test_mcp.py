"""MCP with the client of its own SDK: over standard input and output, and over HTTP beside the page."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import httpx
import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.types import CallToolResult

from index import Library
from index.errors import StoreLockedError
from ui.app import build, launch
from ui.mcp import beside_page

STORY = "Ferry stops for a month\n\nA bus runs through the tunnel every hour. The bus ticket costs 45 kroner one way."
QUESTION = "How much does the bus ticket cost?"
SENTENCE = "The bus ticket costs 45 kroner one way."
START = "from ui.cli import main; main()"
INITIALIZE = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}},
}

_T = TypeVar("_T")


def on_stdio(work: Callable[[Client], Awaitable[_T]], home: Path) -> _T:
    """Start `article-chat mcp` and work with a client of it."""
    server = StdioServerParameters(
        command=sys.executable, args=["-c", START, "mcp"], env={**os.environ, "ARTICLE_CHAT_HOME": str(home)}
    )

    async def connected() -> _T:
        async with Client(stdio_client(server)) as client:
            return await work(client)

    return in_a_thread(connected)


def over_http(work: Callable[[Client], Awaitable[_T]], address: str, mode: str = "auto") -> _T:
    """Work with a client of the server at an address; in mode "legacy" as a client of before 2026 does."""

    async def connected() -> _T:
        async with Client(address, mode=mode) as client:
            return await work(client)

    return in_a_thread(connected)


def in_a_thread(work: Callable[[], Awaitable[_T]]) -> _T:
    """Run a coroutine where no other event loop runs: the browser tests' driver keeps one in the main thread."""

    async def awaited() -> _T:
        return await work()

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(awaited())).result()


def value(result: CallToolResult) -> Any:
    """A tool's structured result; a list is wrapped in an object."""
    assert not result.is_error, result.content
    assert result.structured_content is not None
    return result.structured_content.get("result", result.structured_content)


def words(result: CallToolResult) -> str:
    """What a tool's error says."""
    assert result.is_error
    (content,) = result.content
    text: str = content.text  # type: ignore[union-attr]
    assert "Traceback" not in text
    return text


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_tools_are_documented_and_typed(own_home: Path) -> None:
    async def work(client: Client) -> Any:
        return (await client.list_tools()).tools

    tools = {tool.name: tool for tool in on_stdio(work, own_home)}
    assert set(tools) == {"ask", "retrieve", "articles", "add_article"}
    for tool in tools.values():
        assert tool.description
        assert tool.output_schema
        for parameter in tool.input_schema["properties"].values():
            assert parameter["description"]
    assert tools["ask"].input_schema["required"] == ["question"]
    assert tools["retrieve"].input_schema["properties"]["top_k"]["maximum"] == 100
    assert "citations" in json.dumps(tools["ask"].output_schema)
    assert "path" in tools["ask"].input_schema["properties"]["article"]["description"]


def test_a_conversation_on_standard_input_and_output(own_home: Path, story: Path) -> None:
    async def work(client: Client) -> None:
        added = value(await client.call_tool("add_article", {"source": str(story)}))
        assert added["source"] == "story.txt"
        pasted = value(
            await client.call_tool("add_article", {"text": "The library opens on Sunday.", "title": "Hours"})
        )
        assert pasted["title"] == "Hours"
        listed = value(await client.call_tool("articles"))
        assert [article["id"] for article in listed] == [added["id"], pasted["id"]]

        for name in (None, added["id"], added["title"], str(story)):
            answer = value(await client.call_tool("ask", {"question": QUESTION, "article": name}))
            (citation,) = answer["statements"][0]["citations"]
            assert STORY[citation["start"] : citation["end"]] == citation["text"] == SENTENCE
        absent = value(await client.call_tool("ask", {"question": QUESTION, "article": "Hours"}))
        assert absent["answered"] is False

        passages = value(await client.call_tool("retrieve", {"question": QUESTION, "top_k": 1}))
        assert [passage["article_id"] for passage in passages] == [added["id"]]
        assert STORY[passages[0]["start"] : passages[0]["end"]] == passages[0]["text"]

        many = await asyncio.gather(*[client.call_tool("ask", {"question": QUESTION}) for _ in range(6)])
        assert {value(result)["text"] for result in many} == {SENTENCE}

        # The server keeps the library of nobody: another program may write while it runs.
        with Library.open(own_home) as library:
            library.add_text("The museum is closed in winter. It opens in May.", title="Museum")
        assert len(value(await client.call_tool("articles"))) == 3

    on_stdio(work, own_home)


def test_errors_on_standard_input_and_output_are_words(own_home: Path, tmp_path: Path) -> None:
    async def work(client: Client) -> None:
        for tool, arguments, expected in (
            ("ask", {"question": " "}, "The question is empty"),
            ("ask", {"question": "Who?", "article": "missing.txt"}, "check the path"),
            ("ask", {"question": "Who?", "article": "-"}, "Standard input is not an article here"),
            ("ask", {"question": "Who?", "article": str(tmp_path)}, "is a folder"),
            ("retrieve", {"question": "Who?", "top_k": 0}, "from 1 to 100"),
            ("retrieve", {"question": "x" * 2_001}, "longer than 2,000 characters"),
            ("add_article", {}, "Give either source"),
            ("add_article", {"source": "a.txt", "text": "A text."}, "Give either source"),
            ("add_article", {"text": "---"}, "no sentence"),
            ("add_article", {"text": "A text.", "title": "t" * 1_001}, "title is longer than"),
            ("ask", {}, "question"),
        ):
            assert expected in words(await client.call_tool(tool, arguments))

    on_stdio(work, own_home)


def test_nothing_but_the_protocol_is_on_standard_output(own_home: Path) -> None:
    noisy = (
        "import os; from ui import programs; real = programs.ask\n"
        "def ask(*a, **k):\n    print('noise', flush=True); os.write(1, b'noise'); return real(*a, **k)\n"
        f"programs.ask = ask\n{START}"
    )
    call = {"name": "ask", "arguments": {"question": "Who did Park meet on Tuesday?"}}
    messages = [
        INITIALIZE,
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        {"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": call},
    ]
    with subprocess.Popen(
        [sys.executable, "-c", noisy, "mcp"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        assert process.stdin and process.stdout and process.stderr
        process.stdin.write("".join(json.dumps(message) + "\n" for message in messages))
        process.stdin.flush()
        lines = [process.stdout.readline() for _ in range(2)]
        process.stdin.close()
        rest = process.stdout.read()
        heard = process.stderr.read()
    assert [json.loads(line)["id"] for line in lines] == [1, 2]
    assert json.loads(lines[1])["result"]["structuredContent"]["answered"] is True
    assert rest == ""
    assert "noise" in heard
    assert "DEBUG" not in heard
    assert process.returncode == 0


@pytest.mark.parametrize("command", [["mcp"], ["serve", "--no-browser", "--mcp"]], ids=["stdio", "http"])
def test_without_the_package_the_error_names_the_extra(command: list[str]) -> None:
    code = f"import sys; sys.modules['mcp'] = None\n{START}"
    done = subprocess.run(
        [sys.executable, "-c", code, *command], capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert "pip install 'article-chat[mcp]'" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


class Served:
    """A page with MCP beside it, over a library of one article."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.library = Library.open(folder / "home")
        self.story = self.library.add_text(STORY, source=str(folder / "story.txt"))
        self.page = build(self.library)
        beside = beside_page(self.library, host="127.0.0.1")
        _, self.url = launch(self.page, host="127.0.0.1", port=None, beside=beside)
        self.address = f"{self.url}mcp"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    made = Served(tmp_path_factory.mktemp("mcp"))
    yield made
    made.page.close(verbose=False)
    made.library.close()


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_a_conversation_over_http(served: Served, mode: str) -> None:
    async def work(client: Client) -> None:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert set(tools) == {"ask", "retrieve", "articles", "add_article"}
        assert set(tools["add_article"].input_schema["properties"]) == {"text", "title"}
        assert "path" not in tools["ask"].input_schema["properties"]["article"]["description"]
        answer = value(await client.call_tool("ask", {"question": QUESTION, "article": served.story.title}))
        assert answer["statements"][0]["citations"][0]["text"] == SENTENCE
        (passage,) = value(await client.call_tool("retrieve", {"question": QUESTION, "article": served.story.id}))
        assert STORY[passage["start"] : passage["end"]] == passage["text"]
        (listed,) = value(await client.call_tool("articles"))
        assert listed["source"] == "story.txt"
        added = value(await client.call_tool("add_article", {"text": "The library opens on Sunday.", "title": "Hours"}))
        assert served.library.get(added["id"]).title == "Hours"
        served.library.remove(added["id"])
        many = await asyncio.gather(*[client.call_tool("ask", {"question": QUESTION}) for _ in range(6)])
        assert {value(result)["text"] for result in many} == {SENTENCE}

    over_http(work, served.address, mode)
    assert httpx.get(served.url).status_code == 200  # the page is there as before


def test_over_http_no_path_and_no_address_is_opened(served: Served) -> None:
    secret = served.folder / "secret.txt"
    secret.write_text("The vault opens with the word herring.", encoding="utf-8")
    before = served.library.articles()

    async def work(client: Client) -> None:
        for name in (str(secret), "-", "http://127.0.0.1:9/", f"file://{secret}"):
            for tool in ("ask", "retrieve"):
                said = words(await client.call_tool(tool, {"question": QUESTION, "article": name}))
                assert "No article of the library has the id or title" in said
            said = words(await client.call_tool("add_article", {"source": name}))
            assert "text" in said
        assert "question is empty" in words(await client.call_tool("ask", {"question": ""}))

    over_http(work, served.address)
    assert served.library.articles() == before


def test_over_http_an_error_of_the_server_is_not_told(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise StoreLockedError(f"Another program is writing to the library in {served.folder}.")

    async def work(client: Client) -> None:
        said = words(await client.call_tool("articles"))
        assert "Something went wrong" in said
        assert str(served.folder) not in said

    monkeypatch.setattr(served.library, "articles", broken)
    over_http(work, served.address)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Origin": "http://localhost:6274"}, 200),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "http://localhost.evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Host": "evil.example"}, 421),
        ({"Content-Type": "text/plain"}, 400),
    ],
)
def test_pages_of_other_sites_are_refused(served: Served, headers: dict[str, str], status: int) -> None:
    usual = {"Accept": "application/json, text/event-stream", "Content-Type": "application/json"}
    answer = httpx.post(served.address, content=json.dumps(INITIALIZE), headers=usual | headers)
    assert answer.status_code == status


def test_a_request_that_is_too_large_is_refused(served: Served) -> None:
    big = b"x" * (2 * served.library.settings.max_bytes + 1)
    usual = {"Accept": "application/json, text/event-stream", "Content-Type": "application/json"}
    assert httpx.post(served.address, content=big, headers=usual).status_code == 413


def test_on_a_public_address_any_host_name_is_served(library: Library) -> None:
    page = build(library)
    usual = {"Accept": "application/json, text/event-stream", "Host": "news.example.org"}
    try:
        _, url = launch(page, host="0.0.0.0", port=None, beside=beside_page(library, host="0.0.0.0"))
        assert httpx.post(f"{url}mcp", json=INITIALIZE, headers=usual).status_code == 200
        foreign = usual | {"Origin": "http://news.example.org"}
        assert httpx.post(f"{url}mcp", json=INITIALIZE, headers=foreign).status_code == 403
    finally:
        page.close(verbose=False)


def test_mcp_is_served_only_where_asked_for(library: Library) -> None:
    page = build(library)
    try:
        _, url = launch(page, host="127.0.0.1", port=None)
        assert httpx.post(f"{url}mcp", json=INITIALIZE).status_code in (404, 405)
    finally:
        page.close(verbose=False)


def test_serve_takes_the_option(own_home: Path) -> None:
    command = [sys.executable, "-c", START, "serve", "--no-browser", "--mcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout
        line = process.stdout.readline()
        try:
            address = line.split("open at ")[1].split()[0] + "mcp"

            async def work(client: Client) -> Any:
                return value(await client.call_tool("articles"))

            assert over_http(work, address)[0]["source"] == "bundled sample"
        finally:
            process.terminate()

"""The HTTP API beside the page: what its three endpoints give, and that nothing else is offered."""

import json
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from gradio_client import Client
from gradio_client.exceptions import AppError

import ui.programs
from index import Article, Library
from index.errors import ArticleNotFoundError, StoreLockedError
from ui.app import build, launch
from ui.export.fragments import shown_source

STORY = "Ferry stops for a month\n\nA bus runs through the tunnel every hour. The bus ticket costs 45 kroner one way."
OTHER = "Library opens on Sunday\n\nThe town library of Vágur opens on Sundays from May. Entrance is free."
QUESTION = "How much does the bus ticket cost?"


class Served:
    """A page with a library of two articles, and a client of it."""

    def __init__(self, folder: Path) -> None:
        self.story_path = folder / "private" / "story.txt"
        self.story_path.parent.mkdir()
        self.story_path.write_text(STORY, encoding="utf-8")
        self.home = folder / "home"
        self.library = Library.open(self.home)
        self.story: Article = self.library.add(self.story_path)
        self.other: Article = self.library.add_text(OTHER, source="https://me:secret@example.org/news?id=1")
        self.page = build(self.library)
        _, self.url = launch(self.page, host="127.0.0.1", port=None)
        self.client = Client(self.url, verbose=False)

    def raw(self, number: int, data: list[Any], session: str) -> dict[str, Any]:
        """Run an event by its number, as the page's own code does; returns its last message."""
        event = {"fn_index": number, "data": data, "session_hash": session}
        httpx.post(f"{self.url}gradio_api/queue/join", json=event).raise_for_status()
        address = f"{self.url}gradio_api/queue/data?session_hash={session}"
        with httpx.stream("GET", address, timeout=60) as lines:
            for line in lines.iter_lines():
                message: dict[str, Any] = json.loads(line.removeprefix("data:")) if line else {}
                if message.get("msg") == "process_completed":
                    return message
        raise AssertionError("the event did not end")

    def event(self, kind: str) -> int:
        """The number of the first event of a kind of component."""
        kinds = {component["id"]: component["type"] for component in self.client.config["components"]}
        for dependency in self.client.config["dependencies"]:
            if any(kinds.get(target[0]) == kind for target in dependency["targets"]):
                return int(dependency["id"])
        raise AssertionError(f"no event of a {kind}")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Tests must not add to its library."""
    made = Served(tmp_path_factory.mktemp("api"))
    yield made
    made.client.close()
    made.page.close(verbose=False)
    made.library.close()


def test_nothing_else_is_offered(served: Served) -> None:
    offered = served.client.view_api(return_format="dict", print_info=False)
    assert set(offered["named_endpoints"]) == {"/ask", "/retrieve", "/articles"}
    assert offered["unnamed_endpoints"] == {}
    shown = served.client.view_api(return_format="str")
    assert "predict(question, article, top_k, api_name=" in str(shown)


def test_types_are_documented(served: Served) -> None:
    offered = served.client.view_api(return_format="dict", print_info=False)["named_endpoints"]
    assert offered["/retrieve"]["parameters"][2]["python_type"]["type"] == "int"
    (answer,) = offered["/ask"]["returns"]
    assert "statements: list[dict(text: str, citations: list[dict(article_id: str" in answer["python_type"]["type"]
    assert "the whole library if null" in offered["/ask"]["description"]


def test_ask(served: Served) -> None:
    answer = served.client.predict(QUESTION, api_name="/ask")
    assert answer["answered"] is True
    (citation,) = answer["statements"][0]["citations"]
    assert citation["article_id"] == served.story.id
    assert STORY[citation["start"] : citation["end"]] == citation["text"] == "The bus ticket costs 45 kroner one way."
    for name in (served.story.id, served.story.title):
        assert served.client.predict(QUESTION, name, api_name="/ask") == answer
    elsewhere = served.client.predict(QUESTION, article=served.other.id, api_name="/ask")
    assert elsewhere["answered"] is False
    assert elsewhere["statements"] == []


def test_the_result_has_the_documented_keys(served: Served) -> None:
    answer = served.client.predict(QUESTION, api_name="/ask")
    statement = answer["statements"][0]
    closest = served.client.predict(QUESTION, served.other.id, api_name="/ask")["closest"]
    for found, kind in (
        (answer, ui.programs.AnswerResult),
        (statement, ui.programs.StatementResult),
        (statement["citations"][0], ui.programs.CitationResult),
        (closest, ui.programs.ClosestResult),
    ):
        assert list(found) == list(typing.get_type_hints(kind))


def test_retrieve(served: Served) -> None:
    passages = served.client.predict(QUESTION, api_name="/retrieve")
    assert [passage["article_id"] for passage in passages] == [served.story.id, served.other.id]
    best = passages[0]
    assert STORY[best["start"] : best["end"]] == best["text"]
    assert 0 < passages[1]["score"] <= best["score"] <= 1
    assert len(served.client.predict(QUESTION, top_k=1, api_name="/retrieve")) == 1
    (only,) = served.client.predict(QUESTION, served.other.title, api_name="/retrieve")
    assert only["article_id"] == served.other.id


def test_articles_tell_no_folder_and_no_password(served: Served) -> None:
    listed = {article["id"]: article for article in served.client.predict(api_name="/articles")}
    assert listed[served.story.id] == {
        "id": served.story.id,
        "title": "Ferry stops for a month",
        "source": "story.txt",
        "date": None,
        "sentences": 3,
    }
    assert listed[served.other.id]["source"] == "https://example.org/news?id=1"


def test_curl_can_ask(served: Served) -> None:
    call = f"{served.url}gradio_api/call/ask"
    event = httpx.post(call, json={"data": [QUESTION, None]}).json()["event_id"]
    assert "45 kroner" in httpx.get(f"{call}/{event}", timeout=60).text


@pytest.mark.parametrize(
    ("endpoint", "arguments", "words"),
    [
        ("/ask", {"question": "  "}, "The question is empty"),
        ("/ask", {"question": "x" * 2_001}, "longer than 2,000 characters"),
        ("/ask", {"question": ["Who?"]}, "question is not text"),
        ("/ask", {"question": "Who?", "article": 7}, "article is not text"),
        ("/ask", {"question": "Who?", "article": "0123456789abcdef"}, "No article of the library has the id or title"),
        ("/ask", {"question": "Who?", "article": "y" * 1_001}, "longer than 1,000 characters"),
        ("/retrieve", {"question": "Who?", "top_k": 0}, "from 1 to 100"),
        ("/retrieve", {"question": "Who?", "top_k": 101}, "from 1 to 100"),
        ("/retrieve", {"question": "Who?", "top_k": True}, "from 1 to 100"),
        ("/retrieve", {"question": "Who?", "top_k": "5"}, "from 1 to 100"),
    ],
)
def test_errors_are_words(served: Served, endpoint: str, arguments: dict[str, Any], words: str) -> None:
    with pytest.raises(AppError, match=words):
        served.client.predict(**arguments, api_name=endpoint)


def test_a_path_or_an_address_is_no_article(served: Served) -> None:
    before = served.library.articles()
    for name in (str(served.story_path), "story.txt", "-", "http://127.0.0.1:9/", f"file://{served.story_path}"):
        for endpoint in ("/ask", "/retrieve"):
            with pytest.raises(AppError, match="No article of the library has the id or title"):
                served.client.predict(QUESTION, name, api_name=endpoint)
    assert served.library.articles() == before


def test_an_error_of_the_server_is_not_told(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise StoreLockedError(f"Another program is writing to the library in {served.home}.")

    monkeypatch.setattr(ui.programs, "ask", broken)
    with pytest.raises(AppError, match="Something went wrong") as raised:
        served.client.predict(QUESTION, api_name="/ask")
    assert str(served.home) not in str(raised.value)


def test_a_client_cannot_run_the_events_of_the_page(served: Served) -> None:
    offered = {"ask", "retrieve", "articles"}
    dependencies = served.client.config["dependencies"]
    inner = [each["id"] for each in dependencies if each["api_name"] not in offered]
    assert len(inner) > 5
    for number in inner:
        with pytest.raises(ValueError, match="Invalid function index"):
            served.client.predict(fn_index=number)


def test_the_events_of_the_page_open_no_file_of_the_server(served: Served, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("The vault opens with the word herring. Nobody else knows it.", encoding="utf-8")
    before = served.library.articles()
    upload = served.event("uploadbutton")
    meta = {"_type": "gradio.FileData"}
    for number, data in enumerate(
        (
            str(secret),
            {"path": str(secret), "meta": meta},
            {"path": str(served.story_path), "meta": meta},
            {"path": f"file://{secret}", "meta": meta},
            {"path": str(secret), "url": f"{served.url}config", "meta": meta},
            {"path": f"{served.url}config", "meta": meta},
        )
    ):
        assert served.raw(upload, [data], f"upload-{number}")["success"] is False
    assert secret.exists()
    assert served.story_path.exists()
    assert served.raw(served.event("dropdown"), [str(secret), None], "tab")["success"] is False
    # A tab's state is the server's own: what a client sends in its place is not read.
    forged = {"chosen": [str(secret)], "turns": [], "since": 0}
    told = served.raw(served.event("textbox"), ["What does the vault open with?", forged], "tab")
    assert "herring" not in json.dumps(told)
    assert served.library.articles() == before


def test_the_server_tells_no_path(served: Served) -> None:
    for address in ("", "config", "gradio_api/info", "gradio_api/openapi.json"):
        text = httpx.get(served.url + address).text
        assert str(served.home.parent) not in text
    for path in (served.story_path, served.home / "version"):
        assert httpx.get(f"{served.url}gradio_api/file={path}").status_code == 403


def test_articles_of_one_title_need_their_id(library: Library) -> None:
    first = library.add_text("The pier was rebuilt in June. It is long.", title="News")
    library.add_text("The school was closed in July. It is old.", title="News")
    with pytest.raises(ArticleNotFoundError, match=f"give the id of one .*{first.id}"):
        ui.programs.find(library, "News")
    assert ui.programs.find(library, first.id) == first


def test_an_empty_library_offers_the_sample(library: Library) -> None:
    (sample,) = ui.programs.articles(library)
    assert sample["source"] == "bundled sample"
    assert ui.programs.ask(library, "Who did Park meet on Tuesday?", sample["id"])["answered"] is True


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("/home/me/story.txt", "story.txt"),
        (r"C:\Users\me\story.txt", "story.txt"),
        ("file:///home/me/story.txt", "story.txt"),
        ("https://example.org/a/b", "https://example.org/a/b"),
        ("https://me:key@example.org:8443/a", "https://example.org:8443/a"),
        ("standard input", "standard input"),
        ("", ""),
    ],
)
def test_what_is_told_of_a_source(source: str, told: str) -> None:
    assert shown_source(source) == told


def test_an_argument_that_is_left_out_has_its_default(served: Served, capfd: pytest.CaptureFixture[str]) -> None:
    def called(name: str, *data: object) -> str:
        address = f"{served.url}gradio_api/call/{name}"
        number = httpx.post(address, json={"data": data}).json()["event_id"]
        return httpx.get(f"{address}/{number}", timeout=60).text

    assert "45 kroner" in called("ask", QUESTION)
    assert "45 kroner" in called("retrieve", QUESTION, served.story.id)
    assert "arguments are missing" in called("ask")
    assert QUESTION not in "".join(capfd.readouterr())

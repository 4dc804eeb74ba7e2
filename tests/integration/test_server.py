"""The page as it is run for others: who gets in, how often one may ask, what the browser and the log are told."""

import asyncio
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from gradio_client import Client
from gradio_client.exceptions import AppError

from index import Library
from index.errors import StoreDamagedError
from ui.app import build, launch
from ui.mcp import beside_page
from ui.serving.desk import Desk
from ui.serving.few_tries import FewTries
from ui.serving.headers import HEADERS

STORY = "Ferry stops for a month\n\nA bus runs through the tunnel every hour. The bus ticket costs 45 kroner one way."
QUESTION = "How much does the bus ticket cost?"
ANN, BOB = ("ann", "se:cret"), ("bob", "two words")
USERS = "ann:se:cret, bob:two words"
MCP = {"Accept": "application/json, text/event-stream", "Content-Type": "application/json"}
PROGRAM = [sys.executable, "-c", "from ui.cli import main; main()"]


def tool(name: str, **arguments: Any) -> dict[str, Any]:
    params = {"name": name, "arguments": arguments}
    return {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params}


class Served:
    """A page over one article with everything beside it, made from settings."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.library = Library.open(folder / "home")
        self.library.add_text(STORY)
        self.broken: Exception | None = None
        desk = Desk(self.library.settings)
        self.page = build(self.library, desk=desk)
        beside = beside_page(self.library, host="127.0.0.1", desk=desk)
        _, self.url = launch(self.page, host="127.0.0.1", port=None, beside=beside, parts={"library": self._answer})
        self.clients: list[Client] = []

    def _answer(self) -> None:
        if self.broken is not None:
            raise self.broken

    def client(self, user: tuple[str, str] | None = None) -> Client:
        self.clients.append(Client(self.url, auth=user, verbose=False))
        return self.clients[-1]

    def mcp(self, message: dict[str, Any], user: tuple[str, str] | None = None, **headers: str) -> httpx.Response:
        return httpx.post(f"{self.url}mcp", json=message, headers=MCP | headers, auth=user, timeout=60)

    def ask_on_page(self, client: httpx.Client) -> str:
        """Ask as the page's own code does; returns the notice below the conversation."""
        config = client.get(f"{self.url}config").json()
        (box,) = [part["id"] for part in config["components"] if part["props"].get("elem_id") == "question"]
        (event,) = [
            each["id"] for each in config["dependencies"] if [box, "submit"] in each["targets"] and each["inputs"]
        ]
        sent = {"fn_index": event, "data": [QUESTION, None], "session_hash": "a-tab"}
        client.post(f"{self.url}gradio_api/queue/join", json=sent).raise_for_status()
        notice = ""
        with client.stream("GET", f"{self.url}gradio_api/queue/data?session_hash=a-tab", timeout=60) as lines:
            for line in lines.iter_lines():
                message = json.loads(line.removeprefix("data:")) if line else {}
                if message.get("msg") in ("process_generating", "process_completed"):
                    notice += json.dumps(message["output"].get("data", [])[3:])
                if message.get("msg") == "process_completed":
                    return notice
        raise AssertionError("the event did not end")

    def close(self) -> None:
        for client in self.clients:
            client.close()
        self.page.close(verbose=False)
        self.library.close()


@contextmanager
def made(folder: Path, **settings: str) -> Iterator[Served]:
    """A page with these settings."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in settings.items():
            patch.setenv(name, value)
        served = Served(folder)
        try:
            yield served
        finally:
            served.close()


@pytest.fixture(scope="module")
def private(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Behind a login, without a limit on questions. Nobody gives it many wrong passwords."""
    with made(tmp_path_factory.mktemp("private"), AUTH_USERS=USERS, QUESTIONS_PER_MINUTE="0") as served:
        yield served


def test_without_a_login_nothing_is_told(private: Served) -> None:
    page = httpx.get(private.url)
    assert "auth_required" in page.text
    assert "Ferry" not in page.text
    joined = {"fn_index": 0, "data": [QUESTION, None], "session_hash": "x"}
    for method, path, sent in (
        ("GET", "config", None),
        ("GET", "gradio_api/info", None),
        ("POST", "gradio_api/call/ask", {"data": [QUESTION, None]}),
        ("POST", "gradio_api/call/v2/ask", {"question": QUESTION}),
        ("POST", "gradio_api/run/ask", {"data": [QUESTION, None]}),
        ("POST", "gradio_api/queue/join", joined),
        ("GET", "gradio_api/queue/data?session_hash=x", None),
        ("POST", "gradio_api/upload", {}),
        ("POST", "mcp", tool("articles")),
    ):
        assert httpx.request(method, private.url + path, json=sent, headers=MCP).status_code == 401, path
    with pytest.raises(Exception, match=r"(?i)auth|log"):
        private.client()


@pytest.mark.parametrize("user", [ANN, BOB])
def test_users_get_in(private: Served, user: tuple[str, str]) -> None:
    answer = private.client(user).predict(QUESTION, api_name="/ask")
    assert "45 kroner" in answer["text"]
    told = private.mcp(tool("ask", question=QUESTION), user)
    assert told.status_code == 200
    assert "45 kroner" in told.text


def test_a_wrong_password_does_not(private: Served) -> None:
    for name, password in (("ann", "se"), ("bob", "se:cret")):
        form = {"username": name, "password": password}
        assert httpx.post(f"{private.url}login", data=form).status_code == 400
        refused = private.mcp(tool("articles"), (name, password))
        assert refused.status_code == 401
        assert refused.headers["www-authenticate"].startswith("Basic ")
        assert "AUTH_USERS" in refused.text


def test_passwords_cannot_be_tried_out(tmp_path: Path) -> None:
    with made(tmp_path, AUTH_USERS=USERS) as served:
        for number in range(10):
            form = {"username": "ann", "password": f"guess {number}"}
            assert httpx.post(f"{served.url}login", data=form).status_code == 400
        right = {"username": "ann", "password": "se:cret"}
        late = httpx.post(f"{served.url}login", data=right)
        assert late.status_code == 429
        assert re.fullmatch(r"Too many wrong passwords: try again in \d+ seconds\.", late.text)
        assert served.mcp(tool("articles"), ANN).status_code == 429


def test_many_passwords_at_once_are_counted_before_they_are_judged() -> None:
    async def refusing(scope: Any, receive: Any, send: Any) -> None:
        await asyncio.sleep(0.01)  # gradio waits for the form
        await send({"type": "http.response.start", "status": scope["answer"], "headers": []})

    async def tried(guarded: FewTries, answer: int) -> int:
        told: list[int] = []

        async def send(message: Any) -> None:
            told.extend([message["status"]] if "status" in message else [])

        scope = {"type": "http", "path": "/login", "client": ("192.0.2.1", 1), "headers": [], "answer": answer}
        await guarded(scope, None, send)  # type: ignore[arg-type]
        return told[0]

    async def run() -> tuple[list[int], list[int]]:
        guarded = FewTries(refusing)
        right = [await tried(guarded, 200) for _ in range(30)]
        return right, list(await asyncio.gather(*[tried(guarded, 400) for _ in range(50)]))

    with ThreadPoolExecutor(1) as thread:  # the browser's tests leave an event loop running in this one
        right, wrong = thread.submit(lambda: asyncio.run(run())).result()
    assert right == [200] * 30
    assert sorted(wrong) == [400] * 10 + [429] * 40


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:7860", 200),
        ("127.0.0.1", 200),
        ("[::1]:7860", 200),
        ("evil.example:7860", 421),
        ("localhost.evil.example", 421),
    ],
)
def test_a_page_for_this_machine_answers_to_its_names_only(tmp_path: Path, host: str, status: int) -> None:
    with made(tmp_path) as served:
        assert httpx.get(served.url, headers={"Host": host}).status_code == status


def test_behind_a_proxy_any_name_is_served(tmp_path: Path) -> None:
    with made(tmp_path, TRUSTED_PROXY="yes") as served:
        assert httpx.get(served.url, headers={"Host": "news.example.org"}).status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "", 200),
        ("HEAD", "", 200),
        ("GET", "healthz", 200),
        ("GET", "theme.css", 200),
        ("GET", "nothing-here", 404),
        ("GET", "config", 401),
        ("POST", "mcp", 401),
        ("OPTIONS", "gradio_api/queue/join", 200),
        ("GET", "assets/../../../etc/passwd", 404),
    ],
)
def test_headers_are_on_every_response(private: Served, method: str, path: str, status: int) -> None:
    preflight = {"Origin": private.url.rstrip("/"), "Access-Control-Request-Method": "POST"}
    response = httpx.request(method, private.url + path, headers=preflight if method == "OPTIONS" else {})
    assert response.status_code == status
    assert {name: response.headers[name] for name in HEADERS} == HEADERS
    policy = response.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in policy
    assert "http" not in policy  # no other host
    assert policy.count("'unsafe-inline'") == 1  # for styles


def test_each_page_has_a_nonce_of_its_own(private: Served) -> None:
    found = set()
    for _ in range(3):
        page = httpx.get(private.url)
        (nonce,) = re.findall(r"'nonce-([\w-]{20,})'", page.headers["content-security-policy"])
        assert page.text.count("<script") == page.text.count(f'<script nonce="{nonce}"') > 2
        found.add(nonce)
    assert len(found) == 3


def test_pages_of_other_sites_are_refused(private: Served) -> None:
    cookies = httpx.post(f"{private.url}login", data={"username": ANN[0], "password": ANN[1]}).cookies
    with httpx.Client(cookies=cookies) as client:
        for site in ("cross-site", "same-site"):
            sent = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": "cors", "Origin": "https://evil.example"}
            assert client.get(f"{private.url}config", headers=sent).status_code == 403
            form = sent | {"Sec-Fetch-Mode": "navigate"}
            assert client.post(f"{private.url}gradio_api/queue/join", json={}, headers=form).status_code == 403
            assert client.get(private.url, headers=form).status_code == 200  # a link to here
        own = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors"}
        assert client.get(f"{private.url}config", headers=own).status_code == 200


def test_health_needs_no_login_and_tells_no_folder(private: Served, caplog: pytest.LogCaptureFixture) -> None:
    response = httpx.get(f"{private.url}healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert response.headers["cache-control"] == "no-store"
    private.broken = StoreDamagedError(f"The library in {private.folder} is damaged.")
    deadline = time.monotonic() + 20
    while (response := httpx.get(f"{private.url}healthz")).status_code == 200 and time.monotonic() < deadline:
        time.sleep(0.5)  # what was found is told again for a few seconds
    private.broken = None
    assert response.status_code == 503
    assert response.json() == {"status": "The library does not answer; the log has the reason."}
    assert str(private.folder) in caplog.text


def test_the_limit_holds_for_all_doors_together(tmp_path: Path) -> None:
    with made(tmp_path, AUTH_USERS=USERS, QUESTIONS_PER_MINUTE="4") as served:
        ann = served.client(ANN)
        cookies = httpx.post(f"{served.url}login", data={"username": ANN[0], "password": ANN[1]}).cookies
        with httpx.Client(cookies=cookies) as page:
            assert ann.predict(QUESTION, api_name="/ask")["answered"]
            assert ann.predict(QUESTION, api_name="/retrieve")
            assert served.mcp(tool("ask", question=QUESTION), ANN).status_code == 200
            assert "try again" not in served.ask_on_page(page)
            words = r"You may ask 4 questions a minute here: try again in \d+ seconds?\."
            assert re.search(words, served.ask_on_page(page))
        for endpoint in ("/ask", "/retrieve"):
            with pytest.raises(AppError, match=words):
                ann.predict(QUESTION, api_name=endpoint)
        refused = served.mcp(tool("ask", question=QUESTION), ANN)
        assert refused.status_code == 429
        assert re.fullmatch(words, refused.text)
        assert 1 <= int(refused.headers["retry-after"]) <= 60
        assert ann.predict(api_name="/articles")  # no question
        assert served.mcp(tool("articles"), ANN).status_code == 200
        assert served.mcp(tool("ask", question=QUESTION), BOB).status_code == 200


@pytest.mark.parametrize("trusted", [False, True])
def test_an_address_is_believed_only_of_a_trusted_proxy(tmp_path: Path, trusted: bool) -> None:
    with made(tmp_path, QUESTIONS_PER_MINUTE="1", TRUSTED_PROXY="yes" if trusted else "no") as served:
        said = [
            served.mcp(tool("ask", question=QUESTION), **{"X-Forwarded-For": f"6.6.6.6, 192.0.2.{number}"}).status_code
            for number in (1, 2, 1)
        ]
    assert said == ([200, 200, 429] if trusted else [200, 429, 429])


def test_many_questions_in_one_request_are_counted_too(tmp_path: Path) -> None:
    with made(tmp_path, QUESTIONS_PER_MINUTE="2") as served:
        many: Any = [tool("ask", question=QUESTION)] * 3
        assert served.mcp(many).status_code == 429


@contextmanager
def program(*options: str, **settings: str) -> Iterator[tuple[str, Callable[[], str]]]:
    """The command as an operator starts it: its address, and what stops it and returns its log."""
    command = [*PROGRAM, "serve", "--no-browser", "--mcp", *options]
    process = subprocess.Popen(
        command,
        env=os.environ | settings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )

    def stop() -> str:
        process.terminate()
        return process.communicate(timeout=30)[1]

    assert process.stdout
    line = process.stdout.readline()
    try:
        assert "open at " in line, stop()
        yield line.split("open at ")[1].split()[0], stop
    finally:
        process.kill()
        process.communicate()


def ask_everywhere(url: str) -> None:
    client = Client(url, verbose=False)
    client.predict("Who won the chess prize in Vágur?", api_name="/ask")
    client.predict(QUESTION, api_name="/retrieve")
    client.close()
    message = tool("ask", question="Who did Park meet on Tuesday?")
    assert httpx.post(f"{url}mcp", json=message, headers=MCP, timeout=60).status_code == 200
    served = Served.__new__(Served)
    served.url = url
    with httpx.Client() as page:
        served.ask_on_page(page)


ASKED = ("chess prize", "bus ticket", "Park meet")


@pytest.mark.parametrize("questions", ["no", "yes"])
def test_the_log_tells_of_questions_and_not_what_was_asked(questions: str) -> None:
    keys = {"LLM_API_KEY": "sk-very-secret", "CHROMA_TOKEN": "ck-very-secret"}
    with program(LOG_FORMAT="json", LOG_QUESTIONS=questions, **keys) as (url, stop):
        ask_everywhere(url)
        log = stop()
    lines = [json.loads(line) for line in log.splitlines()]  # every line is JSON
    told = [line for line in lines if line["message"] == "question"]
    assert [line["door"] for line in told] == ["api", "api", "mcp", "page"]
    assert told[0]["answered"] is False
    assert told[1]["mode"] == "retrieve"
    assert (told[2]["answered"], told[2]["mode"]) == (True, "extractive")
    assert told[2]["citations"] >= 1
    assert told[3]["mode"] == "extractive"
    assert all(0 <= line["seconds"] < 60 and line["level"] == "info" and line["time"] for line in told)
    assert all((words in log) is (questions == "yes") for words in ASKED)
    assert "very-secret" not in log
    sample = Library.open().sample()
    assert not any(sentence.text in log for sentence in sample.sentences if len(sentence.text) > 40)


def test_the_log_can_be_quiet_and_the_options_choose_where_to_listen(tmp_path: Path) -> None:
    with program("--host", "localhost", "--port", "7911", LOG_LEVEL="warning", SERVER_PORT="7912") as (url, stop):
        assert url == "http://localhost:7911/"
        assert httpx.get(f"{url}healthz").json() == {"status": "ok"}
        assert stop() == ""


@pytest.mark.parametrize(
    ("options", "settings"),
    [
        (["--host", "0.0.0.0"], {}),
        (["--host", "::"], {}),
        ([], {"SERVER_HOST": "192.168.1.7"}),
        (["--host", "0.0.0.0"], {"ALLOW_PUBLIC": "no"}),
    ],
)
def test_others_are_not_let_in_by_accident(options: list[str], settings: dict[str, str]) -> None:
    done = subprocess.run(
        [*PROGRAM, "serve", "--no-browser", *options], env=os.environ | settings, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert done.stdout == ""
    (line,) = done.stderr.strip().splitlines()
    assert "SERVER_HOST is " in line and "AUTH_USERS" in line and "ALLOW_PUBLIC" in line


def test_with_users_or_the_explicit_word_they_are() -> None:
    for settings in ({"AUTH_USERS": USERS}, {"ALLOW_PUBLIC": "yes"}):
        with program("--host", "0.0.0.0", "--port", "0", **settings) as (url, _):
            page = httpx.get(url.replace("0.0.0.0", "127.0.0.1"))
            assert ("auth_required" in page.text) is ("AUTH_USERS" in settings)


def test_a_wrong_password_list_is_one_line_without_it() -> None:
    done = subprocess.run(
        [*PROGRAM, "serve"], env=os.environ | {"AUTH_USERS": "hunter2"}, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert "AUTH_USERS" in done.stderr and "hunter2" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1

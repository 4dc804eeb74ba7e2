"""A language model's server on loopback that plays scripts, in the protocols of OpenAI, Ollama and Anthropic.

A script gets the request and reads the sentence keys from its prompt, as a model would.
"""

import json
import re
import select
import socket
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Literal, Self

Ending = Literal["finish", "stall", "cut", "quiet", "length", "endless"]


@dataclass(frozen=True)
class Asked:
    """A request that came in."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def system(self) -> str:
        """The rules."""
        if "system" in self.body:  # Anthropic
            return json.dumps(self.body["system"])
        return str(self.body["messages"][0]["content"])

    @property
    def user(self) -> str:
        """The rest of the prompt."""
        content = self.body["messages"][-1]["content"]
        return content if isinstance(content, str) else "".join(part["text"] for part in content)

    @property
    def sentences(self) -> dict[str, str]:
        """The sentences by marker."""
        return dict(re.findall(r"(?m)^(\[§[a-z]{4}\]) (.*)$", self.user))

    def key(self, words: str) -> str:
        """The marker of the first sentence that holds some words."""
        return next(marker for marker, sentence in self.sentences.items() if words in sentence)


@dataclass(frozen=True)
class Reply:
    """What to answer.

    Attributes:
        text: The answer, or what makes it of the request.
        size: Characters of a chunk.
        ending: What follows the text: "finish" as it should be; "stall" for silence until the client leaves; "cut"
            for a connection that breaks; "quiet" for an end without a word; "length" for an answer that the model's
            own limit ends; "endless" for the text again and again.
        status: HTTP status.
        headers: Further headers.
        body: Sent as it is, in place of an answer in the protocol.
        pause: Called before each chunk; for benchmarks.
    """

    text: str | Callable[[Asked], str] = ""
    size: int = 12
    ending: Ending = "finish"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | None = None
    pause: Callable[[], None] = lambda: None


class Server:
    """The server. A context manager.

    Attributes:
        asked: The requests so far.
        left: Set when a client has gone before its answer was complete.
    """

    def __init__(self, *replies: Reply) -> None:
        """Start.

        Args:
            replies: One for each request in turn; the last one for all further ones.
        """
        self.asked: list[Asked] = []
        self.left = threading.Event()
        self._replies = list(replies) or [Reply()]
        self._http = _Quiet(("127.0.0.1", 0), _handler(self))
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self._http.server_port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._http.shutdown()
        self._http.server_close()

    def next_reply(self, asked: Asked) -> Reply:
        """Take note of a request and say what answers it."""
        self.asked.append(asked)
        return self._replies[min(len(self.asked), len(self._replies)) - 1]


def refused_url() -> str:
    """An address at which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}"


class _Quiet(ThreadingHTTPServer):
    """Prints nothing when a client leaves in the midst of an answer."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def _handler(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def log_message(self, format: str, *args: object) -> None:
            pass

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked = Asked(self.path, {name.lower(): value for name, value in self.headers.items()}, body)
            reply = server.next_reply(asked)
            try:
                self._answer(asked, reply)
            except OSError:
                server.left.set()
                self.close_connection = True

        def _answer(self, asked: Asked, reply: Reply) -> None:
            text = reply.text(asked) if callable(reply.text) else reply.text
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            protocol = _PROTOCOLS[asked.path]
            self.send_header("Content-Type", protocol.content_type if reply.status == 200 else "application/json")
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            if reply.body is not None or reply.status != 200:
                self._send(reply.body if reply.body is not None else b'{"error": {"message": "no"}}')
                return self._end()
            self._send(protocol.opening)
            while True:
                for start in range(0, len(text), reply.size):
                    reply.pause()
                    self._send(protocol.delta(text[start : start + reply.size]))
                if reply.ending != "endless":
                    break
            if reply.ending == "stall":
                return self._wait_until_left()
            if reply.ending == "cut":
                self.close_connection = True
                return self.connection.shutdown(socket.SHUT_RDWR)
            if reply.ending != "quiet":
                self._send(protocol.closing(reply.ending == "finish"))
            self._end()

        def _send(self, data: bytes) -> None:
            if data:  # a chunk of no length would be the end
                self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")

        def _end(self) -> None:
            self.wfile.write(b"0\r\n\r\n")

        def _wait_until_left(self) -> None:
            select.select([self.connection], [], [], 30)
            raise ConnectionResetError

    return Handler


class _OpenAI:
    content_type = "text/event-stream"
    opening = b""

    def delta(self, text: str) -> bytes:
        return self._event({"content": text}, None)

    def closing(self, finished: bool) -> bytes:
        return self._event({}, "stop" if finished else "length") + b"data: [DONE]\n\n"

    def _event(self, delta: dict[str, str], reason: str | None) -> bytes:
        choice = {"index": 0, "delta": delta, "finish_reason": reason}
        event = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "scripted", "choices": [choice]}
        return b"data: " + json.dumps(event).encode() + b"\n\n"


class _Ollama:
    content_type = "application/x-ndjson"
    opening = b""

    def delta(self, text: str) -> bytes:
        return self._line(text, {"done": False})

    def closing(self, finished: bool) -> bytes:
        return self._line("", {"done": True, "done_reason": "stop" if finished else "length"})

    def _line(self, text: str, rest: dict[str, Any]) -> bytes:
        message = {"role": "assistant", "content": text}
        return (
            json.dumps({"model": "scripted", "created_at": "2026-01-01T00:00:00Z", "message": message} | rest).encode()
            + b"\n"
        )


class _Anthropic:
    content_type = "text/event-stream"

    @property
    def opening(self) -> bytes:
        message = {"id": "1", "type": "message", "role": "assistant", "model": "scripted", "content": []}
        usage = {"input_tokens": 1, "output_tokens": 1}
        start = {
            "type": "message_start",
            "message": message | {"stop_reason": None, "stop_sequence": None, "usage": usage},
        }
        block = {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}}
        return self._event(start) + self._event(block)

    def delta(self, text: str) -> bytes:
        return self._event({"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": text}})

    def closing(self, finished: bool) -> bytes:
        reason = "end_turn" if finished else "max_tokens"
        end = {
            "type": "message_delta",
            "delta": {"stop_reason": reason, "stop_sequence": None},
            "usage": {"output_tokens": 9},
        }
        return (
            self._event({"type": "content_block_stop", "index": 0})
            + self._event(end)
            + self._event({"type": "message_stop"})
        )

    def _event(self, event: dict[str, Any]) -> bytes:
        return f"event: {event['type']}\ndata: {json.dumps(event)}\n\n".encode()


_PROTOCOLS: dict[str, Any] = {
    "/v1/chat/completions": _OpenAI(),
    "/api/chat": _Ollama(),
    "/v1/messages": _Anthropic(),
}

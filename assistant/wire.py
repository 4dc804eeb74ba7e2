"""One request to a language model's server: bounded, never redirected, and cut from any thread at any time."""

import contextlib
import socket
from collections.abc import Iterator, Mapping
from typing import Any

import httpx


class OverlongError(Exception):
    """The server sent more than will be read."""


class Wire:
    """What an HTTP client is made with, so that its connections can be cut and its answers bounded.

    A thread that waits for a server cannot be interrupted, and closing its socket does not wake it; shutting the
    socket down does. So every socket that is opened is remembered.

    The key is added to each request here and nowhere else: no object that is printed or logged holds it.

    Attributes:
        retry_after: The last response's header of that name, or "".
    """

    def __init__(
        self, base_url: str, headers: Mapping[str, str], *, connect: float, read: float, most_bytes: int
    ) -> None:
        """Prepare.

        Args:
            base_url: Where the headers may be sent; a request to another host does not get them.
            headers: Secret ones, added to every request to that host.
            connect: Most seconds to wait for a connection.
            read: Most seconds to wait for the next byte.
            most_bytes: Of one response's body.
        """
        self.retry_after = ""
        self._host = httpx.URL(base_url).host
        self._headers = dict(headers)
        self._timeout = httpx.Timeout(read, connect=connect)
        self._most_bytes = most_bytes
        self._sockets: list[socket.socket] = []
        self._cut = False

    @property
    def options(self) -> dict[str, Any]:
        """Keyword arguments for `httpx.Client`."""
        hooks = {"request": [self._on_request], "response": [self._on_response]}
        return {"timeout": self._timeout, "follow_redirects": False, "event_hooks": hooks}

    def cut(self) -> None:
        """End whatever runs; a thread that waits for the server gets an error at once. May be called twice."""
        self._cut = True
        for each in self._sockets:
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Free the sockets; for the thread that used them, when it is done."""
        for each in self._sockets:
            each.close()

    def _on_request(self, request: httpx.Request) -> None:
        if self._cut:
            raise httpx.ConnectError("cut")
        if request.url.host == self._host:
            request.headers.update(self._headers)
        request.headers["Accept-Encoding"] = "identity"  # a compressed body would get round the bound on bytes
        request.extensions["trace"] = self._on_event

    def _on_event(self, name: str, info: Mapping[str, Any]) -> None:
        if name.endswith(("connect_tcp.complete", "start_tls.complete")):
            opened = info["return_value"].get_extra_info("socket")
            if opened is not None:
                self._sockets.append(opened)
            if self._cut:
                self.cut()

    def _on_response(self, response: httpx.Response) -> None:
        self.retry_after = response.headers.get("retry-after", "")
        if isinstance(response.stream, httpx.SyncByteStream):
            response.stream = _Bounded(response.stream, self._most_bytes)


class _Bounded(httpx.SyncByteStream):
    """A response's body that raises when it is longer than it may be."""

    def __init__(self, body: httpx.SyncByteStream, most_bytes: int) -> None:
        self._body = body
        self._left = most_bytes

    def __iter__(self) -> Iterator[bytes]:
        for part in self._body:
            self._left -= len(part)
            if self._left < 0:
                raise OverlongError
            yield part

    def close(self) -> None:
        self._body.close()

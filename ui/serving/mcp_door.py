"""The door of `/mcp`: HTTP Basic with the page's users, and the page's limit on questions."""

import json
from typing import Any

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.serving.desk import Desk, TooManyQuestionsError
from ui.serving.users import Users
from ui.serving.visitors import host_of, visitor

_ASKING = ("ask", "retrieve")  # the tools that take a question


class McpDoor:
    """Ask for the password, then let through as many questions as the desk allows; what is over gets a 429."""

    def __init__(self, application: ASGIApp, users: Users, desk: Desk | None, *, largest: int) -> None:
        """Take what is behind it.

        Args:
            application: The MCP server.
            users: Who may come in; everybody if there are none.
            desk: Where questions are counted; nowhere if None.
            largest: Bytes of a request that are read to look for a question; the server refuses a larger one.
        """
        self._application = application
        self._users = users
        self._desk = desk
        self._largest = largest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        user = None
        if self._users:
            user = self._users.from_basic(Headers(scope=scope).get("authorization"))
            if user is None:
                await _refusal("Give a user and password of AUTH_USERS by HTTP Basic.", 401, _CHALLENGE)(
                    scope, receive, send
                )
                return
        if self._desk is not None and scope["method"] == "POST":
            body, receive = await self._read(receive)
            try:
                for _ in range(_questions(body)):
                    self._desk.admit(visitor(host_of(scope), user), "mcp")
            except TooManyQuestionsError as error:
                await _refusal(str(error), 429, {"Retry-After": str(error.seconds)})(scope, receive, send)
                return
        await self._application(scope, receive, send)

    async def _read(self, receive: Receive) -> tuple[bytes, Receive]:
        """Read a request, and return it with a way to read it again; of one that is too large, only its beginning."""
        messages: list[Message] = []
        size = 0
        while True:
            message = await receive()
            messages.append(message)
            size += len(message.get("body", b""))
            if not message.get("more_body") or size > self._largest:
                break
        again = iter(messages)

        async def replayed() -> Message:
            message = next(again, None)
            return await receive() if message is None else message

        body = b"".join(message.get("body", b"") for message in messages)
        return body if size <= self._largest else b"", replayed


_CHALLENGE = {"WWW-Authenticate": 'Basic realm="Article Chat", charset="UTF-8"'}


def _refusal(words: str, status: int, headers: dict[str, str]) -> PlainTextResponse:
    return PlainTextResponse(words, status_code=status, headers=headers)


def _questions(body: bytes) -> int:
    """How many questions a request asks; what cannot be read is for the server to refuse."""
    try:
        sent: Any = json.loads(body)
    except (ValueError, RecursionError):
        return 0
    return sum(_is_question(call) for call in (sent if isinstance(sent, list) else [sent]))


def _is_question(call: Any) -> bool:
    if not isinstance(call, dict) or call.get("method") != "tools/call":
        return False
    wanted = call.get("params")
    return isinstance(wanted, dict) and wanted.get("name") in _ASKING

"""Passwords cannot be tried out: after a few wrong ones an address has to wait."""

import math

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.serving.rate_limit import SlidingWindow
from ui.serving.visitors import host_of, visitor

_WRONG_A_MINUTE = 10
_REFUSALS = {"/login": 400, "/mcp": 401}  # path → the status that tells of a wrong password


class FewTries:
    """Refuse logins of an address that gave too many wrong passwords within a minute."""

    def __init__(self, application: ASGIApp) -> None:
        self._application = application
        self._wrong = SlidingWindow(_WRONG_A_MINUTE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refusal = _REFUSALS.get(scope["path"].rstrip("/")) if scope["type"] == "http" else None
        if refusal is None:
            await self._application(scope, receive, send)
            return
        who = visitor(host_of(scope))
        # Counted before it is known to be wrong: many at once would all get in before the first is answered.
        seconds = math.ceil(self._wrong.take(who))
        if seconds:
            wait = "1 second" if seconds == 1 else f"{seconds} seconds"
            words = f"Too many wrong passwords: try again in {wait}."
            response = PlainTextResponse(words, status_code=429, headers={"Retry-After": str(seconds)})
            await response(scope, receive, send)
            return

        async def judged(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] != refusal:
                self._wrong.take_back(who)
            await send(message)

        await self._application(scope, receive, judged)

"""`/healthz`: whether the parts that every answer needs do answer. Cheap, however often it is asked."""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

log = logging.getLogger(__name__)

PATH = "/healthz"
_FRESH = 5.0  # seconds for which a finding is told again
_PATIENCE = 3.0  # seconds that the parts have to answer
Parts = Mapping[str, Callable[[], object]]


class Health:
    """Answer `/healthz`: 200 if every part answers, 503 with those that do not; why goes to the log."""

    def __init__(self, application: ASGIApp, parts: Parts, *, patience: float = _PATIENCE) -> None:
        """Take what is asked.

        Args:
            application: Everything else.
            parts: By name, what raises an exception where the part does not answer; run in a thread.
            patience: Seconds that the parts have to answer.
        """
        self._application = application
        self._parts = parts
        self._patience = patience
        self._looking: asyncio.Task[list[str]] | None = None
        self._since = 0.0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] != PATH or scope["method"] not in ("GET", "HEAD"):
            await self._application(scope, receive, send)
            return
        silent = await self._silent()
        told = [f"The {part} does not answer; the log has the reason." for part in silent]
        content = {"status": "; ".join(told)} if told else {"status": "ok"}
        response = JSONResponse(content, status_code=503 if told else 200, headers={"Cache-Control": "no-store"})
        await response(scope, receive, send)

    async def _silent(self) -> list[str]:
        """Names of the parts that do not answer. One look at a time, so that a part that hangs costs one thread."""
        stale = time.monotonic() - self._since > _FRESH
        if self._looking is None or (self._looking.done() and stale):
            self._since = time.monotonic()
            self._looking = asyncio.create_task(asyncio.to_thread(self._look))
        done, _ = await asyncio.wait({self._looking}, timeout=self._patience)
        return self._looking.result() if done else [" or the ".join(self._parts)]

    def _look(self) -> list[str]:
        silent = []
        for name, answers in self._parts.items():
            try:
                answers()
            except Exception as error:
                log.warning("the %s does not answer", name, exc_info=error)
                silent.append(name)
        return silent

"""A page for this machine only is asked for by this machine's names only."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from ui.serving.listening import is_loopback


class OwnNames:
    """Refuse requests that name another host.

    A site can have its own name resolve to this machine (DNS rebinding): a browser then takes the page for that site's
    own, and lets the site read it.
    """

    def __init__(self, application: ASGIApp) -> None:
        self._application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not is_loopback(_name(Headers(scope=scope).get("host", ""))):
            words = "This page is open at localhost only; behind a proxy, set TRUSTED_PROXY=yes."
            await PlainTextResponse(words, status_code=421)(scope, receive, send)
            return
        await self._application(scope, receive, send)


def _name(host: str) -> str:
    """A Host header without its port; "" if it is none."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""

"""The nonce by which the page's own inline scripts run. Inside what compresses: it reads the page as it is written."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.serving.headers import NONCE


class ScriptNonces:
    """Give each script of a page the nonce of its request.

    Every script of gradio's template is its own: what it puts into the template is escaped.
    """

    def __init__(self, app: ASGIApp) -> None:  # starlette names it so
        self._application = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        nonce = scope.get(NONCE)
        if nonce is None:
            await self._application(scope, receive, send)
            return
        start: Message | None = None
        pieces: list[bytes] = []

        async def with_nonces(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start" and _is_page(message):
                start = message
            elif message["type"] == "http.response.body" and start is not None:
                pieces.append(message.get("body", b""))
                if not message.get("more_body"):
                    page = b"".join(pieces).replace(b"<script", f'<script nonce="{nonce}"'.encode())
                    headers = MutableHeaders(scope=start)
                    if "content-length" in headers and page:  # the answer to HEAD has a length and no page
                        headers["content-length"] = str(len(page))
                    await send(start)
                    await send({"type": "http.response.body", "body": page})
            else:
                await send(message)

        await self._application(scope, receive, with_nonces)


def _is_page(message: Message) -> bool:
    return MutableHeaders(scope=message).get("content-type", "").startswith("text/html")

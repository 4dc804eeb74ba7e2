"""Other sites' pages may link here and do nothing else."""

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send


class NoForeignRequests:
    """Refuse what another site's page sends by itself.

    Gradio's login cookie goes along with such a request over HTTPS, and its answer may be read: without this, any site
    could ask in the name of who is logged in. Browsers say where a request comes from; programs say nothing.
    """

    def __init__(self, application: ASGIApp) -> None:
        self._application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            headers = Headers(scope=scope)
            foreign = headers.get("sec-fetch-site") in ("cross-site", "same-site")
            follows_link = headers.get("sec-fetch-mode") == "navigate" and scope["method"] in ("GET", "HEAD")
            if foreign and not follows_link:
                response = PlainTextResponse("Pages of other sites may not use this.", status_code=403)
                await response(scope, receive, send)
                return
        await self._application(scope, receive, send)

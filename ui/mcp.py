"""Tools for assistants over the Model Context Protocol: on standard input and output, or over HTTP beside the page."""

import contextlib
import importlib.metadata
import logging
import re
from collections.abc import Callable
from typing import Annotated, Any, TypeVar

import anyio
import anyio.to_thread
from pydantic import Field
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from index import Library
from index.errors import QuestionError, SettingsError
from index.settings import load_settings
from ui import programs
from ui.programs import AnswerResult, ArticleResult, PassageResult
from ui.serving.desk import Desk
from ui.serving.mcp_door import McpDoor
from ui.serving.users import Users

try:
    from mcp.server import MCPServer
    from mcp.server.mcpserver.exceptions import ToolError
    from mcp.types import ToolAnnotations
except ImportError as error:
    raise SettingsError(
        "The package mcp, version 2, is not installed: run pip install 'article-chat[mcp]' for the MCP server."
    ) from error

_T = TypeVar("_T")
_INSTRUCTIONS = (
    "Ask articles questions. Every statement of an answer cites the exact sentence that says it; "
    "`answered` is false where the articles do not say, and `closest` is then a passage that is not an answer."
)
_ROOM = 2  # bytes of a request for each byte of the largest article: JSON escapes some characters
_LOCAL_ORIGIN = re.compile(r"https?://(localhost|127\.0\.0\.1|\[::1\])(:\d+)?")

Question = Annotated[str, Field(description="A self-contained question, at most 2,000 characters.")]
TopK = Annotated[
    int,
    Field(
        description="Most passages to return.",
        json_schema_extra={"minimum": 1, "maximum": programs.MOST_PASSAGES},
    ),
]
Title = Annotated[str, Field(description="The article's title; its first line if empty.")]


def make_server(
    open_library: Callable[[], contextlib.AbstractContextManager[Library]], *, local: bool, desk: Desk | None = None
) -> MCPServer:
    """Make a server with its tools.

    Args:
        open_library: Gives the library for one call.
        local: Whether the caller is the person whose machine this is, and may name its files.
        desk: What tells the log of questions; nothing does if None.
    """
    _log_as_before()
    server = MCPServer(
        "article-chat",
        title="Article Chat",
        instructions=_INSTRUCTIONS,
        version=importlib.metadata.version("article-chat"),
        subscriptions=False,
    )
    # One at a time where each call opens the library: ChromaDB cannot open a folder in two threads at once.
    limiter = anyio.CapacityLimiter(1 if local else programs.AT_ONCE)
    find = programs.find_or_add if local else programs.find
    names = "Id or title of an article of the library" + (", or a path to add" if local else "")
    article_field = Field(description=f"{names}; the whole library if null.")
    asks = ToolAnnotations(
        read_only_hint=not local, destructive_hint=False, idempotent_hint=True, open_world_hint=False
    )
    adds = ToolAnnotations(read_only_hint=False, destructive_hint=False, idempotent_hint=True, open_world_hint=False)

    async def answer(question: str, work: Callable[[Library], _T]) -> _T:
        if desk is None:
            return await run(work)
        with desk.noted("mcp", question) as outcome:
            result = await run(work)
            outcome.result(result)
            return result

    async def run(work: Callable[[Library], _T]) -> _T:
        def told() -> _T:
            try:
                with open_library() as library:
                    return work(library)
            except Exception as error:
                raise ToolError(programs.in_words(error, local=local)) from error

        return await anyio.to_thread.run_sync(told, limiter=limiter)

    @server.tool(annotations=asks)
    async def ask(question: Question, article: Annotated[str | None, article_field] = None) -> AnswerResult:
        """Answer a question with the sentences that say so, or say that the article does not."""
        return await answer(question, lambda library: programs.ask(library, question, article, find=find))

    @server.tool(annotations=asks)
    async def retrieve(
        question: Question, article: Annotated[str | None, article_field] = None, top_k: TopK = 5
    ) -> list[PassageResult]:
        """Find the passages that best match a question, best first, with their offsets in the article's text."""
        return await answer(question, lambda library: programs.retrieve(library, question, article, top_k, find=find))

    @server.tool(annotations=asks)
    async def articles() -> list[ArticleResult]:
        """List the articles that questions go to; the bundled sample if the library is empty."""
        return await run(programs.articles)

    def kept(library: Library, text: str, title: str) -> ArticleResult:
        return programs.describe(library.add_text(text, title=programs.check_name(title, "title")))

    async def add_text(
        text: Annotated[str, Field(description="The article's text.")], title: Title = ""
    ) -> ArticleResult:
        """Add an article, given as text, to the library. Adding it again changes nothing."""
        return await run(lambda library: kept(library, text, title))

    async def add_any(
        source: Annotated[str, Field(description="Path of the article; empty if `text` is given.")] = "",
        text: Annotated[str, Field(description="The article's text; empty if `source` is given.")] = "",
        title: Title = "",
    ) -> ArticleResult:
        """Add an article to the library: a file or text. Adding it again changes nothing."""

        def work(library: Library) -> ArticleResult:
            if bool(source) == bool(text):
                raise QuestionError("Give either source, a path, or text, the article's text.")
            if not source:
                return kept(library, text, title)
            return programs.describe(programs.find_or_add(library, programs.check_name(source, "source")))

        return await run(work)

    server.tool("add_article", annotations=adds)(add_any if local else add_text)
    return server


def serve_stdio() -> None:
    """Serve on standard input and output until the input ends; nothing but the protocol is written there.

    The library is opened for each call, so that it keeps no other program from writing.

    Raises:
        SettingsError: A setting has a value that is not accepted.
    """
    load_settings()
    make_server(Library.open, local=True).run("stdio")


def beside_page(library: Library, *, host: str, desk: Desk | None = None) -> dict[str, Any]:
    """The server at `/mcp`, over streamable HTTP: what gradio's `launch` takes as `app_kwargs`.

    It takes articles as text only, and keeps no session.

    Args:
        library: The page's library.
        host: Address that the page listens on.
        desk: Where questions are counted and noted; nowhere if None.
    """
    server = make_server(lambda: contextlib.nullcontext(library), local=False, desk=desk)
    largest = _ROOM * library.settings.max_bytes
    application = server.streamable_http_app(
        json_response=True,
        stateless_http=True,
        max_request_body_size=largest,
        host=host,  # on this machine only, it checks the Host header too
    )
    door = McpDoor(application, Users(library.settings.users), desk, largest=largest)
    return {
        "routes": [Route("/mcp", endpoint=_NoForeignPages(door))],
        "lifespan": lambda _: server.session_manager.run(),
    }


def _log_as_before() -> None:
    """Show warnings on standard error, as Python does by itself; else the SDK shows everybody's debugging messages."""
    handler = logging.StreamHandler()
    handler.setLevel(logging.WARNING)
    logging.basicConfig(handlers=[handler])


class _NoForeignPages:
    """Refuse what another site's page in a browser sends: programs send no Origin."""

    def __init__(self, application: ASGIApp) -> None:
        self._application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        origin = Headers(scope=scope).get("origin")
        if origin is not None and not _LOCAL_ORIGIN.fullmatch(origin):
            await PlainTextResponse("Pages of other sites may not use this.", status_code=403)(scope, receive, send)
            return
        await self._application(scope, receive, send)

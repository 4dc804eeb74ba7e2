"""The chat page: a conversation on the left, the article on the right."""

import contextlib
import logging
import os
import threading
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any

# Read while gradio is imported: without them it asks two other hosts at every start.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["HF_HUB_OFFLINE"] = "1"
# Read when the server starts: without it every program of this machine could name the address that it asks from.
os.environ["FORWARDED_ALLOW_IPS"] = ""

import gradio as gr
from starlette.middleware import Middleware

from assistant.conversation import default_reader
from index import Library
from index.errors import ArticleNotFoundError, SettingsError
from index.settings import load_settings
from ui import api
from ui.actions import Actions
from ui.serving.around import around
from ui.serving.desk import Desk
from ui.serving.health import Parts
from ui.serving.listening import for_address
from ui.serving.logs import adopt_server
from ui.serving.nonce import ScriptNonces
from ui.serving.page_questions import watch
from ui.serving.users import Users
from ui.tab import Tab
from ui.theme import ASSETS, STYLES, theme

log = logging.getLogger(__name__)

# No event of the page is an interface for programs, and none covers what it updates with a spinner.
_EVENT: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
_AT_ONCE = 4  # questions answered at the same time; more wait in line
# A file over the limit is refused in the program's own words; one so many times over it is not even received.
_REFUSED_AT = 10
_HEADER = """
<header class="masthead">
  <h1>Article Chat</h1>
  <nav class="views" aria-label="What to show">
    <button type="button" data-view="chat" aria-current="true">Chat</button>
    <button type="button" data-view="article">Article</button>
  </nav>
</header>
"""
_TURNS = '<div class="turns" role="log" aria-label="Conversation">${value}${offered}</div>'
_TOOLS = """
<button type="button" popovertarget="earlier">Earlier conversations</button>
<div id="earlier" class="menu" popover role="dialog" aria-label="Earlier conversations"></div>
<button type="button" popovertarget="exports">Export</button>
<div id="exports" class="menu" popover role="group" aria-label="Export this conversation">
  <button type="button" data-kind="markdown">Markdown</button>
  <button type="button" data-kind="html">Web page (HTML)</button>
  <button type="button" data-kind="json">JSON, to verify later</button>
</div>
"""
_BACK = '<button type="button" class="back" data-view="chat">← Back to the chat</button>'


def build(library: Library, *, articles: Sequence[str] = (), desk: Desk | None = None) -> gr.Blocks:
    """Make the page.

    Args:
        library: What is asked; all tabs share it.
        articles: Ids of the articles to show first.
        desk: Where questions are counted and noted; nowhere if None.
    """
    actions = Actions(library, tuple(dict.fromkeys(articles)))
    page = gr.Blocks(title="Article Chat", fill_width=True, fill_height=True, delete_cache=(600, 600))
    with page:
        api.offer(library)  # before the events of the page, whose functions have some of the same names
        tab = gr.State(Tab())
        gr.HTML(_HEADER, elem_id="masthead", apply_default_css=False, js_on_load=None)
        with gr.Row(elem_id="columns"):
            with gr.Column(elem_id="chat-column"):
                gr.HTML('<h2 class="visually-hidden">Chat</h2>', apply_default_css=False, js_on_load=None)
                chat = gr.HTML(
                    elem_id="chat",
                    html_template=_TURNS,
                    offered="",
                    apply_default_css=False,
                    js_on_load=_scripts("chat.js", "copying.js", "keeping.js"),
                )
                notice = gr.HTML(elem_id="notice", apply_default_css=False, js_on_load=None)
                with gr.Row(elem_id="ask-row"):
                    question = gr.Textbox(
                        elem_id="question",
                        label="Question",
                        placeholder="Ask the article a question",
                        lines=1,
                        max_lines=5,
                        show_label=False,
                        container=False,
                        scale=1,
                    )
                    send = gr.Button("Ask", variant="primary", elem_id="send", scale=0, min_width=72)
                with gr.Row(elem_id="chat-bar"):
                    clear = gr.Button("New conversation", elem_id="clear", size="sm", scale=0)
                    tools = gr.HTML(_TOOLS, elem_id="tools", apply_default_css=False, js_on_load=_scripts("tools.js"))
                # Its value is no HTML: the template shows nothing of it.
                exported = gr.HTML(
                    elem_id="exported",
                    html_template="",
                    apply_default_css=False,
                    js_on_load=_scripts("download.js"),
                )
            with gr.Column(elem_id="article-column"):
                with gr.Row(elem_id="article-bar"):
                    gr.HTML(_BACK, elem_id="back", apply_default_css=False, js_on_load=None)
                    picker = gr.Dropdown(
                        elem_id="picker",
                        label="Ask about",
                        choices=[("All", "")],
                        value="",
                        visible=False,
                        filterable=True,
                    )
                    add = gr.Button("Add an article", elem_id="add", size="sm", scale=0)
                with gr.Column(visible=False, elem_id="form") as form:
                    gr.HTML('<h2 class="form-title">Add an article</h2>', apply_default_css=False, js_on_load=None)
                    title = gr.Textbox(label="Title (optional)", elem_id="new-title", max_lines=1)
                    text = gr.Textbox(
                        label="Text", elem_id="new-text", lines=9, max_lines=9, placeholder="Paste the article’s text"
                    )
                    form_notice = gr.HTML(elem_id="form-notice", apply_default_css=False, js_on_load=None)
                    with gr.Row(elem_id="form-buttons"):
                        add_text = gr.Button("Add this text", variant="primary", elem_id="add-text", scale=0)
                        upload = gr.UploadButton("Upload a file instead", elem_id="upload", scale=0)
                        cancel = gr.Button("Cancel", elem_id="cancel", scale=0)
                    gr.HTML(
                        '<p class="hint">Plain text, Markdown or HTML: .txt, .md, .html</p>',
                        apply_default_css=False,
                        js_on_load=None,
                    )
                panel = gr.HTML(
                    elem_id="article",
                    apply_default_css=False,
                    js_on_load=_scripts("views.js", "marks.js", "peek.js", "uses.js", "citations.js"),
                )

        asked = [chat, tab, question, notice]
        example = chat.example(actions.ask_example, [tab], asked, **_EVENT)
        # Of two questions at once the page would show one and the tab hold the other. (None is offered while one is
        # being answered.)
        answering = gr.on(
            [question.submit, send.click],
            actions.ask,
            [question, tab],
            asked,
            trigger_mode="once",
            cancels=[example],
            **_EVENT,
        )
        running = [answering, example]
        chat.stop(actions.stop, [question, tab], asked, cancels=running, **_EVENT)
        chat.edit(actions.edit, [tab], asked, **_EVENT)
        chat.keep(actions.keep, [tab], asked, **_EVENT)
        chat.rate(actions.rate, [tab], [chat, tab, notice], **_EVENT)
        restored = chat.restore(actions.restore, None, [tab, picker, panel, chat, notice], cancels=running, **_EVENT)
        tools.export(actions.export, [tab], [exported, notice], **_EVENT)
        cleared = clear.click(actions.clear, [tab], asked, cancels=running, **_EVENT)
        # Not `input`, which comes twice for one choice, and not `select`, which the keyboard does not cause.
        chosen = picker.change(actions.choose, [picker, tab], [tab, panel, chat, notice], cancels=running, **_EVENT)
        panel.missing(actions.show, None, [panel], **_EVENT)
        panel.linked(actions.linked, None, [panel, notice], **_EVENT)
        add.click(lambda: (gr.update(visible=True), ""), None, [form, form_notice], **_EVENT)
        cancel.click(lambda: gr.update(visible=False), None, [form], **_EVENT)
        added = [tab, picker, panel, chat, notice, form, form_notice, title, text]
        pasted = add_text.click(actions.add_text, [title, text], added, cancels=running, **_EVENT)
        uploaded = upload.upload(actions.add_file, [upload], added, cancels=running, **_EVENT)
        started = page.load(actions.start, None, [tab, picker, panel, chat], **_EVENT)
        # Questions to ask next take a second or two: they come after the rest, and the page's script leaves out those
        # that are about an older state of the conversation.
        for done in (answering, example, cleared, chosen, pasted, uploaded, started, restored):
            done.then(actions.offer, [tab], [chat], trigger_mode="multiple", **_EVENT)
    page.queue(default_concurrency_limit=_AT_ONCE, api_open=False)
    api.complete(page)
    if desk is not None:
        watch(page, desk)
    return page


def _scripts(*names: str) -> str:
    """Scripts that run one after the other in one function, so that they share names."""
    return "\n".join((ASSETS / name).read_text(encoding="utf-8") for name in names)


def launch(
    page: gr.Blocks,
    *,
    host: str,
    port: int | None,
    open_browser: bool = False,
    beside: Mapping[str, Any] | None = None,
    parts: Parts | None = None,
) -> tuple[Any, str]:
    """Serve the page in the background, behind a login if the settings name users.

    Args:
        page: What `build` made.
        host: Address to listen on.
        port: Port to listen on; the first free one from 7860 if None.
        open_browser: Whether to open the page in the browser.
        beside: What else the server serves: arguments for its FastAPI application.
        parts: What `/healthz` asks.

    Returns:
        The FastAPI application, and the page's address on this machine.

    Raises:
        SettingsError: The port cannot be listened on.
    """
    settings = load_settings()
    users = Users(settings.users)
    opened = (beside or {}).get("lifespan", lambda _: contextlib.nullcontext())

    @contextlib.asynccontextmanager
    async def guarded(application: Any) -> AsyncIterator[None]:
        # Around all of gradio's own, which is put together by now; the server listens only when this is done.
        application.middleware_stack = around(application.middleware_stack, settings, parts or {}, host=host)
        async with opened(application):
            yield

    try:
        application, address, _ = page.launch(
            server_name=for_address(host),
            server_port=port,
            inbrowser=open_browser,
            prevent_thread_lock=True,
            quiet=True,
            share=False,
            mcp_server=False,
            ssr_mode=False,
            pwa=False,
            show_error=False,
            enable_monitoring=False,
            run_history=False,
            footer_links=[],
            max_file_size=_REFUSED_AT * settings.max_bytes,
            auth=users.check if users else None,
            app_kwargs={**(beside or {}), "lifespan": guarded, "middleware": [Middleware(ScriptNonces)]},
            favicon_path=ASSETS / "icon.png",
            theme=theme(),
            css_paths=[ASSETS / name for name in STYLES],
        )
    except OSError as error:
        raise SettingsError(
            f"The chat page cannot listen on {host}, port {port or 'any'}: set SERVER_HOST and SERVER_PORT to others."
        ) from error
    return application, address


def serve(
    library: Library,
    *,
    host: str,
    port: int | None,
    articles: Sequence[str] = (),
    open_browser: bool = True,
    mcp: bool = False,
) -> None:
    """Serve the page until the person interrupts.

    Args:
        library: What is asked.
        host: Address to listen on.
        port: Port to listen on; the first free one from 7860 if None.
        articles: Ids of the articles to show first.
        open_browser: Whether to open the page in the browser.
        mcp: Whether to serve MCP at `/mcp` too.

    Raises:
        SettingsError: The port cannot be listened on, or MCP's package is not installed.
    """
    desk = Desk(library.settings)
    beside = None
    if mcp:
        from ui.mcp import beside_page

        beside = beside_page(library, host=host, desk=desk)
    page = build(library, articles=articles, desk=desk)
    parts = {"library": lambda: _ask_for_nothing(library), "reader": default_reader}
    _, address = launch(page, host=host, port=port, open_browser=open_browser, beside=beside, parts=parts)
    adopt_server()
    threading.Thread(target=_warm_up, args=[library], daemon=True).start()
    print(f"Article Chat is open at {address} (Ctrl+C ends it).", flush=True)
    page.block_thread()


def _ask_for_nothing(library: Library) -> None:
    """See whether the library answers, by the cheapest question that reaches its store."""
    with contextlib.suppress(ArticleNotFoundError):
        library.get("0" * 16)


def _warm_up(library: Library) -> None:
    """Load what the first question needs, which takes seconds, while the person reads the page."""
    try:
        library.retrieve("What is this article about?", top_k=1)
    except Exception:
        log.exception("the first search failed")

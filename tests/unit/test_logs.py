"""What the web server writes into the log, by a real server on loopback."""

import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager

import httpx
import pytest
import uvicorn
from fastapi import FastAPI, HTTPException
from fastapi.responses import StreamingResponse

from ui.serving.logs import adopt_server


async def _gone() -> AsyncIterator[str]:
    yield "begun"
    raise HTTPException(404)


async def _broken() -> AsyncIterator[str]:
    yield "begun"
    raise ValueError("a fault of the program")


@contextmanager
def served() -> Iterator[str]:
    """The server's address; afterwards it has stopped, so that all is logged."""
    application = FastAPI()
    application.get("/gone")(lambda: StreamingResponse(_gone()))
    application.get("/broken")(lambda: StreamingResponse(_broken()))
    server = uvicorn.Server(uvicorn.Config(application, port=0))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    adopt_server()
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.mark.parametrize(("path", "logged"), [("gone", 0), ("broken", 1)])
def test_a_visitor_who_left_leaves_no_traceback_and_a_fault_does(
    caplog: pytest.LogCaptureFixture, path: str, logged: int
) -> None:
    with served() as address, pytest.raises(httpx.RemoteProtocolError):
        httpx.get(f"{address}/{path}")
    assert len([r for r in caplog.records if "Exception in ASGI application" in r.getMessage()]) == logged

"""Calls a language model so that nothing it does can hang the program: deadlines, retries, bounds, cancellation."""

import json
import logging
import queue
import random
import ssl
import threading
import time
from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace

import httpx

from assistant.providers import Model, Piece, pieces
from assistant.wire import OverlongError, Wire
from index.errors import ArticleChatError

_log = logging.getLogger(__name__)
_AGAIN = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})  # statuses that may pass


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much; times in seconds.

    Attributes:
        connect: For the connection.
        first: For the model's first sign of life; a local model reads the prompt before it.
        idle: Between two pieces.
        total: For the whole answer, retries included.
        retries: Further attempts while nothing has arrived.
        backoff: Pause before the first of these; it doubles, and up to a quarter is added by chance.
        patience: Longest pause that a server may ask for (Retry-After); a longer one ends the attempts.
        heartbeat: Longest time without a yield, so that a caller who has gone is noticed.
        characters: Of the answer, thoughts included.
        size: Bytes of a response.
    """

    connect: float = 5.0
    first: float = 90.0
    idle: float = 30.0
    total: float = 180.0
    retries: int = 2
    backoff: float = 0.5
    patience: float = 10.0
    heartbeat: float = 1.0
    characters: int = 20_000
    size: int = 16 * 2**20


class ModelError(ArticleChatError):
    """The language model gave no usable answer.

    Attributes:
        what: What it did, to follow "The language model at HOST": "did not answer in time".
        remedy: What to do about it, a sentence.
    """

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"The language model {what}. {remedy}")
        self.what = what
        self.remedy = remedy


def call(model: Model, system: str, user: str, limits: Limits | None = None) -> Generator[Piece, None, None]:
    """Ask a language model and yield what it sends; an empty piece now and then while it is silent.

    Closing the generator ends the request: the server sees the connection go.

    Raises:
        ModelError: It gave no answer, or none that can be read, or the rest of one is missing.
        SettingsError: The model is none that can chat.
    """
    limits = limits or Limits()
    deadline = None
    for attempt in range(limits.retries + 1):
        attempted = _Attempt(model, system, user, limits)
        deadline = deadline or time.monotonic() + limits.total
        try:
            yield from attempted.pieces(deadline)
            return
        except _FailedError as failure:
            pause = _pause(failure, attempt, limits)
            if failure.status == 400 and model.temperature == 0.0:
                model, pause = replace(model, temperature=1.0), 0.0  # a model that takes no other
            _log.info("language model call failed: %s, status %d", failure.kind, failure.status)
            if attempt == limits.retries or pause is None or time.monotonic() + pause > deadline:
                raise _in_words(failure, model) from None
        finally:
            attempted.end()
        woken = time.monotonic() + pause
        while (left := woken - time.monotonic()) > 0:
            time.sleep(min(left, limits.heartbeat))
            yield Piece("")


class _FailedError(Exception):
    """An attempt failed. `kind` is the error's class, never its text, which might hold a key."""

    def __init__(self, kind: str, *, status: int = 0, retry_after: str = "", began: bool = False) -> None:
        super().__init__(kind)
        self.kind = kind
        self.status = status
        self.retry_after = retry_after
        self.began = began


class _Attempt:
    """One request, made in a thread of its own, so that waiting for it can end whatever the server does."""

    def __init__(self, model: Model, system: str, user: str, limits: Limits) -> None:
        self._limits = limits
        self._wire = Wire(
            model.base_url, model.headers, connect=limits.connect, read=limits.total, most_bytes=limits.size
        )
        self._llm = model.llm(self._wire)  # here, so that the time of imports is not the server's
        self._prompt = (system, user)
        self._arrived: queue.Queue[Piece | BaseException | None] = queue.Queue(maxsize=64)
        self._ended = threading.Event()

    def pieces(self, deadline: float) -> Iterator[Piece]:
        """Yield what arrives until a deadline (of `time.monotonic`)."""
        threading.Thread(target=self._run, name="language-model", daemon=True).start()
        characters, silence = 0, time.monotonic() + self._limits.first
        began = False
        while True:
            now = time.monotonic()
            until = min(silence, deadline)
            if now >= until:
                raise _FailedError("Timeout", began=began)
            try:
                arrived = self._arrived.get(timeout=min(until - now, self._limits.heartbeat))
            except queue.Empty:
                yield Piece("")
                continue
            if arrived is None:
                return
            if isinstance(arrived, BaseException):
                raise self._failure(arrived, began)
            began = True
            characters += len(arrived.text)
            if characters > self._limits.characters:
                raise _FailedError("Overlong", began=True)
            silence = time.monotonic() + self._limits.idle
            yield arrived

    def end(self) -> None:
        """Cut the connection, if there still is one."""
        self._ended.set()
        self._wire.cut()

    def _run(self) -> None:
        try:
            for piece in pieces(self._llm, *self._prompt):
                self._hand_over(piece)
                if self._ended.is_set():
                    return
            self._hand_over(None)
        except Exception as error:  # anything that a provider's library raises; put into words by the reader
            self._hand_over(error)
        finally:
            self._wire.close()

    def _hand_over(self, item: Piece | BaseException | None) -> None:
        while not self._ended.is_set():
            try:
                return self._arrived.put(item, timeout=0.1)
            except queue.Full:
                continue

    def _failure(self, error: BaseException, began: bool) -> _FailedError:
        chain = _chain(error)
        for kinds, name in _KINDS:
            if any(isinstance(each, kinds) for each in chain):
                return _FailedError(name, began=began)
        status = max((s for each in chain if isinstance(s := getattr(each, "status_code", 0), int)), default=0)
        if status >= 300:
            return _FailedError("Status", status=status, retry_after=self._wire.retry_after, began=began)
        if any(
            "APIError" in (k.__name__ for k in type(each).__mro__) or type(each).__name__ == "ResponseError"
            for each in chain
        ):
            return _FailedError("Told", began=began)  # in the midst of a stream
        return _FailedError("Garbage", began=began)


_KINDS: tuple[tuple[tuple[type[BaseException], ...], str], ...] = (
    ((OverlongError,), "Overlong"),
    ((json.JSONDecodeError, UnicodeDecodeError), "Garbage"),
    ((httpx.TimeoutException,), "Timeout"),
    ((ssl.SSLError,), "Certificate"),
    ((httpx.ConnectError, httpx.UnsupportedProtocol, httpx.InvalidURL), "Unreachable"),
    ((httpx.TransportError, ConnectionResetError, BrokenPipeError), "Reset"),
    ((ConnectionError,), "Unreachable"),
)


def _chain(error: BaseException) -> list[BaseException]:
    """An error and what it came from, to the root."""
    chain: list[BaseException] = []
    step: BaseException | None = error
    while step is not None and step not in chain:
        chain.append(step)
        step = step.__cause__ or step.__context__
    return chain


def _pause(failure: _FailedError, attempt: int, limits: Limits) -> float | None:
    """Seconds to wait before the next attempt; None if there must be none."""
    if failure.began or not (failure.kind == "Reset" or failure.status in _AGAIN):
        return None
    own = limits.backoff * float(2**attempt) * random.uniform(1.0, 1.25)
    try:
        asked = float(failure.retry_after)
    except ValueError:
        return own  # none, or a date, which no server of this kind sends
    if not 0 <= asked <= limits.patience:
        return None
    return max(asked, own) if asked else own


def _in_words(failure: _FailedError, model: Model) -> ModelError:
    server = f"the server at {model.host}"
    by_status = {
        400: (
            "refused the request (HTTP 400)",
            f"See that {server} serves {model.name} and takes chats of 8,000 tokens.",
        ),
        401: ("does not accept the key (HTTP 401)", "Set LLM_API_KEY to a valid key."),
        403: ("does not accept the key (HTTP 403)", "Set LLM_API_KEY to a key that may use this model."),
        404: (
            "was not found (HTTP 404)",
            f"Run ollama pull {model.name}, or correct LLM_MODEL."
            if model.provider == "ollama"
            else "Correct LLM_MODEL or LLM_BASE_URL, which commonly ends in /v1.",
        ),
        429: ("has no room for this request now (HTTP 429)", "Wait, or see your plan's limits with its provider."),
    }
    by_kind = {
        "Timeout": ("did not answer in time", f"See whether {server} is busy, or choose a faster model."),
        "Unreachable": ("cannot be reached", f"Start {server}, or correct LLM_BASE_URL."),
        "Certificate": (
            "cannot be reached safely (TLS)",
            "Correct https:// in LLM_BASE_URL, or have its certificate trusted (SSL_CERT_FILE).",
        ),
        "Told": ("answered with an error", f"See what {server} logs."),
        "Reset": ("broke off the connection", f"See what {server} logs."),
        "Overlong": ("went on without an end", "Choose another model, or see its chat template."),
        "Garbage": ("sent what is not an answer", f"See that LLM_PROVIDER {model.provider} is what {server} speaks."),
    }
    if failure.kind == "Status":
        if 300 <= failure.status < 400:
            return ModelError(f"is somewhere else (HTTP {failure.status})", "Set LLM_BASE_URL to its true address.")
        other = (f"answered with an error (HTTP {failure.status})", f"See what {server} logs.")
        return ModelError(*by_status.get(failure.status, other))
    return ModelError(*by_kind[failure.kind])

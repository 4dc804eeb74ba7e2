"""The log, on standard error: lines for a person, or one JSON object a line for a program that gathers them."""

import json
import logging
from datetime import UTC, datetime

from starlette.exceptions import HTTPException

from index.settings import Settings

_OURS = ("index", "assistant", "ui")
_SERVER = ("uvicorn", "uvicorn.error", "uvicorn.access", "uvicorn.asgi")


def configure(settings: Settings) -> None:
    """Write what this program says from `LOG_LEVEL` on, and warnings of the libraries, as `LOG_FORMAT` says."""
    handler = logging.StreamHandler()
    # A library that sets a level of its own (bm25s: debug) goes past the root's.
    handler.setLevel(min(logging.WARNING, logging.getLevelNamesMapping()[settings.log_level.upper()]))
    handler.setFormatter(Json() if settings.log_format == "json" else Text())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    for name in _OURS:
        logging.getLogger(name).setLevel(settings.log_level.upper())
    logging.captureWarnings(True)


def adopt_server() -> None:
    """Let the web server write in the same way; it sets up a log of its own when it starts."""
    for name in _SERVER:
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.propagate = True
    logging.getLogger("uvicorn.error").addFilter(_is_worth_a_line)


def _is_worth_a_line(record: logging.LogRecord) -> bool:
    """Not a stream that ends because its visitor has gone: Gradio raises 404 in the midst of the response it has begun.

    (A page that is reloaded while its answer is written; `sse_stream` in gradio's routes, 6.31.)
    """
    error = record.exc_info[1] if record.exc_info else None
    return not (isinstance(error, RuntimeError) and isinstance(error.__cause__, HTTPException))


class Json(logging.Formatter):
    """A record as one line of JSON, with what `extra={"fields": …}` gave beside the message."""

    def format(self, record: logging.LogRecord) -> str:
        """Format a record."""
        line = {
            "time": _time(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, default=str)


class Text(logging.Formatter):
    """A record as a line for a person; a traceback follows on lines of its own."""

    def format(self, record: logging.LogRecord) -> str:
        """Format a record."""
        fields = getattr(record, "fields", {})
        told = "".join(f" {name}={json.dumps(value, ensure_ascii=False)}" for name, value in fields.items())
        line = f"{_time(record)} {record.levelname} {record.name}: {record.getMessage()}{told}"
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line


def _time(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")

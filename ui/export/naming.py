"""How an exported file is called, and when it was made."""

from datetime import UTC, datetime
from typing import Literal

Kind = Literal["json", "markdown", "html"]

_ENDINGS: dict[Kind, str] = {"json": "json", "markdown": "md", "html": "html"}


def file_name(kind: Kind, when: datetime | None = None) -> str:
    """A name for an export, the same in every time zone: nothing of the conversation stands in it.

    Args:
        kind: The form.
        when: The moment; now if None. Taken for UTC if it names no time zone.
    """
    return f"article-chat-{moment(when):%Y-%m-%d-%H%M}.{_ENDINGS[kind]}"


def moment(when: datetime | None) -> datetime:
    """A moment in UTC, whole seconds; now if None. One without a time zone is taken for UTC."""
    if when is None:
        when = datetime.now(UTC)
    when = when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
    return when.replace(microsecond=0)


def in_words(when: datetime) -> str:
    """A moment for a person: "26 November 2026, 01:40 UTC"."""
    return f"{when.day} {when:%B %Y, %H:%M} UTC"

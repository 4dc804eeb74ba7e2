"""An export on its way to the page's script, which saves it as a file."""

import json
import time
from collections.abc import Callable, Sequence

from assistant.conversation import Turn
from ui.export import ArticleOf, Kind, file_name, to_html, to_json, to_markdown

_WRITERS: dict[Kind, tuple[Callable[..., str], str]] = {
    "markdown": (to_markdown, "text/markdown"),
    "json": (to_json, "application/json"),
    "html": (to_html, "text/html"),
}


def download(wanted: object, turns: Sequence[Turn], article_of: ArticleOf) -> str:
    """A conversation as a file, in JSON: its name, media type and text.

    Args:
        wanted: A kind of export.
        turns: Questions and answers, oldest first.
        article_of: The article of an id, as `Library.get`.

    Raises:
        ValueError: There is no such kind.
    """
    kind = next((each for each in _WRITERS if each == wanted), None)
    if kind is None:
        raise ValueError("no such kind of export")
    write, media_type = _WRITERS[kind]
    # The moment makes each file another value, or the page would not be told of a second one.
    moment = time.time_ns()
    return json.dumps({"name": file_name(kind), "type": media_type, "text": write(turns, article_of), "moment": moment})

"""Articles cut into sentences and passages, kept in ChromaDB, found again by LlamaIndex.

from index import Library, retrieve

passages = retrieve("What was agreed?", article="story.txt")
"""

from typing import TYPE_CHECKING

from index.errors import ArticleChatError
from index.types import Article, Passage, Sentence

if TYPE_CHECKING:
    from index.library import Library, retrieve

__all__ = ["Article", "ArticleChatError", "Library", "Passage", "Sentence", "retrieve"]


def __getattr__(name: str) -> object:
    # The library is loaded when it is first asked for: `article-chat --help` must not wait for it.
    if name in ("Library", "retrieve"):
        from index import library

        return getattr(library, name)
    raise AttributeError(f"module 'index' has no attribute {name!r}")

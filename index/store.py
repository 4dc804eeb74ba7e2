"""The one place where passages, vectors and articles are kept: a ChromaDB collection.

One collection holds the passages of all articles. An article is its passages: they tile its text, so their
documents joined in order are the text, and nothing is kept twice.
"""

import contextlib
import json
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from index.chroma import Connection, Folder, Memory, Server, translated_errors
from index.errors import EncoderMismatchError, StoreDamagedError
from index.types import Article, Passage, Sentence

if TYPE_CHECKING:
    from chromadb import Collection


class Store:
    """Passages in a ChromaDB collection; use `open_folder`, `open_server` or `open_memory`."""

    def __init__(self, connection: Connection, encoder: str) -> None:
        self._connection = connection
        self._encoder = encoder
        self._thread_lock = threading.RLock()
        self._collection: Collection | None = None
        self._seen_version = ""

    @classmethod
    def open_folder(cls, home: Path, encoder: str) -> "Store":
        """Open the store in a folder, which is made where it is missing.

        Args:
            home: The folder.
            encoder: The encoder's identity, compared with the one that filled the store.

        Raises:
            HomeNotWritableError, StoreDamagedError, EncoderMismatchError
        """
        return cls(Folder(home), encoder)._checked()

    @classmethod
    def open_server(cls, url: str, token: str, encoder: str) -> "Store":
        """Open the store on a Chroma server, which several programs may write to at once.

        Raises:
            StoreError: The server does not answer, or refuses the token.
        """
        return cls(Server(url, token), encoder)._checked()

    @classmethod
    def open_memory(cls, encoder: str) -> "Store":
        """Open an empty store in memory, gone with the process."""
        return cls(Memory(), encoder)._checked()

    def _checked(self) -> "Store":
        _ = self.collection
        return self

    def errors_in_words(self) -> contextlib.AbstractContextManager[None]:
        """Turn what ChromaDB raises inside into errors that say what to do."""
        return translated_errors(self._connection.place)

    @property
    def collection(self) -> "Collection":
        """The open collection, opened again if another process has written since."""
        with self._thread_lock:
            version = self._connection.version()
            if self._collection is None or version != self._seen_version:
                with self.errors_in_words():
                    self._collection = self._connection.open(self._encoder)
                found = (self._collection.metadata or {}).get("encoder")
                if found != self._encoder:
                    raise EncoderMismatchError(
                        f"The library in {self._connection.place} was made with another encoder ({found}): "
                        "choose another ARTICLE_CHAT_HOME and add the articles again."
                    )
                self._seen_version = version
            return self._collection

    @property
    def version(self) -> str:
        """Changes with every write; equal versions hold equal passages."""
        return self._connection.version()

    def add(self, article: Article, passages: Sequence[Passage], vectors: NDArray[np.float32]) -> None:
        """Keep an article; does nothing harmful if it is there already.

        The first passage is written last: an article exists once its first passage does, so one that was cut
        short by a crash is simply not there and can be added again.

        Args:
            article: The article.
            passages: Its passages, in order.
            vectors: One of unit length for each passage; shape (len(passages), dimensions).

        Raises:
            StoreLockedError: Another process writes to this store.
        """
        ids = [f"{article.id}-{number:06d}" for number in range(len(passages))]
        stated = {"source": article.source, "date": article.date or "", "author": article.author or ""}
        metadatas = [metadata(found) | stated | {"number": number} for number, found in enumerate(passages)]
        with self._writing() as collection:
            size = self._connection.batch_size()
            order = [*range(1, len(ids)), 0]
            for start in range(0, len(order), size):
                batch = order[start : start + size]
                collection.upsert(
                    ids=[ids[i] for i in batch],
                    documents=[passages[i].text for i in batch],
                    metadatas=[metadatas[i] for i in batch],
                    embeddings=[vectors[i] for i in batch],
                )

    def remove(self, article_id: str) -> None:
        """Delete an article; nothing happens if it is not there."""
        with self._writing() as collection:
            collection.delete(where={"article_id": article_id})

    def article_ids(self) -> list[str]:
        """The stored articles' ids, in the order of their titles, then ids."""
        with self.errors_in_words():
            found = self.collection.get(where={"number": 0}, include=["metadatas"])
        heads = [(str(head["title"]), str(head["article_id"])) for head in found["metadatas"] or []]
        return [article_id for _, article_id in sorted(heads)]

    def article(self, article_id: str) -> Article | None:
        """Return a stored article, or None.

        Raises:
            StoreDamagedError: Some of its passages are missing.
        """
        rows = self._rows({"article_id": article_id})
        if not rows or rows[0][1]["number"] != 0:
            return None
        head = rows[0][1]
        passages = [passage(document, stored) for document, stored in rows]
        position = 0
        for found in passages:
            if found.start != position:
                raise StoreDamagedError(
                    f"The article {article_id} in {self._connection.place} is incomplete: remove it and add it again."
                )
            position = found.end
        return Article(
            id=article_id,
            title=str(head["title"]),
            text="".join(found.text for found in passages),
            sentences=tuple(sentence for found in passages for sentence in found.sentences),
            source=str(head["source"]),
            date=str(head["date"]) or None,
            author=str(head.get("author", "")) or None,  # libraries of older versions have none
        )

    def passages(self, article_ids: Sequence[str] | None = None) -> list[Passage]:
        """The citable passages of some articles, or of all, in article order."""
        where: dict[str, Any] = {"citable": 1}
        if article_ids is not None:
            if not article_ids:  # ChromaDB refuses an empty list
                return []
            where = {"$and": [where, {"article_id": {"$in": list(article_ids)}}]}
        return [passage(document, stored) for document, stored in self._rows(where)]

    def _rows(self, where: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
        with self.errors_in_words():
            found = self.collection.get(where=where, include=["documents", "metadatas"])
        rows = zip(found["documents"] or [], found["metadatas"] or [], strict=True)
        pairs = [(document, dict(stored)) for document, stored in rows]
        return sorted(pairs, key=lambda row: (str(row[1]["article_id"]), int(row[1]["number"])))

    @contextlib.contextmanager
    def _writing(self) -> "Iterator[Collection]":
        with self._thread_lock:
            self._connection.lock()
            with self.errors_in_words():
                yield self.collection
            self._seen_version = self._connection.bump()

    def close(self) -> None:
        """Close the store and let other processes write to it."""
        with self._thread_lock:
            self._collection = None
            self._connection.close()


def metadata(found: Passage) -> dict[str, Any]:
    """What ChromaDB keeps of a passage beside its text and vector."""
    return {
        "article_id": found.article_id,
        "title": found.title,
        "start": found.start,
        "end": found.end,
        "citable": int(any(sentence.citable for sentence in found.sentences)),
        "sentences": json.dumps([[s.position, s.start, s.end, int(s.citable)] for s in found.sentences]),
    }


def passage(document: str, stored: dict[str, Any], score: float = 0.0) -> Passage:
    """Make a passage again from what ChromaDB keeps of it."""
    start = int(stored["start"])
    sentences = tuple(
        Sentence(position, first, last, document[first - start : last - start], bool(citable))
        for position, first, last, citable in json.loads(str(stored["sentences"]))
    )
    article_id, title = str(stored["article_id"]), str(stored["title"])
    return Passage(article_id, title, document, start, int(stored["end"]), sentences, score)

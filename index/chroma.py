"""How a ChromaDB collection is reached: in a folder, on a server, in memory. chromadb is imported only here."""

import contextlib
import os
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from index.errors import HomeNotWritableError, StoreDamagedError, StoreError, StoreLockedError

if TYPE_CHECKING:
    from chromadb import Collection
    from chromadb.api.client import Client
    from chromadb.config import Settings as ChromaSettings

_COLLECTION = "passages"


class Connection:
    """A way to the collection; `place` names it in errors."""

    place: str
    _client: "Client | None" = None

    def open(self, encoder: str) -> "Collection":
        """Open the collection afresh; a new one is made with the encoder's identity and cosine space."""
        self._close_client()
        self._client = self._connect()
        return self._client.get_or_create_collection(
            _COLLECTION,
            configuration={"hnsw": {"space": "cosine"}},
            metadata={"encoder": encoder},
            embedding_function=None,
        )

    def _connect(self) -> "Client":
        raise NotImplementedError

    def batch_size(self) -> int:
        """Most rows that one write takes."""
        return self._client.get_max_batch_size() if self._client else 1

    def version(self) -> str:
        """A mark that changes when another process has written."""
        return ""

    def bump(self) -> str:
        """Tell other processes that something was written; returns the new version."""
        return ""

    def lock(self) -> None:
        """Become the one writer; needed only where processes share files."""

    def _close_client(self) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None

    def close(self) -> None:
        """Let go of the collection and of the writer's lock."""
        self._close_client()


class Folder(Connection):
    """A folder that many processes may read and one may write: ChromaDB loses vectors silently with two writers."""

    def __init__(self, home: Path) -> None:
        from filelock import FileLock

        self.place = str(home)
        self._path = home / "chroma"
        self._version_file = home / "version"
        try:
            self._path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise self._not_writable(error) from error
        if not os.access(self._path, os.W_OK):
            raise self._not_writable(None)
        # A singleton a path: several libraries of one process share the lock, threads of one process are safe.
        self._lock = FileLock(home / "writer.lock", timeout=0, is_singleton=True)
        self._locked = False

    def _not_writable(self, error: OSError | None) -> HomeNotWritableError:
        reason = f" ({error.strerror})" if error and error.strerror else ""
        return HomeNotWritableError(
            f"The folder {self.place} cannot be written{reason}: set ARTICLE_CHAT_HOME to one that can."
        )

    def _connect(self) -> "Client":
        import chromadb

        self._check_database()
        return cast("Client", chromadb.PersistentClient(path=str(self._path), settings=_settings()))

    def _check_database(self) -> None:
        """Raise StoreDamagedError for a damaged database: ChromaDB's Rust core may abort the process on one."""
        import sqlite3

        database = self._path / "chroma.sqlite3"
        if not database.exists():
            return
        try:
            if not database.stat().st_size and self._version_file.exists():
                raise damaged(self.place, "the database is empty")
            with contextlib.closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
                found = connection.execute("PRAGMA quick_check(1)").fetchone()
        except (sqlite3.DatabaseError, OSError, UnicodeDecodeError) as error:
            raise damaged(self.place, error) from error
        if found != ("ok",):
            raise damaged(self.place, "the database is malformed")

    def version(self) -> str:
        try:
            return self._version_file.read_text(encoding="ascii", errors="replace")
        except OSError:
            return ""

    def bump(self) -> str:
        version = uuid.uuid4().hex
        self._version_file.write_text(version, encoding="ascii")
        return version

    def lock(self) -> None:
        from filelock import Timeout

        if self._locked:
            return
        try:
            self._lock.acquire()
        except Timeout as error:
            raise StoreLockedError(
                f"Another program is writing to the library in {self.place}: close it first (it may be an open chat "
                "page). To share one library between programs, run a Chroma server and set CHROMA_URL to its address."
            ) from error
        except OSError as error:
            raise self._not_writable(error) from error
        self._locked = True

    def close(self) -> None:
        self._close_client()
        if self._locked:
            self._lock.release()
            self._locked = False


class Server(Connection):
    """A Chroma server, which several processes may write to at once."""

    def __init__(self, url: str, token: str) -> None:
        self.place = url
        self._url = urlsplit(url)
        self._token = token

    def _connect(self) -> "Client":
        import chromadb

        secure = self._url.scheme == "https"
        headers = {"Authorization": f"Bearer {self._token}"} if self._token else {}
        try:
            client = chromadb.HttpClient(
                host=self._url.hostname or "",
                port=self._url.port or (443 if secure else 80),
                ssl=secure,
                headers=headers,
                settings=_settings(),
            )
        except Exception as error:  # chromadb raises a bare ValueError, and httpx's own errors
            raise StoreError(
                f"The Chroma server at {self.place} does not answer or refuses CHROMA_TOKEN: "
                "check CHROMA_URL and that the server runs."
            ) from error
        return cast("Client", client)


class Memory(Connection):
    """A collection in memory, gone with the process."""

    place = "memory"

    def _connect(self) -> "Client":
        import chromadb

        return cast("Client", chromadb.EphemeralClient(settings=_settings()))


def _settings() -> "ChromaSettings":
    from chromadb.config import Settings as ChromaSettings

    return ChromaSettings(anonymized_telemetry=False)


@contextlib.contextmanager
def translated_errors(place: str) -> Iterator[None]:
    """Turn ChromaDB's errors, of many unrelated classes, into ours."""
    from chromadb.errors import ChromaError

    try:
        yield
    except ChromaError as error:
        raise damaged(place, error) from error


def damaged(place: str, reason: object) -> StoreDamagedError:
    """The error for a store that cannot be used, with the first line of the reason."""
    line = (str(reason).strip().splitlines() or [type(reason).__name__])[0][:200]
    return StoreDamagedError(
        f"The library in {place} cannot be read or written ({line}): move that folder away, or set "
        "ARTICLE_CHAT_HOME to another one, and add the articles again."
    )

"""Library: add, list, get, remove and search articles."""

import functools
import hashlib
import re
import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from index import sources
from index.bylines import is_byline, is_dated
from index.encoder import Encoder, load_encoder
from index.errors import ArticleNotFoundError, EmptyArticleError, QuestionError
from index.formats.plain import headline
from index.formats.source import Source
from index.furniture import furniture
from index.passages import cut
from index.sentences import split
from index.settings import Settings, load_settings
from index.store import Store
from index.types import Article, Passage, Sentence

if TYPE_CHECKING:
    from llama_index.core.base.base_retriever import BaseRetriever

    from index.lexical import LexicalIndex

MAX_QUESTION = 2_000  # characters; the longest question on any page is a tenth of that
SAMPLE = Path(__file__).parent / "sample" / "article.txt"
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_ARTICLE_ID = re.compile(r"[0-9a-f]{16}")
_TITLE_LENGTH = 80  # characters of an untitled article's first sentence


class Library:
    """The articles of one home. Open it with `Library.open`; a context manager; threads may share one.

    While it holds no article, searches answer from the bundled sample, which lives in memory only.

    Attributes:
        settings: What it was opened with.
    """

    def __init__(self, store: Store, encoder: Encoder, settings: Settings) -> None:
        self._store = store
        self._encoder = encoder
        self.settings = settings
        self._sample_lock = threading.Lock()
        self._sample_store: Store | None = None
        self._lexical = functools.lru_cache(maxsize=8)(self._build_lexical)

    @classmethod
    def open(cls, home: str | Path | None = None) -> "Library":
        """Open a library, making it where it is missing.

        Args:
            home: Its folder; by default what the settings say, a Chroma server included.

        Raises:
            SettingsError: A setting has a value that is not accepted.
            StoreError: The home cannot be written, is damaged, or was filled with another encoder.
        """
        settings = load_settings()
        encoder = load_encoder()
        if home is None and settings.chroma_url:
            store = Store.open_server(settings.chroma_url, settings.chroma_token.get_secret_value(), encoder.identity)
        else:
            store = Store.open_folder(Path(home or settings.article_chat_home).expanduser(), encoder.identity)
        return cls(store, encoder, settings)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close it; another process may write then."""
        self._store.close()

    def add(self, source: str | Path) -> Article:
        """Add an article from a path, or from standard input if `source` is "-". Adding it again changes nothing.

        Raises:
            SourceError: It cannot be read as an article; the subclass and the text say why.
            StoreLockedError: Another process writes to this library.
        """
        read = sources.load(source, max_bytes=self.settings.max_bytes)
        if str(source) == sources.STANDARD_INPUT:
            return self._add(read, "", "standard input")
        return self._add(read, str(source), str(source))

    def add_bytes(self, data: bytes, name: str) -> Article:
        """Add an article from a file's bytes; `name` tells its format by its ending. Raises what `add` raises."""
        return self._add(sources.parse(data, name, max_bytes=self.settings.max_bytes), name, name)

    def add_text(self, text: str, *, title: str = "", source: str = "") -> Article:
        """Add plain text. Raises what `add` raises."""
        text = _LONE_SURROGATE.sub("\ufffd", text)  # cannot be stored as UTF-8
        name = "the pasted text"
        sources.check_size(len(text.encode()), name, max_bytes=self.settings.max_bytes)
        return self._add(Source(text, title.strip() or headline(text)), source, name)

    def _add(self, read: Source, source: str, name: str) -> Article:
        article = make_article(read, source, name)
        stored = self._store.article(article.id)
        if stored is not None:
            return stored
        keep(article, self._store, self._encoder)
        return article

    def articles(self) -> list[Article]:
        """The stored articles, in the order of their titles."""
        found = (self._store.article(article_id) for article_id in self._store.article_ids())
        return [article for article in found if article is not None]

    def sample(self) -> Article:
        """The bundled sample article, for a library that holds none."""
        return _sample_article()

    def get(self, article_id: str) -> Article:
        """Return an article by its id; the sample's is known too.

        Raises:
            ArticleNotFoundError: Nothing is stored under this id.
        """
        article = self._store.article(article_id) if _ARTICLE_ID.fullmatch(article_id) else None
        if article is None and article_id == _sample_article().id:
            article = _sample_article()
        if article is None:
            raise ArticleNotFoundError(
                f"No article has the id {article_id}: `article-chat list` shows those there are."
            )
        return article

    def remove(self, article_id: str) -> None:
        """Remove an article.

        Raises:
            ArticleNotFoundError: Nothing is stored under this id.
            StoreLockedError: Another process writes to this library.
        """
        if not _ARTICLE_ID.fullmatch(article_id) or article_id not in self._store.article_ids():
            raise ArticleNotFoundError(
                f"No article has the id {article_id}: `article-chat list` shows those there are."
            )
        self._store.remove(article_id)

    def resolve(self, name: str | Path) -> Article:
        """Return the article of this id, or add the one at this path.

        Raises:
            SourceError: Neither an id of a stored article nor a path that can be read.
            StoreLockedError: It must be added, and another process writes to this library.
        """
        if _ARTICLE_ID.fullmatch(str(name)):
            try:
                return self.get(str(name))
            except ArticleNotFoundError:
                if not Path(name).exists():
                    raise
        return self.add(name)

    def retrieve(self, question: str, *, top_k: int = 5, articles: Sequence[str] | None = None) -> list[Passage]:
        """Find the passages that best match a question.

        Args:
            question: A self-contained question; follow-ups already rewritten.
            top_k: Most passages to return, at least 1.
            articles: Ids of the articles to search in; the whole library if None.

        Returns:
            Up to `top_k` passages, best first; `score` is the fused reciprocal rank in (0, 1].
            Ties keep article order. Page furniture is never among them.

        Raises:
            QuestionError: `question` is blank or too long.
            ValueError: `top_k` is below 1.
        """
        from index.retrieval import search

        return search(self.as_retriever(top_k=top_k, articles=articles), check_question(question))

    def as_retriever(self, *, top_k: int = 5, articles: Sequence[str] | None = None) -> "BaseRetriever":
        """A LlamaIndex retriever over this library, for other people's pipelines.

        Its nodes' text is the passage's, their metadata its offsets (`article_id`, `title`, `start`, `end`), and
        their score the fused reciprocal rank in (0, 1].

        Raises:
            ValueError: `top_k` is below 1.
        """
        from index.retrieval import fused_retriever

        if top_k < 1:
            raise ValueError("top_k must be at least 1.")
        store = self._store_for(articles)
        wanted = None if articles is None else tuple(sorted(set(articles)))
        return fused_retriever(
            store,
            self._encoder,
            lambda: self._lexical(store, store.version, wanted),
            top_k=top_k,
            articles=wanted,
        )

    def _store_for(self, articles: Sequence[str] | None) -> Store:
        """The library's store, or the sample's where nothing else can be meant."""
        sample = _sample_article()
        stored = self._store.article_ids()
        asked_for_sample = articles is not None and list(articles) == [sample.id] and sample.id not in stored
        if not asked_for_sample and (articles is not None or stored):
            return self._store
        with self._sample_lock:
            if self._sample_store is None:
                self._sample_store = Store.open_memory(self._encoder.identity)
                keep(sample, self._sample_store, self._encoder)
            return self._sample_store

    @staticmethod
    def _build_lexical(
        store: Store, version: str, articles: tuple[str, ...] | None
    ) -> "tuple[LexicalIndex, list[Passage]]":
        """The BM25 index of some articles; `version` is there so that the cache notices a write."""
        from index.lexical import LexicalIndex

        passages = store.passages(articles)
        return LexicalIndex([passage.text for passage in passages]), passages


def make_article(read: Source, source: str, name: str) -> Article:
    """Cut a source into sentences.

    Args:
        read: What the reader of its format returned.
        source: Where it came from, kept with the article.
        name: What to call it in an error.

    Raises:
        EmptyArticleError: There is no sentence in it that could be cited.
    """
    text = read.text
    spans = split(text)
    marks = furniture(text, spans)
    sentences = tuple(
        Sentence(position, start, end, text[start:end], not mark)
        for position, ((start, end), mark) in enumerate(zip(spans, marks, strict=True))
    )
    worded = [s.text for s in sentences if s.citable and any(map(str.isalnum, s.text))]
    if not worded:
        raise EmptyArticleError(f"There is no sentence in {name}: give an article with text in it.")
    article_id = hashlib.sha256(text.encode()).hexdigest()[:16]
    opening = next((words for words in worded if not is_byline(words) and not is_dated(words)), worded[0])
    title = " ".join(read.title.split()) or _opening(opening)
    return Article(article_id, title, text, sentences, source, read.date, read.author)


def _opening(sentence: str) -> str:
    words = " ".join(sentence.split())
    if len(words) <= _TITLE_LENGTH:
        return words
    return words[:_TITLE_LENGTH].rsplit(" ", 1)[0] + "…"


def keep(article: Article, store: Store, encoder: Encoder) -> None:
    """Cut an article into passages, encode them and store all of it."""
    passages = cut(article.id, article.title, article.text, article.sentences, encoder.count)
    store.add(article, passages, encoder.encode([passage.text for passage in passages]))


def check_question(question: str) -> str:
    """Return the question without the space around it; what is no character (half a pair, a stray byte) is "?".

    Raises:
        QuestionError: It is blank, or longer than `MAX_QUESTION` characters.
    """
    stripped = question.encode("utf-8", "replace").decode("utf-8").strip()
    if not any(map(str.isalnum, stripped)):
        raise QuestionError("The question is empty: type a question about the article.")
    if len(stripped) > MAX_QUESTION:
        raise QuestionError(f"The question is longer than {MAX_QUESTION:,} characters: ask a shorter one.")
    return stripped


@functools.cache
def _sample_article() -> Article:
    read = sources.load(SAMPLE, max_bytes=2**20)
    return make_article(read, "bundled sample", "the bundled sample")


def retrieve(question: str, *, article: str | Path | None = None, top_k: int = 5) -> list[Passage]:
    """Find the passages that best match a question, in the settings' library.

    Args:
        question: A self-contained question; follow-ups already rewritten.
        article: Path or article id to search in; the whole library if None, the bundled sample if it is empty.
        top_k: Most passages to return, at least 1.

    Returns:
        Up to `top_k` passages, best first; `score` is the fused reciprocal rank in (0, 1].
        Ties keep article order.

    Raises:
        QuestionError: `question` is blank or too long (also a ValueError).
        ValueError: `top_k` is below 1.
        ArticleNotFoundError: `article` names nothing that can be opened.
        ArticleChatError: Anything else that cannot be used; the text says what to do.
    """
    check_question(question)
    with Library.open() as library:
        articles = None if article is None else [library.resolve(article).id]
        return library.retrieve(question, top_k=top_k, articles=articles)

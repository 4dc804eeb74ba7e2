"""The LlamaIndex retriever: dense (ChromaDB) and lexical (BM25) results, fused by reciprocal rank.

LlamaIndex's types do not leave this module, except the retriever itself, for other people's pipelines.
"""

import math
from collections.abc import Callable, Sequence

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode
from llama_index.core.vector_stores import FilterOperator, MetadataFilter, MetadataFilters, VectorStoreQuery
from llama_index.vector_stores.chroma import ChromaVectorStore

from index.encoder import NAME, Encoder
from index.lexical import LexicalIndex
from index.store import Store, metadata, passage
from index.types import Passage

RANK_CONSTANT = 60  # of reciprocal rank fusion (Cormack, Clarke and Büttcher, 2009)
CANDIDATES = 4  # each leg looks at this many times `top_k` passages


class EncoderEmbedding(BaseEmbedding):
    """The encoder in LlamaIndex's clothes."""

    _encoder: Encoder

    def __init__(self, encoder: Encoder) -> None:
        super().__init__(model_name=NAME)
        self._encoder = encoder

    def _get_text_embedding(self, text: str) -> list[float]:
        vector: list[float] = self._encoder.encode([text])[0].tolist()
        return vector

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(query)

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(query)


class ChromaRetriever(BaseRetriever):
    """Nearest passages by cosine of their vectors; a node's score is that cosine, in [-1, 1]."""

    def __init__(self, store: Store, embedding: BaseEmbedding, top_k: int, articles: Sequence[str] | None) -> None:
        self._store = store
        self._embedding = embedding
        self._top_k = top_k
        self._nothing_asked = articles is not None and not articles
        filters = [MetadataFilter(key="citable", value=1)]  # page furniture is never retrieved
        if articles is not None:
            filters.append(MetadataFilter(key="article_id", value=list(articles), operator=FilterOperator.IN))
        self._filters = MetadataFilters(filters=list(filters))
        super().__init__()

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        if self._nothing_asked:  # ChromaDB refuses an empty list
            return []
        collection = self._store.collection
        vector = query_bundle.embedding or self._embedding.get_query_embedding(query_bundle.query_str)
        with self._store.errors_in_words():
            found = ChromaVectorStore(chroma_collection=collection).query(
                VectorStoreQuery(query_embedding=vector, similarity_top_k=self._top_k, filters=self._filters)
            )
        # LlamaIndex scores exp(-distance), and Chroma's cosine distance is 1 - cosine.
        cosines = [1 + math.log(similarity) for similarity in found.similarities or []]
        nodes = [node for node in found.nodes or [] if isinstance(node, TextNode)]
        return [NodeWithScore(node=node, score=score) for node, score in zip(nodes, cosines, strict=True)]


class Bm25Retriever(BaseRetriever):
    """Passages that share words with the query; a node's score is BM25's, above 0."""

    def __init__(self, index: Callable[[], tuple[LexicalIndex, Sequence[Passage]]], top_k: int) -> None:
        self._index = index
        self._top_k = top_k
        super().__init__()

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        index, passages = self._index()
        found = index.search(query_bundle.query_str, self._top_k)
        return [NodeWithScore(node=to_node(passages[place]), score=score) for place, score in found]


class FusedRetriever(BaseRetriever):
    """Fuses retrievers by reciprocal rank; a node's score is the fused rank over the best possible, in (0, 1]."""

    def __init__(self, retrievers: Sequence[BaseRetriever], top_k: int) -> None:
        self._retrievers = list(retrievers)
        self._top_k = top_k
        super().__init__()

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        nodes: dict[tuple[str, int], NodeWithScore] = {}
        scores: dict[tuple[str, int], float] = {}
        for retriever in self._retrievers:
            for rank, found in enumerate(retriever.retrieve(query_bundle)):
                place = _place(found)
                nodes.setdefault(place, found)
                scores[place] = scores.get(place, 0.0) + 1 / (RANK_CONSTANT + rank)
        best_possible = len(self._retrievers) / RANK_CONSTANT
        order = sorted(scores, key=lambda place: (-scores[place], place))  # ties keep article order
        return [NodeWithScore(node=nodes[place].node, score=scores[place] / best_possible) for place in order][
            : self._top_k
        ]


def fused_retriever(
    store: Store,
    encoder: Encoder,
    lexical: Callable[[], tuple[LexicalIndex, Sequence[Passage]]],
    *,
    top_k: int,
    articles: Sequence[str] | None,
) -> BaseRetriever:
    """Build the retriever over a store; `lexical` gives the BM25 index and its passages when they are needed."""
    dense = ChromaRetriever(store, EncoderEmbedding(encoder), top_k * CANDIDATES, articles)
    return FusedRetriever([dense, Bm25Retriever(lexical, top_k * CANDIDATES)], top_k)


def search(retriever: BaseRetriever, query: str) -> list[Passage]:
    """Run a retriever made here and return passages, best first, with its scores."""
    return [_to_passage(found) for found in retriever.retrieve(query)]


def to_node(found: Passage) -> TextNode:
    """A passage as a LlamaIndex node, with the same metadata that ChromaDB keeps of it."""
    return TextNode(text=found.text, metadata=metadata(found))


def _place(found: NodeWithScore) -> tuple[str, int]:
    return str(found.node.metadata["article_id"]), int(found.node.metadata["start"])


def _to_passage(found: NodeWithScore) -> Passage:
    return passage(found.node.get_content(), found.node.metadata, found.score or 0.0)

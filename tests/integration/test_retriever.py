"""The library as a LlamaIndex retriever in another program's pipeline."""

from llama_index.core.base.base_retriever import BaseRetriever

from index import Library

STORY = "A bus runs through the tunnel every hour. The bus ticket costs 45 kroner one way."
QUESTION = "How much does the bus ticket cost?"


def test_nodes_are_passages_with_scores(library: Library) -> None:
    article = library.add_text(STORY)
    other = library.add_text("The town library opens on Sundays. Entrance is free.")
    retriever = library.as_retriever(top_k=2)
    assert isinstance(retriever, BaseRetriever)
    best, second = retriever.retrieve(QUESTION)
    assert best.metadata["article_id"] == article.id
    assert STORY[best.metadata["start"] : best.metadata["end"]] == best.node.get_content()
    assert 0 < second.get_score() <= best.get_score() <= 1
    found = library.as_retriever(articles=[other.id]).retrieve(QUESTION)
    assert {node.metadata["article_id"] for node in found} == {other.id}

"""How often the passage that answers is among the first ones, in a library of all the benchmark's articles.

    python tests/benchmarks/retrieval.py [QUESTIONS.jsonl]

Prints, for the dense, the lexical and the fused retriever: the share of answerable questions with a right passage among
the first 1, 3 and 8, and the milliseconds of a query as a multiple of one encoding of the question alone.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from assistant.question_set import load_questions
from index import Library
from index.encoder import load_encoder
from index.retrieval import Bm25Retriever, ChromaRetriever, EncoderEmbedding, search

QUESTIONS = Path(__file__).parent / "news" / "questions.jsonl"
DEPTHS = (1, 3, 8)


def timed(run: Callable[[], object]) -> float:
    """Seconds that a call takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def main(path: Path) -> None:
    """Measure and print the table."""
    questions = load_questions(path)
    encoder = load_encoder()
    with tempfile.TemporaryDirectory() as home, Library.open(home) as library:
        ids = {name: library.resolve(name).id for name in sorted({q.article for q in questions})}
        answerable = [q for q in questions if q.answerable]
        store = library._store
        top = DEPTHS[-1]
        retrievers = {
            "dense": ChromaRetriever(store, EncoderEmbedding(encoder), top, None),
            "lexical": Bm25Retriever(lambda: library._lexical(store, store.version, None), top),
            "fused": library.as_retriever(top_k=top),
        }
        alone = sum(timed(lambda q=q: encoder.encode([q.question])) for q in answerable)  # type: ignore[misc]
        print(f"{len(ids)} articles, {len(store.passages())} passages, {len(answerable)} answerable questions")
        print(f"{'retriever':<10}" + "".join(f"{f'first {depth}':>10}" for depth in DEPTHS) + f"{'time':>8}")
        for name, retriever in retrievers.items():
            hits, spent = dict.fromkeys(DEPTHS, 0), 0.0
            for question in answerable:
                start = time.perf_counter()
                found = search(retriever, question.question)
                spent += time.perf_counter() - start
                right = [
                    p.article_id == ids[question.article] and any(gold in p.text for gold in question.gold)
                    for p in found
                ]
                for depth in DEPTHS:
                    hits[depth] += any(right[:depth])
            rates = "".join(f"{hits[depth] / len(answerable):>10.1%}" for depth in DEPTHS)
            print(f"{name:<10}{rates}{spent / alone:>7.1f}x")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else QUESTIONS)

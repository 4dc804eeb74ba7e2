"""Search by words: BM25 (Robertson et al., 1994) over passages, with bm25s."""

import re
from collections.abc import Sequence

import numpy as np

# Chinese, Japanese and Thai run words together: their characters are the terms.
_UNSPACED = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_TERM = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")
# Places where a line may break or a ligature may not. U+200B and U+200C part words in some other scripts.
_INVISIBLE = re.compile("[\u00ad\u200d\u2060\ufeff]|(?<=[A-Za-z\u00c0-\u024f])[\u200b\u200c](?=[A-Za-z\u00c0-\u024f])")
_BROKEN = re.compile(r"(?<!\w)([^\W\d_]++)-[ \t]*+\r?\n[> \t]*+([^\W\d_]+)")


class LexicalIndex:
    """BM25 over a fixed list of texts."""

    def __init__(self, texts: Sequence[str]) -> None:
        import bm25s

        self._bm25 = bm25s.BM25()
        self._terms = [terms(text) for text in texts]
        self._empty = not any(self._terms)
        if not self._empty:
            self._bm25.index(self._terms, show_progress=False)

    def search(self, query: str, top_k: int) -> list[tuple[int, float]]:
        """Return up to `top_k` pairs (place of the text, BM25 score), best first; only texts that share a term.

        Ties keep the texts' order.
        """
        wanted = terms(query)
        if self._empty or not wanted:
            return []
        scores = self._bm25.get_scores(wanted)
        order = np.argsort(-scores, kind="stable")[:top_k]
        return [(int(place), float(scores[place])) for place in order if scores[place] > 0]


def terms(text: str) -> list[str]:
    """The search terms of a text: lower-cased, stemmed (Porter 2), without English function words.

    Words parted by a hyphen at a line end come last, joined; their parts are terms too, as they may be a compound's.
    """
    import Stemmer
    from bm25s.stopwords import STOPWORDS_EN

    text = _INVISIBLE.sub("", text.casefold())
    found = [*_TERM.findall(text), *map("".join, _BROKEN.findall(text))]
    words = [word for word in found if word not in STOPWORDS_EN]
    return list(Stemmer.Stemmer("english").stemWords(words))

"""Statements in another language than English: nothing but the sentences' own words counts as supported."""

import re
from collections.abc import Sequence

from assistant.checks import thesaurus
from assistant.checks.lexicon import word_set

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
# Chinese, Japanese and Thai run words together: pairs of characters are compared.
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+")
_ENGLISH = 0.6  # of the words that are no names, known to the dictionary
_NEGATIONS = word_set("""
    tidak bukan belum tak tiada jangan nicht kein keine keinen nie ne pas jamais aucun no non nunca ni não nem niet
    geen нет не ни ei ikke inte nie nem ne nu
""")
_SIGNS_OF_NEGATION = "不没沒未无無非ない"


def is_foreign(text: str) -> bool:
    """Whether a text is in another language than English; names and very short texts do not tell."""
    if sum(len(run) for run in _UNSPACED.findall(text)) * 2 > len(text):
        return True
    words = [word for word in _WORD.findall(text) if word[0].isalpha() and not word[0].isupper()]
    if len(words) < 3:
        return False
    return sum(thesaurus.known(word.lower()) for word in words) < _ENGLISH * len(words)


def check(statement: str, sentences: Sequence[str]) -> str:
    """A reason why words or numbers of a statement do not stand in the sentences, or ""."""
    source = " ".join(sentences).casefold()
    text = statement.casefold()
    runs = _UNSPACED.findall(text)
    pairs = {run[i : i + 2] for run in runs for i in range(max(1, len(run) - 1))}
    theirs = set(_WORD.findall(_UNSPACED.sub(" ", source)))
    mine = set(_WORD.findall(_UNSPACED.sub(" ", text)))
    lacking = sorted(mine - theirs) + sorted(pair for pair in pairs if pair not in source)
    if lacking:
        return f"The sentence does not say {lacking[0]}."
    # Leaving out a "not" leaves only words that stand there.
    best = max(sentences, key=lambda sentence: len(mine & set(_WORD.findall(sentence.casefold()))))
    dropped = (set(_WORD.findall(best.casefold())) & _NEGATIONS) - mine
    dropped |= {sign for sign in _SIGNS_OF_NEGATION if runs and sign in best and sign not in statement}
    return f"The sentence says {sorted(dropped)[0]}, which the statement leaves out." if dropped else ""

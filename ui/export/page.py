"""A conversation as one HTML file that loads and runs nothing; its citations lead to the sentences beside it."""

import base64
import functools
import hashlib
import itertools
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from assistant.conversation import Turn
from index import Article, Sentence
from index.paragraphs import paragraphs
from ui.article_panel import element_id
from ui.chat import answer_html
from ui.escaping import escaped
from ui.export.fragments import shown_source, web_address
from ui.export.gathering import ArticleOf, Reference, gather, titles_in_words, withheld_line
from ui.export.naming import in_words, moment

LONGEST = 400_000  # characters of an article that is shown whole: some 65 pages of print
AROUND = 25  # sentences on either side of a cited one that are shown of a longer article
_STYLE = Path(__file__).parents[1] / "assets" / "export.css"


def to_html(turns: Sequence[Turn], article_of: ArticleOf, *, when: datetime | None = None) -> str:
    """Write a conversation as a page that works alone, with the text of the articles in it.

    Args:
        turns: Questions and answers, oldest first.
        article_of: The article of an id, as `Library.get`; of one that is gone only the cited sentences are shown.
        when: The moment of the export; now if None.

    Returns:
        HTML; every text in it is escaped. Of an article longer than `LONGEST` characters, what stands around the cited
        sentences.
    """
    references = gather(turns, article_of)
    about = titles_in_words(references)
    title = f"Conversation about {about}" if about else "Conversation"
    answers = "".join(_turn(number, turn, several=len(references) > 1) for number, turn in enumerate(turns, 1))
    articles = "".join(map(_reference, references)) or "<p>No answer points to an article.</p>"
    counted = "1 question" if len(turns) == 1 else f"{len(turns):,} questions"
    style = _style()
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{_policy(style)}">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>{escaped(title)}</title>
<style>{style}</style>
</head>
<body>
<a class="skip" href="#articles">To the articles</a>
<header><h1 dir="auto">{escaped(title)}</h1>
<p>{counted}; exported from Article Chat on {in_words(moment(when))}. A click on a citation shows its sentence.</p>
</header>
<main>
<section id="answers" class="column" aria-labelledby="answers-title" tabindex="0">
<h2 id="answers-title">Questions and answers</h2>
{answers}
</section>
<section id="articles" class="column" aria-labelledby="articles-title" tabindex="0">
<h2 id="articles-title">{"Article" if len(references) == 1 else "Articles"}</h2>
{articles}
</section>
</main>
</body>
</html>
"""


@functools.cache
def _style() -> str:
    return _STYLE.read_text(encoding="utf-8")


def _policy(style: str) -> str:
    """Nothing but this style: whatever slipped through the escaping could load and run nothing."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _turn(number: int, turn: Turn, *, several: bool) -> str:
    # The count of what was withheld, not its words: passed on, a statement that nothing supports loses its warning.
    answer = answer_html(replace(turn.answer, withheld=()), name_articles=several)
    withheld = withheld_line(turn.answer)
    after = f'<p class="note">{escaped(withheld)}</p>' if withheld else ""
    asked = f'<h3 class="question" dir="auto">{escaped(turn.question)}</h3>'
    return f'<section class="turn" id="question-{number}">{asked}<div dir="auto">{answer}</div>{after}</section>\n'


def _reference(reference: Reference) -> str:
    head = f'<h3 class="article-title">{escaped(reference.title)}</h3>'
    if reference.article is None:
        note = "The library no longer held this article: only the sentences that the answers point to are shown."
        body = "".join(
            f'<p dir="auto">{_span(reference.article_id, each, pointed=True)}</p>' for each in reference.sentences
        )
        meta = ""
    else:
        pointed = {sentence.position for sentence in reference.sentences}
        shown = _shown(reference.article, pointed)
        note = ""
        if len(shown) < len(reference.article.sentences):
            note = (
                f"This article is long: {len(shown):,} of its {len(reference.article.sentences):,} sentences are "
                "shown, those around what the answers point to."
            )
        body = _body(reference.article, shown, pointed)
        meta = _meta(reference.article)
    about = f'<p class="note">{note}</p>' if note else ""
    back = '<p><a href="#answers">Back to the answers</a></p>'
    # The language of an article is not known: an empty `lang` says so.
    return f'<article lang="" dir="auto">{head}<div lang="en">{meta}{about}{back}</div>{body}</article>\n'


def _shown(article: Article, pointed: Iterable[int]) -> list[Sentence]:
    if len(article.text) <= LONGEST:
        return list(article.sentences)
    near = {place for each in pointed for place in range(each - AROUND, each + AROUND + 1)}
    return [sentence for sentence in article.sentences if sentence.position in near]


def _body(article: Article, shown: Sequence[Sentence], pointed: set[int]) -> str:
    starts = [start for start, _ in paragraphs(article.text)]
    blocks = itertools.groupby(shown, key=lambda sentence: bisect_right(starts, sentence.start))
    return "".join(_paragraph(article, list(block), pointed) for _, block in blocks)


def _paragraph(article: Article, block: Sequence[Sentence], pointed: set[int]) -> str:
    pieces: list[str] = []
    before: Sentence | None = None
    for sentence in block:
        if before is not None:
            follows = sentence.position == before.position + 1
            pieces.append(escaped(article.text[before.end : sentence.start]) if follows else " […] ")
        pieces.append(_span(article.id, sentence, pointed=sentence.position in pointed))
        before = sentence
    return f'<p dir="auto">{"".join(pieces)}</p>'


def _span(article_id: str, sentence: Sentence, *, pointed: bool) -> str:
    text = escaped(sentence.text)
    if not pointed:
        return text if sentence.citable else f'<span class="furniture">{text}</span>'
    # The index lets the focus go where the citation leads, for a keyboard and a screen reader.
    return f'<span id="{element_id(article_id, sentence.position)}" class="cited" tabindex="-1">{text}</span>'


def _meta(article: Article) -> str:
    address, name = web_address(article.source), shown_source(article.source)
    items = [escaped(name)] if name else []
    if address:
        items = [f'<a href="{escaped(address)}" rel="noopener noreferrer">{escaped(address)}</a>']
    if article.date:
        items.append(f"<time>{escaped(article.date)}</time>")
    return f'<p class="meta">{" · ".join(items)}</p>' if items else ""

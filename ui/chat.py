"""The conversation beside the article: turns → HTML.

Not Gradio's chatbot: that gives every message an `aria-label` which holds the message's HTML source, draws it anew with
each update, so that the focus is lost, and reads Markdown in it. Here `gr.HTML` changes only what differs, and every
piece of text, whoever wrote it, is escaped.
"""

from collections.abc import Iterable, Sequence

from assistant.conversation import Turn
from assistant.types import Answer, Citation, Statement, Withheld
from index import Passage, Sentence
from ui.article_panel import element_id
from ui.escaping import escaped

_CLOSEST_LENGTH = 420  # characters of the closest passage that are shown, rounded up to whole sentences
_LABEL_LENGTH = 240  # characters of a sentence in the label of its chip


def chat_html(turns: Iterable[Turn], *, name_articles: bool, waiting: str | None = None) -> str:
    """The conversation so far.

    Args:
        turns: Questions and answers, oldest first.
        name_articles: Whether to name the article beside each quotation: several are asked.
        waiting: A question asked last that has no answer yet.
    """
    shown = [_turn(turn.question, answer_html(turn.answer, name_articles=name_articles)) for turn in turns]
    if waiting is not None:
        shown.append(_turn(waiting, '<p class="reading">Reading the article…</p>'))
    return "".join(shown)


def empty_html(hint: str, examples: Sequence[str]) -> str:
    """What stands in the place of a conversation that has not begun; the page's script asks a clicked example."""
    items = "".join(f'<li><button type="button" class="example">{escaped(each)}</button></li>' for each in examples)
    listed = f'<p class="examples-label">For example</p><ul class="examples">{items}</ul>' if items else ""
    return f'<div class="empty"><p class="hint">{escaped(hint)}</p>{listed}</div>'


def answer_html(answer: Answer, *, name_articles: bool) -> str:
    """An answer as safe HTML; its citations are numbered by first use, from 1."""
    if answer.mode == "chat":
        return f'<div class="answer small-talk"><p>{escaped(answer.text)}</p></div>'
    after = _note(answer) + _withheld(answer.withheld)
    if not answer.answered:
        closest = _closest(answer.closest, name_articles=name_articles) if answer.closest else ""
        return f'<div class="answer not-stated"><p class="verdict">{escaped(answer.text)}</p>{closest}{after}</div>'
    cited = dict.fromkeys(citation for statement in answer.statements for citation in statement.citations)
    numbers = {citation: number for number, citation in enumerate(cited, 1)}
    pieces = [_statement(statement, numbers) for statement in answer.statements]
    if answer.mode == "generated":
        return f'<div class="answer"><p>{" ".join(pieces)}</p>{after}</div>'
    quotes = [
        f"<blockquote><p>{piece}</p>{_titles(statement) if name_articles else ''}</blockquote>"
        for piece, statement in zip(pieces, answer.statements, strict=True)
    ]
    return f'<div class="answer">{"".join(quotes)}{after}</div>'


def _turn(question: str, answer: str) -> str:
    asked = f'<h3 class="question"><span class="visually-hidden">You asked: </span>{escaped(question)}</h3>'
    return f'<section class="turn">{asked}{answer}</section>'


def _statement(statement: Statement, numbers: dict[Citation, int]) -> str:
    chips = "".join(
        _chip(str(numbers[citation]), f"Citation {numbers[citation]}", citation.article_id, citation.sentence)
        for citation in statement.citations
    )
    # A word joiner keeps the first chip on the line of the last word.
    return f"{_with_short_answer(statement)}&#8288;{chips}"


def _with_short_answer(statement: Statement) -> str:
    start, end = statement.short or (0, 0)
    text = statement.text
    # A short answer that is the whole sentence stresses nothing.
    if not 0 <= start < end <= len(text) or not (text[:start].strip() or text[end:].strip(" .!?…”\"'")):
        return escaped(text)
    return f'{escaped(text[:start])}<strong class="short">{escaped(text[start:end])}</strong>{escaped(text[end:])}'


def _chip(face: str, name: str, article_id: str, sentence: Sentence) -> str:
    """A link to a sentence's element; the page's script follows it."""
    words = " ".join(sentence.text.split())
    said = words if len(words) <= _LABEL_LENGTH else words[:_LABEL_LENGTH].rsplit(" ", 1)[0] + "…"
    address, label = element_id(article_id, sentence.position), escaped(f"{name}: {said}")
    return f'<a class="chip" href="#{address}" data-name="{escaped(name)}" aria-label="{label}">{escaped(face)}</a>'


def _titles(statement: Statement) -> str:
    titles = dict.fromkeys(citation.title for citation in statement.citations)
    return f'<p class="from">{escaped("; ".join(titles))}</p>'


def _note(answer: Answer) -> str:
    return f'<p class="note">{escaped(answer.note)}</p>' if answer.note else ""


def _withheld(withheld: Sequence[Withheld]) -> str:
    """What a model wrote and the article does not support: folded away, and without a link that could vouch for it."""
    if not withheld:
        return ""
    items = "".join(f"<li><q>{escaped(each.text)}</q> {escaped(each.reason)}</li>" for each in withheld)
    counted = "1 statement was" if len(withheld) == 1 else f"{len(withheld):,} statements were"
    summary = f"{counted} withheld: the article does not support what the model wrote"
    return f'<details class="withheld"><summary>{summary}</summary><ul>{items}</ul></details>'


def _closest(passage: Passage, *, name_articles: bool) -> str:
    sentences = [sentence for sentence in passage.sentences if sentence.citable]
    if not sentences:
        return ""
    shown = _opening(sentences)
    text = " ".join(sentence.text for sentence in shown) + (" …" if len(shown) < len(sentences) else "")
    title = f'<p class="from">{escaped(passage.title)}</p>' if name_articles else ""
    chip = _chip("See it in the article", "See the closest passage in the article", passage.article_id, sentences[0])
    return (
        '<div class="closest"><p class="closest-label">Closest passage (not an answer)</p>'
        f'<p class="closest-text">{escaped(text)}</p>{title}<p>{chip}</p></div>'
    )


def _opening(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The first sentences, up to about `_CLOSEST_LENGTH` characters; at least one."""
    shown: list[Sentence] = []
    length = 0
    for sentence in sentences:
        if length >= _CLOSEST_LENGTH:
            break
        shown.append(sentence)
        length += len(sentence.text)
    return shown

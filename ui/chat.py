"""The conversation beside the article: turns → HTML.

Not Gradio's chatbot: that gives every message an `aria-label` which holds the message's HTML source, draws it anew with
each update, so that the focus is lost, and reads Markdown in it. Here `gr.HTML` changes only what differs, and every
piece of text, whoever wrote it, is escaped.
"""

from collections.abc import Sequence

from assistant.types import Answer, Citation, Statement, Withheld
from index import Passage, Sentence
from ui.article_panel import element_id
from ui.closest import opening
from ui.escaping import escaped
from ui.remembering import to_browser
from ui.searched import searched_for
from ui.tab import Tab
from ui.turn_tools import KEEP, STOP, turn_tools

_LABEL_LENGTH = 240  # characters of a sentence in the label of its chip


def chat_html(tab: Tab, *, kept_as: str | None = None) -> str:
    """The conversation so far, with the question that is being answered, and what the browser is to keep of it.

    Args:
        tab: What the tab holds.
        kept_as: Of a conversation that comes from the browser, the name that it goes on under there; "" for a new one.
    """
    turns = tab.base().turns if tab.asking else tab.turns
    rated = dict(tab.rated)
    shown = [
        _turn(
            turn.question,
            _searched(turn.answer) + answer_html(turn.answer, name_articles=tab.name_articles),
            KEEP
            if tab.replaces and place == len(turns) - 1
            else turn_tools(
                turn, place=place, last=place == len(turns) - 1 and not tab.asking, rated=rated.get(place, "")
            ),
        )
        for place, turn in enumerate(turns)
    ]
    if tab.asking:
        so_far = "" if tab.so_far is None else answer_html(tab.so_far, name_articles=tab.name_articles)
        said = "" if so_far else '<p class="reading">Reading the article…</p>'
        shown.append(_turn(tab.asking, so_far, STOP.format(said=said), kind="turn busy"))
    else:
        key = "" if kept_as is None else f' data-key="{escaped(kept_as)}"'
        shown.append(f'<div class="kept" hidden data-conversation="{escaped(to_browser(tab))}"{key}></div>')
    return "".join(shown) + _event(tab.event)


def empty_html(hint: str, *, event: int) -> str:
    """What stands in the place of a conversation that has not begun; `event` is the tab's."""
    return f'<div class="empty"><p class="hint">{escaped(hint)}</p></div>' + _event(event)


def _event(number: int) -> str:
    """By this the page's script knows an update that an ended event has sent too late."""
    return f'<div class="event" hidden data-event="{number}"></div>'


def offered_html(questions: Sequence[str], *, after: str = "") -> str:
    """Questions to ask next; the page's script asks a clicked one.

    Args:
        questions: The questions; none gives "".
        after: The question of the newest turn, below which they belong; "" where nothing was asked.
    """
    if not questions:
        return ""
    label = "You could ask next" if after else "You could ask"
    items = "".join(f'<li><button type="button" class="example">{escaped(each)}</button></li>' for each in questions)
    return (
        f'<div class="follow-ups" data-after="{escaped(after)}"><p class="examples-label">{label}</p>'
        f'<ul class="examples">{items}</ul></div>'
    )


def answer_html(answer: Answer, *, name_articles: bool) -> str:
    """An answer as safe HTML; its citations are numbered by first use, from 1."""
    if answer.mode == "chat":
        return f'<div class="answer small-talk"><p>{escaped(answer.text)}</p></div>'
    after = _note(answer) + _withheld(answer.withheld)
    if not answer.answered:
        closest = _closest(answer.closest, name_articles=name_articles) if answer.closest else ""
        return f'<div class="answer not-stated"><p class="verdict">{escaped(answer.text)}</p>{closest}{after}</div>'
    numbers = {citation: number for number, citation in enumerate(answer.citations, 1)}
    pieces = [_statement(statement, numbers) for statement in answer.statements]
    before = f'<p class="lead">{escaped(answer.lead)}</p>' if answer.lead else ""
    if answer.mode == "generated":
        return f'<div class="answer">{before}<p>{" ".join(pieces)}</p>{after}</div>'
    quotes = [
        f"<blockquote><p>{piece}</p>{_titles(statement) if name_articles else ''}</blockquote>"
        for piece, statement in zip(pieces, answer.statements, strict=True)
    ]
    return f'<div class="answer">{before}{"".join(quotes)}{after}</div>'


def _turn(question: str, answer: str, tools: str, *, kind: str = "turn") -> str:
    asked = f'<h3 class="question"><span class="visually-hidden">You asked: </span>{escaped(question)}</h3>'
    return f'<section class="{kind}">{asked}{answer}{tools}</section>'


def _searched(answer: Answer) -> str:
    words = searched_for(answer)
    return f'<p class="searched">Searched for: {escaped(words)}</p>' if words else ""


def _statement(statement: Statement, numbers: dict[Citation, int]) -> str:
    chips = "".join(
        _chip(str(numbers[each]), f"Citation {numbers[each]}", each.article_id, each.sentence, each.title)
        for each in statement.citations
    )
    # A word joiner keeps the first chip on the line of the last word.
    return f'<span class="statement">{_with_short_answer(statement)}</span>&#8288;{chips}'


def _with_short_answer(statement: Statement) -> str:
    start, end = statement.short or (0, 0)
    text = statement.text
    # A short answer that is the whole sentence stresses nothing.
    if not 0 <= start < end <= len(text) or not (text[:start].strip() or text[end:].strip(" .!?…”\"'")):
        return escaped(text)
    return f'{escaped(text[:start])}<strong class="short">{escaped(text[start:end])}</strong>{escaped(text[end:])}'


def _chip(face: str, name: str, article_id: str, sentence: Sentence, title: str) -> str:
    """A link to a sentence's element; the page's script follows it, and shows its label before that."""
    words = " ".join(sentence.text.split())
    said = words if len(words) <= _LABEL_LENGTH else words[:_LABEL_LENGTH].rsplit(" ", 1)[0] + "…"
    address, label = element_id(article_id, sentence.position), escaped(f"{name}: {said}")
    data = f'data-name="{escaped(name)}" data-from="{escaped(title)}"'
    return f'<a class="chip" href="#{address}" {data} aria-label="{label}">{escaped(face)}</a>'


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
    shown, more = opening(passage)
    if not shown:
        return ""
    text = " ".join(sentence.text for sentence in shown) + (" …" if more else "")
    title = f'<p class="from">{escaped(passage.title)}</p>' if name_articles else ""
    chip = _chip(
        "See it in the article",
        "See it in the article, the closest passage",
        passage.article_id,
        shown[0],
        passage.title,
    )
    return (
        '<div class="closest"><p class="closest-label">Closest passage (not an answer)</p>'
        f'<p class="closest-text">{escaped(text)}</p>{title}<p>{chip}</p></div>'
    )

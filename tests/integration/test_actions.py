"""The events of the page without a browser: stop, edit, rate, export, and a conversation that comes back."""

import html
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import gradio as gr
import pytest

from assistant import Answer, Statement
from assistant.types import Citation
from index import Library
from ui.actions import Actions
from ui.own_words import STOPPED
from ui.tab import Tab

TEXT = "The bridge opened in 1931. It cost 18 million crowns.\n\nThe mayor cut a ribbon on Monday."


class Scripted:
    """Stands in for `Conversation`."""

    answers: Iterator[Answer]

    def __init__(self, article: object, *, library: object, turns: tuple[Any, ...]) -> None:
        self.turns = turns

    def stream(self, question: str) -> Iterator[Answer]:
        from assistant.conversation import Turn

        for answer in self.answers:
            yield answer
        self.turns += (Turn(question, answer),)


@pytest.fixture
def said(library: Library, monkeypatch: pytest.MonkeyPatch) -> tuple[Actions, Tab, Callable[..., Answer]]:
    """Events over one article, a tab that asks it, and answers that quote its sentences."""
    article = library.add_text(TEXT, title="Bridge")

    def line_up(*places: int, mode: Any = "extractive") -> Answer:
        quoted = [article.sentences[place] for place in places]
        statements = tuple(Statement(each.text, (Citation(article.id, "Bridge", each),)) for each in quoted)
        answer = Answer("?", "?", True, mode, " ".join(each.text for each in quoted), statements)
        Scripted.answers = iter([answer])
        return answer

    monkeypatch.setattr("ui.actions.Conversation", Scripted)
    return Actions(library), Tab((article.id,)), line_up


def event(**data: Any) -> Any:
    return SimpleNamespace(**data)


def test_the_life_of_a_conversation(
    said: tuple[Actions, Tab, Callable[..., Answer]], own_home: Path, library: Library
) -> None:
    actions, tab, line_up = said
    first = line_up(0)
    *_, (_, tab, _, _) = actions.ask("When?", tab)
    assert [turn.answer for turn in tab.turns] == [first]

    # Asked again, and stopped before the answer is there: the old answer stays.
    line_up(1)
    events = actions.ask_example(tab, event(question="When?", again=True))
    _, under_way, typed, _ = next(events)
    events.close()
    assert typed == gr.skip()  # what is in the box is another question
    chat, stopped, box, _ = actions.stop("", under_way)
    assert (stopped.turns, box, "busy" in chat) == (tab.turns, "When?", False)

    # Stopped while it is written: what was said stays, and takes the old one's place.
    line_up(1, mode="generated")
    events = actions.ask_example(tab, event(question="When?", again=True))
    next(events)
    _, under_way, _, _ = next(events)
    events.close()
    _, tab, _, _ = actions.stop("", under_way)
    assert [turn.answer.note for turn in tab.turns] == [STOPPED]
    assert actions.stop("", tab) == (gr.skip(),) * 4

    # Edited: the next question takes the last one's place.
    _, editing, box, _ = actions.edit(tab)
    assert (editing.replaces, box) == (True, "When?")
    assert actions.keep(editing)[1] == tab
    line_up(2)
    *_, (_, tab, _, _) = actions.ask("Who?", editing)
    assert [turn.question for turn in tab.turns] == ["Who?"]

    # Rated, with a remark.
    chat, tab, _ = actions.rate(tab, event(turn=0, thumb="down", remark="<b>No</b>"))
    assert 'data-act="down" aria-pressed="true"' in chat
    assert json.loads((own_home / "feedback.jsonl").read_text(encoding="utf-8"))["remark"] == "<b>No</b>"
    for bad in (event(turn=7, thumb="up"), event(turn=0, thumb="sideways")):
        assert actions.rate(tab, bad) == (gr.skip(),) * 3

    # Exported.
    for kind, ending in (("markdown", ".md"), ("json", ".json"), ("html", ".html")):
        file = json.loads(actions.export(tab, event(kind=kind))[0])
        assert file["name"].endswith(ending)
        assert "Who?" in file["text"]
    assert "alert" in actions.export(tab, event(kind="exe"))[1]
    assert "nothing to export" in actions.export(Tab(), event(kind="json"))[1]

    # Kept by the browser, and opened again.
    kept = re.search(r'data-conversation="([^"]*)"', chat)
    assert kept is not None
    back, _, panel, _, notice = actions.restore(event(conversation=html.unescape(kept[1])))
    assert [(turn.question, turn.answer.text) for turn in back.turns] == [("Who?", tab.turns[0].answer.text)]
    assert (back.chosen, notice, "article-title" in panel) == (tab.chosen, "", True)
    named = actions.restore(event(conversation=html.unescape(kept[1]), key="article-chat-conversation-1"))[3]
    assert 'data-key="article-chat-conversation-1"' in named
    assert "data-key" not in chat
    # What is left of a conversation does not go on under its name.
    value = json.loads(html.unescape(kept[1]))
    value["turns"].append({**value["turns"][0], "statements": []})
    _, _, _, rest, notice = actions.restore(event(conversation=json.dumps(value), key="article-chat-conversation-1"))
    assert 'data-key=""' in rest
    assert "1 answer is left out" in notice
    assert "cannot be read" in actions.restore(event(conversation="[" * 100_000))[4]
    library.remove(tab.chosen[0])
    assert "articles are gone" in actions.restore(event(conversation=html.unescape(kept[1])))[4]

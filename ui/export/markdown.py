"""A conversation as Markdown, with a footnote for each cited sentence. Texts are escaped: they only show."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime

from assistant.conversation import Turn
from assistant.types import Answer, Citation
from index import Passage
from ui.closest import opening
from ui.export.fragments import Linker, web_address
from ui.export.gathering import ArticleOf, Reference, cited, gather, titles_in_words, withheld_line
from ui.export.naming import in_words, moment

# Entities, not backslashes, for what opens HTML: some programs know no backslash before it.
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# Parentheses make no link once "]" is escaped. "|" makes a table; "~", "^", "$" and "{" are GitHub's and Pandoc's.
_SPECIAL = re.compile(r"[\\`*_{}\[\]|~$^]|:(?=//)|(?<=www)\.")
_HEAD = re.compile(r"^[-+=#:(@%]")  # of a list, a heading, a line below one; only at the head of a line
_CLOSES = re.compile(r"(?<= )#+$")  # of a heading: its end is left out
_NUMBERED = re.compile(r"^(\d+|[A-Za-z]|[ivxlcdmIVXLCDM]+)([.):])")  # of a list
# Turn the direction of what follows, in a line that goes on with the program's own words.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def to_markdown(turns: Sequence[Turn], article_of: ArticleOf, *, when: datetime | None = None) -> str:
    """Write a conversation as Markdown (CommonMark with footnotes).

    Args:
        turns: Questions and answers, oldest first.
        article_of: The article of an id, as `Library.get`; one that is gone is named as not available.
        when: The moment of the export; now if None.
    """
    references = gather(turns, article_of)
    numbers = {citation: number for number, citation in enumerate(cited(turns), 1)}
    about = titles_in_words(references)
    counted = "1 question" if len(turns) == 1 else f"{len(turns):,} questions"
    blocks = [
        f"# Conversation about {escaped(about)}" if about else "# Conversation",
        f"{counted}; exported from Article Chat on {in_words(moment(when))}.",
    ]
    for number, turn in enumerate(turns, 1):
        blocks += [f"## {number}\\. {escaped(turn.question)}", *_answer(turn.answer, numbers)]
    blocks += _footnotes(numbers, references)
    return "\n\n".join(blocks) + "\n"


def escaped(text: str) -> str:
    """Text on one line of Markdown that only shows it, at the head of a line too; without control characters."""
    flat = " ".join(text.encode("utf-8", "replace").decode().split())
    shown = "".join(c for c in flat if unicodedata.category(c) != "Cc" and c not in _TURNING)
    # White space that stands at an edge once a control character is gone would indent the line.
    pieces = _SPECIAL.sub(lambda found: "\\" + found[0], shown.strip())
    pieces = _HEAD.sub(lambda found: "\\" + found[0], _NUMBERED.sub(r"\1\\\2", pieces))
    pieces = _CLOSES.sub(lambda found: "\\" + found[0], pieces)
    return "".join(_ENTITIES.get(c, c) for c in pieces)


def _answer(answer: Answer, numbers: dict[Citation, int]) -> list[str]:
    if answer.mode == "chat":
        return [f"{escaped(line)}" for line in answer.text.splitlines() if line.strip()]
    blocks = []
    if answer.answered:
        statements = [
            escaped(each.text) + "".join(f"[^{numbers[c]}]" for c in each.citations) for each in answer.statements
        ]
        if answer.lead:
            blocks.append(escaped(answer.lead))
        if answer.mode == "generated":
            blocks.append(" ".join(statements))
        else:
            blocks += [f"> {statement}" for statement in statements]
    else:
        blocks.append(f"*{escaped(answer.text)}*")
        blocks += _closest(answer.closest)
    if answer.note:
        blocks.append(f"Note: {escaped(answer.note)}")
    if answer.withheld:
        blocks.append(withheld_line(answer))
    # Two quotations one after the other are one unless something stands between them.
    return [piece for block in blocks for piece in ([block, "<!-- -->"] if block.startswith("> ") else [block])]


def _closest(passage: Passage | None) -> list[str]:
    if passage is None:
        return []
    shown = " ".join(sentence.text for sentence in opening(passage)[0])
    if not shown:
        return []
    return [f"Closest passage, which is not an answer (from {escaped(passage.title)}):", f"> {escaped(shown)}"]


def _footnotes(numbers: dict[Citation, int], references: Iterable[Reference]) -> list[str]:
    articles = {each.article_id: each.article for each in references if each.article is not None}
    linkers = {article_id: Linker(article) for article_id, article in articles.items()}
    notes = []
    for citation, number in numbers.items():
        sentence = citation.sentence
        place = f"sentence {sentence.position + 1}, characters {sentence.start}–{sentence.end}"
        note = f"[^{number}]: “{escaped(sentence.text)}” {escaped(citation.title)}, {place}"
        note += f" (article {escaped(citation.article_id)})."
        article = articles.get(citation.article_id)
        if article is None:
            note += " The library no longer holds this article."
        else:
            link = linkers[citation.article_id].link(sentence)
            address = link or web_address(article.source)
            words = "The sentence in its page" if link else "The page"
            note += f" [{words}](<{_destination(address)}>)" if address else ""
        notes.append(note)
    return notes


def _destination(address: str) -> str:
    """An address, percent-encoded already, between angle brackets: nothing in it ends them or is an entity."""
    return address.replace("&", "&amp;").replace("*", "%2A").replace("_", "%5F")

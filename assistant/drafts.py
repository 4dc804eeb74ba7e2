"""Statements as a language model drafts them: its answer, cut into sentences with the keys behind each."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.keys import Marker, Scanner
from assistant.plain_text import plain
from index.sentences import split

NOT_STATED_TOKEN = "NOT_STATED"

_LONGEST = 2_000  # characters before a sentence is taken for closed
_STOPS = ".!?…。！？؟।"
_TRAILING = re.compile(r"[.!?…。！？؟।\"”’»」』)\]*_`]+")
_STOPPED = re.compile(rf"[{_STOPS}][\"”’»」』)\]*_`\s]*$")
_LINE_ENDED = re.compile(r"\S[^\S\n]*\n\s*$")
# Possessive, since a model may write spaces without end.
_ONLY_JOINT = re.compile(r"[\s,;，；、/&+]*+(?:and|und|et|y)?\s*|\s*[-‐‑–—−~]+\s*")
_MAY_JOIN = re.compile(r"[\s,;，；、/&+]*+(?:an?|and|un?|und|et?|y)?\s*|\s*[-‐‑–—−~]+\s*")
_DASH = re.compile(r"\s*[-‐‑–—−~]+\s*")
_TOKEN = re.compile(r"[^\w\s]{0,5}\bNOT[_ -]STATED\b[\W_]*")
_HEADING = re.compile(r"\s*(?:#{1,6}\s|\*\*[^*\n]+\*\*:?\s*$)")
_PLEASANTRY = re.compile(
    r"(?i)(?:sure|certainly|of course|okay|ok|great question|absolutely|here (?:is|are|'s) (?:the|your|my|an?) \w+"
    r"|(?:i )?hope (?:this|that) helps|let me know if .*|feel free to .*|answer)[.!:,]*"
)
_THINK = ("<think>", "</think>")


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence that a model wrote.

    Attributes:
        text: In plain text.
        keys: Of the sentences that it cites; may be empty.
        inherited: If it has none, those of the next marker in its paragraph, which may or may not be meant for it.
    """

    text: str
    keys: tuple[str, ...] = ()
    inherited: tuple[str, ...] = ()


class Drafter:
    """Turns a model's answer, in whatever pieces it comes, into drafts, each as soon as it is certain.

    Attributes:
        not_stated: Whether the model said, with the agreed token, that the sentences do not answer.
        lost: Whether the end of the answer was dropped because it is only the beginning of a sentence.
    """

    def __init__(self, keys: Sequence[str]) -> None:
        """Prepare.

        Args:
            keys: The keys of the request, in the order of the sentences.
        """
        self.not_stated = False
        self.lost = False
        self._thoughts = _Thoughts()
        self._scanner = Scanner(keys)
        self._text = ""  # since the last draft
        self._keys: dict[str, None] = {}
        self._marked = False  # a marker stands behind the text
        self._behind = ""  # text behind that marker, as long as it may still belong to the sentence before

    def feed(self, text: str) -> list[Draft]:
        """Take in what came and return the drafts that are complete."""
        return self._take(self._scanner.feed(self._thoughts.feed(text)))

    def finish(self, *, complete: bool = True) -> list[Draft]:
        """Return the rest: nothing more will come.

        Args:
            complete: Whether the model had finished; if not, a last sentence without a marker is dropped.
        """
        drafts = self._take([*self._scanner.feed(self._thoughts.finish()), *self._scanner.finish()])
        if self._marked or complete:
            trailing = _TRAILING.match(self._behind.lstrip())
            drafts += self._close(trailing[0] if trailing else "")
        elif self._text.strip():
            self.lost = True
        return drafts

    def _take(self, tokens: Iterable[str | Marker]) -> list[Draft]:
        drafts: list[Draft] = []
        for token in tokens:
            if isinstance(token, Marker):
                drafts += self._cite(token)
            elif self._marked:
                self._behind += token
                drafts += self._look()
            else:
                drafts += self._write(token)
        return drafts

    def _cite(self, marker: Marker) -> list[Draft]:
        keys = marker.keys
        if self._marked:
            if keys and self._keys and _DASH.fullmatch(self._behind):
                keys = self._scanner.between(next(reversed(self._keys)), keys[0])
            if not _ONLY_JOINT.fullmatch(self._behind):
                self._text += self._behind
            self._behind = ""
        elif self._text.strip():
            self._marked = True
        self._keys.update(dict.fromkeys(keys))
        return []

    def _write(self, text: str) -> list[Draft]:
        """Take in text that follows text: a line ends when something stands on the next one."""
        drafts: list[Draft] = []
        for part in re.split(r"(\n)", text):
            if part.strip() and _LINE_ENDED.search(self._text):
                drafts += self._close()
            self._text += part
            if len(self._text) > _LONGEST:
                drafts += self._close()
        return drafts

    def _look(self) -> list[Draft]:
        """See whether what follows a marker begins a new sentence, ends the one before, or goes on with it."""
        body = self._behind.lstrip(" \t\u00a0")
        if not body:
            return []
        if body[0] == "\n":
            return self._close() + self._rest(body)
        if _MAY_JOIN.fullmatch(body):
            return []
        trailing = _TRAILING.match(body)
        if trailing:
            if trailing.end() == len(body):
                return []
            if body[trailing.end()].isspace() or _STOPPED.search(trailing[0]):
                return self._close(trailing[0]) + self._rest(body[trailing.end() :])
        first = body[0]
        stopped = _STOPPED.search(self._text) is not None
        fresh = first.isupper() and len(self._text.split()) > 2
        if (stopped and not first.islower()) or fresh:
            return self._close() + self._rest(body)
        self._marked, behind, self._behind = False, self._behind, ""
        if first in ",;:":
            self._text, behind = self._text.rstrip(), body
        elif self._text[-1:].isspace():
            behind = body
        return self._write(behind)

    def _rest(self, text: str) -> list[Draft]:
        return self._write(text) if text else []

    def _close(self, trailing: str = "") -> list[Draft]:
        """Make drafts of the text so far."""
        text = self._text.rstrip() + trailing.strip()
        keys = tuple(self._keys)
        self._text, self._keys, self._marked, self._behind = "", {}, False, ""
        if _TOKEN.search(text):
            self.not_stated = True
            text = _TOKEN.sub(" ", text)
        heading = not keys and (_HEADING.match(text) or text.rstrip("*_ \n").endswith((":", "：")))
        if heading:
            return []
        flat = plain(text)
        sentences = [flat[start:end] for start, end in split(flat)]
        sentences = [s for s in sentences if any(c.isalnum() for c in s)]
        drafts = [Draft(s, (), keys) for s in sentences[:-1]] + [Draft(s, keys) for s in sentences[-1:]]
        return [d for d in drafts if d.keys or not _PLEASANTRY.fullmatch(d.text)]


class _Thoughts:
    """Leaves out what a model thinks aloud: `<think>…</think>` at the beginning."""

    def __init__(self) -> None:
        self._held = ""
        self._state = "start"

    def feed(self, text: str) -> str:
        """Return what is not thought."""
        if self._state == "over":
            return text
        self._held += text
        opening, closing = _THINK
        if self._state == "start":
            begun = self._held.lstrip()
            if opening.startswith(begun[: len(opening)]) and len(begun) < len(opening):
                return ""
            self._state = "thinking" if begun.startswith(opening) else "over"
            if self._state == "over":
                return self.finish()
        before, found, after = self._held.partition(closing)
        if not found:
            self._held = self._held[-len(closing) :]
            return ""
        self._state, self._held = "over", ""
        return after

    def finish(self) -> str:
        """Return what was held back and turned out to be text."""
        held, self._held = self._held, ""
        return "" if self._state == "thinking" else held

"""Sentence keys: what the model cites with, and the scanner that finds them in what it writes.

A key is four consonants behind a section sign: `[§bqtz]`. It is no word and no number, it does not occur in the
article or the question, and it is drawn anew for each request, so that an article cannot hold a key that works.
"""

import re
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

ALPHABET = "bcdfghjkmnpqrstvwxz"
LENGTH = 4

_HELD = 160  # characters held back at most while a bracket is open
_RANGE = 12  # most sentences that a range may span
_CLOSES = dict(zip("[［【〔〖(（{<", "]］】〕〗)）}>", strict=True))
_BRACKETS = re.escape("".join(_CLOSES) + "".join(_CLOSES.values()))
_SQUARE = "[［【〔〖"
_STRAY = "]］】〕〗"  # closing brackets that are swallowed behind a marker
_DULL = re.compile(rf"[^\w§{_BRACKETS}]+")  # nothing in it can be of a marker
_WORD = re.compile(r"[^\W_]+|_")
_SHAPE = re.compile(rf"[{ALPHABET}]{{{LENGTH}}}")
_MADE_UP = re.compile(r"[a-z][a-z0-9]{1,7}")  # behind a sign: nothing else looks like this
_SIGNED = re.compile(r"§+[ \u00a0]?([A-Za-z][A-Za-z0-9]*)(?![^\W_])")
_SIGNS = re.compile("§+")
_SIGNED_SO_FAR = re.compile(r"§+[ \u00a0]?[A-Za-z0-9]{0,12}")
_FILLER = re.compile(r"(?i)\b(?:sources?|keys?|sentences?|see|refs?|cf|and|und|et)\b[.:]?")
_UPTO = re.compile(r"(?i)\b(?:to|through|bis)\b")
_PART = re.compile(
    r"(?P<dash>[-‐‑–—−~…]|\.{2,3})|(?P<sign>§)?[ \u00a0]?(?P<word>[A-Za-z][A-Za-z0-9]*)|[\s,;，；、/&+|:.]+|§"
)
_NUMBERS = re.compile(r"\s*\^?\d{1,3}(?:[\s,;–-]+\d{1,3})*\s*(?:[†:][^\n]*)?")  # of the model's own: they cite nothing
_TARGET = re.compile(r"\([^()\s]*[:/#.][^()\s]*\)")  # where a Markdown link goes


def make_keys(count: int, texts: Iterable[str]) -> list[str]:
    """Draw different keys that occur in none of the texts, whatever the case.

    Args:
        count: How many, up to some ten thousand.
        texts: Everything else that the model is given.
    """
    taken = "\n".join(texts).casefold()
    keys: dict[str, None] = {}
    while len(keys) < count:
        key = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        if key not in taken:
            keys[key] = None
    return list(keys)


@dataclass(frozen=True, slots=True)
class Marker:
    """A place where the model cites.

    Attributes:
        keys: The known ones, as the model ordered them; empty if it cites with something that is no key.
    """

    keys: tuple[str, ...]


class Scanner:
    """Splits a model's answer into text and markers, the same whatever pieces it comes in.

    What may turn out to be a marker is held back until it is closed. Unknown keys are dropped.
    """

    def __init__(self, keys: Sequence[str]) -> None:
        """Prepare.

        Args:
            keys: The keys of the request, in the order of the sentences.
        """
        self._keys = tuple(keys)
        self._places = {key: place for place, key in enumerate(keys)}
        self._held = ""
        self._behind_marker = False
        self._open = 0  # square brackets open in the text of this line

    def feed(self, text: str) -> list[str | Marker]:
        """Take in what came and return what is certain of it."""
        return self._scan(self._held + text, final=False)

    def finish(self) -> list[str | Marker]:
        """Return what was held back: nothing more will come."""
        return self._scan(self._held, final=True)

    def between(self, first: str, last: str) -> tuple[str, ...]:
        """The keys of a range, both ends included; the ends alone if it runs backwards or is too long."""
        start, end = self._places[first], self._places[last]
        return self._keys[start : end + 1] if start <= end < start + _RANGE else (first, last)

    def _scan(self, text: str, *, final: bool) -> list[str | Marker]:
        found: list[str | Marker] = []
        start = at = 0  # between them lies text that was not yet returned
        while at < len(text):
            step = self._step(text, at, final)
            if step is None:
                break
            end, marker = step
            if marker is not None:
                if start < at:
                    found.append(text[start:at])
                found.append(marker)
                start = end
            self._behind_marker = marker is not None
            at = end
        if start < at:
            found.append(text[start:at])
        self._held = text[at:]
        return found

    def _step(self, text: str, at: int, final: bool) -> tuple[int, Marker | None] | None:
        """Where the next bit ends, and the marker that it is if it is one; None if that cannot be told yet."""
        character = text[at]
        if character in _CLOSES:
            return self._bracket(text, at, final)
        if character == "§":
            return self._signed(text, at, final)
        if character in _STRAY:
            stray = self._behind_marker and not self._open
            self._open = max(0, self._open - 1)
            return at + 1, Marker(()) if stray else None
        if word := _WORD.match(text, at):
            if word.end() == len(text) and not final and word.end() - at < _HELD:
                return None
            key = word[0].casefold()
            return word.end(), Marker((key,)) if key in self._places else None
        dull = _DULL.match(text, at)
        end = dull.end() if dull else at + 1
        if "\n" in text[at:end]:
            self._open = 0
        return end, None

    def _signed(self, text: str, at: int, final: bool) -> tuple[int, Marker | None] | None:
        """A key outside of brackets."""
        so_far = _SIGNED_SO_FAR.match(text, at)
        if so_far and so_far.end() == len(text) and not final:
            return None
        signed = _SIGNED.match(text, at)
        signs = _SIGNS.match(text, at)
        after = signs.end() if signs else at + 1
        if signed is None:
            return after, None
        key = signed[1].casefold()
        if key in self._places:
            return signed.end(), Marker((key,))
        made_up = _SHAPE.fullmatch(signed[1]) or (_MADE_UP.fullmatch(signed[1]) and " " not in signed[0])
        return (signed.end(), Marker(())) if made_up else (after, None)

    def _bracket(self, text: str, at: int, final: bool) -> tuple[int, Marker | None] | None:
        end = _closed(text, at)
        if end is None and not final:
            return None
        if end:
            keys = self._cited(text[at + 1 : end - 1], square=text[at] in _SQUARE)
            if keys is not None:
                return end, Marker(keys)
            if self._behind_marker and _TARGET.fullmatch(text, at, end):
                return end, Marker(())
        elif (signed := _SIGNED.match(text, at + 1)) and signed[1].casefold() in self._places:
            return at + 1, Marker(())  # a marker that was never closed
        if text[at] in _SQUARE:
            self._open += 1
        return at + 1, None

    def _cited(self, inner: str, *, square: bool) -> tuple[str, ...] | None:
        """The known keys of what stands in brackets; None if it is no marker."""
        if square and _NUMBERS.fullmatch(inner):
            return ()
        bare = _UPTO.sub("–", _FILLER.sub(" ", re.sub(rf"[{_BRACKETS}`*_\\'\"^†]", " ", inner)))
        keys = self._listed(bare, square)
        if keys is None:  # a tokeniser may have put spaces into the keys
            keys = self._listed(" §".join(re.sub(r"\s", "", part) for part in re.split(r"[§,;]", bare)), square)
        return keys

    def _listed(self, text: str, square: bool) -> tuple[str, ...] | None:
        keys: dict[str, None] = {}
        at, last, dash, seen = 0, "", False, "§" in text
        while at < len(text):
            part = _PART.match(text, at)
            if part is None:
                return None
            at = part.end()
            word = part["word"]
            if part["dash"]:
                dash = True
            if not word:
                continue
            key = word.casefold()
            if key in self._places:
                keys.update(dict.fromkeys(self.between(last, key) if dash and last else (key,)))
                last, seen = key, True
            elif (square and _SHAPE.fullmatch(word)) or (part["sign"] and _MADE_UP.fullmatch(word)):
                last, seen = "", True
            else:
                return None
            dash = False
        return tuple(keys) if seen else None


def _closed(text: str, at: int) -> int | None:
    """One past the bracket that closes the one at `at`; 0 if none does; None if it may still come."""
    open_ = []
    for place in range(at, min(len(text), at + _HELD)):
        character = text[place]
        if character == "\n":
            return 0
        if character in _CLOSES:
            open_.append(_CLOSES[character])
        elif open_ and character == open_[-1]:
            open_.pop()
            if not open_:
                return place + 1
    return 0 if len(text) - at >= _HELD else None

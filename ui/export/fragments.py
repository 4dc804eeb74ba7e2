"""Addresses that open a sentence in the page that an article came from: text fragments.

The form is `#:~:text=[prefix-,]start[,end][,-suffix]` (https://wicg.github.io/scroll-to-text-fragment/). A browser goes
to the first place that matches, so an address is given only if its words match one place of the article. Whether the
page itself has changed since, or says the same elsewhere (in a menu, in a teaser), is not known here.
"""

import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PureWindowsPath
from urllib.parse import quote, urlsplit, urlunsplit

from index import Article, Sentence

_LONGEST_ADDRESS = 2_000  # characters of a page's address
_WHOLE = 300  # characters of a sentence up to which all of it is in the address
_LONGEST_PART = 600  # characters of what is in the address of a longer one
_ENDS = (4, 8, 16)  # words of a longer sentence's two ends
_AROUND = (2, 4, 8, 16)  # words before and after it, where it alone is not unique
_WINDOW = 400  # characters before and after a sentence from which those words are taken
_MOST_TRIED = 2_000  # places looked at for one address: a text that repeats one word must not take minutes
# Words, and what stands between marks in a script without spaces: a browser matches from word to word.
_WORD = re.compile(r"[^\s、。，！？；：]+[、。，！？；：]*|[、。，！？；：]+")
_KEPT = "%/:?#[]@!$&'()*+,;=-._~"


@dataclass(frozen=True, slots=True)
class _Directive:
    start: str
    end: str = ""
    prefix: str = ""
    suffix: str = ""

    def encoded(self) -> str:
        parts = [
            f"{_encoded(self.prefix)}-" if self.prefix else "",
            _encoded(self.start),
            _encoded(self.end),
            f"-{_encoded(self.suffix)}" if self.suffix else "",
        ]
        return "text=" + ",".join(filter(None, parts))


def web_address(source: str) -> str:
    """The address of an article's page, percent-encoded; "" if it came from none (a file, pasted text).

    A name and a password in it are left out, and so is a text fragment.
    """
    if len(source) > _LONGEST_ADDRESS or not source.isprintable() or {" ", "\\"} & set(source):
        return ""
    try:
        parts = urlsplit(source)
        if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
            return ""
    except ValueError:
        return ""
    host = parts.netloc.rpartition("@")[2]
    fragment = parts.fragment.partition(":~:")[0]
    return quote(urlunsplit((parts.scheme, host, parts.path, parts.query, fragment)), safe=_KEPT)


def shown_source(source: str) -> str:
    """Where an article came from, for others: an address, or a file's name without the folders of this machine."""
    return web_address(source) or PureWindowsPath(source).name


class Linker:
    """Makes addresses of an article's sentences."""

    def __init__(self, article: Article) -> None:
        """Prepare; an article that came from no page has no addresses.

        Args:
            article: The article.
        """
        self._text = article.text
        self._address = web_address(article.source)
        self._folded = _fold(article.text) if self._address else ""

    def link(self, sentence: Sentence) -> str | None:
        """The address that opens a sentence, or None where the article came from no page or none is unique.

        Args:
            sentence: Of this article.
        """
        if not self._address:
            return None
        for directive in self._directives(sentence):
            if self._is_unique(directive, _fold(sentence.text)):
                joint = ":~:" if "#" in self._address else "#:~:"
                return f"{self._address}{joint}{directive.encoded()}"
        return None

    def _directives(self, sentence: Sentence) -> Iterator[_Directive]:
        """Shortest first: the sentence alone, then with more and more of what stands around it."""
        before, after = self._before(sentence.start), self._after(sentence.end)
        for start, end in _quotations(sentence.text):
            yield _Directive(start, end)
            for count in _AROUND:
                prefix, suffix = _last(before, count), _first(after, count)
                for pair in ((prefix, ""), ("", suffix), (prefix, suffix)):
                    if any(pair):
                        yield _Directive(start, end, *pair)

    def _before(self, start: int) -> str:
        """The end of the line before a place; a cut word at its head is left out. A prefix lies in one block."""
        cut = max(0, start - _WINDOW)
        line = self._text[cut:start].rstrip()
        whole = cut == 0 or len(line.splitlines()) > 1
        line = (line.splitlines() or [""])[-1]
        return line if whole else line.partition(" ")[2]

    def _after(self, end: int) -> str:
        line = self._text[end : end + _WINDOW].lstrip()
        whole = end + _WINDOW >= len(self._text) or len(line.splitlines()) > 1
        line = (line.splitlines() or [""])[0].rstrip()
        return line if whole else line.rpartition(" ")[0]

    def _is_unique(self, directive: _Directive, sentence: str) -> bool:
        """Whether the words match one place of the article, which holds the sentence and nothing else.

        Compared as loosely as a browser may compare (no case, no accents, no word ends): one match here is at most one
        there.
        """
        places = list(itertools.islice(self._places(directive), 2))
        return len(places) == 1 and self._folded[slice(*places[0])] == sentence

    def _places(self, directive: _Directive) -> Iterator[tuple[int, int]]:
        """Where the words match, as the specification finds them; one place twice if it cannot be said in time."""
        start, end = _fold(directive.start), _fold(directive.end)
        prefix, suffix = _fold(directive.prefix), _fold(directive.suffix)
        place = -1
        tried = 0
        while (place := self._folded.find(start, place + 1)) >= 0 and start:
            head = place - 1 if place and self._folded[place - 1] == " " else place
            finish = place + len(start)
            while self._folded.endswith(prefix, 0, head):
                if end:
                    found = self._folded.find(end, finish)
                    if found < 0:
                        return
                    finish = found + len(end)
                tail = finish + 1 if self._folded[finish : finish + 1] == " " else finish
                if self._folded.startswith(suffix, tail):
                    yield place, finish
                    break
                if not end or (tried := tried + 1) > _MOST_TRIED:
                    break
            if (tried := tried + 1) > _MOST_TRIED:
                yield place, finish
                yield place, finish
                return


def _quotations(text: str) -> Iterator[tuple[str, str]]:
    """A sentence whole, or the start and the end of a long one."""
    flat = " ".join(text.split())
    if len(flat) <= _WHOLE:
        yield flat, ""
        return
    for count in _ENDS:
        start, end = _first(flat, count), _last(flat, count)
        if len(start) + len(end) >= len(flat):
            return
        if max(len(start), len(end)) <= _LONGEST_PART:
            yield start, end


def _first(text: str, count: int) -> str:
    words = list(itertools.islice(_WORD.finditer(text), count))
    return text[: words[-1].end()] if words else ""


def _last(text: str, count: int) -> str:
    words = [*_WORD.finditer(text)][-count:]
    return text[words[0].start() :] if words else ""


def _encoded(text: str) -> str:
    # A bare "-" would mark a prefix or a suffix; "," and "&" are always encoded.
    return quote(text, safe="", errors="replace").replace("-", "%2D")


def _fold(text: str) -> str:
    """Letters without case, accents and invisible characters; every white space is one space."""
    letters = (c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    plain = "".join(c for c in letters if unicodedata.category(c) != "Cf")
    return re.sub(r"\s+", " ", plain).casefold()

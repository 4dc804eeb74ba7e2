"""A text as a list of words and marks, each with its sentence and clause."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.checks import thesaurus
from assistant.checks.lexicon import FUNCTION, MONTHS, word_set

_SIGNS = {
    **dict.fromkeys(map(ord, "“”„‟«»″〝〞「」『』＂"), '"'),
    **dict.fromkeys(map(ord, "‘’‚‛′´`ʼ＇"), "'"),
    **dict.fromkeys(map(ord, "‐‑‒–—―−－"), "-"),
    **dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"), None),
    ord("\u2044"): "/",  # the stroke of "½" once it is taken apart
}
_LETTERS = r"[^\W\d_]"
_LINE_END = re.compile(rf"(?<!{_LETTERS})({_LETTERS}{{1,40}})([-\u2010\u00ad])[^\S\n]*\n\s*({_LETTERS}{{1,40}})")
_MIXED = re.compile(r"(\d)\s?([¼½¾⅐-⅞])")
_SPACED = re.compile(
    r"(?P<before>\b[^\W\d_]{2,12}\.? )?(?:(?<![\w.,/:])|(?<=\bR))(?<!\w-)"
    r"(?P<first>[1-9]\d{0,2})(?P<rest>(?: \d{3})+)(?!\d|,\d)(?P<glued>[-\w]?)"
)
_NUMBERED = {*MONTHS, *word_set("article chapter flight no number page room route section")}
_DECADE = re.compile(r"(?<![\w'])'(?=\d\ds\b)|(?:(?<=\b[Ii]n )|(?<=\bof )|(?<=\b[Ss]ince )|(?<=\bfrom ))'(?=\d\d\b)")
_LINK = re.compile(r"!?\[([^\[\]]{0,500})\]\([^()\s]{0,1000}\)")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_SINGLE = re.compile(r"(?<![\w'])'(\S(?:[^']|'(?=[a-z])){2,400}?)'(?!\w)")
_EMPHASIS = re.compile(r"(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)|[*]{2,3}|`{1,3}|^#{1,6} |^>+ ?|~~", re.MULTILINE)
_TOKEN = re.compile(
    r"""
    (?P<currency>(?:US|NZ|HK|NT|[ASCR])?\$|[€£¥₹₩฿])
    |(?P<number>\d+(?:[.,]\d+)*)
    |(?P<word>(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:'[^\W\d_]+)*)
    |(?P<mark>[-,;:.()"!?/&%])
    """,
    re.VERBOSE,
)
_CLAUSE_MARKS = frozenset(',;:()"-')
_CLAUSE_WORDS = word_set("""
    and but while whereas although though because when which who whose that if as after before since until unless
    where whom despite
""")
_NOT = {"won't": "will", "can't": "can", "shan't": "shall", "ain't": "is"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a number or a mark of a text.

    Attributes:
        text: As written, signs normalised.
        lower: In lower case, without a possessive ending or the dots of an abbreviation.
        kind: "word", "number", "currency" or "mark".
        sentence: Place of its sentence among those read, from 0.
        clause: Number of its clause, counted over all of them.
        quoted: Whether it stands inside quotation marks.
        spaced: Whether a space stands before it.
        owner: Whether it has a possessive ending.
    """

    text: str
    lower: str
    kind: str
    sentence: int
    clause: int
    quoted: bool
    spaced: bool
    owner: bool = False

    @property
    def content(self) -> bool:
        """Whether it is a word of substance."""
        return self.kind == "word" and self.lower not in FUNCTION

    @property
    def heavy(self) -> bool:
        """Whether it is a word whose lack says something."""
        return self.content and not thesaurus.light(self.lower)

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


def plain(text: str) -> str:
    """A text without markup, its quotation marks, dashes and spaces of one kind."""
    text = _MIXED.sub(_decimal, _LINE_END.sub(_unbroken, text))
    text = unicodedata.normalize("NFKC", text.translate(_SIGNS)).translate(_SIGNS)
    text = _DECADE.sub("", _SPACED.sub(_thousands, text))
    text = _SINGLE.sub(r'"\1"', text)
    text = _EMPHASIS.sub("", _TAG.sub(" ", _LINK.sub(r"\1", text)))
    return " ".join(text.split())


def _unbroken(match: re.Match[str]) -> str:
    """A word that the end of a line broke: "engi-", "neers"; what is written with a hyphen anyway keeps it."""
    left, hyphen, right = match.groups()
    if not (left[-1].islower() and right[0].islower()):
        return match[0]
    whole = left + right
    written = hyphen != "\u00ad" and thesaurus.known(left.lower()) and thesaurus.known(right.lower())
    return f"{left}-{right}" if written and not thesaurus.known(whole.lower()) else whole


def _decimal(match: re.Match[str]) -> str:
    """A whole number and a part as one number, which would be read as 21/2 otherwise: "2½" is 2.5."""
    return match[1] + f"{unicodedata.numeric(match[2]):.4g}".removeprefix("0")


def _thousands(match: re.Match[str]) -> str:
    """A number whose thousands are set apart by spaces, with commas; not two: "on May 12 300 people came"."""
    sure = " 0" in match["rest"]  # no number of its own begins with 0
    before = match["before"] or ""
    if not sure and (match["glued"] or before.rstrip(". ").lower() in _NUMBERED):
        return match[0]
    return before + match["first"] + match["rest"].replace(" ", ",") + match["glued"]


def read(texts: Iterable[str]) -> list[Word]:
    """Read texts that `plain` has made plain, one sentence each."""
    words: list[Word] = []
    clause = 0
    for sentence, text in enumerate(texts):
        quoted = False
        clause += 1
        for match in _TOKEN.finditer(text):
            kind, found = str(match.lastgroup), match.group()
            spaced = match.start() == 0 or text[match.start() - 1] == " "
            if kind == "mark":
                hyphen = found == "-" and not spaced
                inner = found in ".:" and not text[match.end() : match.end() + 1].isspace()
                if found in _CLAUSE_MARKS and not hyphen and not inner:
                    clause += 1
                if found == '"':
                    quoted = not quoted
                words.append(Word(found, found, kind, sentence, clause, quoted, spaced))
                continue
            if kind == "word" and found.lower() in _CLAUSE_WORDS:
                clause += 1
            for piece in _pieces(found) if kind == "word" else [found]:
                owner = kind == "word" and piece != found and found.endswith(("'s", "s'"))
                words.append(Word(piece, _folded(piece), kind, sentence, clause, quoted, spaced, owner))
                spaced = True
    return words


def _pieces(word: str) -> list[str]:
    lower = word.lower()
    if lower.endswith("n't"):
        return [_NOT.get(lower, word[:-3]), "not"]
    if lower == "cannot":
        return ["can", "not"]
    if lower.endswith("'ll"):
        return [word[:-3], "will"]
    for ending in ("'s", "'re", "'ve", "'d", "'m", "s'"):
        if lower.endswith(ending) and len(word) > len(ending):
            return [word[: -len(ending)] + ("s" if ending == "s'" else "")]
    return [word]


def _folded(word: str) -> str:
    lower = word.lower()
    if "." in lower:
        lower = lower.replace(".", "")
    bare = unicodedata.normalize("NFD", lower)
    return "".join(c for c in bare if not unicodedata.combining(c)) if not lower.isascii() else lower


def said(words: Sequence[Word], start: int, end: int) -> str:
    """The words from `start` up to `end` as they would be written in a reason."""
    text = ""
    for word in words[max(0, start) : end]:
        text += (" " if text and word.spaced else "") + word.text
    return text

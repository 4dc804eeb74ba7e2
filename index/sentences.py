"""Text → the spans of its sentences.

Every mark that can end a sentence is looked at once, left to right, with a bounded look back (the word before it)
and ahead (the word after it), so time is linear in the text. There is no quotation state beyond counting straight
quotation marks in one paragraph: news quotations run over paragraphs, and closing marks go missing.
"""

import re
from enum import Enum, auto

from index.abbreviations import (
    AFTER_CLOCK,
    BEFORE_NUMBER,
    CLOCK,
    COURTESY,
    DAYS,
    FINAL,
    GERMAN_AFTER_ORDINAL,
    GERMAN_BEFORE_ORDINAL,
    LETTERED,
    MARKED_NAMES,
    MIXED,
    MONTHS,
    STARTERS,
    STATES,
    TITLES,
)
from index.paragraphs import WHITE, paragraphs, without_quote_marks
from index.quotations import names_speaker, names_speaker_unspaced

# Scripts whose full stops need no space after them; the rest of the line is written in any script.
_WIDE = "。！？｡؟۔।॥։።។။⁇⁈⁉‼"
# ". . ." is one mark, like "...".
_STOP = re.compile(rf"\.(?:[ \xa0]\.)+(?!\d)|[.!?…{_WIDE}]+")

_WHITE = frozenset(WHITE)
_SPACES = re.compile(f"[{WHITE}]*")
_CLOSING = frozenset("”’»›)]}」』】）］｝》〉")
# These close when nothing follows them at once: German „Ja.“ and »Ja.«, straight marks, Markdown emphasis.
_EITHER = frozenset("\"'“‘«‹*_＂")
_QUOTES = frozenset("\"'”’»›」』“‘«‹＂")
_OPENING = frozenset("\"'“‘«‹„‚»›”’([{¿¡「『（【《〈*_＂")
_DASHES = frozenset("—–-―−‒")
_NOTE = re.compile(r"\[(?:\d{1,3}|[a-z]|(?:note|nb) \d{1,3}|citation needed)\]|[⁰¹²³⁴-⁹]{1,3}")
_BARE_NOTE = re.compile(r"\d{1,2}(?=[ \n\xa0]+[A-Z“\"])")

_WORD = re.compile(r"[^\W\d_]+")
_LONG_NUMERAL = re.compile(r"[IVXLC]{2,6}\b(?!\.)")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+[^\W\d_]{1,2}|(?:[A-Z][a-z]{0,3}\.)+[A-Z][A-Za-z]{0,3}")
_BRAND = re.compile(r"[a-z]{1,2}[A-Z]|(?:al|el|an|ash|as|at|ar)-[A-Z]")
_UNSPACED_START = re.compile(r"(?:[A-Z][a-z]{0,30}|[A-Z]\b)(?=[\s,’']|$)")
_FILE_ENDINGS = frozenset(("Com", "Net", "Org", "Js", "Io", "Ai", "Co", "My", "Uk", "Tv", "Py", "App"))
_ITEM = re.compile(r"[\W_]*(?:(?P<number>\d{1,3})(?:\.\d{1,3})*|[A-Za-z]|[ivx]{2,4}|[IVX]{2,4})$")
_STEP = re.compile(r"[\W_]*(?:Step|Rule|Tip|Question|Lesson|Langkah|Soalan|Schritt|Paso|Étape)\s\d{1,3}$")
_DATELINE = re.compile(r"[\W_]*[A-Z][A-Z.’'\- ]{2,}")
_JOINT = re.compile("[-.’']")
_DATE_PART = re.compile(r"\d{1,2}\.\s*(?:\d|$|[가-힣(])")
_DATE_END = re.compile(r"\d{1,2}\. [가-힣]")
_THAI = re.compile("[\u0e00-\u0eff]")

_LOOK_BACK = 48
_DATELINE_LENGTH = 80


def split(text: str) -> list[tuple[int, int]]:
    """Find the sentences of a text.

    A heading, a list item or any other line of its own is a sentence too. Every character that is not white space
    (or U+200B, U+FEFF) lies in exactly one span.

    Args:
        text: Any text.

    Returns:
        Half-open code-point spans in reading order; not overlapping, trimmed of white space, none empty.
    """
    spans: list[tuple[int, int]] = []
    plain = without_quote_marks(text)
    for start, end in paragraphs(plain):
        cuts = _Paragraph(plain, start, end).cuts()
        begin = start
        for cut in cuts:
            spans.append((_with_quote_mark(text, begin), cut))
            begin = _skip_white(plain, cut, end)
        if begin < end:
            spans.append((_with_quote_mark(text, begin), end))
    return spans


def _with_quote_mark(text: str, start: int) -> int:
    """The start of a sentence, or of the ">" before it if a line opens with both."""
    line = start
    while line and text[line - 1] in "> \t":
        line -= 1
    mark = text.find(">", line, start)
    return mark if mark >= 0 and (not line or text[line - 1] == "\n") else start


class _Kind(Enum):
    """What a full stop after a word may mean."""

    WORD = auto()
    TITLE = auto()
    BEFORE_NUMBER = auto()
    MIXED = auto()
    STATE = auto()
    FINAL = auto()
    MONTH = auto()
    DAY = auto()
    CLOCK = auto()
    INITIAL = auto()
    INITIALS = auto()


class _Paragraph:
    """One stretch of text and how far it has been cut.

    Attributes:
        text: The whole article's text.
        start: First code point of the paragraph.
        end: One past its last.
        begin: Where the sentence being read begins.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.begin = start
        self._is_lower: bool | None = None
        self._has_words = False
        self._words_seen_to = start
        self._quotes = 0
        self._quotes_seen_to = start
        self._item = 0

    def cuts(self) -> list[int]:
        """The ends of all sentences but the last, in order."""
        found: list[int] = []
        done = self.start
        for match in _STOP.finditer(self.text, self.start, self.end):
            if match.start() < done:
                continue
            cut = self._cut_after(match)
            if cut is None or cut >= self.end:
                continue
            found.append(cut)
            done = cut
            self.begin = _skip_white(self.text, cut, self.end)
            self._has_words = False
            self._words_seen_to = self.begin
        # A tail without a word in it (a stray quotation mark, an emoji) is no sentence of its own.
        if found and not self._words_before(self.end):
            found.pop()
        return found

    def _cut_after(self, match: re.Match[str]) -> int | None:
        """Where the sentence ends that this mark ends, or None if it ends none."""
        text, end = self.text, self.end
        stop, at = match.group(), match.end()
        if at >= end:
            return None
        is_wide = stop[-1] in _WIDE
        following = text[at]
        if not is_wide and (following.islower() or following in ",;:/@-"):
            return None
        if not self._words_before(match.start()):
            return None
        close = self._close(at, match.start())
        if close >= end:
            return None
        closers = text[at:close]
        after = _skip_white(text, close, end)
        if after == close:
            if is_wide:
                return close if self._ends_unspaced_script(closers, after) else None
            return close if self._ends_unspaced(match, closers, after) else None
        return close if self._ends(match, closers, after) else None

    def _close(self, at: int, stop_start: int) -> int:
        """Skip what belongs to the sentence after its mark: quotation marks, brackets, footnote marks."""
        text, end = self.text, self.end
        position = at
        while position < end:
            character = text[position]
            if character in _CLOSING:
                position += 1
            elif character in _EITHER:
                if position + 1 < end and text[position + 1].isalnum() and not self._closes_open_quote(position):
                    break
                position += 1
            elif character in _WHITE:
                floating = _skip_white(text, position, end)
                if not self._closes_floating(floating):
                    break
                position = floating + 1
            else:
                note = _NOTE.match(text, position, end)
                if note is None and character.isdigit():
                    note = self._bare_note(position, at, stop_start)
                if note is None:
                    break
                position = note.end()
        return position

    def _bare_note(self, position: int, at: int, stop_start: int) -> re.Match[str] | None:
        """A footnote number with no brackets: "growth.3 The". Not "No.3" or "3.1"."""
        word = self._word_before(stop_start)[0]
        quoted = position > at and self.text[position - 1] in _QUOTES
        if not quoted and not (len(word) > 2 and word.islower() and word.isalpha()):
            return None
        if _kind(word, "") is not _Kind.WORD:
            return None
        return _BARE_NOTE.match(self.text, position, self.end)

    def _closes_floating(self, position: int) -> bool:
        """Whether a mark with white space before it closes: « Non. » or a carelessly set "Yes. " there."""
        text, end = self.text, self.end
        if position >= end:
            return False
        character = text[position]
        if position + 1 < end and (text[position + 1].isalnum() or text[position + 1] in _OPENING):
            return False
        return character in "”»›)」』" or (character == '"' and self._closes_open_quote(position))

    def _closes_open_quote(self, position: int) -> bool:
        """Whether an odd number of straight quotation marks stands before this one in the paragraph."""
        if self.text[position] != '"':
            return False
        self._quotes += self.text.count('"', self._quotes_seen_to, position)
        self._quotes_seen_to = position
        return self._quotes % 2 == 1

    def _words_before(self, position: int) -> bool:
        """Whether the sentence has a letter or digit before `position`; each character is looked at once."""
        if not self._has_words and position > self._words_seen_to:
            self._has_words = any(map(str.isalnum, self.text[self._words_seen_to : position]))
            self._words_seen_to = position
        return self._has_words

    def _word_before(self, stop_start: int) -> tuple[str, str]:
        """The word that the mark stands after, and the word before that one."""
        window = self.text[max(self.begin, stop_start - _LOOK_BACK) : stop_start]
        if not window or window[-1] in _WHITE:
            return "", ""
        parts = window.replace("\u200b", " ").split()
        word = re.split("[—–/(\\[]", parts[-1])[-1].lstrip("\"'“‘«‹„‚»›([{¿¡*_-")
        return word, parts[-2] if len(parts) > 1 else ""

    def _ends_unspaced_script(self, closers: str, after: int) -> bool:
        """After a full stop that needs no space, with no space after it."""
        text, end = self.text, self.end
        if text[after] in "，、；：,;:。":
            return False
        if not _QUOTES.isdisjoint(closers) and names_speaker_unspaced(text, after, end):
            return False
        # 《你好！世界》: inside a title.
        title_end = text.find("》", after, min(end, after + 20))
        return title_end < 0 or "《" in text[after:title_end]

    def _ends_unspaced(self, match: re.Match[str], closers: str, after: int) -> bool:
        """ "He left.Then she did": a space lost in copying. Not "Node.Js", "U.S.A" or a web address."""
        if not self.text[after].isupper() and self.text[after] not in "“":
            return False
        word, _ = self._word_before(match.start())
        if not _QUOTES.isdisjoint(closers) and word.isalpha():
            return True
        if not (len(word) > 1 and word.isalpha() and word.islower()) or _kind(word, "") is not _Kind.WORD:
            return False
        start = after + 1 if self.text[after] == "“" else after
        following = _UNSPACED_START.match(self.text, start, self.end)
        return following is not None and following.group() not in _FILE_ENDINGS

    def _ends(self, match: re.Match[str], closers: str, after: int) -> bool:
        """After a mark with white space (then `after`) behind it and behind its closing marks."""
        text, end = self.text, self.end
        stop = match.group()
        quoted = not _QUOTES.isdisjoint(closers)
        if text[after] in _DASHES and after + 1 < end and text[after + 1] in _WHITE:
            if quoted or self._in_dateline(match.start()) or self._kind_before(match.start()) is not _Kind.WORD:
                return False
            after = _skip_white(text, after + 1, end)
        start = _skip_opening(text, after, end)
        if start >= end:
            return True
        if not self._starts(start, quoted=quoted):
            return False
        asked = "!" in stop or "?" in stop or stop[-1] in "！？؟"
        if quoted and names_speaker(text, after, end, asked=asked):
            return False
        if stop[-1] in _WIDE:
            return True
        if asked:
            return self._ends_at_mark(match, closers, start)
        if stop == ".":
            return self._ends_at_full_stop(match, closers, start, quoted=quoted)
        if stop == ".." or stop == "....":
            return True
        return self._ends_at_ellipsis(match, closers, start)

    def _starts(self, position: int, *, quoted: bool) -> bool:
        """Whether a sentence may start with the character at `position`."""
        character = self.text[position]
        if character.isupper() or character.isdigit() or character.istitle():
            return True
        if character.islower():
            if _BRAND.match(self.text, position, self.end):
                return True
            if self._is_lower is None:
                self._is_lower = self.text[self.start : self.end].islower()
            return self._is_lower and not quoted
        # Letters without case, signs of money, tags, emoji; no other punctuation.
        return character.isalpha() or character in "#@$€£¥₹₽₩" or ord(character) > 0x2BFF

    def _in_dateline(self, stop_start: int) -> bool:
        near = self.begin == self.start and stop_start - self.start < _DATELINE_LENGTH
        return near and _DATELINE.match(self.text, self.start, stop_start) is not None

    def _kind_before(self, stop_start: int) -> _Kind:
        return _kind(*self._word_before(stop_start))

    def _ends_at_mark(self, match: re.Match[str], closers: str, start: int) -> bool:
        text = self.text
        if closers[:1] == ")" and text[match.start() - 1] == "(":
            return False  # "he paid (!) twice": a remark, not an end
        word, _ = self._word_before(match.start())
        if match.group() == "!" and not closers and word in MARKED_NAMES:
            return self._next_is_starter(start)
        return True

    def _ends_at_ellipsis(self, match: re.Match[str], closers: str, start: int) -> bool:
        before = self.text[match.start() - 1]
        next_word = self._next_word(start)
        if before not in _WHITE:
            # "I... I do not know"
            return self._word_before(match.start())[0] != next_word
        return bool(closers) or (next_word != "I" and self._next_is_starter(start))

    def _ends_at_full_stop(self, match: re.Match[str], closers: str, start: int, *, quoted: bool) -> bool:
        text, stop_start = self.text, match.start()
        word, before = self._word_before(stop_start)
        if not closers and self._is_item(stop_start, before):
            return False
        if not word:
            return True
        if word[-1].isdigit():
            return self._ends_after_number(word, before, start)
        if _THAI.match(word[-1]) or _THAI.match(text[start]):
            return False  # Thai writes abbreviations with full stops, and sentences without
        kind = _kind(word, before)
        if kind is _Kind.WORD:
            return True
        if closers and not quoted:
            return False  # "(Apple Inc.) Monday", "(R-Tex.) Smith"
        if quoted and kind not in (_Kind.TITLE, _Kind.INITIAL):
            return True
        return self._ends_after_abbreviation(kind, start)

    def _ends_after_abbreviation(self, kind: _Kind, start: int) -> bool:
        text, end = self.text, self.end
        is_number = text[start].isdigit()
        next_word = self._next_word(start)
        if kind is _Kind.TITLE:
            return False
        if kind is _Kind.BEFORE_NUMBER:
            return not is_number and not _LONG_NUMERAL.match(text, start, end)
        if kind is _Kind.FINAL:
            return True
        if kind is _Kind.MONTH:
            return not is_number
        if kind is _Kind.DAY:
            return not is_number and next_word not in MONTHS and next_word not in AFTER_CLOCK
        if kind is _Kind.CLOCK:
            return not is_number and next_word not in AFTER_CLOCK and text[start - 1] != "("
        if kind is _Kind.STATE:
            return not is_number and text[start - 1] != "("
        return self._next_is_starter(start)

    def _ends_after_number(self, word: str, before: str, start: int) -> bool:
        text, end = self.text, self.end
        next_word = self._next_word(start)
        if word.isdigit() and (_DATE_PART.match(text, start, end) or _DATE_END.match(f"{before} {text[start]}")):
            return False  # "2024. 5. 3. 시작"
        if word.isdigit() and len(word) < 3:
            if next_word in GERMAN_AFTER_ORDINAL and next_word != "August":
                return False
            if before in GERMAN_BEFORE_ORDINAL or (before in ("am", "ab", "bis", "seit") and next_word == "August"):
                return self._next_is_starter(start)
        return True

    def _is_item(self, stop_start: int, before: str) -> bool:
        """Whether the stop belongs to a list number: "1. First", and "2." after it."""
        if stop_start - self.begin > 24:
            return self._is_first_of_inline_list(stop_start, before)
        sentence_so_far = self.text[self.begin : stop_start]
        match = _ITEM.match(sentence_so_far)
        if match is None:
            if self.begin == self.start and _STEP.match(sentence_so_far):
                return True
            return self._is_first_of_inline_list(stop_start, before)
        number = int(match.group("number") or 0)
        if self.begin == self.start or (number and number == self._item + 1):
            self._item = number
            return True
        return False

    def _is_first_of_inline_list(self, stop_start: int, before: str) -> bool:
        if before[-1:] == ":" and self.text[stop_start - 1 : stop_start] == "1":
            self._item = 1
            return self.text[stop_start - 2] in _WHITE
        return False

    def _next_word(self, start: int) -> str:
        match = _WORD.match(self.text, start, min(self.end, start + 24))
        return match.group() if match else ""

    def _next_is_starter(self, start: int) -> bool:
        """Whether a word that starts sentences comes next, whole: not the "A" of "A. Stone", the "In" of "In-young"."""
        word = self._next_word(start)
        after = start + len(word)
        if word in COURTESY:
            return True
        return word in STARTERS and not (after < self.end and self.text[after] in ".-")


def _kind(word: str, before: str) -> _Kind:
    """What the full stop after `word` may mean, `before` being the word before it."""
    forms = [word]
    if not word.isalpha() and not _INITIALS.fullmatch(word):
        forms.append(_JOINT.split(word)[-1])  # "Maj.-Gen.", "Lt.Col.", "l’Avv."
    for form in forms:
        kind = _listed_kind(form, before)
        if kind is not _Kind.WORD:
            return kind
    if len(word) == 1 and word.isalpha():
        if before in LETTERED or (word == "X" and before in ("on", "to", "via")):  # the platform
            return _Kind.WORD
        return _Kind.TITLE if before in ("z.", "d.", "u.", "p.") else _Kind.INITIAL
    if _INITIALS.fullmatch(word):
        return _Kind.INITIALS
    return _Kind.WORD


def _listed_kind(word: str, before: str) -> _Kind:
    if word in CLOCK:
        # "I am. He is not": only after a number.
        return _Kind.CLOCK if "." in word or before[-1:].isdigit() else _Kind.WORD
    if word in STATES and before.endswith(","):
        return _Kind.STATE
    if word == "al":
        return _Kind.MIXED if before == "et" else _Kind.WORD
    if word == "Sr" and before[:1].isupper():  # "Robert Downey Sr.", and not "el Sr. Gómez"
        return _Kind.MIXED
    for words, kind in _LISTS:
        if word in words:
            return kind
    return _Kind.WORD


_LISTS = (
    (FINAL, _Kind.FINAL),
    (TITLES, _Kind.TITLE),
    (MONTHS, _Kind.MONTH),
    (DAYS, _Kind.DAY),
    (MIXED, _Kind.MIXED),
    (BEFORE_NUMBER, _Kind.BEFORE_NUMBER),
)


def _skip_white(text: str, position: int, end: int) -> int:
    match = _SPACES.match(text, position, end)
    return match.end() if match else position


def _skip_opening(text: str, position: int, end: int) -> int:
    """Skip up to eight opening marks, an ellipsis among them, and the space that French sets after «."""
    for _ in range(8):
        if position >= end:
            break
        if text[position] in _OPENING or text[position] == "…":
            position += 1
        elif text.startswith("...", position):
            position += 3
        elif text[position] in _DASHES and position + 1 < end and text[position + 1] not in _WHITE:
            position += 1  # Spanish and French dialogue: —Nada.
        elif text[position] in _WHITE and text[position - 1] in _OPENING:
            position = _skip_white(text, position, end)
        else:
            break
    return position

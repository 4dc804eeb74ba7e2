"""What a program can make of an example: unanswerable twins, longer texts, the noise of real typing.

Every step that makes an unanswerable question has a counterpart that looks the same and stays
answerable (a swap on both sides, a swap elsewhere in the text), so that the style alone tells nothing.
A step returns None where it does not apply.
"""

import random
import re
from collections.abc import Callable
from dataclasses import replace

from assistant.training.data import Example, Paragraphs, sentence_spans, shifted

STOP = frozenset(
    re.findall(
        r"\w+",
        """
    a an the of in on at to for from by with and or as is are was were be been being do does did has have had
    what which who whom whose when where why how many much that this these those it its their his her he she
    they them there than then not no s t into about after before during over under between out up can could
    would will should may might if but also so such more most other some any all one name year type kind
    """,
    )
)
_MONTHS = re.findall(
    r"\w+",
    """
    January February March April May June July August September October November December
    """,
)
_DAYS = re.findall(
    r"\w+",
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    """,
)
_NUMERALS = re.findall(
    r"\w+",
    """
    two three four five six seven eight nine ten eleven twelve
    """,
)
_ORDINALS = re.findall(
    r"\w+",
    """
    first second third fourth fifth sixth seventh
    """,
)
_PLACES = re.findall(
    r"\w+",
    """
    north south east west northern southern eastern western
    """,
)
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("year", re.compile(r"\b(?:1[0-9]|20)\d\d\b")),
    ("month", re.compile(rf"\b(?:{'|'.join(m for m in _MONTHS if m != 'May')})\b")),
    ("day", re.compile(rf"\b(?:{'|'.join(_DAYS)})\b")),
    ("number", re.compile(r"(?<![\w.,$£€])\d{1,3}(?:,\d{3})*(?:\.\d+)?(?![\w,]|\.\d)")),
    ("numeral", re.compile(rf"\b(?:{'|'.join(_NUMERALS)})\b")),
    ("ordinal", re.compile(rf"\b(?:{'|'.join(_ORDINALS)})\b")),
    ("place", re.compile(rf"\b(?:{'|'.join(_PLACES)})\b", re.I)),
    (
        "name",
        re.compile(r"(?<=[a-z,] )[A-Z][\w-]*[a-z]\b(?:\s(?:of\s(?:the\s)?|de\s|van\s|bin\s|al-)?[A-Z][\w-]*[a-z]\b)*"),
    ),
)
_ANTONYMS: dict[str, str] = dict(
    re.findall(
        r"(\w+)/(\w+)",
        """
    largest/smallest biggest/smallest highest/lowest most/fewest oldest/youngest longest/shortest first/last
    earliest/latest best/worst before/after increase/decrease increased/decreased rise/fall rose/fell
    more/fewer win/lose won/lost began/ended begin/end start/stop started/stopped opened/closed open/close
    north/south east/west northern/southern eastern/western buy/sell bought/sold import/export
    imported/exported imports/exports include/exclude included/excluded accept/reject accepted/rejected
    support/oppose supported/opposed with/without allow/forbid allowed/forbidden male/female men/women
    man/woman son/daughter father/mother brother/sister husband/wife king/queen attack/defend enter/leave
    entered/left arrive/depart arrived/departed gain/lose gained/lost strong/weak stronger/weaker rich/poor
    major/minor upper/lower inside/outside positive/negative advantage/disadvantage advantages/disadvantages
    success/failure agree/disagree agreed/disagreed future/past same/different hot/cold love/hate like/dislike
    easy/difficult cheap/expensive new/old public/private legal/illegal maximum/minimum minimum/maximum
    fewer/more lost/won after/before smallest/largest lowest/highest last/first lose/win export/import
    exported/imported sold/bought sell/buy women/men left/joined joined/left created/destroyed
    built/demolished approved/refused passed/failed common/rare modern/ancient early/late faster/slower
    higher/lower lower/higher
    """,
    )
)
_DETAILS = (
    ("In what year was {} born?", "born"),
    ("Where was {} born?", "born"),
    ("How old was {}?", "year-old"),
    ("Who was {}'s father?", "father"),
    ("Who was {} married to?", "marri"),
    ("In what year was {} founded?", "found"),
    ("When was {} built?", "buil"),
    ("When did {} die?", "die"),
    ("Who founded {}?", "found"),
    ("How much did {} cost?", "cost"),
    ("How many people lived in {}?", "live"),
    ("What is the population of {}?", "population"),
    ("What language was spoken in {}?", "speak"),
    ("Who designed {}?", "design"),
    ("What does {} mean?", "mean"),
    ("Why was {} criticised?", "criti"),
    ("What nationality was {}?", "nationality"),
    ("Where did {} study?", "stud"),
)
FURNITURE = (
    "Share this article", "SHARE  Facebook  Twitter  WhatsApp", "Subscribe to our newsletter", "LEAVE A REPLY",
    "Please enter your comment!", "Read more", "Advertisement", "You have read 2 of 5 free articles this month.",
    "Sign up for our morning briefing", "We use cookies to improve your experience.", "Related stories", "Most read",
    "Click here to follow us on Telegram", "Print this page", "All rights reserved.", "Photo: Reuters", "2 min read",
    "Save my name, email, and website in this browser for the next time I comment.",
    "Copyright 2021", "Updated 3 hours ago",
)  # fmt: skip


def words_of(text: str) -> list[str]:
    """The content words of a text, in lower case."""
    return [w for w in re.findall(r"[^\W_]+", text.lower()) if w not in STOP]


def says(text: str, example: Example) -> bool:
    """Whether a text holds one of the example's answer strings, so may answer its question."""
    low = text.lower()
    return any(re.search(rf"(?<!\w){re.escape(example.text[a:b].lower())}(?!\w)", low) for a, b in example.answers)


class Augmenter:
    """Makes new examples from old ones; the random state is the caller's."""

    def __init__(self, paragraphs: Paragraphs, rng: random.Random) -> None:
        self.paragraphs = paragraphs
        self.rng = rng
        self.titles = list(paragraphs.of)
        self.pool: dict[str, list[str]] = {kind: [] for kind, _ in _KINDS}
        for texts in paragraphs.of.values():
            for text in texts:
                for kind, pattern in _KINDS:
                    self.pool[kind] += [m.group() for m in pattern.finditer(text)]
        self._words = {text: frozenset(words_of(text)) for text in paragraphs.place}

    # --- unanswerable by another text -----------------------------------------------------------------

    def moved(self, example: Example) -> Example | None:
        """Ask the question of another text of the same title: one of the five that share most words with it."""
        if not example.answers:
            return None
        asked = set(words_of(example.question))
        here = self.paragraphs.of[example.title]
        texts = self.rng.sample(here, min(len(here), 60))
        near = sorted((len(asked & self._words[t]), t) for t in texts if t != example.text)[-8:]
        texts = [t for n, t in near if not says(t, example)]
        return self._unanswered(example, self.rng.choice(texts[-5:]), "moved") if texts else None

    def offtopic(self, example: Example) -> Example | None:
        """Ask the question of a text of another title."""
        title = self.rng.choice(self.titles)
        texts = self.paragraphs.of[title]
        if title == example.title and len(self.titles) > 3:
            return None
        text = self.rng.choice(texts)
        if text == example.text or says(text, example):
            return None
        return self._unanswered(example, text, "offtopic")

    def elsewhere(self, example: Example) -> Example | None:
        """Ask the question of another title's text: of thirty drawn, one of the three that share most words with it."""
        asked = set(words_of(example.question))
        titles = self.rng.sample(self.titles, min(len(self.titles), 30))
        texts = [self.rng.choice(self.paragraphs.of[title]) for title in titles if title != example.title]
        near = sorted((len(asked & self._words[t]), t) for t in texts if not says(t, example))[-3:]
        return self._unanswered(example, self.rng.choice(near)[1], "elsewhere") if near else None

    def removed(self, example: Example) -> Example | None:
        """Take the answering sentences out of the text."""
        if not example.answers:
            return None
        marks = example.answers + example.gold
        spans = sentence_spans(example.text)
        kept = [s for s in spans if not any(a < s[1] and b > s[0] for a, b in marks)]
        if len(kept) < 2 or len(kept) == len(spans):
            return None
        pieces = []
        for i, (a, _) in enumerate(spans):
            if (spans[i]) in kept:
                pieces.append(example.text[a : spans[i + 1][0] if i + 1 < len(spans) else len(example.text)])
        text = "".join(pieces).strip()
        return None if says(text, example) else self._unanswered(example, text, "removed")

    # --- unanswerable by a changed word ---------------------------------------------------------------

    def mentions(self, text: str) -> list[tuple[str, int, int]]:
        """The numbers, dates, names and places of a text: kind, start, end."""
        found = []
        for kind, pattern in _KINDS:
            for m in pattern.finditer(text):
                if not any(a < m.end() and m.start() < b for _, a, b in found):
                    found.append((kind, m.start(), m.end()))
        return found

    def swapped_word(self, text: str) -> tuple[str, str, str] | None:
        """A text with one number, date, name or place made another; the old one and the new one."""
        found = self.mentions(text)
        self.rng.shuffle(found)
        for kind, a, b in found:
            new = self._other(kind, text[a:b])
            if new:
                return text[:a] + new + text[b:], text[a:b], new
        return None

    def _other(self, kind: str, old: str) -> str | None:
        """Another word of the kind, close to the old one where that makes it harder."""
        if kind == "year":
            return str(int(old) + self.rng.choice((-20, -10, -5, -3, -2, -1, 1, 2, 3, 5, 10, 20)))
        if kind == "number" and self.rng.random() < 0.5 and old.isdigit() and int(old) > 1:
            return str(max(1, int(old) + self.rng.choice((-3, -2, -1, 1, 2, 3, 10))))
        lists = {"month": _MONTHS, "day": _DAYS, "numeral": _NUMERALS, "ordinal": _ORDINALS, "place": _PLACES}
        for _ in range(8):
            new = self.rng.choice(lists.get(kind) or self.pool[kind])
            if new.lower() != old.lower() and (kind != "name" or (new.count(" ") > 0) == (old.count(" ") > 0)):
                return new.lower() if old.islower() else new
        return None

    def varied(self, example: Example) -> Example:
        """The example with one mention changed so that it stays as answerable as it was; as it is where none can be."""
        step = self.swapped_both if self.rng.random() < 0.6 else self.swapped_elsewhere
        return step(example) or example

    def _mention(self, example: Example, *, places: bool = True) -> tuple[str, int, int] | None:
        """One of the question's mentions, by chance; None where there is none or no answer either."""
        mentions = [m for m in self.mentions(example.question) if places or m[0] != "place"] if example.answers else []
        return self.rng.choice(mentions) if mentions else None

    def swapped_question(self, example: Example) -> Example | None:
        """Change a name, number or date of the question into another of its kind."""
        mention = self._mention(example)
        if mention is None:
            return None
        kind, a, b = mention
        old = example.question[a:b]
        new = None
        if (
            len(words_of(example.question)) >= 4 and self.rng.random() < 0.4
        ):  # from the text itself, far from the answer
            near = [s for s in sentence_spans(example.text) if any(x < s[1] and y > s[0] for x, y in example.answers)]
            names = [
                example.text[x:y]
                for k, x, y in self.mentions(example.text)
                if k == kind and not any(s <= x < e for s, e in near)
            ]
            names = [n for n in names if n.lower() not in example.question.lower() and old.lower() not in n.lower()]
            new = self.rng.choice(names) if names else None
        if new is None:
            new = self._other(kind, old)
            if new is None or new.lower() in example.text.lower():
                return None
        question = example.question[:a] + new + example.question[b:]
        return replace(example, question=question, answers=(), gold=(), kind="swapped_question")

    def _replace_all(self, example: Example, old: str, new: str) -> Example | None:
        """Replace a word all over the text; None where it lies in an answer."""
        pattern = re.compile(rf"(?<!\w){re.escape(old)}(?!\w)", re.I)
        marks = list(pattern.finditer(example.text))
        if not marks or any(m.start() < b and a < m.end() for m in marks for a, b in example.answers):
            return None

        def moved(spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
            out = []
            for a, b in spans:
                by = sum(len(new) - len(m.group()) for m in marks if m.start() < a)
                inside = sum(len(new) - len(m.group()) for m in marks if a <= m.start() < b)
                out.append((a + by, b + by + inside))
            return tuple(out)

        text = pattern.sub(lambda _: new, example.text)
        return replace(example, text=text, answers=moved(example.answers), gold=moved(example.gold))

    def swapped_text(self, example: Example) -> Example | None:
        """Change what the question mentions all over the text: the question stays as a person wrote it."""
        mention = self._mention(example, places=False)
        if mention is None:
            return None
        kind, a, b = mention
        old = example.question[a:b]
        new = self._other(kind, old)
        if new is None or new.lower() in example.text.lower():
            return None
        made = self._replace_all(example, old, new)
        if made is None or set(old.lower().split()) & set(made.text.lower().split()):
            return None
        return replace(made, answers=(), gold=(), kind="swapped_text")

    def swapped_both(self, example: Example) -> Example | None:
        """Change a mention in the question and the text alike: still answerable, the counterpart of a swap."""
        mention = self._mention(example)
        if mention is None:
            return None
        kind, a, b = mention
        old = example.question[a:b]
        new = self._other(kind, old)
        made = self._replace_all(example, old, new) if new and new.lower() not in example.text.lower() else None
        if made is None:
            return None
        return replace(made, question=example.question[:a] + new + example.question[b:], kind="swapped_both")

    def swapped_elsewhere(self, example: Example) -> Example | None:
        """Change a mention of the text that neither question nor answer has: still answerable."""
        if not example.answers:
            return None
        asked = example.question.lower()
        mentions = [m for m in self.mentions(example.text) if example.text[m[1] : m[2]].lower() not in asked]
        if not mentions:
            return None
        kind, a, b = self.rng.choice(mentions)
        new = self._other(kind, example.text[a:b])
        if new is None or new.lower() in asked:
            return None
        made = self._replace_all(example, example.text[a:b], new)
        return replace(made, kind="swapped_elsewhere") if made else None

    def reversed(self, example: Example) -> Example | None:
        """Change a word of the question into its opposite, or put a "not" in."""
        if not example.answers:
            return None
        found = [m for m in re.finditer(r"[a-z]+", example.question) if m.group() in _ANTONYMS]
        if found:
            m = self.rng.choice(found)
            question = example.question[: m.start()] + _ANTONYMS[m.group()] + example.question[m.end() :]
            return replace(example, question=question, answers=(), gold=(), kind="reversed")
        if self.rng.random() < 0.8:
            return None
        m = re.search(r"\b(did|does|do|was|were|is|are|can|could|has|had)\b", example.question)
        if m is None:
            return None
        if m.group() in ("did", "does", "do"):
            verb = re.search(r"\b(did|does|do)\b ((?:the |a |an )?\S+(?: [A-Z]\S+)*) ", example.question)
            if verb is None:
                return None
            question = example.question[: verb.end()] + "not " + example.question[verb.end() :]
        else:
            question = example.question[: m.end()] + self.rng.choice(("n't", " not")) + example.question[m.end() :]
        return replace(example, question=question, answers=(), gold=(), kind="reversed")

    def detail(self, example: Example) -> Example | None:
        """Ask for something about a name of the text that the text does not mention."""
        low = example.text.lower()
        names = [example.text[a:b] for k, a, b in self.mentions(example.text) if k == "name"]
        if not names:
            return None
        asked, word = self.rng.choice(_DETAILS)
        if word in low:
            return None
        question = asked.format(self.rng.choice(names))
        return replace(example, question=question, answers=(), gold=(), kind="detail")

    def crossed(self, example: Example, other: Example) -> Example | None:
        """Put a word of another question on the same text in place of one of this question."""
        if not example.answers or other.text != example.text or other.question == example.question:
            return None
        mine = [m for m in re.finditer(r"[a-z]{4,}", example.question) if m.group() not in STOP]
        theirs = [
            w for w in re.findall(r"[a-z]{4,}", other.question) if w not in STOP and w not in example.question.lower()
        ]
        theirs = [w for w in theirs if w in example.text.lower()]
        if not mine or not theirs or len(words_of(example.question)) < 3:
            return None
        m = self.rng.choice(mine)
        fit = [w for w in theirs if w[-2:] == m.group()[-2:]]
        if not fit:
            return None
        new = self.rng.choice(fit)
        near = [
            example.text[s:e].lower()
            for s, e in sentence_spans(example.text)
            if any(x < e and y > s for x, y in example.answers)
        ]
        if any(new in n for n in near):
            return None
        question = example.question[: m.start()] + new + example.question[m.end() :]
        return replace(example, question=question, answers=(), gold=(), kind="crossed")

    def _unanswered(self, example: Example, text: str, kind: str) -> Example:
        return replace(example, text=text, answers=(), gold=(), kind=kind)

    def unanswerable(self, example: Example, other: Example) -> Example | None:
        """One unanswerable twin, by a step drawn at random among those that apply."""
        steps: list[tuple[float, Callable[[Example], Example | None]]] = [
            (0.12, self.moved),
            (0.04, self.offtopic),
            (0.17, self.removed),
            (0.26, self.swapped_question),
            (0.20, self.swapped_text),
            (0.13, self.reversed),
            (0.03, self.detail),
            (0.05, lambda e: self.crossed(e, other)),
        ]
        for _ in range(5):
            step = self.rng.choices([s for _, s in steps], [w for w, _ in steps])[0]
            made = step(example)
            if made is not None:
                return made
        return None

    # --- longer texts and noise -----------------------------------------------------------------------

    def padded(self, example: Example, words: int, source: Example | None = None) -> Example:
        """Put neighbouring texts of the same title before and after, up to about `words` words.

        Args:
            source: The example this one was made from; its text, and texts with its answers, stay out.
        """
        source = source or example
        joint = "\n\n" if self.rng.random() < 0.5 else " "
        title, place = self.paragraphs.place.get(example.text) or self.paragraphs.place[source.text]
        texts = self.paragraphs.of[title]
        left, right = place - 1, place + 1
        size = len(example.text.split())
        while size < words and (left >= 0 or right < len(texts)):
            before = right >= len(texts) or (left >= 0 and self.rng.random() < 0.5)
            text = texts[left] if before else texts[right]
            left, right = (left - 1, right) if before else (left, right + 1)
            if text == source.text or text == example.text or (source.answers and says(text, source)):
                continue
            size += len(text.split())
            if size > words * 1.3:
                break
            if before:
                example = shifted(example, len(text) + len(joint), text + joint + example.text)
            else:
                example = replace(example, text=example.text + joint + text)
        return example

    def furnished(self, example: Example) -> Example:
        """Put lines of page furniture before, after or between the lines of the text."""
        line = "\n".join(self.rng.sample(FURNITURE, self.rng.randint(1, 3)))
        if self.rng.random() < 0.5:
            return shifted(example, len(line) + 2, line + "\n\n" + example.text)
        return replace(example, text=example.text + "\n\n" + line)

    def typed(self, question: str) -> str:
        """The question as hurried people type: lower case, no question mark, typos, key words only."""
        draw = self.rng.random()
        if draw < 0.08:
            return question.lower()
        if draw < 0.14:
            return question.rstrip("?").rstrip()
        if draw < 0.20:
            return question.lower().rstrip("?").rstrip()
        if draw < 0.25:
            return self._typo(question)
        if draw < 0.30:
            words = [
                w
                for w in question.rstrip("?").split()
                if w.lower() not in STOP or w.lower() in ("who", "when", "where", "why")
            ]
            words = [w for w in words if self.rng.random() < 0.5 or w.lower() not in ("who", "when", "where", "why")]
            return " ".join(words).lower() if len(words) > 1 else question
        return question

    def _typo(self, question: str) -> str:
        places = [m for m in re.finditer(r"[A-Za-z]{5,}", question)]
        if not places:
            return question
        m = self.rng.choice(places)
        i = self.rng.randrange(m.start() + 1, m.end() - 1)
        draw = self.rng.random()
        if draw < 0.4:
            return question[:i] + question[i + 1 :]
        if draw < 0.7:
            return question[:i] + question[i + 1] + question[i] + question[i + 2 :]
        return question[:i] + question[i] + question[i:]

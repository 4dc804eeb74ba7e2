"""Exports of a conversation: what stands in them, that they lead to the right places, and that texts only show."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt

from assistant.conversation import Turn
from assistant.types import Answer, Citation, Statement, Withheld
from index import Article, Passage
from index.errors import ArticleNotFoundError
from index.formats.source import Source
from index.library import make_article
from ui.export import ArticleOf, file_name, to_html, to_json, to_markdown
from ui.export.fragments import Linker, shown_source, web_address
from ui.export.page import LONGEST

WHEN = datetime(2026, 11, 26, 1, 40, 5, tzinfo=UTC)
PAGE = "https://news.example/harbour?id=7&lang=en"
STORY = """The harbour crane is sold

The crane was sold on Monday. Nobody would name the buyer.

Work at the quay goes on - for now, the port said. The crane was sold on Monday. Its driver, Ona Reyes, is 61.
"""
HOSTILE = """# <b>Headline</b> [a](https://evil.example)

<script>alert(1)</script> & *stars*, `ticks`, ![i](x) and [^1] met <img src=x onerror=alert(2)> today.

1. A list | a table, "quoted" --> ends here. Das Café ist zu 👩‍👩‍👧 heute. قال الوزير إن الميناء مغلق اليوم.
"""


def article(text: str = STORY, source: str = PAGE, title: str = "") -> Article:
    return make_article(Source(text, title or text.split("\n")[0]), source, "a test")


def cite(of: Article, words: str, nth: int = 0) -> Citation:
    return Citation(of.id, of.title, [each for each in of.sentences if words in each.text][nth])


def quoted(of: Article, *words: str, nth: int = 0) -> Turn:
    citations = [cite(of, each, nth) for each in words]
    statements = tuple(Statement(each.sentence.text, (each,)) for each in citations)
    text = " ".join(statement.text for statement in statements)
    return Turn("What happened?", Answer("What happened?", "what?", True, "extractive", text, statements))


def written(of: Article, text: str, *words: str, withheld: tuple[Withheld, ...] = (), note: str = "") -> Turn:
    statement = Statement(text, tuple(cite(of, each) for each in words))
    return Turn("Who?", Answer("Who?", "who?", True, "generated", text, (statement,), withheld=withheld, note=note))


def not_stated(of: Article) -> Turn:
    closest = Passage(of.id, of.title, of.text, 0, len(of.text), of.sentences)
    return Turn("Why?", Answer("Why?", "why?", False, "extractive", "The article does not say.", closest=closest))


SMALL_TALK = Turn("Hello", Answer("Hello", "Hello", False, "chat", "Hello.\nAsk about the article."))


def library(*articles: Article) -> ArticleOf:
    found = {each.id: each for each in articles}

    def article_of(article_id: str) -> Article:
        if article_id not in found:
            raise ArticleNotFoundError("gone")
        return found[article_id]

    return article_of


def directive_ranges(link: str, text: str) -> list[str]:
    """What a text fragment matches in a text, read anew from the specification: percent-decoded after the split."""
    (directive,) = link.partition(":~:")[2].split("&")
    parts = directive.removeprefix("text=").split(",")
    prefix = unquote(parts.pop(0)[:-1]) if parts[0].endswith("-") else ""
    suffix = unquote(parts.pop()[1:]) if parts[-1].startswith("-") else ""
    start, *end = map(unquote, parts)

    def pattern(words: str) -> str:
        return r"\s+".join(map(re.escape, words.split()))

    inner = pattern(start) + (rf".*?{pattern(end[0])}" if end else "")
    before = rf"{pattern(prefix)}\s*" if prefix else ""
    after = rf"\s*{pattern(suffix)}" if suffix else ""
    whole = rf"(?={before}({inner}){after})"
    return [found[1] for found in re.finditer(whole, text, re.DOTALL)]


class Page(HTMLParser):
    """Elements, ids and links of a page, and its visible text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.shown: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.shown.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.shown).split())

    def values(self, attribute: str) -> list[str]:
        return [value for _, attrs in self.tags if (value := attrs.get(attribute)) is not None]


# Text fragments.


def test_a_fragment_leads_to_its_sentence_and_to_no_other() -> None:
    of = article()
    linker = Linker(of)
    for sentence in of.sentences:
        link = linker.link(sentence)
        assert link is not None and link.startswith(f"{PAGE}#:~:text="), sentence
        assert directive_ranges(link, of.text) == [sentence.text]


def test_a_sentence_that_stands_twice_has_two_addresses() -> None:
    of = article()
    first, second = (Linker(of).link(cite(of, "was sold on", nth).sentence) for nth in (0, 1))
    assert first and second and first != second
    assert "-," in first + second or ",-" in first + second


def test_what_the_fragment_syntax_means_is_encoded() -> None:
    of = article("Profits - they said - rose, by A&B's own count. Nothing else did.")
    link = Linker(of).link(of.sentences[0])
    assert link is not None
    directive = link.partition("#:~:text=")[2]
    assert not set(directive) & set("-,& '")
    assert "%2D" in directive and "%2C" in directive and "%26" in directive


def test_a_long_sentence_is_named_by_its_ends() -> None:
    long = "The report says " + " and ".join(f"that town {n} has a bridge" for n in range(40)) + " of its own."
    of = article(f"A report came. {long} It ends.")
    (sentence,) = (each for each in of.sentences if each.text == long)
    link = Linker(of).link(sentence)
    assert link is not None and len(link) < 400
    assert directive_ranges(link, of.text) == [long]


@pytest.mark.parametrize(
    "text",
    [
        "قال الوزير إن الميناء مغلق. لم يذكر السبب.",
        "港口今天关闭。部长说原因不明。港口今天关闭。",
        "Zu 👩‍👩‍👧 heute. Morgen auf.",
    ],
    ids=["right to left", "without spaces", "emoji"],
)
def test_fragments_of_other_scripts(text: str) -> None:
    of = article(text, title="T")
    for sentence in of.sentences:
        link = Linker(of).link(sentence)
        assert link is not None and link.isascii()
        assert directive_ranges(link, text) == [sentence.text]


def test_no_fragment_where_none_is_unique() -> None:
    of = article("It rained. " * 400)
    assert Linker(of).link(of.sentences[200]) is None
    assert Linker(of).link(of.sentences[0]) is None


def test_accents_and_case_do_not_make_a_sentence_unique() -> None:
    of = article("The cafe is shut. THE CAFÉ IS SHUT.")
    links = [Linker(of).link(sentence) for sentence in of.sentences]
    assert all(link is not None and ("-," in link or ",-" in link) for link in links)


@pytest.mark.parametrize("source", ["", "story.txt", "/home/ana/story.txt", "javascript:alert(1)", "ftp://a.example/x"])
def test_no_fragment_without_a_page(source: str) -> None:
    of = article(source=source)
    assert Linker(of).link(of.sentences[0]) is None


def test_addresses_are_made_safe() -> None:
    assert web_address("https://ana:secret@news.example/a#part:~:text=x") == "https://news.example/a#part"
    assert web_address('https://news.example/"><b>') == "https://news.example/%22%3E%3Cb%3E"
    for bad in (
        "https://",
        "https://a.example/\n",
        "https://a.example\\@b.example/",
        "https://[::1",
        "data:text/html,x",
    ):
        assert web_address(bad) == ""
    assert shown_source("/home/ana/story.txt") == shown_source(r"C:\Users\ana\story.txt") == "story.txt"
    of = article(source="https://news.example/a#part")
    link = Linker(of).link(of.sentences[1])
    assert link is not None and "#part:~:text=" in link


def test_a_fragment_is_found_or_given_up_in_good_time() -> None:
    of = article("a " * 200_000 + "a a a. " + "B b b. " * 20_000)
    for sentence in (of.sentences[0], of.sentences[-1]):
        Linker(of).link(sentence)  # would take minutes if every place were tried


# JSON.


def exported(turns: Sequence[Turn], *articles: Article) -> Any:
    return json.loads(to_json(turns, library(*articles), when=WHEN))


def test_json_holds_answers_and_places_but_no_article_text() -> None:
    of = article()
    value = exported([quoted(of, "Nobody"), not_stated(of), SMALL_TALK], of)
    assert value["format"] == "article-chat conversation" and value["version"] == 1
    assert value["exported"] == "2026-11-26T01:40:05+00:00"
    assert value["articles"] == [{"id": of.id, "title": of.title, "source": PAGE, "date": None, "available": True}]
    answers = [turn["answer"] for turn in value["turns"]]
    assert [a["mode"] for a in answers] == ["extractive", "extractive", "chat"]
    assert [a["answered"] for a in answers] == [True, False, False]
    citation = answers[0]["statements"][0]["citations"][0]
    assert of.text[citation["start"] : citation["end"]] == citation["text"] == "Nobody would name the buyer."
    assert citation["source"] == PAGE and "#:~:text=" in citation["link"]
    assert "Ona Reyes" not in json.dumps(value["articles"]) + json.dumps(answers[0])


def test_json_holds_what_was_withheld_and_the_note() -> None:
    of = article()
    withheld = (Withheld("The crane was stolen.", "“stolen” is not there.", (cite(of, "was sold"),)),)
    answer = exported([written(of, "It was sold.", "was sold", withheld=withheld, note="Slow.")], of)["turns"][0][
        "answer"
    ]
    assert answer["note"] == "Slow."
    assert [(each["text"], len(each["citations"])) for each in answer["withheld"]] == [("The crane was stolen.", 1)]


def test_an_article_that_is_gone_is_said_to_be_gone() -> None:
    of = article()
    turns = [quoted(of, "Nobody")]
    value = exported(turns)
    assert value["articles"][0]["available"] is False
    assert value["turns"][0]["answer"]["statements"][0]["citations"][0]["link"] is None
    assert "no longer holds" in to_markdown(turns, library())
    page = Page(to_html(turns, library()))
    assert "no longer held" in page.text and cite(of, "Nobody").sentence.text in page.text
    assert {link[1:] for link in page.values("href") if link.startswith("#s-")} <= set(page.values("id"))


def test_half_a_surrogate_pair_is_no_crash() -> None:
    of = article()
    turns = [written(of, "It \ud83d sold.", "was sold")]
    for text in (to_json(turns, library(of)), to_markdown(turns, library(of)), to_html(turns, library(of))):
        assert text.encode()


# Markdown.


def test_markdown_has_a_footnote_for_each_cited_sentence() -> None:
    of = article()
    turns = [
        quoted(of, "Nobody", "driver"),
        written(of, "It was sold.", "was sold", "Nobody"),
        not_stated(of),
        SMALL_TALK,
    ]
    text = to_markdown(turns, library(of), when=WHEN)
    used = re.findall(r"\[\^(\d+)\](?!:)", text)
    notes = re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)
    assert used == ["1", "2", "3", "1"] and notes == ["1", "2", "3"]
    assert "26 November 2026, 01:40 UTC" in text
    assert "*The article does not say.*" in text and "not an answer" in text
    assert "Ask about the article." in text


def test_markdown_counts_what_was_withheld_and_keeps_its_words_out() -> None:
    of = article()
    withheld = (Withheld("The crane was stolen.", "No."),)
    turns = [written(of, "It was sold.", "was sold", withheld=withheld, note="Slow.")]
    for text in (to_markdown(turns, library(of)), Page(to_html(turns, library(of))).text):
        assert "1 statement of the language model was withheld" in text and "Slow." in text
        assert "stolen" not in text


def test_a_sign_at_the_end_of_a_heading_is_shown() -> None:
    tokens = MarkdownIt("commonmark").parse(
        to_markdown([Turn("Is it number #", SMALL_TALK.answer)], library(article()))
    )
    shown = [each.children[0].content for each in tokens if each.type == "inline" and each.children]
    assert "1. Is it number #" in "".join(shown)


def test_hostile_texts_are_only_text_in_markdown() -> None:
    of = article(HOSTILE, source="https://news.example/a_(b)*c*?x=1&copy=2", title=HOSTILE.split("\n")[0])
    turn = quoted(of, *(sentence.text for sentence in of.sentences if sentence.citable))
    turns = [Turn("- # [x](y) <b>\n\n> no", turn.answer), Turn("1. one", SMALL_TALK.answer), not_stated(of)]
    tokens = MarkdownIt("commonmark").enable("table").parse(to_markdown(turns, library(of), when=WHEN))
    kinds = {child.type for token in tokens for child in (token, *(token.children or []))}
    allowed = {"heading", "paragraph", "blockquote", "em", "link"}
    assert {kind.removesuffix("_open").removesuffix("_close") for kind in kinds} <= {
        *allowed,
        "inline",
        "text",
        "html_block",
    }
    assert {token.content.strip() for token in tokens if token.type == "html_block"} <= {"<!-- -->"}
    links = [c.attrs["href"] for t in tokens for c in t.children or [] if c.type == "link_open"]
    assert links and all(str(link).startswith("https://news.example/a") for link in links)
    assert all("x=1&copy=2" in str(link) for link in links)
    shown = " ".join(
        "".join(child.content for child in token.children or [] if child.type == "text")
        for token in tokens
        if token.type == "inline"
    )
    for sentence in of.sentences:
        assert " ".join(sentence.text.split()) in shown


def test_control_and_turning_characters_do_not_reach_markdown() -> None:
    of = article("Mr Fox \x1b[31mcame\x07 to see \u202eus.")
    text = to_markdown([quoted(of, "Fox")], library(of))
    assert not set("\x1b\x07\u202e") & set(text)


def test_what_is_said_before_the_statements_is_in_markdown() -> None:
    of = article()
    answer = quoted(of, "Nobody").answer
    text = to_markdown([Turn("Was it?", replace(answer, lead="No.", text=f"No. {answer.text}"))], library(of))
    assert "\n\nNo.\n\n> Nobody would name the buyer.[^1]" in text


# HTML.


def test_every_citation_of_the_page_leads_to_its_sentence() -> None:
    of, other = article(), article("Rain fell. The rink is shut.", source="rink.txt")
    turns = [quoted(of, "was sold", nth=1), written(other, "The rink closed.", "rink"), not_stated(of), SMALL_TALK]
    html = to_html(turns, library(of, other), when=WHEN)
    page = Page(html)
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.values("href") if link.startswith("#")} <= set(ids)
    position = cite(of, "was sold", 1).sentence.position
    assert f"#s-{of.id}-{position}" in page.values("href")
    assert "Ona Reyes" in page.text and "Rain fell." in page.text
    assert ":target" in html and "prefers-color-scheme: dark" in html
    chips = [attrs for tag, attrs in page.tags if tag == "a" and attrs.get("class") == "chip"]
    assert len(chips) == 3 and all(chip["aria-label"] for chip in chips)


def test_the_page_loads_and_runs_nothing() -> None:
    of = article(HOSTILE, source='https://news.example/"><script>x</script>', title=HOSTILE.split("\n")[0])
    turns = [quoted(of, "today"), Turn("</title><script>alert(3)</script>", not_stated(of).answer)]
    html = to_html(turns, library(of))
    page = Page(html)
    assert {tag for tag, _ in page.tags} <= {
        *("html", "head", "meta", "title", "style", "body", "a", "header", "main", "section", "article", "div", "span"),
        *("h1", "h2", "h3", "p", "blockquote", "time", "strong"),
    }
    assert not page.values("src") and not page.values("style")
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
    assert "url(" not in html and "@import" not in html
    policy = next(
        a["content"] for t, a in page.tags if t == "meta" and a.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy is not None and policy.startswith("default-src 'none'") and "unsafe" not in policy
    assert "<script>alert(1)</script> & *stars*" in page.text
    assert "👩‍👩‍👧" in page.text and "قال الوزير" in page.text
    assert page.tags[0] == ("html", {"lang": "en"})


def test_the_headings_of_the_page_form_a_tree() -> None:
    of = article()
    levels = [
        int(tag[1]) for tag, _ in Page(to_html([quoted(of, "Nobody")], library(of))).tags if re.fullmatch("h[1-6]", tag)
    ]
    assert levels == [1, 2, 3, 2, 3]


def test_a_very_long_article_is_shown_around_its_cited_sentences() -> None:
    of = article("".join(f"Sentence number {n} says little about anything at all.\n\n" for n in range(LONGEST // 40)))
    turns = [quoted(of, "number 5000 ")]
    html = to_html(turns, library(of))
    assert len(html) < 50_000
    assert "This article is long" in html
    assert "number 4990 " in html and "number 9000 " not in html


def test_an_empty_conversation() -> None:
    assert exported([])["turns"] == []
    assert to_markdown([], library()).startswith("# Conversation\n")
    assert "No answer points to an article" in to_html([], library())


def test_file_names() -> None:
    east = datetime(2026, 11, 26, 3, 40, tzinfo=timezone(timedelta(hours=2)))
    assert file_name("json", WHEN) == file_name("json", east) == "article-chat-2026-11-26-0140.json"
    assert file_name("markdown", WHEN).endswith(".md") and file_name("html", WHEN).endswith(".html")
    assert re.fullmatch(r"article-chat-[\d-]+\.json", file_name("json"))

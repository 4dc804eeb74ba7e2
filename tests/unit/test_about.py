"""Questions about the article itself are answered from what is known of it; all others are left to the reader."""

from dataclasses import replace

import pytest

from assistant.overview.about import about_answer
from assistant.types import Answer
from index import Article
from index.formats.source import Source
from index.library import make_article
from index.sources import parse

BODY = (
    "The harbour board of Skarvik voted on Tuesday to rebuild the north pier, which a winter storm broke in two.\n\n"
    "By Friday Marta Holm, who speaks for the crews, had gathered four hundred names. Work starts in May.\n"
)
BYLINED = f"Harbour board to rebuild north pier\n\nBy Greta Lindqvist\n\n{BODY}"


def article(text: str, name: str = "story.txt", *, date: str | None = None) -> Article:
    return replace(make_article(parse(text.encode(), name, max_bytes=10**6), name, name), date=date)


def answered(question: str, *articles: Article) -> Answer:
    answer = about_answer(question, articles)
    assert answer is not None
    assert (answer.question, answer.query) == (question, question)
    assert bool(answer.statements) is answer.answered
    assert answer.answered is False or answer.mode == "extractive"
    return answer


@pytest.mark.parametrize(
    "question",
    ["What is the title?", "headline?", "What's this article's title?", "Please tell me the title of this article."],
)
def test_a_headline_in_the_text_is_cited(question: str) -> None:
    found = article(BYLINED)
    answer = answered(question, found)
    (statement,) = answer.statements
    assert answer.text == statement.text == "Harbour board to rebuild north pier"
    assert statement.citations[0].sentence == found.sentences[0]
    assert statement.citations[0].article_id == found.id


def test_a_title_that_is_not_in_the_text_is_told() -> None:
    found = make_article(Source(BODY, "A pier for Skarvik"), "", "the text")
    answer = answered("What's the article called?", found)
    assert (answer.mode, answer.text) == ("chat", "The title is “A pier for Skarvik”.")


@pytest.mark.parametrize("text", [BODY, "It rained. It rained again on the day after that one.\n"])
def test_the_first_words_are_not_taken_for_a_title(text: str) -> None:
    answer = answered("What is the title of the article?", article(text))
    assert (answer.mode, answer.text) == ("extractive", "The article does not state its title.")


@pytest.mark.parametrize(
    "question",
    ["When was this published?", "when was the article written", "Can you tell me when this was published?"],
)
@pytest.mark.parametrize("date", ["2026-05-03", "2026-05-03T10:20:00+02:00"])
def test_the_date_is_told_in_words(question: str, date: str) -> None:
    answer = answered(question, article(BYLINED, date=date))
    assert (answer.mode, answer.text) == ("chat", "It was published on 3 May 2026.")


def test_a_date_that_is_no_iso_date_is_told_as_stated() -> None:
    assert "Spring 1999" in answered("date of publication", article(BODY, date="Spring 1999")).text


def test_a_line_that_says_when_it_was_published_is_cited() -> None:
    text = BYLINED.replace("Lindqvist\n", "Lindqvist | Published 19 May\n")
    assert answered("When was this published?", article(text)).text == "By Greta Lindqvist | Published 19 May"


@pytest.mark.parametrize(
    ("opening", "date"),
    [
        ("PORT ELDRED, 14 October 2026 - The", "14 October 2026"),
        ("Port Vila (Reuters), May 3 — A", "May 3"),
        ("SAN JOSÉ, Costa Rica, Sept. 2, 2026 (AP) -- A", "Sept. 2, 2026"),
        ("LUSAKA, Monday 4 May: The", "Monday 4 May"),
    ],
)
def test_the_date_of_a_dateline_is_cited(opening: str, date: str) -> None:
    answer = answered("When was this article published?", article(f"A pier breaks\n\n{opening} pier broke. {BODY}"))
    (statement,) = answer.statements
    assert answer.answered and statement.text.startswith(opening)
    assert statement.short is not None and statement.text[slice(*statement.short)] == date


@pytest.mark.parametrize(
    "opening", ["Ann Lee, 3 May 2026 was the day", "In Lusaka, May 3 is a holiday:", "On May 3 - the"]
)
def test_a_date_of_the_news_is_not_the_date_of_publication(opening: str) -> None:
    assert not answered("When was this article published?", article(f"{opening} pier broke. {BODY}")).answered


def test_an_unknown_date_is_not_stated() -> None:
    answer = answered("When was this published?", article(BYLINED))
    assert (answer.mode, answer.text) == ("extractive", "The article does not state its date of publication.")


@pytest.mark.parametrize(
    "name", ["/home/greta/secret/story.txt", "C:\\Users\\greta\\secret\\story.txt", "secret/story.txt", "story.txt"]
)
def test_only_the_name_of_a_local_file_is_told(name: str) -> None:
    answer = answered("Where is this article from?", article(BODY, name))
    assert (answer.mode, answer.text) == ("chat", "It was read from story.txt.")


def test_an_address_is_told_whole() -> None:
    found = replace(article(BODY), source="https://news.example/pier")
    assert answered("link?", found).text == "It comes from https://news.example/pier"


def test_pasted_text_has_no_source() -> None:
    answer = answered("What is the source of this article?", replace(article(BODY), source=""))
    assert (answer.mode, answer.text) == ("extractive", "The article does not state its source.")


@pytest.mark.parametrize("question", ["Who wrote this?", "author?", "Who is the author of this article?"])
def test_a_byline_is_cited(question: str) -> None:
    answer = answered(question, article(BYLINED))
    assert answer.answered
    assert answer.text == answer.statements[0].text == "By Greta Lindqvist"


def test_a_byline_that_is_furniture_is_told_and_not_cited() -> None:
    found = article(BYLINED)
    sentences = tuple(replace(each, citable=not each.text.startswith("By Greta")) for each in found.sentences)
    answer = answered("Who wrote this?", replace(found, sentences=sentences))
    assert (answer.mode, answer.text) == ("chat", "It is by Greta Lindqvist.")


@pytest.mark.parametrize(
    "byline",
    [
        "BY GRETA LINDQVIST",
        "By Greta Lindqvist and Abel da Costa",
        "By Greta Lindqvist in Skarvik",
        "By Greta Lindqvist, harbour reporter",
        "Reported by Greta Lindqvist",
        "Words: Greta Lindqvist",
        "Greta Lindqvist, Staff Writer",
        "By Reuters",
        "By our correspondent in Skarvik",
    ],
)
def test_bylines_of_many_forms_at_either_end(byline: str) -> None:
    for text in (f"Pier to be rebuilt\n\n{byline}\n\n{BODY}", f"Pier to be rebuilt\n\n{BODY}\n\n{byline}\n"):
        assert answered("Who wrote this?", article(text)).text == byline


@pytest.mark.parametrize(
    "line",
    [
        "By Friday",
        "By Friday Night",
        "By Greta Lindqvist he meant the chairman of the board.",
        "By the sea",
        "By New Year, all of them will have left.",
    ],
)
def test_other_lines_are_no_bylines(line: str) -> None:
    answer = answered("Who wrote this?", article(f"Pier to be rebuilt\n\n{line}\n\n{BODY}"))
    assert (answer.answered, answer.text) == (False, "The article does not state its author.")


@pytest.mark.parametrize(("words", "said"), [(460, "460 words, about 2 minutes"), (12, "12 words, about 1 minute of")])
def test_the_length_counts_words_without_furniture(words: int, said: str) -> None:
    line = "The board of the harbour has voted to rebuild the pier.\n\n"  # 11 words
    text = line * (words // 11) + "Rain " * (words % 11 - 1) + "fell.\n\nShare this article\n"
    answer = answered("How long is this article?", article(text))
    assert answer.mode == "chat"
    assert said in answer.text
    assert answered("reading time", article(text)).text == answer.text


@pytest.mark.parametrize(
    "question",
    [
        "When was the report published?",
        "And what's it called now?",
        "Who wrote the letter?",
        "What is the title of her book?",
        "When was the pier built?",
        "Where is Holm from?",
        "How long is the pier?",
        "Who is the author of the report?",
        "What is the source of the money?",
        "How long will it take?",
        "What is this about?",
        "Who published the figures?",
        "What was the source?",
    ],
)
def test_other_questions_are_left_to_the_reader(question: str) -> None:
    assert about_answer(question, [article(BYLINED)]) is None


@pytest.mark.parametrize(
    "question",
    ["Who is the author?", "When was it published?", "Who published it?", "What is the title?", "Who wrote it?"],
)
def test_what_may_be_of_a_book_is_left_to_the_reader_where_it_is_not_known_of_the_article(question: str) -> None:
    unknown = replace(article(BODY), source="")
    assert about_answer(question, [unknown]) is None
    assert about_answer(question, [unknown, unknown]) is None
    named = question.replace(" it", " this article").replace("r?", "r of this story?").replace("e?", "e of this story?")
    assert not answered(named, unknown).answered


def test_no_article_is_asked_nothing() -> None:
    assert about_answer("Who wrote this?", []) is None


def test_several_articles_are_told_of_by_title_in_one_text() -> None:
    one, other = article(BYLINED), article(f"Library stays open\n\n{BODY}")
    answer = answered("Who wrote this?", one, other)
    assert answer.mode == "chat"
    assert answer.text == (
        "“Harbour board to rebuild north pier”: It is by Greta Lindqvist.\n"
        "“Library stays open”: The article does not state its author."
    )
    assert answered("Who wrote this?", other, other).text == "The articles do not state their author."
    assert "2 more" in answered("How long is this?", *[one] * 12).text


def test_an_author_that_the_source_states_is_told() -> None:
    stated = make_article(Source(BODY, "A pier for Skarvik", author="Greta Lindqvist"), "", "the text")
    answer = answered("Who wrote this?", stated)
    assert (answer.mode, answer.text) == ("chat", "It is by Greta Lindqvist.")


def test_a_byline_comes_before_an_author_that_is_not_in_the_text() -> None:
    answer = answered("Who wrote this?", replace(article(BYLINED), author="The Skarvik Post"))
    assert answer.text == "By Greta Lindqvist"


def test_an_article_without_a_headline_is_not_called_by_its_byline() -> None:
    found = article(f"By Greta Lindqvist\n\n5 March 2024\n\n{BODY}")
    assert found.title.startswith("The harbour board of Skarvik")
    assert answered("What is the title of the article?", found).text == "The article does not state its title."

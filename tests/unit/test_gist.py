"""The gist: which messages ask for it, and which sentences of the article give it."""

import pytest

from assistant.overview.gist import MOST_ARTICLES, MOST_SENTENCES, gist_answer
from assistant.overview.mentions import countries, dates, figures, introduced
from index import Article
from index.formats.plain import read
from index.library import make_article

HARBOUR = """Harbour board to rebuild north pier

By Greta Lindqvist
Photo: A. Berg

The harbour board of Skarvik voted on Tuesday to rebuild the north pier, which a winter storm broke in two. It will \
cost 9.4 million crowns, a third more than the board had set aside for the pier.

Fishing crews have landed their catch at the south quay since 12 January. They said the delay had cost them a season.

Who will pay for the pier?

Board chairman Nils Aaberg told the meeting that 40 per cent of the money would come from harbour dues. "We have \
waited long enough," said Marta Holm, who owns two boats and speaks for the crews. "Nobody told us anything. Now they \
tell us too much," she said.

The engineer Ivar Dahl, 52, expects the work on the pier to start in May and to end by November 2027. Cranes will be \
brought from Bergen by sea.

In the spring he had warned the board in a letter of 30 pages. The pier was built in 1931 by the harbour board.

The north pier carries 120 boats a day in summer.

LEAVE A REPLY

Please enter your comment!
"""
LIBRARY = """Library stays open at night

The town library of Osterby will stay open until midnight from 1 March, the council decided on Monday. Students had \
asked for longer hours in a petition with 2,300 names.

Librarian Karin Moberg said that two guards would be hired for 60,000 crowns a month. The library had closed at seven \
since a burst pipe flooded the reading room.
"""


SUMMIT = """Ministers meet over river

The foreign ministers of Kenya and South Sudan met in Geneva on Monday to talk about the river that divides them.

They agreed to count the boats on it again before the rains come in earnest. A Ugandan judge will see to it that both \
sides count in the same way.
"""


def article(text: str, title: str = "") -> Article:
    source = read(text.encode(), "test.txt")
    made = make_article(source, "test.txt", "test.txt")
    return made if not title else Article(made.id, title, made.text, made.sentences)


def texts(question: str, *articles: Article) -> list[str]:
    answer = gist_answer(question, articles or (article(HARBOUR),))
    assert answer is not None
    return [statement.text for statement in answer.statements]


@pytest.mark.parametrize(
    ("message", "number"),
    [
        ("What is this about?", 2),
        ("whats this about", 2),
        ("WHAT IS THE ARTICLE ABOUT??", 2),
        ("Can you please tell me what this article is about?", 2),
        ("What’s the main idea?", 2),
        ("Summarise", 4),
        ("please summarize this article for me", 4),
        ("Sum it up", 4),
        ("tl;dr", 4),
        ("TLDR please", 4),
        ("Could you give me a brief summary of the text?", 4),
        ("Give me a summary in three sentences", 3),
        ("Summarise the article in one sentence, please.", 1),
        ("a two-sentence summary", 2),
        ("Summarise this in 50 words or less", 2),
        ("Summarise it in 0 sentences", 1),
        ("Key points?", 5),
        ("What are the main takeaways?", 5),
        ("Give me the 3 most important points of this article.", 3),
        ("What should I know?", 5),
        ("Summarise the whole article in 5 bullet points please", 5),
        ("What is the article's main point?", 2),
    ],
)
def test_a_message_that_asks_for_the_gist_gets_its_number_of_sentences(message: str, number: int) -> None:
    assert len(texts(message)) == number


@pytest.mark.parametrize(
    "message",
    [
        "What is the deal about?",
        "What is the pier about?",
        "summary of what Park said",
        "Summarise what Holm said",
        "Give me a summary of the engineer's letter",
        "What is the timeline of the trial?",
        "Who is involved in the deal?",
        "What happened on Tuesday?",
        "What are the main demands of the crews?",
        "When did the storm happen?",
        "What was the book about?",
        "What is the report about?",
        "And people?",
        "Hello",
        "summary " * 60,
    ],
)
def test_other_questions_are_left_to_the_reader(message: str) -> None:
    assert gist_answer(message, [article(HARBOUR)]) is None


def test_no_article_has_no_gist() -> None:
    assert gist_answer("Summarise", []) is None


def test_statements_are_the_articles_own_sentences_in_its_order() -> None:
    harbour = article(HARBOUR)
    answer = gist_answer("Summarise it!", [harbour])
    assert answer is not None
    assert (answer.question, answer.query, answer.answered, answer.mode) == (
        "Summarise it!",
        "Summarise it!",
        True,
        "extractive",
    )
    assert answer.text == " ".join(statement.text for statement in answer.statements)
    positions = []
    for statement in answer.statements:
        (citation,) = statement.citations
        assert citation.sentence in harbour.sentences
        assert citation.sentence.citable
        assert statement.text == citation.sentence.text
        assert (citation.article_id, citation.title, statement.short) == (harbour.id, harbour.title, None)
        positions.append(citation.sentence.position)
    assert positions == sorted(set(positions))


def test_what_it_is_about_starts_with_the_lead() -> None:
    assert texts("What is this about?")[0].startswith("The harbour board of Skarvik voted")


@pytest.mark.parametrize("message", ["Summarise in 10 sentences", "Key points"])
def test_headings_bylines_questions_and_pieces_of_quotations_are_never_chosen(message: str) -> None:
    found = " ".join(texts(message))
    for left_out in ("Harbour board to rebuild", "Greta", "Berg", "Who will pay", "Nobody told", "too much", "comment"):
        assert left_out not in found.replace("Bergen", "")


def test_a_sentence_that_needs_the_one_before_it_never_stands_without_it() -> None:
    for number in range(1, 7):
        found = texts(f"Summarise in {number} sentences")
        assert not any(text.startswith(("They said", "In the spring he")) for text in found[:1])
        if any(text.startswith("It will cost") for text in found):
            assert found[0].startswith("The harbour board of Skarvik voted")
        if any(text.startswith("They said") for text in found):
            assert any(text.startswith("Fishing crews have") for text in found)


@pytest.mark.parametrize(
    "leaning",
    [
        "He sold the harbour board of Skarvik the north pier and the harbour.",
        "By 1964 he had sold the harbour board of Skarvik the north pier.",
        "We sold the harbour board of Skarvik the north pier and the harbour.",
        "But the harbour board of Skarvik sold the north pier and the harbour.",
    ],
)
def test_sentences_that_stand_alone_come_first(leaning: str) -> None:
    clear = "Cranes will be brought from Bergen by sea in the early summer of that year."
    lead = "The board of Skarvik has a pier in the harbour."
    assert texts("Summarise in two sentences", article(f"{lead}\n\n{leaning}\n\n{clear}\n")) == [lead, clear]
    assert texts("Summarise in three sentences", article(f"{lead}\n\n{leaning}\n\n{clear}\n")) == [lead, leaning, clear]


@pytest.mark.parametrize(
    "unfit",
    [
        "“The pier was lost. The board had seen it coming for many years. It is a shame,” said Marta Holm of Skarvik.",
        "This website uses cookies to improve your experience.",
        "[Caption: The pier before the storm. To its left are the boats of the crews.]",
        "Reporting by Greta Lindqvist in Skarvik and in Bergen.",
        "How many of the boats of the crews of Skarvik have left?",
    ],
)
def test_what_cannot_stand_for_the_article_is_not_chosen_even_where_nothing_else_is_left(unfit: str) -> None:
    lead = "The board of Skarvik has voted to rebuild a pier in the harbour."
    assert texts("Summarise in 10 sentences", article(f"{lead}\n\n{unfit}\n")) == [lead]


def test_the_same_is_not_said_twice() -> None:
    said = "The harbour board of Skarvik voted on Tuesday to rebuild the north pier."
    again = "The harbour board of Skarvik on Tuesday voted to rebuild the old north pier."
    other = "Cranes will be brought from Bergen by sea in the early summer."
    found = texts("Summarise", article(f"{said}\n\n{again}\n\n{other}\n"))
    assert len(found) == 2
    assert found[-1] == other


def test_main_figures_are_sentences_with_different_figures_and_not_only_dates() -> None:
    found = texts("What are the main figures?")
    assert any("9.4 million" in text for text in found)
    assert any("40 per cent" in text for text in found)
    assert any("120 boats" in text for text in found)
    assert not any("1931" in text or "12 January" in text or "Dahl, 52" in text for text in found)
    assert len(found) <= 6


def test_the_timeline_is_the_dated_sentences_in_article_order() -> None:
    found = texts("timeline")
    assert all(dates(text) for text in found)
    marks = [
        mark for text in found for mark in ("on Tuesday", "12 January", "November 2027", "in 1931") if mark in text
    ]
    assert marks == ["on Tuesday", "12 January", "November 2027", "in 1931"]
    assert texts("What happened when?") == found


def test_people_are_introduced_with_their_roles() -> None:
    found = texts("Who is involved?")
    assert [name for name in ("Aaberg", "Holm", "Dahl") if any(name in text for text in found)] == [
        "Aaberg",
        "Holm",
        "Dahl",
    ]
    assert texts("Who are the main people in the article?") == found


@pytest.mark.parametrize(
    "message",
    ["Which countries are mentioned?", "what countries does this article mention", "Countries involved?"],
)
def test_countries_are_those_named_and_those_whose_people_are(message: str) -> None:
    found = texts(message, article(SUMMIT))
    assert [text.split()[0] for text in found] == ["The", "A"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Kenyans and South Koreans met in the U.S. on Monday.", {"kenya", "south-korea", "america"}),
        ("Jordan Baker told us of her trip to Chad.", {"chad"}),
        ("The turkey was polish-free. Us too, said the Swisscom man.", set()),
        ("North Korea’s envoy left for Peru.", {"north-korea", "peru"}),
    ],
)
def test_names_of_countries(text: str, named: set[str]) -> None:
    assert countries(text) == named


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("Which countries are named?", "The article names no country that the program knows."),
        ("key numbers", "The article gives no figures."),
        ("timeline", "The article gives no dates."),
        ("Who is involved?", "The article introduces no person by name and role."),
    ],
)
def test_what_the_article_does_not_give_is_said(message: str, said: str) -> None:
    bare = article("The old mill on the hill has been sold to a family from the coast, neighbours say.\n")
    answer = gist_answer(message, [bare])
    assert answer is not None
    assert (answer.answered, answer.text, answer.statements, answer.closest) == (False, said, (), None)


def test_an_article_without_a_sentence_has_no_summary() -> None:
    answer = gist_answer("Summarise", [article("Opening hours\n\nMonday to Friday\n")])
    assert answer is not None
    assert not answer.answered
    assert answer.text == "The article has no sentences to sum it up with."


def test_several_articles_take_turns_and_share_the_sentences() -> None:
    harbour, library = article(HARBOUR), article(LIBRARY)
    answer = gist_answer("Summarise", [library, harbour])
    assert answer is not None
    ids = [statement.citations[0].article_id for statement in answer.statements]
    assert ids == [library.id, library.id, harbour.id, harbour.id]
    assert len(texts("Summarise in three sentences", library, harbour)) == 3
    assert answer.note == ""


def test_of_many_articles_the_first_few_are_shown_and_that_is_said() -> None:
    many = [
        article(f"{LIBRARY}\nThe library lent {number},000 books last year to its readers.\n") for number in range(5)
    ]
    answer = gist_answer("Summarise", many)
    assert answer is not None
    assert len({statement.citations[0].article_id for statement in answer.statements}) == MOST_ARTICLES
    assert "5" in answer.note and "3" in answer.note


def test_a_number_asked_for_is_at_most_ten() -> None:
    words = [f"{first}{last}ock" for first in "bdfgk" for last in "aeiou"]
    long = article("\n\n".join(f"The {word} was sold to people who love the {word} of old." for word in words))
    assert len(texts("Summarise in 400 sentences", long)) == MOST_SENTENCES


def test_the_answer_is_the_same_each_time() -> None:
    assert gist_answer("Key points", [article(HARBOUR)]) == gist_answer("Key points", [article(HARBOUR)])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sales rose 4.5% to US$1.2 million.", {"4.5%", "1.2 million"}),
        ("On 3 May 2024 the Boeing 737 left at 10.45 a.m. for the 4th time.", set()),
        ("Ann Lee, 34, and a 5-year-old boy came second in 2019.", set()),
        ("Some 2000 people marched for the 1800 jobs in 2019.", {"2000 people", "1800 jobs"}),
        ("3. Ninety-four owners from Lot 2 paid RM5 each.", {"Ninety-four owners", "5 each"}),
    ],
)
def test_figures(text: str, found: set[str]) -> None:
    assert figures(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It opened on 3 May 2024 and shut the next Friday.", ["3 May 2024", "Friday"]),
        ("They may march again at 9.30 p.m., or in 2031.", ["9.30 p.m.", "2031"]),
        ("In March some 2,019 people paid $2000.", ["March"]),
        ("Some 2000 people marched; in 1998 cases rose.", ["1998"]),
    ],
)
def test_dates(text: str, found: list[str]) -> None:
    assert dates(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Foreign Minister Ingrid Sollie met the coach, Abel da Costa.", {"Sollie", "Costa"}),
        ("Ann Lee, a nurse, and Bo Ek, 41, were there.", {"Lee", "Ek"}),
        ("The owner of Coastal Bank, a lender, went to North Bay.", set()),
        ("Ann Lee went home.", set()),
    ],
)
def test_introduced(text: str, found: set[str]) -> None:
    assert introduced(text) == found


def test_a_list_that_is_long_enough_leaves_out_what_cannot_be_understood() -> None:
    clear = [
        f"The {noun} of the town was rebuilt in {year}."
        for noun, year in zip(("pier", "church", "school", "market"), range(1901, 1905), strict=True)
    ]
    leaning = "He had left the island for Norway in 1950 with his brothers."
    assert texts("timeline", article("\n\n".join((*clear, leaning)) + "\n")) == clear
    assert texts("timeline", article("\n\n".join((*clear[:3], leaning)) + "\n")) == [*clear[:3], leaning]


@pytest.mark.parametrize(
    "message",
    [
        "Who was involved?",
        "Who is involved?",
        "And who was involved in it?",
        "What were the numbers?",
        "What happened when?",
        "When did it all happen?",
        "Which countries were involved?",
    ],
)
def test_after_another_question_a_bare_one_is_of_what_was_spoken_of(message: str) -> None:
    assert gist_answer(message, [article(HARBOUR)]) is not None
    assert gist_answer(message, [article(HARBOUR)], after_others=True) is None


@pytest.mark.parametrize(
    "message",
    [
        "Who was involved in this article?",
        "What were the main numbers?",
        "Who were the key people?",
        "timeline",
        "Who was mentioned?",
        "What are the numbers?",
        "Summarise",
        "What was the article about?",
    ],
)
def test_what_names_the_article_or_what_is_main_in_it_is_of_the_whole_at_any_time(message: str) -> None:
    assert gist_answer(message, [article(HARBOUR)], after_others=True) is not None

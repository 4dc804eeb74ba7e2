"""Furniture: stock lines are labelled, sentences about them are not, and the tail opens only after an article."""

import pytest

from index.furniture import furniture
from index.sentences import split


def labelled(text: str) -> list[str]:
    spans = split(text)
    labels = furniture(text, spans)
    assert len(labels) == len(spans)
    return [text[start:end] for (start, end), label in zip(spans, labels, strict=True) if label]


PROSE = (
    "The harbour board voted on Tuesday to rebuild the north pier, which a winter storm broke in two. Work starts in "
    "May and will cost nine million crowns, a third more than the board had set aside.\n\n"
    "Fishing crews, who have landed their catch at the south quay since then, said the delay had cost them a season. "
    "“We have waited long enough,” said Greta Holm, who owns two boats and speaks for the crews. The board gave no "
    "date for the end of the work, and its chairman would not say who pays.\n\n"
)

STOCK_LINES = [
    "LEAVE A REPLY",
    "Leave a Reply Cancel reply",
    "Please enter your comment!",
    "You have entered an incorrect email address!",
    "Save my name, email, and website in this browser for the next time I comment.",
    "Your email address will not be published. Required fields are marked *",
    "Share on Facebook",
    "Share this:",
    "Tweet",
    "Share on Facebook, X and WhatsApp",
    "Click to share on Twitter (Opens in new window)",
    "Follow us on Instagram and TikTok",
    "Join our Telegram channel for the latest updates",
    "Advertisement",
    "Story continues below advertisement",
    "Read more: Pier to be rebuilt, board says",
    "Also read: Ten piers to see this year",
    "Read more »",
    "Related articles",
    "You may also like",
    "© 2024 The Harbour News. All rights reserved.",
    "Copyright 2021 Harbour News Ltd",
    "All Rights Reserved",
    "Sign up",
    "Sign up for our free daily newsletter",
    "Subscribe to our weekly newsletter!",
    "Get the day’s top stories in your inbox",
    "Log in",
    "Subscribe",
    "We use cookies to give you the best experience on our site.",
    "This website uses cookies to improve your experience.",
    "Accept all cookies",
    "About us | Contact us | Privacy policy",
    "Tags: pier, harbour, storm",
    "Tinggalkan Balasan",
    "Sila masukkan komen anda!",
    "Baca juga: Jeti dibina semula",
    "Kongsi di Facebook",
    "Hak cipta terpelihara",
    "Iklan",
    "Deja un comentario",
    "Compartir en WhatsApp",
    "Lea también: El muelle",
    "Todos los derechos reservados.",
    "Síguenos en Facebook",
    "Laisser un commentaire",
    "Partager sur Facebook",
    "À lire aussi : Le quai",
    "Tous droits réservés",
    "Publicité",
    "Schreibe einen Kommentar",
    "Auf Facebook teilen",
    "Lesen Sie auch: Der Steg",
    "Alle Rechte vorbehalten",
    "Anzeige",
    "Deixe um comentário",
    "Leia também: O cais",
    "Compartilhe no WhatsApp",
    "Lascia un commento",
    "Condividi su Facebook",
    "Leggi anche: Il molo",
    "Geef een reactie",
    "Lees ook: De pier",
    "Deel dit artikel",
    "Advertentie",
    "发表评论",
    "Please enter your name here",
]

PROSE_ABOUT_FURNITURE = [
    "The regulator said that sites which use cookies must ask first.",
    "This website uses cookies to follow your readers, the regulator said in its ruling.",
    "“We use cookies,” the notice on her screen read.",
    "Readers are asked to leave a reply under the story, and few do.",
    "Please enter your comment, the form says, and nobody does.",
    "Sign up for our newsletter was the phrase that she tested on 400 people.",
    "She told them to subscribe to our newsletter and waited.",
    "The paper asks readers to share on Facebook what they think.",
    "Advertisement spending fell by a tenth last year.",
    "Copyright 2021 rules did not foresee this, the judge wrote.",
    "All rights reserved is what a publisher prints, and a court decides what it means.",
    "Photo: A crane lifts the pier’s last stone. Harbour News",
    "Photo: Reuters",
    "Read more books, the teacher said.",
    "Read more in bed, doctors urge",
    "Related parties must disclose such loans.",
    "Subscribers may log in and read the file.",
    "Follow us, the guide called, and the crowd went.",
    "Log in to the bank only from home, police said.",
    "Tweet of the day: what a harbour master eats",
    "Cookies with oats",
    "The last page ends with the words all rights reserved.",
    "Copyright 2021 was a year that no publisher will forget.",
    "(c) 2019 figures are left out of the count.",
    "Recommended: three doses a week.",
    "Newsletters make money again",
    "Die Anzeige wurde gestern erstattet.",
    "Iklan itu ditarik balik semalam.",
    "La publicidad cayó un diez por ciento.",
    "Facebook",
    "Name",
]


@pytest.mark.parametrize("line", STOCK_LINES)
def test_a_stock_line_is_labelled_before_and_after_the_article(line: str) -> None:
    assert " ".join(labelled(f"{line}\n\n{PROSE}")) == line
    assert " ".join(labelled(f"{PROSE}{line}\n")) == line


@pytest.mark.parametrize("line", PROSE_ABOUT_FURNITURE)
def test_prose_about_it_is_not_labelled(line: str) -> None:
    assert labelled(line) == []
    assert labelled(f"{PROSE}{line}\n\n{PROSE}") == []


def test_an_article_alone_has_none() -> None:
    assert labelled(PROSE) == []


def test_nothing_gives_nothing() -> None:
    assert furniture("", []) == []


def test_a_tail_takes_what_follows_its_opening_line() -> None:
    text = PROSE + "Related articles\n\nTen piers to see this year\n\nWhat a storm does to stone\n\nMore news"
    assert labelled(text) == text.removeprefix(PROSE).split("\n\n")


def test_no_tail_opens_before_an_article() -> None:
    assert labelled("Related articles\n\nTen piers to see this year\n\n" + PROSE) == ["Related articles"]
    assert labelled("A pier breaks.\n\nRelated articles\n\nTen piers to see this year") == ["Related articles"]


def test_no_tail_opens_where_the_article_goes_on() -> None:
    text = PROSE + "Related articles\n\nA new heading\n\n" + PROSE
    assert labelled(text) == ["Related articles"]


def test_one_long_line_of_prose_is_no_article_yet() -> None:
    text = PROSE.replace("\n\n", " ") + "\n\nRelated articles\n\nTen piers to see this year"
    assert labelled(text) == ["Related articles"]


def test_prose_and_credits_in_a_tail_stay() -> None:
    kept = "Correction: the pier has two lamps."
    text = PROSE + f"Leave a reply\n\nName\n\nPhoto: Reuters\n\nReporting by Ann Lee\n\n{kept}"
    assert labelled(text) == ["Leave a reply", "Name"]


def test_numbered_headlines_under_most_read_are_labelled() -> None:
    block = "Most read\n1. Pier to be sold\n2. “Not for sale,” says board\n3. Who owns the sea?"
    assert labelled(block + "\n\n" + PROSE) == block.split("\n")
    assert labelled(PROSE + block) == block.split("\n")


def test_numbered_lines_of_the_article_are_not() -> None:
    assert labelled("1. Summary\n2. Costs\n\n" + PROSE) == []
    assert labelled("Advertisement\n1. Summary\n2. Costs\n\n" + PROSE) == ["Advertisement"]
    assert labelled("Related: a pier\n1. Summary\n\n" + PROSE) == ["Related: a pier"]
    assert labelled("Most read\n1. The board met on Tuesday and voted for the pier.\n\n" + PROSE) == ["Most read"]
    assert labelled("Most read\n2019 was a dry year\n\n" + PROSE) == ["Most read"]


def test_weak_words_need_furniture_beside_them() -> None:
    assert labelled("Share this:\nFacebook\nWhatsApp\n128 shares\n\n" + PROSE) == [
        "Share this:", "Facebook", "WhatsApp", "128 shares"]  # fmt: skip
    assert labelled("Facebook\n\n" + PROSE) == []


def test_sentences_of_one_line_share_its_label() -> None:
    line = "Your email address will not be published. Required fields are marked *"
    text = PROSE + line
    spans = split(text)
    assert furniture(text, spans)[-2:] == [True, True]


def test_many_lines_are_read_once() -> None:
    text = "Share this:\nFacebook\nIt is a sentence of nine words, near enough.\n" * 20_000
    assert sum(furniture(text, split(text))) == 40_000

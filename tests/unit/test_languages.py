"""Short questions in many languages, and English ones that look foreign."""

import pytest

from assistant.messages.languages import ENGLISH, LOOKED_AT, language_of

FOREIGN = {
    "French": ["Quel est le prix ?", "Qui a signé l'accord ?", "qui paie les travaux", "QUEL EST LE PRIX ?"],
    "German": ["Wann beginnt der Besuch?", "Wer ist Angela Merkel?", "wie hoch ist der Verlust"],
    "Spanish": ["¿Cuánto cuesta el billete?", "cual es el precio", "¿Quién es Pedro Sánchez?"],
    "Portuguese": ["Quanto custa o bilhete?", "Por que a fábrica fechou?", "quem vai pagar a obra"],
    "Italian": ["Chi ha firmato l'accordo?", "Dove si trova il nuovo museo?", "chi paga i lavori"],
    "Dutch": ["Wat kost een kaartje?", "Hoe is de brand ontstaan?"],
    "Indonesian": ["Siapa yang menandatangani perjanjian itu?", "Apa isi artikel ini?", "kenapa harga beras naik"],
    "Vietnamese": ["Giá vé là bao nhiêu?", "Ai đã ký thỏa thuận?"],
    "Polish": ["Kto podpisał umowę?", "kto wygral mecz"],
    "Turkish": ["Fabrika neden kapandı?", "Bu makale ne hakkında?"],
    "Swedish": ["Vad kostar biljetten?", "Hur många dog?"],
    "Russian": ["Сколько стоит билет?", "Что сказал директор The Who о концерте?"],
    "Ukrainian": ["Що сказав міністр і коли почнеться візит?"],
    "Arabic": ["متى تبدأ الزيارة؟"],
    "Persian": ["چه کسی قرارداد را امضا کرد؟"],
    "Hebrew": ["מתי מתחיל הביקור?"],
    "Japanese": ["誰が協定に署名しましたか？", "iPhone 15 Proの価格は"],
    "Chinese": ["谁签署了协议？"],
    "Korean": ["누가 협정에 서명했나요?"],
    "Thai": ["ใครลงนามในข้อตกลง"],
    "Hindi": ["समझौते पर किसने हस्ताक्षर किए?"],
    "Greek": ["Ποιος υπέγραψε τη συμφωνία;"],
}

LIKE_FOREIGN = [
    "", " ", "?!", "2019", "why", "price?", "tl;dr", "asdf qwer",
    "summary", "court date", "total damage", "main point", "minister visit date", "cost bus ticket",
    "who signd teh agrement", "wen does teh vist strat", "wher is it", "prce of tickt",
    "Kim Nguyen minister", "Nguyễn Phú Trọng visit", "Real Madrid Barcelona score", "Banco do Brasil loss",
    "la liga winner", "el nino forecast", "kim jong un age", "var decision penalty", "die zeit editor",
    "Who founded Médecins Sans Frontières?", "What does “Schadenfreude” mean in the article?",
    'What is the meaning of "il est arrivé le soir"?', "Who directed La vie est belle?",
    "Is 東京 mentioned?", "Who is Владимир Путин?", "What is 東京都知事選挙?", "How old is Nermin Kılıçoğlu?",
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), [(name, text) for name, texts in FOREIGN.items() for text in texts])
def test_a_question_in_another_language_is_recognised(language: str, text: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("text", LIKE_FOREIGN)
def test_names_keywords_and_typos_are_english(text: str) -> None:
    assert language_of(text) == ENGLISH


def test_prose_is_recognised_whatever_it_quotes() -> None:
    french = "Le conseil municipal a voté lundi soir la construction du nouveau pont. Les travaux commencent en mars. "
    english = "The council voted on Monday evening to build the new bridge, and work will begin in March. "
    assert language_of(french * 5 + '"The Show Must Go On", a dit le maire.') == "French"
    assert language_of(english * 5 + "« Les travaux commencent en mars », a dit le maire.") == ENGLISH
    malay = "Majlis bandaran itu bersetuju membina jambatan baharu kerana jambatan lama sudah uzur, kata Datuk Bandar. "
    assert language_of(malay * 5) == "Malay"


def test_only_the_beginning_is_looked_at() -> None:
    english = "The council voted to build the bridge. "
    text = english * (LOOKED_AT // len(english) + 1)
    assert language_of(text + "Сколько стоит билет? " * 2_000) == ENGLISH

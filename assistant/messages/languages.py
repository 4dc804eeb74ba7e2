"""In which language a text is written.

py3langid decides between languages; this module decides when to believe it. It was trained on whole sentences and takes
"court date" for Dutch and "Nguyen visit" for Vietnamese, so names are left out and English words count as evidence
against any other language. Where that is not enough the answer is "English": a question that is taken for English is
merely answered, one that is wrongly taken for French is not.
"""

import functools
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from assistant.checks import thesaurus
from assistant.checks.lexicon import FUNCTION, word_set

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH = "English"
LOOKED_AT = 2_000  # characters of a text

_NAMES = {
    "af": "Afrikaans", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali",
    "bs": "Bosnian", "ca": "Catalan", "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German", "el": "Greek",
    "en": ENGLISH, "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian", "fi": "Finnish", "fr": "French",
    "ga": "Irish", "gl": "Galician", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian",
    "is": "Icelandic", "it": "Italian", "kk": "Kazakh", "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian",
    "mn": "Mongolian", "mr": "Marathi", "ms": "Malay", "ne": "Nepali", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
    "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian",
    "so": "Somali", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "tl": "Tagalog",
    "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese", "zu": "Zulu",
}  # fmt: skip
# A few words do not tell these apart: the language with more readers stands for both.
_KIN = {"af": "nl", "bs": "hr", "gl": "pt", "ms": "id"}
# Scripts of one language, and those that the library has to tell apart, the likeliest language first.
_SCRIPTS = {
    "ARMENIAN": "Armenian", "BENGALI": "Bengali", "ETHIOPIC": "Amharic", "GEORGIAN": "Georgian", "GREEK": "Greek",
    "GUJARATI": "Gujarati", "GURMUKHI": "Punjabi", "HANGUL": "Korean", "HEBREW": "Hebrew", "KANNADA": "Kannada",
    "KHMER": "Khmer", "LAO": "Lao", "MALAYALAM": "Malayalam", "MYANMAR": "Burmese", "ORIYA": "Odia",
    "SINHALA": "Sinhala", "TAMIL": "Tamil", "TELUGU": "Telugu", "THAI": "Thai", "TIBETAN": "Tibetan",
}  # fmt: skip
_SHARED_SCRIPTS = {
    "CYRILLIC": ["ru", "uk", "bg", "sr", "mk", "be", "kk", "mn"],
    "ARABIC": ["ar", "fa", "ur", "ps"],
    "DEVANAGARI": ["hi", "mr", "ne"],
}
_LATIN = [code for code in _NAMES if code not in {"bn", "el", *sum(_SHARED_SCRIPTS.values(), [])}] + ["sr"]
_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN")
_UNSPACED_WORD = 4  # letters that count for a word where words are run together, names being long

# English and, spelled so, no common word of another language that is written in Latin letters.
_ENGLISH_ONLY = word_set("""
    the and who whom whose what which when where why how does did are were been have his her they their them this that
    these those there with from about would should could might your our not but into than then because after before
    while between through without under other any some much many more said whether its it's isn't wasn't doesn't
    didn't don't won't can't
""")
_ENGLISH_SHARE = 0.1  # of the words: a foreign article with an English slogan has less, English prose twice as much
_FEW = 12  # words of a question: few enough that the library's own confidence is not enough
_CONFIDENT = 0.5  # of the library, where at least `_FOREIGN_SHARE` of the words are in no English dictionary
_VERY_CONFIDENT = 0.85  # of the library, where at least one is not
_FOREIGN_SHARE = 0.4

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_PIECE = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"[\"“«„][^\"”»“]{0,300}[\"”»“]|‘[^’]{0,300}’")


def language_of(text: str) -> str:
    """Name the language of a text.

    Args:
        text: A question or an article; only its first `LOOKED_AT` characters are looked at.

    Returns:
        The English name of the language, such as "French"; "English" where the text is English, or is too short, too
        full of names or too garbled to say.
    """
    text = unicodedata.normalize("NFC", text[:LOOKED_AT])
    text = text.lower() if text.isupper() else text
    words = _words(text)
    scripts = _scripts(text)
    if scripts:
        known = sum(_known(word) for word in _common(words))
        spaced = [word for word in words if not _is_latin(word[0]) and _script(word[0]) not in _UNSPACED]
        unspaced = sum(scripts.get(script, 0) for script in _UNSPACED)
        if known < len(spaced) + unspaced / _UNSPACED_WORD and sum(scripts.values()) >= len(text) / _FEW:
            return _of_script(text, scripts)
    outside = _QUOTED.sub(" ", text)
    if len(_common(_words(outside))) > 1:  # "What does “Schadenfreude” mean?": the question's own words
        text, words = outside, _words(outside)
    return _latin(words)


def _latin(words: Sequence[str]) -> str:
    common = _common(words)
    english = sum(word.lower().replace("’", "'") in _ENGLISH_ONLY for word in common)
    if not common or english >= _ENGLISH_SHARE * len(common):
        return ENGLISH
    unknown = sum(not _known(word) for word in common)
    if not unknown:
        return ENGLISH
    few = len(words) < _FEW
    # Of a question only the words that are no names; in prose capitals are no obstacle, and German has many.
    code, confidence = _ranked(" ".join(common if few else words), _LATIN, kin=few)
    if confidence < _CONFIDENT or (few and confidence < _VERY_CONFIDENT and unknown < _FOREIGN_SHARE * len(common)):
        return ENGLISH
    return _NAMES[code]


def _of_script(text: str, scripts: dict[str, int]) -> str:
    kana = scripts.get("HIRAGANA", 0) + scripts.get("KATAKANA", 0)
    script = max(scripts, key=lambda name: scripts[name])
    if kana and (script == "CJK" or "KANA" in script or "GANA" in script):
        # A Chinese text may name something Japanese; a Japanese one is hardly ever less than a tenth kana.
        return "Japanese" if kana * 10 >= scripts.get("CJK", 0) else "Chinese"
    if script == "CJK":
        return "Chinese"
    if script in _SHARED_SCRIPTS:
        return _NAMES[_ranked(text, _SHARED_SCRIPTS[script], kin=False)[0]]
    return _SCRIPTS.get(script, ENGLISH)


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _common(words: Sequence[str]) -> list[str]:
    """The words in Latin letters that are no names: not capitalised, or first of the text and no name follows."""
    return [
        word
        for place, word in enumerate(words)
        if _is_latin(word[0]) and (word[0].islower() or (place == 0 and not (len(words) > 1 and words[1][0].isupper())))
    ]


def _known(word: str) -> bool:
    """Whether English has a word, or all of what an apostrophe joins; accents and "la", "de", "wo" are not English."""
    lower = word.lower()
    if not lower.isascii() and "’" not in lower:
        return False
    return all(
        piece in FUNCTION or (len(piece) > 2 and piece.isascii() and thesaurus.known(piece))
        for piece in _PIECE.findall(lower)
    )


def _scripts(text: str) -> dict[str, int]:
    """How many letters of the text are in each script that is not Latin."""
    found: dict[str, int] = {}
    for letter in text:
        if letter.isalpha() and not _is_latin(letter):
            script = _script(letter)
            found[script] = found.get(script, 0) + 1
    return found


def _is_latin(letter: str) -> bool:
    return letter < "\u0250" or _script(letter) in ("LATIN", "FULLWIDTH", "MODIFIER")


@functools.lru_cache(maxsize=8_000)
def _script(letter: str) -> str:
    """The first word of a character's name, which is its script: "CYRILLIC SMALL LETTER A"."""
    return re.split(r"[ -]", unicodedata.name(letter, "UNKNOWN"), maxsplit=1)[0]


def _ranked(text: str, codes: Iterable[str], *, kin: bool) -> tuple[str, float]:
    """The likeliest of some languages and its probability among all that the library knows of here, 0 to 1."""
    chances = {code: chance for code, chance in _identifier().rank(text)}
    if kin:
        for small, large in _KIN.items():
            chances[large] += chances.pop(small)
    best = max((code for code in codes if code in chances), key=lambda code: chances[code])
    return best, chances[best]


@functools.lru_cache(maxsize=1)
def _identifier() -> "LanguageIdentifier":
    """The library's model: half a second and 90 MB, so loaded only where a text does not look English."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    # Rare languages and creoles draw short questions: "how did she get home" is Nigerian Pidgin among 139.
    identifier.set_languages(list(_NAMES))
    return identifier

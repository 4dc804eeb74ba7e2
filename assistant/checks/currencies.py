"""The names and signs of currencies, and which may be the same: a bare "$" is any dollar, "US$" is not "A$".

A code begins with the family; what tells its members apart follows, the first two letters of the country. Two codes
may be the same where one begins with the other.
"""

from collections.abc import Sequence

from assistant.checks.words import Word

ANY = "?"  # "N45m", "R12": a letter that several currencies are written with
CODES = {
    name: code
    for code, names in {
        "$": "$ dollar dollars buck bucks",
        "$us": "us$ usd",
        "$au": "a$ aud",
        "$ca": "c$ cad",
        "$si": "s$ sgd",
        "$ne": "nz$ nzd",
        "$ho": "hk$ hkd",
        "$ta": "nt$ twd",
        "€": "€ eur euro euros",
        "£": "£ pound pounds",
        "£br": "gbp sterling quid",
        "¥": "¥",
        "¥ja": "jpy yen",
        "¥ch": "yuan renminbi cny rmb",
        "₹": "₹ rs rupee rupees",
        "₹in": "inr",
        "₩": "₩ krw won",
        "RM": "rm myr ringgit",
        "Rp": "rp idr rupiah",
        "฿": "฿ thb baht",
        "cent": "¢ cent cents sen",
        "penny": "pence penny",
        "peso": "peso pesos",
        "pesoph": "php",
        "real": "real reais brl",
        "rand": "rand zar",
        "kr": "kroner krone krona kronor kr crown crowns",
        "krno": "nok",
        "krsw": "sek",
        "krda": "dkk",
        "franc": "franc francs",
        "francsw": "chf",
        "rouble": "rouble roubles ruble rubles rub",
        "dong": "dong vnd",
        "lira": "lira liras try",
        "riyal": "riyal riyals rial rials",
        "dirham": "dirham dirhams aed",
        "shilling": "shilling shillings",
        "naira": "naira ngn",
        "cedi": "cedi cedis",
        "zloty": "zloty zlotys pln",
        "forint": "forint forints huf",
        "taka": "taka",
        "dinar": "dinar dinars",
    }.items()
    for name in names.split()
}
_HUNDREDTHS = {"cent": ("$", "€", "RM", "Rp", "rand", ANY), "penny": ("£", ANY)}  # coins, and of what
GLUED = frozenset(("N", "R", "P", "K", "Sh", "Ksh", "KSh", "Tsh", "TSh", "Ush", "USh", "Tk", "Dh"))  # "N45m"
_ALSO_WORDS = ("real", "crown", "won", "try", "rub")  # that say no currency after a small number
_COUNTRIES = {"american": "us", "u.s": "us", "british": "br", "uk": "br"}


def named(words: Sequence[Word], at: int, number: float) -> tuple[str, int] | None:
    """The currency that is named from word `at` on, and the place after it: "dollars", "Swiss francs"."""
    country = words[at].lower if words[at].capital and at + 1 < len(words) and words[at + 1].lower in CODES else ""
    end = at + bool(country)
    name = words[end].lower
    if name not in CODES or name in _ALSO_WORDS and not (name == "won" and number >= 100):
        return None
    code = CODES[name]
    member = _COUNTRIES.get(country, country[:2])
    return (code if code.endswith(member) else code + member), end + 1


def same(one: str, other: str) -> bool:
    """Whether two codes may be of the same currency."""
    return ANY in (one, other) or one.startswith(other) or other.startswith(one)


def hundredths(one: str, other: str) -> bool:
    """Whether the first is a hundredth of the second: cents of "$us", pence of "£"."""
    return other.startswith(_HUNDREDTHS.get(one, ()))

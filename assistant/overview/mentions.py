"""Figures, dates, persons and countries that a sentence mentions: found by their form, not by their meaning."""

import re

from assistant.checks.countries import SAME

_MONTH = (
    r"(?:January|February|March|April|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?(?= \d)"
    r"|(?:(?<=\d )|(?<=[Ii]n )|(?<=of )|(?<=[Ss]ince )|(?<=[Bb]y )|(?<=until )|(?<=[Ll]ast )|(?<=next ))May\b"
    r"|May(?= \d))"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
# "Some 2000 people": what is counted comes after it, so it is no year.
_COUNTED = (
    r"(?:people|men|women|children|jobs|posts|workers|employees|staff|homes|houses|households|families|residents|students"
    r"|pupils|soldiers|troops|officers|cases|deaths|votes|voters|passengers|patients|tickets|copies|members|protesters"
    r"|refugees|migrants|prisoners|inmates|animals|birds|trees|cars|vehicles|seats|shops|hours|days|words|miles|feet|ft"
    r"|(?:kilo|centi|milli)?met(?:re|er)s|k?m|kg|kilos|tons|tonnes|lit(?:re|er)s|hectares|acres|dollars|euros|pounds"
    r"|kroner|rupees|square|cubic)"
)
_DATE = re.compile(
    rf"\b(?:(?:\d{{1,2}} ?(?:to|and|[-–]) ?)?{_DAY}(?: of)? )?{_MONTH}(?: {_DAY}\b(?![:.]\d|,\d))?(?:,? \d{{4}}\b)?"
    r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    rf"|(?<![\d,.$€£¥₹-])\b(?:(?<=[Ii]n )|(?<=[Ss]ince )|(?<=until )|(?<=during )|(?<=from )|(?!\d{{4}} {_COUNTED}\b))"
    r"(?:1[5-9]|20)\d\d(?:s|[-–/]\d\d)?\b(?![,.]?\d)"
    r"|\b\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b\.?|\b(?:[01]?\d|2[0-3]):[0-5]\d\b"
    r"|\bthe \d{1,2}(?:st|nd|rd|th)(?=[.,;]| and | to |$)"
    r"|\b(?:[Yy]esterday|[Tt]omorrow|noon|midnight)\b"
)

# Words for numbers below twenty are left out: they are as often no figures ("one of them").
_SPELLED = (
    r"(?:(?:[Tt]wenty|[Tt]hirty|[Ff]orty|[Ff]ifty|[Ss]ixty|[Ss]eventy|[Ee]ighty"
    r"|[Nn]inety)(?:-[a-z]+)?|(?:a|two|three|four|five|six|seven|eight|nine|ten) (?:dozen|hundred|thousand|million"
    r"|billion))"
)
_FIGURE = re.compile(
    r"(?P<number>\d(?:[\d,.]*\d)?)(?: ?%| [a-z]+)?"
    rf"|\b{_SPELLED}\b(?! (?:past|to|years?|months?|weeks?|days?|hours?|minutes?)\b)(?: [a-z]+)?"
)
_ORDINAL_OR_AGE = re.compile(r"(?:st|nd|rd|th)\b|[- ]years?[- ]old")
_ITEM_NUMBER = re.compile(r"\W*\d{1,2}(?:\.\d{1,2})*[.)]\s")
# "Lot 2", "Boeing 737": the number is part of a name.
_NAME_BEFORE = re.compile(r"\s[A-Z][\w’'-]*[a-z] $|[^\W\d]-?$")
_CURRENCY_BEFORE = re.compile(r"(?:\b(?:RM|Rs|Rp|R|S|kr|[A-Z]{3}))$")
_AGE_BEFORE = re.compile(r"(?:[A-Z][\w’'-]*|man|woman|boy|girl|father|mother|widow), $|\b(?:aged?|age of|at|now) $")

_CAPITAL = r"[A-Z\u00c0-\u00de\u0100-\u017f]"
_WORD = rf"(?:{_CAPITAL}[\w’'-]*+\.?)"
_PARTICLE = r"(?:(?:al|el|bin|binti|da|de|del|den|der|di|dos|du|ibn|la|le|ter|van|von) )"
_NAME = rf"(?P<name>{_WORD}(?: {_PARTICLE}{{0,2}}{_WORD}){{1,4}})"
_ROLE = (
    r"(?i:(?:vice[- ]|co-?)?(?:president|minister|premier|chancellor|king|queen|prince|princess|mayor|governor|senator"
    r"|ambassador|envoy|secretary|commissioner|director|manager|chief|head|chair(?:man|woman|person)?|founder|owner"
    r"|executive|officer|inspector|detective|captain|colonel|major|general|sergeant|judge|justice|lawyer|counsel"
    r"|solicitor|barrister|prosecutor|attorney|spokes(?:man|woman|person)|leader|deputy|councillor|delegate|member"
    r"|professor|prof\.?|dr\.?|doctor|physicist|nurse|surgeon|midwife|scientist|researcher|specialist|engineer|economist"
    r"|analyst|broker|teacher|principal|student|pupil|farmer|grower|fisher(?:man|woman)|coach|trainer|striker"
    r"|(?:goal)?keeper|midfielder|defender|winger|forward|player|driver|pilot|author|writer|editor|critic|poet|singer"
    r"|musician|actor|actress|artist|photographer|resident|neighbour|neighbor|mother|father|wife|husband|son|daughter"
    r"|brother|sister|widow|widower|colleague|partner|friend|victim|witness|defendant|treasurer|auditor|architect"
    r"|curator|archaeologist|biologist|ecologist|geologist|chemist|historian|warden|ranger|foreman|skipper|producer"
    r"|organi[sz]er|activist|campaigner|bishop|priest|imam|rabbi|reverend|sir|dame|sheikh|datuk|seri|successor))"
)
# From the head of a word on: a run of capitals without end would be tried from each of them.
_FROM_HEAD = rf"(?<![\w’'-])(?:(?!{_CAPITAL})[\w’'-])*+"
_INTRODUCED = (
    re.compile(rf"\b{_ROLE},? {_NAME}"),
    re.compile(rf"{_FROM_HEAD}{_NAME}, (?:[^.;,:]{{0,60}}\b)?{_ROLE}s?\b"),
    re.compile(rf"{_FROM_HEAD}{_NAME}, (?:who\b|whose\b|aged\b|\d\d,|(?:(?:then|an?) )?\d\d-year-old\b)"),
    re.compile(rf"{_FROM_HEAD}{_NAME}, (?:an?|the|his|her|their) [a-z]"),
)
# A role may begin with capitals ("Foreign Minister Park Jin"), so the last words of a run are the person's.
_ROLE_WORD = re.compile(_ROLE)
_NOT_A_PERSON = re.compile(
    r"\b(?:Bank|Court|University|College|School|Hospital|Company|Corporation|Inc|Ltd|Co|Group|Council|Committee|Agency"
    r"|Party|Union|Association|Ministry|Department|Office|Institute|Museum|Parliament|Senate|Assembly|Authority|Board"
    r"|Service|Foods?|Industries|Airlines?|Airways|Rail|Bay|River|Island|Street|Road|Lane|Bridge|Valley|Park|Lake|Port"
    r"|Cup|League|City|United|FC|AFC|Club|Festival|Award|Prize|Act|Bill|House|Sea|North|South|East|West|The|Monday|Tuesday"
    r"|Wednesday|Thursday|Friday|Saturday|Sunday|" + _MONTH + r")\b"
)

_COUNTRY = re.compile(
    "|".join(re.escape(name).replace(r"\-", "[ -]") for name in sorted(SAME, key=len, reverse=True)).join(
        (r"(?<![\w'’-])(?=[A-Z])(?i:", r")(?!\w)")
    )
)
# "Jordan Baker" is a person.
_FORENAME = re.compile(rf"(?:Chad|Georgia|Jordan) {_CAPITAL}")
_NO_COUNTRY = ("Us", "Un", "Eu")  # of "us", which opens a sentence now and then, and names: Kim Jong Un


def dates(text: str) -> list[str]:
    """Dates, week days, years from 1500 to 2099, clock times, and "yesterday" and its like, in order."""
    return [found.group() for found in _DATE.finditer(text)]


def figures(text: str) -> frozenset[str]:
    """Numbers with the word after them; not dates, years, ordinals, ages, item numbers or numbers of names."""
    text = _ITEM_NUMBER.sub("", text, count=1) if _ITEM_NUMBER.match(text) else text
    text = _DATE.sub(lambda found: " " * len(found.group()), text)
    return frozenset(" ".join(found.group().split()) for found in _FIGURE.finditer(text) if _counts(text, found))


def _counts(text: str, found: re.Match[str]) -> bool:
    number_end = found.end("number") if found["number"] else found.end()
    if _ORDINAL_OR_AGE.match(text, number_end):
        return False
    before = text[max(0, found.start() - 24) : found.start()]
    after = text[number_end : number_end + 1]
    if _AGE_BEFORE.search(before) and after in (",", ".", "") and found["number"] and len(found["number"]) < 3:
        return False
    return _NAME_BEFORE.search(before) is None or _CURRENCY_BEFORE.search(before.rstrip()) is not None


def introduced(text: str) -> frozenset[str]:
    """Last names of the persons that a sentence names in full with who they are ("Ann Lee, a nurse")."""
    names = (found["name"] for pattern in _INTRODUCED for found in pattern.finditer(text))
    return frozenset(last for name in names if (last := _last_name(name)))


def countries(text: str) -> frozenset[str]:
    """Countries that a sentence names, or their people ("Kenyan"), each by one of its names in lower case."""
    return frozenset(
        min(SAME[found.group().lower().replace(" ", "-")])
        for found in _COUNTRY.finditer(text)
        if found.group() not in _NO_COUNTRY and not _FORENAME.match(text, found.start())
    )


def _last_name(name: str) -> str:
    """The last word of a person's name, or "" where the words name no person."""
    words = name.split()
    roles = [place for place, word in enumerate(words) if _ROLE_WORD.fullmatch(word)]
    own = words[roles[-1] + 1 :] if roles else words
    if len(own) < 2 or _NOT_A_PERSON.search(" ".join(own)):
        return ""
    return re.sub(r"(?:['’]s?|\.)$", "", own[-1])

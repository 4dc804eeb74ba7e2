"""Several words read as one: "ruled out" is "excluded", "no more than" is "at most", "South Korea" is one name."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.checks import countries, thesaurus
from assistant.checks.words import Word, said

# verb, particles after it, the one word: its base and its past
_PHRASES = [
    line.split()
    for line in """
    rule out exclude excluded
    put off postpone postponed
    push back postpone postponed
    call off cancel cancelled
    set up establish established
    carry out conduct conducted
    turn down reject rejected
    strike down reject rejected
    put up raise raised
    put forward propose proposed
    lay off dismiss dismissed
    point out say said
    make clear say said
    find out learn learned
    send back return returned
    come back return returned
    go back return returned
    give back return returned
    bring back return returned
    give up abandon abandoned
    go up rise rose
    go down fall fell
    come down fall fell
    bring down lower lowered
    cut back reduce reduced
    bring in introduce introduced
    come in start started
    take over acquire acquired
    shut down close closed
    close down close closed
    look into investigate investigated
    hand over deliver delivered
    speed up accelerate accelerated
    slow down slow slowed
    step down resign resigned
    pull out withdraw withdrew
    pass away die died
    blow up explode exploded
    burn down destroy destroyed
    break down fail failed
    break out start started
    take off depart departed
    take on hire hired
    take part join joined
    team up cooperate cooperated
    draw up draft drafted
    work out devise devised
    go ahead proceed proceeded
    press ahead proceed proceeded
    do away abolish abolished
    phase out abolish abolished
    back down yield yielded
    wipe out destroy destroyed
    build up increase increased
    scale back reduce reduced
    scale down reduce reduced
    roll out launch launched
    kick off start started
    wind up end ended
    hold up delay delayed
    fall ill sicken sickened
    buy in import imported
    lock up imprison imprisoned
    """.strip().splitlines()
]
_BY_VERB: dict[str, list[list[str]]] = {}
for _phrase in _PHRASES:
    _BY_VERB.setdefault(_phrase[0], []).append(_phrase)
# names in whose place another one is written as often
_NAMES = {
    tuple(written.split()): name
    for name, several in {
        "first-world-war": "world war i / world war one / world war 1 / first world war / wwi / ww 1",
        "second-world-war": "world war ii / world war two / world war 2 / second world war / wwii / ww 2",
        "covid-19": "covid - 19 / covid 19 / covid / coronavirus",
    }.items()
    for written in several.split(" / ")
}
NAMED = frozenset(_NAMES.values())
_LONGEST_NAME = max(map(len, _NAMES))
_BOUNDS = {"more": "most", "higher": "most", "fewer": "least", "less": "least"}


def joined(words: Sequence[Word]) -> list[Word]:
    """The words, every such verb and name as one word whose text is still as written."""
    found = list(words)
    for i, word in enumerate(words):
        bound = _BOUNDS.get(words[i + 1].lower) if i + 2 < len(words) and words[i + 2].lower == "than" else None
        if bound and word.lower in ("no", "not"):
            found[i] = replace(word, lower="at")
            found[i + 1] = replace(words[i + 1], lower=bound, text=f"{words[i + 1].text} than")
            found[i + 2] = replace(words[i + 2], kind="gone", lower="")
        if found[i].kind != "gone":
            _join_name(words, found, i)
        if i + 1 < len(words) and (word.lower, words[i + 1].lower) in countries.TWO_WORDS and word.capital:
            lower, text = f"{word.lower}-{words[i + 1].lower}", f"{word.text} {words[i + 1].text}"
            found[i] = replace(word, lower=lower, text=text, owner=words[i + 1].owner)
            found[i + 1] = replace(words[i + 1], kind="gone", lower="", text="")
        if word.lower == "no" and i + 1 < len(words) and words[i + 1].lower == "one":
            found[i] = replace(word, lower="nobody", text=f"{word.text} {words[i + 1].text}")
            found[i + 1] = replace(words[i + 1], kind="gone", lower="", text="")
        if word.kind != "word" or i + 1 >= len(words):
            continue
        for base in thesaurus.bases(word.lower):
            for _, particle, one, past in _BY_VERB.get(base, ()):
                if words[i + 1].lower == particle and word.clause == words[i + 1].clause:
                    done = word.lower != base and not word.lower.endswith(("s", "ing"))
                    lower = (
                        past if done else one[:-1] + "ing" if word.lower.endswith("ing") and one.endswith("e") else one
                    )
                    found[i] = replace(word, lower=lower, text=f"{word.text} {words[i + 1].text}")
                    found[i + 1] = replace(words[i + 1], kind="gone", lower="", text="")
    return [word for word in found if word.kind != "gone"]


def _join_name(words: Sequence[Word], found: list[Word], i: int) -> None:
    """Make one word of the words from `i` on, where they are a name with several spellings."""
    for length in range(_LONGEST_NAME, 0, -1):
        name = _NAMES.get(tuple(word.lower for word in words[i : i + length]))
        if name is None:
            continue
        text = said(words, i, i + length)
        found[i] = replace(words[i], lower=name, text=text, kind="word", owner=words[i + length - 1].owner)
        for at in range(i + 1, i + length):
            found[at] = replace(words[at], kind="gone", lower="", text="")
        return

"""Makes `assistant/models/thesaurus.txt.gz` from WordNet 3.0 (Fellbaum, 1998), once; after `apt install wordnet-base`:

    python -m assistant.checks.make_thesaurus /usr/share/wordnet

Kept are the synsets of the words that the encoder's vocabulary knows whole, which leaves out rare words and most
rare senses. The file has five kinds of lines, sorted:

    s NUMBER POS word:rank,word:rank,… NUMBER,NUMBER,…    a synset: rank of the sense for the word, hypernyms
    a POS word NUMBER POS word NUMBER                     antonyms, each in its synset
    d word word                                           derived from one another: "decide", "decision"
    e POS form lemma                                      irregular forms: "went", "go"
    p word POS                                            the part of speech it mostly is, where not a noun
"""

import gzip
import json
import sys
from pathlib import Path

_MODELS = Path(__file__).parents[1] / "models"
_VOCABULARY = Path(__file__).parents[2] / "index" / "models" / "tokenizer.json"
_FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
_DEEPEST = {"n": 5, "v": 10, "a": 5, "r": 3}  # senses kept of a word; verbs have many, and news uses them all
_UPWARDS = ("@", "*", ">")  # hypernym; entails; causes ("kill" causes "die")


def _forms(lemma: str) -> set[str]:
    stems = {lemma, lemma[:-1], lemma[:-1] + "i", lemma + lemma[-1]}
    return {lemma} | {stem + ending for stem in stems for ending in ("s", "es", "d", "ed", "ing") if len(lemma) > 3}


def main(folder: Path) -> None:
    known = {word for word in json.loads(_VOCABULARY.read_text())["model"]["vocab"] if word.isalpha()}
    lemmas = {
        line.split()[0] for name in _FILES.values() for line in (folder / f"index.{name}").read_text().splitlines()
    }
    vocabulary = {lemma for lemma in lemmas if lemma.isalpha() and known & _forms(lemma)}
    rank: dict[tuple[str, str, str], int] = {}
    for pos, name in _FILES.items():
        for line in (folder / f"index.{name}").read_text().splitlines():
            if line.startswith(" "):
                continue
            word, _, _, kinds, *tail = line.split()
            for place, offset in enumerate(tail[int(kinds) + 2 :], 1):
                rank[word, pos, offset] = place
    synsets: dict[tuple[str, str], tuple[list[str], list[tuple[str, str]]]] = {}
    lexical: list[tuple[str, tuple[str, str, int], tuple[str, str, int]]] = []
    for pos, name in _FILES.items():
        for line in (folder / f"data.{name}").read_text().splitlines():
            if line.startswith(" "):
                continue
            fields = line.split("|")[0].split()
            members = [w.split("(")[0] for w in fields[4 : 4 + 2 * int(fields[3], 16) : 2]]
            pointers = fields[5 + 2 * len(members) :]
            upwards = []
            for symbol, target_offset, kind, ends in zip(
                *(pointers[i : 4 * int(fields[4 + 2 * len(members)]) : 4] for i in range(4)), strict=True
            ):
                target = ("a" if kind == "s" else kind, target_offset)
                if symbol in _UPWARDS or (symbol == "&" and kind == "a"):
                    upwards.append(target)
                elif symbol in "!+\\":
                    lexical.append((symbol, (pos, fields[0], int(ends[:2], 16)), (*target, int(ends[2:], 16))))
            synsets[pos, fields[0]] = (members, upwards)

    def kept(pos: str, offset: str) -> list[tuple[str, int]]:
        words = synsets[pos, offset][0]
        ranked = [(word, rank.get((word, pos, offset), 99)) for word in words if word in vocabulary]
        return [(word, place) for word, place in ranked if place <= _DEEPEST[pos]]

    numbers = {key: number for number, key in enumerate(key for key in synsets if kept(*key))}

    def over(key: tuple[str, str]) -> set[int]:
        """Numbers of the kept synsets above one; a synset without a kept word is stepped over."""
        found: set[int] = set()
        seen, step = {key}, set(synsets[key][1])
        while step:
            found |= {numbers[up] for up in step if up in numbers}
            seen |= step
            step = {above for up in step if up not in numbers for above in synsets[up][1]} - seen
        return found

    lines = []
    for key, number in numbers.items():
        senses = ",".join(f"{word}:{place}" for word, place in kept(*key))
        higher = ",".join(map(str, sorted(over(key))))
        lines.append(f"s {number} {key[0]} {senses} {higher}")
    pairs = set()
    for symbol, (pos, offset, place), (other_pos, other_offset, other_place) in lexical:
        one, other = (pos, offset), (other_pos, other_offset)
        if one not in numbers or other not in numbers or not place or not other_place:
            continue
        word, second = synsets[one][0][place - 1], synsets[other][0][other_place - 1]
        if word not in vocabulary or second not in vocabulary:
            continue
        if symbol == "!":
            pairs.add(f"a {pos} {word} {numbers[one]} {other_pos} {second} {numbers[other]}")
        elif word != second:
            pairs.add("d " + " ".join(sorted((word, second))))
    for pos, name in _FILES.items():
        for line in (folder / f"{name}.exc").read_text().splitlines():
            form, *roots = line.split()
            if form in vocabulary or form in known:
                pairs.update(f"e {pos} {form} {base}" for base in roots if base in vocabulary)
    counts: dict[str, dict[str, int]] = {}
    for line in (folder / "cntlist.rev").read_text().splitlines():
        sense, _, count = line.split()
        word, _, rest = sense.partition("%")
        pos = "nvaras"[int(rest[0]) - 1].replace("s", "a")
        counts.setdefault(word, {}).setdefault(pos, 0)
        counts[word][pos] += int(count)
    for lemma, tagged in counts.items():
        most = max(tagged, key=lambda pos: tagged[pos])
        if lemma in vocabulary and most != "n":
            pairs.add(f"p {lemma} {most}")
    text = "\n".join([*lines, *sorted(pairs)]) + "\n"
    with gzip.GzipFile(_MODELS / "thesaurus.txt.gz", "wb", mtime=0) as file:
        file.write(text.encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]))

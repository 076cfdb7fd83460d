"""Misprints of listed names, made by rule: how many are found in a text, how many wrongly.

`python -m tests.benchmarks.slips [COUNT]`. A slip is a letter dropped, added, changed, swapped,
doubled or halved, a key beside the right one, letters that look alike to a scanner or sound alike,
or another first letter. It stands in the genus, in the last word, or in both. What makes another
existing name is no misprint and is passed over. Found: a mention leads to the name it was made of.
Wrong: one leads to another. `--strange` makes them of names that exist and are not listed: each
that leads to a listed name is wrong.
"""

import random
import string
import sys
from collections import Counter
from collections.abc import Callable, Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA

from taxonomy.listing import Rank
from taxonomy.matching.index import NameIndex, name_index, name_key
from taxonomy.matching.match import Method
from taxonomy.mentions import MentionFinder
from taxonomy.names.reference_names import (
    chordate_genera,
    is_known_species,
    known_genera,
    known_genus,
)

TEXTS = (
    "Surveys of {name} were made in three provinces.",
    "La especie {name}, que vive en el norte, disminuye.",
    "Les populations de {name} sont en déclin",
    "the bird ({name}) and its habitat",
    "{name}",
)
LISTED = {Method.EXACT, Method.SYNONYM, Method.SPELLING, Method.ABBREVIATION}
KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
LOOKS = "rn m|m rn|l i|i l|c e|e c|u n|n u|h b|cl d|d cl|t l|f t"
SOUNDS = (
    "ae e|oe e|ph f|f ph|y i|i y|rh r|th t|t th|ch c|c k|k c|us is|ii i|i ii|z s|x s|e ae|a e"
    "|e i|o u"
)
LIKE = 5  # edits between a species on no list and one that is on it
Slip = Callable[[str, random.Random], str]


def edit(word: str, letters: random.Random) -> str:
    """`word` with one letter dropped, added, changed or swapped with the next."""
    at = letters.randrange(1, len(word))
    kind = letters.choice(("drop", "add", "change", "swap"))
    letter = letters.choice(string.ascii_lowercase)
    if kind == "drop":
        return word[:at] + word[at + 1 :]
    if kind == "add":
        return word[:at] + letter + word[at:]
    if kind == "change":
        return word[:at] + letter + word[at + 1 :]
    return word[:at] + word[at : at + 2][::-1] + word[at + 2 :]


def first(word: str, letters: random.Random) -> str:
    return letters.choice(string.ascii_lowercase) + word[1:]


def double(word: str, letters: random.Random) -> str:
    at = letters.randrange(1, len(word))
    return word[:at] + word[at - 1] + word[at:]


def halve(word: str, letters: random.Random) -> str:
    """`word` with one letter of a double one; `word` itself where it has none."""
    doubles = [at for at in range(1, len(word)) if word[at] == word[at - 1]]
    at = letters.choice(doubles) if doubles else len(word)
    return word[:at] + word[at + 1 :]


def key(word: str, letters: random.Random) -> str:
    """`word` with a letter of the key to the left or right on an English keyboard."""
    at = letters.randrange(1, len(word))
    row = next((row for row in KEYS if word[at] in row), KEYS[0])
    place = row.find(word[at]) + letters.choice((-1, 1))
    return word[:at] + row[max(0, min(place, len(row) - 1))] + word[at + 1 :]


def taken_for(pairs: str) -> Slip:
    """A slip that writes the second of two groups of letters for the first."""
    table = [tuple(pair.split()) for pair in pairs.split("|")]

    def change(word: str, letters: random.Random) -> str:
        places = [
            (at, right, wrong)
            for right, wrong in table
            for at in range(len(word))
            if word.startswith(right, at)
        ]
        if not places:
            return word
        at, right, wrong = letters.choice(places)
        return word[:at] + wrong + word[at + len(right) :]

    return change


SLIPS: dict[str, Slip] = {
    "edit": edit, "first": first, "double": double, "halve": halve, "key": key,
    "looks": taken_for(LOOKS), "sounds": taken_for(SOUNDS),
}  # fmt: skip


def listed_names(words: int) -> list[str]:
    """The taxa of the newest Appendices whose names have so many words."""
    lines = name_index().appendices.listings
    return sorted(
        {
            line.taxon
            for line in lines
            if line.rank in {Rank.SPECIES, Rank.SUBSPECIES} and len(line.taxon.split()) == words
        }
    )


def strange_names() -> list[str]:
    """Species of chordates in neither Appendix that are spelt much like one that is."""
    index, listed = name_index(), listed_names(2)
    names = [
        f"{genus} {epithet}"
        for genus in sorted(chordate_genera())
        if (known := known_genus(genus))
        for epithet in sorted(known.epithets)
        if " " not in epithet
    ]
    ours = index.lines.keys() | index.synonyms.keys()
    return [
        name
        for name in names
        if name_key(name) not in ours
        and process.extractOne(name, listed, scorer=OSA.distance, score_cutoff=LIKE)
    ]


def misprints(count: int, names: list[str], seed: int = 1) -> Iterator[tuple[str, str]]:
    """`count` pairs: one of `names`, and the same with a slip in one word or two."""
    letters = random.Random(seed)
    made = 0
    while made < count:
        name = letters.choice(names)
        words = name.lower().split()
        change = SLIPS[letters.choice(list(SLIPS))]
        last = len(words) - 1
        for which in letters.choice(((0,), (last,), (0, last))):
            words[which] = change(words[which], letters)
        written = " ".join(words).capitalize()
        genus = written.split()[0]
        exists = is_known_species(written) or (genus != name.split()[0] and genus in known_genera())
        if written != name and not exists and min(map(len, words)) > 2:
            made += 1
            yield name, written


def outcomes(count: int, names: list[str], index: NameIndex, seed: int = 1) -> Counter[str]:
    """How often a misprint is found, led to another name ("wrong") or to none ("missed")."""
    finder = MentionFinder(index, "en")
    letters = random.Random(seed)
    counts: Counter[str] = Counter()
    for name, written in misprints(count, names, seed):
        mentions = finder.find(letters.choice(TEXTS).format(name=written))
        named = {
            mention.match.scientific_name
            for mention in mentions
            if mention.match.method in LISTED and " " in mention.match.scientific_name
        }
        counts["found" if name in named else "wrong" if named else "missed"] += 1
    return counts


def main(arguments: list[str]) -> None:
    numbers = [int(argument) for argument in arguments if argument.isdigit()]
    count = numbers[0] if numbers else 2000
    sets = {"two words": listed_names(2), "three words": listed_names(3)}
    if "--strange" in arguments:
        sets["not listed"] = strange_names()
    for called, names in sets.items():
        counts = outcomes(count, names, name_index())
        line = ", ".join(f"{kind} {counts[kind] / count:.4f}" for kind in sorted(counts))
        sys.stdout.write(f"{called}, {count} misprints of {len(names)} names: {line}\n")


if __name__ == "__main__":
    main(sys.argv[1:])

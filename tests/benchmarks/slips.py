"""Misprints of listed names, made by rule: how many are found in a sentence, how many wrongly.

`python -m tests.benchmarks.slips [COUNT]`. A slip drops, adds, changes or swaps a letter; a name
has one or two of them, in any word, the genus too. What makes another existing name is no misprint
and is passed over. Found: the mention leads to the name it was made of. Wrong: it leads to another.
"""

import random
import string
import sys
from collections import Counter
from collections.abc import Iterator

from taxonomy.listing import Rank
from taxonomy.matching.index import NameIndex, name_index
from taxonomy.matching.match import Method
from taxonomy.mentions import MentionFinder
from taxonomy.names.reference_names import is_known_species, known_genera

SENTENCE = "Surveys of {name} were made in three provinces."
LISTED = {Method.EXACT, Method.SYNONYM, Method.SPELLING, Method.ABBREVIATION}


def slip(word: str, letters: random.Random) -> str:
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


def misprints(count: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """`count` pairs: a name of two words as listed, and the same with one or two slips."""
    letters = random.Random(seed)
    lines = name_index().appendices.listings
    names = sorted({line.taxon for line in lines if line.rank is Rank.SPECIES})
    names = [name for name in names if len(name.split()) == 2]
    made = 0
    while made < count:
        name = letters.choice(names)
        words = name.split()
        for _ in range(letters.choice((1, 1, 2))):
            which = letters.randrange(2)
            words[which] = slip(words[which], letters)
        written = " ".join(words)
        exists = is_known_species(written) or (
            words[0] != name.split()[0] and (words[0] in known_genera())
        )
        if written != name and not exists and min(map(len, words)) > 2:
            made += 1
            yield name, written


def outcomes(count: int, index: NameIndex, seed: int = 1) -> Counter[str]:
    """How often a misprint is found, led to another name ("wrong") or to none ("missed")."""
    finder = MentionFinder(index, "en")
    counts: Counter[str] = Counter()
    for name, written in misprints(count, seed):
        mentions = finder.find(SENTENCE.format(name=written))
        named = {
            mention.match.scientific_name
            for mention in mentions
            if mention.match.method in LISTED and " " in mention.match.scientific_name
        }
        counts["found" if name in named else "wrong" if named else "missed"] += 1
    return counts


def main(arguments: list[str]) -> None:
    count = int(arguments[0]) if arguments else 2000
    for seed in (1, 2):
        counts = outcomes(count, name_index(), seed)
        line = ", ".join(
            f"{kind} {counts[kind] / count:.4f}" for kind in ("found", "wrong", "missed")
        )
        sys.stdout.write(f"seed {seed}, {count} misprints: {line}\n")


if __name__ == "__main__":
    main(sys.argv[1:])

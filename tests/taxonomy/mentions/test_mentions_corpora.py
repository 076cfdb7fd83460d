"""Real texts whose names were marked by others: how many are found, and how many wrongly.

A mark counts as Latin when it is a binomial, an abbreviation or a trinomial, or one capitalised
word that is the name of a genus or a higher taxon or ends like one. English names, which the same
sets mark as taxa, neither count when found nor when missed. A name counts as found where a mention
overlaps the mark: whether the author belongs to the name differs between the sets.
"""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from taxonomy.matching.index import name_index
from taxonomy.matching.match import Mention, Method
from taxonomy.mentions import MentionFinder
from taxonomy.names.latin_words import epithet_likelihood
from taxonomy.names.reference_names import higher_taxa, known_genera

FINDER = MentionFinder(name_index(), "en")
NO_TAXA = frozenset(("Person", "Habitat", "TemporalExpression", "GeographicalLocation"))
ABBREVIATED = re.compile(r"[A-Z][a-z]{0,2}\. ?[a-z(]")
ONE_WORD = re.compile(r"[A-Z][A-Za-zäëïöüæœ-]+$")
ENDING = re.compile(r"(?:idae|inae|aceae|oidea|oideae|ales|formes|mycetes|mycota|viridae|virales)$")
BINOMIAL = re.compile(r"([A-Z][a-z]{2,}) (?:\([A-Z][a-z]+\) )?([a-z][a-z-]{2,})(?![a-z.])")
ENGLISH = re.compile(
    r"virus|plants?$|^(?:American|African|Atlantic|Norway|Green|Tree|Fruit|Palm|Slow|London|Sal"
    r"|Shiitake|Mauritius) "
)
SETS = [  # files; F1 of the best finder on their other halves: distinct binomials, Latin mentions
    (("s1000_extended_train.jsonl", "s1000_extended_devel.jsonl"), 0.962, 0.965),
    (("s1000_revised_devel.jsonl",), 0.962, 0.965),
    (("copious_dev.jsonl",), 0.875, 0.926),
]
Marks = list[tuple[int, int, str]]


def texts(folder: Path, files: tuple[str, ...]) -> Iterator[tuple[str, Marks]]:
    for file in files:
        for line in (folder / file).read_text("utf-8").splitlines():
            row = json.loads(line)
            marks = [
                (m["start"], m["end"], m["text"]) for m in row["gold"] if m["type"] not in NO_TAXA
            ]
            yield row["text"], marks


def scientific(text: str) -> list[Mention]:
    found = FINDER.find(text)
    return [mention for mention in found if mention.match.method is not Method.COMMON_NAME]


def f1(both: int, missed: int, false: int) -> float:
    return 2 * both / (2 * both + missed + false)


@pytest.mark.parametrize(("files", "best", "_"), SETS, ids=[files[0] for files, *_ in SETS])
def test_distinct_binomials_are_found(
    files: tuple[str, ...], best: float, _: float, corpora: Path
) -> None:
    both = missed = false = 0
    for text, marks in texts(corpora, files):
        gold = set(filter(None, (binomial(words) for _, _, words in marks)))
        found = set(filter(None, (binomial(m.match.written) for m in scientific(text))))
        both, missed, false = (
            both + len(gold & found),
            missed + len(gold - found),
            false + len(found - gold),
        )
    assert f1(both, missed, false) > best


@pytest.mark.parametrize(("files", "_", "best"), SETS, ids=[files[0] for files, *_ in SETS])
def test_latin_mentions_are_found(
    files: tuple[str, ...], _: float, best: float, corpora: Path
) -> None:
    both = missed = false = 0
    for text, marks in texts(corpora, files):
        places = [(mention.start, mention.end) for mention in scientific(text)]
        hit = [
            any(overlap((start, end), place) for place in places)
            for start, end, words in marks
            if is_latin(words)
        ]
        wrong = [place for place in places if not any(overlap(mark[:2], place) for mark in marks)]
        both, missed, false = both + sum(hit), missed + hit.count(False), false + len(wrong)
    assert f1(both, missed, false) > best


def binomial(written: str) -> str | None:
    """Genus and epithet; None for other names, and for English ones of the same shape."""
    match = BINOMIAL.match(" ".join(written.split()))
    return None if not match or ENGLISH.search(written) else f"{match[1]} {match[2]}"


def is_latin(written: str) -> bool:
    words = [word.strip("().,") for word in written.split()]
    if ENGLISH.search(written) or not words[0]:
        return False
    if ABBREVIATED.match(written):
        return True
    first = words[0].capitalize() if words[0].isupper() else words[0]
    named = first in known_genera() or first in higher_taxa() or bool(ENDING.search(first))
    if len(words) == 1:
        return bool(ONE_WORD.fullmatch(words[0])) and named
    return first[:1].isupper() and (named or epithet_likelihood(words[1].lower()) > 0)


def overlap(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return span[0] < other[1] and other[0] < span[1]


TRAILING = re.compile(r" (?:may|versus|data|cells|corals?|compared|aims|gene|genes|beds)$")


def test_words_that_trail_a_name_are_no_part_of_it(corpora: Path) -> None:
    """Other tools took "Sylvia atricapilla versus" for a name."""
    with (corpora / "false-names.txt").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    taken = [row["name"] for row in rows if row["error_type"] == "false positive"]
    trailing = [name for name in taken if TRAILING.search(name)]
    found = [(name, mention.match.written) for name in trailing for mention in scientific(name)]
    assert len(trailing) > 20
    assert [pair for pair in found if pair[1] == pair[0]] == []


NO_NAMES = [
    "Ministers from Salta, Jujuy and Catamarca met Argentina’s delegation in Valeria del Mar.",
    "Members thanked Erica Smith, Dr Morales and Ms Speranza of the University of Manus.",
    "Once the Data and Results of Annex 2 were discussed, Panama and Malta withdrew.",
    "Soler, Navarro and Milla (2019) were cited. Proc. Zool. Mus, 28, 453 was not.",
]


@pytest.mark.parametrize("text", NO_NAMES)
def test_people_places_and_ordinary_words_are_no_names(text: str) -> None:
    assert [mention.match.written for mention in scientific(text)] == []


ONE_WORD_NAMES = [
    ("Order SIRENIA. Family DUGONGIDAE. Genus PHLOEOMYS Waterhouse.", ["SIRENIA", "DUGONGIDAE",
                                                                 "PHLOEOMYS"]),
    ("the generic limits of Hopea, Vatica and Shorea", ["Hopea", "Vatica", "Shorea"]),
    ("Shorea Roxb. and its like", ["Shorea"]),
    ("the new genus Ruritaniops", ["Ruritaniops"]),
    ("Aves, Mammalia, Primates", ["Aves", "Mammalia", "Primates"]),
    ("Mus musculus is in Proc. U. S. Nat. Mus, 28.", ["Mus musculus"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), ONE_WORD_NAMES, ids=[row[0] for row in ONE_WORD_NAMES])
def test_names_of_one_word(text: str, names: list[str]) -> None:
    assert [mention.match.written for mention in scientific(text)] == names

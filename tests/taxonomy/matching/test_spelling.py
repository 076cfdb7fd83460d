"""Misprints of listed names are found; real names that look like them are left alone."""

import csv
from collections.abc import Callable
from pathlib import Path
from random import Random

from taxonomy.matching.index import NameIndex, is_higher, name_index
from taxonomy.matching.match import Method, NameMatch
from taxonomy.matching.spelling import Speller
from taxonomy.names.reference_names import chordate_genera
from taxonomy.names.scientific_names import parse_name

SEED = 20240217
RECALL, WRONG = 0.97, 0.003


def drop(word: str, rng: Random) -> str:
    at = rng.randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def double(word: str, rng: Random) -> str:
    at = rng.randrange(1, len(word))
    return word[:at] + word[at] + word[at:]


def transpose(word: str, rng: Random) -> str:
    at = rng.randrange(1, max(2, len(word) - 1))
    return word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]


def wrong_vowel(word: str, rng: Random) -> str:
    places = [at for at, letter in enumerate(word) if at and letter in "aeiou"]
    at = rng.choice(places) if places else 0
    return word[:at] + rng.choice("aeiou") + word[at + 1 :] if at else word


def misread(word: str, rng: Random) -> str:
    pairs = [(a, b) for a, b in (("rn", "m"), ("m", "rn"), ("l", "1")) if a in word[1:]]
    if not pairs:
        return word
    letters, seen = rng.choice(pairs)
    return word[0] + word[1:].replace(letters, seen, 1)


def other_ending(word: str, rng: Random) -> str:
    endings = ("us", "um", "a")
    for ending in endings:
        if word.endswith(ending):
            others = [other for other in endings if other != ending]
            return word.removesuffix(ending) + rng.choice(others)
    return word


SLIPS: tuple[Callable[[str, Random], str], ...] = (
    drop,
    double,
    transpose,
    wrong_vowel,
    misread,
    other_ending,
)


def misprints() -> list[tuple[str, str]]:
    """Pairs of a shipped name and one slip in it: every listed and former name, every slip.

    A name of a genus or family alone is left out: a slip makes another word of it too easily.
    """
    rng, index = Random(SEED), name_index()
    found: list[tuple[str, str]] = []
    former = {synonyms[0].name for synonyms in index.synonyms.values()}
    listed = {line.taxon for line in index.appendices.listings} | former
    for name in sorted(name for name in listed if not is_higher(name)):
        for slip in SLIPS:
            words = name.split()
            at = len(words) - 1 if slip is other_ending else rng.randrange(len(words))
            words[at] = slip(words[at], rng)
            if (written := " ".join(words)) not in listed:
                found.append((name, written))
    return found


def means(index: NameIndex, name: str) -> set[str]:
    """The listed taxon a name stands for, or the several of a tie."""
    match = index.match(name)
    tied = {candidate.taxon for candidate in match.candidates if candidate.score == 100}
    return {match.scientific_name} if match.listings else tied


def is_one_of(match: NameMatch, taxa: set[str]) -> bool:
    """Whether an answer leads to one of `taxa`, or leaves them open as the name itself does."""
    if match.listings:
        return match.scientific_name in taxa
    return bool(taxa) and taxa <= {candidate.taxon for candidate in match.candidates}


def test_misprints_of_listed_names_are_found_and_hardly_ever_taken_for_another() -> None:
    index, pairs = name_index(), misprints()
    answers = [(name, written, index.match(written)) for name, written in pairs]
    right = [answer for answer in answers if is_one_of(answer[2], means(index, answer[0]))]
    taken = [answer for answer in answers if answer[2].listings and answer not in right]
    wrong = [answer for answer in taken if answer[2].method is not Method.HIGHER_TAXON]
    assert len(pairs) > 2500
    assert len(right) / len(pairs) >= RECALL, [
        answer[:2] for answer in answers if answer not in right
    ][:20]
    assert len(wrong) / len(pairs) <= WRONG, [answer[:2] for answer in wrong]


def test_existing_species_are_never_taken_for_a_listed_one() -> None:
    index = name_index()
    near = {name.split()[0].capitalize() for name in index.lines}
    rows = (
        (g, e) for g, (_, _, epithets) in chordate_genera().items() for e in epithets.split(",")
    )
    species = [f"{genus} {epithets}" for genus, epithets in rows if epithets and genus in near]
    wrong = [name for name in species if index.match(name).method is Method.SPELLING]
    assert len(species) > 1500
    assert wrong == []


# Pairs that taxamatch calls different by their authors alone: the Appendices hold no two taxa of
# one name, and their lines bear no author, so for us these are one name.
BY_AUTHOR = {
    ("Pomatomus Ber", "Pomatomas Linn"),
    ("Pomatomus L. 1758", "Pomatomus Linn. 1800"),
    ("Puma concolor Linnaeus", "Puma concolor Kurtz"),
    ("Homo sapiens Mozzherin", "Homo sapiens Linneaus"),
    # the other way round: one by their author, three letters apart; without author taxamatch
    # itself calls them two
    ("Pomatomus saltator (Linnaeus, 1766)", "Pomatomus saltatrix (Linnaeus, 1766)"),
}


def test_pairs_judged_by_others_are_judged_alike_where_no_author_decides(corpora: Path) -> None:
    with (corpora / "taxamatch_pairs.csv").open(encoding="utf-8", newline="") as lines:
        rows = [
            (row["name1"], row["name2"], row["match"] == "true") for row in csv.DictReader(lines)
        ]
    otherwise = {(name, other) for name, other, same in rows if are_one(name, other) is not same}
    assert len(rows) == 21
    assert otherwise == BY_AUTHOR


def are_one(name: str, other: str) -> bool:
    """Whether either name, being listed, would be found under the other."""
    names = [parse_name(name), parse_name(other)]
    first, second = (parsed for parsed in names if parsed)
    if first.canonical == second.canonical:
        return True
    pairs = [(first, second), (second, first)]
    return any(near.sure for a, b in pairs for near in Speller([a.canonical]).near(b))


def test_different_species_are_not_merged_even_where_nobody_told_us_they_exist() -> None:
    pairs = [("Loligo pealeii", "Loligo plei"), ("Biatora borealis", "Bactra borealis")]
    for written, listed in pairs:
        name = parse_name(written)
        assert name
        assert Speller([listed]).near(name) == [], written


def test_a_misspelt_genus_is_mended_and_another_genus_is_only_a_candidate() -> None:
    index = name_index()
    assert index.match("Gazela gazella").scientific_name == "Gazella gazella"
    other = index.match("Lama nasus")  # Lama is a genus; Lamna nasus is listed
    assert other.method is Method.NONE
    assert [candidate.taxon for candidate in other.candidates] == ["Lamna nasus"]

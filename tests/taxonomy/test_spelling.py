"""Misprints of listed names are found; real names that look like them are left alone."""

from collections.abc import Callable
from random import Random

from taxonomy.known import chordate_genera
from taxonomy.match import Method
from taxonomy.matching import name_index
from taxonomy.matching_spelling import Speller
from taxonomy.names import parse_name

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
    """Pairs of a listed name and one slip in it: every name, every kind of slip."""
    rng = Random(SEED)
    found: list[tuple[str, str]] = []
    listed = {line.taxon for line in name_index().appendices.listings if " spp." not in line.taxon}
    for name in sorted(listed):
        for slip in SLIPS:
            words = name.split()
            at = len(words) - 1 if slip is other_ending else rng.randrange(len(words))
            words[at] = slip(words[at], rng)
            if (written := " ".join(words)) not in listed:
                found.append((name, written))
    return found


def test_misprints_of_listed_names_are_found_and_hardly_ever_taken_for_another() -> None:
    index, pairs = name_index(), misprints()
    answers = [(name, written, index.match(written)) for name, written in pairs]
    right = [one for one in answers if one[2].scientific_name == one[0] and one[2].listings]
    taken = [one for one in answers if one[2].listings and one[2].scientific_name != one[0]]
    wrong = [one for one in taken if one[2].method is not Method.HIGHER_TAXON]
    assert len(pairs) > 1800
    assert len(right) / len(pairs) >= RECALL, [one[:2] for one in answers if one not in right][:20]
    assert len(wrong) / len(pairs) <= WRONG, [one[:2] for one in wrong]


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

"""How close the taxa of two actions are."""

import pytest

from taxonomy.matching.relatedness import Relatedness, RelatedTaxon, kin, kinship

CASES = [
    ("Otis tarda", "Otis tarda", Relatedness.SAME),
    ("Otis tarda", "OTIS TARDA DYBOWSKII", Relatedness.SAME),
    ("Gyps fulvus", "Gyps africanus", Relatedness.GENUS),
    ("Gazella", "Gazella dorcas", Relatedness.GENUS),
    ("Otis tarda", "Chlamydotis undulata", Relatedness.FAMILY),
    ("Mobulidae", "Mobula alfredi", Relatedness.FAMILY),
    ("Phocoena phocoena", "Sousa teuszii", None),
    ("Ruritania zendae", "Zendania rex", None),  # a family nobody knows is not the same one
]


@pytest.mark.parametrize(("name", "other", "expected"), CASES)
def test_kinship_is_the_same_from_both_sides(
    name: str, other: str, expected: Relatedness | None
) -> None:
    assert kinship(name, other) is expected
    assert kinship(other, name) is expected


def test_the_closest_is_named_for_each() -> None:
    theirs = ["Gyps africanus", "Gyps fulvus", "Otis tarda"]
    assert list(kin(["Gyps fulvus", "Saiga tatarica"], theirs)) == [
        RelatedTaxon("Gyps fulvus", "Gyps fulvus", Relatedness.SAME)
    ]

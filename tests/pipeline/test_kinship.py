"""How close the taxa of two actions are."""

import pytest

from pipeline.kinship import Kin, Kinship, kin, kinship

CASES = [
    ("Otis tarda", "Otis tarda", Kinship.SAME),
    ("Otis tarda", "OTIS TARDA DYBOWSKII", Kinship.SAME),
    ("Gyps fulvus", "Gyps africanus", Kinship.GENUS),
    ("Gazella", "Gazella dorcas", Kinship.GENUS),
    ("Otis tarda", "Chlamydotis undulata", Kinship.FAMILY),
    ("Mobulidae", "Mobula alfredi", Kinship.FAMILY),
    ("Phocoena phocoena", "Sousa teuszii", None),
    ("Ruritania zendae", "Zendania rex", None),  # a family nobody knows is not the same one
]


@pytest.mark.parametrize(("one", "other", "expected"), CASES)
def test_kinship_is_the_same_from_both_sides(
    one: str, other: str, expected: Kinship | None
) -> None:
    assert kinship(one, other) is expected
    assert kinship(other, one) is expected


def test_the_closest_is_named_for_each() -> None:
    theirs = ["Gyps africanus", "Gyps fulvus", "Otis tarda"]
    assert list(kin(["Gyps fulvus", "Saiga tatarica"], theirs)) == [
        Kin("Gyps fulvus", "Gyps fulvus", Kinship.SAME)
    ]

"""How close two target taxa are: what one action has to do with another.

Annex 2, Relationship to other CMS actions: "how different Concerted Actions complement or
interact with each other". Whether they do is for a person to say.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from taxonomy.families import membership
from taxonomy.matching import name_index


class Kinship(StrEnum):
    SAME = "same"  # the same taxon, or one is a subspecies of the other
    GENUS = "genus"  # of one genus, or one is the genus of the other
    FAMILY = "family"  # of one family, or one is the family of the other


@dataclass(frozen=True, slots=True)
class Kin:
    """Two taxa that are related."""

    own: str
    theirs: str
    kinship: Kinship


def kin(own: Iterable[str], theirs: Iterable[str]) -> Iterator[Kin]:
    """The closest of `theirs` for each of `own`, scientific names; none where none is related."""
    others = tuple(theirs)
    for name in own:
        near = [Kin(name, other, how) for other in others if (how := kinship(name, other))]
        if near:
            yield min(near, key=lambda one: list(Kinship).index(one.kinship))


def kinship(one: str, other: str) -> Kinship | None:
    """How the taxa are related; None for not, or where the family of one is not known.

    >>> kinship("Otis tarda", "Otis tarda dybowskii"), kinship("Gyps fulvus", "Gyps africanus")
    (<Kinship.SAME: 'same'>, <Kinship.GENUS: 'genus'>)
    >>> kinship("Gyps fulvus", "Otis tarda") is None
    True
    """
    left, right = one.casefold().split(), other.casefold().split()
    if left[:2] == right[:2]:
        return Kinship.SAME
    if left[:1] == right[:1]:
        return Kinship.GENUS
    family = membership(one, name_index()).family
    if family and family == membership(other, name_index()).family:
        return Kinship.FAMILY
    return None

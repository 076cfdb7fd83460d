"""How close two target taxa are: what one action has to do with another.

Annex 2, Relationship to other CMS actions: "how different Concerted Actions complement or
interact with each other". Whether they do is for a person to say.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from taxonomy.matching.families import membership
from taxonomy.matching.index import name_index


class Relatedness(StrEnum):
    SAME = "same"  # the same taxon, or one is a subspecies of the other
    GENUS = "genus"  # of one genus, or one is the genus of the other
    FAMILY = "family"  # of one family, or one is the family of the other


@dataclass(frozen=True, slots=True)
class RelatedTaxon:
    """Two taxa that are related."""

    target: str
    theirs: str
    kinship: Relatedness


def kin(targets: Iterable[str], theirs: Iterable[str]) -> Iterator[RelatedTaxon]:
    """The closest of `theirs` for each of `targets`, scientific names; none where none is."""
    others = tuple(theirs)
    for name in targets:
        near = [RelatedTaxon(name, other, how) for other in others if (how := kinship(name, other))]
        if near:
            yield min(near, key=lambda related: list(Relatedness).index(related.kinship))


def kinship(name: str, other: str) -> Relatedness | None:
    """How the taxa are related; None for not, or where the family of one is not known.

    >>> kinship("Otis tarda", "Otis tarda dybowskii"), kinship("Gyps fulvus", "Gyps africanus")
    (<Relatedness.SAME: 'same'>, <Relatedness.GENUS: 'genus'>)
    >>> kinship("Gyps fulvus", "Otis tarda") is None
    True
    """
    left, right = name.casefold().split(), other.casefold().split()
    if left[:2] == right[:2]:
        return Relatedness.SAME
    if left[:1] == right[:1]:
        return Relatedness.GENUS
    family = membership(name, name_index()).family
    if family and family == membership(other, name_index()).family:
        return Relatedness.FAMILY
    return None

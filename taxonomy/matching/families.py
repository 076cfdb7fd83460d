"""Which listed family or genus a taxon belongs to. The answer is for a person to confirm.

Only the migratory members of a listed family are covered (Appendices, Interpretation, 1(b)), and
no list of ours knows which members migrate.
"""

from dataclasses import dataclass

from taxonomy.listing import Listing, Rank
from taxonomy.matching.index import NameIndex, name_index, name_key
from taxonomy.names.reference_names import known_genus
from taxonomy.names.scientific_names import parse_name


@dataclass(frozen=True, slots=True)
class Membership:
    """The family a taxon is placed in, and what the Appendices say of that family."""

    taxon: str  # as written
    family: str  # "" where we know none
    source: str  # of the placing: "Appendices", "AviList 2025", "NCBI Taxonomy"; "" for none
    listings: tuple[Listing, ...]  # of the family; empty where it is not listed

    @property
    def listed(self) -> bool:
        return bool(self.listings)


def family_listed(family: str, index: NameIndex | None = None) -> bool:
    """Whether a family has a line of its own, in the newest shipped edition where `index` is None.

    A family of which only some species are listed has none.

    >>> family_listed("Cheloniidae"), family_listed("Rhinobatidae")
    (True, False)
    """
    return bool(family_listings(family, index or name_index()))


def family_listings(family: str, index: NameIndex) -> tuple[Listing, ...]:
    """The lines of a family, under its name in the list or one that stands for it."""
    lines = index.match(family).listings
    return tuple(line for line in lines if line.rank is Rank.FAMILY)


def membership(name: str, index: NameIndex) -> Membership:
    """The family of the genus that `name` begins with, and its lines.

    >>> membership("Gyps fulvus", name_index()).listings[0].taxon
    'Accipitridae spp.'
    """
    parsed = parse_name(name)
    if parsed and parsed.rank is Rank.FAMILY:
        return Membership(name, parsed.genus, "", family_listings(parsed.genus, index))
    genus = parsed.genus if parsed else ""
    placed = index.families_of(genus)
    if not placed:
        return Membership(name, "", "", ())
    listings = tuple(line for family in placed for line in family_listings(family, index))
    known = known_genus(genus)
    other = known.source if known and name_key(genus) not in index.genera else ""
    return Membership(name, placed[0], other or "Appendices", listings)


def members_listed(family: str, index: NameIndex) -> tuple[Listing, ...]:
    """The lines of species and subspecies of a family, whether or not it is itself listed."""
    lines = (line for lines in index.lines.values() for line in lines)
    return tuple(line for line in lines if line.family == family and line.rank is not Rank.FAMILY)

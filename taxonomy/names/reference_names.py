"""Names of living things that need not be on any list of ours: what exists at all.

`data/genera.txt.gz` holds the genera of all life in the NCBI Taxonomy (public domain) and the
genera of AviList 2025 (CC BY 4.0); `data/species.tsv.gz` the species of the chordates from the
same two, with their families. A name that is here is not a misspelling of another.
"""

import gzip
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

SHIPPED = Path(__file__).parent.parent / "data"
KEPT = 1024  # genera whose species are kept apart


@dataclass(frozen=True, slots=True)
class Genus:
    """A genus of chordates with the species known to us."""

    name: str
    family: str  # "" where the source places it in none
    source: str  # "AviList 2025" or "NCBI Taxonomy"
    epithets: frozenset[str]  # "mydas"; "maximus indicus" for a subspecies


@cache
def known_genera() -> frozenset[str]:
    """About 108,000 genera of animals, plants, fungi and microbes."""
    with gzip.open(SHIPPED / "genera.txt.gz", "rt", encoding="utf-8") as lines:
        return frozenset(lines.read().split())


@cache
def chordate_genera() -> dict[str, tuple[str, str, str]]:
    """Genus -> family, source and epithets as they stand in the file."""
    with gzip.open(SHIPPED / "species.tsv.gz", "rt", encoding="utf-8") as lines:
        rows = (line.rstrip("\n").split("\t") for line in lines)
        next(rows)
        return {genus: (family, source, epithets) for genus, family, source, epithets in rows}


@cache
def higher_taxa() -> dict[str, str]:
    """Family, order, class and the like -> its rank, in the NCBI Taxonomy and AviList."""
    with gzip.open(SHIPPED / "higher.tsv.gz", "rt", encoding="utf-8") as lines:
        named = dict(line.split() for line in lines)
    families = {family for family, _, _ in chordate_genera().values() if family}
    return dict.fromkeys(families, "family") | named


@lru_cache(maxsize=KEPT)
def known_genus(name: str) -> Genus | None:
    """The chordate genus of that name, None when we know none."""
    if (row := chordate_genera().get(name)) is None:
        return None
    family, source, epithets = row
    named = "AviList 2025" if source == "A" else "NCBI Taxonomy"
    return Genus(name, family, named, frozenset(filter(None, epithets.split(","))))


def is_known_species(canonical: str) -> bool:
    """Whether `canonical` (two or three words) is the name of a chordate known to us."""
    name, _, epithets = canonical.partition(" ")
    genus = known_genus(name)
    return bool(genus and epithets in genus.epithets)

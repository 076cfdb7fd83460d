"""Which genera belong to a family, and which of them its line can hold."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from taxonomy.listing import AppendixList, Listing, Rank

MEMBERS = Path(__file__).parents[1] / "data" / "members.toml"
HIGHER = (Rank.GENUS, Rank.FAMILY, Rank.ORDER, Rank.CLASS)


def families_given(appendices: AppendixList) -> dict[str, str]:
    """The family of each genus that an edition itself names."""
    covered = ((taxon.taxon, taxon.family) for taxon in appendices.covered)
    listed = ((line.taxon, line.family) for line in appendices.listings if line.rank not in HIGHER)
    return {taxon.split()[0]: family for taxon, family in (*covered, *listed) if family}


def can_cover(line: Listing, genus: str) -> bool:
    """False where the note on a family names a place in which no species of the genus lives.

    "Vespertilionidae spp. (only European populations)" holds no bat of a genus of the Americas.
    """
    known = _genera().get(line.taxon)
    if known is None or known[0] not in line.annotation:
        return True
    return genus.capitalize() in known[1]


@cache
def _genera() -> Mapping[str, tuple[str, frozenset[str]]]:
    """Of each line the place in its note, and the genera that live there."""
    rows = tomllib.loads(MEMBERS.read_text("utf-8"))["line"]
    return {row["taxon"]: (row["place"], frozenset(row["genera"])) for row in rows}

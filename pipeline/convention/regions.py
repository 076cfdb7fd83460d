"""Regions that are not States, as population notes of the Appendices name them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extractors.text import normalise

REGIONS = Path(__file__).parent / "data" / "regions.toml"


@dataclass(frozen=True, slots=True)
class Region:
    """A region; its sources are in the head of the file."""

    words: tuple[str, ...]  # folded, in three languages
    states: frozenset[str]  # ISO 3166-1 alpha-2 of those with a part in it; empty: not told
    land: bool  # whatever is in one of the States is in the region

    def is_named(self, text: str) -> bool:
        """Whether `text` names the region in one of the three languages."""
        folded = normalise(text).replace("’", "'")
        return any(word in folded for word in self.words)


@cache
def load_regions(path: Path = REGIONS) -> Mapping[str, Region]:
    """Every region by id; narrower ones stand first in the file, and are found first."""
    raw = tomllib.loads(path.read_text("utf-8"))
    return {
        id_: Region(
            tuple(row["words"]), frozenset(row.get("states", ())), bool(row.get("land", False))
        )
        for id_, row in raw.items()
    }


def find_region(place: str) -> Region | None:
    """The region that `place`, as a population note words it, names; None for none known.

    >>> "TN" in find_region("Northwest African").states
    True
    """
    return next((region for region in load_regions().values() if region.is_named(place)), None)

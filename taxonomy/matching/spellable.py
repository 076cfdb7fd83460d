"""The names that a misspelt one may have been meant to be."""

from collections.abc import Iterator, Mapping, Sequence

from taxonomy.listing import Listing, Rank
from taxonomy.names.keys import is_higher, name_key
from taxonomy.names.synonyms import Synonym


def spellable(
    lines: Mapping[str, Sequence[Listing]], synonyms: Mapping[str, Sequence[Synonym]]
) -> Iterator[str]:
    """Those of the lines, of the species of which subspecies alone are listed, and the synonyms.

    Both are kept by the key of their name.
    """
    for listed in lines.values():
        yield (name := listed[0].taxon.removesuffix(" spp."))
        species = " ".join(name.split()[:2])
        if listed[0].rank is Rank.SUBSPECIES and name_key(species) not in lines:
            yield species
    for known in synonyms.values():
        name = known[0].name
        if not is_higher(name) and name_key(name) not in lines:
            yield name

"""A taxon as the pages show it: listing, common names in three languages, other names."""

from collections import defaultdict
from datetime import date
from functools import cache
from pathlib import Path

from pipeline.lifecycle import Particular
from pipeline.site.plain import clean
from pipeline.site.rows import ListingRow, TaxonRow
from taxonomy.appendices import list_in_force, load_appendix_list
from taxonomy.errors import NoEditionInForce, UnknownEdition
from taxonomy.listing import Listing
from taxonomy.match import Method
from taxonomy.matching import NameIndex
from taxonomy.wordings import load_common_names, load_synonyms

SURE = frozenset({Method.EXACT, Method.SYNONYM, Method.COMMON_NAME, Method.HIGHER_TAXON})


class Taxa:
    """Kept while a site is gathered: an index of names is costly to build."""

    def __init__(self, on: date, imported: Path | None = None) -> None:
        """`imported` is the folder of imported editions of the Appendices.

        A taxon that was held against none is held against the edition in force on day `on`.
        """
        self._imported = imported
        self._newest = _edition_on(on, imported)
        self._indexes: dict[str, NameIndex | None] = {}
        self._found: dict[tuple[str, str], tuple[Listing, ...]] = {}

    def row(self, particular: Particular) -> TaxonRow:
        """The taxon of an action; its listing in the edition it was held against then."""
        name = clean(particular.text)
        edition = clean(str(particular.more.get("edition") or "")) or self._newest
        listings = self._listings(name, edition)
        covering = listings[0] if listings else None
        return TaxonRow(
            name=name,
            written=clean(str(particular.more.get("written") or name)),
            listings=tuple(
                ListingRow(str(one.appendix), one.taxon, one.annotation) for one in listings
            ),
            edition=edition,
            group=covering.klass if covering else "",
            family=covering.family if covering else "",
            note=clean(str(particular.more.get("population") or "")),
            common=_common().get(name, ()),
            synonyms=_synonyms().get(name, ()),
        )

    def _listings(self, name: str, edition: str) -> tuple[Listing, ...]:
        if (name, edition) not in self._found:
            index = self._index(edition) if edition else None
            match = index.match(name) if index else None
            sure = match is not None and match.method in SURE
            self._found[name, edition] = match.listings if match and sure else ()
        return self._found[name, edition]

    def _index(self, edition: str) -> NameIndex | None:
        if edition not in self._indexes:
            self._indexes[edition] = self._loaded(edition)
        return self._indexes[edition]

    def _loaded(self, edition: str) -> NameIndex | None:
        """The names of an edition; None for one imported on another machine only."""
        try:
            if self._imported and (self._imported / f"{edition}.csv").is_file():
                return NameIndex(load_appendix_list(edition, self._imported))
            return _shipped_index(edition)
        except UnknownEdition:
            return None


@cache
def _shipped_index(edition: str) -> NameIndex:
    return NameIndex(load_appendix_list(edition))


def _edition_on(day: date, imported: Path | None) -> str:
    try:
        return list_in_force(day, imported).edition
    except NoEditionInForce:
        return ""


@cache
def _common() -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name in load_common_names():
        found[name.listed][name.language].append(name.name)
    return {
        taxon: tuple(sorted((language, tuple(names)) for language, names in own.items()))
        for taxon, own in found.items()
    }


@cache
def _synonyms() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for synonym in load_synonyms():
        found[synonym.listed].append(synonym.name)
    return {taxon: tuple(names) for taxon, names in found.items()}

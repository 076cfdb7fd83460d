"""A taxon as the pages show it: listing, common names in three languages, other names."""

from collections import defaultdict
from datetime import date
from functools import cache
from pathlib import Path

from pipeline.actions.lifecycle import EventDetail
from pipeline.site.content.rows import ListingRow, TaxonRow
from pipeline.site.content.text import clean
from taxonomy.appendices.editions import editions, list_in_force, load_appendix_list
from taxonomy.errors import NoEditionInForce
from taxonomy.listing import Appendix, AppendixList, Listing
from taxonomy.matching.index import NameIndex
from taxonomy.matching.match import Method
from taxonomy.names.synonyms import load_common_names, load_synonyms

SURE = frozenset({Method.EXACT, Method.SYNONYM, Method.COMMON_NAME, Method.HIGHER_TAXON})
LONGEST = 300  # characters of a name that is looked up; longer ones are none
APPENDICES = tuple(map(str, Appendix))


class Taxa:
    """Kept while a site is gathered: an index of names is costly to build."""

    def __init__(self, on: date, imported: Path | None = None) -> None:
        """Listings are those of the edition in force on day `on`, the oldest one before that.

        `imported` is the folder of imported editions of the Appendices.
        """
        self._index = _index_on(on, imported)
        self._groups = _groups(self._index.appendices)
        self._found: dict[str, tuple[Listing, ...]] = {}

    @property
    def edition(self) -> tuple[str, str]:
        """The Appendices that the listings are from."""
        return self._index.appendices.edition, clean(self._index.appendices.caveat)

    def row(self, particular: EventDetail) -> TaxonRow:
        """The taxon of an action as the Appendices have it now, and as they had it then."""
        name = clean(particular.text)
        listings = self._listings(name)
        listed = tuple(sorted({str(listing.appendix) for listing in listings}))
        then, then_edition = _recorded(particular)
        changed = bool(then_edition) and then != listed
        group, family = self._group(name, listings)
        return TaxonRow(
            name=name,
            written=clean(str(particular.more.get("written") or name)),
            listings=tuple(
                ListingRow(
                    str(listing.appendix), listing.taxon, listing.annotation, listing.wordings
                )
                for listing in listings
            ),
            edition=self._index.appendices.edition,
            then=then if changed else (),
            then_edition=then_edition if changed else "",
            group=group,
            family=family,
            note=clean(str(particular.more.get("population") or "")),
            common=_common().get(name, ()),
            synonyms=_synonyms().get(name, ()),
        )

    def _listings(self, name: str) -> tuple[Listing, ...]:
        if name not in self._found:
            match = self._index.match(name[:LONGEST])
            self._found[name] = match.listings if match.method in SURE else ()
        return self._found[name]

    def _group(self, name: str, listings: tuple[Listing, ...]) -> tuple[str, str]:
        """Class and family; for a taxon that is not listed, those of its listed relatives."""
        if listings:
            return listings[0].klass, listings[0].family
        return self._groups.get(name.partition(" ")[0].capitalize(), ("", ""))


def _recorded(particular: EventDetail) -> tuple[tuple[str, ...], str]:
    """The Appendices, and the edition of them, that an event names for a taxon."""
    named = particular.more.get("appendices")
    appendices = named if isinstance(named, list) else []
    edition = clean(str(particular.more.get("edition") or ""))
    return tuple(appendix for appendix in APPENDICES if appendix in appendices), edition


def _index_on(day: date, imported: Path | None) -> NameIndex:
    try:
        edition = list_in_force(day, imported).edition
    except NoEditionInForce:
        edition = editions(imported)[0].edition
    if imported and (imported / f"{edition}.csv").is_file():  # it may be imported again
        return NameIndex(load_appendix_list(edition, imported))
    return _shipped_index(edition)


@cache
def _shipped_index(edition: str) -> NameIndex:
    return NameIndex(load_appendix_list(edition))


def _groups(appendices: AppendixList) -> dict[str, tuple[str, str]]:
    """Genus or family -> class and family, of what is listed."""
    found: dict[str, tuple[str, str]] = {}
    for listing in appendices.listings:
        found.setdefault(listing.taxon.partition(" ")[0], (listing.klass, listing.family))
        found.setdefault(listing.family, (listing.klass, listing.family))
    return found


@cache
def _common() -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name in load_common_names():
        found[name.listed][name.language].append(name.name)
    return {
        taxon: tuple(sorted((language, tuple(names)) for language, names in by_language.items()))
        for taxon, by_language in found.items()
    }


@cache
def _synonyms() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for synonym in load_synonyms():
        found[synonym.listed].append(synonym.name)
    return {taxon: tuple(names) for taxon, names in found.items()}

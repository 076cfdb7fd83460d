"""The names of one edition of the Appendices, ready to be found in texts.

Building them takes a good part of a second, so they are kept, and loaded before reading
processes are forked: these share one copy then.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from taxonomy.appendices.editions import list_held_against, next_edition
from taxonomy.listing import AppendixList
from taxonomy.matching.index import NameIndex
from taxonomy.mentions import MentionFinder
from taxonomy.names.synonyms import load_common_names

CommonNames = Mapping[str, Mapping[str, tuple[str, ...]]]  # taxon -> language -> names
LANGUAGES = ("en", "fr", "es")


class WordLists:
    """Kept because its parts are costly to build and used for every file."""

    def __init__(self, appendices: AppendixList, following: AppendixList | None) -> None:
        """`following` is the next edition; None while there is none."""
        self.appendices = appendices
        self.index = NameIndex(appendices)
        self._finders = {language: MentionFinder(self.index, language) for language in LANGUAGES}
        self._common = _common_names(appendices)
        self._following = following

    @cached_property
    def later(self) -> NameIndex | None:
        """The index of the next edition; None while there is none."""
        return NameIndex(self._following) if self._following else None

    def finder(self, language: str | None) -> MentionFinder:
        """The finder for texts of `language`, in English where it is another or not known."""
        return self._finders.get(language or "en", self._finders["en"])

    def common_names(self, taxon: str) -> Mapping[str, tuple[str, ...]]:
        """The common names on our lists of a listed taxon, by language code."""
        return self._common.get(taxon, {})


@cache
def word_lists(on: date, imported: Path | None = None) -> WordLists:
    """The lists that a paper of a day is held against; `imported`: folder of imported editions."""
    appendices = list_held_against(on, imported)
    return _built(appendices, next_edition(appendices.edition, imported))


_kept: dict[tuple[int, int], WordLists] = {}


def _built(appendices: AppendixList, following: AppendixList | None) -> WordLists:
    """One per edition, however many days ask for it; there is one object of each edition."""
    key = id(appendices), id(following)
    if key not in _kept:
        _kept[key] = WordLists(appendices, following)
    return _kept[key]


def _common_names(appendices: AppendixList) -> dict[str, dict[str, tuple[str, ...]]]:
    """Those on our lists, and those that the edition itself gives.

    A species of which only a subspecies is listed goes by its names: "Red Knot".
    """
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for name in load_common_names():
        names = found.setdefault(name.listed, {})
        names[name.language] = (*names.get(name.language, ()), name.name)
    for taxon in appendices.covered:
        names = found.setdefault(taxon.taxon, {})
        for language, given in taxon.common_names.items():
            names[language] = tuple(dict.fromkeys((*names.get(language, ()), *given)))
    of_species = {" ".join(name.split()[:2]): names for name, names in found.items()}
    return of_species | found

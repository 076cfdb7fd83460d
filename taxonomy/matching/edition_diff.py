"""What changed between two editions of the Appendices."""

from dataclasses import dataclass

from taxonomy.appendices.populations import parse_population
from taxonomy.errors import SuspiciousDrop
from taxonomy.listing import AppendixList, Listing
from taxonomy.matching.index import NameIndex, name_key
from taxonomy.matching.match import Method

MOST_LOST = 0.03  # of the lines of an edition; a COP takes single species out, if any
FEWEST_LOST = 3  # lines; below that a share says nothing

ListingPair = tuple[Listing, Listing]  # of one taxon: as it stood before, and after
ListingChange = tuple[str, str]  # appendix and name key: what makes a line the same line


@dataclass(frozen=True, slots=True)
class ListDiff:
    """From an older edition to a newer one, each part in the order of the edition it is from."""

    before: str  # edition
    after: str
    added: tuple[Listing, ...]
    removed: tuple[Listing, ...]
    renamed: tuple[ListingPair, ...]
    reworded: tuple[ListingPair, ...]  # the same line with another population note

    @property
    def is_empty(self) -> bool:
        return not (self.added or self.removed or self.renamed or self.reworded)


def diff(before: AppendixList, after: AppendixList) -> ListDiff:
    """What was added, removed, renamed (by the table of synonyms) and given another note."""
    old, new = _by_line(before), _by_line(after)
    gone = {line: listing for line, listing in old.items() if line not in new}
    come = {line: listing for line, listing in new.items() if line not in old}
    renamed = tuple(_renamed(gone, come, NameIndex(before), NameIndex(after)))
    for earlier, later in renamed:
        del gone[_line(earlier)], come[_line(later)]
    reworded = tuple(
        (listing, new[line])
        for line, listing in old.items()
        if line in new and _note(listing) != _note(new[line])
    )
    return ListDiff(
        before.edition, after.edition, tuple(come.values()), tuple(gone.values()), renamed, reworded
    )


def refuse_suspicious(found: ListDiff, before: AppendixList) -> None:
    """Raises SuspiciousDrop when more lines are gone than a COP would take out."""
    lost, lines = len(found.removed), len(before.listings)
    if lost > FEWEST_LOST and lost > MOST_LOST * lines:
        names = ", ".join(listing.taxon for listing in found.removed[:5])
        raise SuspiciousDrop(
            f"{lost} of the {lines} lines of edition {found.before} are not in the new list "
            f"({names}, …). Look at it with --dry-run; if it is right, confirm it with --confirm."
        )


def _by_line(edition: AppendixList) -> dict[ListingChange, Listing]:
    """One line per name and Appendix; several population notes of a name are put together."""
    found: dict[ListingChange, Listing] = {}
    for listing in edition.listings:
        found.setdefault(_line(listing), listing)
    return found


def _line(listing: Listing) -> ListingChange:
    return listing.appendix.value, name_key(listing.taxon)


def _note(listing: Listing) -> tuple[object, ...]:
    """What a note says, whatever its articles and the order of its places."""
    note = parse_population(listing.annotation)
    if note is None:
        return ()
    places = frozenset(" ".join(place.casefold().split()) for place in note.places)
    return note.scope, places or note.words.casefold(), note.between, note.breeding


def _renamed(
    gone: dict[ListingChange, Listing],
    come: dict[ListingChange, Listing],
    before: NameIndex,
    after: NameIndex,
) -> list[ListingPair]:
    """Pairs that a synonym or a slip of spelling joins; each line in one pair only."""
    pairs: dict[ListingChange, ListingChange] = {}
    for old, listing in gone.items():
        for new in _other_name(old, listing, after):
            if new in come:
                pairs[old] = new
    for new, listing in come.items():
        for old in _other_name(new, listing, before):
            if old in gone and old not in pairs and new not in pairs.values():
                pairs[old] = new
    once = {new: old for old, new in pairs.items()}
    return [(gone[old], come[new]) for new, old in once.items()]


def _other_name(line: ListingChange, listing: Listing, index: NameIndex) -> list[ListingChange]:
    """The line of the same Appendix that the name leads to by another name."""
    match = index.match(listing.taxon)
    if match.method not in {Method.SYNONYM, Method.SPELLING} or not match.listings:
        return []
    return [(line[0], name_key(match.scientific_name))]

"""Official lists brought in as editions of their own: the official text, a Species+ CSV, our CSV.

A table is read by the names of its columns, in any order; what is not there is refused by name.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from taxonomy.appendices.covered_taxa import covered_path, save_covered
from taxonomy.appendices.editions import WORDINGS, read_listings
from taxonomy.appendices.official_text import OfficialText, read_official
from taxonomy.errors import UnreadableList
from taxonomy.listing import Appendix, AppendixList, Listing, Rank
from taxonomy.names.scientific_names import parse_name

OURS = ("appendix", "rank", "scientific_name")
KNOWN_AS: Mapping[str, tuple[str, ...]] = {  # our word for a column -> what Species+ calls it
    "scientific name": ("scientific name", "full name", "taxon", "taxon name", "accepted name"),
    "listing": ("listing", "listings", "appendix", "cms listing", "species listing", "app"),
    "rank": ("rank", "rank name", "taxon rank"),
    "class": ("class", "class name"),
    "order": ("order", "order name"),
    "family": ("family", "family name"),
    "note": (
        "full note",
        "annotation",
        "note",
        "notes",
        "full note en",
        "population",
        "short note",
    ),
    "date": ("effective at", "effective from", "date", "listed on", "effective date"),
    "current": ("is current", "current"),
    "genus": ("genus", "genus name"),
    "species": ("species", "species name"),
    "subspecies": ("subspecies", "subspecies name"),
}
NEEDED = ("scientific name", "listing")
NOT_CURRENT = frozenset(("false", "f", "no", "0", "deleted"))
SAVED = (
    *("appendix", "class", "order", "family", "rank", "scientific_name"),
    *("population_or_annotation", "listed_at", "verified", "verification", "notes"),
    *WORDINGS,
)
CONFIRMED = "confirmed in the imported text"


def import_official(
    rows: Iterable[Sequence[str]], edition: str, in_force: date, source: str
) -> tuple[AppendixList, OfficialText]:
    """The official text, from the cells of its table rows and its lines of text, in order.

    The second value holds the lines that were not understood. Raises UnreadableList when no
    listing was found.
    """
    text = read_official(rows, source)
    if not text.listings:
        raise UnreadableList(
            "No listing was found: the text has no heading “Appendix I” with names under it. "
            "Give the official list as PDF or Word, a Species+ CSV, or a CSV with the columns "
            f"{', '.join(OURS)}."
        )
    return AppendixList(edition, in_force, source, tuple(text.listings)), text


def import_table(
    rows: Sequence[Mapping[str, str]], edition: str, in_force: date, source: str
) -> AppendixList:
    """A CSV download of Species+, or a CSV in the layout of `data/appendices.csv`.

    Raises UnreadableList, naming the columns that are missing.
    """
    columns = list(rows[0]) if rows else []
    if all(column in columns for column in OURS):
        listings = tuple(read_listings(rows, source))
    else:
        listings = tuple(_species_plus(rows, _columns(columns), source))
    if not listings:
        raise UnreadableList("The table has no line that lists a taxon on Appendix I or II.")
    return AppendixList(edition, in_force, source, listings)


def save_edition(appendices: AppendixList, folder: Path) -> Path:
    """Keep an edition in `folder`, where `appendices.editions(folder)` finds it; its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{appendices.edition}.csv"
    _write(path, SAVED, map(_row, appendices.listings))
    save_covered(appendices.covered, covered_path(path))
    table, row = folder / "editions.csv", _edition_row(appendices)
    kept = _read(table) if table.is_file() else []
    _write(table, tuple(row), [*(r for r in kept if r["edition"] != appendices.edition), row])
    return path


def _columns(columns: Sequence[str]) -> dict[str, str]:
    """Our word for a column -> its name in the table."""
    plain = {" ".join(column.replace("_", " ").casefold().split()): column for column in columns}
    found = {
        ours: next(plain[name] for name in names if name in plain)
        for ours, names in KNOWN_AS.items()
        if any(name in plain for name in names)
    }
    missing = [name for name in NEEDED if name not in found]
    if missing == ["scientific name"] and {"genus", "species"} <= found.keys():
        missing = []
    if missing:
        wanted = "; ".join(f"{name} (as “{'”, “'.join(KNOWN_AS[name])}”)" for name in missing)
        present = ", ".join(columns) or "none"
        raise UnreadableList(f"The table lacks a column for: {wanted}. Its columns are: {present}.")
    return found


def _species_plus(
    rows: Iterable[Mapping[str, str]], columns: Mapping[str, str], source: str
) -> Iterator[Listing]:
    for row in rows:
        cells = {ours: (row.get(theirs) or "").strip() for ours, theirs in columns.items()}
        if cells.get("current", "").casefold() in NOT_CURRENT:
            continue
        taxon, rank = _taxon(cells)
        for appendix in _appendices(cells["listing"]):
            note = cells.get("note", "")
            yield Listing(
                appendix=appendix,
                taxon=taxon,
                rank=Rank.POPULATION if note and rank is Rank.SPECIES else rank,
                klass=cells.get("class", ""),
                order=cells.get("order", "").capitalize(),
                family=cells.get("family", ""),
                annotation=note,
                listed_at=cells.get("date", ""),
                source=source,
                verified=True,
            )


def _taxon(cells: Mapping[str, str]) -> tuple[str, Rank]:
    """The name without author, with "spp." where it is one of a genus or above, and its rank."""
    parts = (cells.get(part, "") for part in ("genus", "species", "subspecies"))
    written = cells.get("scientific name") or " ".join(filter(None, parts))
    name = parse_name(written)
    if name is None:
        raise UnreadableList(f"“{written}” is no scientific name.")
    named = cells.get("rank", "").casefold()
    rank = Rank(named) if named in list(Rank) else name.rank
    higher = rank in {Rank.CLASS, Rank.ORDER, Rank.FAMILY, Rank.GENUS}
    return (f"{name.genus} spp." if higher else name.canonical), rank


def _appendices(listing: str) -> list[Appendix]:
    words = listing.upper().replace("APPENDIX", " ").replace("/", " ").replace(",", " ").split()
    return [appendix for appendix in Appendix if appendix.value in words]


def _row(listing: Listing) -> dict[str, str]:
    values = (
        *(listing.appendix.value, listing.klass, listing.order, listing.family),
        *(listing.rank.value, listing.taxon, listing.annotation, listing.listed_at),
        *(listing.source, CONFIRMED if listing.verified else "", listing.notes),
        *(dict(listing.wordings).get(language, "") for language in WORDINGS.values()),
    )
    return dict(zip(SAVED, values, strict=True))


def _edition_row(appendices: AppendixList) -> dict[str, str]:
    return {
        "edition": appendices.edition,
        "in_force": appendices.in_force.isoformat(),
        "added_at": "",
        "source": appendices.source,
        "caveat": appendices.caveat,
    }


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def _write(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        table = csv.DictWriter(out, columns)
        table.writeheader()
        table.writerows(rows)

"""The editions of Appendices I and II: those that are shipped and those that users imported.

The shipped editions are cut from one table, `data/appendices.csv`: an edition holds every line
that was listed at its meeting or before. `data/SOURCES.md` says how far to trust the lines.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from taxonomy.appendices.covered_taxa import covered_path, load_covered
from taxonomy.errors import NoEditionInForce, UnknownEdition, UnreadableList
from taxonomy.listing import Appendix, AppendixList, CoveredTaxon, Listing, Rank

SHIPPED = Path(__file__).parent.parent / "data"
COLUMNS = ("appendix", "rank", "scientific_name")
WORDINGS = {"annotation_fr": "fr", "annotation_es": "es", "annotation_en": "en"}
VERIFIED = "confirmed in the"  # how the verification of a line held against a text begins


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition by name, without its lines."""

    edition: str
    in_force: date
    source: str
    caveat: str
    path: Path | None = None  # of an imported edition; None for a shipped one


def editions(folder: Path | None = None) -> tuple[Edition, ...]:
    """Every edition at hand, by the day it came into force, oldest first.

    `folder` is where imported editions are kept; one that bears the id of a shipped edition
    stands in its place.
    """
    found = {edition.edition: edition for edition in _shipped()}
    found |= {edition.edition: edition for edition in _imported(folder)}
    return tuple(sorted(found.values(), key=lambda edition: (edition.in_force, edition.edition)))


def load_appendix_list(edition: str | None = None, folder: Path | None = None) -> AppendixList:
    """The lines of one edition; of the newest when `edition` is None.

    Raises UnknownEdition.
    """
    known = {found.edition: found for found in editions(folder)}
    if edition is None:
        edition = list(known)[-1]
    if edition not in known:
        raise UnknownEdition(edition, list(known))
    return _load(known[edition])


def list_in_force(on: date, folder: Path | None = None) -> AppendixList:
    """The edition in force on a day: the last one that began on that day or before.

    Raises NoEditionInForce for a day before the oldest edition.
    """
    known = editions(folder)
    begun = [edition for edition in known if edition.in_force <= on]
    if not begun:
        raise NoEditionInForce(on, f"{known[0].edition}, in force from {known[0].in_force}")
    return _load(begun[-1])


def list_held_against(on: date, folder: Path | None = None) -> AppendixList:
    """The edition that a paper of a day is held against: that in force, else the oldest at hand.

    Papers of a meeting before the oldest edition are read like any other; what is said of their
    taxa names the edition.
    """
    known = editions(folder)
    begun = [edition for edition in known if edition.in_force <= on]
    return _load(begun[-1] if begun else known[0])


def next_edition(edition: str, folder: Path | None = None) -> AppendixList | None:
    """The edition that followed; None after the newest. Raises UnknownEdition."""
    known = editions(folder)
    names = [found.edition for found in known]
    if edition not in names:
        raise UnknownEdition(edition, names)
    after = known[names.index(edition) + 1 :]
    return _load(after[0]) if after else None


def read_listings(rows: Iterable[Mapping[str, str]], source: str = "") -> Iterator[Listing]:
    """The lines of a table in our own layout; the columns are those of `data/appendices.csv`.

    `source` stands in where a row names none. Raises UnreadableList.
    """
    for number, row in enumerate(rows, 2):
        if missing := [column for column in COLUMNS if not row.get(column)]:
            raise UnreadableList(f"Line {number} of the list has no {', '.join(missing)}.")
        yield _listing(row, number, source)


def _listing(row: Mapping[str, str], number: int, source: str) -> Listing:
    try:
        appendix, rank = Appendix(row["appendix"]), Rank(row["rank"])
    except ValueError as error:
        raise UnreadableList(f"Line {number} of the list: {error}.") from error
    return Listing(
        appendix=appendix,
        taxon=row["scientific_name"],
        rank=rank,
        klass=row.get("class", ""),
        order=row.get("order", ""),
        family=row.get("family", ""),
        annotation=row.get("population_or_annotation", ""),
        listed_at=row.get("listed_at", ""),
        source=row.get("verified", "") or source,
        verified=row.get("verification", "").startswith(VERIFIED),
        notes=row.get("notes", ""),
        wordings=tuple(
            (language, words) for column, language in WORDINGS.items() if (words := row.get(column))
        ),
    )


@cache
def _shipped() -> tuple[Edition, ...]:
    return tuple(_edition(row) for row in _rows(SHIPPED / "editions.csv"))


def _imported(folder: Path | None) -> Iterator[Edition]:
    table = folder / "editions.csv" if folder else None
    if folder and table and table.is_file():
        for row in _rows(table):
            yield _edition(row, folder / f"{row['edition']}.csv")


def _edition(row: Mapping[str, str], path: Path | None = None) -> Edition:
    day = date.fromisoformat(row["in_force"])
    return Edition(row["edition"], day, row["source"], row["caveat"], path)


@cache
def _load(edition: Edition) -> AppendixList:
    covered: tuple[CoveredTaxon, ...] = ()
    if edition.path:
        covered = load_covered(covered_path(edition.path))
        listings = tuple(read_listings(_rows(edition.path), edition.source))
    else:
        began = _first_days()
        listings = tuple(
            listing
            for listing in _shipped_listings()
            if began.get(listing.listed_at, date.min) <= edition.in_force
        )
    return AppendixList(
        edition.edition, edition.in_force, edition.source, listings, edition.caveat, covered
    )


@cache
def _shipped_listings() -> tuple[Listing, ...]:
    return tuple(read_listings(_rows(SHIPPED / "appendices.csv")))


def _first_days() -> dict[str, date]:
    """Meeting -> the day its additions came into force. What is older is in every edition."""
    return {row["added_at"]: date.fromisoformat(row["in_force"]) for row in _edition_rows()}


def _edition_rows() -> list[dict[str, str]]:
    return _rows(SHIPPED / "editions.csv")


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))

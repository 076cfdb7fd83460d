"""The table of covered taxa beside an imported edition: `COP99.taxa.csv` beside `COP99.csv`."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from taxonomy.listing import CoveredTaxon, Presence

LANGUAGES = ("en", "fr", "es")
COLUMNS = ("taxon", "family", "listed_under", *(p.value for p in Presence), *LANGUAGES)
BETWEEN = "; "


def covered_path(edition: Path) -> Path:
    """Where the taxa of the edition in that file are kept, whether or not there are any."""
    return edition.with_name(f"{edition.stem}.taxa.csv")


def save_covered(taxa: Iterable[CoveredTaxon], path: Path) -> None:
    """Write the table; take it away where there is nothing to write."""
    rows = list(map(_row, taxa))
    if not rows:
        path.unlink(missing_ok=True)
        return
    with path.open("w", encoding="utf-8", newline="") as out:
        table = csv.DictWriter(out, COLUMNS)
        table.writeheader()
        table.writerows(rows)


def load_covered(path: Path) -> tuple[CoveredTaxon, ...]:
    """The taxa in a table; () where there is none."""
    if not path.is_file():
        return ()
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return tuple(map(_taxon, csv.DictReader(lines)))


def _row(taxon: CoveredTaxon) -> dict[str, str]:
    cells = {"taxon": taxon.taxon, "family": taxon.family, "listed_under": _join(taxon.under)}
    cells |= {presence.value: _join(isos) for presence, isos in taxon.states.items()}
    return cells | {
        language: _join(names)
        for language, names in taxon.common_names.items()
        if language in LANGUAGES
    }


def _taxon(row: Mapping[str, str]) -> CoveredTaxon:
    return CoveredTaxon(
        row["taxon"],
        row["family"],
        _split(row["listed_under"]),
        {presence: found for presence in Presence if (found := _split(row[presence.value]))},
        {language: found for language in LANGUAGES if (found := _split(row[language]))},
    )


def _join(words: Iterable[str]) -> str:
    return BETWEEN.join(words)


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(BETWEEN)) if cell else ()

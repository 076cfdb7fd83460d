"""Which column of a foreign table is which of ours."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors.plain import plain

REQUIRED = ("number", "title")
NAMES: Mapping[str, tuple[str, ...]] = {  # ours -> how it may be headed, in three languages
    "number": (
        "ca_number", "number", "no", "nr", "ca", "ca no", "ca number", "action number",
        "concerted action number", "concerted action", "numero", "numéro", "número",
    ),
    "title": (
        "title", "name", "species", "concerted action title", "titre", "título", "nom", "nombre",
    ),
    "documents": ("document_codes", "documents", "document", "symbols", "symboles", "documentos"),
    "taxa": (
        "taxa_scientific", "taxa", "taxon", "scientific name", "scientific names",
        "nom scientifique", "nombre científico",
    ),
    "common_names": ("taxa_common_en", "common name", "common names", "nom commun", "nombre común"),
    "lead": ("lead", "led by", "chef de file", "líder"),
    "proponents": ("proponents", "proponent", "proposed by", "auteurs", "proponentes"),
    "range_states": ("range states", "range", "countries", "états de l’aire", "estados del área"),
    "proposed": ("proposed", "submitted", "proposé", "propuesta"),
    "adopted": (
        "first_adopted", "adopted", "first adopted", "accepted", "adoption", "date of adoption",
        "designated", "adoptée", "adoptado", "fecha de adopción", "date d’adoption",
    ),
    "extended": (
        "extended_or_revised", "extended", "extension", "revised", "renewed", "prolongée",
        "prorrogado",
    ),
    "reported": ("reported", "reports", "report received", "last report", "rapport", "informe"),
    "ended": ("closed", "completed", "ended", "date closed", "clôturée", "cerrado"),
    "status": ("status", "statut", "état", "estado"),
    "evidence": ("evidence",),
    "sources": ("source_urls", "sources", "source"),
    "notes": ("notes", "note", "remarks", "comments", "remarques", "observaciones"),
}  # fmt: skip


class MissingColumns(Exception):
    """A table in which columns that must be there are not found."""


@dataclass(frozen=True, slots=True)
class Columns:
    """How the columns of a table are headed, ours by plain heading."""

    ours: Mapping[str, str]

    def find_header(self, rows: Sequence[Sequence[str]]) -> tuple[int, dict[int, str]]:
        """The place of the header among the first rows, and our name of each column, from 0.

        Raises MissingColumns, also where two columns are headed the same.
        """
        best: tuple[int, dict[int, str]] = (0, {})
        for n, row in enumerate(rows):
            names = {
                m: self.ours[plain(cell)] for m, cell in enumerate(row) if plain(cell) in self.ours
            }
            if len(names) > len(best[1]):
                best = (n, names)
        self._check(rows[best[0]] if rows else (), best[1])
        return best

    def _check(self, row: Sequence[str], names: Mapping[int, str]) -> None:
        missing = [name for name in REQUIRED if name not in names.values()]
        if missing:
            raise MissingColumns(
                f"there is no column for {' and '.join(missing)}; its columns are "
                f"{', '.join(filter(None, row)) or 'none'}. Head one “{missing[0]}”, or name it in "
                f"a mapping file (--mapping FILE.toml, with a line {missing[0]} = “its heading” "
                "under [columns])."
            )
        for name in dict.fromkeys(names.values()):
            twice = [row[n] for n, ours in names.items() if ours == name]
            if len(twice) > 1:
                raise MissingColumns(
                    f"the columns {' and '.join(twice)} are both taken for {name}. Rename one, or "
                    "say in a mapping file which is meant."
                )


def standard_columns() -> Columns:
    """The headings known without a mapping file."""
    return Columns({plain(name): ours for ours, names in NAMES.items() for name in names})


def read_mapping(path: Path) -> Columns:
    """The standard headings and those of a mapping file.

    The file is TOML: under `[columns]`, a line `ours = "their heading"` or a list of headings. A
    heading given there goes before the standard meaning. Raises MissingColumns.
    """
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise MissingColumns(f"{path.name} is no mapping file ({error}).") from error
    given = raw.get("columns", raw)
    if unknown := [name for name in given if name not in NAMES]:
        raise MissingColumns(
            f"{path.name} maps “{unknown[0]}”, which is no column of ours: {', '.join(NAMES)}."
        )
    theirs = {plain(one): ours for ours, names in given.items() for one in _each(names)}
    mapped = set(theirs.values())
    kept = {name: ours for name, ours in standard_columns().ours.items() if ours not in mapped}
    return Columns({**kept, **theirs})


def _each(names: str | Iterable[str]) -> Iterable[str]:
    return [names] if isinstance(names, str) else names

"""Which column of a foreign table is which of ours."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors.text import plain
from pipeline.refusal import Refusal

REQUIRED = ("number", "title")
NAMES: Mapping[str, tuple[str, ...]] = {  # ours -> how it may be headed, in three languages
    "number": (
        "ca_number", "number", "no", "nr", "n°", "nº", "n", "núm", "num", "ca", "ca no",
        "ca number", "action number", "action no", "concerted action number",
        "concerted action no", "concerted action", "numero", "numéro", "número",
        "numéro de l’action", "n° de l’action", "número de la acción", "n° de acción",
        "action concertée", "acción concertada",
    ),
    "title": (
        "title", "name", "species", "concerted action title", "titre", "título", "nom", "nombre",
        "titre de l’action", "título de la acción", "intitulé", "espèce", "espèces", "especie",
        "especies",
    ),
    "documents": (
        "document_codes", "documents", "document", "symbols", "symbol", "symboles", "cote",
        "cotes", "documentos", "documento", "signatura", "signaturas",
    ),
    "taxa": (
        "taxa_scientific", "taxa", "taxon", "scientific name", "scientific names", "taxons",
        "nom scientifique", "noms scientifiques", "nombre científico", "nombres científicos",
        "taxón", "taxones",
    ),
    "common_names": (
        "taxa_common_en", "common name", "common names", "nom commun", "noms communs",
        "nombre común", "nombres comunes",
    ),
    "lead": (
        "lead", "led by", "leader", "lead party", "chef de file", "coordonnateur", "líder",
        "coordinador", "responsable",
    ),
    "proponents": (
        "proponents", "proponent", "proposed by", "auteurs", "auteur", "auteurs de la proposition",
        "auteur de la proposition", "proposant", "proposants", "proponentes", "proponente",
        "autores", "autor",
    ),
    "range_states": (
        "range states", "range", "countries", "états de l’aire", "états de l’aire de répartition",
        "pays", "estados del área", "estados del área de distribución", "países",
    ),
    "proposed": (
        "proposed", "submitted", "date proposed", "proposé", "proposée", "soumise", "propuesta",
        "presentada",
    ),
    "adopted": (
        "first_adopted", "adopted", "first adopted", "adopted at", "accepted", "adoption",
        "date of adoption", "date adopted", "designated", "adoptée", "adoptée à", "acceptée",
        "date d’adoption", "désignée", "adoptado", "adoptada", "adoptada en", "aceptada",
        "adopción", "fecha de adopción", "designada",
    ),
    "extended": (
        "extended_or_revised", "extended", "extended at", "extension", "revised", "renewed",
        "prolongée", "prolongée à", "prolongation", "renouvelée", "prorrogado", "prorrogada",
        "prorrogada en", "prórroga", "renovada",
    ),
    "reported": (
        "reported", "reports", "report", "report received", "last report", "rapport", "rapports",
        "rapport reçu", "dernier rapport", "informe", "informes", "informe recibido",
        "último informe",
    ),
    "ended": (
        "closed", "closed at", "ended", "end", "end date", "date closed", "closure",
        "date of closure", "fin", "date de fin", "clôturée", "clôturé", "clôturée à", "clôture",
        "close", "date de clôture", "cerrado", "cerrada", "cerrada en", "cierre",
        "fecha de cierre", "fecha de fin",
    ),
    "completed": (
        "completed", "completed at", "date completed", "completion", "date of completion",
        "achevée", "achevé", "achèvement", "date d’achèvement", "terminée", "completada",
        "terminada", "finalizada", "finalizado", "finalización", "fecha de finalización",
    ),
    "status": ("status", "statut", "état", "situation", "estado", "situación"),
    "evidence": ("evidence", "éléments de preuve", "pruebas"),
    "sources": ("source_urls", "sources", "source", "fuente", "fuentes"),
    "notes": (
        "notes", "note", "remarks", "comments", "comment", "remarques", "observations",
        "commentaires", "observaciones", "notas", "comentarios",
    ),
}  # fmt: skip
SPECIES = frozenset(plain(name) for name in ("species", "espèce", "espèces", "especie", "especies"))
"""Headings of the names of the species: of the title too where no other column holds one."""


class MissingColumns(Refusal):
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
            names = _species_apart(
                row,
                {
                    m: self.ours[key]
                    for m, cell in enumerate(row)
                    if (key := plain(cell)) in self.ours
                },
            )
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


def _species_apart(row: Sequence[str], names: dict[int, str]) -> dict[int, str]:
    """The columns, one of species that stands beside a title taken for taxa, or common names."""
    titles = [n for n, ours in names.items() if ours == "title"]
    species = [n for n in titles if plain(row[n]) in SPECIES]
    if len(titles) < 2 or len(species) != 1:
        return names
    return {**names, species[0]: "common_names" if "taxa" in names.values() else "taxa"}


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
    theirs = {plain(heading): ours for ours, names in given.items() for heading in _each(names)}
    mapped = set(theirs.values())
    kept = {name: ours for name, ours in standard_columns().ours.items() if ours not in mapped}
    return Columns({**kept, **theirs})


def _each(names: str | Iterable[str]) -> Iterable[str]:
    return [names] if isinstance(names, str) else names

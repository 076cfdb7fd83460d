"""The lines of a section on proponents, where they stand in a table."""

import re
from collections.abc import Sequence
from itertools import takewhile

from extractors.document import Cell, Document, Paragraph, Table
from extractors.fields.states.countries import find_states
from extractors.forms.section import Section
from extractors.text import normalise

WHO = re.compile(
    r"^\W*(?:lead|co-?lead|partner|proponent|co-?proponent|government|gouvernement|gobierno"
    r"|country|pays"
    r"|pais|state|etat|estado|party|partie|parte|organi[sz]ation|organisme|organizacion|institution"
    r"|institucion|name|nom|nombre|auteur|autor|socio|partenaire|chef de file)e?s?\b"
)
"""Heads of columns, and labels, beside which a proponent is named."""
COUNTRY = re.compile(r"^\W*(?:country|pays|pais|state|etat|estado)\b")
OTHER = re.compile(
    r"focal|contact|e-?mail|correo|courriel|person|address|adresse|direccion|responsable|role"
    r"|funcion"
    r"|fonction|telephone|telefono|website|authority|autorite|autoridad|ministry|ministere"
    r"|ministerio"
    r"|institution|institucion|signature|firma|date|fecha"
)
"""Heads and labels of what is told of them."""
LABEL_WORDS = 6


def under_own_headings(sections: Sequence[Section], ids: Sequence[str]) -> tuple[Paragraph, ...]:
    """What follows the first heading on proponents as headings of its own: names in bold, or cells.

    `ids` are those of the sections on proponents. Empty where no heading is on them, or where a
    heading of the form comes next.
    """
    heads = [n for n, section in enumerate(sections) if set(ids) & set(section.ids)]
    behind = sections[heads[0] + 1 :] if heads else ()
    named = takewhile(lambda section: not section.ids, behind)
    return tuple(p for part in named for p in (part.heading, *part.body) if p is not None)


def proponent_lines(paragraphs: Sequence[Paragraph], document: Document) -> str:
    """The text of a section on proponents; of a table only the cells that name them."""
    numbers = {p.location.table for p in paragraphs if p.location.table}
    cells = {t.number: _naming_cells(t) for t in document.tables if t.number in numbers}
    return "\n".join(
        paragraph.text
        for paragraph in paragraphs
        if not paragraph.location.table
        or (naming := cells.get(paragraph.location.table)) is None
        or paragraph.location.cell in naming
    )


def _naming_cells(table: Table) -> set[tuple[int, int]] | None:
    """The cells that name governments or bodies; None for a table of unknown make."""
    heads = table.rows[0] if table.rows else []
    if len(heads) > 1 and all(map(_is_label, heads)) and len(table.rows) > 1:
        column = next((cell.column for cell in heads if WHO.match(_folded(cell))), None)
        if column is not None:
            return {(c.row, c.column) for c in table.cells if c.column == column and c.row > 1}
    if (column := _column_of_states(table)) is not None:
        return {(c.row, c.column) for c in table.cells if c.column == column and c.row > 1}
    labels = [row[0] for row in table.rows if len(row) == 2]
    if len(labels) > 1 and len(labels) == len(table.rows) and sum(map(_is_label, labels)) > 1:
        return _beside(labels)
    return None


def _column_of_states(table: Table) -> int | None:
    """The column that holds a State in each row but the first, under a head that is none."""
    if len(table.rows) < 2 or any(find_states(cell.text) for cell in table.rows[0]):
        return None
    for head in table.rows[0]:
        below = [c for c in table.cells if c.column == head.column and c.row > 1]
        if below and all(find_states(cell.text)[:1] for cell in below):
            return head.column
    return None


def _beside(labels: Sequence[Cell]) -> set[tuple[int, int]]:
    """The cells behind labels that ask for a name; the country only where nothing else does."""
    who = [cell for cell in labels if WHO.match(_folded(cell)) and not _tells(cell)]
    named = [cell for cell in who if not COUNTRY.match(_folded(cell))]
    return {(cell.row, cell.column + cell.columns) for cell in named or who}


def _tells(cell: Cell) -> bool:
    return bool(re.search(r"focal|contact|e-?mail|correo|courriel|person", _folded(cell)))


def _is_label(cell: Cell) -> bool:
    folded = _folded(cell)
    known = WHO.match(folded) or OTHER.search(folded)
    short = len(folded.split()) <= LABEL_WORDS
    return bool(known) and short and not find_states(cell.text)


def _folded(cell: Cell) -> str:
    return normalise(cell.text.strip())

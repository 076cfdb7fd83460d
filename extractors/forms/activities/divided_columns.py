"""Columns that hold two fields, "Responsible / budget", as one column for each."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.document import Cell, Paragraph
from extractors.forms.activities.column_contents import BEFORE_A_SUM, TELLS, tells_of_sums
from extractors.forms.activities.column_headers import column_of, is_column_header
from extractors.forms.activities.columns import BY_CONTENTS, TEXT
from extractors.forms.activities.grids import GridRow, is_divided, text_of
from extractors.forms.activities.labelled_lists import ROW_FIELDS, pieces_of

HEADERS = {field: field.capitalize() for field in ROW_FIELDS}
BETWEEN_NAMES = re.compile(r"\s*(?:[/|&+,;()\n–—]|\s-\s|\b(?:and|et|y|e)\b)\s*")
CUTS = (
    BEFORE_A_SUM,
    re.compile(r"\s+/\s+|\s*\|\s*"),
    re.compile(r"\s*;\s+"),
    re.compile(r"\s+[–—-]\s+"),
    re.compile(r"\s*\((?=[^()]*\)\s*$)|\)\s*$"),
    re.compile(r"\s*,\s+"),
)
"""What parts two values in a line, the surest first: brackets at the end are such as well."""
ENOUGH = 0.6  # share (0-1) of the cells of a column that can be parted
FEWEST_LABELS = 2  # in a cell that tells of an activity under labels

Parts = dict[str, list[Paragraph]]
"""What a cell holds, by field."""


def with_one_field_each(
    headers: Sequence[str], body: Sequence[GridRow]
) -> tuple[list[str], list[GridRow]]:
    """The table with each column that holds two fields as two; as it is where it has none.

    They are told by a header that names two fields, or by labels within the cells. A column whose
    cells cannot be parted is left as it is.
    """
    columns: list[tuple[str, list[Cell | None]]] = []
    for n, header in enumerate(headers):
        cells = [row[n] for row in body]
        whole = [row[n] for row in body if is_divided(row)]
        columns += _divided(header, cells, whole) or [(header, cells)]
    return [header for header, _ in columns], [
        [cells[r] for _, cells in columns] for r in range(len(body))
    ]


def fields_named(header: str) -> tuple[str, ...]:
    """The fields that a header names beside each other: two for "Who / when", else none."""
    if is_column_header(header):
        return ()
    parts = [part for part in BETWEEN_NAMES.split(header) if part.strip()]
    fields = [column_of(part) for part in parts]
    known = [field for field in dict.fromkeys(fields) if field and field != "number"]
    return tuple(known) if len(known) > 1 else ()


def _divided(
    header: str, cells: Sequence[Cell | None], whole: Sequence[Cell | None]
) -> list[tuple[str, list[Cell | None]]]:
    """The columns of each field with its header; empty where the cells cannot be parted."""
    fields = fields_named(header)
    filled = [cell for cell in whole if cell and text_of(cell)]
    if not filled:
        return []
    cuts = _usual_first(filled, fields)
    found = [_parts(cell, fields, cuts) for cell in filled]
    if not fields:
        fields = tuple(dict.fromkeys(name for parts in found for name in parts or ()))
    if sum(map(bool, found)) < ENOUGH * len(filled) or len(fields) < FEWEST_LABELS:
        return []
    parts_of = {id(cell): _parts(cell, fields, cuts) for cell in cells if cell}
    return [
        (HEADERS[field], [_part(cell, field, fields[0], parts_of) for cell in cells])
        for field in fields
    ]


def _part(
    cell: Cell | None, field: str, first: str, parts_of: dict[int, Parts | None]
) -> Cell | None:
    """The part of `cell` for `field`; all of it, for the first field, where it has no parts."""
    parts = parts_of.get(id(cell))
    if cell is None or parts is None:
        return cell if field == first else None
    return replace(cell, paragraphs=tuple(parts.get(field, ())), tables=())


def _usual_first(cells: Sequence[Cell], fields: Sequence[str]) -> list[re.Pattern[str]]:
    """The cuts, first those that part most cells: all end in brackets, one has a semicolon, too."""
    if not fields:
        return list(CUTS)
    times = {cut: sum(bool(_told(_pieces(cell, cut), fields)) for cell in cells) for cut in CUTS}
    return sorted(CUTS, key=lambda cut: -times[cut])


def _parts(cell: Cell, fields: Sequence[str], cuts: Sequence[re.Pattern[str]]) -> Parts | None:
    if (labelled := _labelled(cell)) or not fields:
        return labelled
    texts = _text_parts(cell, fields) if set(TEXT) <= {*fields} else None
    pieces = (_pieces(cell, cut) for cut in (None, *cuts))
    return texts or next(filter(None, (_told(cut, fields) for cut in pieces)), None)


def _labelled(cell: Cell) -> Parts | None:
    """ "Lead: Kenya" and "Cost: 5 EUR" in one cell."""
    parts: Parts = {}
    for paragraph in cell.paragraphs:
        for piece in pieces_of(paragraph):
            if piece.name is None or piece.name in parts:
                return None
            parts[piece.name] = [replace(paragraph, text=piece.text, spans=())]
    return parts if len(parts) >= FEWEST_LABELS else None


def _text_parts(cell: Cell, fields: Sequence[str]) -> Parts | None:
    """An activity in bold, or in a paragraph of its own, over its outcome."""
    if len(fields) > len(TEXT):
        return None
    first, *others = [p for p in cell.paragraphs if p.text.strip()]
    if others:
        return {TEXT[0]: [first], TEXT[1]: others}
    bold = [span for span in first.spans if span.text.strip() and span.style.bold]
    if len(bold) != 1 or first.spans[0] is not bold[0] or len(first.spans) == 1:
        return None
    rest = "".join(span.text for span in first.spans[1:])
    return {TEXT[0]: [_says(first, bold[0].text)], TEXT[1]: [_says(first, rest)]}


def _pieces(cell: Cell, cut: re.Pattern[str] | None) -> list[Paragraph]:
    """The lines of the cell, each cut at `cut`; empty where that leaves them as they are."""
    lines = [p for p in cell.paragraphs if p.text.strip()]
    if cut is None:
        return lines if len(lines) > 1 else []
    most = 1 if cut is BEFORE_A_SUM else 0  # 0: no limit; one sum may hold another
    split = [(p, text) for p in lines for text in cut.split(p.text, maxsplit=most)]
    pieces = [_says(p, text) for p, text in split if text.strip()]
    return pieces if len(pieces) > len(lines) else []


def _says(paragraph: Paragraph, text: str) -> Paragraph:
    return replace(paragraph, text=text.strip(" .:;,–—-"), spans=())


def _told(pieces: Sequence[Paragraph], fields: Sequence[str]) -> Parts | None:
    """Each piece under the field it tells of; one that tells of none goes on with the last.

    None where a field gets nothing, or its pieces stand apart.
    """
    parts: Parts = {}
    last = ""
    for piece in pieces:
        telling = [f for f in BY_CONTENTS if f in fields and TELLS[f](piece.text)]
        if len(telling) > 1 and not tells_of_sums(piece.text):  # the name of a fund is a body's
            telling = [field for field in telling if field != "funding"]
        field = telling[0] if telling else last
        if not field:
            free = [f for f in fields if f in (*TEXT, "responsibility")]
            field = free[0] if free else ""
        if not field or (field != last and field in parts):
            return None
        parts.setdefault(field, []).append(piece)
        last = field
    return parts if len(parts) == len(fields) else None

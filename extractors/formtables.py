"""Tables that are the form itself, with the headings of the sections as labels of their rows."""

from collections.abc import Iterator, Sequence

from extractors.candidates import Unit
from extractors.document import Cell, Document, Paragraph, Table
from extractors.fields.columns import column_of
from extractors.numbering import read_mark
from extractors.wordings import Known, Wordings


def units_of(document: Document, wordings: Wordings) -> list[Unit]:
    """Every paragraph of `document` in reading order, with the role its table gives it."""
    units: list[Unit] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            units.append(Unit(block))
        else:
            units.extend(_units(block, wordings))
    return units


def _units(table: Table, wordings: Wordings) -> Iterator[Unit]:
    if _one_column(table):
        yield from (Unit(paragraph) for cell in table.cells for paragraph in cell.paragraphs)
        return
    labels = _labels(table, wordings)
    begun = {row for row, _ in labels}
    for cell in table.cells:
        role = "cell"
        if cell.row in begun and cell.column <= max(c for row, c in labels if row == cell.row):
            role = "label" if cell.column == 1 else "more"  # a number may stand left of it
        for n, paragraph in enumerate(cell.paragraphs):
            yield Unit(paragraph, "more" if n and role == "label" else role)


def _labels(table: Table, wordings: Wordings) -> set[tuple[int, int]]:
    """(row, column) of every cell that labels a row of the form; empty for other tables."""
    if _is_activities(table):
        return set()
    cells = {cell.row: cell for cell in map(_label_cell, table.rows) if cell}
    known = {row: wording for row, cell in cells.items() if (wording := _known(cell, wordings))}
    if not known or (len(known) == 1 and next(iter(known.values())).words < 2):
        return set()
    first, width = min(known), max(cell.column for cell in table.cells)
    return {
        (row, cell.column)
        for row, cell in cells.items()
        if row in known or (row > first and cell.columns < width and _labels_something(table, cell))
    }


def _label_cell(row: Sequence[Cell]) -> Cell | None:
    """The first cell of a row with words in it, a bare number passed over."""
    for cell in row[:2]:
        text = cell.text.strip()
        if text and not (text.strip("().:").isdigit() or (read_mark(f"{text} ") and len(text) < 7)):
            return cell
        if text == "":
            return None
    return None


def _known(cell: Cell, wordings: Wordings) -> Known | None:
    for end in range(len(cell.paragraphs), 0, -1):
        text = " ".join(paragraph.text for paragraph in cell.paragraphs[:end])
        mark = read_mark(text)
        text = text[mark.end :] if mark else text
        known = wordings.whole(text) or wordings.close(text)
        if known:
            return known
    return None


def _labels_something(table: Table, cell: Cell) -> bool:
    """Whether `cell` is a short label with text to its right."""
    right = [c for c in table.cells if c.row == cell.row and c.column > cell.column]
    return len(cell.text) < 100 and any(c.text.strip() for c in right)


def _is_activities(table: Table) -> bool:
    columns = {column_of(cell.text) for row in table.rows[:2] for cell in row}
    return len(columns - {None}) > 2


def _one_column(table: Table) -> bool:
    return all(len(row) == 1 for row in table.rows)

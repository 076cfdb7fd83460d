"""Tables that are the form itself, with the headings of the sections as labels of their rows."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from math import log

from extractors.document import Cell, Document, Paragraph, Table
from extractors.forms.activities.column_headers import column_of, is_column_header
from extractors.forms.activities.labelled_lists import lone_label_of
from extractors.forms.headings.candidates import LONGEST_NUMBER
from extractors.forms.headings.card_labels import card_lines
from extractors.forms.headings.exclusions import names_a_state
from extractors.forms.headings.nearness import of_heading, sections_known
from extractors.forms.headings.text_unit import TextUnit
from extractors.forms.headings.wordings import HeadingIndex, HeadingMatch
from extractors.forms.numbering import read_mark

LONGEST_LABEL = 240  # characters
TABLES = 3  # with labels, from which on a document is a form of several tables
MANY = 5  # known labels, among which a row with an empty cell is one more
FEWEST_OF_AN_ACTIVITY = 3  # different labels, more than half of all in the table
MOST_OF_A_FORM = 3  # columns: number, label, text
NEAR = log(0.4)  # log-probability from which on a label speaks of a section
SPEAKING = 4  # sections spoken of, from which on a table without a known label is a form
FEWEST_BELOW = 3  # rows with the first, from which on a column has a head
LONGEST_HEAD = 40  # characters, of the head of a column
SHORT_LABEL = 100  # characters, of a label that no form knows


def units_of(document: Document, wordings: HeadingIndex) -> list[TextUnit]:
    """Every paragraph of `document` in reading order, with the role its table gives it.

    A form may have a table for each section: then one label of one word is enough.
    """
    labels = {table.number: _labels(table, wordings) for table in document.tables}
    if sum(map(bool, labels.values())) >= TABLES:
        for table in document.tables:
            if not labels[table.number]:
                labels[table.number] = _labels(table, wordings, alone=True)
    units: list[TextUnit] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            units.append(TextUnit(block))
        else:
            units.extend(_units(block, labels[block.number]))
    return _without_cards(units, wordings)


def _without_cards(units: Sequence[TextUnit], wordings: HeadingIndex) -> list[TextUnit]:
    """The labels of cards, in tables or on lines, are text of the section that holds the cards."""
    lines = [None if unit.role in ("cell", "more") else unit.paragraph for unit in units]
    cards = card_lines(lines, wordings)
    kept: list[TextUnit] = []
    for n, unit in enumerate(units):
        of_label = unit.role == "more" and kept[-1].on_card
        on_card = n in cards or of_label
        in_table = on_card and unit.role != "text"
        kept.append(replace(unit, role="cell" if in_table else unit.role, on_card=on_card))
    return kept


def _units(table: Table, labels: Collection[tuple[int, int]]) -> Iterator[TextUnit]:
    if _one_column(table):
        planned = set(_planned_inside(table))
        for paragraph in (paragraph for cell in table.cells for paragraph in cell.paragraphs):
            yield TextUnit(paragraph, "cell" if paragraph.location.paragraph in planned else "text")
        return
    last = dict(labels)  # row -> column of its label; a number may stand left of it
    opened = 0  # row whose label has begun
    for cell in table.cells:
        for paragraph in cell.paragraphs:
            role = "cell"
            if cell.column <= last.get(cell.row, 0) and paragraph.text.strip():
                role = "more" if cell.row == opened else "label"
                opened = cell.row
            yield TextUnit(paragraph, role)


def _planned_inside(table: Table) -> Iterator[int]:
    """The paragraphs of activities tables in the cells of `table`."""
    for inner in list(table.with_inner())[1:]:
        rows = _activity_rows(inner)
        for cell in inner.cells:
            if cell.row in rows:
                yield from (paragraph.location.paragraph for paragraph in cell.paragraphs)


def _labels(table: Table, wordings: HeadingIndex, *, alone: bool = False) -> set[tuple[int, int]]:
    """(row, column) of every cell that labels a row of the form; empty for other tables.

    `alone`: whether one label of one word is enough to make it a form.
    """
    planned = _activity_rows(table)
    counted = _is_counted(table, planned)
    cells = {
        row[0].row: cell
        for row in table.rows
        if row[0].row not in planned and (cell := _label_cell(row[1:] if counted else row))
    }
    if _is_of_an_activity(list(cells.values())) or _is_on_its_side(table, list(cells.values())):
        return set()
    known = {row: wording for row, cell in cells.items() if (wording := _known(cell, wordings))}
    if _heads_a_column(table, list(known), cells):
        return set()
    known |= _spoken_of(cells, known, wordings)
    one_word = len(known) == 1 and next(iter(known.values())).words < 2
    if not known or (one_word and not alone):
        return set()
    rightmost = max(cells[row].column for row in known)  # further right stand tables in cells
    wide = sum(_is_wide(table, cells[row]) for row in known) * 2 > len(known)
    return {
        (row, cell.column)
        for row, cell in cells.items()
        if row in known
        or (cell.column <= rightmost and _is_label(table, cell, wide, wordings, known=known))
    }


def _heads_a_column(table: Table, known: Sequence[int], cells: Mapping[int, Cell]) -> bool:
    """Whether the only label known stands above a column: "Range State | Breeds | Pairs".

    The heads of the other columns stand beside it, or below it names of States alone.
    """
    first = table.cells[0].row
    if list(known) != [first] or len(cells) < FEWEST_BELOW:
        return False
    heads = [cell.text.strip() for cell in table.cells if cell.row == first]
    below = [" ".join(cell.text.split()) for row, cell in cells.items() if row != first]
    if 2 * sum(map(names_a_state, below)) > len(below):
        return True
    return len(heads) > 2 and all(0 < len(head) <= LONGEST_HEAD for head in heads)


def _spoken_of(
    cells: Mapping[int, Cell], known: Collection[int], wordings: HeadingIndex
) -> dict[int, HeadingMatch]:
    """The rows whose labels speak of sections in words of their own.

    Without a known label several must, of different sections, and most of all rows.
    """
    near: dict[int, HeadingMatch] = {}
    for row, cell in cells.items():
        text = " ".join(cell.text.split())
        mark = read_mark(text)
        words = text[mark.end :] if mark else text
        if row in known or len(text) > SHORT_LABEL or not words:
            continue
        section, likelihood = of_heading(words).best
        if likelihood > NEAR and section in sections_known() & wordings.sections:
            near[row] = HeadingMatch((section,), "", official=False, words=2, sure=False)
    sections = {id_ for match in near.values() for id_ in match.ids}
    enough = len(sections) >= SPEAKING and 2 * len(near) > len(cells)
    return near if known or enough else {}


def _is_of_an_activity(cells: Sequence[Cell]) -> bool:
    """Whether the labels tell of one activity: "Action", "Expected outcome", "Time frame"."""
    named = [name for cell in cells if (name := lone_label_of(cell.text))]
    return (
        "activity" in named
        and len({*named}) >= FEWEST_OF_AN_ACTIVITY
        and 2 * len(named) > len(cells)
    )


def _is_on_its_side(table: Table, cells: Sequence[Cell]) -> bool:
    """Whether the labels are the columns of an activities table, and each activity has a column."""
    named = {lone_label_of(cell.text) for cell in cells}
    width = max(cell.column + cell.columns - 1 for cell in table.cells)
    return width > MOST_OF_A_FORM and None not in named and len(named) >= FEWEST_OF_AN_ACTIVITY


def _is_wide(table: Table, cell: Cell) -> bool:
    """Whether `cell` takes the whole width, with the text of its section in the next row."""
    return cell.columns >= max(other.column + other.columns - 1 for other in table.cells)


def _is_counted(table: Table, planned: Collection[int]) -> bool:
    """Whether the first of three columns holds numbers alone; a scan loses or garbles some."""
    first = [cell for cell in table.cells if cell.column == 1 and cell.row not in planned]
    width = max(cell.column + cell.columns - 1 for cell in table.cells)
    return width > 2 and all(len(cell.text.strip()) <= LONGEST_NUMBER for cell in first)


def _label_cell(row: Sequence[Cell]) -> Cell | None:
    """The first cell of a row with words in it, a bare number passed over."""
    for cell in row[:2]:
        text = cell.text.strip()
        number = len(text) <= LONGEST_NUMBER and bool(read_mark(f"{text} "))
        if text and not (text.strip("().:").isdigit() or number):
            return cell
        if text == "":
            return None
    return None


def _known(cell: Cell, wordings: HeadingIndex) -> HeadingMatch | None:
    for end in range(len(cell.paragraphs), 0, -1):
        text = " ".join(paragraph.text for paragraph in cell.paragraphs[:end])
        mark = read_mark(text)
        text = text[mark.end :] if mark else text
        known = wordings.whole(text) or wordings.close(text)
        if known:
            return known
    return None


def _is_label(
    table: Table, cell: Cell, wide: bool, wordings: HeadingIndex, *, known: Collection[int]
) -> bool:
    """Whether `cell` is the short label of a section the form may not know.

    `wide`: the known labels take the whole width of the table. Above the first of the `known`
    rows stand titles and column headers; among many of them nothing need stand beside a label.
    """
    if len(cell.text) > LONGEST_LABEL or _is_wide(table, cell) is not wide:
        return False
    if wordings.likely(" ".join(cell.text.split())):
        return True
    if cell.row < min(known):
        return False
    if wide:  # right below a label stands its text
        short = not cell.text.rstrip().endswith((".", ";", ",")) and len(cell.text) < SHORT_LABEL
        return short and cell.row - 1 not in known
    right = [c for c in table.cells if c.row == cell.row and c.column > cell.column]
    filled = len(known) >= MANY and cell.row < max(known)
    return len(cell.text) < SHORT_LABEL and (filled or any(c.text.strip() for c in right))


def _activity_rows(table: Table) -> Collection[int]:
    """The rows of an activities table in `table`; where it is all there is, down to the end.

    Inside the cell of a form it ends where its label does; the label may stand in its first row.
    """
    for row in table.rows:
        if _heads_activities(row):
            top, left = row[0].row, row[0].column
            label = next((c for c in table.cells if _is_beside(c, top, left)), None)
            if label:
                return range(max(top, label.row + 1), label.row + label.rows)
            return range(top, table.cells[-1].row + 1)
    return ()


def _heads_activities(row: Sequence[Cell]) -> bool:
    """Whether a row is the head of an activities table; of two columns both names must be whole."""
    fields = {column_of(cell.text) for cell in row} - {None}
    whole = len(row) > 1 and all(is_column_header(cell.text) for cell in row)
    return len(fields) > 2 or (whole and len(fields) > 1 and "activity" in fields)


def _is_beside(cell: Cell, row: int, column: int) -> bool:
    """Whether `cell` spans several rows, `row` among them, no further right than `column`."""
    spans = cell.rows > 1 and cell.row <= row < cell.row + cell.rows
    return spans and cell.column <= column and bool(cell.text.strip())


def _one_column(table: Table) -> bool:
    return all(len(row) == 1 for row in table.rows)

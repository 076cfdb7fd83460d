"""The activities and expected outcomes: from their table, from cards, or a list with labels."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from extractors.document import Document, Table
from extractors.fields.values import ActivityRow
from extractors.forms.activities.cards import card_rows
from extractors.forms.activities.credited_lines import credited_rows
from extractors.forms.activities.delimited_lines import delimited_rows
from extractors.forms.activities.grids import GridRow, grid_of
from extractors.forms.activities.labelled_lists import labelled_rows
from extractors.forms.activities.numbered_lists import lists_by_number
from extractors.forms.activities.parted_tables import whole_tables
from extractors.forms.activities.tabbed_lines import tabbed_readings
from extractors.forms.activities.table_rows import (
    FEWEST_INSIDE,
    FEWEST_TOLD,
    TableReading,
    order_of_the_form,
    read_grid,
    read_table,
)
from extractors.forms.section import Section
from extractors.text import alnum_key

REPORT = "progress"  # the section of a report that tells of its activities
SECTIONS = ("activities_and_expected_outcomes", REPORT)
SUMMARY = "summary_of_activities"
FEWEST_LISTED = 2  # activities with labels that make a list under any heading
FEWEST_CELLS = 3  # values of each of them beside the activity
MOST_EXTRACTED = 2  # fields of a table that only repeats the activities with one thing each


def parse_activities(section: Section, document: Document) -> list[ActivityRow]:
    """The rows of every activities table in `section`, or of its labelled list; else empty.

    Columns are told from their headers, in any order, or from what stands in them; without either
    a table of five columns under this section is read in the order of the form. Empty rows are
    left out. A cell merged over several rows counts for each of them. Where the section has
    neither, lines that end with who does them count, then the tables that are surely of activities
    elsewhere in the document: a form in a table has them behind it, a report in an annex.
    """
    reports = REPORT in section.ids
    inside = _in_section(section, document) or [
        reading for reading in tabbed_readings(section.body) if reading.may_be
    ]
    rows = _rows_of(_of_kind(inside, reports=reports) or inside)
    rows = _with_cards(rows, _among(card_rows(document), section)) or labelled_rows(section.body)
    rows = rows or delimited_rows(section.body, FEWEST_INSIDE) or credited_rows(section.body)
    return rows or _rows_of(_elsewhere(document, reports=reports))


def find_activities(
    sections: Sequence[Section], document: Document, *, reports: bool = False
) -> list[ActivityRow]:
    """The activities of the whole file, wherever they stand; empty where none is recognised.

    First those of the sections for them, then tables that are surely of activities under any
    heading, cards, lists with labels, and lines that end with who does them. A file that only
    `reports` tells of their progress, any other of what is planned.
    """
    titled = [section for section in sections if set(SECTIONS) & set(section.ids)]
    wanted = [s for s in titled if (REPORT in s.ids) == reports] or titled
    rows = [row for section in wanted for row in parse_activities(section, document)]
    rows = list(dict.fromkeys(rows))  # a section may stand twice
    cards = card_rows(document)
    in_tables = {p.location.paragraph for p in document.paragraphs if p.location.table}
    loose = in_tables.isdisjoint(row.paragraph for row in rows)
    listed = _listed_anywhere(document) if loose else []
    if len(listed) > len(rows):
        rows = listed  # its numbers were taken for headings, and the section for its first part
    if rows:  # cards have their labels in common: where one is meant, so are all
        return _with_cards(rows, cards) if set(rows) & set(cards) else rows
    rows = _rows_of(_elsewhere(document, reports=reports))
    rows = _with_cards(rows, cards) or listed
    return rows if rows or reports else _credited_elsewhere(sections)


def _credited_elsewhere(sections: Sequence[Section]) -> list[ActivityRow]:
    """Lines in pieces or with who does them in brackets, under no heading of the form's."""
    free = [section for section in sections if not section.ids or SUMMARY in section.ids]
    found = (
        delimited_rows(section.body, FEWEST_TOLD) or credited_rows(section.body) for section in free
    )
    return next(filter(None, found), [])


def _with_cards(rows: Sequence[ActivityRow], cards: Sequence[ActivityRow]) -> list[ActivityRow]:
    """Table and cards together, in the order of the file; a card on a row of the table is left."""
    known = {alnum_key(row.activity) for row in rows}
    more = [card for card in cards if alnum_key(card.activity) not in known]
    return sorted([*rows, *more], key=lambda row: row.paragraph or 0) if more else list(rows)


def _listed_anywhere(document: Document) -> list[ActivityRow]:
    """A list with labels, under whatever heading, that can be nothing but activities."""
    lines = [p for p in document.paragraphs if p.location.table is None]
    rows = [row for row in labelled_rows(lines) if _cells(row) >= FEWEST_CELLS]
    return rows if len(rows) >= FEWEST_LISTED else []


def _cells(row: ActivityRow) -> int:
    return sum(map(bool, (row.outcome, row.timeframe, row.responsibility, row.funding)))


def _in_section(section: Section, document: Document) -> list[TableReading]:
    numbers = {p.location.paragraph for p in section.body if p.location.table}
    together, tables = _parted(document)
    inside = [table for table in tables if not numbers.isdisjoint(_paragraphs(table))]
    whole = [read_grid(grid, numbers) for grid in together]
    sure = [
        reading
        for reading in (*whole, *_readings(tables, inside, numbers))
        if reading and reading.rows and reading.may_be
    ]
    if sure:
        return _without_extracts(sure)
    ordered = [order_of_the_form(table, numbers) for table in inside]
    return [reading for reading in ordered if reading and reading.rows]


def _without_extracts(readings: Sequence[TableReading]) -> list[TableReading]:
    """The tables, less those that say one thing of activities beside a table that says it all."""
    wide = any(reading.has_head for reading in readings)
    return [r for r in readings if not wide or len(r.fields.places) > MOST_EXTRACTED]


def _readings(
    tables: Sequence[Table], inside: Sequence[Table], numbers: set[int]
) -> Iterator[TableReading | None]:
    """The tables `inside`; one without headers goes on with the one before, if that is as wide."""
    places = {id(table): n for n, table in enumerate(tables)}
    for table in inside:
        before = places[id(table)]
        head = _head_of(tables[before - 1]) if before else None
        grid, reading = grid_of(table), read_table(table, numbers)
        if head and grid and len(grid[0]) == len(head) and not (reading and reading.has_head):
            joined = read_grid([head, *grid], numbers)
            reading = joined if joined and joined.is_sure else reading
        yield reading


def _head_of(table: Table) -> GridRow | None:
    reading = read_table(table)
    return grid_of(table)[0] if reading and reading.has_head and reading.is_sure else None


def _parted(document: Document) -> tuple[list[Sequence[GridRow]], list[Table]]:
    """The tables told in several parts, each as a whole, and the other tables."""
    tables = _tables(document)
    wholes = list(whole_tables(tables, list(lists_by_number(document))))
    parts = {id(part) for whole in wholes for part in whole.parts}
    return [whole.grid for whole in wholes], [t for t in tables if id(t) not in parts]


def _elsewhere(document: Document, *, reports: bool) -> list[TableReading]:
    together, tables = _parted(document)
    whole = [read_grid(grid, None) for grid in together]
    tabbed = tabbed_readings(document.paragraphs)
    readings = [r for r in (*whole, *map(read_table, tables), *tabbed) if r and r.rows]
    if reports:
        return [reading for reading in readings if reading.may_report]
    return [reading for reading in readings if reading.is_sure and not reading.reports]


def _of_kind(readings: Sequence[TableReading], *, reports: bool) -> list[TableReading]:
    return [reading for reading in readings if reading.reports == reports]


def _rows_of(readings: Sequence[TableReading]) -> list[ActivityRow]:
    return [row for reading in readings for row in reading.rows]


def _among(rows: Sequence[ActivityRow], section: Section) -> list[ActivityRow]:
    numbers: AbstractSet[int | None] = {p.location.paragraph for p in section.body}
    heading = section.heading.location.paragraph if section.heading else None
    return [row for row in rows if row.paragraph in numbers or row.paragraph == heading]


def _tables(document: Document) -> list[Table]:
    return [inner for table in document.tables for inner in table.with_inner()]


def _paragraphs(table: Table) -> set[int]:
    return {p.location.paragraph for cell in table.cells for p in cell.paragraphs}

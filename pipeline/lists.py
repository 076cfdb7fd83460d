"""Official lists of the Appendices, from the files they come in."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from extractors.document import Document, Table
from extractors.pdf_lists import list_rows
from extractors.read import read_document
from taxonomy.errors import UnreadableList
from taxonomy.importers import import_official, import_table
from taxonomy.listing import AppendixList
from taxonomy.official import read_official, well_placed

TEXT = frozenset((".md", ".txt"))


def read_list(
    path: Path, edition: str, in_force: date, source: str
) -> tuple[AppendixList, tuple[str, ...]]:
    """The edition in a file, and the lines of it that were not understood.

    A .csv is a Species+ download or a table in our own layout; anything else is the official
    text: PDF, Word, or plain text with one line or table row a line. Whether the names of a PDF
    stand in columns or in rows is told from what comes of it. Raises UnreadableList, and the
    ExtractionError of a file that cannot be read.
    """
    if path.suffix.lower() == ".csv":
        return import_table(_table(path), edition, in_force, source), ()
    if path.suffix.lower() in TEXT:
        appendices, text = import_official(_text_rows(path), edition, in_force, source)
        return appendices, tuple(text.unread)
    document = read_document(path)
    orders = [list(document_rows(document))]
    if document.format == "pdf":
        orders += [list_rows(path, columns=False), list_rows(path, columns=True)]
    best = max(orders, key=lambda rows: well_placed(read_official(rows, source)))
    appendices, text = import_official(best, edition, in_force, source)
    return appendices, tuple(text.unread)


def document_rows(document: Document) -> Iterator[list[str]]:
    """The cells of each table row, and each paragraph outside tables as a row of one cell."""
    for block in document.blocks:
        if isinstance(block, Table):
            yield from ([cell.text for cell in row] for row in block.rows)
        else:
            yield [block.text]


def _text_rows(path: Path) -> Iterator[list[str]]:
    for line in path.read_text("utf-8").splitlines():
        yield line.strip().strip("|").split("|")


def _table(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            delimiter = _delimiter(lines.readline())
            lines.seek(0)
            return list(csv.DictReader(lines, delimiter=delimiter))
    except (UnicodeDecodeError, csv.Error) as error:
        raise UnreadableList(
            f"{path.name} is no CSV in UTF-8 ({error}). Save it as CSV UTF-8 and import it again."
        ) from error


def _delimiter(header: str) -> str:
    """What parts the columns: in French and Spanish settings a spreadsheet writes semicolons."""
    return max(",;\t", key=header.count)

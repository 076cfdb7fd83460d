"""A list of the command line as a file that Excel opens: a workbook, or CSV as it is read in Bonn.

Excel there parts cells by semicolons and knows UTF-8 only by its mark. No cell holds JSON: parts of
a part have columns of their own, lists stand in one cell, parted by semicolons.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from pipeline.atomic_write import replace_file
from pipeline.csv_cells import as_cell
from pipeline.i18n.lists import list_words
from pipeline.refusal import Refusal

BOOLEANS = {True: "yes", False: "no"}
NAMING = ("name", "scientific_name", "activity", "title", "code", "iso", "file", "kind", "number")


class NoTableFormat(Refusal):
    """A file that is named as no table."""


def write_list(
    path: Path, title: str, answers: Sequence[Mapping[str, Any]], language: str = "en"
) -> None:
    """Write objects of JSON as rows, headed in a language, by the suffix of `path`.

    Raises NoTableFormat and OSError.
    """
    words = list_words(language)
    rows = [dict(flat(answer)) for answer in answers]
    head = [*dict.fromkeys(name for row in rows for name in row)]
    lines = [[words.cell(row.get(name)) for name in head] for row in rows]
    shown = [words.head(name) for name in head] or [words.nothing]
    content = table_file(path.suffix.lower(), words.title(title), shown, lines)
    replace_file(path, lambda place: place.write_bytes(content))


def table_file(
    suffix: str, title: str, head: Sequence[str], rows: Sequence[Sequence[Any]]
) -> bytes:
    """Rows as a file of one of both kinds. Raises NoTableFormat for another suffix."""
    match suffix:
        case ".csv":
            return _csv_file([head, *rows])
        case ".xlsx":
            return _xlsx_file(title, head, rows)
        case _:
            raise NoTableFormat(f"“{suffix}” is no table. Name it .xlsx, or .csv.")


def flat(answer: Mapping[str, Any], within: str = "") -> Iterator[tuple[str, Any]]:
    """Each value by its name, "due.state" for one within another.

    >>> dict(flat({"a": 1, "due": {"state": "late"}, "taxa": [{"name": "Saiga"}, {"name": "Eel"}]}))
    {'a': 1, 'due.state': 'late', 'taxa': 'Saiga; Eel'}
    """
    for name, value in answer.items():
        if isinstance(value, Mapping):
            yield from flat(value, f"{within}{name}.")
        elif isinstance(value, list | tuple):
            yield f"{within}{name}", "; ".join(filter(None, map(_in_words, value)))
        elif isinstance(value, bool):
            yield f"{within}{name}", value
        else:
            yield f"{within}{name}", value


def _in_words(member: Any) -> str:
    """A member of a list by what it is called."""
    if isinstance(member, list | tuple):
        return ", ".join(filter(None, map(_in_words, member)))
    if not isinstance(member, Mapping):
        return "" if member is None else str(member)
    named = next((member[name] for name in NAMING if member.get(name)), None)
    day = member.get("day")
    return " ".join(str(part) for part in (named, day) if part) or ", ".join(
        f"{BOOLEANS.get(value, value)}" for _, value in flat(member) if value is not None
    )


def _csv_file(rows: Sequence[Sequence[Any]]) -> bytes:
    file = StringIO(newline="")
    lines = csv.writer(file, delimiter=";")
    lines.writerows([[_csv_cell(value) for value in row] for row in rows])
    return file.getvalue().encode("utf-8-sig")


def _csv_cell(value: Any) -> Any:
    if isinstance(value, float):
        return f"{value}".replace(".", ",")
    return "" if value is None else as_cell(value)


def _xlsx_file(title: str, head: Sequence[str], rows: Sequence[Sequence[Any]]) -> bytes:
    from pipeline.reports.xlsx_builder import add_sheet, workbook

    book, file = workbook(), BytesIO()
    add_sheet(book, title, head, rows or [[None] * len(head)])
    book.save(file)
    return file.getvalue()

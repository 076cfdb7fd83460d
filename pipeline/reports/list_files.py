"""A list of the command line as a file that Excel opens: a workbook, or CSV as it is read in Bonn.

Excel there parts cells by semicolons and knows UTF-8 only by its mark. No cell holds JSON: parts of
a part have columns of their own, lists stand in one cell, parted by semicolons.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from pipeline.atomic_write import replace_file
from pipeline.csv_cells import as_cell
from pipeline.i18n import sentence
from pipeline.i18n.lists import list_words
from pipeline.i18n.places import place_name
from pipeline.i18n.refusals import refusal_in, steps_in
from pipeline.refusal import Refusal
from pipeline.reports.texts import wording

BOOLEANS = {True: "yes", False: "no"}
NAMING = ("name", "scientific_name", "activity", "title", "code", "iso", "file", "kind", "number")
CODED = {  # columns of values that are our codes in JSON
    "basis", "by_meeting", "deadlines", "event", "kind", "possible", "proposed_step_6_4",
    "standing", "state", "status", "what",
}  # fmt: skip
FREE = {"caveat", "note", "reason", "source", "step", "why"}  # sentences, some of them ours
SHARED = (  # words that our papers have for codes; the first ones count
    ("compliance", "state"),
    ("compliance", "step"),
    ("compliance", "statuses"),
    ("compliance", "basis"),
    ("state", "states"),
    ("state", "kinds"),
    ("intake", "kinds"),
)
CODE = re.compile(r"(?:decision of|[a-z_]+)(?=[ ,]|$)")  # at the beginning of what a cell lists


class NoTableFormat(Refusal):
    """A file that is named as no table."""


def write_list(
    path: Path, title: str, answers: Sequence[Mapping[str, Any]], language: str = "en"
) -> None:
    """Write objects of JSON as rows, headed and with their codes told in a language.

    The suffix of `path` says which kind of file.

    Raises NoTableFormat and OSError.
    """
    words = list_words(language)
    rows = [dict(flat(answer)) for answer in answers]
    head = [*dict.fromkeys(name for row in rows for name in row)]
    lines = [[words.cell(_told(name, row, language)) for name in head] for row in rows]
    shown = [words.head(name) for name in head] or [words.nothing]
    content = table_file(path.suffix.lower(), words.title(title), shown, lines)
    replace_file(path, lambda place: place.write_bytes(content))


def in_words(column: str, value: Any, language: str) -> Any:
    """A value as people read it; what is no code of ours stays as it is.

    >>> in_words("due.state", "not_on_record", "fr"), in_words("title", "closed", "fr")
    ('non documenté', 'closed')
    >>> in_words("deadlines", "cop_report 2025-10-24; other", "en")
    'Report to the COP 2025-10-24; Other document'
    """
    parts = column.split(".")
    if not isinstance(value, str):
        return value
    if parts[-1] == "place":
        return place_name(value, language)
    if parts[-1] in FREE:
        return steps_in(language, refusal_in(language, sentence(value, language)))
    if CODED.isdisjoint(parts):
        return value
    words = [_word(part, code_words(language)) for part in value.split("; ")]
    return steps_in(language, "; ".join(words))


def _told(name: str, row: Mapping[str, Any], language: str) -> Any:
    """What a row has under a name; before and after an event an action had a status."""
    of_event = name in ("before", "after") and str(row.get("path")).startswith("event ")
    return in_words("status" if of_event else name, row.get(name), language)


@cache
def code_words(language: str) -> Mapping[str, str]:
    """What each code is called in one of our languages. Raises KeyError for another."""
    found = {**list_words(language).values}
    for paper, name in reversed(SHARED):
        found |= wording(language, paper)[name]
    return found


def _word(part: str, words: Mapping[str, str]) -> str:
    if part in words:
        return words[part]
    code = CODE.match(part)
    return words.get(code[0], code[0]) + part[code.end() :] if code else part


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

"""What is made of one action alone, and put together for the files of all: JSON and rows."""

import csv
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from hashlib import sha256
from operator import attrgetter
from typing import Any

from pipeline.csv_cells import as_cell
from pipeline.site.content.facets import is_lead, leads, proponent_codes, responsible_codes
from pipeline.site.content.rows import ActionRow
from pipeline.site.render.tables import TABLES

Row = Sequence[object]


@dataclass(frozen=True, slots=True)
class ActionData:
    """Everything public of an action as text; what is made of the action changes with `digest`."""

    json: str
    digest: str  # of `json`, which has every value of the row
    tables: Mapping[str, tuple[str, int]]  # name of a table -> its lines of CSV, and how many
    states: Mapping[str, str]  # ISO code -> the lines of the action in the table of that State


def data_of(action: ActionRow) -> ActionData:
    """Everything made of one action, and of nothing else."""
    text = as_json(action)
    return ActionData(
        text,
        sha256(text.encode("utf-8", "backslashreplace")).hexdigest(),
        {table.name: lines_of(table.rows(action)) for table in TABLES},
        {iso: "".join(lines) for iso, lines in _lines_by_state(action).items()},
    )


def lines_of(rows: Iterable[Row]) -> tuple[str, int]:
    """Lines of CSV as the program writes it, and how many."""
    lines = _Lines()
    writer = csv.writer(lines, lineterminator="\r\n")
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return "".join(lines), len(lines)


class _Lines(list[str]):
    """What a writer of CSV writes to."""

    write = list.append


def _lines_by_state(action: ActionRow) -> Mapping[str, list[str]]:
    """By ISO code, the part that a State has in it."""
    found: dict[str, list[str]] = defaultdict(list)
    plain = _line((action.number, action.title, action.status.value))
    for iso in dict.fromkeys(state.iso for state in action.states if state.iso):
        found[iso].append(f"range_state,{plain},,,,\r\n")
    for iso in proponent_codes(action):
        role = "lead" if leads(iso, action) else "proponent"
        found[iso].append(f"{role},{plain},,,,\r\n")
    for activity in action.activities:
        for iso in responsible_codes(activity):
            found[iso].append(f"responsible,{plain},{_line((activity.activity,))},,,\r\n")
    due = [f"due,{plain},,{_line(cells)}\r\n" for cells in _due(action)]
    for iso in [iso for iso in proponent_codes(action) if is_lead(iso, action)]:
        found[iso] += due
    return found


def _line(row: Row) -> str:
    """Some cells of a line."""
    return lines_of([row])[0].removesuffix("\r\n")


def _due(action: ActionRow) -> Iterator[Row]:
    for due in action.due:
        if not due.received:
            yield due.kind, due.meeting, due.day


def _cell(value: object) -> str:
    """A cell; a text that a spreadsheet would run gets an apostrophe before it.

    >>> _cell("=1+1"), _cell(True), _cell(None)
    ("'=1+1", 'true', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return as_cell(value if isinstance(value, str) else str(value))


def as_json(value: object) -> str:
    """Without indenting, which takes ten times as long for a large register."""
    return PLAIN.encode(value)


def plain(value: Any) -> object:
    """A row as its fields; `dataclasses.asdict` would copy all that is in it first."""
    if isinstance(value, date):
        return value.isoformat()
    names, values = _fields_of(value.__class__)
    return dict(zip(names, values(value), strict=True))


@cache
def _fields_of(kind: type[Any]) -> tuple[list[str], Callable[[object], tuple[object, ...]]]:
    """The names of the fields of a dataclass, and what takes their values out of one."""
    names = [field.name for field in fields(kind)]
    return names, attrgetter(*names) if len(names) > 1 else lambda row: (getattr(row, names[0]),)


PLAIN = json.JSONEncoder(ensure_ascii=False, default=plain)

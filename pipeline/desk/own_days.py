"""Days of receipt and meetings that the form of an intake gives for single files, as a table.

The form names each file once, beside its day and its meeting; what is left open there is that of
the whole form.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.http import QueryDict

from pipeline.convention.receipt_day import written_day
from pipeline.services.take_in import safe_name
from pipeline.workbooks.hours import typed_receipt

NAME = "own.csv"  # of the table, among those that came with a run
HEAD = ("file", "received", "meeting")


@dataclass(frozen=True, slots=True)
class OwnDay:
    """What the form says of one file, as typed; "" for what is that of the whole form."""

    file: str
    day: str
    meeting: str


def own_days(form: QueryDict) -> Mapping[str, OwnDay]:
    """The files of which the form says something by themselves, by name."""
    files, days, meetings = map(form.getlist, ("own-file", "own-day", "own-meeting"))
    rows = zip(map(safe_name, files), days, meetings, strict=False)
    found = [OwnDay(file, day.strip(), meeting.strip()) for file, day, meeting in rows]
    return {row.file: row for row in found if row.day or row.meeting}


def own_table(rows: Mapping[str, OwnDay], received: date | None) -> list[tuple[str, str, str]]:
    """The rows of the table; `received` is the day of the whole form. Raises DayUnclear."""
    lines = []
    for row in rows.values():
        day = typed_receipt(row.day) or received
        lines.append((row.file, written_day(day) if day else "", row.meeting))
    return lines


def write_own_table(path: Path, lines: list[tuple[str, str, str]]) -> None:
    """Write the table as `concerted intake --manifest` reads it."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEAD, *lines])

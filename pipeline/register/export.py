"""The whole register as CSV and JSON with a descriptor (Frictionless Data Package).

The same register gives the same bytes: everything is in order, and no time of export, of loading
or of recording is in it.
"""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Integer, Table, select

from pipeline.actions.action import Action
from pipeline.atomic_write import replace_file
from pipeline.csv_cells import APOSTROPHE, as_cell
from pipeline.register import schema
from pipeline.register.actions import read_actions
from pipeline.register.submissions.readings import latest_reading, summary_of
from pipeline.submissions.summary import reading_json

TABLES: dict[str, tuple[Table, str]] = {  # file name -> table, what it holds
    "submissions": (schema.submission, "Files as received, by SHA-256"),
    "receipts": (schema.receipt, "Which meeting a submission was sent to, and when it came"),
    "readings": (schema.reading, "What was read, by which version and against which edition"),
    "values": (schema.value, "Values read, with the words they rest on"),
    "sections": (schema.section, "Sections of the submissions, heading and text"),
    "findings": (schema.finding, "What someone should look at"),
    "actions": (schema.action, "Concerted Actions"),
    "names": (schema.name, "What leads to them: numbers, titles, symbols, each since a day"),
    "events": (schema.event, "What happened to them; a status follows from these"),
    "particulars": (schema.fact, "What an event says of the period it opens or changes"),
    "documents": (schema.link, "Which documents belong to which actions, and why"),
    "words": (schema.word, "What people confirmed, corrected and waived"),
    "headings": (schema.heading, "Wordings of headings that people taught this register"),
    "relations": (schema.relation, "What people said that submissions are to each other"),
    "erasures": (schema.erasure, "What was erased, who asked for it and who confirmed it"),
    "meetings": (schema.meeting, "Meetings added to those shipped with the program"),
    "deadlines": (schema.deadline, "Deadlines published after the program was shipped"),
}
LEFT_OUT = {"loaded", "read", "recorded", "detail"}  # times, and the words of libraries


def write_export(db: Connection, folder: Path) -> tuple[Path, ...]:
    """Write the data package into `folder`; files of an earlier export are replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    contents = {f"{name}.csv": _csv(db, table) for name, (table, _) in TABLES.items()}
    contents["actions.json"] = _json([_told(action) for action in read_actions(db)])
    contents["submissions.json"] = _json([*_summaries(db)])
    contents["datapackage.json"] = _json(_descriptor(contents))
    return tuple(_write(folder / name, content) for name, content in sorted(contents.items()))


def _csv(db: Connection, table: Table) -> bytes:
    columns = [column for column in table.columns if column.name not in LEFT_OUT]
    rows: list[Any] = [*db.execute(select(*columns)).all()]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([column.name for column in columns])
    keys = [n for n, column in enumerate(columns) if column.primary_key]
    rows.sort(key=lambda row: [row[n] for n in keys])
    writer.writerows([as_cell(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8")


def _told(action: Action) -> dict[str, Any]:
    """An action with everything known of it, and its status after its last event."""
    whole = asdict(action)
    del whole["life"]  # of the events, those that count
    whole["status"] = action.status()
    whole["periods"] = [asdict(period) for period in action.periods()]
    return whole


def _summaries(db: Connection) -> Iterator[dict[str, Any]]:
    for digest in db.scalars(select(schema.submission.c.sha256).order_by("sha256")).all():
        ordinal, _ = latest_reading(db, digest)
        yield reading_json(summary_of(db, digest, ordinal))


def _descriptor(contents: dict[str, bytes]) -> dict[str, Any]:
    tables = [
        _resource(f"{name}.csv", contents, about) | {"schema": _schema(table)}
        for name, (table, about) in TABLES.items()
    ]
    for resource in tables:
        resource |= {"profile": "tabular-data-resource", "encoding": "utf-8"}
    return {
        "profile": "data-package",
        "name": "concerted-actions",
        "title": "Register of Concerted Actions (Resolution 12.28 (Rev.COP14), paragraph 7)",
        "description": APOSTROPHE,
        "resources": [
            *tables,
            _resource("actions.json", contents, "Concerted Actions, each with its whole history"),
            _resource("submissions.json", contents, "As `concerted check --json` gives them"),
        ],
    }


def _resource(path: str, contents: dict[str, bytes], about: str) -> dict[str, Any]:
    name, _, suffix = path.partition(".")
    return {
        "name": name if suffix == "csv" else f"{name}-json",
        "path": path,
        "description": about,
        "format": suffix,
        "mediatype": "text/csv" if suffix == "csv" else "application/json",
        "bytes": len(contents[path]),
        "hash": f"sha256:{sha256(contents[path]).hexdigest()}",
    }


def _schema(table: Table) -> dict[str, Any]:
    columns = [column for column in table.columns if column.name not in LEFT_OUT]
    return {
        "fields": [
            {
                "name": column.name,
                "type": "integer" if isinstance(column.type, Integer) else "string",
            }
            for column in columns
        ],
        "primaryKey": [column.name for column in columns if column.primary_key],
        "missingValues": [""],
    }


def _json(value: Sequence[Any] | dict[str, Any]) -> bytes:
    written = json.dumps(value, indent=1, sort_keys=True, default=_plain)
    return f"{written}\n".encode("ascii")


def _plain(value: object) -> str | list[str]:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(value)
    raise TypeError(value)


def _write(path: Path, content: bytes) -> Path:
    """The file is there whole or as it was before."""
    replace_file(path, lambda part: part.write_bytes(content))
    return path

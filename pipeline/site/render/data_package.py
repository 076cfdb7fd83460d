"""The tables as files: CSV, one JSON file, and the Data Package that describes them."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, is_dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from pipeline.csv_cells import APOSTROPHE, as_cell
from pipeline.site.content.rows import ActionRow, Site
from pipeline.site.render.tables import TABLES, Table

TITLE = "Online register of Concerted Actions (Resolution 12.28 (Rev.COP14), paragraph 7)"
ABOUT = f"Actions that the Conference of the Parties accepted or designated. {APOSTROPHE}"
TERMS = "Terms are those of the documents of the Convention; ask the Secretariat of CMS."


@dataclass(frozen=True, slots=True)
class Package:
    files: Mapping[str, bytes]  # name of a file in the data folder -> its bytes
    counts: tuple[tuple[str, int], ...]  # each table with the number of its rows


def package(site: Site) -> Package:
    """The data folder."""
    tables = {table.name: _csv(table, site.actions) for table in TABLES}
    found = {f"{name}.csv": content for name, (content, _) in tables.items()}
    found["README.txt"] = _readme(site)
    found["register.json"] = _register(site)
    found["datapackage.json"] = f"{_json(_descriptor(site, found))}\n".encode()
    counts = tuple((name, rows) for name, (_, rows) in tables.items())
    return Package(dict(sorted(found.items())), counts)


def _register(site: Site) -> bytes:
    whole = {"updated": site.updated, "actions": site.actions, "meetings": site.meetings}
    return f"{_json(whole)}\n".encode()


def one_action(action: ActionRow) -> bytes:
    """All that is public of one action, as in the file of all."""
    return f"{_json(action)}\n".encode()


def table_of(table: Table, actions: Sequence[ActionRow]) -> bytes:
    """A table of these actions alone."""
    return _csv(table, actions)[0]


def _csv(table: Table, actions: Sequence[ActionRow]) -> tuple[bytes, int]:
    """The bytes, and the number of rows."""
    text, count = io.StringIO(), 0
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    for action in actions:
        rows = [[*map(_cell, cells)] for cells in table.rows(action)]
        writer.writerows(rows)
        count += len(rows)
    return text.getvalue().encode("utf-8"), count


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


def _descriptor(site: Site, files: Mapping[str, bytes]) -> dict[str, object]:
    return {
        "profile": "data-package",
        "name": "concerted-actions-register",
        "title": TITLE,
        "description": ABOUT,
        "updated": site.updated,
        **({"licenses": [{"title": site.licence}]} if site.licence else {}),
        "resources": [_resource(table, files[f"{table.name}.csv"]) for table in TABLES],
    }


def _readme(site: Site) -> bytes:
    """What every column means, for a reader without a program for Data Packages."""
    day = site.updated.isoformat() if site.updated else "none"
    lines = [f"{TITLE}", "", ABOUT, "", f"Last event on record: {day}."]
    lines += ["", "Tables are joined by the number of the action. Dates are year-month-day.", TERMS]
    lines += [f"Licence: {site.licence}"] if site.licence else []
    for table in TABLES:
        lines += [
            "",
            f"{table.name}.csv",
            "",
            f"{table.about}. Key: {', '.join(table.key)}.",
            "",
        ]
        lines += [f"- {column.name} ({column.kind}): {column.about}" for column in table.columns]
    return "\n".join([*lines, ""]).encode("utf-8")


def _resource(table: Table, content: bytes) -> dict[str, object]:
    fields = [
        {"name": column.name, "type": column.kind, "description": column.about}
        for column in table.columns
    ]
    return {
        "profile": "tabular-data-resource",
        "name": table.name.replace("_", "-"),
        "path": f"{table.name}.csv",
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": {"fields": fields, "primaryKey": list(table.key), "missingValues": [""]},
    }


def _json(value: object) -> str:
    """Without indenting, which takes ten times as long for a large register."""
    return PLAIN.encode(value)


def _plain(value: Any) -> object:
    """A row as its fields; `dataclasses.asdict` would copy all that is in it first."""
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return {field: getattr(value, field) for field in value.__dataclass_fields__}
    raise TypeError(value)


PLAIN = json.JSONEncoder(ensure_ascii=False, default=_plain)

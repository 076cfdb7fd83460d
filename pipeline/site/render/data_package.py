"""The tables as files: CSV, one JSON file, and the Data Package that describes them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from pipeline.csv_cells import APOSTROPHE
from pipeline.site.content.rows import Site
from pipeline.site.render.of_action import ActionData, as_json, lines_of
from pipeline.site.render.tables import TABLES, Table

TITLE = "Online register of Concerted Actions (Resolution 12.28 (Rev.COP14), paragraph 7)"
ABOUT = f"Actions that the Conference of the Parties accepted or designated. {APOSTROPHE}"
TERMS = "Terms are those of the documents of the Convention; ask the Secretariat of CMS."


@dataclass(frozen=True, slots=True)
class Package:
    files: Mapping[str, bytes]  # name of a file in the data folder -> its bytes
    counts: tuple[tuple[str, int], ...]  # each table with the number of its rows


def package(site: Site, data: Mapping[str, ActionData]) -> Package:
    """The data folder; `data` is that of each action, by number."""
    ordered = [data[action.number] for action in site.actions]
    tables = {table.name: table_of(table, ordered) for table in TABLES}
    found = {f"{name}.csv": content for name, (content, _) in tables.items()}
    found["README.txt"] = _readme(site)
    found["register.json"] = _register(site, ordered)
    found["datapackage.json"] = f"{as_json(_descriptor(site, found))}\n".encode()
    counts = tuple((name, rows) for name, (_, rows) in tables.items())
    return Package(dict(sorted(found.items())), counts)


def _register(site: Site, actions: Sequence[ActionData]) -> bytes:
    """Everything in one object, put together of what each action is as JSON."""
    updated, meetings = as_json(site.updated), as_json(site.meetings)
    listed = ", ".join(action.json for action in actions)
    whole = f'{{"updated": {updated}, "actions": [{listed}], "meetings": {meetings}}}'
    return f"{whole}\n".encode()


def one_action(action: ActionData) -> bytes:
    """All that is public of one action, as in the file of all."""
    return f"{action.json}\n".encode()


def table_of(table: Table, actions: Sequence[ActionData]) -> tuple[bytes, int]:
    """A table of these actions alone: its bytes, and the number of rows."""
    head, _ = lines_of([[column.name for column in table.columns]])
    rows = [action.tables[table.name] for action in actions]
    text = "".join([head, *(lines for lines, _ in rows)])
    return text.encode("utf-8"), sum(count for _, count in rows)


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

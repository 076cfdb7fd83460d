"""The register held against the newest backup within reach, line by line.

The chain ties the history of changes alone. What may never be changed in the other tables stands in
each backup as it was: a line that was altered while the guards were away shows here.
"""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from sqlalchemy import Connection, Table, select

from pipeline.register.anchors import Anchor, since_restore
from pipeline.register.erasure import tombstones
from pipeline.register.schema import LAYOUT, NEVER_CHANGED, change
from pipeline.register.serialization import dumps

TABLES = tuple(table for table in NEVER_CHANGED if table is not change)  # that is chained


@dataclass(frozen=True, slots=True)
class Altered:
    """Lines that a backup holds, and the register does not as they were."""

    table: str
    lines: int
    backup: Anchor


def altered_since_backup(db: Connection, home: Path) -> Iterator[Altered]:
    """By table, against the newest backup of this layout; nothing where none can be read.

    What was erased by two persons is no alteration.
    """
    erased = {known.sha256 for known in tombstones(db)}
    for anchor in reversed(since_restore(home)):
        kept = _tables_of(Path(anchor.place))
        if kept is None:
            continue
        for table in TABLES:
            missing = _missing(db, table, kept[table.name], erased)
            if missing:
                yield Altered(table.name, missing, anchor)
        return


def _missing(db: Connection, table: Table, kept: list[str], erased: Collection[str]) -> int:
    here = {dumps(dict(row)) for row in db.execute(select(table)).mappings()}
    lines = (line for line in kept if line not in here)
    return sum(not any(digest in line for digest in erased) for line in lines)


def _tables_of(place: Path) -> dict[str, list[str]] | None:
    """The lines of the tables in a backup; None for what is none, or of another layout."""
    try:
        with ZipFile(place) as archive:
            if json.loads(archive.read("backup.json"))["layout"] != LAYOUT:
                return None
            return {table.name: _lines(archive, table.name) for table in TABLES}
    except (OSError, BadZipFile, ValueError, TypeError, KeyError):
        return None


def _lines(archive: ZipFile, table: str) -> list[str]:
    return [line.decode("utf-8") for line in archive.read(f"tables/{table}.jsonl").splitlines()]

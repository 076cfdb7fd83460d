"""Backup, restore, and a look at whether everything is as it should be.

A backup is one zip: every table as JSON lines, read in one transaction, and the kept files. It
does not depend on the database: what was kept in SQLite can be restored into PostgreSQL.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from sqlalchemy import Connection, Table, func, insert, select

from pipeline.lifecycle import ImpossibleEvent, standing, status_after
from pipeline.register import schema
from pipeline.register.actions import events_of
from pipeline.register.changes import broken_links
from pipeline.register.codec import dumps
from pipeline.register.errors import RegisterError
from pipeline.register.files import FileStore

FORM = "concerted backup 1"
TABLES = {table.name: table for table in schema.metadata.sorted_tables}


class BadBackup(RegisterError):
    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(
            f"{path} is not a whole backup of a register ({detail}). Nothing was changed. "
            "Take another backup file."
        )


class NotEmpty(RegisterError):
    def __init__(self) -> None:
        super().__init__(
            "There is a register here already, with submissions or actions in it. Nothing was "
            "changed. Restore into an empty place: set CONCERTED_HOME to a new folder (and "
            "CONCERTED_REGISTER_URL to an empty database)."
        )


@dataclass(frozen=True, slots=True)
class Ailment:
    """Something that is not as it should be."""

    what: str  # one sentence
    mend: str  # what to do


def write_backup(db: Connection, files: FileStore, path: Path) -> int:
    """Write everything into one zip, in place at the end; the number of files kept in it.

    Work may go on meanwhile: the tables are read as they are at one moment, and kept files never
    change.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with (
        NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as beside,
        ZipFile(beside, "w", ZIP_DEFLATED) as archive,
    ):
        archive.writestr("backup.json", dumps({"form": FORM, "layout": schema.LAYOUT}))
        for name, table in TABLES.items():
            archive.writestr(f"tables/{name}.jsonl", "".join(_lines(db, table)))
        held = db.scalars(select(schema.submission.c.sha256).order_by("sha256")).all()
        count = sum(_pack(archive, files, digest) for digest in held)
    Path(beside.name).chmod(0o600)
    Path(beside.name).replace(path)
    return count


def read_backup(db: Connection, files: FileStore, path: Path) -> int:
    """Load a backup into an empty register; the number of kept files.

    The caller holds the transaction. Raises BadBackup and NotEmpty.
    """
    if any(db.scalar(select(func.count()).select_from(table)) for table in TABLES.values()):
        raise NotEmpty
    try:
        with ZipFile(path) as archive:
            _check_head(archive, path)
            names = [name for name in archive.namelist() if name.startswith("files/")]
            for name in names:
                content = archive.read(name)
                if sha256(content).hexdigest() != Path(name).name:
                    raise BadBackup(path, f"{name} is damaged")
                files.keep(content)
            for name, table in TABLES.items():
                _load(db, table, archive.read(f"tables/{name}.jsonl"))
    except (BadZipFile, KeyError, OSError, ValueError) as error:
        raise BadBackup(path, str(error)) from error
    return len(names)


def examine_health(db: Connection, files: FileStore) -> Iterator[Ailment]:
    """Everything that is not as it should be, with how to mend it."""
    yield from _files(db, files)
    yield from _lives(db)
    yield from _references(db)
    for ordinal in broken_links(db):
        yield Ailment(
            f"Line {ordinal} of the history of changes does not fit the line before it.",
            "Somebody wrote to the database around the program: restore a backup.",
        )


def _files(db: Connection, files: FileStore) -> Iterator[Ailment]:
    held = {row.sha256: row.file for row in db.execute(select(schema.submission))}
    again = "Put the file into a folder and run `concerted intake` on it, or restore a backup."
    for digest, name in sorted(held.items()):
        path = files.path(digest)
        if not path.is_file():
            yield Ailment(f"The kept file of {name} ({digest[:12]}) is missing.", again)
        elif sha256(path.read_bytes()).hexdigest() != digest:
            mend = f"Delete {path}. {again}"
            yield Ailment(f"The kept file of {name} ({digest[:12]}) was changed.", mend)
    for digest in files.digests():
        if digest not in held:
            mend = f"An intake was interrupted: repeat it, or delete {files.path(digest)}."
            yield Ailment(f"A kept file ({digest[:12]}) belongs to no submission.", mend)


def _lives(db: Connection) -> Iterator[Ailment]:
    for number, events in events_of(db).items():
        try:
            status_after(event.kind for event in standing(events))
        except ImpossibleEvent as error:
            mend = (
                f"See `concerted register history {number}` and correct the mistaken event: "
                f"`concerted record {number} … --corrects N`."
            )
            yield Ailment(f"The events of {number} are not a life: {error}", mend)


def _references(db: Connection) -> Iterator[Ailment]:
    """References the database does not watch itself: documents named by SHA-256."""
    held = set(db.scalars(select(schema.submission.c.sha256)))
    begun = set(db.scalars(select(schema.event.c.action)))
    mend = "Take the document in with `concerted intake`."
    for table, column in ((schema.event, "document"), (schema.link, "document")):
        for row in db.execute(select(table.c.action, table.c[column])):
            if _is_digest(row[1]) and row[1] not in held:
                yield Ailment(f"{row.action} names a document ({row[1][:12]}) not held.", mend)
    for number in db.scalars(select(schema.action.c.number)):
        if number not in begun:
            yield Ailment(f"{number} has no event.", f"Run `concerted record {number} proposed`.")
    for row in db.execute(select(schema.submission)):
        here = schema.reading.c.sha256 == row.sha256
        if not db.scalar(select(func.count()).select_from(schema.reading).where(here)):
            yield Ailment(
                f"{row.file} was never read.", f"Run `concerted reread {row.sha256[:12]}`."
            )


def _is_digest(document: str | None) -> bool:
    return document is not None and len(document) == 64 and "/" not in document


def _lines(db: Connection, table: Table) -> Iterator[str]:
    for row in db.execute(select(table).order_by(*table.primary_key)).mappings():
        yield dumps(dict(row)) + "\n"


def _load(db: Connection, table: Table, content: bytes) -> None:
    rows: list[dict[str, Any]] = [json.loads(line) for line in content.splitlines()]
    if rows:
        db.execute(insert(table), rows)


def _pack(archive: ZipFile, files: FileStore, digest: str) -> int:
    path = files.path(digest)
    if not path.is_file():
        return 0  # `concerted doctor` tells; a backup without it is better than none
    archive.writestr(f"files/{digest}", path.read_bytes(), ZIP_STORED)
    return 1


def _check_head(archive: ZipFile, path: Path) -> None:
    head = json.loads(archive.read("backup.json"))
    if head.get("form") != FORM:
        raise BadBackup(path, "it is of another form")
    if head.get("layout") not in schema.VERSIONS:
        raise BadBackup(path, f"a newer version wrote it, layout {head.get('layout')}")
    if head["layout"] != schema.LAYOUT:
        raise BadBackup(path, f"it has the older layout {head['layout']}")

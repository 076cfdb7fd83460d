"""Backup and restore.

A backup is one zip: every table as JSON lines, read in one transaction, the kept files, and what
colleagues and runs keep beside them: imported editions of the Appendices, templates of letters,
addresses, and what was drafted already. It does not depend on the database: what was kept in
SQLite can be restored into PostgreSQL. It is looked at whole before anything is changed.
"""

import json
import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from sqlalchemy import Connection, MetaData, Table, func, insert, select
from sqlalchemy.exc import SQLAlchemyError

from pipeline.register import schema
from pipeline.register.codec import dumps
from pipeline.register.connect import engine_for, writing
from pipeline.register.errors import BackupTooNew, BadBackup
from pipeline.register.files import FileStore
from pipeline.whole_files import replace_file

FORM = "concerted backup 1"
TABLES = {table.name: table for table in schema.metadata.sorted_tables}
BESIDE = ("editions/*.csv", "letters/??/*.docx", "addresses.csv", "letters.json", "errands.json")
NAMES = (
    r"editions/(?!\.)[^/\\:]+\.csv|letters/[a-z]{2}/(?!\.)[^/\\:]+\.docx"
    r"|addresses\.csv|letters\.json|errands\.json"
)
PARTS = re.compile(
    rf"backup\.json|tables/\w+\.jsonl|files/[0-9a-f]{{64}}|{NAMES}"
)  # nothing else is in a backup, and so nothing leaves the folder it is restored to
NOT_WHOLE = (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, KeyError, ValueError)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Backup:
    """An open backup that was found whole; of the present layout, whichever it was made with."""

    archive: ZipFile
    digests: tuple[str, ...]  # of the kept files in it
    beside: tuple[str, ...]  # names of what else is kept, as paths below the home
    rows: Callable[[Table], Sequence[Row]]

    def file(self, digest: str) -> bytes:
        return self.archive.read(f"files/{digest}")

    def read(self, name: str) -> bytes:
        return self.archive.read(name)


def write_backup(db: Connection, files: FileStore, home: Path, path: Path) -> int:
    """Write everything into one zip, in place at the end; the number of files kept in it.

    Work may go on meanwhile: the tables are read as they are at one moment, and kept files never
    change. Raises OSError, and then leaves nothing behind.
    """

    def write(part: Path) -> int:
        part.touch(0o600)  # before anything is in it: it holds addresses and letters
        with ZipFile(part, "w", ZIP_DEFLATED) as archive:
            return _pack(db, files, home, archive)

    return replace_file(path, write)


@contextmanager
def opened_backup(path: Path) -> Iterator[Backup]:
    """A backup, looked at whole and brought up to the present layout. Changes nothing.

    Raises BadBackup and BackupTooNew.
    """
    with ExitStack() as stack:
        with _bad(path):
            archive = stack.enter_context(ZipFile(path))
            layout = _layout(archive, path)
            digests, beside = _parts(archive, path)
            if layout == schema.LAYOUT:
                rows = partial(_told, archive)
            else:
                rows = partial(_rows, stack.enter_context(_brought_up(archive, layout)))
        yield Backup(archive, digests, beside, rows)


def is_empty(db: Connection, home: Path) -> bool:
    """Whether nothing is kept here that a restore would come upon."""
    held = any(db.scalar(select(func.count()).select_from(table)) for table in TABLES.values())
    return not held and not _beside(home)


def read_backup(db: Connection, files: FileStore, home: Path, backup: Backup) -> None:
    """Load a backup into an empty register; the caller holds the transaction.

    Files come last: where a row does not fit, none is kept. Raises BadBackup.
    """
    with _bad(Path(str(backup.archive.filename))):
        for table in TABLES.values():
            rows = backup.rows(table)
            if rows:
                db.execute(insert(table), rows)
    for digest in backup.digests:
        files.keep(backup.file(digest))
    for name in backup.beside:
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_bytes(backup.read(name))


def _beside(home: Path) -> list[Path]:
    found = (path for pattern in BESIDE for path in home.glob(pattern) if path.is_file())
    return sorted(p for p in found if re.fullmatch(NAMES, p.relative_to(home).as_posix()))


def _pack(db: Connection, files: FileStore, home: Path, archive: ZipFile) -> int:
    archive.writestr("backup.json", dumps({"form": FORM, "layout": schema.LAYOUT}))
    for name, table in TABLES.items():
        lines = (dumps(row) + "\n" for row in _rows(db, table))
        archive.writestr(f"tables/{name}.jsonl", "".join(lines))
    for kept in _beside(home):
        archive.write(kept, kept.relative_to(home).as_posix())
    held = db.scalars(select(schema.submission.c.sha256).order_by("sha256")).all()
    there = [
        digest for digest in held if files.path(digest).is_file()
    ]  # the doctor tells of others
    for digest in there:
        archive.write(files.path(digest), f"files/{digest}", ZIP_STORED)
    return len(there)


def _layout(archive: ZipFile, path: Path) -> str:
    head = json.loads(archive.read("backup.json"))
    layout = head.get("layout") if isinstance(head, dict) else None
    if layout is None or head.get("form") != FORM:
        raise BadBackup(path, "it is of another form")
    if layout not in schema.VERSIONS:
        raise BackupTooNew(path, layout, schema.LAYOUT)
    return str(layout)


def _parts(archive: ZipFile, path: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The kept files, every one found as it was written, and the names of what lay beside."""
    names = archive.namelist()
    if strange := [name for name in names if not PARTS.fullmatch(name)]:
        raise BadBackup(path, f"“{strange[0]}” is no part of one")
    if len({*names}) < len(names):
        raise BadBackup(path, "a part is in it twice")
    digests = tuple(name[6:] for name in names if name.startswith("files/"))
    for digest in digests:
        if sha256(archive.read(f"files/{digest}")).hexdigest() != digest:
            raise BadBackup(path, f"files/{digest} is damaged")
    return digests, tuple(name for name in names if re.fullmatch(NAMES, name))


def _told(archive: ZipFile, table: Table) -> list[Row]:
    """Raises ValueError where a row has other columns than the table."""
    rows: list[Any] = [*map(json.loads, archive.read(f"tables/{table.name}.jsonl").splitlines())]
    columns = {column.name for column in table.columns}
    if strange := [row for row in rows if not isinstance(row, dict) or row.keys() != columns]:
        raise ValueError(f"a row of {table.name} is not one of a register: {strange[0]}"[:120])
    return rows


def _rows(db: Connection, table: Table) -> list[Row]:
    rows = db.execute(select(table).order_by(*table.primary_key)).mappings()
    return [dict(row) for row in rows]


@contextmanager
def _brought_up(archive: ZipFile, layout: str) -> Iterator[Connection]:
    """The database a backup was made of, built in a folder of its own and upgraded there."""
    from pipeline.register.upgrade import upgrade  # Alembic costs 0.65 s to import

    with TemporaryDirectory(prefix="concerted-") as folder:
        engine = engine_for(Path(folder), None)
        with engine.connect() as db:
            with writing(db):
                upgrade(db, layout)
                _fill(db, archive)
                upgrade(db, schema.LAYOUT)
            yield db
        engine.dispose()


def _fill(db: Connection, archive: ZipFile) -> None:
    """Load every table that is there, whatever the layout."""
    there = MetaData()
    there.reflect(db)
    for table in there.sorted_tables:
        rows = [] if table.name == "alembic_version" else _told(archive, table)
        if rows:
            db.execute(insert(table), rows)


@contextmanager
def _bad(path: Path) -> Iterator[None]:
    """What a backup that is not whole leads to, as one error."""
    try:
        yield
    except NOT_WHOLE as error:
        raise BadBackup(path, str(error)) from error
    except SQLAlchemyError as error:
        detail = str(getattr(error, "orig", None) or error).partition("\n")[0]
        raise BadBackup(path, detail) from error

"""Backup and restore.

A backup is one zip: every table as JSON lines, read in one transaction, the kept files, and what
colleagues and runs keep beside them: imported editions of the Appendices, templates of letters,
addresses, and what was drafted already. It does not depend on the database: what was kept in
SQLite can be restored into PostgreSQL. It is looked at whole before anything is changed.
"""

import itertools
import json
import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from sqlalchemy import Column, Connection, MetaData, Table, func, insert, select
from sqlalchemy.exc import SQLAlchemyError

from pipeline.atomic_write import replace_file
from pipeline.private_files import file_mode
from pipeline.register import schema
from pipeline.register.connection import engine_for, writing
from pipeline.register.errors import BackupTooNew, BadBackup, NotWritten
from pipeline.register.file_store import FileStore
from pipeline.register.history.anchors import history_head
from pipeline.register.read_back import read_all_back
from pipeline.register.serialization import dumps

FORM = "concerted backup 1"
TABLES = {table.name: table for table in schema.metadata.sorted_tables}
BESIDE = (
    *("editions/*.csv", "letters/??/*.docx", "templates/papers/??.docx"),
    "templates/earlier/*.docx",
    *("addresses.csv", "mailboxes.json", "letters.json", "errands.json"),
)
FILES = "files/"  # begins the names of kept files
NAMES = (
    r"editions/(?!\.)[^/\\:]+\.csv|letters/[a-z]{2}/(?!\.)[^/\\:]+\.docx"
    r"|templates/papers/[a-z]{2}\.docx|templates/earlier/(?!\.)[^/\\:]+\.docx"
    r"|(?:addresses\.csv|(?:mailboxes|letters|errands|tasks)\.json)"
)
PARTS = re.compile(
    rf"backup\.json|tables/\w+\.jsonl|files/[0-9a-f]{{64}}|{NAMES}"
)  # nothing else is in a backup, and so nothing leaves the folder it is restored to
NOT_WHOLE = (
    *(BadZipFile, zlib.error, EOFError, OSError, NotImplementedError),
    *(LookupError, ValueError, TypeError, AttributeError),
)

BEYOND = 2**63  # the first whole number that no database column holds

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Backup:
    """An open backup that was found whole; of the present layout, whichever it was made with."""

    archive: ZipFile
    digests: tuple[str, ...]  # of the kept files in it that are as they were kept
    beside: tuple[str, ...]  # names of what else is kept, as paths below the home
    damaged: tuple[str, ...]  # names of both kinds that are in it, and no longer what they were
    rows: Callable[[Table], Sequence[Row]]

    def file(self, digest: str) -> IO[bytes]:
        return self.archive.open(f"{FILES}{digest}")

    def read(self, name: str) -> bytes:
        return self.archive.read(name)


def write_backup(db: Connection, files: FileStore, home: Path, path: Path) -> int:
    """Write everything into one zip, in place at the end; the number of files kept in it.

    Work may go on meanwhile: the tables are read as they are at one moment, and kept files never
    change. Raises NotWritten, and then leaves nothing behind.
    """

    def write(part: Path) -> int:
        part.chmod(file_mode(home))  # before anything is in it: it holds addresses
        with ZipFile(part, "w", ZIP_DEFLATED) as archive:
            return _pack(db, files, home, archive)

    try:
        return replace_file(path, write)
    except OSError as error:
        raise NotWritten(path, error.strerror or str(error)) from error


@contextmanager
def opened_backup(path: Path) -> Iterator[Backup]:
    """A backup, looked at whole and brought up to the present layout. Changes nothing.

    A damaged file in it is named and left out; the tables are one record, whole or not at all.
    Raises BadBackup and BackupTooNew.
    """
    with ExitStack() as stack:
        with _bad(path):
            archive = stack.enter_context(ZipFile(path))
            layout = _layout(archive, path)
            names = _parts(archive, path)
            damaged = tuple(name for name in names if not _is_whole(archive, name))
            whole = [name for name in names if name not in damaged]
            if layout == schema.LAYOUT:
                rows = partial(_told, archive)
            else:
                rows = partial(_rows, stack.enter_context(_brought_up(archive, layout)))
        digests = tuple(name[len(FILES) :] for name in whole if name.startswith(FILES))
        beside = tuple(name for name in whole if not name.startswith(FILES))
        yield Backup(archive, digests, beside, damaged, rows)


def is_empty(db: Connection, home: Path, backup: Backup) -> bool:
    """Whether nothing is kept here that a restore would come upon.

    What a restore of the same backup left when it was cut off is nothing of the kind.
    """
    filled = any(db.scalar(select(func.count()).select_from(table)) for table in TABLES.values())
    return not filled and all(_is_from(path, home, backup) for path in _beside(home))


def _is_from(path: Path, home: Path, backup: Backup) -> bool:
    name = path.relative_to(home).as_posix()
    return name in backup.beside and backup.read(name) == path.read_bytes()


def read_backup(db: Connection, files: FileStore, home: Path, backup: Backup) -> None:
    """Load a backup into an empty register; the caller holds the transaction.

    Files come last: where a row does not fit, none is kept. Raises BadBackup.
    """
    with _bad(Path(str(backup.archive.filename))):
        for table in TABLES.values():
            rows = backup.rows(table)
            if rows:
                db.execute(insert(table), rows)
        read_all_back(db)  # what fits a column may still be nonsense
    for digest in itertools.filterfalse(files.is_whole, backup.digests):
        with backup.file(digest) as source:
            files.keep_all_of(source)
    for name in backup.beside:
        content = backup.read(name)
        replace_file(home / name, partial(_write, content))


def _write(content: bytes, part: Path) -> None:
    part.write_bytes(content)


def _beside(home: Path) -> list[Path]:
    found = (path for pattern in BESIDE for path in home.glob(pattern) if path.is_file())
    return sorted(p for p in found if re.fullmatch(NAMES, p.relative_to(home).as_posix()))


def _pack(db: Connection, files: FileStore, home: Path, archive: ZipFile) -> int:
    head = {"form": FORM, "layout": schema.LAYOUT, "head": asdict(history_head(db))}
    archive.writestr("backup.json", dumps(head))
    for name, table in TABLES.items():
        lines = (dumps(row) + "\n" for row in _rows(db, table))
        archive.writestr(f"tables/{name}.jsonl", "".join(lines))
    for kept in _beside(home):
        archive.write(kept, kept.relative_to(home).as_posix())
    digests = db.scalars(select(schema.submission.c.sha256).order_by("sha256")).all()
    there = [digest for digest in digests if files.is_whole(digest)]  # the others are told of
    for digest in there:
        archive.write(files.path(digest), f"{FILES}{digest}", ZIP_STORED)
    return len(there)


def _layout(archive: ZipFile, path: Path) -> str:
    head = json.loads(archive.read("backup.json"))
    layout = head.get("layout") if isinstance(head, dict) else None
    if layout is None or head.get("form") != FORM:
        raise BadBackup(path, "it is of another form")
    if layout not in schema.VERSIONS:
        raise BackupTooNew(path, layout, schema.LAYOUT)
    return str(layout)


def _parts(archive: ZipFile, path: Path) -> list[str]:
    """The names of the kept files, and of what lay beside them."""
    names = archive.namelist()
    if strange := [name for name in names if not PARTS.fullmatch(name)]:
        raise BadBackup(path, f"“{strange[0]}” is no part of one")
    if len({*names}) < len(names):
        raise BadBackup(path, "a part is in it twice")
    return [name for name in names if name.startswith(FILES) or re.fullmatch(NAMES, name)]


def _is_whole(archive: ZipFile, name: str) -> bool:
    """Whether a part can be read; of a kept file, whether it is what it was kept as."""
    try:
        with archive.open(name) as content:
            digest = file_digest(content, "sha256").hexdigest()  # type: ignore[arg-type]  # reads as one
    except NOT_WHOLE:
        return False
    return not name.startswith(FILES) or digest == name[len(FILES) :]


def _told(archive: ZipFile, table: Table) -> list[Row]:
    """Raises ValueError where a row has other columns than the table."""
    rows: list[Any] = [*map(json.loads, archive.read(f"tables/{table.name}.jsonl").splitlines())]
    columns = {column.name for column in table.columns}
    if strange := [row for row in rows if not isinstance(row, dict) or row.keys() != columns]:
        raise ValueError(f"a row of {table.name} is not one of a register: {strange[0]}"[:120])
    for row, column in itertools.product(rows, table.columns):
        if not _fits(column, row[column.name]):  # SQLite takes anything in any column
            raise ValueError(f"{table.name}.{column.name} cannot be {row[column.name]!r}"[:120])
    return rows


def _fits(column: Column[Any], value: object) -> bool:
    if value is None:
        return bool(column.nullable)
    if type(value) is int and not -BEYOND <= value < BEYOND:
        return False
    return type(value) is column.type.python_type


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

"""Open the database: where it is, its layout, and one writer at a time.

SQLite and PostgreSQL behave alike here: readers never wait, a writer waits for the writer before
it. On SQLite that is its own lock (BEGIN IMMEDIATE), on PostgreSQL an advisory one.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError
from sqlalchemy.pool import NullPool

from pipeline.config import UnclearAddress, refuse_unclear_address
from pipeline.register.errors import (
    RegisterBroken,
    RegisterFull,
    RegisterTooNew,
    RegisterUnreachable,
)
from pipeline.register.history.triggers import forbid_changes, forbid_replacing
from pipeline.register.schema import LAYOUT, VERSIONS, metadata

SQLITE_FILE = "register.sqlite"
PATIENCE = 120  # seconds a writer waits for the one before it
SQLITE_FULL = {"SQLITE_FULL", "SQLITE_IOERR_SHMSIZE"}
WRITER = 1228_0001  # the key of PostgreSQL's advisory lock: one writer at a time


def engine_for(home: Path, url: str | None) -> Engine:
    """The database named by `url`, else the SQLite file in `home`.

    Raises UnclearAddress for a URL that names none.
    """
    if url is None:
        return _sqlite(f"sqlite:///{home / SQLITE_FILE}")
    refuse_unclear_address(url)
    try:
        parsed = make_url(url)
        if parsed.drivername in {"postgresql", "postgres"}:
            parsed = parsed.set(drivername="postgresql+psycopg")
        if parsed.get_backend_name() == "sqlite":
            return _sqlite(parsed.render_as_string(hide_password=False))
        return create_engine(parsed, poolclass=NullPool)
    except (ArgumentError, ImportError, ValueError):  # whose words may hold the password
        raise UnclearAddress from None


def make_home(home: Path, url: str | None) -> None:
    """The folder where everything is kept. Raises RegisterUnreachable.

    SQLite would give a file that it makes other rights than all other files have.
    """
    try:
        home.mkdir(parents=True, exist_ok=True)
        if url is None:
            (home / SQLITE_FILE).touch()
    except OSError as error:
        raise RegisterUnreachable(str(home), error.strerror or "no such folder") from error


def place_of(engine: Engine) -> str:
    """The database in words, without its password, which may stand in the query, too."""
    if _is_sqlite(engine):
        return engine.url.database or "memory"
    url = engine.url
    return str(URL.create(url.drivername, url.username, None, url.host, url.port, url.database))


def connect(engine: Engine) -> Connection:
    """A connection to a register of the present layout, made or brought up to it first."""
    try:
        connection = engine.connect()
        _bring_up(connection)
    except (RegisterTooNew, RegisterBroken):
        raise
    except OperationalError as error:
        if disk_is_full(error):
            raise RegisterFull(place_of(engine)) from error
        raise RegisterUnreachable(place_of(engine), first_line(error)) from error
    except DatabaseError as error:
        raise RegisterBroken(place_of(engine), first_line(error)) from error
    return connection


@contextmanager
def writing(connection: Connection) -> Iterator[Connection]:
    """A transaction that writes; inside another one, a part of that."""
    assert not connection.info.get("looks_only"), "the register as it was known is not written to"
    if connection.in_transaction() and connection.info.get("writing"):
        yield connection
        return
    connection.rollback()
    connection.info["writing"] = True
    try:
        with connection.begin():
            if not _is_sqlite(connection.engine):
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITER})
            yield connection
    finally:
        connection.info["writing"] = False


@contextmanager
def reading_(db: Connection, *, steady: bool = False) -> Iterator[Connection]:
    """A look at the register; inside a transaction, at that one.

    Everything is seen as it is at one moment when `steady`.
    """
    inside = db.in_transaction()
    if steady and not inside and db.dialect.name == "postgresql":
        db.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
    try:
        yield db
    finally:
        if not inside:
            db.rollback()


def layout_of(connection: Connection) -> str | None:
    """The layout a database has; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _bring_up(connection: Connection) -> None:
    found = layout_of(connection)
    connection.rollback()
    if found == LAYOUT:
        return
    if found is not None and found not in VERSIONS:
        raise RegisterTooNew(place_of(connection.engine), found, f"up to {LAYOUT}")
    with writing(connection):
        found = layout_of(connection)  # another process may have been faster
        if found is None:
            _make(connection)
        elif found != LAYOUT:
            from pipeline.register.upgrade import upgrade  # Alembic costs 0.65 s to import

            upgrade(connection, LAYOUT)


def make_anew(connection: Connection) -> None:
    """Empty the database; the caller holds the transaction, and has kept what was in it."""
    metadata.drop_all(connection)
    connection.execute(text("DROP TABLE alembic_version"))
    _make(connection)


def _make(connection: Connection) -> None:
    metadata.create_all(connection)
    forbid_changes(connection)
    forbid_replacing(connection)
    connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
    connection.execute(text("INSERT INTO alembic_version VALUES (:now)"), {"now": LAYOUT})


def _sqlite(url: str) -> Engine:
    engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": PATIENCE})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(raw: Any, _: object) -> None:  # the driver's own connection
    raw.isolation_level = None  # we say BEGIN ourselves, see _begin_sqlite
    raw.execute("PRAGMA foreign_keys = ON")
    raw.execute("PRAGMA recursive_triggers = ON")  # else REPLACE deletes without a trigger
    if raw.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        _set_wal(raw)
    raw.execute("PRAGMA synchronous = NORMAL")


def _set_wal(raw: Any) -> None:
    """SQLite does not wait for a lock when it changes the journal: wait here."""
    for _ in range(200):
        try:
            raw.execute("PRAGMA journal_mode = WAL")
        except Exception as error:
            if "locked" not in str(error):
                raise
            time.sleep(0.05)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.info.get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _is_sqlite(engine: Engine) -> bool:
    return engine.dialect.name == "sqlite"


def disk_is_full(error: OperationalError) -> bool:
    """Whether the database could not go on for want of room: SQLite, or PostgreSQL's 53100.

    SQLite needs some even for reading: an index of what is not yet in its file.
    """
    full = getattr(error.orig, "sqlstate", None) == "53100"
    return full or getattr(error.orig, "sqlite_errorname", None) in SQLITE_FULL


def first_line(error: Exception) -> str:
    """What the database said, without the statement and its values."""
    return str(getattr(error, "orig", error)).strip().partition("\n")[0]

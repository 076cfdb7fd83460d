"""What is once written in some tables can be neither changed nor deleted, and nothing replaced."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, inspect, text

from pipeline.register.schema import NEVER_CHANGED, metadata

REFUSAL = "is append-only: record a correction instead"
NAMES = tuple(table.name for table in NEVER_CHANGED)
ALL = tuple(metadata.tables)


def forbid_changes(connection: Connection, names: Iterable[str] = NAMES) -> None:
    """Let the database itself refuse UPDATE and DELETE on the tables of these names."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(FUNCTION))
        statements = [POSTGRESQL.format(name=name) for name in names]
    else:
        statements = [*_sqlite_triggers(names).values()]
    for statement in statements:
        connection.execute(text(statement))


@contextmanager
def guards_lifted(connection: Connection, names: Iterable[str]) -> Iterator[None]:
    """Let rows of these tables be changed and deleted inside; only for an erasing.

    The caller holds the transaction: where it fails, the guards are as they were.
    """
    guarded = [name for name in names if name in NAMES]
    if connection.dialect.name == "postgresql":
        switch = 'ALTER TABLE "{name}" {verb} TRIGGER never_changed'
        for name in guarded:
            connection.execute(text(switch.format(name=name, verb="DISABLE")))
        yield
        for name in guarded:
            connection.execute(text(switch.format(name=name, verb="ENABLE")))
        return
    guards = _sqlite_triggers(guarded)
    for trigger in guards:
        connection.execute(text(f"DROP TRIGGER {trigger}"))
    yield
    for statement in guards.values():
        connection.execute(text(statement))


def forbid_replacing(connection: Connection, names: Iterable[str] = ALL) -> None:
    """Let SQLite refuse a line whose key, or whose place in the file, is taken.

    Without that INSERT OR REPLACE deletes the older line, and fires no trigger. PostgreSQL has
    nothing of the kind.
    """
    if connection.dialect.name == "sqlite":
        for statement in _replacing_triggers(connection, names).values():
            connection.execute(text(statement))


def allow_replacing(connection: Connection, names: Iterable[str]) -> None:
    """Take back what `forbid_replacing` did."""
    if connection.dialect.name == "sqlite":
        for name in names:
            connection.execute(text(f"DROP TRIGGER {name}_never_replaced"))


def drop_function(connection: Connection) -> None:
    """Take back what `forbid_changes` left beside the tables."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("DROP FUNCTION IF EXISTS append_only() CASCADE"))


def unguarded(connection: Connection) -> Iterator[str]:
    """The tables, sorted, whose guards somebody has taken away, switched off or rewritten."""
    if connection.dialect.name == "postgresql":
        guarded = set(connection.scalars(text(GUARDED)))
        yield from sorted(set(NAMES) - guarded)
        return
    found = {
        row.name: (row.tbl_name, _plain(row.sql))
        for row in connection.execute(
            text("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'")
        )
    }
    wanted = _sqlite_triggers(NAMES) | _replacing_triggers(connection, ALL)
    tables = {
        name.rpartition("_never_")[0]
        for name, statement in wanted.items()
        if found.get(name, ("", ""))[1] != _plain(statement)
    }
    yield from sorted(tables)


def _sqlite_triggers(names: Iterable[str]) -> dict[str, str]:
    return {
        f"{name}_never_{verb}": SQLITE.format(name=name, verb=verb, refusal=REFUSAL)
        for name in names
        for verb in ("UPDATE", "DELETE")
    }


def _replacing_triggers(connection: Connection, names: Iterable[str]) -> dict[str, str]:
    seen = inspect(connection)
    made = {}
    for name in names:
        columns = seen.get_pk_constraint(name)["constrained_columns"]
        key = " AND ".join(f'"{column}" = NEW."{column}"' for column in columns)
        made[f"{name}_never_replaced"] = REPLACING.format(name=name, key=key)
    return made


def _plain(statement: str) -> str:
    return " ".join(statement.split())


FUNCTION = f"""
CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% {REFUSAL}', TG_TABLE_NAME; END $$
"""
POSTGRESQL = """
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON "{name}"
EXECUTE FUNCTION append_only()
"""
GUARDED = """
SELECT relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
WHERE tgname = 'never_changed' AND tgenabled IN ('O', 'A')
AND relnamespace = current_schema()::regnamespace
"""
# the doctor compares the words of these with what the database has: others need a migration
SQLITE = """
CREATE TRIGGER {name}_never_{verb} BEFORE {verb} ON "{name}"
BEGIN SELECT RAISE(ABORT, '{name} {refusal}'); END
"""
REPLACING = """
CREATE TRIGGER {name}_never_replaced BEFORE INSERT ON "{name}"
WHEN EXISTS (SELECT 1 FROM "{name}" WHERE {key}) OR EXISTS
(SELECT 1 FROM "{name}" WHERE rowid = NEW.rowid)
BEGIN SELECT RAISE(ABORT, '{name} holds this line already: nothing is replaced'); END
"""

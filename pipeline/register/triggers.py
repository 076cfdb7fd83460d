"""What is once written in some tables can be neither changed nor deleted."""

from collections.abc import Iterable

from sqlalchemy import Connection, text

from pipeline.register.schema import NEVER_CHANGED

REFUSAL = "is append-only: record a correction instead"


NAMES = tuple(table.name for table in NEVER_CHANGED)


def forbid_changes(connection: Connection, names: Iterable[str] = NAMES) -> None:
    """Let the database itself refuse UPDATE and DELETE on the tables of these names."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(FUNCTION))
        statements = [POSTGRESQL.format(name=name) for name in names]
    else:
        statements = [
            SQLITE.format(name=name, verb=verb, refusal=REFUSAL)
            for name in names
            for verb in ("UPDATE", "DELETE")
        ]
    for statement in statements:
        connection.execute(text(statement))


def drop_function(connection: Connection) -> None:
    """Take back what `forbid_changes` left beside the tables."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("DROP FUNCTION IF EXISTS append_only() CASCADE"))


FUNCTION = f"""
CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% {REFUSAL}', TG_TABLE_NAME; END $$
"""
POSTGRESQL = """
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON "{name}"
EXECUTE FUNCTION append_only()
"""
SQLITE = """
CREATE TRIGGER {name}_never_{verb} BEFORE {verb} ON "{name}"
BEGIN SELECT RAISE(ABORT, '{name} {refusal}'); END
"""

"""What was written around the program shows: nothing is replaced, and heads left outside agree."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import String, Text, inspect, text
from sqlalchemy.exc import DatabaseError

from pipeline.register import Register, open_register
from pipeline.register.anchors import LIST
from pipeline.register.backup import opened_backup
from pipeline.register.change_log import note_change
from pipeline.register.connection import writing
from pipeline.register.done_log import Done
from pipeline.register.schema import NEVER_CHANGED, metadata
from pipeline.register.triggers import guards_lifted
from pipeline.site.publish import publish
from tests.pipeline.filled import fill

SQLITE_ALONE = "INSERT OR REPLACE and its like are SQLite's"


@pytest.fixture
def sqlite(tmp_path: Path) -> Path:
    """A home with something in every table."""
    with open_register(tmp_path) as register:
        fill(register)
        change(register, "first")
        register.done_log.mark(Done.LETTERS, ["acknowledgement saiga.docx"], date(2033, 1, 4))
    return tmp_path


def change(register: Register, words: str) -> None:
    with writing(register._db) as db:
        note_change(db, "Ana", "action 98.1", "title", "", words, "a test")


def statements(table: str) -> tuple[str, ...]:
    """Ways to write over the first line of a table."""
    columns = [column.name for column in metadata.tables[table].columns]
    keys = {column.name for column in metadata.tables[table].primary_key}
    same = ", ".join(f'"{name}"' for name in columns)
    other = ", ".join(
        f'"{name}"' if name not in keys else f'"{name}" || 9' for name in columns
    )  # another key in the same place
    by_key = (
        f'INSERT OR REPLACE INTO "{table}" SELECT * FROM "{table}" LIMIT 1',
        f'REPLACE INTO "{table}" SELECT * FROM "{table}" LIMIT 1',
    )
    if table == "change":  # its key is the place in the file
        return by_key
    return (
        *by_key,
        f'INSERT OR REPLACE INTO "{table}" (rowid, {same}) SELECT rowid, {other} FROM "{table}" '
        "LIMIT 1",
    )


@pytest.mark.parametrize("pragma", ["ON", "OFF"])
@pytest.mark.parametrize("table", sorted(metadata.tables))
def test_no_line_is_replaced(sqlite: Path, table: str, pragma: str) -> None:
    """Also by a program that leaves the pragma as SQLite has it, off."""
    with open_register(sqlite) as register:
        assert register._db.scalar(text(f'SELECT count(*) FROM "{table}"')), f"nothing in {table}"
        register._db.rollback()
        register._db.exec_driver_sql(f"PRAGMA recursive_triggers = {pragma}")
        for statement in statements(table):
            with pytest.raises(DatabaseError), writing(register._db) as db:
                db.exec_driver_sql(statement)


def test_a_guard_that_was_taken_away_is_found(register: Register) -> None:
    fill(register)
    guard = "event_never_replaced"
    if register._db.dialect.name == "postgresql":
        guard = "never_changed ON event"
    register._db.rollback()
    assert register.health() == ()
    with writing(register._db) as db:
        db.execute(text(f"DROP TRIGGER {guard}"))
    assert [
        "guards" in problem.what and "“event”" in problem.what for problem in register.health()
    ] == [True]


def test_a_history_that_was_chained_anew_is_held_against_the_backup(
    tmp_path: Path, register: Register
) -> None:
    fill(register)
    change(register, "first")
    register.backup(tmp_path / "kept.zip")
    change(register, "second")
    assert register.health() == ()
    rewrite(register, "another")
    assert ["kept.zip kept line" in problem.what for problem in register.health()] == [True]


def test_and_against_what_was_published(tmp_path: Path, register: Register) -> None:
    fill(register)
    change(register, "first")
    publish(register, tmp_path / "site", date(2026, 1, 1))
    assert register.health() == ()
    rewrite(register, "another")
    (register.files.folder.parent / LIST).write_text(
        (register.files.folder.parent / LIST).read_text().replace('"chain": "', '"chain": "0'),
        "utf-8",
    )
    assert ["site kept line" in problem.what for problem in register.health()] == [True]


def test_what_a_restore_took_back_is_no_fault(tmp_path: Path, register: Register) -> None:
    fill(register)
    register.backup(tmp_path / "older.zip")
    change(register, "first")
    register.backup(tmp_path / "newer.zip")
    with opened_backup(tmp_path / "older.zip") as backup:
        register.restore(backup, tmp_path / "aside.zip")
    assert register.health() == ()


def rewrite(register: Register, words: str) -> None:
    """The whole history made anew, around the program, with its guards put back."""
    db = register._db
    db.rollback()
    sqlite = db.dialect.name == "sqlite"
    with writing(db):
        if sqlite:
            kept = db.execute(
                text("SELECT name, sql FROM sqlite_master WHERE type='trigger'")
            ).all()
            for name, _ in kept:
                db.exec_driver_sql(f"DROP TRIGGER {name}")
        else:
            db.execute(text("ALTER TABLE change DISABLE TRIGGER never_changed"))
        count = db.scalar(text("SELECT count(*) FROM change"))
        db.execute(text("DELETE FROM change"))
        for _ in range(count or 0):
            note_change(db, "Ana", "action 98.1", "title", "", words, "a test")
        if sqlite:
            for _, statement in kept:
                db.exec_driver_sql(statement)
        else:
            db.execute(text("ALTER TABLE change ENABLE TRIGGER never_changed"))
    assert inspect(db).has_table("change")
    db.rollback()


GUARDED = sorted(table.name for table in NEVER_CHANGED)


@pytest.mark.parametrize("table", GUARDED)
def test_a_line_altered_while_the_guards_were_away_shows_against_a_backup(
    sqlite: Path, table: str
) -> None:
    """With the guards put back as they were, and the history of changes left alone."""
    with open_register(sqlite) as register:
        register.backup(sqlite / "kept.zip")
        register.anchor(sqlite / "kept.zip")
        assert register.health() == ()
        columns = metadata.tables[table].columns
        keys = {column.name for column in metadata.tables[table].primary_key}
        texts = [
            c.name for c in columns if isinstance(c.type, String | Text) and c.name not in keys
        ]
        free = "by" if "by" in texts else texts[0]  # words that nobody checks
        with writing(register._db) as db:
            if not db.scalar(text(f'SELECT count(*) FROM "{table}"')):
                pytest.fail(f"nothing fills {table}")
            with guards_lifted(db, [table]):
                db.execute(text(f'UPDATE "{table}" SET "{free}" = \'forged\''))
        found = " ".join(problem.what for problem in register.health())
        assert (table in found) or (table == "change" and "Line" in found)


def test_the_daily_run_leaves_the_head_of_the_history(sqlite: Path) -> None:
    with open_register(sqlite) as register:
        head = register.anchor_as("the daily run")
        assert register.health() == ()
    assert f'"ordinal": {head.ordinal}' in (sqlite / LIST).read_text("utf-8")

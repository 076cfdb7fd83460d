"""What was written around the program shows: nothing is replaced, and heads left outside agree."""

from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import String, Text, inspect, select, text
from sqlalchemy.exc import DatabaseError

from pipeline.convention.meetings import Meeting
from pipeline.register import Register, open_register
from pipeline.register.backup import opened_backup
from pipeline.register.connection import writing
from pipeline.register.done_log import Done
from pipeline.register.history.anchors import LIST
from pipeline.register.history.change_log import note_change
from pipeline.register.history.seals import SEALED
from pipeline.register.history.triggers import guards_lifted
from pipeline.register.schema import change as change_table
from pipeline.register.schema import deadline, done, event, link, metadata
from pipeline.site.publish import publish
from pipeline.submissions.review import ReviewAction, ReviewDecision
from pipeline.submissions.versions.relations import Relation, RelationKind
from tests.pipeline.filled import fill
from tests.pipeline.outcomes import outcome

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


COVERED = sorted(table.name for table in (*SEALED, change_table))


@pytest.mark.parametrize("table", COVERED)
def test_an_entry_altered_while_the_guards_were_away_shows(register: Register, table: str) -> None:
    """With the guards put back as they were, and the history of changes left alone."""
    fill_all(register)
    register.anchor("the daily run")
    assert register.health() == ()
    columns = metadata.tables[table].columns
    keys = {column.name for column in metadata.tables[table].primary_key}
    texts = [c.name for c in columns if isinstance(c.type, String | Text) and c.name not in keys]
    free = "by" if "by" in texts else texts[0]  # words that nobody checks
    with writing(register._db) as db, guards_lifted(db, [table]):
        assert db.execute(text(f'UPDATE "{table}" SET "{free}" = \'forged\'')).rowcount
    found = " ".join(problem.what for problem in register.health())
    assert (f"“{table}”" in found) or (table == "change" and "Line" in found)


@pytest.mark.parametrize("table", [table.name for table in (event, link, deadline, done)])
def test_so_does_one_that_was_taken_out(register: Register, table: str) -> None:
    fill_all(register)
    register.anchor("the daily run")
    with writing(register._db) as db, guards_lifted(db, [table, "fact"]):
        db.execute(text("DELETE FROM fact"))
        db.execute(text(f'DELETE FROM "{table}"'))
    assert f"“{table}”" in " ".join(problem.what for problem in register.health())


def fill_all(register: Register) -> None:
    fill(register)
    change(register, "first")
    register.done_log.mark(Done.LETTERS, ["acknowledgement saiga.docx"], date(2033, 1, 4))


TODAY = date(2033, 1, 4)
CONTENT = b"a saiga proposal"


MOVED = Relation(RelationKind.OF_MEETING, "COP99", "Ben", TODAY, "their letter")


def corrected(path: str, after: object) -> Callable[[Register], object]:
    decision = ReviewDecision(
        ReviewAction.CORRECT, path, None, after, "I read it", "Ben", TODAY, ""
    )
    return lambda register: register.say("saiga.docx", decision)


def erased(register: Register) -> None:
    digest = sha256(CONTENT).hexdigest()
    register.erasures.ask(digest, "Ana", "asked for", TODAY)
    register.erasures.erase(digest, "Ben", TODAY)
    register.files.path(digest).unlink()


LAWFUL: dict[str, Callable[[Register], object]] = {
    "a title": lambda r: r.describe("98.1", "Ben", title="Saiga antelope"),
    "a first note": lambda r: r.describe("98.1", "Ben", note="See the file"),
    "another meeting": lambda r: r.relations.move("saiga.docx", MOVED),
    "a day of receipt": corrected("received", "2020-01-02"),
    "another action": corrected("concerted_action", "98.2"),
    "days of a meeting": lambda r: r.move_meeting("COP98", (TODAY, TODAY), "Bonn", "x", "Ben"),
    "sent twice": lambda r: r.load(
        outcome(CONTENT, concerted_action="98.1"), CONTENT, TODAY, "COP99"
    ),
    "an erasing": erased,
}


@pytest.mark.parametrize("what", LAWFUL)
def test_what_the_program_changes_is_no_alteration(register: Register, what: str) -> None:
    fill_all(register)
    register.add_meeting(Meeting("COP99", TODAY, TODAY, "Ruritania", "a test", ()), "Ana")
    register.anchor("the daily run")
    before = contents(register)
    LAWFUL[what](register)
    assert contents(register) != before
    assert register.health() == ()
    register.anchor("the daily run")
    assert register.health() == ()


def contents(register: Register) -> list[list[tuple[object, ...]]]:
    with writing(register._db) as db:
        return [[*map(tuple, db.execute(select(table)))] for table in SEALED]


def test_nothing_new_adds_no_line(register: Register, tmp_path: Path) -> None:
    fill_all(register)
    head = register.anchor("the daily run")
    register.backup(tmp_path / "kept.zip")
    assert register.anchor("the daily run") == head


def test_a_restored_register_is_held_to_what_was_sealed_in_it(
    register: Register, tmp_path: Path
) -> None:
    """On either database, whichever the backup is of."""
    with open_register(tmp_path / "other") as other:
        fill_all(other)
        other.backup(tmp_path / "kept.zip")
    with opened_backup(tmp_path / "kept.zip") as backup:
        register.restore(backup)
    assert register.health() == ()
    with writing(register._db) as db, guards_lifted(db, ["event"]):
        db.execute(text("UPDATE event SET note = 'forged'"))
    assert ["“event”" in problem.what for problem in register.health()] == [True]


def test_a_backup_from_elsewhere_is_asked_by_name(register: Register, tmp_path: Path) -> None:
    """The proof is where the program cannot write; here the list of anchors is gone, too."""
    fill_all(register)
    register.backup(tmp_path / "kept.zip")
    rewrite(register, "another")
    (register.files.folder.parent / LIST).unlink()
    assert register.health() == ()
    (tmp_path / "notes.txt").write_text("nothing of the kind")
    found = register.health([tmp_path / "kept.zip", tmp_path / "notes.txt"])
    assert ["kept line" in problem.what for problem in found] == [True, False]


def test_the_daily_run_leaves_the_head_of_the_history(sqlite: Path) -> None:
    with open_register(sqlite) as register:
        head = register.anchor("the daily run")
        assert register.health() == ()
    assert f'"ordinal": {head.ordinal}' in (sqlite / LIST).read_text("utf-8")

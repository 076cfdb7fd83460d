"""The layout of the database: migrations up and down, and what nothing can rewrite."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Inspector, inspect, text
from sqlalchemy.exc import DatabaseError

from pipeline.config import UnclearAddress
from pipeline.register import RegisterBroken, RegisterTooNew, RegisterUnreachable, open_register
from pipeline.register.connection import engine_for, layout_of, writing
from pipeline.register.schema import LAYOUT, NEVER_CHANGED, VERSIONS, metadata
from pipeline.register.upgrade import MIGRATIONS, downgrade, upgrade
from pipeline.workbooks.hours import typed_receipt
from tests.pipeline.filled import fill
from tests.pipeline.outcomes import outcome

pytestmark = pytest.mark.slow  # seconds, all told: folders, pages or pictures made whole


def shape(db: Connection) -> dict[str, Any]:
    """Everything about the tables that a migration could get wrong."""
    seen: Inspector = inspect(db)
    return {
        table: {
            "columns": [
                (c["name"], str(c["type"]), c["nullable"], c.get("default"))
                for c in seen.get_columns(table)
            ],
            "key": seen.get_pk_constraint(table)["constrained_columns"],
            "foreign": sorted(
                (f["constrained_columns"], f["referred_table"], f["referred_columns"])
                for f in seen.get_foreign_keys(table)
            ),
            "indexes": sorted(str(i["name"]) for i in seen.get_indexes(table)),
            "checks": sorted(str(c["name"]) for c in seen.get_check_constraints(table)),
        }
        for table in seen.get_table_names()
        if table != "alembic_version"
    }


def test_every_version_of_the_layout_has_its_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    script = ScriptDirectory.from_config(config)
    assert script.get_heads() == [LAYOUT]
    assert tuple(r.revision for r in reversed([*script.walk_revisions()])) == VERSIONS


@pytest.mark.parametrize("start", VERSIONS)
def test_a_migrated_register_is_like_a_new_one(tmp_path: Path, url: str | None, start: str) -> None:
    with open_register(tmp_path, url) as register:
        new = shape(register._db)
    with engine_for(tmp_path, url).connect() as db:
        with writing(db):
            downgrade(db, "base")
        assert shape(db) == {}
        with writing(db):
            upgrade(db, start)
    with open_register(tmp_path, url) as register:
        assert layout_of(register._db) == LAYOUT
        assert shape(register._db) == new


def test_what_was_held_survives_the_way_down_and_up(tmp_path: Path, url: str | None) -> None:
    with open_register(tmp_path, url) as register:
        register.load(outcome(b"x"), b"x", typed_receipt("2030-01-03 22:30"), "COP99")
        before = register.submissions()
        assert before[0].received_at
    with engine_for(tmp_path, url).connect() as db, writing(db):
        downgrade(db, VERSIONS[0])
    with open_register(tmp_path, url) as register:
        (kept,) = register.submissions()
        assert kept == replace(before[0], received_at=None)  # the day is kept, its hour is newer


def test_a_register_of_a_newer_program_is_left_alone(tmp_path: Path, url: str | None) -> None:
    with open_register(tmp_path, url) as register, writing(register._db) as db:
        db.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with (
        pytest.raises(RegisterTooNew, match="written by a newer version"),
        open_register(tmp_path, url),
    ):
        pass


def test_a_file_that_is_no_register_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "register.sqlite").write_bytes(b"a letter, not a database" * 100)
    with pytest.raises(RegisterBroken, match="not a register"), open_register(tmp_path):
        pass
    assert (tmp_path / "register.sqlite").read_bytes().startswith(b"a letter")


@pytest.mark.parametrize(
    "wrong",
    ["nonsense", "postgresql://nobody@127.0.0.1:1/none", "oracle://x@y/z", "sqlite:////no/no"],
)
def test_a_database_that_cannot_be_reached_is_a_sentence(tmp_path: Path, wrong: str) -> None:
    with (
        pytest.raises((RegisterUnreachable, UnclearAddress), match=r"can(not)? be reached"),
        open_register(tmp_path, wrong),
    ):
        pass


@pytest.mark.parametrize("table", [table.name for table in NEVER_CHANGED])
@pytest.mark.parametrize("verb", ['UPDATE "{}" SET {} = {}', 'DELETE FROM "{}"'])
def test_the_database_itself_refuses_to_rewrite(
    tmp_path: Path, url: str | None, table: str, verb: str
) -> None:

    column = next(iter(metadata.tables[table].primary_key)).name
    with open_register(tmp_path, url) as register:
        fill(register)
        with pytest.raises(DatabaseError, match="is append-only"), writing(register._db) as db:
            db.execute(text(verb.format(table, column, column)))


def test_a_home_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    with (
        pytest.raises(RegisterUnreachable, match="CONCERTED_HOME"),
        open_register(tmp_path / "file" / "home"),
    ):
        pass

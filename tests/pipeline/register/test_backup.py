"""Backups: everything comes back, of older layouts too; nothing is changed by a bad one."""

import json
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from sqlalchemy import MetaData, select, text

from pipeline.register import Register, RegisterError, open_register
from pipeline.register.backup import FORM, opened_backup
from pipeline.register.connection import engine_for, writing
from pipeline.register.schema import LAYOUT, VERSIONS
from pipeline.register.upgrade import downgrade
from tests.pipeline.commands import Concerted, concerted
from tests.pipeline.filled import DAY, fill
from tests.pipeline.outcomes import outcome

pytestmark = pytest.mark.slow  # seconds, all told: folders, pages or pictures made whole

__all__ = ["concerted"]

Parts = dict[str, bytes]
HELD = b"a saiga proposal"


def exported(register: Register, folder: Path) -> Parts:
    return {path.name: path.read_bytes() for path in register.export(folder)}


def restore(register: Register, path: Path, aside: Path | None = None) -> None:
    with opened_backup(path) as backup:
        register.restore(backup, aside)


BESIDE = (
    *("editions/COP98.csv", "letters/fr/receipt.docx", "templates/papers/es.docx"),
    *("addresses.csv", "mailboxes.json", "letters.json", "errands.json"),
)


def parts_of(path: Path) -> Parts:
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write(path: Path, parts: Parts) -> Path:
    with ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def everything(home: Path) -> Parts:
    """Every file of a home, but the database itself."""
    files = (path for path in home.rglob("*") if path.is_file())
    return {str(p.relative_to(home)): p.read_bytes() for p in files if "register" not in p.name}


def test_a_backup_brings_everything_back(tmp_path: Path, register: Register) -> None:
    fill(register)
    for name in BESIDE:
        (tmp_path / "home" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "home" / name).write_text(f"what is in {name}", "utf-8")
    assert register.backup(tmp_path / "backup.zip") == 1
    with open_register(tmp_path / "other") as other:
        restore(other, tmp_path / "backup.zip")
        assert exported(other, tmp_path / "b") == exported(register, tmp_path / "a")
        assert other.changes("action 98.1") == register.changes("action 98.1")
        assert other.health() == ()
    (tmp_path / "home" / "anchors.jsonl").unlink()  # where this home left its heads, no other did
    assert everything(tmp_path / "other") == everything(tmp_path / "home")


def backup_by(layout: str, folder: Path) -> Path:
    """A backup as the program that had this layout wrote it."""
    with open_register(folder) as register:
        fill(register)
        if layout == LAYOUT:
            register.backup(folder / "backup.zip")
            return folder / "backup.zip"
    with engine_for(folder, None).connect() as db, writing(db):
        downgrade(db, layout)
        there = MetaData()
        there.reflect(db)
        parts = {"backup.json": json.dumps({"form": FORM, "layout": layout}).encode()}
        for table in there.sorted_tables:
            rows = db.execute(select(table)).mappings()
            lines = [json.dumps(dict(row)) for row in rows]
            parts[f"tables/{table.name}.jsonl"] = "\n".join(lines).encode()
        del parts["tables/alembic_version.jsonl"]
    kept = next((folder / "files").glob("*/*"))
    return write(folder / "backup.zip", parts | {f"files/{kept.name}": HELD})


@pytest.mark.parametrize("layout", VERSIONS)
def test_a_backup_of_every_layout_is_restored_as_if_the_register_had_been_upgraded(
    tmp_path: Path, register: Register, layout: str
) -> None:
    path = backup_by(layout, tmp_path / "then")
    restore(register, path)
    with open_register(tmp_path / "then") as upgraded:  # opening it upgrades it
        assert len(upgraded.submissions()) == 1
        assert exported(register, tmp_path / "a") == exported(upgraded, tmp_path / "b")
    assert register.health() == ()
    fill(register)  # and it can be written to


def altered(**changes: bytes | None) -> Callable[[Parts], Parts]:
    """Parts replaced by content; left out by None."""

    def alter(parts: Parts) -> Parts:
        names = {name.replace("/", "_").replace(".", "_"): name for name in parts}
        merged = parts | {names[key]: content for key, content in changes.items() if content}
        return {n: c for n, c in merged.items() if changes.get(_key(n), b"") is not None}

    return alter


def _key(name: str) -> str:
    return name.replace("/", "_").replace(".", "_")


def added(name: str) -> Callable[[Parts], Parts]:
    return lambda parts: {**parts, name: b"x"}


def replaced(name: str, old: bytes, new: bytes) -> Callable[[Parts], Parts]:
    """A part with other words in it."""

    def alter(parts: Parts) -> Parts:
        assert old in parts[name]
        return parts | {name: parts[name].replace(old, new)}

    return alter


def head(**changes: str) -> bytes:
    return json.dumps({"form": FORM, "layout": LAYOUT} | changes).encode()


def row(**values: object) -> bytes:
    return json.dumps(values).encode()


BAD = {
    "a table is missing": (altered(tables_event_jsonl=None), "not a whole backup"),
    "no head": (altered(backup_json=None), "not a whole backup"),
    "a head of something else": (altered(backup_json=b"[]"), "of another form"),
    "a newer program": (altered(backup_json=head(layout="9999")), "Install the newer version"),
    "a table cut short": (altered(tables_event_jsonl=b'{"action": "98'), "not a whole backup"),
    "a foreign column": (altered(tables_action_jsonl=row(colour="red")), "not a whole backup"),
    "a kind of event that is none": (
        replaced("tables/event.jsonl", b'"proposed"', b'"nonsense"'),
        "not a whole backup",
    ),
    "a day that is none": (
        replaced("tables/event.jsonl", b"2030-01-03", b"yesterday!"),
        "not a whole backup",
    ),
    "a kind of deadline that is none": (
        replaced("tables/deadline.jsonl", b'"proposal"', b'"nonsense"'),
        "not a whole backup",
    ),
    "a severity that is none": (
        replaced("tables/finding.jsonl", b'"CHECK"', b'"PANIC"'),
        "not a whole backup",
    ),
    "a sentence that is none": (
        replaced("tables/finding.jsonl", rb"\"message\":", rb"\"message\":[],\"was\":"),
        "not a whole backup",
    ),
    "a report of a Party that is none": (
        replaced("tables/national_report.jsonl", rb"\"title\":", rb"\"title\":1,\"was\":"),
        "not a whole backup",
    ),
    "a decision that is none": (
        replaced("tables/word.jsonl", b'"correct"', b'"corrupt"'),
        "not a whole backup",
    ),
    "a row without its owner": (altered(tables_submission_jsonl=b" "), "not a whole backup"),
    "a path that climbs": (added("files/../../evil"), "is no part of one"),
    "an absolute path": (added("/etc/evil"), "is no part of one"),
    "a path of Windows": (added("editions/..\\evil.csv"), "is no part of one"),
    "a template that climbs": (added("letters/../x.docx"), "is no part of one"),
    "a letter in no folder of letters": (added("letters/fr/x.exe"), "is no part of one"),
    "an edition that hides": (added("editions/.csv"), "is no part of one"),
    "an older one, cut short": (
        altered(backup_json=head(layout=VERSIONS[0]), tables_value_jsonl=b"{"),
        "not a whole backup",
    ),
}


@pytest.mark.parametrize(("alter", "says"), BAD.values(), ids=BAD.keys())
def test_a_bad_backup_changes_nothing(
    tmp_path: Path, alter: Callable[[Parts], Parts], says: str
) -> None:
    with open_register(tmp_path / "then") as then:
        fill(then)
        then.backup(tmp_path / "good.zip")
    bad = write(tmp_path / "bad.zip", alter(parts_of(tmp_path / "good.zip")))
    with open_register(tmp_path / "home") as register:
        register.load(outcome(b"another"), b"another", DAY, "COP99")
        before = exported(register, tmp_path / "a"), everything(tmp_path / "home")
        with pytest.raises(RegisterError, match=says) as refused:
            restore(register, bad, tmp_path / "aside.zip")
        assert "Nothing was changed" in str(refused.value)
        assert (exported(register, tmp_path / "b"), everything(tmp_path / "home")) == before
        assert register.health() == ()


def test_a_backup_cut_short_is_refused_before_a_register_is_made(
    tmp_path: Path, concerted: Concerted
) -> None:
    with open_register(tmp_path / "then") as then:
        fill(then)
        then.backup(tmp_path / "good.zip")
    content = (tmp_path / "good.zip").read_bytes()
    for part in (0.0, 0.1, 0.5, 0.9, 0.999):
        (tmp_path / "cut.zip").write_bytes(content[: int(len(content) * part)])
        errors = concerted.run("restore", str(tmp_path / "cut.zip"), code=2).stderr
        assert "is not a whole backup" in errors
        assert "Take another backup file" in errors
    assert not concerted.home.exists()


def test_what_is_here_is_kept_aside_where_a_backup_replaces_it(
    tmp_path: Path, concerted: Concerted, url: str | None
) -> None:
    with open_register(tmp_path / "then") as then:
        fill(then)
        then.backup(tmp_path / "backup.zip")
        wanted = exported(then, tmp_path / "a")
    with open_register(concerted.home, url) as register:
        register.load(outcome(b"another"), b"another", DAY, "COP99")
        register.load(outcome(HELD, concerted_action="98.1"), HELD, DAY, "COP99")
        before = exported(register, tmp_path / "b")
    backup = str(tmp_path / "backup.zip")
    assert "--replace" in concerted.run("restore", backup, code=2).stderr
    output = " ".join(concerted.run("restore", backup, "--replace").stdout.split())
    (aside,) = (concerted.home / "backups").iterdir()
    assert f"What was here before is in {aside}" in output
    with open_register(concerted.home, url) as register:
        assert exported(register, tmp_path / "c") == wanted
        assert register.health() == ()
    concerted.run("restore", str(aside), "--replace")
    with open_register(concerted.home, url) as register:
        assert exported(register, tmp_path / "d") == before
        assert register.health() == ()
        with pytest.raises(Exception, match="append-only"), writing(register._db) as db:
            db.execute(text("DELETE FROM reading"))


def test_a_backup_that_cannot_be_written_is_a_sentence(
    tmp_path: Path, concerted: Concerted
) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    errors = concerted.run("backup", str(tmp_path / "file" / "backup.zip"), code=2).stderr
    assert "could not be written" in errors
    assert "Choose another place" in errors

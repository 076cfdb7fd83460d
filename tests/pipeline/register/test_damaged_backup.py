"""A backup says what it could not take along, a restore what it could not bring back."""

import re
from collections.abc import Callable
from itertools import count
from pathlib import Path
from zipfile import ZipFile

import pytest

from pipeline.register import Register, backup, open_register
from pipeline.register import register as anchored
from pipeline.register.backup import opened_backup
from pipeline.register.errors import NotEmpty
from pipeline.register.file_store import FileStore
from tests.pipeline.commands import Concerted, concerted
from tests.pipeline.filled import fill

__all__ = ["concerted"]

DAMAGE = {"changed": lambda path: path.write_bytes(b"something else"), "missing": Path.unlink}


@pytest.mark.parametrize("how", DAMAGE)
def test_a_damaged_file_is_named_and_the_rest_restored(
    tmp_path: Path, register: Register, how: str
) -> None:
    fill(register)
    digest = register.submissions()[0].sha256
    DAMAGE[how](register.files.path(digest))
    assert register.backup(tmp_path / "kept.zip") == 0
    assert [how in problem.what for problem in register.file_problems()] == [True]
    with (
        opened_backup(tmp_path / "kept.zip") as backup,
        open_register(tmp_path / "other") as other,
    ):
        other.restore(backup)
        assert [line.sha256 for line in other.submissions()] == [digest]


def test_taking_the_same_in_again_mends_a_changed_file(register: Register) -> None:
    content = b"an otter"
    digest = register.files.keep(content)
    register.files.path(digest).write_bytes(b"an 0tter")  # as long as before
    assert not register.files.is_whole(digest)
    assert register.files.keep(content) == digest
    assert register.files.path(digest).read_bytes() == content


def flip(path: Path, part: str) -> None:
    """One letter of a part turned, as a failing disk does; the zip itself stays one."""
    with ZipFile(path) as archive:
        at = archive.getinfo(part).header_offset + 30 + len(part) + 1
    content = bytearray(path.read_bytes())
    content[at] ^= 0x40
    path.write_bytes(content)


def put_in(path: Path, part: str) -> None:
    with ZipFile(path, "a") as archive:
        archive.writestr(part, b"x")


def kept_by(register: Register) -> str:
    return f"files/{register.submissions()[0].sha256}"


IN_THE_BACKUP: dict[str, tuple[Callable[[Path, Register], None], str, int]] = {
    "a kept file": (
        lambda path, register: flip(path, kept_by(register)),
        r"The kept file of saiga\.docx \(\w{12}\) is missing\. Put the file into a folder",
        0,
    ),
    "a table of addresses": (
        lambda path, register: flip(path, "addresses.csv"),
        r"addresses\.csv is damaged in this backup and was not restored",
        1,
    ),
    "a file that is not what its name says": (
        lambda path, register: put_in(path, f"files/{'0' * 64}"),
        rf"files/{'0' * 64} is damaged in this backup and was not restored",
        1,
    ),
}


@pytest.mark.parametrize(("damage", "says", "files"), IN_THE_BACKUP.values(), ids=IN_THE_BACKUP)
def test_what_is_damaged_in_a_backup_is_named_and_the_rest_restored(
    concerted: Concerted,
    tmp_path: Path,
    damage: Callable[[Path, Register], None],
    says: str,
    files: int,
) -> None:
    path = tmp_path / "kept.zip"
    with open_register(tmp_path / "then") as then:
        fill(then)
        (tmp_path / "then" / "addresses.csv").write_text("name,address\n" * 9, "utf-8")
        then.backup(path)
        damage(path, then)
    ran = concerted.run("restore", str(path), code=3)
    assert f"the register and {files} kept files" in ran.output
    assert re.search(says, ran.output.replace("\n", " "))
    assert [line["number"] for line in concerted.json("register", "list")] == ["98.1"]


CUT_OFF = {  # what it is about to do, and how often it did it before
    "at the rows": (backup, "insert", 3),
    "at reading back": (backup, "read_all_back", 0),
    "at the kept files": (FileStore, "keep_all_of", 0),
    "at what lies beside": (backup, "replace_file", 1),
    "at its end": (anchored, "note_restore", 0),
}


@pytest.mark.parametrize(("place", "name", "before"), CUT_OFF.values(), ids=CUT_OFF)
def test_a_restore_that_was_cut_off_is_run_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: object, name: str, before: int
) -> None:
    with open_register(tmp_path / "then") as then:
        fill(then)
        for beside in ("addresses.csv", "mailboxes.json"):
            (tmp_path / "then" / beside).write_text("{}", "utf-8")
        then.backup(tmp_path / "kept.zip")
        wanted = [path.read_bytes() for path in then.export(tmp_path / "wanted")]
    done, calls = getattr(place, name), count()

    def cut(*given: object, **options: object) -> object:
        if next(calls) >= before:
            raise KeyboardInterrupt
        return done(*given, **options)

    with open_register(tmp_path / "home") as register, opened_backup(tmp_path / "kept.zip") as kept:
        with monkeypatch.context() as broken:
            broken.setattr(place, name, cut)
            with pytest.raises(KeyboardInterrupt):
                register.restore(kept)
        register.restore(kept)
        assert [path.read_bytes() for path in register.export(tmp_path / "found")] == wanted
        assert register.health() == ()
    assert (tmp_path / "home" / "mailboxes.json").exists()


def test_what_is_here_and_not_of_this_backup_is_not_written_over(
    tmp_path: Path, register: Register
) -> None:
    with open_register(tmp_path / "then") as then:
        fill(then)
        (tmp_path / "then" / "addresses.csv").write_text("theirs", "utf-8")
        then.backup(tmp_path / "kept.zip")
    (tmp_path / "home" / "addresses.csv").write_text("ours", "utf-8")
    with opened_backup(tmp_path / "kept.zip") as kept, pytest.raises(NotEmpty):
        register.restore(kept)
    assert (tmp_path / "home" / "addresses.csv").read_text("utf-8") == "ours"

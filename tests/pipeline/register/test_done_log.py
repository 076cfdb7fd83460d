"""What has been done is remembered in the register, and what older versions kept in files too."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.register import Done, Register, open_register
from pipeline.register.backup import opened_backup
from pipeline.register.errors import DoneLogUnreadable

FIRST, SECOND = date(2033, 1, 1), date(2033, 1, 2)


def test_what_is_done_is_remembered_with_its_first_day(register: Register) -> None:
    log = register.done_log
    assert log.days(Done.TASKS) == {}
    log.mark(Done.TASKS, ["a", "b"], FIRST)
    log.mark(Done.TASKS, ["b", "c"], SECOND)
    assert log.days(Done.TASKS) == {"a": FIRST, "b": FIRST, "c": SECOND}
    assert log.days(Done.LETTERS) == {}


def test_a_backup_brings_it_back(register: Register, tmp_path: Path) -> None:
    register.done_log.mark(Done.LETTERS, ["letter 1"], FIRST)
    register.backup(tmp_path / "all.zip")
    with open_register(tmp_path / "other") as other, opened_backup(tmp_path / "all.zip") as backup:
        other.restore(backup)
        assert other.done_log.days(Done.LETTERS) == {"letter 1": FIRST}


def test_the_files_of_older_versions_are_taken_over_once(
    register: Register, tmp_path: Path
) -> None:
    path = tmp_path / "home" / "errands.json"
    path.write_text('{"a": "2033-01-01", "b": "2033-01-01"}', "utf-8")
    register.done_log.mark(Done.TASKS, ["b", "c"], SECOND)
    assert not path.exists()
    assert register.done_log.days(Done.TASKS) == {"a": FIRST, "b": FIRST, "c": SECOND}


@pytest.mark.parametrize("content", ["", "{", '["a"]', '{"a": "soon"}', "\udcff"])
def test_a_damaged_file_is_named_and_left(content: str, register: Register, tmp_path: Path) -> None:
    path = tmp_path / "home" / "letters.json"
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(DoneLogUnreadable, match=r"letters\.json cannot be read .* or delete it"):
        register.done_log.mark(Done.LETTERS, ["a"], FIRST)
    assert path.read_bytes() == content.encode("utf-8", "surrogateescape")

"""Written whole or not at all, and what a kill left beside it is cleared away by the next."""

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.atomic_write import part_of, replace_file

KILLED = """
import os, signal, sys
from pathlib import Path
from pipeline.atomic_write import part_of
with part_of(Path(sys.argv[1]), Path.touch if sys.argv[2] == "file" else Path.mkdir) as part:
    (part if part.is_file() else part / "letter.docx").write_text("half")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def killed_while_writing(path: Path, kind: str) -> None:
    subprocess.run([sys.executable, "-c", KILLED, path, kind], check=False)


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_what_a_kill_left_beside_is_gone_at_the_next_writing(tmp_path: Path, kind: str) -> None:
    target = tmp_path / "kept-2026-11-29 (1).zip"
    killed_while_writing(target, kind)
    killed_while_writing(tmp_path / "kept-2026-11-28 (2).zip", kind)
    assert {path.name[:9] for path in tmp_path.iterdir()} == {".kept-202"}
    replace_file(target, lambda part: part.write_text("whole"))
    assert [*tmp_path.iterdir()] == [target]
    assert target.read_text() == "whole"


def test_what_somebody_else_writes_at_this_moment_is_left_alone(tmp_path: Path) -> None:
    target, names = tmp_path / "kept.zip", (".kept.zip.x.part", ".other.zip.7.part", "kept.zip.7")
    for name in names:
        (tmp_path / name).touch()
    with part_of(target, Path.touch) as mine:
        theirs = mine.rename(tmp_path / ".kept.zip.1.part")  # as of another process
        replace_file(target, lambda part: part.write_text("whole"))
        assert theirs.exists()
        theirs.unlink()
    assert {path.name for path in tmp_path.iterdir()} == {*names, "kept.zip"}


def test_an_error_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "kept.zip"
    target.write_text("before")

    def fail(part: Path) -> None:
        part.write_text("half")
        raise OSError("full")

    with pytest.raises(OSError, match="full"):
        replace_file(target, fail)
    assert [*tmp_path.iterdir()] == [target]
    assert target.read_text() == "before"


def test_what_somebody_laid_in_its_way_is_not_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.atomic_write.randbelow", lambda _: 7)  # as if it were guessed
    precious = tmp_path / "precious"
    precious.write_text("before")
    (tmp_path / ".kept.zip.7.part").symlink_to(precious)
    monkeypatch.setattr("pipeline.atomic_write._clear_parts_of", lambda _: None)
    with pytest.raises(FileExistsError):
        replace_file(tmp_path / "kept.zip", lambda part: part.write_text("whole"))
    assert precious.read_text() == "before"

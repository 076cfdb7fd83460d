"""A disk that is full: a clear word, nothing half-written, and the next run puts it right."""

import errno
from pathlib import Path

import pytest

from tests.pipeline.commands import Concerted, concerted

pytestmark = pytest.mark.slow

__all__ = ["concerted"]

COMMANDS = ("compliance", "letters", "council")


@pytest.fixture
def url() -> None:
    """On SQLite; what is written into folders is the same."""


@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk_leaves_nothing_behind(
    command: str, concerted: Concerted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    concerted.record("13.99", "proposed", "COP13", "2019-09-20", "--title", "Ruritanian Crane")
    concerted.record("13.99", "accepted", "COP13", "2020-02-22", "--lead", "Ruritania")
    out = tmp_path / "out"
    meeting = "ScC-SC6" if command == "council" else "COP14"
    words = (command, "--meeting", meeting, "--today", "2023-05-01", "--out", str(out))

    def full(self: Path, target: Path) -> Path:
        raise OSError(errno.ENOSPC, "No space left on device", str(target))

    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", full)
        ran = concerted.run(*words, code=4)
    assert "No space left on device" in ran.stderr
    assert "could not be written" in ran.stderr
    assert "Make room" in ran.stderr
    assert [path for path in out.rglob("*") if path.is_file()] == []
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    concerted.run(*words, code=1 if command == "letters" else 0)  # 1: no address is known
    assert [path for path in out.iterdir() if not path.name.startswith(".")]

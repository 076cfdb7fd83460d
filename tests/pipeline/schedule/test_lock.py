"""One run at a time, in processes of their own; one that is killed leaves nothing behind."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import pytest

from pipeline.schedule.lock import AlreadyRunning, exclusive_run, is_taken

HOLD = """
from pipeline.schedule.lock import exclusive_run
with exclusive_run(wait=False): print(flush=True), input()
"""


@pytest.fixture
def other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator["subprocess.Popen[bytes]"]:
    """A process that holds the turn of a fresh home until it is killed."""
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path / "home"))
    command = [sys.executable, "-c", HOLD]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe) as holds:
        assert holds.stdout
        assert holds.stdout.readline() == b"\n"
        yield holds
        holds.kill()


def test_who_comes_second_is_told(other: "subprocess.Popen[bytes]") -> None:
    assert is_taken()
    with (
        pytest.raises(AlreadyRunning, match="Another run is in progress"),
        exclusive_run(wait=False),
    ):
        pass
    other.kill()
    other.wait()
    assert not is_taken()
    with exclusive_run(wait=False):
        pass


def test_who_waits_begins_when_the_other_has_ended(other: "subprocess.Popen[bytes]") -> None:
    ended = list[bool]()

    def end() -> None:
        ended.append(True)
        other.kill()

    Timer(0.5, end).start()
    with exclusive_run(wait=True):
        assert ended

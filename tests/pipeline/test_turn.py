"""One look at a time, in processes of their own; one that is killed leaves nothing behind."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import pytest

from pipeline.turn import NotOurTurn, is_taken, our_turn

HOLD = "from pipeline.turn import our_turn\nwith our_turn(wait=False): print(flush=True), input()"


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
    with pytest.raises(NotOurTurn, match="Another look is at work"), our_turn(wait=False):
        pass
    other.kill()
    other.wait()
    assert not is_taken()
    with our_turn(wait=False):
        pass


def test_who_waits_begins_when_the_other_has_ended(other: "subprocess.Popen[bytes]") -> None:
    ended = list[bool]()

    def end() -> None:
        ended.append(True)
        other.kill()

    Timer(0.5, end).start()
    with our_turn(wait=True):
        assert ended

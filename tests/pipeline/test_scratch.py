"""What a command needs while it runs is gone with it, and after a kill at the next start."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.scratch import PREFIX, SETTLING, sweep

USED = """
import os, sys, tempfile
from pathlib import Path
from pipeline.scratch import begin_scratch
begin_scratch()
(Path(tempfile.mkdtemp()) / "left").write_text("x")
os.close(tempfile.mkstemp()[0])
print(os.environ["TMPDIR"], flush=True)
if sys.argv[1] == "wait":
    sys.stdin.read()
"""


def start(folder: Path, what: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", USED, what],
        env=os.environ | {"TMPDIR": str(folder)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_nothing_is_left_of_a_command_that_ended(tmp_path: Path) -> None:
    used, _ = start(tmp_path, "end").communicate()
    assert Path(used.strip()).parent == tmp_path
    assert [*tmp_path.iterdir()] == []


def test_the_next_one_clears_away_what_a_kill_left_and_nothing_else(tmp_path: Path) -> None:
    running, killed = start(tmp_path, "wait"), start(tmp_path, "wait")
    assert running.stdout
    assert killed.stdout
    alive = Path(running.stdout.readline().strip())
    dead = Path(killed.stdout.readline().strip())
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    (tmp_path / "of somebody").mkdir()
    (tmp_path / f"{PREFIX}link").symlink_to(tmp_path / "of somebody")
    made = dead.stat().st_mtime
    sweep(tmp_path, made + SETTLING / 2)
    assert dead.exists()  # it may have been made this moment
    sweep(tmp_path, made + SETTLING * 2)
    assert not dead.exists()
    assert alive.exists()
    assert (tmp_path / "of somebody").exists()
    running.communicate()
    assert not alive.exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root makes files of other users")
def test_what_others_left_is_theirs(tmp_path: Path) -> None:
    theirs = tmp_path / f"{PREFIX}theirs"
    theirs.mkdir()
    os.chown(theirs, 65534, 65534)
    sweep(tmp_path, theirs.stat().st_mtime + SETTLING * 2)
    assert theirs.exists()

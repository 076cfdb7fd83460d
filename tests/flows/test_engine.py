"""The engine comes and goes: what a person is told, and that nothing rests on it."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep

import pytest

from pipeline.register import open_register
from tests.flows.conftest import PATIENCE, Start, children, exported, proposal, wait_until

pytestmark = pytest.mark.slow

KILLED_INSIDE = """
import os, signal
from flows.engine import running_engine
with running_engine(lambda _: None) as url:
    print(url, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def answers(port: int) -> bool:
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    for number in range(6):
        proposal(folder / f"{number}.docx")
    return folder


def test_a_server_that_was_named_and_does_not_answer(
    own_home: Path, inbox: Path, start: Start
) -> None:
    url = "http://127.0.0.1:9/api"
    ran = start(own_home, "intake", inbox, "--meeting", "COP15", PREFECT_API_URL=url)
    _, said = ran.communicate(timeout=PATIENCE)
    assert ran.returncode == 3
    assert said.startswith(f"The Prefect server at {url} does not answer (")
    assert said.endswith("Start it, or unset PREFECT_API_URL to do without one.\n")


def test_our_own_server_ends_with_the_program_that_started_it(own_home: Path) -> None:
    command = [sys.executable, "-c", KILLED_INSIDE]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
    assert ran.returncode == -signal.SIGKILL
    port = int(ran.stdout.strip().removesuffix("/api").rpartition(":")[2])
    until = monotonic() + PATIENCE
    while answers(port):
        assert monotonic() < until, "the server is still there"
        sleep(0.1)


def test_a_server_that_goes_away_in_the_middle_of_an_intake(
    own_home: Path, inbox: Path, tmp_path: Path, start: Start
) -> None:
    """Nothing of ours rests on it: every file is taken in, and a clear word says what happened."""
    intake = ("intake", inbox, "--meeting", "COP15")
    running = start(own_home, *intake, PREFECT_CLIENT_MAX_RETRIES="1")

    def begun() -> int:
        if not (own_home / "register.sqlite").exists():
            return 0
        with open_register(own_home) as register:
            return len(register.submissions())

    wait_until(begun, running)
    (server,) = children(running.pid, "flows.server")
    os.kill(server, signal.SIGKILL)
    shown, said = running.communicate(timeout=PATIENCE)
    assert running.returncode == 1
    assert "6 files: 6 new." in shown
    assert said.splitlines()[1:] == [
        "The workflow engine went away at the end. Every file was taken in all the same."
    ]
    undisturbed = tmp_path / "undisturbed"
    start(undisturbed, *intake).communicate(timeout=PATIENCE)
    assert exported(own_home, tmp_path / "a") == exported(undisturbed, tmp_path / "b")


def test_two_servers_that_start_at_once_never_take_the_same_port() -> None:
    """The second would speak to the server of the first."""
    from flows.engine import open_door

    with open_door(0) as one, open_door(one.getsockname()[1]) as other:
        assert one.getsockname()[1] != other.getsockname()[1]

"""The engine comes and goes: what a person is told, and that nothing rests on it."""

import os
import signal
import socket
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable, Iterator
from functools import partial
from http import HTTPStatus
from json import load
from pathlib import Path
from shutil import disk_usage
from time import monotonic, sleep
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from flows.server import refuse_full_disk
from pipeline.register import open_register
from tests.flows.conftest import PATIENCE, Start, children, exported, proposal, wait_until

pytestmark = pytest.mark.slow

KILLED_INSIDE = """
import os, signal
from flows.server import running_engine
with running_engine(lambda _: None) as url:
    print(url, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


HOLDS = """
import os
from flows.server import running_engine
with running_engine(lambda _: None) as url:
    print(url, os.environ["PREFECT_API_AUTH_STRING"], flush=True)
    input()
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
    _, errors = ran.communicate(timeout=PATIENCE)
    assert ran.returncode == 4
    assert errors.startswith(f"The Prefect server at {url} does not answer (")
    assert errors.endswith("Start it, or unset PREFECT_API_URL to do without one.\n")


def test_our_own_server_ends_with_the_program_that_started_it(own_home: Path) -> None:
    """In a home of its own, and not on the database of the server that other tests share."""
    command = [sys.executable, "-c", KILLED_INSIDE]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    ran = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, env=clean)
    assert ran.returncode == -signal.SIGKILL, ran.stderr
    port = int(ran.stdout.strip().removesuffix("/api").rpartition(":")[2])
    until = monotonic() + PATIENCE
    while answers(port):
        assert monotonic() < until, "the server is still there"
        sleep(0.1)


@pytest.fixture
def holder(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    """A program that keeps a server, and says where it is and what it asks for."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS],
        env=clean | {"CONCERTED_HOME": str(tmp_path / "of the server")},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as running:
        yield running
        for server in children(running.pid, "flows.server.__main__"):
            os.kill(server, signal.SIGKILL)  # one that was made to stand still would stay
        running.kill()


def killed(holder: "subprocess.Popen[str]", _url: str, _secret: str) -> None:
    (server,) = children(holder.pid, "flows.server.__main__")
    os.kill(server, signal.SIGKILL)


def silent(holder: "subprocess.Popen[str]", _url: str, _secret: str) -> None:
    """It takes what is sent, and never answers."""
    (server,) = children(holder.pid, "flows.server.__main__")
    os.kill(server, signal.SIGSTOP)


def forgetful(holder: "subprocess.Popen[str]", url: str, secret: str) -> None:
    """Somebody deletes the runs."""
    known = ("Basic " + b64encode(secret.encode()).decode(), "application/json")
    heads = dict(zip(("Authorization", "Content-Type"), known, strict=True))
    asked = Request(f"{url}/flow_runs/filter", b"{}", heads)
    with urlopen(asked, timeout=60) as answer:
        runs = [run["id"] for run in load(answer)]
    assert runs
    for run in runs:
        asked = Request(f"{url}/flow_runs/{run}", headers=heads, method="DELETE")
        wait_until(partial(is_answered, asked), holder)


def is_answered(asked: Request) -> bool:
    """Whether the server did what it was asked; a busy one says 503, and is asked again."""
    try:
        urlopen(asked, timeout=60).close()
    except HTTPError as refused:
        if refused.code != HTTPStatus.SERVICE_UNAVAILABLE:
            raise
        return False
    return True


@pytest.mark.parametrize("disturb", [killed, silent, forgetful])
def test_a_server_that_fails_in_the_middle_of_an_intake(
    own_home: Path,
    inbox: Path,
    tmp_path: Path,
    start: Start,
    holder: "subprocess.Popen[str]",
    disturb: Callable[["subprocess.Popen[str]", str, str], None],
) -> None:
    """Nothing of ours rests on it: every file is taken in, and a clear word says what happened."""
    intake = ("intake", inbox, "--meeting", "COP15")
    assert holder.stdout
    url, secret = holder.stdout.readline().split()
    named = {"PREFECT_API_URL": url, "PREFECT_API_AUTH_STRING": secret}
    running = start(own_home, *intake, **named)

    def begun() -> int:
        if not (own_home / "register.sqlite").exists():
            return 0
        with open_register(own_home) as register:
            return len(register.submissions())

    wait_until(begun, running)
    disturb(holder, url, secret)
    shown, errors = running.communicate(timeout=PATIENCE)
    assert running.returncode == 1
    assert "6 files: 6 new." in shown
    assert errors.splitlines() == [
        "The workflow engine went away at the end. Every file was taken in all the same."
    ]
    undisturbed = tmp_path / "undisturbed"
    start(undisturbed, *intake).communicate(timeout=PATIENCE)
    assert exported(own_home, tmp_path / "a") == exported(undisturbed, tmp_path / "b")


def test_a_full_disk_is_told_where_the_server_ends_for_want_of_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_full_disk(tmp_path)
    monkeypatch.setattr("flows.server.disk_usage", lambda _: disk_usage(tmp_path)._replace(free=0))
    with pytest.raises(OSError, match="No space left") as refused:
        refuse_full_disk(tmp_path)
    assert refused.value.filename == str(tmp_path)


def test_two_servers_that_start_at_once_never_take_the_same_port() -> None:
    """The second would speak to the server of the first."""
    from flows.server import open_door

    with open_door(0) as first, open_door(first.getsockname()[1]) as other:
        assert first.getsockname()[1] != other.getsockname()[1]

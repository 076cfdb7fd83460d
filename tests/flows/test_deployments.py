"""What is served: deployments that other machines find, and schedules that fire by themselves."""

import os
import signal
import subprocess
from importlib import import_module
from pathlib import Path
from time import time

import pytest

from pipeline.register import open_register
from tests.flows.conftest import PATIENCE, Start, children, proposal, wait_until
from tests.pipeline.reports.lives import MEETINGS

pytestmark = pytest.mark.slow
TOMORROW = time() + 24 * 3600
NAMES = tuple(f"crane {number}" for number in range(12))


def test_every_flow_is_deployed_by_the_name_of_its_module() -> None:
    from flows.deployments import deployments

    described = {deployment.name: deployment for deployment in deployments(pool="readers")}
    assert {"daily-run", "inboxes", "intake-of-a-folder", "compliance", "council", "migration"} | {
        "publish",
        "letters",
    } == described.keys()
    for deployment in described.values():
        module, _, flow = (deployment.entrypoint or "").rpartition(".")
        assert getattr(import_module(module), flow).name == deployment.flow_name
        assert deployment.work_pool_name == "readers"
    scheduled = {name for name, deployment in described.items() if deployment.schedules}
    assert scheduled == {"daily-run", "inboxes"}


def test_a_work_pool_needs_a_server_that_others_reach(own_home: Path, start: Start) -> None:
    ran = start(own_home, "serve", "--pool", "readers")
    _, errors = ran.communicate(timeout=PATIENCE)
    assert ran.returncode == 4
    assert errors.startswith("A work pool belongs to a Prefect server that all its workers reach.")


def files_in_register(home: Path) -> list[str]:
    with open_register(home) as register:
        return [line.file for line in register.submissions()]


@pytest.fixture
def full_home(own_home: Path) -> Path:
    """A fresh home, and in the inbox of a meeting files for a look that takes some seconds."""
    inbox = begun(own_home)
    for name in NAMES:
        put_into(inbox, name)
    proposal(inbox / "being copied.docx")
    os.utime(inbox / "being copied.docx", (TOMORROW, TOMORROW))
    return own_home


def begun(home: Path) -> Path:
    """A register with a meeting to come; its inbox."""
    with open_register(home) as register:
        register.add_meeting(MEETINGS["COP99"], "Ana")
    inbox = home / "inbox" / "COP99"
    inbox.mkdir(parents=True)
    return inbox


def put_into(inbox: Path, name: str) -> None:
    """A file that nobody is writing to any more."""
    proposal(inbox / f"{name}.docx")
    os.utime(inbox / f"{name}.docx", (0, 0))


def test_a_schedule_takes_in_what_is_new_and_ctrl_c_ends_it(full_home: Path, start: Start) -> None:
    """Pressed in the middle of the first look; the second start goes on where that one ended."""
    running = start(full_home, "serve", "--every", "0.3")
    wait_until(lambda: files_in_register(full_home), running)
    assert stopped(running) == ""
    running = start(full_home, "serve", "--every", "0.3")
    wait_until(lambda: len(files_in_register(full_home)) == len(NAMES), running)
    os.utime(full_home / "inbox" / "COP99" / "being copied.docx", (0, 0))
    wait_until(lambda: len(files_in_register(full_home)) == len(NAMES) + 1, running)
    assert stopped(running) == ""


def test_what_is_due_is_done_when_the_service_starts(own_home: Path, start: Start) -> None:
    """The machine may be off at the hour of the daily run, every day."""
    put_into(begun(own_home), "crane")
    running = start(own_home, "serve")  # the first look into the inboxes is a quarter hour away
    wait_until(lambda: [*(own_home / "papers" / "COP99").glob("letters-*/*.docx")], running)
    assert files_in_register(own_home) == ["crane.docx"]
    assert stopped(running, signal.SIGTERM) == ""  # as a supervisor stops it


def test_a_service_killed_in_the_middle_of_a_look_goes_on_at_the_next_start(
    full_home: Path, start: Start
) -> None:
    running = start(full_home, "serve", "--every", "0.3")
    wait_until(lambda: files_in_register(full_home), running)
    ours = children(running.pid, "-m flows.")
    os.killpg(running.pid, signal.SIGKILL)
    running.communicate()
    running = start(full_home, "serve", "--every", "0.3")
    wait_until(lambda: len(files_in_register(full_home)) == len(NAMES), running)
    wait_until(lambda: not any(map(runs, ours)), running)  # they ended without being asked


def runs(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


def stopped(running: "subprocess.Popen[str]", how: signal.Signals = signal.SIGINT) -> str:
    """Press Ctrl+C; what was said beyond the three lines of the start. Nothing is left behind."""
    ours = children(running.pid, "-m flows.")
    os.killpg(running.pid, how)
    _, errors = running.communicate(timeout=PATIENCE)
    assert running.returncode == 0
    assert len(ours) == 2  # the server, and what starts the runs
    assert not any(map(runs, ours))
    waiting, serving, asking, *more = errors.splitlines()
    assert waiting.startswith("Starting the workflow engine")
    assert serving.startswith("Serving. The pages of the server: http://127.0.0.1:")
    assert asking.startswith("They ask for the user and the password in ")
    return "\n".join(more)

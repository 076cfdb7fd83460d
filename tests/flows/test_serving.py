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
    from flows.serving import deployments

    described = {one.name: one for one in deployments(pool="readers")}
    assert {"daily-look", "inboxes", "intake-of-a-folder", "compliance", "council", "migration"} | {
        "publish",
        "letters",
        "help-reading",
    } == described.keys()
    for one in described.values():
        module, _, flow = (one.entrypoint or "").rpartition(".")
        assert getattr(import_module(module), flow).name == one.flow_name
        assert one.job_variables == {"env": {"CONCERTED_POOL": "readers"}}
    scheduled = {name for name, one in described.items() if one.schedules}
    assert scheduled == {"daily-look", "inboxes"}


def test_a_work_pool_needs_a_server_that_others_reach(own_home: Path, start: Start) -> None:
    ran = start(own_home, "serve", "--pool", "readers")
    _, said = ran.communicate(timeout=PATIENCE)
    assert ran.returncode == 3
    assert said.startswith("A work pool belongs to a Prefect server that all its workers reach.")


def held(home: Path) -> list[str]:
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
    wait_until(lambda: held(full_home), running)
    assert stopped(running) == ""
    running = start(full_home, "serve", "--every", "0.3")
    wait_until(lambda: len(held(full_home)) == len(NAMES), running)
    os.utime(full_home / "inbox" / "COP99" / "being copied.docx", (0, 0))
    wait_until(lambda: len(held(full_home)) == len(NAMES) + 1, running)
    assert stopped(running) == ""


def test_what_is_due_is_done_when_the_service_starts(own_home: Path, start: Start) -> None:
    """The machine may be off at the hour of the daily look, every day."""
    put_into(begun(own_home), "crane")
    running = start(own_home, "serve")  # the first look into the inboxes is a quarter hour away
    wait_until(lambda: [*(own_home / "papers" / "COP99").glob("letters-*/*.docx")], running)
    assert held(own_home) == ["crane.docx"]
    assert stopped(running, signal.SIGTERM) == ""  # as a supervisor stops it


def test_a_service_killed_in_the_middle_of_a_look_goes_on_at_the_next_start(
    full_home: Path, start: Start
) -> None:
    running = start(full_home, "serve", "--every", "0.3")
    wait_until(lambda: held(full_home), running)
    ours = children(running.pid, "-m flows.")
    os.killpg(running.pid, signal.SIGKILL)
    running.communicate()
    running = start(full_home, "serve", "--every", "0.3")
    wait_until(lambda: len(held(full_home)) == len(NAMES), running)
    wait_until(lambda: not any(map(runs, ours)), running)  # they ended without being asked


def runs(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


def stopped(running: "subprocess.Popen[str]", how: signal.Signals = signal.SIGINT) -> str:
    """Press Ctrl+C; what was said beyond the two lines of the start. Nothing is left behind."""
    ours = children(running.pid, "-m flows.")
    os.killpg(running.pid, how)
    _, said = running.communicate(timeout=PATIENCE)
    assert running.returncode == 0
    assert len(ours) == 2  # the server, and what starts the runs
    assert not any(map(runs, ours))
    waiting, serving, *more = said.splitlines()
    assert waiting.startswith("Starting the workflow engine")
    assert serving.startswith("Serving. The pages of the server: http://127.0.0.1:")
    return "\n".join(more)

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

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("prefect")]
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
    with open_register(own_home) as register:
        register.add_meeting(MEETINGS["COP99"], "Ana")
    inbox = own_home / "inbox" / "COP99"
    inbox.mkdir(parents=True)
    for name in NAMES:
        proposal(inbox / f"{name}.docx")
        os.utime(inbox / f"{name}.docx", (0, 0))  # nobody is writing to it any more
    proposal(inbox / "being copied.docx")
    os.utime(inbox / "being copied.docx", (TOMORROW, TOMORROW))
    return own_home


def test_a_schedule_takes_in_what_is_new_and_ctrl_c_ends_it(full_home: Path, start: Start) -> None:
    """Pressed in the middle of the first look; the second start goes on where that one ended."""
    running = start(full_home, "serve", "--every", "0.2")
    wait_until(lambda: held(full_home), running)
    assert stopped(running) == ""
    running = start(full_home, "serve", "--every", "0.2")
    wait_until(lambda: len(held(full_home)) == len(NAMES), running)
    os.utime(full_home / "inbox" / "COP99" / "being copied.docx", (0, 0))
    wait_until(lambda: len(held(full_home)) == len(NAMES) + 1, running)
    assert stopped(running) == ""


def test_a_service_killed_in_the_middle_of_a_look_goes_on_at_the_next_start(
    full_home: Path, start: Start
) -> None:
    running = start(full_home, "serve", "--every", "0.2")
    wait_until(lambda: held(full_home), running)
    os.killpg(running.pid, signal.SIGKILL)
    running.communicate()
    running = start(full_home, "serve", "--every", "0.2")
    wait_until(lambda: len(held(full_home)) == len(NAMES), running)


def stopped(running: "subprocess.Popen[str]") -> str:
    """Press Ctrl+C; what was said beyond the two lines of the start. Nothing is left behind."""
    server = children(running.pid, "flows.server")
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=PATIENCE)
    assert running.returncode == 0
    assert len(server) == 1
    assert not Path(f"/proc/{server[0]}").exists()
    waiting, serving, *more = said.splitlines()
    assert waiting.startswith("Starting the workflow engine")
    assert serving.startswith("Serving. The pages of the server: http://127.0.0.1:")
    return "\n".join(more)

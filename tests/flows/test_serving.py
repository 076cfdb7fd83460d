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


def test_what_is_put_into_an_inbox_is_taken_in_by_a_schedule(own_home: Path, start: Start) -> None:
    """A fresh home; then Ctrl+C, and a second start."""
    with open_register(own_home) as register:
        register.add_meeting(MEETINGS["COP99"], "Ana")
    inbox = own_home / "inbox" / "COP99"
    inbox.mkdir(parents=True)
    proposal(inbox / "crane.docx")
    os.utime(inbox / "crane.docx", (0, 0))  # nobody is writing to it any more
    proposal(inbox / "being copied.docx")
    os.utime(inbox / "being copied.docx", (TOMORROW, TOMORROW))
    running = start(own_home, "serve", "--every", "0.1")
    wait_until(lambda: held(own_home), running)
    assert held(own_home) == ["crane.docx"]
    assert stopped(running) == ""

    os.utime(inbox / "being copied.docx", (0, 0))
    running = start(own_home, "serve", "--every", "0.1")
    wait_until(lambda: len(held(own_home)) == 2, running)
    assert stopped(running) == ""


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

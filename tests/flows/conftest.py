"""One Prefect server for all tests of flows; starting it takes twenty seconds."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest
from docx import Document

from pipeline.register import open_register

CONCERTED = Path(sys.executable).with_name("concerted")
Start = Callable[..., "subprocess.Popen[str]"]  # the home, arguments, settings by name
PATIENCE = 300  # seconds; far more than anything takes on a machine that does nothing else


@pytest.fixture(scope="session")
def prefect_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A server that is thrown away; nothing of the user's own Prefect is touched."""
    before = os.environ.get("PREFECT_HOME")
    os.environ["PREFECT_HOME"] = str(tmp_path_factory.mktemp("prefect"))
    from flows.server.settings import apply_defaults

    apply_defaults()
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=PATIENCE):
        yield
    if before is None:
        del os.environ["PREFECT_HOME"]
    else:
        os.environ["PREFECT_HOME"] = before


@pytest.fixture(autouse=True)
def no_word_to_the_server_afterwards() -> Iterator[None]:
    """End the connections on which Prefect tells of events: they ping on, for as long as they last.

    Each ping draws from the `random` of the process, in a thread; a test of another room that
    draws its examples at that moment is told by Hypothesis not to use `random`.
    """
    yield
    if worker := sys.modules.get("prefect.events.worker"):
        worker.EventsWorker.drain_all(at_exit=False)


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh folder where everything is kept."""
    home = tmp_path / "home"
    monkeypatch.setenv("CONCERTED_HOME", str(home))
    monkeypatch.delenv("CONCERTED_REGISTER_URL", raising=False)
    return home


def proposal(path: Path, *lines: str) -> None:
    """A Word file that reads as a proposal, with more lines under its first section."""
    word = Document()
    name = path.stem.upper()
    for line in (
        f"PROPOSAL FOR A CONCERTED ACTION FOR THE {name} ANIMAL",
        "Proponent(s)",
        "Government of Ruritania",
        *lines,
    ):
        word.add_paragraph(line)
    word.save(str(path))


def exported(home: Path, folder: Path, url: str | None = None) -> dict[str, bytes]:
    """The register as `concerted register export` writes it."""
    with open_register(home, url) as register:
        return {path.name: path.read_bytes() for path in register.export(folder)}


def run_names() -> list[str]:
    """What the runs are called in the pages of Prefect, the newest first."""
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.sorting import FlowRunSort

    with get_client(sync_client=True) as client:
        return [run.name for run in client.read_flow_runs(sort=FlowRunSort.START_TIME_DESC)]


def artifacts(key: str) -> list[str]:
    """What runs have kept under a key, the newest first."""
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterKey
    from prefect.client.schemas.sorting import ArtifactSort

    wanted = ArtifactFilter(key=ArtifactFilterKey(any_=[key]))
    with get_client(sync_client=True) as client:
        found = client.read_artifacts(artifact_filter=wanted, sort=ArtifactSort.CREATED_DESC)
    return [str(artifact.data) for artifact in found]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts `concerted` as a process of its own, without any settings of Prefect but those given.

    What still runs at the end of the test is ended with it.
    """
    # a suite started in the background ignores Ctrl+C, and so would all that it starts
    signal.signal(signal.SIGINT, signal.default_int_handler)
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    started: list[subprocess.Popen[str]] = []

    def begin(home: Path, *arguments: str | Path, **settings: str) -> subprocess.Popen[str]:
        started.append(
            subprocess.Popen(
                [CONCERTED, *arguments],
                env={**clean, "CONCERTED_HOME": str(home), **settings},
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                start_new_session=True,
            )
        )
        return started[-1]

    yield begin
    for process in started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def wait_until(true: Callable[[], object], running: "subprocess.Popen[str]") -> None:
    """Look again and again, as long as the process runs."""
    until = monotonic() + PATIENCE
    while not true():
        assert running.poll() is None, running.communicate()
        assert monotonic() < until
        sleep(0.1)


def children(pid: int, called: str) -> list[int]:
    """The processes that a process started, by a word of their command line."""
    listed = subprocess.run(
        ["ps", "-o", "pid=,args=", "--ppid", str(pid)], capture_output=True, text=True
    ).stdout
    return [int(line.split()[0]) for line in listed.splitlines() if called in line]

"""`concerted intake` as a person runs it, killed with everything it started, and run again."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp
from time import monotonic, sleep
from zipfile import ZipFile

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from pipeline.register import open_register
from tests.conftest import ROOT
from tests.pipeline.conftest import fresh, postgres

__all__ = ["fresh", "postgres"]
pytestmark = pytest.mark.slow

SAMPLES = sorted((ROOT / "samples").glob("*/*.docx"))
ZIPPED = next((ROOT / "samples" / "european-eel-extension").glob("*.pdf"))
SUBMISSIONS = len(SAMPLES) + 2  # the zip file, and what is in it
PATIENCE = 300  # seconds for one run on a loaded machine


@dataclass(frozen=True)
class Intake:
    """One home, one database, and the command on them."""

    home: Path
    url: str | None
    inbox: Path
    engine: str  # address of a Prefect server; a run that starts its own takes 10 s more
    temporary: Path = field(default_factory=lambda: Path(mkdtemp()))  # sockets want short names

    def interrupted_when(self, reached: Callable[["Intake"], bool], end: "End") -> str:
        """Run until `reached`, and end it so; what it printed."""
        running = self.start()
        self._wait(running, reached)
        end(self, running)
        assert running.wait(PATIENCE) == end.code
        return (self.home.parent / f"{self.home.name}.log").read_text("utf-8")

    def start(self) -> subprocess.Popen[bytes]:
        """The command with whatever it will start, as a group of its own."""
        command = Path(sys.executable).with_name("concerted")
        self.home.mkdir(exist_ok=True)
        with (self.home.parent / f"{self.home.name}.log").open("ab") as log:
            return subprocess.Popen(
                [command, "intake", self.inbox, "--meeting", "COP15", "--received", "2025-10-20"],
                env=self._environment(),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def finish(self) -> None:
        assert self.start().wait(PATIENCE) == 1  # the samples have findings

    def killed_when(self, reached: Callable[["Intake"], bool]) -> None:
        """Run until `reached`, and kill everything at once; it must not have ended by then."""
        running = self.start()
        self._wait(running, reached)
        os.killpg(running.pid, signal.SIGKILL)
        assert running.wait() == -signal.SIGKILL

    def _wait(self, running: subprocess.Popen[bytes], reached: Callable[["Intake"], bool]) -> None:
        until = monotonic() + PATIENCE
        while not reached(self):
            assert running.poll() is None, "the run ended before it was killed"
            assert monotonic() < until
            sleep(0.005)

    def processes(self) -> list[str]:
        """Everything alive that was started with this home, by its command line."""
        ours = f"CONCERTED_HOME={self.home}".encode()
        found = []
        for place in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if ours in (place / "environ").read_bytes().split(b"\0"):
                    found.append((place / "cmdline").read_text().replace("\0", " "))
        return found

    def loaded(self) -> int:
        """Submissions in the register."""
        if self.url is None and not (self.home / "register.sqlite").exists():
            return 0
        with open_register(self.home, self.url) as register:
            return len(register.submissions())

    def kept(self) -> int:
        """Files kept, in the register or not yet."""
        return len([*(self.home / "files").glob("??/[!.]*")])

    def exported(self, folder: Path) -> dict[str, bytes]:
        with open_register(self.home, self.url) as register:
            assert register.health() == ()
            return {path.name: path.read_bytes() for path in register.export(folder)}

    def _environment(self) -> Mapping[str, str]:
        ours = {"CONCERTED_HOME": str(self.home), "PREFECT_API_URL": self.engine}
        ours["TMPDIR"] = str(self.temporary)
        others = {k: v for k, v in os.environ.items() if k != "CONCERTED_REGISTER_URL"}
        return others | ours | ({"CONCERTED_REGISTER_URL": self.url} if self.url else {})


@dataclass(frozen=True)
class End:
    """A way in which a run ends before its time, and its exit code."""

    how: str
    code: int

    def __call__(self, run: Intake, running: subprocess.Popen[bytes]) -> None:
        if self.how == "Ctrl+C":
            os.killpg(running.pid, signal.SIGINT)
        elif self.how == "SIGTERM":
            running.terminate()
        else:
            cut_connections(run)


def cut_connections(run: Intake) -> None:
    """As an administrator of the database, or a restart of it, does."""
    assert run.url
    ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = :name"
    with create_engine(run.url.partition("&")[0], poolclass=NullPool).begin() as db:
        assert db.execute(text(ended), {"name": NAME}).all()


NAME = "to_be_cut"  # of the connections of a run
ENDS = [
    ("sqlite", End("Ctrl+C", 130)),
    ("sqlite", End("SIGTERM", 143)),
    ("postgresql", End("cut", 4)),
]


@pytest.mark.parametrize(
    ("fresh", "end"), ENDS, indirect=["fresh"], ids=[end.how for _, end in ENDS]
)
def test_however_it_is_ended_it_ends_and_says_how_far_it_came(
    tmp_path: Path,
    fresh: Callable[[], str | None],
    inbox: Path,
    engine: str,
    undisturbed: dict[str, bytes],
    end: End,
) -> None:
    url = fresh()
    named = url and f"{url}&application_name={NAME}"
    run = Intake(tmp_path / "home", named, inbox, engine)
    output = run.interrupted_when(lambda run: run.loaded() >= 2, end)
    assert "not taken in yet" in output
    assert "it goes on where it stopped" in output
    assert "Traceback" not in output
    (report,) = (run.home / "reports").glob("*.html")
    assert "Files not taken in yet" in report.read_text("utf-8")
    until = monotonic() + PATIENCE
    while left := run.processes():  # the helpers of multiprocessing follow a moment later
        assert monotonic() < until, left
        sleep(0.05)
    assert [*run.temporary.iterdir()] == []
    assert run.loaded() < SUBMISSIONS
    run.finish()
    assert run.exported(tmp_path / "export") == undisturbed


@pytest.fixture(scope="session")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Word files, and a zip file with a PDF in it."""
    return fill(tmp_path_factory.mktemp("inbox"))


def fill(folder: Path) -> Path:
    for sample in SAMPLES:
        (folder / sample.name).write_bytes(sample.read_bytes())
    with ZipFile(folder / "Eel.zip", "w") as archive:
        archive.write(ZIPPED, ZIPPED.name)
    return folder


@pytest.fixture(scope="session")
def engine(prefect_server: None) -> str:
    """The address of the server that the tests of flows share."""
    from prefect.settings import PREFECT_API_URL

    return str(PREFECT_API_URL.value())


@pytest.fixture(scope="session")
def undisturbed(
    inbox: Path, engine: str, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, bytes]:
    """What a register says after one whole run."""
    folder = tmp_path_factory.mktemp("undisturbed")
    whole = Intake(folder / "home", None, inbox, engine)
    whole.finish()
    assert whole.loaded() == SUBMISSIONS
    return whole.exported(folder / "export")


POINTS: tuple[Callable[[Intake], bool], ...] = (  # one after the other on the same home
    lambda run: run.kept() >= 1,
    lambda run: run.loaded() >= SUBMISSIONS // 2,
)


def test_killed_and_run_again_the_register_is_as_if_nothing_had_happened(
    tmp_path: Path,
    fresh: Callable[[], str | None],
    inbox: Path,
    engine: str,
    undisturbed: dict[str, bytes],
) -> None:
    run = Intake(tmp_path / "home", fresh(), inbox, engine)
    for reached in POINTS:
        run.killed_when(reached)
    assert run.loaded() < SUBMISSIONS
    run.finish()
    assert run.exported(tmp_path / "export") == undisturbed

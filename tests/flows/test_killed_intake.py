"""`concerted intake` as a person runs it, killed with everything it started, and run again."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from zipfile import ZipFile

import pytest

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
        until = monotonic() + PATIENCE
        while not reached(self):
            assert running.poll() is None, "the run ended before it was killed"
            assert monotonic() < until
            sleep(0.005)
        os.killpg(running.pid, signal.SIGKILL)
        assert running.wait() == -signal.SIGKILL

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
        others = {k: v for k, v in os.environ.items() if k != "CONCERTED_REGISTER_URL"}
        return others | ours | ({"CONCERTED_REGISTER_URL": self.url} if self.url else {})


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

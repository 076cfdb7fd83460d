"""Options and folders every test may ask for."""

import os
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("CONCERTED_TEST_SHARED") or ROOT.parent / "shared")

settings.register_profile(  # a busy machine is no fault of the code
    "untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("untimed")

TOGETHER = ("tests/flows/", "tests/year/")  # one server, and one year, for all of a folder
FILE_BY_FILE = "tests/pipeline/desk/"  # one register for all of a module


class InFolders(LoadScopeScheduling):  # type: ignore[misc]  # xdist ships no types
    """Tests of such a folder, or module, are run by one worker; the others by whoever is free.

    xdist's own groups have no effect with the pytest of today, which makes names otherwise.
    """

    def _split_scope(self, nodeid: str) -> str:
        if nodeid.startswith(FILE_BY_FILE):
            return nodeid.split("::")[0]
        return next((folder for folder in TOGETHER if nodeid.startswith(folder)), nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> InFolders:
    return InFolders(config, log)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name each test that had nothing to measure against: a green run without them says less."""
    lacking: dict[str, list[str]] = defaultdict(list)
    for report in terminalreporter.stats.get("skipped", []):
        reason = str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr)
        lacking[reason.removeprefix("Skipped: ")].append(report.nodeid)
    if not lacking:
        return
    total = sum(map(len, lacking.values()))
    terminalreporter.section(f"NOT TESTED HERE: {total}", sep="!", yellow=True, bold=True)
    for reason, names in sorted(lacking.items()):
        terminalreporter.write_line(reason, yellow=True)
        for name in sorted(names):
            terminalreporter.write_line(f"  {name}")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write golden files anew; read the diff")
    parser.addoption("--loop", action="store_true", help="leave out the modules of tests/long.txt")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """In the loop while working, modules that take long are not even imported."""
    if not config.getoption("--loop") or collection_path.suffix != ".py":
        return None
    return collection_path.relative_to(ROOT).as_posix() in _long_modules() or None


@cache
def _long_modules() -> frozenset[str]:
    """Which modules those are; `python -m tests.tools.loop` measures and writes them."""
    return frozenset((ROOT / "tests" / "long.txt").read_text("utf-8").split())


@pytest.fixture(scope="session")
def corpora() -> Path:
    """Texts with known answers; they are not part of the project."""
    return _beside("corpora")


@pytest.fixture(scope="session")
def real_documents() -> Path:
    """Files nobody here wrote; they are not part of the project."""
    return _beside("real-documents")


def _beside(name: str) -> Path:
    folder = SHARED / name
    if not folder.is_dir():
        pytest.skip(f"shared/{name} is not beside the checkout: nothing to measure against")
    return folder

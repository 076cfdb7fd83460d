"""Options and folders every test may ask for."""

from pathlib import Path

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


TOGETHER = ("tests/flows/", "tests/year/")  # one server, and one year, for all of a folder


class InFolders(LoadScopeScheduling):  # type: ignore[misc]  # xdist ships no types
    """Tests of such a folder are run by one worker, one by one; the others by whoever is free.

    xdist's own groups have no effect with the pytest of today, which makes names otherwise.
    """

    def _split_scope(self, nodeid: str) -> str:
        return next((folder for folder in TOGETHER if nodeid.startswith(folder)), nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> InFolders:
    return InFolders(config, log)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write golden files anew; read the diff")


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

"""One published register for all tests that only look."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.register import Register, open_register
from tests.pipeline.site.seeds import make, seed


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a published register; not to be changed."""
    base = tmp_path_factory.mktemp("register")
    with open_register(base / "home") as register:
        seed(register)
        make(register, base / "site")
    return base / "site"


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the program of this user keeps everything; nothing is set besides."""
    folder = tmp_path / "home"
    monkeypatch.setenv("CONCERTED_HOME", str(folder))
    for name in ("CONCERTED_REGISTER_URL", "CONCERTED_SITE", "CONCERTED_SITE_ADDRESS"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """An open, empty register of its own."""
    with open_register(tmp_path / "home") as register:
        yield register

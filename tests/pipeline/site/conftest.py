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
def held(tmp_path: Path) -> Iterator[Register]:
    """An open, empty register of its own."""
    with open_register(tmp_path / "home") as register:
        yield register

"""A file may be larger than the memory: whatever is done with it is done piece by piece."""

import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from hashlib import file_digest
from pathlib import Path

import pytest

from pipeline.register import Register, open_register
from pipeline.register.backup import opened_backup
from tests.pipeline.filled import DAY
from tests.pipeline.outcomes import outcome

pytestmark = pytest.mark.slow

MEGABYTE = 1_000_000
LARGE = 40 * MEGABYTE


@pytest.fixture
def url() -> None:
    """On SQLite; files are kept the same way beside any database."""


@pytest.fixture
def large(tmp_path: Path) -> Path:
    path = tmp_path / "large.docx"
    with path.open("wb") as file:
        file.truncate(LARGE)
    return path


def restored(register: Register, path: Path) -> None:
    folder = register.files.folder.parent
    register.backup(folder / "kept.zip")
    with opened_backup(folder / "kept.zip") as backup, open_register(folder / "other") as other:
        other.restore(backup)
        assert other.health() == ()


def loaded(register: Register, path: Path) -> None:
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    read = outcome(file=path.name)
    read = replace(read, summary=replace(read.summary, sha256=digest))
    register.load(read, path, DAY, "COP15")
    register.load(read, path, DAY, "COP15")


WORK: tuple[Callable[[Register, Path], object], ...] = (
    lambda register, path: register.health(),
    restored,
    lambda register, path: register.files.path(register.submissions()[0].sha256).unlink(),
    loaded,
)


def test_no_file_is_held_in_memory(register: Register, large: Path) -> None:
    tracemalloc.start()
    for work in (loaded, *WORK):
        work(register, large)
        assert tracemalloc.get_traced_memory()[1] < LARGE / 3, work
    tracemalloc.stop()
    assert register.files.path(register.submissions()[0].sha256).stat().st_size == LARGE

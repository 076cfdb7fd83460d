"""One Prefect server for all tests of flows; starting it takes twenty seconds."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def prefect_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A server that is thrown away; nothing of the user's own Prefect is touched."""
    before = os.environ.get("PREFECT_HOME")
    os.environ["PREFECT_HOME"] = str(tmp_path_factory.mktemp("prefect"))
    from flows.settings import settle

    settle()
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=120):
        yield
    if before is None:
        del os.environ["PREFECT_HOME"]
    else:
        os.environ["PREFECT_HOME"] = before


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh folder where everything is kept."""
    home = tmp_path / "home"
    monkeypatch.setenv("CONCERTED_HOME", str(home))
    monkeypatch.delenv("CONCERTED_REGISTER_URL", raising=False)
    return home

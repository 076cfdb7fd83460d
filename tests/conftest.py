"""Options and folders every test may ask for."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


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

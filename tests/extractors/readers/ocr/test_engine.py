"""Who reads the pictures: the wheel and our models, else the program, else nobody."""

import sys
from collections.abc import Iterator
from hashlib import file_digest

import pytest

from extractors.readers.ocr import engine
from extractors.readers.ocr.engine import LANGUAGES, MODELS


@pytest.fixture(autouse=True)
def found_anew() -> Iterator[None]:
    """What another test found, or this one, holds for no other."""
    engine.engine.cache_clear()
    yield
    engine.engine.cache_clear()


def test_the_models_are_those_of_their_source() -> None:
    sums = dict(line.split()[::-1] for line in (MODELS / "SHA256SUMS").read_text().splitlines())
    for name in LANGUAGES:
        with (MODELS / f"{name}.traineddata").open("rb") as model:
            assert file_digest(model, "sha256").hexdigest() == sums[f"{name}.traineddata"]


def test_the_wheel_reads_without_any_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    found = engine.engine()
    assert isinstance(found, engine.Wheel)
    assert found.languages == LANGUAGES


def test_without_the_wheel_the_program_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tesserocr", None)
    found = engine.engine()
    assert found is None or isinstance(found, engine.Program)


def test_without_either_nobody_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tesserocr", None)
    monkeypatch.setitem(sys.modules, "pytesseract", None)
    assert engine.engine() is None

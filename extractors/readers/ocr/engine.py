"""Tesseract: out of the wheel, with the models beside this file, or the program of this machine.

The wheel works inside the reading process: no program is started for a page. The program is for
machines for which there is no wheel.
"""

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from PIL import Image

DPI = 300
PAGE_SECONDS = 60  # for one pass over one page; 2.5 usually, ten times that on a loaded machine
LANGUAGES = ("eng", "fra", "spa")
MODELS = Path(__file__).parent / "models"
COLUMNS, STREWN = 3, 11  # how Tesseract looks at a page: for columns and lines, or for any words


class Engine(Protocol):
    """Reads pictures in some of the languages of the Convention."""

    languages: tuple[str, ...]

    def hocr(self, image: Image.Image, language: str, look: int) -> bytes:
        """The page as hOCR; nothing where it took too long. `look` is COLUMNS or STREWN."""
        ...


@cache
def engine() -> Engine | None:
    """Whoever can read here, the wheel before the program; None where neither can."""
    for find in (_wheel, _program):
        found = find()
        if found and found.languages:
            return found
    return None


class Wheel:
    """tesserocr: Tesseract as a library. One reader for each language, kept for the process."""

    def __init__(self, library: Any) -> None:
        self.languages = tuple(name for name in LANGUAGES if _model(name).is_file())
        self._library = library
        self._readers: dict[str, Any] = {}

    def hocr(self, image: Image.Image, language: str, look: int) -> bytes:
        reader = self._reader(language)
        reader.SetPageSegMode(look)
        reader.SetImage(image)
        reader.SetSourceResolution(DPI)
        try:
            if not reader.Recognize(PAGE_SECONDS * 1000):
                return b""
            page: str = reader.GetHOCRText(0)
            return page.encode()
        finally:
            reader.Clear()

    def _reader(self, language: str) -> Any:
        if language not in self._readers:
            reader = self._library.PyTessBaseAPI(path=str(MODELS), lang=language)
            reader.SetVariable("debug_file", os.devnull)  # it would speak on the screen
            self._readers[language] = reader
        return self._readers[language]


class Program:
    """pytesseract: the program that is installed, started for each pass over a page."""

    def __init__(self, library: Any, languages: tuple[str, ...]) -> None:
        self.languages = languages
        self._library = library

    def hocr(self, image: Image.Image, language: str, look: int) -> bytes:
        config = f"--dpi {DPI} --psm {look}"
        given: Mapping[str, Any] = {"lang": language, "config": config, "timeout": PAGE_SECONDS}
        try:
            page: bytes = self._library.image_to_pdf_or_hocr(image, extension="hocr", **given)
        except (RuntimeError, self._library.TesseractError):  # RuntimeError is its time-out
            return b""
        return page


def _model(language: str) -> Path:
    return MODELS / f"{language}.traineddata"


def _wheel() -> Engine | None:
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # before it is loaded; six times faster
    try:
        import tesserocr
    except ImportError:
        return None
    return Wheel(tesserocr)


def _program() -> Engine | None:
    try:
        import pytesseract
    except ImportError:
        return None
    try:
        known = pytesseract.get_languages()
    except (pytesseract.TesseractNotFoundError, pytesseract.TesseractError, OSError):
        return None
    return Program(pytesseract, tuple(name for name in LANGUAGES if name in known))

"""Kept files on offer: only the document formats we read, told by their bytes."""

from pathlib import Path
from zipfile import BadZipFile, ZipFile

BEGINNINGS = {b"%PDF-": "pdf", b"{\\rtf": "rtf", b"\xd0\xcf\x11\xe0": "doc"}


def kept_file(path: Path) -> tuple[str, int] | None:
    """Suffix and size in bytes; None for a file that is gone, or of a kind not offered.

    A page of markup under the name of a document would run in our place, so its name counts for
    nothing here.
    """
    if not path.is_file():
        return None
    with path.open("rb") as file:
        begin = file.read(1024)
    for beginning, suffix in BEGINNINGS.items():
        if begin.lstrip(b"\xef\xbb\xbf \r\n").startswith(beginning):
            return suffix, path.stat().st_size
    return _office(path) if begin.startswith(b"PK") else None


def _office(path: Path) -> tuple[str, int] | None:
    try:
        with ZipFile(path) as parts:
            names = set(parts.namelist())
    except (BadZipFile, OSError):
        return None
    if "word/document.xml" in names:
        return "docx", path.stat().st_size
    return ("odt", path.stat().st_size) if {"content.xml", "mimetype"} <= names else None

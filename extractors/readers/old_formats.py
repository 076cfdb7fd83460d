"""Old and other word processor files: by LibreOffice where it is installed, else by packages.

LibreOffice opens more of them and loses less. The packages need nobody who installs programs:
msdoc2docx for `.doc`, pandoc for `.odt`, `.rtf` and web pages. Neither fetches anything: the one
opens no address at all, the other runs with `--sandbox`.
"""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from extractors.document import Document
from extractors.errors import ConverterMissing, EncryptedFile, ExtractionError
from extractors.readers.conversion import by_packages, pandoc
from extractors.readers.file_types import Format
from extractors.readers.left_out import margin_groups, with_what_was_left_out
from extractors.readers.libreoffice import (
    converted_to_docx,
    converter_available,
    from_its_mark,
    is_protected,
)
from extractors.readers.word import read_word


def read_old_format(path: Path, found: Format, page: bytes | None = None) -> Document:
    """What stands in the file at `path`; `page` is the HTML inside it, where that is what counts.

    Raises ConverterMissing for what only LibreOffice opens, where it is not installed, and the
    errors of `converted_to_docx` and `read_word`.
    """
    if converter_available():
        with converted_to_docx(path, page) as made:
            return _read(path, made)
    if is_protected(path):
        raise EncryptedFile(path)
    content = from_its_mark(path.read_bytes()) if page is None else page
    with TemporaryDirectory(prefix="concerted-") as folder:
        made = by_packages(path, content, found, Path(folder))
        margins = _margins(path, content, Path(folder)) if found is Format.RTF else ()
        return with_what_was_left_out(_read(path, made), content, found, margins)


def _read(path: Path, made: Path) -> Document:
    """What stands in `made`; an error names the file that came in."""
    try:
        return read_word(made)
    except ExtractionError as error:
        raise type(error)(path, error.detail) from error


def _margins(path: Path, rtf: bytes, folder: Path) -> tuple[str, ...]:
    """The lines of the running headers and footers, each once."""
    groups = margin_groups(rtf)
    if not groups:
        return ()
    source, made = folder / "margins.rtf", folder / "margins.txt"
    source.write_bytes(groups)
    try:
        pandoc(source, "rtf", "plain", made)
    except subprocess.SubprocessError as error:
        raise ConverterMissing(path, repr(error)) from error
    return tuple(dict.fromkeys(filter(None, map(str.strip, made.read_text("utf-8").splitlines()))))

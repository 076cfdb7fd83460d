"""The door to all readers: look at the bytes, pick the reader."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from extractors.document import Document
from extractors.errors import (
    BrokenFile,
    EmptyFile,
    EncryptedFile,
    ExtractionError,
    NotAFile,
    NotThere,
    UnknownFormat,
)
from extractors.readers.file_types import BUNDLES, MESSAGES, Format, tell_format

LEGACY = {  # LibreOffice opens them
    Format.DOC, Format.ODT, Format.RTF, Format.HTML, Format.MHTML, Format.WORDML,
}  # fmt: skip


def read_document(path: Path) -> Document:
    """The document in the file at `path`, whatever its name says it is.

    Mail and zip files are bundles of documents, see `extractors.readers.containers`; a message that
    brings none is read itself where it says enough to be one.
    Raises one of the errors in `extractors.errors`.
    """
    content = read_bytes(path)
    found = tell_format(content)
    if found is Format.PROTECTED:
        raise EncryptedFile(path)
    if found in MESSAGES:
        from extractors.readers.containers.message_document import read_message

        return read_message(path, content, found)
    if found is Format.UNKNOWN or found in BUNDLES:
        raise UnknownFormat(path, f"found {found}")
    document = _read(path, found)
    # Converting changes the bytes and the name; what counts is the file that came in.
    return replace(document, name=path.name, sha256=sha256(content).hexdigest(), format=found.value)


def read_bytes(path: Path) -> bytes:
    """What is in the file. Raises NotAFile, EmptyFile, and ExtractionError without permission."""
    try:
        if not path.is_file():
            raise NotAFile(path) if path.exists() else NotThere(path)
        content = path.read_bytes()
    except OSError as error:
        raise ExtractionError(path, str(error)) from error
    if not content.strip(b"\0 \t\r\n"):
        raise EmptyFile(path)
    return content


def _read(path: Path, found: Format) -> Document:
    """Each reader is imported when it is needed: they cost from 50 to 500 ms to import."""
    if found is Format.PDF:
        from extractors.readers.pdf import read_pdf

        return read_pdf(path)
    from extractors.readers.word import read_word

    if found in LEGACY:
        from extractors.readers.old_formats import read_old_format

        return read_old_format(path, found, _page(path) if found is Format.MHTML else None)
    return read_word(path)


def _page(path: Path) -> bytes:
    from extractors.readers.html_text import archived_page

    page = archived_page(path.read_bytes())
    if page is None:
        raise BrokenFile(path, "a web archive without a page")
    return page

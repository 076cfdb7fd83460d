"""Old and other word processor files: by LibreOffice where it is installed, else by packages.

LibreOffice opens more of them and loses less. The packages need nobody who installs programs:
msdoc2docx for `.doc`, pandoc for `.odt`, `.rtf` and web pages. Neither fetches anything: the one
opens no address at all, the other runs with `--sandbox`.
"""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from extractors.document import Document
from extractors.errors import ConverterMissing, EncryptedFile, ExtractionError, ReadingTooLong
from extractors.readers.file_types import Format
from extractors.readers.left_out import margin_groups, with_what_was_left_out
from extractors.readers.libreoffice import (
    TIME_LIMIT,
    converted_to_docx,
    converter_available,
    from_its_mark,
    is_protected,
)
from extractors.readers.word import read_word

TO_PANDOC = {Format.ODT: "odt", Format.RTF: "rtf", Format.HTML: "html", Format.MHTML: "html"}


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
        try:
            made = _made(content, found, Path(folder))
            margins = _margins(content, Path(folder)) if found is Format.RTF else ()
        except subprocess.TimeoutExpired as slow:
            raise ReadingTooLong(path, f"pandoc: more than {TIME_LIMIT} s") from slow
        except (MemoryError, RecursionError):
            raise
        except Exception as error:  # whatever it is, LibreOffice may still open the file
            raise ConverterMissing(path, repr(error)) from error
        return with_what_was_left_out(_read(path, made), content, found, margins)


def _read(path: Path, made: Path) -> Document:
    """What stands in `made`; an error names the file that came in."""
    try:
        return read_word(made)
    except ExtractionError as error:
        raise type(error)(path, error.detail) from error


def _made(content: bytes, found: Format, folder: Path) -> Path:
    """The .docx that a package makes of `content`; raises whatever the package raises."""
    source, made = folder / f"source.{found.value}", folder / "made.docx"
    source.write_bytes(content)
    if found is Format.DOC:
        from doc2docx import convert

        convert(str(source), str(made))
    else:
        _pandoc(source, TO_PANDOC[found], "docx", made)
    return made


def _margins(rtf: bytes, folder: Path) -> tuple[str, ...]:
    """The lines of the running headers and footers, each once."""
    groups = margin_groups(rtf)
    if not groups:
        return ()
    source, made = folder / "margins.rtf", folder / "margins.txt"
    source.write_bytes(groups)
    _pandoc(source, "rtf", "plain", made)
    return tuple(dict.fromkeys(filter(None, map(str.strip, made.read_text("utf-8").splitlines()))))


def _pandoc(source: Path, kind: str, wanted: str, made: Path) -> None:
    import pypandoc

    program = Path(pypandoc.__file__).parent / "files" / "pandoc"
    kinds = ("--sandbox", "--wrap=none", "--from", kind, "--to", wanted)
    subprocess.run(  # noqa: S603 - the program that the package brings, file names of our own
        [program, *kinds, "--output", made, source],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=TIME_LIMIT,
        check=True,
    )

"""A .docx made of another word processor's file: by LibreOffice where it is, else by packages."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from extractors.errors import ConverterMissing, ReadingTooLong
from extractors.readers.file_types import Format
from extractors.readers.libreoffice import TIME_LIMIT, converted, converter_available, from_its_mark

TO_PANDOC = {Format.ODT: "odt", Format.RTF: "rtf", Format.HTML: "html", Format.MHTML: "html"}
CONVERTED = {*TO_PANDOC, Format.DOC, Format.WORDML}


@contextmanager
def as_docx(content: bytes, found: Format) -> Iterator[Path]:
    """The .docx made of `content`, which is of that format; it is gone after the block.

    Raises ConverterMissing for what only LibreOffice opens, where it is not installed, and the
    errors of `converted_to_docx`.
    """
    with TemporaryDirectory(prefix="concerted-") as folder:
        source = Path(folder) / f"part.{found.value}"
        source.write_bytes(content)
        if converter_available():
            yield converted(source, Path(folder))
        else:
            yield by_packages(source, from_its_mark(content), found, Path(folder))


def by_packages(path: Path, content: bytes, found: Format, folder: Path) -> Path:
    """The .docx that msdoc2docx or pandoc makes, in `folder`; `path` is named in errors.

    Raises ReadingTooLong, and ConverterMissing for whatever else goes wrong.
    """
    try:
        return _made(content, found, folder)
    except subprocess.TimeoutExpired as slow:
        raise ReadingTooLong(path, f"pandoc: more than {TIME_LIMIT} s") from slow
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # whatever it is, LibreOffice may still open the file
        raise ConverterMissing(path, repr(error)) from error


def _made(content: bytes, found: Format, folder: Path) -> Path:
    """Raises whatever the package raises."""
    source, made = folder / f"source.{found.value}", folder / "made.docx"
    source.write_bytes(content)
    if found is Format.DOC:
        from doc2docx import convert

        convert(str(source), str(made))
    else:
        pandoc(source, TO_PANDOC[found], "docx", made)
    return made


def pandoc(source: Path, kind: str, wanted: str, made: Path) -> None:
    """Write what pandoc makes of `source`; it fetches nothing. Raises subprocess errors."""
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

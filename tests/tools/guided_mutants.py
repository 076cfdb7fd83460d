"""Mutants that follow what the readers do with them: python -m tests.tools.guided_mutants word.

Atheris (`pip install atheris`, for development alone and on Linux) sees which lines a mutant
reaches, and goes on from those that reach new ones. What is mutated is the XML inside a Word file,
a message, or a zip file. A reader may refuse; whatever else comes out ends the run as a fault.
"""

import argparse
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from importlib import import_module
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from zipfile import BadZipFile, ZipFile

from tests.conftest import ROOT

PART = "word/document.xml"
LARGEST = 200_000  # bytes of a mutant
SECONDS = 20  # for one mutant: more is said to hang


@cache
def around() -> Mapping[str, bytes]:
    """The parts of a Word file whose text is given by somebody else."""
    path = next(iter(sorted((ROOT / "samples").rglob("*.docx"))))
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name != PART}


def watched_readers() -> Any:
    """Atheris, with everything that reads imported so that it sees each line."""
    atheris: Any = import_module("atheris")
    with atheris.instrument_imports(include=["extractors", "email", "zipfile"]):
        import_module("extractors.readers.containers")
        import_module("extractors.readers.word")
    return atheris


def read_word_text(content: bytes, path: Path) -> None:
    with ZipFile(path, "w") as archive:
        for name, part in ({**around(), PART: content}).items():
            archive.writestr(name, part)
    refusing("extractors.readers.read", "read_document", path)


def read_message(content: bytes, path: Path) -> None:
    path.write_bytes(content)
    refusing("extractors.readers.containers", "read_bundle", path)
    refusing("extractors.readers.read", "read_document", path)


def read_zip(content: bytes, path: Path) -> None:
    path.write_bytes(content)
    refusing("extractors.readers.containers", "read_bundle", path)


def refusing(module: str, name: str, path: Path) -> None:
    """Read a file; that it is refused is no fault."""
    refused: type[Exception] = import_module("extractors.errors").ExtractionError
    with suppress(refused):
        getattr(import_module(module), name)(path)


READERS: Mapping[str, tuple[str, Callable[[bytes, Path], None]]] = {
    "word": (".docx", read_word_text),
    "mail": (".eml", read_message),
    "zip": (".zip", read_zip),
}


def seeds(suffix: str) -> list[bytes]:
    """What the mutants begin with: of a Word file its text alone."""
    from tests.tools.mutants import originals  # imports the readers: not before they are watched

    found = []
    for path in originals():
        content = path.read_bytes()
        with suppress(BadZipFile, KeyError):
            if path.suffix == ".docx" == suffix:
                content = ZipFile(BytesIO(content)).read(PART)
        if (path.suffix == suffix or suffix == ".zip" == _kind(path)) and len(content) < LARGEST:
            found.append(content)
    return found


def _kind(path: Path) -> str:
    return ".zip" if path.suffix in {".docx", ".odt", ".zip"} else path.suffix


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("reader", choices=[*READERS])
    asked.add_argument("--minutes", type=float, default=10)
    asked.add_argument("--seed", type=int, default=14)
    wanted = asked.parse_args()
    atheris = watched_readers()
    suffix, read = READERS[wanted.reader]
    folder = Path(mkdtemp(prefix="guided-"))
    for number, content in enumerate(seeds(suffix)):
        (folder / f"{number}").write_bytes(content)

    def reads(content: bytes) -> None:
        read(content, folder.with_suffix(suffix))

    limits = (f"-max_total_time={60 * wanted.minutes:.0f}", f"-seed={wanted.seed}")
    more = (f"-timeout={SECONDS}", f"-max_len={LARGEST}", "-rss_limit_mb=2000")
    atheris.Setup([sys.argv[0], *limits, *more, "-print_final_stats=1", str(folder)], reads)
    atheris.Fuzz()


if __name__ == "__main__":
    main()

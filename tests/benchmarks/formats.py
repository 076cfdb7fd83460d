"""Seconds per file of each format: Word, PDF, formats that LibreOffice opens, scans.

The same generated submissions in every format. CPU counts LibreOffice and Tesseract, which work
in processes of their own; the clock is what a colleague waits. Formats whose program is missing
are named.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from extractors.readers.read import read_document
from tests.generator.build import build
from tests.generator.files import write_files
from tests.generator.plan import draw

FILES = 4  # of each format
CONVERTED = ("doc", "odt", "rtf")


def main() -> None:
    if not shutil.which("soffice"):
        sys.stdout.write("LibreOffice is missing: apt-get install libreoffice-writer\n")
        return
    with TemporaryDirectory() as base:
        folder = Path(base)
        word = written("docx", folder)
        for suffix in ("docx", "pdf", *CONVERTED, "scan"):
            paths = converted(word, suffix) if suffix in CONVERTED else written(suffix, folder)
            say(suffix, paths)


def written(kind: str, folder: Path) -> list[Path]:
    inside = folder / kind
    inside.mkdir(exist_ok=True)
    submissions = [build(draw(seed, (kind,))) for seed in range(FILES)]
    return [path for path, _ in write_files(submissions, inside)]


def converted(paths: Sequence[Path], suffix: str) -> list[Path]:
    folder = paths[0].parent.parent / suffix
    profile = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", suffix, "--outdir", folder, *paths],
        check=True,
        capture_output=True,
    )
    return [folder / f"{path.stem}.{suffix}" for path in paths]


def say(kind: str, paths: Sequence[Path]) -> None:
    began, clock = cpu(), perf_counter()
    pages = sum(len(read_document(path).pages) for path in paths)
    spent, waited = cpu() - began, perf_counter() - clock
    text = f"  {kind:5}{len(paths):3} files  CPU {spent / len(paths):7.3f} s a file"
    text += f"  clock {waited / len(paths):7.3f} s a file"
    if pages:
        text += f"  ({pages} pages, CPU {spent / pages:.3f} s a page)"
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def cpu() -> float:
    """Seconds of CPU of this process and of those it waited for."""
    return sum(os.times()[:4])


if __name__ == "__main__":
    main()

"""What of a document may be shown to everybody: its pages, with changes accepted, as a PDF.

No comments, tracked changes, properties, attachments or scripts. The work is done in a process of
its own, `python -m extractors.readers.public_copy SOURCE TARGET`, since files are hostile.
"""

import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from extractors.readers.libreoffice import converted, converted_to_pdf
from extractors.readers.pdf.clean_pdf import clean_pdf
from extractors.readers.word.accepted import with_changes_accepted

TIME_LIMIT = 180  # seconds: LibreOffice may start twice
PDF = b"%PDF-"


def write_public_copy(source: Path, target: Path) -> bool:
    """Write the public copy to `target`; False where none could be made, and nothing is there.

    A word processor's file needs LibreOffice.
    """
    command = [sys.executable, "-m", "extractors.readers.public_copy", str(source), str(target)]
    try:
        done = subprocess.run(  # noqa: S603 - ourselves
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=TIME_LIMIT, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0 and target.is_file()


def public_copy(source: Path) -> bytes:
    """The bytes of the PDF. Raises what reading the file raises."""
    with source.open("rb") as file:
        is_pdf = PDF in file.read(1024)
    if is_pdf:
        return clean_pdf(source)
    with tempfile.TemporaryDirectory(prefix="concerted-") as folder:
        return clean_pdf(_printed(source, Path(folder)))


def _printed(source: Path, folder: Path) -> Path:
    """The pages of a word processor's file, as LibreOffice prints them."""
    word = source
    if not _is_docx(source):
        (folder / "first").mkdir()
        word = converted(source, folder / "first")
    accepted = folder / "accepted.docx"
    with_changes_accepted(word, accepted)
    (folder / "second").mkdir()
    return converted_to_pdf(accepted, folder / "second")


def _is_docx(source: Path) -> bool:
    if not zipfile.is_zipfile(source):
        return False
    with zipfile.ZipFile(source) as package:
        return "word/document.xml" in package.namelist()


def _main(source: str, target: str) -> None:
    content = public_copy(Path(source))
    beside = Path(f"{target}.part")
    beside.write_bytes(content)
    shutil.move(beside, target)


if __name__ == "__main__":
    _main(*sys.argv[1:3])

"""Whatever comes from outside is opened, drawn and taken apart in a reading process, never here.

Each use case runs on real files; not one function of the readers may be called in this process
but those that look at names and at the first letters of a file.
"""

import resource
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import FrameType
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from pipeline.services.explain import explain_file
from pipeline.services.import_appendices import read_edition
from pipeline.services.import_legacy import import_table
from pipeline.services.intake_papers import intake_page
from pipeline.services.maintenance import reread
from pipeline.services.submission_pages import page_image
from pipeline.services.take_in import take_in
from tests.conftest import ROOT

pytestmark = pytest.mark.slow

READERS = str(ROOT / "extractors" / "readers")
BY_NAME = {"<module>", "<lambda>", "safe_name", "_shortened"}
BY_BEGINNING = {"tell_format", "_text_format", "is_zip", "<setcomp>", "<genexpr>"}
PDF = next((ROOT / "samples" / "european-eel-extension").glob("*.pdf"))
MEGABYTE = 1_000_000


@contextmanager
def watched() -> Iterator[set[str]]:
    """What of the readers is called in this process while inside; classes being made left out."""
    called: set[str] = set()

    def look(frame: FrameType, event: str, _: object) -> None:
        code = frame.f_code
        if event == "call" and code.co_filename.startswith(READERS):
            called.add(code.co_name)

    sys.setprofile(look)
    try:
        yield called
    finally:
        sys.setprofile(None)


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with a register in `home`, an inbox with everything, and a table of old actions."""
    folder = tmp_path_factory.mktemp("apart")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CONCERTED_HOME", str(folder / "home"))
        patch.delenv("CONCERTED_REGISTER_URL", raising=False)
        fill(folder / "inbox", folder)
        yield folder


def fill(inbox: Path, folder: Path) -> None:
    inbox.mkdir()
    (inbox / "eel.pdf").write_bytes(PDF.read_bytes())
    with ZipFile(inbox / "all.zip", "w") as archive:
        archive.writestr("again.pdf", PDF.read_bytes() + b"\n% once more")
    with ZipFile(inbox / "declares.bin", "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", bytes(300 * MEGABYTE))
        archive.writestr("content.xml", "<a/>")
    (inbox / "old.bin").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))
    write_workbook(folder / "received.xlsx", ["file", "received"], ["eel.pdf", "2025-10-20"])
    write_workbook(folder / "old.xlsx", ["Number", "Title"], ["98.2", "Heron"])


def write_workbook(path: Path, *lines: list[str]) -> None:
    book = Workbook()
    sheet = book.create_sheet(index=0)
    for line in lines:
        sheet.append(line)
    book.save(path)


def take_everything_in(folder: Path) -> None:
    report = take_in([folder / "inbox"], "COP15", None, folder / "received.xlsx")
    assert {"eel.pdf", "all.zip", "again.pdf"} <= {row.file for row in report.rows}
    assert intake_page(report, "en").stat().st_size


def draw_a_page(folder: Path) -> None:
    assert page_image("eel.pdf", 1, "Concerted").startswith(b"\x89PNG")


def migrate(folder: Path) -> None:
    imported = import_table(folder / "old.xlsx", folder / "inbox")
    assert len(imported.rows) == 1


def read_an_edition(folder: Path) -> None:
    with pytest.raises(Exception, match=r"eel\.pdf|list"):
        read_edition(folder / "inbox" / "eel.pdf", "one", date(2024, 1, 1))


WORK: tuple[Callable[[Path], object], ...] = (
    take_everything_in,
    lambda folder: [*reread(everything=True)],
    draw_a_page,
    lambda folder: [*explain_file(folder / "inbox" / "eel.pdf")],
    migrate,
    read_an_edition,
)


def test_no_reader_runs_in_the_program_itself(taken: Path) -> None:
    for work in WORK:
        with watched() as called:
            work(taken)
        assert called <= BY_NAME | BY_BEGINNING, work
    largest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    assert largest < 900 * MEGABYTE

"""The flow itself: every file has its line, a bad one stops no other, twice is once.

No rule is tested here; what is read from a file is the business of other tests.
"""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document

from pipeline.register import open_register
from pipeline.reports.intake import FileState, IntakeReport

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("prefect")]
CONCERTED = Path(sys.executable).with_name("concerted")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """Two proposals, a broken file, an empty one, and notes."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    for name in ("first", "second"):
        word = Document()
        word.add_paragraph(f"PROPOSAL FOR A CONCERTED ACTION FOR THE {name.upper()} ANIMAL")
        word.add_paragraph("Proponent(s)")
        word.add_paragraph("Government of Ruritania")
        word.save(str(folder / f"{name}.docx"))
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    (folder / "empty.docx").touch()
    (folder / "notes.txt").write_text("not a submission", "utf-8")
    return folder


def exported(home: Path, folder: Path) -> dict[str, bytes]:
    """The register as `concerted register export` writes it."""
    with open_register(home) as register:
        return {path.name: path.read_bytes() for path in register.export(folder)}


def take_in(folder: Path) -> tuple[IntakeReport, list[tuple[int, int, str]]]:
    from flows.intake import intake, telling

    told: list[tuple[int, int, str]] = []
    with telling(lambda done, total, name: told.append((done, total, name))):
        return intake([folder], "COP15"), told


@pytest.mark.usefixtures("prefect_server")
def test_a_message_taken_in_twice(inbox: Path, own_home: Path, tmp_path: Path) -> None:
    letters = tmp_path / "letters"
    letters.mkdir()
    with ZipFile(letters / "two.zip", "w") as archive:
        for name in ("first.docx", "second.docx", "notes.txt"):
            archive.write(inbox / name, name)
    before: dict[str, bytes] = {}
    for state in (FileState.NEW, FileState.ALREADY_HELD):
        report, told = take_in(letters)
        assert [(row.file, row.state) for row in report.rows] == [
            ("two.zip", state),
            ("first.docx", state),
            ("second.docx", state),
        ]
        assert [row.summary.came_in for row in report.rows] == [None, "two.zip", "two.zip"]
        assert [path.name for path in report.passed_over] == ["notes.txt"]
        assert told[-1] == (3, 3, "second.docx")
        after = exported(own_home, tmp_path / state.name)
        assert before in ({}, after)
        before = after


@pytest.mark.usefixtures("prefect_server")
def test_a_folder_taken_in_twice(inbox: Path, own_home: Path, tmp_path: Path) -> None:
    report, told = take_in(inbox)
    assert [(row.file, row.state) for row in report.rows] == [
        ("broken.pdf", FileState.UNREADABLE),
        ("empty.docx", FileState.UNREADABLE),
        ("first.docx", FileState.NEW),
        ("second.docx", FileState.NEW),
    ]
    assert [path.name for path in report.passed_over] == ["notes.txt"]
    assert told == [(n, 4, row.file) for n, row in enumerate(report.rows, 1)]

    before = exported(own_home, tmp_path / "before")
    again, _ = take_in(inbox)
    assert {row.state for row in again.rows} == {FileState.ALREADY_HELD}
    assert len(again.unread) == 2
    assert exported(own_home, tmp_path / "after") == before


def test_the_command_alone_without_any_server(inbox: Path, own_home: Path) -> None:
    """As a colleague runs it: a fresh home, no Prefect settings, and a calm screen."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    ran = subprocess.run(
        [CONCERTED, "intake", inbox, "--meeting", "cop15", "--report", own_home / "report.docx"],
        env=clean,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert ran.returncode == 3
    assert ran.stderr.splitlines() == [
        "Starting the workflow engine, up to half a minute the first time …"
    ]
    assert "4 files: 2 new, 2 unreadable, 1 passed over." in ran.stdout
    assert (own_home / "report.docx").stat().st_size > 10_000
    assert len([*(own_home / "reports").glob("intake-COP15-*.html")]) == 1

"""Files by the one path of the intake: found, unpacked, read, kept; told as it goes on."""

import pickle
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from pipeline.convention.meetings import Meeting, load_meetings
from pipeline.intake.examine_all import examine_all
from pipeline.intake.incoming import IncomingFile, IncomingFiles
from pipeline.intake.result import IntakeReport
from pipeline.intake.unpack import unpack
from pipeline.register import open_register
from pipeline.services.take_in import SILENT, IntakeListener, take_in
from pipeline.submissions.file_hash import file_hash
from pipeline.submissions.kept import FileState
from pipeline.submissions.result import ExaminationResult
from tests.pipeline.outcomes import outcome

DAY = date(2025, 10, 20)


class InstantReaders:
    """Reads nothing, and says that every file is a proposal; writes down what it began."""

    def __init__(self) -> None:
        self.begun: list[str] = []

    def unpack(self, file: IncomingFile, folder: Path) -> IncomingFiles:
        return unpack(file, folder)

    def begin(self, file: IncomingFile, meeting: Meeting) -> Callable[[], ExaminationResult]:
        self.begun.append(file.place.name)
        name, digest = file.place.name, file_hash(file.place)
        read = outcome(file.place.read_bytes(), file=name)
        assert read.summary.sha256 == digest
        return lambda: read


class Listener(IntakeListener):
    def __init__(self) -> None:
        self.calls: list[object] = []

    def found(self, meeting: str, files: int) -> None:
        self.calls.append((meeting, files))

    def taken_in(self, done: int, of: int, name: str) -> None:
        self.calls.append((done, of, name))

    def ended(self, report: IntakeReport) -> None:
        self.calls.append(len(report.rows))


@pytest.fixture
def inbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A zip file with two papers and a picture, and a paper by itself."""
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("CONCERTED_REGISTER_URL", raising=False)
    folder = tmp_path / "inbox"
    folder.mkdir()
    with ZipFile(folder / "all.zip", "w") as archive:
        for name in ("otter.pdf", "saiga.pdf"):
            archive.writestr(name, b"%PDF-1.4 " + name.encode())
        archive.writestr("holiday.jpg", b"\xff\xd8\xff\xe0")
    (folder / "eel.pdf").write_bytes(b"%PDF-1.4 eel")
    return folder


def test_every_file_is_kept_in_the_order_found_and_told_of(inbox: Path, tmp_path: Path) -> None:
    listener = Listener()
    report = take_in([inbox], "cop 15", DAY, readers=InstantReaders(), listener=listener)
    assert [(str(row.path.relative_to(inbox)), row.state) for row in report.rows] == [
        ("all.zip", FileState.NEW),
        ("all.zip/otter.pdf", FileState.NEW),
        ("all.zip/saiga.pdf", FileState.SAME_TEXT),
        ("eel.pdf", FileState.SAME_TEXT),
    ]
    assert [path.name for path in report.passed_over] == ["holiday.jpg"]
    assert listener.calls == [
        ("COP15", 4),
        (1, 4, "all.zip"),
        (2, 4, "otter.pdf"),
        (3, 4, "saiga.pdf"),
        (4, 4, "eel.pdf"),
        4,
    ]
    with open_register(tmp_path / "home") as register:
        received = {entry.file: entry.received for entry in register.submissions()}
        assert register.submission("otter.pdf").summary.came_in == "all.zip"
    assert received == dict.fromkeys(("all.zip", "otter.pdf", "saiga.pdf", "eel.pdf"), DAY)


def test_where_nothing_came_nobody_reads(inbox: Path) -> None:
    (inbox / "all.zip").unlink()
    (inbox / "eel.pdf").unlink()
    report = take_in([inbox], "COP15")  # no readers are given: none are started
    assert report.rows == ()


def test_what_cannot_be_kept_stops_no_other(inbox: Path) -> None:
    class Vanishing(InstantReaders):
        def begin(self, file: IncomingFile, meeting: Meeting) -> Callable[[], ExaminationResult]:
            wait = super().begin(file, meeting)
            if file.place.name == "otter.pdf":
                file.place.write_bytes(b"changed after it was read")
            return wait

    rows = take_in([inbox], "COP15", readers=Vanishing()).rows
    assert [row.state is FileState.NOT_KEPT for row in rows] == [False, True, False, False]
    assert "changed while it was being read" in rows[1].note


def test_files_are_begun_only_so_far_ahead_and_known_ones_never(tmp_path: Path) -> None:
    files = []
    for number in range(5):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(bytes([number]))
        known = outcome(b"known") if number == 1 else None
        files.append(IncomingFile(path, "COP15", result=known))
    readers = InstantReaders()
    examined = examine_all(files, readers, load_meetings(), ahead=1)
    assert next(examined)[0] is files[0]
    assert readers.begun == ["0.pdf"]
    assert [file for file, _ in examined] == files[1:]
    assert readers.begun == ["0.pdf", "2.pdf", "3.pdf", "4.pdf"]


def test_a_listener_is_silent_where_it_is_sent() -> None:
    listener = Listener()
    arrived = pickle.loads(pickle.dumps(listener))
    arrived.taken_in(1, 1, "saiga.pdf")
    assert type(arrived) is type(SILENT)
    assert listener.calls == []


@pytest.mark.parametrize("error", [KeyboardInterrupt(), SystemExit(143), RuntimeError("a fault")])
def test_what_ends_a_run_is_passed_on_after_how_far_it_came(
    inbox: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    class Stopping(Listener):
        def taken_in(self, done: int, of: int, name: str) -> None:
            if done == 2:
                raise error

        def ended(self, report: IntakeReport) -> None:
            self.calls.append(([row.file for row in report.rows], len(report.unfinished)))

    listener = Stopping()
    with pytest.raises(type(error)):
        take_in([inbox], "COP15", DAY, readers=InstantReaders(), listener=listener)
    assert listener.calls[-1] == (["all.zip", "otter.pdf"], 2)
    again = take_in([inbox], "COP15", DAY, readers=InstantReaders())
    assert [row.state for row in again.rows][:2] == [FileState.ALREADY_HELD] * 2
    assert not again.unfinished

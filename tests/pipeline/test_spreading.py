"""Reading shared among programs: each file once, whoever takes it, and none lost with a reader."""

import os
import pickle
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.intake import file_hash
from pipeline.meetings import Meeting, find_meeting
from pipeline.outcome import Outcome, ReadersDoNotStart
from pipeline.spreading import KEPT, LIST, Job, OtherProgram, Shared, sweep
from tests.pipeline.outcomes import outcome

COP15 = find_meeting("COP15")


class Reader:
    """One machine that reads; it remembers what."""

    def __init__(self, problem: str | None = None) -> None:
        self.read: list[str] = []
        self.problem = problem

    def __call__(self, path: Path, _: Meeting, __: date | None) -> Outcome:
        self.read.append(path.name)
        came = outcome(path.read_bytes(), file=path.name)
        return replace(came, summary=replace(came.summary, problem=self.problem))


def shared(folder: Path, count: int = 3) -> Shared:
    """A list of so many files."""
    jobs = []
    for number in range(count):
        path = folder / f"{number}.docx"
        path.write_bytes(str(number).encode())
        jobs.append(Job(path, COP15, None, file_hash(path)))
    (folder / "list").mkdir()
    return Shared.make(folder / "list", jobs)


def files_of(outcomes: Sequence[Outcome]) -> list[str]:
    return [one.summary.file for one in outcomes]


def test_many_readers_read_each_file_once(tmp_path: Path) -> None:
    one = shared(tmp_path, 40)
    readers = [Reader() for _ in range(4)]

    def work(reader: Reader) -> int:
        return sum(Shared(one.folder).take(number, reader) for number in range(40))

    with ThreadPoolExecutor(4) as threads:
        assert sum(threads.map(work, readers)) == 40
    assert sorted(name for reader in readers for name in reader.read) == sorted(
        job.path.name for job in one.jobs
    )
    nobody = Reader()
    came = [one.wait_for(number, nobody) for number in range(40)]
    assert files_of(came) == [job.path.name for job in one.jobs]
    assert nobody.read == []


def test_a_file_whose_reader_is_lost_is_read_again(tmp_path: Path) -> None:
    one = shared(tmp_path)

    class Lost(BaseException):
        pass

    def dies(*_: object) -> Outcome:
        (one.folder / "1.claimed").rename(tmp_path / "kept")  # as after a kill: nothing is undone
        raise Lost

    with pytest.raises(Lost):
        one.take(1, dies)
    (tmp_path / "kept").rename(one.folder / "1.claimed")
    here = Reader()
    assert not one.take(1, here)
    assert files_of([one.wait_for(1, here, patience=0)]) == ["1.docx"]
    assert here.read == ["1.docx"]


def test_a_reader_that_fails_leaves_the_file_to_others(tmp_path: Path) -> None:
    one = shared(tmp_path)

    def fails(*_: object) -> Outcome:
        raise ReadersDoNotStart("no memory")

    with pytest.raises(ReadersDoNotStart):
        one.take(0, fails)
    assert one.take(0, Reader())


@pytest.mark.parametrize("lack", ["other bytes", "no file"])
def test_a_machine_that_sees_another_file_leaves_it(tmp_path: Path, lack: str) -> None:
    one = shared(tmp_path)
    path = one.jobs[2].path
    path.unlink() if lack == "no file" else path.write_bytes(b"something else")
    helper = Reader()
    assert [one.take(number, helper) for number in range(3)] == [True, True, False]
    assert helper.read == ["0.docx", "1.docx"]


def test_what_another_machine_cannot_read_is_read_here(tmp_path: Path) -> None:
    one = shared(tmp_path)
    assert one.take(0, Reader(problem="LibreOffice is not installed."))
    here = Reader()
    assert one.wait_for(0, here).problem is None
    assert here.read == ["0.docx"]


def test_another_version_of_the_program_does_not_help(tmp_path: Path) -> None:
    one = shared(tmp_path)
    (one.folder / LIST).write_bytes(pickle.dumps(("0.0.1", one.jobs)))
    with pytest.raises(OtherProgram, match=r"version 0\.0\.1 .* same version on every machine"):
        Shared(one.folder)


def test_a_list_that_is_done_is_gone(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Shared(tmp_path)


def test_lists_of_runs_that_were_killed_are_swept_away(tmp_path: Path) -> None:
    for name in ("old", "of today"):
        (tmp_path / name).mkdir()
        (tmp_path / name / LIST).touch()
    os.utime(tmp_path / "old", (0, 0))
    sweep(tmp_path, KEPT + 1)
    assert [path.name for path in tmp_path.iterdir()] == ["of today"]

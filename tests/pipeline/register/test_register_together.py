"""Several processes at once, and processes that are killed: the register ends the same."""

import os
import re
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from multiprocessing import forkserver
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from pipeline.convention.meetings import Meeting
from pipeline.legacy_import.run import load_documents, load_rows, plan_table
from pipeline.register import Register, open_register
from pipeline.submissions.result import ExaminationResult
from tests.pipeline.exports import timeless_export
from tests.pipeline.outcomes import outcome

pytestmark = pytest.mark.slow

FILES = 50
PROCESSES = 8
POINTS = 20  # spread over a run at which it is killed

Work = Callable[[Register], None]


def content(number: int) -> bytes:
    return f"submission {number}".encode()


def read(number: int) -> ExaminationResult:
    symbol = f"UNEP/CMS/COP99/Doc.28.2.{number}"
    return outcome(content(number), file=f"{number}.docx", symbol=symbol, title=f"Saiga {number}")


def load_all(register: Register, start: int = 0, files: int = FILES) -> None:
    """Load every file, beginning somewhere in the row."""
    for step in range(files):
        number = (start + step) % files
        register.load(read(number), content(number), None, "COP99")


def fork(work: Callable[[], None]) -> int:
    """Do this in a process of its own; its id."""
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        _forget_the_parent_s_reading_processes()
        work()
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def _forget_the_parent_s_reading_processes() -> None:
    """A server that started reading processes for an earlier test is no child of this process,
    which would wait for it in vain; the program itself never forks, so only tests need this."""
    server: Any = vars(forkserver)["_forkserver"]  # there is no public way to forget it
    server._forkserver_pid = server._forkserver_alive_fd = None


def ended(pid: int) -> int:
    """How a process ended: its exit code, negative for the signal that killed it."""
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status)


def in_process(home: Path, url: str | None, work: Work, kill_at: int | None = None) -> int:
    """Work on a register in a process that kills itself at its n-th statement."""

    def run() -> None:
        if kill_at is not None:
            count = iter(range(kill_at, -1, -1))

            @event.listens_for(Engine, "before_cursor_execute")
            def strike(*_: object) -> None:
                if next(count, 0) == 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        with open_register(home, url) as register:
            work(register)

    return fork(run)


def statements(home: Path, url: str | None, work: Work) -> int:
    """How many statements a whole run takes."""
    count = 0

    def one_more(*_: object) -> None:
        nonlocal count
        count += 1

    event.listen(Engine, "before_cursor_execute", one_more)
    try:
        with open_register(home, url) as register:
            work(register)
    finally:
        event.remove(Engine, "before_cursor_execute", one_more)
    return count


MOMENT = re.compile(
    rb'"recorded": "[^"]*"'
)  # of the entry of an event: later where a run was killed


def exported(home: Path, url: str | None, folder: Path) -> dict[str, bytes]:
    """The export but for the moments of entry."""
    with open_register(home, url) as register:
        assert register.health() == ()
        return timeless_export(register, folder)


def test_eight_processes_taking_in_the_same_files_leave_them_once(
    tmp_path: Path, url: str | None
) -> None:
    home = tmp_path / "home"

    def starting(at: int) -> Work:
        return lambda register: load_all(register, at)

    running = [in_process(home, url, starting(n * 6)) for n in range(PROCESSES)]
    assert [ended(pid) for pid in running] == [0] * PROCESSES
    together = exported(home, url, tmp_path / "together")
    with open_register(home, url) as register:
        assert len(register.submissions()) == FILES
    with open_register(tmp_path / "alone") as register:
        load_all(register)
    assert together == exported(tmp_path / "alone", None, tmp_path / "export")


def test_a_reader_sees_whole_submissions_while_another_writes(
    tmp_path: Path, url: str | None
) -> None:
    home = tmp_path / "home"
    with open_register(home, url) as register:
        pid = in_process(home, url, load_all)
        seen = [len(register.submissions())]
        while seen[-1] < FILES and os.waitpid(pid, os.WNOHANG) == (0, 0):
            lines = register.submissions()
            assert all(line.findings == 1 for line in lines)
            seen.append(len(lines))
        seen.append(len(register.submissions()))
    assert seen == sorted(seen)
    assert seen[-1] == FILES


def migration(folder: Path) -> Work:
    """A table of six actions with eight documents."""
    folder.mkdir()
    rows = [f"12.{n},Saiga {n},COP12,COP13" for n in range(1, 7)]
    table = folder / "old.csv"
    table.write_text("\n".join(["number,title,adopted,extended", *rows]), "utf-8")
    documents = folder / "documents"
    documents.mkdir()
    for n in range(8):
        (documents / f"{n}.docx").write_bytes(content(n))

    def examine(paths: Sequence[Path], _: Meeting) -> Iterator[tuple[Path, ExaminationResult]]:
        for path in paths:
            number = int(path.stem)
            known = read(number)
            summary = replace(known.summary, concerted_action=f"12.{number % 6 + 1}")
            yield path, replace(known, summary=summary)

    def work(register: Register) -> None:
        planned = plan_table(register, table).actions
        load_rows(register, planned)
        list(load_documents(register, planned, sorted(documents.iterdir()), examine))

    return work


def intake(_: Path) -> Work:
    """Eight files."""
    return lambda register: load_all(register, files=8)


@pytest.mark.parametrize("kind", [migration, intake])
def test_killed_anywhere_and_started_again_it_ends_the_same(
    tmp_path: Path, fresh: Callable[[], str | None], kind: Callable[[Path], Work]
) -> None:
    work = kind(tmp_path / "given")
    url = fresh()
    total = statements(tmp_path / "undisturbed", url, work)
    undisturbed = exported(tmp_path / "undisturbed", url, tmp_path / "export")
    for point in range(1, POINTS + 1):
        home, url = tmp_path / f"home {point}", fresh()
        killed = in_process(home, url, work, kill_at=total * point // (POINTS + 1))
        assert ended(killed) == -signal.SIGKILL
        assert ended(in_process(home, url, work)) == 0
        assert exported(home, url, tmp_path / f"export {point}") == undisturbed

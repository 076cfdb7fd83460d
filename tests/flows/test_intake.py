"""The flow itself: every file has its line, a bad one stops no other, twice is once.

No rule is tested here; what is read from a file is the business of other tests.
"""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from pipeline.intake.result import IntakeReport
from pipeline.services.session import Refused
from pipeline.services.take_in import IntakeListener
from pipeline.submissions.kept import FileState
from tests.flows.conftest import (
    CONCERTED,
    PATIENCE,
    Start,
    artifacts,
    exported,
    proposal,
    run_names,
)

pytestmark = pytest.mark.slow


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """Two proposals, a broken file, an empty one, and notes."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    for name in ("first", "second"):
        proposal(folder / f"{name}.docx")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    (folder / "empty.docx").touch()
    (folder / "notes.txt").write_text("not a submission", "utf-8")
    return folder


def take_in(folder: Path) -> tuple[IntakeReport, list[tuple[int, int, str]]]:
    from flows.intake import intake_told_to

    listener = Listener()
    return intake_told_to(listener)([folder], "COP15"), listener.progress


class Listener(IntakeListener):
    """Writes down what it is told."""

    def __init__(self) -> None:
        self.progress: list[tuple[int, int, str]] = []

    def taken_in(self, done: int, of: int, name: str) -> None:
        self.progress.append((done, of, name))


@pytest.mark.usefixtures("prefect_server")
def test_a_message_taken_in_twice(inbox: Path, own_home: Path, tmp_path: Path) -> None:
    letters = tmp_path / "letters"
    letters.mkdir()
    with ZipFile(letters / "two.zip", "w") as archive:
        for name in ("first.docx", "second.docx", "notes.txt"):
            archive.write(inbox / name, name)
    before: dict[str, bytes] = {}
    for state in (FileState.NEW, FileState.ALREADY_HELD):
        report, progress = take_in(letters)
        assert [(row.file, row.state) for row in report.rows] == [
            ("two.zip", state),
            ("first.docx", state),
            ("second.docx", state),
        ]
        assert [row.summary.came_in for row in report.rows] == [None, "two.zip", "two.zip"]
        assert [path.name for path in report.passed_over] == ["notes.txt"]
        assert progress[-1] == (3, 3, "second.docx")
        after = exported(own_home, tmp_path / state.name)
        assert before in ({}, after)
        before = after


@pytest.mark.usefixtures("prefect_server")
def test_a_folder_taken_in_twice(inbox: Path, own_home: Path, tmp_path: Path) -> None:
    report, progress = take_in(inbox)
    assert [(row.file, row.state) for row in report.rows] == [
        ("broken.pdf", FileState.UNREADABLE),
        ("empty.docx", FileState.UNREADABLE),
        ("first.docx", FileState.NEW),
        ("second.docx", FileState.NEW),
    ]
    assert [path.name for path in report.passed_over] == ["notes.txt"]
    assert progress == [(n, 4, row.file) for n, row in enumerate(report.rows, 1)]

    before = exported(own_home, tmp_path / "before")
    again, _ = take_in(inbox)
    assert {row.state for row in again.rows} == {FileState.ALREADY_HELD}
    assert len(again.unread) == 2
    assert exported(own_home, tmp_path / "after") == before


@pytest.mark.usefixtures("prefect_server")
def test_the_pages_of_prefect_tell_what_a_run_was(inbox: Path, own_home: Path) -> None:
    from flows.inbox import take_in

    manifest = inbox / "received.csv"
    manifest.write_text("file,received\nfirst.docx,2025-10-20\nlost.pdf,2025-10-21\n", "utf-8")
    papers = take_in("cop15", str(inbox), manifest=str(manifest))
    assert papers.line == "4 files: 2 new, 2 unreadable, 2 left out, 1 not found"
    assert [path.exists() for path in papers.files] == [True, True, True]
    names = run_names()
    assert {"intake COP15, 4 files", "intake of a folder for cop15"} <= {*names}
    table = artifacts("intake-cop15")[0]
    assert table.startswith("4 files: 2 new, 2 unreadable; 1 not found.")
    assert "| broken.pdf |  | unreadable |" in table
    assert "| lost.pdf |  | not found |" in table
    reports = artifacts("papers-of-the-intake-cop15")[0]
    assert all(path.as_uri() in reports for path in papers.files)


@pytest.mark.usefixtures("prefect_server")
def test_a_folder_that_is_not_there_says_what_to_do(own_home: Path) -> None:
    from flows.inbox import take_in

    with pytest.raises(Refused, match=r"no .*inbox/COP15 on this machine\. Make it, or give"):
        take_in("COP15")


@pytest.mark.usefixtures("prefect_server")
def test_read_by_a_dask_cluster_the_register_is_the_same(
    inbox: Path, own_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows.intake import intake
    from flows.reading import task_runner

    alone, _ = take_in(inbox)
    before = exported(own_home, tmp_path / "alone")
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path / "other"))
    monkeypatch.setenv("CONCERTED_DASK", "local")
    spread = intake.with_options(task_runner=task_runner())([inbox], "COP15")
    assert [row.state for row in spread.rows] == [row.state for row in alone.rows]
    assert exported(tmp_path / "other", tmp_path / "spread") == before


@pytest.mark.parametrize("address", ["tcp://scheduler.example:8786", "scheduler.example:8786", "x"])
def test_a_cluster_that_takes_programs_from_anybody_is_refused(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    from flows.reading import UnusableCluster, task_runner

    monkeypatch.setenv("CONCERTED_DASK", address)
    with pytest.raises(UnusableCluster, match="takes programs from whoever reaches it"):
        task_runner()


@pytest.mark.parametrize("address", ["tls://scheduler.example:8786", "tcp://127.0.0.1:8786"])
def test_a_cluster_with_certificates_or_on_this_machine_is_asked(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    from flows.reading import task_runner

    monkeypatch.setenv("CONCERTED_DASK", address)
    assert task_runner().__class__.__name__ == "DaskTaskRunner"


def test_a_cluster_of_our_own_takes_no_program_of_a_stranger(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Another user of this machine reaches its port, and has no certificate of this run."""
    from distributed import Client, LocalCluster, Security

    from flows.reading import task_runner

    monkeypatch.setenv("CONCERTED_DASK", "local")
    options = task_runner().cluster_kwargs | {"n_workers": 0}  # type: ignore[attr-defined]  # Dask's
    with LocalCluster(**options) as cluster:  # type: ignore[no-untyped-call]
        address = cluster.scheduler_address
        assert address.startswith("tls://127.0.0.1:")
        for place, security in (
            (address.replace("tls", "tcp"), None),
            (address, Security.temporary()),  # type: ignore[no-untyped-call]
        ):
            with pytest.raises(OSError):  # noqa: PT011 - closed, reset or refused
                Client(place, security=security, timeout=3)  # type: ignore[no-untyped-call]
        with Client(cluster, timeout=60) as ours:  # type: ignore[no-untyped-call]
            assert ours.scheduler_info()["address"] == address


def test_without_dask_a_cluster_is_not_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    from flows.reading import UnusableCluster, task_runner

    monkeypatch.setenv("CONCERTED_DASK", "local")
    monkeypatch.setitem(sys.modules, "prefect_dask.task_runners", None)
    with pytest.raises(UnusableCluster, match="prefect-dask is not installed here"):
        task_runner()


def test_the_command_alone_without_any_server(inbox: Path, own_home: Path) -> None:
    """As a colleague runs it: a fresh home, no Prefect settings, and a calm screen.

    The proxy of an office, whatever it speaks, is in nobody's way.
    """
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    clean |= {"ALL_PROXY": "socks5://127.0.0.1:9"}
    ran = subprocess.run(
        [CONCERTED, "intake", inbox, "--meeting", "cop15", "--report", own_home / "report.docx"],
        env=clean,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert ran.returncode == 3
    assert ran.stderr == ""
    assert "4 files: 2 new, 2 unreadable, 1 left out." in ran.stdout
    assert (own_home / "report.docx").stat().st_size > 10_000
    assert len([*(own_home / "reports").glob("intake-COP15-*.html")]) == 1
    assert not (own_home / "prefect").exists()  # nor was its engine asked for


@pytest.mark.usefixtures("prefect_server")
def test_a_server_that_is_named_shows_the_run(inbox: Path, own_home: Path, start: Start) -> None:
    from prefect.settings import PREFECT_API_URL

    ran = start(
        own_home, "intake", inbox, "--meeting", "COP9", PREFECT_API_URL=PREFECT_API_URL.value()
    )
    _, errors = ran.communicate(timeout=PATIENCE)
    assert ran.returncode == 3, errors
    assert "intake COP9, 4 files" in run_names()

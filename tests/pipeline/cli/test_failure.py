"""A command that could not end its work says so, and never looks like one that found something."""

import os
import sqlite3
import subprocess
import sys
from errno import EACCES, EDQUOT, ENOSPC
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.cli.failure import FAILED, WRONG_USAGE, said_why

CONCERTED = Path(sys.executable).with_name("concerted")

BUG = """
from pipeline import cli
def broken(): raise ValueError("a fault of ours")
cli.app = broken
cli.main()
"""


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(ENOSPC, "No space left on device", "/srv/kept"), "The disk that holds /srv/kept"),
        (OSError(EDQUOT, "Disk quota exceeded", b"/srv/k\xe9pt"), "The disk that holds /srv/k"),
        (OSError(ENOSPC, "No space left on device"), "A disk is full"),
        (PermissionError(EACCES, "Permission denied", "/srv/out"), "/srv/out: Permission denied."),
        (ValueError("a fault of ours"), "a fault of ours"),
    ],
)
def test_whatever_comes_out_has_a_code_of_its_own(
    error: Exception, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended, said_why():
        raise error
    assert ended.value.code == FAILED
    assert words in capsys.readouterr().err


@pytest.mark.parametrize("name", ["SQLITE_FULL", "SQLITE_IOERR_SHMSIZE"])
def test_a_full_disk_is_told_whichever_library_met_it(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Django, Prefect and openpyxl raise errors of their own from what SQLite or the system say."""
    inner = sqlite3.OperationalError("disk I/O error")
    inner.sqlite_errorname = name
    for cause in (inner, OSError(ENOSPC, "No space left on device")):
        with pytest.raises(SystemExit) as ended, said_why():
            raise RuntimeError("a library's own words") from cause
        assert ended.value.code == FAILED
        words = capsys.readouterr().err
        assert words.startswith("A disk is full")
        assert "Traceback" not in words


def test_a_question_that_nobody_answers_is_no_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path))
    for error in (EOFError(), typer.Abort()):

        def ask(_: str, error: Exception = error) -> str:
            raise error

        monkeypatch.setattr("pipeline.cli.desk.getpass", ask)
        ran = CliRunner().invoke(app, ["desk", "user", "add", "Ana", "--role", "officer"])
        assert ran.exit_code == WRONG_USAGE
        assert "nothing was changed" in ran.output


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PREFECT_API_URL", "http://[::1/api"),
        ("PREFECT_CLIENT_MAX_RETRIES", "a few"),
        ("CONCERTED_DASK", "tcp://192.0.2.1:8786"),
    ],
)
def test_a_setting_of_the_engine_that_cannot_be_used_is_wrong_usage(
    tmp_path: Path, name: str, value: str
) -> None:
    """Prefect reads its settings while it is imported: in a process of its own."""
    (tmp_path / "otter.docx").write_bytes(b"no Word file")
    ran = subprocess.run(
        [CONCERTED, "intake", tmp_path / "otter.docx", "--meeting", "COP15"],
        env=os.environ
        | {"CONCERTED_HOME": str(tmp_path / "home"), "PREFECT_API_URL": "http://127.0.0.1:9/api"}
        | {name: value},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == WRONG_USAGE
    assert "Traceback" not in ran.stderr
    assert ("CONCERTED_DASK" if "DASK" in name else "PREFECT_") in ran.stderr.splitlines()[-1]


@pytest.mark.parametrize("ordinary", [SystemExit(1), KeyboardInterrupt()])
def test_an_ordinary_end_stays_as_it_is(ordinary: BaseException) -> None:
    with pytest.raises(type(ordinary)), said_why():
        raise ordinary


def test_a_fault_of_the_program_is_no_finding() -> None:
    ran = subprocess.run([sys.executable, "-c", BUG], capture_output=True, text=True)
    assert ran.returncode == FAILED
    assert "This is a fault of the program" in ran.stderr

"""A command that could not end its work says so, and never looks like one that found something."""

import sqlite3
import subprocess
import sys
from errno import EACCES, EDQUOT, ENOSPC

import pytest

from pipeline.cli.failure import FAILED, said_why

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


@pytest.mark.parametrize("ordinary", [SystemExit(1), KeyboardInterrupt()])
def test_an_ordinary_end_stays_as_it_is(ordinary: BaseException) -> None:
    with pytest.raises(type(ordinary)), said_why():
        raise ordinary


def test_a_fault_of_the_program_is_no_finding() -> None:
    ran = subprocess.run([sys.executable, "-c", BUG], capture_output=True, text=True)
    assert ran.returncode == FAILED
    assert "This is a fault of the program" in ran.stderr

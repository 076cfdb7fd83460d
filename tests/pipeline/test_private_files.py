"""What is written is for its user alone, whatever the umask; a shared home for its group."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from stat import S_IMODE

import pytest

from pipeline.cli import COMMANDS
from tests.conftest import ROOT
from tests.flows.conftest import CONCERTED, proposal

pytestmark = pytest.mark.slow
READ_ONLY = {
    "check",
    "explain",
    "search",
    "taxa",
    "schema",
    "doctor",
    "submissions",
    "history",
    "states",
    "proposals",
    "funding",
}
PLACES = {"FILE": "in/otter.docx", "OUT": "out", "SITE": "site", "HOME": "home"}
WRITING = (  # every command that writes, with arguments that let it write
    "intake FILE --meeting COP15 --received 2025-10-20 --report OUT/report.docx",
    "record 98.1 proposed --meeting COP14 --day 2023-05-01 --title Otter --by Ana",
    "record 98.1 accepted --meeting COP14 --day 2024-02-17 --by Ana",
    "confirm otter.docx language --by Ana",
    "correct otter.docx language fr --by Ana --reason Read",
    "waive otter.docx SEC001 --by Ana --reason Read",
    "migrate OUT/old.csv",
    "meetings set-deadline COP15 proposal 2025-11-01 --source Notification --by Ana",
    "reread --all",
    "register export OUT/export",
    "council --meeting COP15 --out OUT/council",
    "letters --meeting COP15 --out OUT/letters",
    "compliance --meeting COP15 --out OUT/compliance",
    "move otter.docx COP14 --by Ana --reason Said",
    "move otter.docx --undo --by Ana --reason Said",
    "withdraw otter.docx --by Ana --reason Said",
    "withdraw otter.docx --undo --by Ana --reason Said",
    "set-aside otter.docx --by Ana --reason Said",
    "set-aside otter.docx --undo --by Ana --reason Said",
    "relate otter.docx translation-of otter.docx --by Ana",
    "undo 1 --by Ana --reason Said",
    "assign-numbers COP15 --confirm --by Ana",
    "workbook make addresses --out OUT/addresses.xlsx",
    "workbook apply OUT/addresses.xlsx --by Ana",
    "national-reports list",
    "mailbox list",
    "erase otter.docx --by Ana --reason Asked",
    "desk user add ana --role officer --password-stdin",
    "backup OUT/kept.zip",
    "restore OUT/kept.zip --replace",
    "serve --once",
    "publish SITE",
)


def test_every_command_is_known_to_write_or_not_to() -> None:
    known = {words.split()[0] for words in WRITING} | READ_ONLY
    assert known == {name for group in COMMANDS.values() for name in group}


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which every command wrote under umask 000."""
    folder = tmp_path_factory.mktemp("worked")
    (folder / "in").mkdir()
    (folder / "out").mkdir()
    proposal(folder / "in" / "otter.docx", "Language: en")
    (folder / "out" / "old.csv").write_text("Number,Title\n98.2,Heron\n", "utf-8")
    (folder / "home").mkdir(mode=0o755)
    run_all(folder, 0o000)
    return folder


def run_all(folder: Path, umask: int) -> None:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    clean.pop("CONCERTED_REGISTER_URL", None)
    for words in WRITING:
        arguments = []
        for word in words.split():
            first, slash, rest = word.partition("/")
            arguments.append(f"{folder / PLACES[first]}{slash}{rest}" if first in PLACES else word)
        subprocess.run(
            [CONCERTED, *arguments],
            env={**clean, "CONCERTED_HOME": str(folder / "home")},
            input="a long enough passphrase 7\n",
            text=True,
            capture_output=True,
            umask=umask,
            cwd=folder,
            timeout=300,
            check=False,  # what is asked of here is what was written
        )


def written(folder: Path) -> Iterator[Path]:
    yield from (path for path in folder.rglob("*") if not path.is_symlink())


def test_nobody_else_may_read_what_was_written(worked: Path) -> None:
    ours = [worked / "home", *written(worked / "home")]
    ours += [path for path in written(worked / "out") if path.name != "old.csv"]
    names = {path.name for path in ours}
    assert {
        "register.sqlite",
        "reports",
        "files",
        "kept.zip",
        "report.docx",
        "desk.sqlite",
    } <= names
    assert {"export", "council", "compliance", "letters"} <= names
    loose = {str(p.relative_to(worked)): oct(p.stat().st_mode) for p in ours if others(p)}
    assert loose == {}


def others(path: Path) -> int:
    """The rights of the group and of everybody."""
    return S_IMODE(path.stat().st_mode) & 0o077


def test_the_online_register_is_for_everybody(worked: Path) -> None:
    pages = [*written(worked / "site")]
    assert pages
    assert {S_IMODE(path.stat().st_mode) for path in pages if path.is_dir()} == {0o755}
    assert {S_IMODE(path.stat().st_mode) for path in pages if path.is_file()} == {0o644}


def test_a_home_that_a_group_shares_is_for_that_group(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    home.chmod(0o2770)
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    clean.pop("CONCERTED_REGISTER_URL", None)
    begin = [sys.executable, "-c", KEPT, str(home)]
    env = {**clean, "CONCERTED_HOME": str(home)}
    subprocess.run(begin, check=True, umask=0o022, cwd=ROOT, env=env)
    made = [*written(home)]
    names = {path.name for path in made}
    assert names >= {"register.sqlite", "files", "backups", "kept.zip"}
    assert names >= {"desk.sqlite", "key", "incoming", "uploads", "prefect.db", "prefect.db-wal"}
    assert {S_IMODE(path.stat().st_mode) for path in made if path.is_file()} == {0o660}
    assert {S_IMODE(path.stat().st_mode) for path in made if path.is_dir()} == {0o2770}


KEPT = """
import os, sqlite3, sys
from pathlib import Path
from pipeline.desk.setup import make_tables
from pipeline.private_files import keep_private
from pipeline.register import open_register
home = Path(sys.argv[1])
keep_private(home)
with open_register(home) as register:
    register.files.keep(b"a file")
    register.backup(home / "backups" / "kept.zip")
make_tables()
from django.core.files.uploadedfile import SimpleUploadedFile
from pipeline.desk.uploads import keep_upload
keep_upload([SimpleUploadedFile("otter.docx", b"an otter")])
import flows  # makes the home of the workflow engine
engine = sqlite3.connect(home / "prefect" / "prefect.db")
engine.executescript("PRAGMA journal_mode = WAL; CREATE TABLE runs (name);")
os._exit(0)  # as a kill would, with its files where they are
"""

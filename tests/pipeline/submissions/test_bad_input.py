"""Bad input to any command: one sentence, the right exit code, nothing half-written."""

import sqlite3
from pathlib import Path

import docx
import pytest
from typer.testing import CliRunner, Result

from pipeline.cli import app
from tests.conftest import ROOT

LOCKED = "samples/protected-by-password/Proposal (confidential).pdf"
DAY = ["--day", "2020-01-02"]
EDITION = ["--edition", "X", "--in-force", "2030-01-01"]
PROPOSED = ["record", "99.1", "proposed"]


def run(*words: str) -> Result:
    return CliRunner().invoke(app, [*words])


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one bad file of each kind, and no register yet."""
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("CONCERTED_REGISTER_URL", raising=False)
    desk = tmp_path / "desk"
    desk.mkdir()
    monkeypatch.chdir(desk)
    (desk / "folder.pdf").mkdir()
    Path("empty.docx").touch()
    Path("broken.docx").write_bytes(b"PK\x03\x04 and nothing more")
    Path("broken.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    Path("photo.pdf").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    Path("notes.txt").write_text("Buy milk.", "utf-8")
    Path("locked.pdf").write_bytes((ROOT / LOCKED).read_bytes())
    word = docx.Document()
    word.add_paragraph("PROPOSAL FOR A CONCERTED ACTION FOR THE ANIMAL OF RURITANIA")
    word.save("really-word.pdf")
    return desk


FILES = [
    ("empty.docx", 3, "contains no text at all"),
    ("broken.docx", 3, "is damaged and cannot be opened"),
    ("broken.pdf", 3, "is damaged and cannot be opened"),
    ("locked.pdf", 3, "is protected by a password"),
    ("photo.pdf", 3, "is neither a PDF nor a Word document"),
    ("notes.txt", 3, "is neither a PDF nor a Word document"),
    ("folder.pdf", 3, "is not a file"),
    ("absent.pdf", 3, "is not there"),
    ("really-word.pdf", 1, "really-word.pdf"),  # mislabelled, and read all the same
]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "code", "says"), FILES, ids=[row[0] for row in FILES])
def test_a_bad_file_is_one_sentence(name: str, code: int, says: str, tmp_path: Path) -> None:
    ran = run("check", name, "--meeting", "COP15")
    shown = " ".join(ran.output.split())
    assert ran.exit_code == code, shown
    assert says in shown
    assert "Traceback" not in shown
    if code == 3:
        assert shown.count(name) == 2  # as the name of the file, and in the one sentence
    assert not (tmp_path / "home").exists()


REFUSED = [
    ("check, meeting", ["check", "broken.pdf", "--meeting", "COP77"], "no meeting “COP77”"),
    ("intake, meeting", ["intake", "broken.pdf", "--meeting", "COP77"], "no meeting “COP77”"),
    ("intake, no file", ["intake", "absent.pdf", "--meeting", "COP15"], "does not exist"),
    ("list, meeting", ["submissions", "list", "--meeting", "COP77"], "no meeting “COP77”"),
    ("show, nothing held", ["submissions", "show", "otter.pdf"], "otter.pdf"),
    ("file, nothing held", ["submissions", "file", "otter.pdf"], "otter.pdf"),
    ("register show", ["register", "show", "99.1"], "99.1"),
    ("register show, number", ["register", "show", "otter"], "otter"),
    ("register history", ["register", "history", "99.1"], "99.1"),
    ("register list, status", ["register", "list", "--status", "asleep"], "asleep"),
    ("register list, day", ["register", "list", "--as-of", "31/12/2025"], "31/12/2025"),
    ("record, event", ["record", "99.1", "slept", "--meeting", "COP15", *DAY], "slept"),
    ("record, meeting", [*PROPOSED, "--meeting", "COP77", *DAY], "COP77"),
    ("record, day", [*PROPOSED, "--meeting", "COP15", "--day", "soon"], "soon"),
    ("meetings show", ["meetings", "show", "COP77"], "COP77"),
    ("taxa find, edition", ["taxa", "find", "Otis tarda", "--edition", "COP77"], "COP77"),
    ("taxa find, day", ["taxa", "find", "Otis tarda", "--on", "soon"], "soon"),
    ("taxa import, no file", ["taxa", "import", "absent.csv", *EDITION], "absent.csv"),
    ("restore, not a backup", ["restore", "notes.txt"], "notes.txt"),
    ("restore, no file", ["restore", "absent.zip"], "absent.zip"),
    ("backup, a folder", ["backup", "folder.pdf"], "folder.pdf"),
    ("migrate, no file", ["migrate", "absent.csv"], "absent.csv"),
    ("compliance, meeting", ["compliance", "--meeting", "COP77"], "COP77"),
    ("reread, nothing held", ["reread", "otter.pdf"], "otter.pdf"),
]


@pytest.mark.parametrize(
    ("words", "says"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED]
)
def test_wrong_usage_is_refused(words: list[str], says: str, here: Path) -> None:
    before = sorted(path.name for path in here.iterdir())
    ran = run(*words)
    shown = " ".join(ran.stderr.replace("│", " ").split())
    assert ran.exit_code == 2, ran.output
    assert says in shown
    assert "Traceback" not in shown
    assert not ran.stdout.strip()
    assert sorted(path.name for path in here.iterdir()) == before


OPENS_THE_REGISTER = [
    ["submissions", "list"],
    ["register", "list"],
    ["register", "export", "out"],
    ["meetings", "list"],
    ["check", "broken.pdf", "--meeting", "COP15"],
    ["intake", "broken.pdf", "--meeting", "COP15"],
    ["reread", "--all"],
    ["backup", "out.zip"],
    ["doctor"],
    [*PROPOSED, "--meeting", "COP15", *DAY, "--title", "Otter"],
    ["compliance", "--meeting", "COP15"],
]


@pytest.mark.parametrize("words", OPENS_THE_REGISTER, ids=[" ".join(w) for w in OPENS_THE_REGISTER])
@pytest.mark.parametrize("state", ["newer", "damaged"])
def test_a_register_that_cannot_be_used(words: list[str], state: str, tmp_path: Path) -> None:
    place = tmp_path / "home" / "register.sqlite"
    place.parent.mkdir(mode=0o700)
    place.touch(mode=0o600)  # rights that doctor has nothing to mend of
    if state == "newer":
        with sqlite3.connect(place) as db:
            db.execute("PRAGMA journal_mode=WAL")
            db.execute("CREATE TABLE alembic_version (version_num TEXT)")
            db.execute("INSERT INTO alembic_version VALUES ('9999')")
        db.close()
    else:
        place.write_bytes(b"not a database at all, however long one looks at it" * 100)
    before = place.read_bytes()
    ran = run(*words)
    assert ran.exit_code == 2, ran.output
    assert ("newer version" if state == "newer" else "register") in ran.stderr
    assert len(ran.stderr.strip().splitlines()) == 1
    assert place.read_bytes() == before
    assert not [*Path().glob("out*")]

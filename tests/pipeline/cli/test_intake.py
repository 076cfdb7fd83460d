"""What `concerted intake` refuses before any work is done."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app

NOTHING_DONE = [
    ("another kind of report", ["--report", "report.pdf"], "ends in .html, .docx or .xlsx"),
    ("an unknown meeting", ["--meeting", "COP77"], "no meeting “COP77”"),
    ("a day that is not one", ["--received", "20/10/2025"], "is not a day"),
    ("two sources of days", ["--received", "2025-10-20", "--manifest", "days.csv"], "either"),
    ("a manifest without columns", ["--manifest", "days.csv"], "no columns"),
    ("a manifest that is not there", ["--manifest", "none.csv"], "does not exist"),
    ("a path that is not there", ["nowhere"], "does not exist"),
]


@pytest.mark.parametrize(
    ("options", "says"), [row[1:] for row in NOTHING_DONE], ids=[row[0] for row in NOTHING_DONE]
)
def test_refused(
    options: list[str], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("CONCERTED_REGISTER_URL", raising=False)
    Path("days.csv").write_text("name,day\n", "utf-8")
    Path("proposal.docx").touch()
    ran = CliRunner().invoke(app, ["intake", "proposal.docx", "--meeting", "COP15", *options])
    assert ran.exit_code == 2
    assert says in " ".join(ran.output.split())
    assert not (tmp_path / "home").exists()


def test_a_folder_without_submissions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path / "home"))
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "notes.txt").touch()
    manifest = tmp_path / "days.csv"
    manifest.write_text("file,received\nsaiga.pdf,2025-01-02\n", "utf-8")
    given = [str(tmp_path / "inbox"), "--meeting", "COP15", "--manifest", str(manifest)]
    ran = CliRunner().invoke(app, ["intake", *given])
    assert ran.exit_code == 0
    assert "In the manifest but not found: saiga.pdf" in ran.output
    assert "Left out, not submissions: notes.txt." in ran.output
    assert "0 files: 1 left out, 1 not found." in ran.output


@pytest.mark.slow
def test_a_meeting_added_by_command_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("CONCERTED_REGISTER_URL", raising=False)
    monkeypatch.chdir(tmp_path)
    Path("inbox").mkdir()
    Path("empty.pdf").touch()
    options = ["--place", "Strelsau, Ruritania", "--source", "a test"]
    run = CliRunner().invoke
    assert run(app, ["intake", "inbox", "--meeting", "COP97"]).exit_code == 2
    assert (
        run(app, ["meetings", "add", "COP97", "2090-07-01", "2090-07-06", *options]).exit_code == 0
    )
    ran = run(app, ["intake", "inbox", "--meeting", "cop97"])
    assert ran.exit_code == 0, ran.output
    assert "intake-COP97-" in "".join(ran.output.split())
    ran = run(app, ["check", "empty.pdf", "--meeting", "COP97"])
    assert ran.exit_code == 3, ran.output

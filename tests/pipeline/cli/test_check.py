"""`concerted check` and `concerted schema` as people script against them."""

import json
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from pipeline.cli import app
from tests.pipeline.dossiers import LAST, TABLE, text

pytestmark = pytest.mark.slow
RUN = CliRunner()
IN_TIME = ["--meeting", "COP15", "--received", "2025-10-01"]


@pytest.fixture(scope="module")
def proposal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A proposal as a Word file, for COP15."""
    path = tmp_path_factory.mktemp("check") / "proposal.docx"
    word = docx.Document()
    for line in text().replace("COP99", "COP15").replace("99th", "15th").splitlines():
        word.add_paragraph(line)
    word.add_paragraph(LAST)
    table = word.add_table(len(TABLE), len(TABLE[0]))
    for row, cells in zip(table.rows, TABLE, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    word.save(str(path))
    return path


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("CONCERTED_REGISTER_URL", raising=False)


def test_a_complete_proposal_in_time_has_nothing_to_look_at(proposal: Path) -> None:
    ran = RUN.invoke(app, ["check", str(proposal), *IN_TIME])
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert "Nothing to look at." in ran.stdout


def test_findings_and_problems_have_their_exit_codes(proposal: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\nno more than this")
    late = ["check", str(proposal), "--meeting", "COP15", "--received", "2026-01-01"]
    assert RUN.invoke(app, late).exit_code == 1
    assert RUN.invoke(app, ["check", str(broken), str(proposal), *IN_TIME]).exit_code == 3


def test_the_json_is_all_there_is_and_fits_its_schema(proposal: Path, tmp_path: Path) -> None:
    ran = RUN.invoke(app, ["check", str(proposal), str(tmp_path), *IN_TIME, "--json"])
    read, folder = json.loads(ran.stdout)
    schema = json.loads(RUN.invoke(app, ["schema"]).stdout)
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate([read, folder])
    assert (read["file"], read["kind"], read["meeting"]) == ("proposal.docx", "proposal", "COP15")
    assert [state["iso"] for state in read["range_states"]] == ["MN", "CN"]
    assert len(read["activities"]) == len(TABLE) - 1
    assert folder["problem"].startswith(f"{tmp_path.name} is not a file.")
    assert [name for name, value in folder.items() if isinstance(value, list) and value] == []


def test_messages_come_in_the_language_asked_for(proposal: Path) -> None:
    ran = RUN.invoke(
        app, ["check", str(proposal), "--meeting", "COP15", "--language", "es", "--json"]
    )
    [finding] = json.loads(ran.stdout)[0]["findings"]
    assert finding["message"].startswith(
        "No es posible determinar si el documento se recibió a tiempo"
    )


def test_what_is_no_submission_in_a_zip_file_is_named_and_is_no_problem(
    proposal: Path, tmp_path: Path
) -> None:
    packed = tmp_path / "all.zip"
    with ZipFile(packed, "w") as archive:
        archive.write(proposal, proposal.name)
        archive.writestr("logo.png", b"\x89PNG\r\n")
    ran = RUN.invoke(app, ["check", str(packed), *IN_TIME, "--json"])
    assert [reading["file"] for reading in json.loads(ran.stdout)] == ["proposal.docx"]
    assert ran.stderr.splitlines() == [f"Left out, not a submission: {packed / 'logo.png'}"]
    assert ran.exit_code == 0


WRONG = [
    ("an unknown meeting", ["--meeting", "COP77"], "There is no meeting “COP77”"),
    ("a day that is not one", [*IN_TIME[:2], "--received", "31/12/2025"], "is not a day"),
    ("an unknown language", [*IN_TIME, "--language", "de"], "de"),
    ("no meeting", [], "--meeting"),
]


@pytest.mark.parametrize(("options", "says"), [w[1:] for w in WRONG], ids=[w[0] for w in WRONG])
def test_wrong_usage_is_one_sentence(options: list[str], says: str, proposal: Path) -> None:
    ran = RUN.invoke(app, ["check", str(proposal), *options])
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert says in " ".join(ran.stderr.split())
    assert "Traceback" not in ran.stderr


def test_checking_keeps_nothing(proposal: Path, tmp_path: Path) -> None:
    RUN.invoke(app, ["check", str(proposal), *IN_TIME])
    assert not (tmp_path / "home").exists()

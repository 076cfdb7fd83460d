"""The schema holds for what every command writes, and for nothing else."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.register import open_register
from pipeline.submissions.summary import reading_json
from pipeline.views.json_schema import CHECK, OUTPUTS, json_schema
from tests.pipeline.commands import Concerted
from tests.pipeline.outcomes import ANSWERED, outcome

pytestmark = pytest.mark.slow  # seconds, all told: folders, pages or pictures made whole

SCHEMA = json_schema()
SAIGA = b"a saiga proposal"


def validator(output: str) -> Draft202012Validator:
    """Of one output; that of `check` is the whole schema as printed."""
    if output == CHECK:
        return Draft202012Validator(SCHEMA)
    return Draft202012Validator(
        {"$schema": SCHEMA["$schema"], "$ref": f"#/$defs/{output}", "$defs": SCHEMA["$defs"]}
    )


@pytest.fixture
def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Concerted:
    """A register with a submission, a version of it and an action."""
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("CONCERTED_REGISTER_URL", raising=False)
    with open_register(tmp_path / "home") as register:
        register.load(outcome(SAIGA), SAIGA, None, "COP15")
        later = outcome(b"another", file="later.docx", symbol=f"{ANSWERED.symbol}/Rev.1")
        register.load(later, b"another", None, "COP15")
    concerted = Concerted(tmp_path / "home")
    concerted.record("99.1", "proposed", "COP13", "2019-10-01", "--title", "Saiga")
    return concerted


REPORTED = ["record", "99.2", "proposed", "--meeting", "COP13", "--day", "2019-10-01", "--by", "A"]
WRITTEN = [
    ("submissions-list", ["submissions", "list"]),
    ("submissions-show", ["submissions", "show", "saiga.docx"]),
    ("submissions-show", ["submissions", "show", "later.docx"]),
    ("register-list", ["register", "list"]),
    ("register-show", ["register", "show", "99.1"]),
    ("register-history", ["register", "history", "99.1"]),
    ("meetings-list", ["meetings", "list"]),
    ("meetings-show", ["meetings", "show", "COP15"]),
    ("taxa-editions", ["taxa", "editions"]),
    ("taxa-diff", ["taxa", "diff", "COP12", "COP14"]),
    ("record", [*REPORTED, "--title", "Crane"]),
    ("taxa-find", ["taxa", "find", "Otis tarda", "Otis trada", "Nemo nemo"]),
]


@pytest.mark.parametrize(("output", "command"), WRITTEN, ids=[" ".join(w[1]) for w in WRITTEN])
def test_what_is_written_fits(output: str, command: list[str], filled: Concerted) -> None:
    answer = filled.json(*command)
    assert answer
    validator(output).validate(answer)


def test_mentions_fit(filled: Concerted, tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text("Otis tarda lives in Ruritania.", "utf-8")
    answer = filled.json("taxa", "mentions", str(text))
    assert [mention["written"] for mention in answer] == ["Otis tarda"]
    validator("taxa-mentions").validate(answer)


def test_mentions_in_lines_fit(filled: Concerted, tmp_path: Path) -> None:
    lines = tmp_path / "texts.jsonl"
    lines.write_text('{"id": 7, "text": "Otis tarda"}\n{"id": "b", "text": "No name."}\n', "utf-8")
    output_lines = filled.run("taxa", "mentions", "--jsonl", str(lines)).stdout.splitlines()
    assert [json.loads(line)["id"] for line in output_lines] == [7, "b"]
    for line in output_lines:
        validator("taxa-mentions-line").validate(json.loads(line))


def test_a_list_to_be_imported_fits(filled: Concerted, tmp_path: Path) -> None:
    table = tmp_path / "list.csv"
    rows = ["taxon,appendix", "Otis tarda,I", "Grus ruritanica,II"]
    table.write_text("\n".join(rows) + "\n", "utf-8")
    options = ("--edition", "COP99", "--in-force", "2033-10-01", "--dry-run")
    answer = filled.json("taxa", "import", str(table), *options)
    assert "Grus ruritanica" in {line["taxon"] for line in answer["added"]}
    validator("taxa-import").validate(answer)


def test_a_migration_fits(filled: Concerted, tmp_path: Path) -> None:
    table = tmp_path / "past.csv"
    table.write_text("number,title,status,COP\n12.99,Crane,ongoing,COP12\n", "utf-8")
    ran = CliRunner().invoke(app, ["migrate", str(table), "--dry-run", "--json"])
    answer = json.loads(ran.stdout)
    assert [row["number"] for row in answer["rows"]] == ["12.99"], ran.output
    validator("migrate").validate(answer)


@pytest.mark.parametrize("day", ["2019-12-01", "2024-03-01"])
def test_a_compliance_report_fits(day: str, filled: Concerted) -> None:
    filled.record("99.1", "accepted", "COP13", "2020-02-22")
    words = ["compliance", "--meeting", "COP14", "--today", day, "--json"]
    answer = json.loads(CliRunner().invoke(app, words).stdout)
    named = [action["number"] for action in (*answer["actions"], *answer["proposals"])]
    assert named == ["99.1"]  # a proposal before the COP, an action after it
    validator("compliance").validate(answer)


def test_what_was_published_fits(filled: Concerted, tmp_path: Path) -> None:
    validator("publish").validate(filled.json("publish", str(tmp_path / "site")))


def test_what_check_writes_fits() -> None:
    validator(CHECK).validate([reading_json(ANSWERED)])


@pytest.mark.parametrize("output", OUTPUTS)
def test_nothing_else_fits(output: str) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    for other in ("a word", [{"file": 7}], {"file": 7}):
        assert not validator(output).is_valid(other)

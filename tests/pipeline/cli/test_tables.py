"""Every list as a file that Excel opens in Bonn: no cell holds JSON, and none becomes a formula."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.csv_cells import RUN
from pipeline.national_reports.report import Answer, NationalReport
from pipeline.register import open_register
from pipeline.views.json_schema import json_schema
from tests.pipeline.filled import fill

LISTS = [
    ["register", "list"],
    ["submissions", "list"],
    ["meetings", "list"],
    ["search", "saiga"],
    ["history", "98.1"],
    ["proposals", "COP98"],
    ["states"],
    ["funding"],
    ["compliance", "--meeting", "COP98", "--today", "2030-01-04"],
    ["national-reports", "list"],
    ["national-reports", "beside", "98.1"],
    ["mailbox", "list"],
    ["mailbox", "letters"],
    ["taxa", "editions"],
    ["taxa", "find", "Otis tarda", "=1+1"],
]


@pytest.fixture(scope="module")
def filled_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with something in every table."""
    home = tmp_path_factory.mktemp("tables")
    with open_register(home) as register:
        fill(register)
        report = NationalReport("MN", "=cmd|' /C calc'!A0", "", "", (Answer("1", (), "?", "+1"),))
        register.national_reports.add("2" * 64, "@kenya.csv", [report], "Ana")
    return home


def cells(path: Path) -> Iterator[str]:
    if path.suffix == ".csv":
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from (cell for row in csv.reader(file, delimiter=";") for cell in row)
        return
    for row in load_workbook(path).active.iter_rows():  # type: ignore[union-attr]  # a sheet
        for cell in row:
            assert cell.data_type != "f"
            yield str(cell.value or "")


def is_json(cell: str) -> bool:
    try:
        return isinstance(json.loads(cell), dict | list)
    except ValueError:
        return cell.startswith(("{", "["))


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
@pytest.mark.parametrize("words", LISTS, ids=" ".join)
def test_a_list_is_a_table(
    words: list[str],
    suffix: str,
    filled_home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CONCERTED_HOME", str(filled_home))
    path = tmp_path / f"list{suffix}"
    ran = CliRunner().invoke(app, [*words, "--table", str(path)])
    assert ran.exit_code in (0, 1), ran.output
    assert "Wrote" in ran.output
    found = [*cells(path)]
    assert found
    assert not [cell for cell in found if is_json(cell)]
    assert suffix == ".xlsx" or not [cell for cell in found if cell.startswith(RUN)]


@pytest.mark.parametrize("words", [words for words in LISTS if words[0] != "taxa"], ids=" ".join)
def test_every_list_is_json_too(
    words: list[str], filled_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONCERTED_HOME", str(filled_home))
    ran = CliRunner().invoke(app, [*words, "--json"])
    assert isinstance(json.loads(ran.stdout), dict | list)


def test_the_figures_of_a_funding_are_in_the_schema() -> None:
    activity = json_schema()["$defs"]["ReadActivity"]["properties"]
    assert set(activity["funding_amounts"]["required"]) == {
        "currency", "needed", "secured", "gap", "words",
    }  # fmt: skip

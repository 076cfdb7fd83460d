"""Lists as files: every cell a plain value, text that looks like a formula stays text."""

import csv
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from pipeline.i18n.lists import list_words
from pipeline.reports.list_files import NoTableFormat, write_list

ANSWERS: list[dict[str, Any]] = [
    {
        "number": "12.10",
        "title": "=1+1",
        "due": {"state": "late", "day": "2025-10-24"},
        "taxa": [{"name": "Anguilla anguilla", "edition": "COP14"}, {"name": "Saiga"}],
        "words": ["@a", "b"],
        "sum": 1200.5,
        "counts": True,
        "nothing": None,
        "empty": [],
    },
    {"number": "14.1", "title": "\tétat", "due": None},
]
NAMES = [
    *("number", "title", "due.state", "due.day", "taxa"),
    *("words", "sum", "counts", "nothing", "empty", "due"),
]
HEAD = [list_words("en").head(name) for name in NAMES]


def test_a_list_as_csv_opens_in_bonn(tmp_path: Path) -> None:
    write_list(tmp_path / "l.csv", "Actions", ANSWERS)
    content = (tmp_path / "l.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = [*csv.reader(content.decode("utf-8-sig").splitlines(), delimiter=";")]
    assert rows[0] == HEAD
    assert rows[1][:5] == [
        "12.10",
        "'=1+1",
        "received late",
        "2025-10-24",
        "Anguilla anguilla; Saiga",
    ]
    assert rows[1][5:] == ["'@a; b", "1200,5", "yes", "", "", ""]
    assert rows[2][1] == "'\tétat"


def test_a_list_as_workbook_holds_text_and_numbers(tmp_path: Path) -> None:
    write_list(tmp_path / "l.xlsx", "Actions", ANSWERS)
    sheet = load_workbook(tmp_path / "l.xlsx").worksheets[0]
    assert [cell.value for cell in sheet[1]] == HEAD
    assert (sheet["A2"].value, sheet["B2"].value, sheet["B2"].data_type) == ("12.10", "=1+1", "s")
    assert sheet["G2"].value == 1200.5
    values = [str(cell.value) for row in sheet for cell in row]
    assert not [value for value in values if value.startswith(("{", "["))]


@pytest.mark.parametrize("name", ["l.csv", "l.xlsx"])
def test_a_list_of_nothing_is_a_file_too(name: str, tmp_path: Path) -> None:
    write_list(tmp_path / name, "Actions", [])
    assert (tmp_path / name).exists()


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoTableFormat, match=r"Name it \.xlsx, or \.csv"):
        write_list(tmp_path / "l.ods", "Actions", ANSWERS)

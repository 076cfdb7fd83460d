"""No table that the program writes is run as a program by a spreadsheet."""

import csv
from io import StringIO
from pathlib import Path

import pytest

from pipeline.csv_cells import RUN, as_cell
from pipeline.register import Register
from tests.pipeline.filled import fill

HOSTILE = ("=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\uff1d1+1", "\uff20x")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_formula_gets_an_apostrophe(text: str) -> None:
    assert as_cell(text) == f"'{text}".replace("\r", "\n")


@pytest.mark.parametrize("value", ["12.8", "Otter", "", "a=b", "2025-10-20", None, -1, 3.5, True])
def test_anything_else_stays_as_it_is(value: object) -> None:
    assert as_cell(value) is value


def test_no_cell_of_the_export_begins_a_formula(tmp_path: Path, register: Register) -> None:
    fill(register)
    for text in HOSTILE:
        register.link("98.1", f"{text} a symbol", "report", text)
    tables = [path for path in register.export(tmp_path / "export") if path.suffix == ".csv"]
    cells = [
        cell
        for path in tables
        for row in csv.reader(StringIO(path.read_bytes().decode("utf-8"), newline=""))
        for cell in row
    ]
    assert [cell for cell in cells if cell.lstrip().startswith(RUN)] == []
    assert sum("a symbol" in cell for cell in cells) == len(HOSTILE)

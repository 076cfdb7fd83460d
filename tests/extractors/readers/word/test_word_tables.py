"""Each row: a table with merged cells, and its cells as (row, column, rows, columns, text)."""

from pathlib import Path

import pytest

from extractors.readers.word import read_word
from tests.extractors.readers.word.wordfile import p, tbl, tc, tr, word_file

DOWN = '<w:vMerge w:val="restart"/>'
ON = "<w:vMerge/>"
WIDE = '<w:gridSpan w:val="2"/>'
PROMPT = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
Cells = list[tuple[int, int, int, int, str]]


def cell(text: str, properties: str = "") -> str:
    return tc(p(text), properties)


CASES: list[tuple[str, str, Cells]] = [
    ("plain", tbl(tr("a", "b"), tr("c", "d")),
     [(1, 1, 1, 1, "a"), (1, 2, 1, 1, "b"), (2, 1, 1, 1, "c"), (2, 2, 1, 1, "d")]),
    ("an empty cell is still a cell", tbl(tr("a", "")), [(1, 1, 1, 1, "a"), (1, 2, 1, 1, "")]),
    ("merged across", tbl(tr(cell("a", WIDE), "b"), tr("c", "d", "e")),
     [(1, 1, 1, 2, "a"), (1, 3, 1, 1, "b"),
      (2, 1, 1, 1, "c"), (2, 2, 1, 1, "d"), (2, 3, 1, 1, "e")]),
    ("merged down", tbl(tr(cell("a", DOWN), "b"), tr(cell("", ON), "c"), tr(cell("", ON), "d")),
     [(1, 1, 3, 1, "a"), (1, 2, 1, 1, "b"), (2, 2, 1, 1, "c"), (3, 2, 1, 1, "d")]),
    ("merged down beside a wide cell", tbl(tr(cell("a", WIDE), cell("b", DOWN)),
     tr("c", "d", cell("", ON))),
     [(1, 1, 1, 2, "a"), (1, 3, 2, 1, "b"), (2, 1, 1, 1, "c"), (2, 2, 1, 1, "d")]),
    ("words in a merged cell are kept", tbl(tr(cell("a", DOWN)), tr(cell("b", ON))),
     [(1, 1, 2, 1, "a\nb")]),
    ("a merge that never began", tbl(tr(cell("a", ON))), [(1, 1, 1, 1, "a")]),
    ("a merge broken off", tbl(tr(cell("a", DOWN)), tr("b"), tr(cell("c", ON))),
     [(1, 1, 1, 1, "a"), (2, 1, 1, 1, "b"), (3, 1, 1, 1, "c")]),
    ("merged across the old way", tbl(tr(cell("a", '<w:hMerge w:val="restart"/>'),
     cell("", "<w:hMerge/>"), "b")), [(1, 1, 1, 2, "a"), (1, 3, 1, 1, "b")]),
    ("a row that begins later", tbl(tr("a", "b"), tr("c", properties='<w:gridBefore w:val="1"/>')),
     [(1, 1, 1, 1, "a"), (1, 2, 1, 1, "b"), (2, 2, 1, 1, "c")]),
    ("a width out of all proportion", tbl(tr(cell("a", '<w:gridSpan w:val="999999999"/>'))),
     [(1, 1, 1, 1000, "a")]),
    ("a deleted row leaves no gap", tbl(tr("a"), tr("b", properties="<w:del/>"), tr("c")),
     [(1, 1, 1, 1, "a"), (2, 1, 1, 1, "c")]),
    ("a cell with nothing but a prompt", tbl(tr("Name", f"<w:sdt>{PROMPT}<w:sdtContent>"
     f"{cell('Click here to enter text.')}</w:sdtContent></w:sdt>")),
     [(1, 1, 1, 1, "Name"), (1, 2, 1, 1, "")]),
    ("a table in a cell", tbl(tr(tc(p("a") + tbl(tr("b", "c"), tr("d")) + p()))),
     [(1, 1, 1, 1, "a\nb\nc\nd")]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "cells"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_merged_cells_stand_once(body: str, cells: Cells, tmp_path: Path) -> None:
    (table,) = read_word(word_file(tmp_path, body + p("after"))).tables
    assert [(c.row, c.column, c.rows, c.columns, c.text) for c in table.cells] == cells


def test_paragraphs_know_their_table_and_cell(tmp_path: Path) -> None:
    inner = tbl(tr("deep"))
    body = p("a") + tbl(tr("b", tc(inner + p()))) + p("c") + tbl(tr("d"))
    document = read_word(word_file(tmp_path, body))
    assert [
        (x.text, x.location.paragraph, x.location.table, x.location.cell)
        for x in document.paragraphs
    ] == [
        ("a", 1, None, None),
        ("b", 2, 1, (1, 1)),
        ("deep", 3, 1, (1, 2)),
        ("c", 4, None, None),
        ("d", 5, 2, (1, 1)),
    ]
    assert [table.number for table in document.tables] == [1, 2]


def test_a_table_whose_rows_are_all_deleted_is_gone(tmp_path: Path) -> None:
    body = tbl(tr("a", properties="<w:del/>")) + tbl(tr("b"))
    (table,) = read_word(word_file(tmp_path, body)).tables
    assert (table.number, table.cells[0].text) == (1, "b")


def test_a_table_in_a_cell_keeps_its_rows(tmp_path: Path) -> None:
    inner = tbl(tr("b", "c"), tr("d", tc(p("e") + tbl(tr("f")) + p())))
    (table,) = read_word(word_file(tmp_path, tbl(tr("a", tc(inner + p()))) + p("after"))).tables
    outer, first, second = table.with_inner()
    assert [cell.text for cell in outer.cells] == ["a", "b\nc\nd\ne\nf"]
    assert [[cell.text for cell in row] for row in first.rows] == [["b", "c"], ["d", "e\nf"]]
    assert second.cells[0].paragraphs == outer.cells[1].paragraphs[-1:]
    assert {p.location.cell for p in outer.cells[1].paragraphs} == {(1, 2)}

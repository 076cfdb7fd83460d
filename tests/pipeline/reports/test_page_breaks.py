"""What stays together on a page, which columns are printed, and how names and numbers are set."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from pipeline.i18n import LANGUAGES
from pipeline.i18n.typography import NO_BREAK
from pipeline.register import Register
from pipeline.reports.council import council_paper
from pipeline.reports.council.cop_paper import cop_paper
from pipeline.reports.council.selection import AlsoSent
from pipeline.reports.council.write import write_cop_paper, write_council
from pipeline.reports.filled_columns import NOTHING
from pipeline.submissions.summary import ReadActivity
from pipeline.submissions.versions.lives import Standing
from tests.pipeline.reports.test_council import DAY, filled, load

__all__ = ["filled"]
LEADS = (":", " :", f"{NO_BREAK}:")


@pytest.fixture
def url() -> None:
    """On SQLite; what is in the papers is worked out from plain values."""


def papers(register: Register, folder: Path, day: date = DAY) -> list[Any]:
    """The Word papers of the Council and the COP in every language."""
    council = council_paper(register, "ScC-SC98", day)
    paths = [path for tongue in LANGUAGES for path in write_council(council, folder, tongue)]
    paths += write_cop_paper(cop_paper(register, "COP99", day), folder)
    return [Document(str(path)) for path in paths if path.suffix == ".docx"]


def test_what_leads_to_a_list_or_a_table_stands_on_its_page(
    filled: Register, tmp_path: Path
) -> None:
    load(filled, "cannot be opened.pdf")
    found = 0
    for word in papers(filled, tmp_path):
        for paragraph in word.paragraphs:
            text = paragraph.text.rstrip("0123456789")
            if paragraph.style.name == "Numbered Paragraph" and text.endswith(LEADS):
                assert paragraph.paragraph_format.keep_with_next, text
                found += 1
    assert found >= 3 * len(LANGUAGES)


def test_the_points_of_a_recommendation_are_not_parted(filled: Register, tmp_path: Path) -> None:
    for word in papers(filled, tmp_path):
        points = [p for p in word.paragraphs if p.style.name == "Lettered Point"]
        kept = [bool(point.paragraph_format.keep_with_next) for point in points]
        assert kept == [True] * (len(points) - 1) + [False]


def test_a_table_neither_begins_nor_ends_with_one_row_on_a_page(
    filled: Register, tmp_path: Path
) -> None:
    for n in range(6):
        load(filled, f"{n}.pdf", symbol=f"UNEP/CMS/COP99/Doc.{n}")
    for word in papers(filled, tmp_path):
        for table in word.tables[2:]:
            kept = [bool(_first_line(row).paragraph_format.keep_with_next) for row in table.rows]
            assert all(kept[:2][: len(kept) - 1])
            assert not kept[-1]
            assert len(kept) < 2 or kept[-2]


def _first_line(row: Any) -> Any:
    return row.cells[0].paragraphs[0]


def test_no_column_of_the_annex_is_empty(filled: Register, tmp_path: Path) -> None:
    """At a day before the first report, nothing is known to put under two of the heads."""
    for day in (date(2032, 1, 1), DAY):
        for path in write_cop_paper(cop_paper(filled, "COP99", day), tmp_path):
            head, *rows = [
                [c.text for c in row.cells] for row in Document(str(path)).tables[-1].rows
            ]
            assert rows
            for n, name in enumerate(head):
                assert any(row[n] != NOTHING for row in rows), (path, day, name)
                assert all(row[n] for row in rows), (path, day, name)


@pytest.mark.parametrize(
    ("first", "words"),
    [
        (date(2032, 12, 24), f"24 December 2032\nthis version: 3{NO_BREAK}January 2033"),
        (None, f"not known\nthis version: 3{NO_BREAK}January 2033"),
    ],
    ids=["known", "not known"],
)
def test_the_day_of_the_first_version_stands_before_that_of_the_newest(
    first: date | None, words: str, filled: Register, tmp_path: Path
) -> None:
    """Only the first version can be late, so the day of a revision alone would mislead."""
    paper = council_paper(filled, "ScC-SC98", DAY)
    before = AlsoSent("before.pdf", Standing.EARLIER_VERSION, "en", first)
    translated = AlsoSent("traduit.pdf", Standing.TRANSLATION, "fr", date(2032, 1, 1))
    rows = tuple(replace(row, also=(before, translated)) for row in paper.rows)
    paths = write_council(replace(paper, rows=rows), tmp_path, "en")
    (path,) = [path for path in paths if path.suffix == ".docx"]
    tables = Document(str(path)).tables
    assert words in {cell.text for table in tables for row in table.rows for cell in row.cells}


def test_scientific_names_are_in_italics_in_every_heading(filled: Register, tmp_path: Path) -> None:
    """Whatever their capitals: a title of the giraffe's is seen with two."""
    mapping = ReadActivity("Map", "A map", "2034", "Chad", "none", 3)
    load(filled, "map.pdf", activities=(mapping,), title="FOR THE SAIGA (Saiga Tatarica)")
    named = 0
    for word in papers(filled, tmp_path):
        cells = (cell for table in word.tables for row in table.rows for cell in row.cells)
        lines = [*word.paragraphs, *(line for cell in cells for line in cell.paragraphs)]
        for run in (run for line in lines for run in line.runs):
            if "saiga tatarica" in run.text.lower():
                assert run.italic, run.text
                named += 1
    assert named > 10


def test_a_number_is_not_parted_from_what_it_counts(filled: Register, tmp_path: Path) -> None:
    for word in papers(filled, tmp_path):
        texts = [word.tables[1].rows[0].cells[0].text]
        texts += [p.text for p in word.paragraphs if p.style.name == "Numbered Paragraph"]
        assert any(f"{NO_BREAK}12.28" in text for text in texts)
        for text in texts:
            for broken in ("Annex 1", "annexe 1", "anexo 1", "Step 6", "étape 6", "paso 6"):
                assert broken not in text

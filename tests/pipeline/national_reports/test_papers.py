"""What Range States say, in the compliance report and the paper for the COP, with its words."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from pipeline.national_reports.report import Answer, NationalReport
from pipeline.register import Register, open_register
from pipeline.reports.compliance import compliance_of
from pipeline.reports.compliance.write import write_compliance
from pipeline.reports.council.cop_paper import cop_paper
from pipeline.reports.council.write import write_cop_paper
from tests.pipeline.national_reports.test_side_by_side import ASKED, BUSTARD, report

DAY = date(2026, 1, 1)
SAID = "99.1: lines were marked"
IN_GENERAL = "All actions are under way"


def words_of_docx(path: Path) -> str:
    word = Document(str(path))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(line.text for line in word.paragraphs), *cells])


def words_of_xlsx(path: Path) -> str:
    rows = (row for sheet in load_workbook(path).worksheets for row in sheet.values)
    return "\n".join(str(cell) for row in rows for cell in row)


def compliance(register: Register, folder: Path) -> Iterator[str]:
    page, word, sheet = write_compliance(compliance_of(register, "COP15", DAY), folder, "en")
    yield from (page.read_text("utf-8"), words_of_docx(word), words_of_xlsx(sheet))


def for_the_cop(register: Register, folder: Path) -> Iterator[str]:
    yield words_of_docx(write_cop_paper(cop_paper(register, "COP15", DAY), folder)[0])


PAPERS = pytest.mark.parametrize("papers", [compliance, for_the_cop])
Papers = Callable[[Register, Path], Iterator[str]]


def taken_in(register: Register, *reports: tuple[str, NationalReport]) -> None:
    for event in BUSTARD.events:
        register.record(event, BUSTARD.title, opens=True)
    for number, (file, each) in enumerate(reports):
        register.national_reports.add(f"{number}" * 64, file, [each], "Ana")


@PAPERS
def test_each_range_state_stands_there_with_its_words(papers: Papers, tmp_path: Path) -> None:
    with open_register(tmp_path) as register:
        kenya = report("Kenya", Answer("1", (), ASKED, SAID))
        mongolia = report("Mongolia", Answer("1", (), ASKED, IN_GENERAL))
        taken_in(register, kenya, mongolia)
        for words in papers(register, tmp_path):
            assert SAID in words
            assert IN_GENERAL in words
            for name in ("Kenya", "Mongolia", "Spain", "China"):
                assert name in words


@PAPERS
def test_nothing_is_said_of_anybody_while_none_was_taken_in(papers: Papers, tmp_path: Path) -> None:
    with open_register(tmp_path) as register:
        taken_in(register)
        for words in papers(register, tmp_path):
            assert "National Report" not in words

"""The report of a run: its rows as values, and that every rendering holds them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from extractors.document import Location
from extractors.errors import EncryptedFile
from pipeline.intake.result import IntakeReport
from pipeline.reports.intake.text import kind
from pipeline.reports.intake.text import line as in_one_line
from pipeline.reports.intake.write import UnknownReportType, writer_for
from pipeline.reports.texts import wording
from pipeline.submissions.findings import Evidence, Finding, Rule, Severity
from pipeline.submissions.kept import FileState, IntakeResult
from pipeline.submissions.result import ExaminationResult
from pipeline.submissions.summary import Reading
from pipeline.submissions.unread import unread
from tests.pipeline.outcomes import ANSWERED

DAY = date(2030, 1, 3)
OWN = wording("en", "intake")
PATH = Path("inbox/saiga.docx")
HOSTILE = '=HYPERLINK("http://ruritania.example") <script>alert(1)</script>\x07'


def finding(severity: str, message: str = "Something.") -> Finding:
    evidence = (Evidence(HOSTILE, Location(7, 2)), Evidence("in a Word file", Location(9)))
    rule = Rule("SEC999", Severity(severity), "Step 1(3)", "{words}", "Ask.")
    return Finding(rule, {"words": message}, evidence)


READ = ExaminationResult(
    replace(ANSWERED, findings=(finding("NOTE"), finding("MUST_FIX", HOSTILE), finding("CHECK")))
)
LOCKED = unread(EncryptedFile(Path("inbox/locked.pdf")), Path("inbox/locked.pdf"), "0" * 64)


def row(
    result: ExaminationResult = READ,
    path: Path = PATH,
    state: FileState = FileState.NEW,
    note: str = "A note.",
) -> IntakeResult:
    return IntakeResult(path, "COP99", DAY, result, state, note)


REPORT = IntakeReport(
    run=datetime(2030, 1, 5, 9, 30, tzinfo=UTC),
    meeting="COP99",
    rows=(
        row(),
        row(LOCKED, Path("inbox/locked.pdf"), FileState.UNREADABLE),
        row(state=FileState.NOT_KEPT, note="It changed."),
    ),
    passed_over=(Path("inbox/notes.txt"),),
    not_come=("missing.pdf",),
)


def test_a_run_in_one_line() -> None:
    assert in_one_line(REPORT, OWN) == (
        "3 files: 1 new, 1 unreadable, 1 not kept, 1 left out, 1 not found"
    )
    nothing = replace(REPORT, rows=(), passed_over=(), not_come=())
    assert in_one_line(nothing, OWN) == "No file was found"


def test_what_has_to_be_fixed_comes_first() -> None:
    assert [finding.severity for finding in row().findings] == ["MUST_FIX", "CHECK", "NOTE"]
    assert [REPORT.total(severity) for severity in Severity] == [2, 2, 2]


def test_unread_files_are_named_even_when_held_before() -> None:
    again = row(LOCKED, state=FileState.ALREADY_HELD)
    assert replace(REPORT, rows=(again,)).unread == (again,)


def written(tmp_path: Path, name: str) -> Path:
    path = tmp_path / "new folder" / name
    writer_for(path)(REPORT, path)
    assert [file.name for file in path.parent.iterdir()] == [name]
    return path


class Page(HTMLParser):
    """Collects the text and every address of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: set[str] = set()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.addresses += [value or "" for name, value in attrs if name in {"href", "src"}]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_the_page_says_it_all_and_fetches_nothing(tmp_path: Path) -> None:
    page = Page()
    source = written(tmp_path, "report.HTML").read_text("utf-8")
    page.feed(source)
    text = " ".join(" ".join(page.texts).split())
    assert "script" not in page.tags
    assert all(address.startswith("#") for address in page.addresses)
    assert "@import" not in source
    assert "url(" not in source
    for words in ("saiga.docx", "page 2:", "paragraph 9:", "To fix:", "missing.pdf", "notes.txt"):
        assert words in text
    assert LOCKED.problem
    assert LOCKED.problem in text


def test_links_lead_to_places_in_the_page(tmp_path: Path) -> None:
    page = written(tmp_path, "report.html").read_text("utf-8")
    links = [part.split('"')[0] for part in page.split('href="#')[1:]]
    assert links
    assert all(f'id="{link}"' in page for link in links)


def cells(path: Path, sheet: str) -> list[tuple[Any, ...]]:
    return [*load_workbook(path)[sheet].iter_rows()]


def test_the_workbook_never_makes_a_formula_of_a_text(tmp_path: Path) -> None:
    path = written(tmp_path, "report.xlsx")
    found = cells(path, "Findings")
    hostile = [cell for line in found for cell in line if str(cell.value).startswith("=HYPER")]
    assert hostile
    assert {cell.data_type for cell in hostile} == {"s"}
    assert [line[0].value for line in cells(path, "Files")] == [
        "File",
        "saiga.docx",
        "locked.pdf",
        "saiga.docx",
    ]
    assert cells(path, "Files")[1][5].value == datetime(2030, 1, 3)  # noqa: DTZ001 - Excel knows no zones
    assert [line[1].value for line in cells(path, "Other")] == ["File", "missing.pdf", "notes.txt"]


def test_the_word_file_holds_rows_and_findings(tmp_path: Path) -> None:
    word = Document(str(written(tmp_path, "report.docx")))
    text = "\n".join(paragraph.text for paragraph in word.paragraphs)
    assert "To fix (SEC999): =HYPERLINK" in text
    assert "page 2: “=HYPERLINK" in text
    assert [line.cells[0].text for line in word.tables[0].rows[1:]] == [
        "saiga.docx",
        "locked.pdf",
        "saiga.docx",
    ]


def test_an_unknown_suffix_is_refused_before_any_work() -> None:
    with pytest.raises(UnknownReportType, match=r"\.html, \.docx or \.xlsx"):
        writer_for(Path("report.pdf"))


def test_a_file_without_kind_is_said_to_be_unknown() -> None:
    bare = Reading(file="x.pdf", sha256=None, problem="x", problem_state="broken")
    assert kind(row(ExaminationResult(bare)), OWN) == ""

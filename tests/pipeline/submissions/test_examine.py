"""One file end to end, made in the test: from its bytes to its findings."""

import shutil
from collections.abc import Callable
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path

import docx
import pytest

from extractors.errors import ExtractionError
from extractors.forms.kind import Kind, KindGuess
from extractors.forms.template import TEMPLATES, load_templates
from pipeline.convention.meetings import UnknownMeeting, find_meeting, load_meetings
from pipeline.submissions.checks import run_checks
from pipeline.submissions.examine import examine, form_for, open_dossier
from pipeline.submissions.file_hash import file_hash
from pipeline.submissions.findings import Severity
from pipeline.submissions.summarise import summarise
from pipeline.submissions.taxa.name_lists import word_lists
from tests.builders import sketch
from tests.pipeline.dossiers import LAST, TABLE, dossier, meeting, submission, text

IN_TIME, LATE = date(2030, 1, 31), date(2030, 2, 2)


def write_word(path: Path, words: str, table: bool = True) -> Path:
    """A Word file with these lines, and the table of activities."""
    word = docx.Document()
    for line in words.splitlines():
        word.add_paragraph(line)
    if table:
        word.add_paragraph(LAST)
        rows = word.add_table(len(TABLE), len(TABLE[0])).rows
        for row, cells in zip(rows, TABLE, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    word.save(str(path))
    return path


def codes(path: Path, received: date | None) -> list[str]:
    """The codes that ask a person to do something."""
    findings = examine(path, meeting(), received).findings
    return sorted(
        {finding.rule.code for finding in findings if finding.rule.severity is not Severity.NOTE}
    )


CASES = [
    ("complete and in time", text(), True, IN_TIME, []),
    ("late", text(), True, LATE, ["DUE001"]),
    ("day not known", text(), True, None, ["DUE002"]),
    ("a section missing", text(without=["timeframe"]), True, IN_TIME, ["SEC001"]),
    ("a section empty", text(timeframe=""), True, IN_TIME, ["SEC002"]),
]


@pytest.mark.parametrize(
    ("words", "table", "received", "expected"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_a_file_from_its_bytes_to_its_findings(
    words: str, table: bool, received: date | None, expected: list[str], tmp_path: Path
) -> None:
    assert codes(write_word(tmp_path / "bustard.docx", words, table), received) == expected


def test_a_file_says_the_same_as_its_text(tmp_path: Path) -> None:
    """The reader of Word files adds nothing to what the checks see, and takes nothing away."""
    summary = examine(write_word(tmp_path / "bustard.docx", text()), meeting(), IN_TIME).summary
    sketched = dossier(submission())
    assert [section.id for section in summary.sections] == [
        section.id for section in sketched.sections
    ]
    assert [section.text for section in summary.sections] == [
        section.text for section in sketched.sections
    ]
    assert summary.title == sketched.header.title
    assert summary.received == IN_TIME.isoformat()


def test_the_same_file_twice_is_the_same_answer(tmp_path: Path) -> None:
    path = write_word(tmp_path / "bustard.docx", text())
    assert examine(path, meeting(), IN_TIME) == examine(path, meeting(), IN_TIME)
    assert examine(path, meeting()).summary.sha256 == sha256(path.read_bytes()).hexdigest()


def fails(error: BaseException) -> Callable[[Path], None]:
    def read(path: Path) -> None:
        raise error

    return read


FAILURES = [
    (ExtractionError(Path("a.pdf"), "said the library"), "unreadable", "said the library"),
    (MemoryError(), "size_limit", "MemoryError"),
    (RecursionError("too deep"), "size_limit", "too deep"),
    (ZeroDivisionError("ours"), "unexpected", "ZeroDivisionError: ours"),
]


@pytest.mark.parametrize(("error", "state", "detail"), FAILURES, ids=[row[1] for row in FAILURES])
def test_a_failure_is_the_state_of_the_file(
    error: BaseException,
    state: str,
    detail: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pipeline.submissions.examine.read_document", fails(error))
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF")
    outcome = examine(path, meeting())
    assert outcome.summary.problem_state == state
    assert outcome.summary.sha256 == file_hash(path)
    assert outcome.summary.problem is not None
    assert outcome.summary.problem.startswith("a.pdf ")
    assert "Traceback" not in outcome.summary.problem
    assert detail in outcome.detail
    assert (outcome.findings, outcome.summary.sections) == ((), ())


def test_an_unknown_meeting_is_no_fault_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(UnknownMeeting, match="COP77"):
        examine(tmp_path / "a.pdf", "COP77")


def test_a_file_that_is_not_there_has_no_hash(tmp_path: Path) -> None:
    assert file_hash(tmp_path / "absent.pdf") is None


def test_a_proposal_is_held_against_the_form_of_its_day() -> None:
    kinds = dossier().kinds
    meetings = load_meetings()
    editions = [form_for(kinds, meetings[name]) for name in ("COP13", "COP14", "COP15")]
    opens = [meetings[form.edition].opens for form in editions if form]
    assert len(opens) == 3
    assert opens == sorted(opens)
    assert form_for((), meetings["COP15"]) is None


REPORT_FORM = """\
kind = "progress_report"
edition = "COP15"
source = "invented"
based_on = "progress_report.cop14.toml"

[[section]]
id = "summary"
required = true
[section.wordings]
en = ["Summary of progress"]
fr = ["Résumé des progrès"]
es = ["Resumen de los progresos"]

[[section]]
id = "progress"
required = true

[[section]]
id = "lessons_learned"
required = true
"""
REPORT = """\
UNEP/CMS/COP15/Doc.99.1
REPORT ON THE IMPLEMENTATION OF THE CONCERTED ACTION 12.8 FOR THE BUSTARD
**Summary of progress**
Two surveys were made, and the flyway is known better.
**Implementation**
Both surveys were made by the partners in 2029.
"""


@pytest.fixture
def _form_for_reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One file more in the folder of forms, as `docs/` says to add one."""
    forms = tmp_path / "forms"
    shutil.copytree(TEMPLATES, forms)
    (forms / "progress_report.cop15.toml").write_text(REPORT_FORM, "utf-8")
    monkeypatch.setattr(
        "pipeline.submissions.examine.load_templates", partial(load_templates, forms)
    )


@pytest.mark.usefixtures("_form_for_reports")
@pytest.mark.parametrize(
    ("words", "found"),
    [
        (REPORT, {"missing_sections": ("lessons_learned",), "empty_sections": ()}),
        (
            f"{REPORT}**Lessons learned**\nMark the birds early.",
            {"missing_sections": (), "empty_sections": ()},
        ),
        (
            f"{REPORT}**Lessons learned**",
            {"missing_sections": (), "empty_sections": ("lessons_learned",)},
        ),
    ],
    ids=["missing", "there", "empty"],
)
def test_an_edition_of_a_report_form_asks_for_its_sections(
    words: str, found: dict[str, tuple[str, ...]]
) -> None:
    opened = open_dossier(sketch(words), find_meeting("COP15"), None, word_lists(date(2029, 1, 1)))
    reading = summarise(opened, run_checks(opened), date(2029, 1, 1))
    assert (reading.kind, reading.template) == ("progress_report", "progress_report COP15")
    assert {name: getattr(reading, name) for name in found} == found
    spoken = {
        (finding.code, str(finding.about))
        for finding in reading.findings
        if finding.code[:3] == "SEC"
    }
    about = str({"section": "lessons_learned"})
    missing, empty = found["missing_sections"], found["empty_sections"]
    assert (("SEC001", about) in spoken) == bool(missing)
    assert (("SEC002", about) in spoken) == bool(empty)


@pytest.mark.usefixtures("_form_for_reports")
def test_an_edition_holds_from_its_meeting_on() -> None:
    report = (KindGuess(Kind.PROGRESS_REPORT, "its title"),)
    asked = {
        id_: len(form.required)
        for id_ in ("COP14", "COP15")
        if (form := form_for(report, find_meeting(id_)))
    }
    assert asked == {"COP14": 0, "COP15": 3}


REPORT = "Report on the implementation of the Concerted Action"


@pytest.mark.parametrize(
    ("lines", "symbol"),
    [
        (f"{REPORT}\nUNEP/CMS/Concerted Action 99.1", None),
        (f"{REPORT}\nAction concertée UNEP/CMS/Action concertée 99.1", None),
        (f"UNEP/CMS/COP99/Doc.31.2.9\n{REPORT}", "UNEP/CMS/COP99/Doc.31.2.9"),
    ],
)
def test_the_symbol_of_its_action_is_not_that_of_a_report(lines: str, symbol: str | None) -> None:
    assert dossier(sketch(lines)).header.symbol == symbol

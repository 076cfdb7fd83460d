"""One file end to end, made in the test: from its bytes to its findings."""

from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

import docx
import pytest

from extractors.errors import ExtractionError
from pipeline.findings import Severity
from pipeline.intake import examine, file_hash, form_for
from pipeline.meetings import UnknownMeeting, load_meetings
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
            for cell, said in zip(row.cells, cells, strict=True):
                cell.text = said
    word.save(str(path))
    return path


def codes(path: Path, received: date | None) -> list[str]:
    """The codes that ask a person to do something."""
    findings = examine(path, meeting(), received).findings
    return sorted({one.rule.code for one in findings if one.rule.severity is not Severity.NOTE})


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
    said = examine(write_word(tmp_path / "bustard.docx", text()), meeting(), IN_TIME).summary
    sketched = dossier(submission())
    assert [one.id for one in said.sections] == [one.id for one in sketched.sections]
    assert [one.text for one in said.sections] == [one.text for one in sketched.sections]
    assert said.title == sketched.header.title
    assert said.received == IN_TIME.isoformat()


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
    monkeypatch.setattr("pipeline.intake.read_document", fails(error))
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

"""A deadline that changes judges at once what came before: no file has to be read again."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from extractors.fields.bonn import read_day
from pipeline.config import home, register_url
from pipeline.register import open_register
from pipeline.submissions.lateness import judge_alone
from pipeline.submissions.summary import ReadSection
from tests.pipeline.commands import Concerted, concerted
from tests.pipeline.outcomes import outcome

__all__ = ["concerted"]

# Computed for COP15, which opens on 23 March 2026: 24 October 2025.
SET = ("meetings", "set-deadline", "COP15")
SOURCE = ("--source", "Notification 99", "--by", "Ana")
FILE = "a.docx"


def take_in(day: str | None, *, kind: str = "proposal", name: str = "a") -> None:
    """A submission to COP15, judged by its own day as when it is read."""
    content = name.encode()
    apart = (ReadSection("", "", "", name, 1, 1),)  # no version of another file
    symbol = f"UNEP/CMS/COP15/Doc.{name}"
    read = outcome(
        content, file=f"{name}.docx", kind=kind, kinds=(kind,), symbol=symbol, sections=apart
    )
    received = read_day(day) if day else None
    with open_register(home(), register_url()) as register:
        judged = judge_alone(read, received, register.meetings()["COP15"])
        register.load(judged, content, received, "COP15")


def due(name: str = FILE) -> list[str]:
    """Codes of the findings on its day of receipt."""
    with open_register(home(), register_url()) as register:
        findings = register.submission(name).findings
    return [finding.code for finding in findings if finding.code.startswith("DUE")]


EARLIER, LATER = "2025-10-15", "2025-11-10"
CHANGES = [  # kind, received, deadline of, new day -> before, after
    ("proposal", "2025-10-20", "proposal", EARLIER, "in time", "late"),
    ("proposal", "2025-11-01", "proposal", LATER, "late", "in time"),
    ("extension_proposal", "2025-10-20", "proposal", EARLIER, "in time", "late"),
    ("progress_report", "2025-10-20", "cop_report", EARLIER, "in time", "late"),
    ("progress_report", "2025-10-20", "proposal", EARLIER, "in time", "in time"),
    ("proposal", "2025-10-20", "cop_report", EARLIER, "in time", "in time"),
    ("proposal", "2025-10-10", "proposal", EARLIER, "in time", "in time"),
    ("proposal", "2025-12-01", "proposal", LATER, "late", "late"),
    ("proposal", None, "proposal", EARLIER, "cannot be told", "cannot be told"),
    ("proposal", "2025-10-15T23:30+02:00", "proposal", EARLIER, "in time", "in time"),
    ("adopted_action", "2025-12-01", "proposal", EARLIER, "in time", "in time"),
]


@pytest.mark.parametrize(("kind", "received", "of", "day", "before", "after"), CHANGES)
def test_what_came_is_judged_by_a_new_deadline_at_once(
    concerted: Concerted,
    kind: str,
    received: str | None,
    of: str,
    day: str,
    before: str,
    after: str,
) -> None:
    take_in(received, kind=kind)
    answer = concerted.run(*SET, of, day, *SOURCE).output
    line = f"{FILE}: {after} (before: {before})"
    assert (line in answer) == (before != after)
    assert ("Judged otherwise" in answer) == (before != after)
    codes = {"late": ["DUE001"], "cannot be told": ["DUE002"], "in time": []}
    assert due() == codes[after]


def test_a_version_published_later_judges_only_what_came_since(concerted: Concerted) -> None:
    for name, day in (("before", "2025-10-20"), ("since", "2025-10-23")):
        take_in(day, name=name)
    concerted.run(*SET, "proposal", "2025-10-24", *SOURCE)
    answer = concerted.run(*SET, "proposal", EARLIER, *SOURCE, "--published", "2025-10-22").output
    assert "since.docx: late (before: in time)" in answer
    assert (due("before.docx"), due("since.docx")) == ([], ["DUE001"])


def test_a_waiver_of_another_lateness_is_asked_about(concerted: Concerted) -> None:
    take_in("2025-10-20")
    concerted.run(*SET, "proposal", EARLIER, *SOURCE)
    concerted.run("waive", FILE, "DUE001", "--by", "Ana", "--reason", "agreed by the Chair")
    concerted.run(*SET, "proposal", "2025-10-10", *SOURCE, "--published", "2020-01-01")
    answer = " ".join(concerted.run("submissions", "show", FILE).output.split())
    assert "DUE001 was waived by Ana on" in answer
    assert "Waive it once more if that still holds" in answer


def test_undoing_a_deadline_judges_back_and_the_undoing_too(concerted: Concerted) -> None:
    take_in("2025-10-20")
    concerted.run(*SET, "proposal", EARLIER, *SOURCE)
    line = concerted.json("history", "COP15")[-1]["number"]
    answer = concerted.run("undo", str(line), "--reason", "a slip", "--by", "Ben").output
    assert f"{FILE}: in time (before: late)" in answer
    assert due() == []
    line = concerted.json("history", "COP15")[-1]["number"]
    answer = concerted.run("undo", str(line), "--reason", "it was right", "--by", "Ana").output
    assert f"{FILE}: late (before: in time)" in answer
    assert due() == ["DUE001"]


def test_a_meeting_that_is_moved_judges_by_what_moves_along(concerted: Concerted) -> None:
    take_in("2025-10-20")
    moved = ("meetings", "move", "COP15", "2026-03-10", "2026-03-17", *SOURCE)
    assert f"{FILE}: late (before: in time)" in concerted.run(*moved).output
    assert due() == ["DUE001"]


def test_a_workbook_of_meetings_says_what_is_judged_otherwise(
    concerted: Concerted, tmp_path: Path
) -> None:
    take_in("2025-10-20")
    path = tmp_path / "meetings.xlsx"
    concerted.run("workbook", "make", "meetings", "--out", str(path))
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert sheet is not None
    rows = {row[0].value: row for row in sheet.iter_rows()}
    heads = next(
        row for row in rows.values() if "Deadline for proposals" in [cell.value for cell in row]
    )
    places = {str(cell.value): n for n, cell in enumerate(heads)}
    rows["COP15"][places["Deadline for proposals"]].value = date(2025, 10, 15)
    rows["COP15"][places["Published in"]].value = "Notification 99"
    book.save(path)
    answer = concerted.run("workbook", "apply", str(path), "--by", "Ana").output
    assert f"{FILE}: late (before: in time)" in answer
    assert due() == ["DUE001"]

"""The daily run on a real engine: what is due is done once; what fails is tried again."""

import os
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from pipeline.register import open_register
from tests.flows.conftest import artifacts
from tests.pipeline.reports.lives import begin

pytestmark = pytest.mark.slow
AFTER = date(2033, 2, 8)


@pytest.fixture
def filled(own_home: Path) -> Path:
    """An action that has not reported to COP99."""
    with open_register(own_home) as register:
        begin(register)
    return own_home


@pytest.mark.usefixtures("prefect_server")
def test_a_look_does_what_is_due_once(filled: Path) -> None:
    from flows.daily import daily

    first = daily(AFTER)
    assert [row[0] for row in first.table[1:]] == ["intake", "compliance", "letters"]
    assert "there is no folder" in first.table[1][3]  # nobody has made it yet
    assert all(path.exists() for path in first.files)
    assert daily(AFTER).table[1:] == ()
    with open_register(filled) as register:
        assert [line.status.value for line in register.action_lines(AFTER)] == ["ongoing"]


@pytest.mark.usefixtures("prefect_server")
def test_what_fails_stops_nothing_else_and_is_tried_again(filled: Path) -> None:
    from flows.daily import TasksFailed, daily

    template = filled / "letters" / "en" / "overdue_first.docx"
    template.parent.mkdir(parents=True)
    template.write_text("no Word file")
    with pytest.raises(TasksFailed, match="does not open as a Word file"):
        daily(AFTER)
    (advice,) = artifacts("what-to-do-about-daily-run")
    assert "does not open as a Word file" in advice
    assert "start the run again" in advice
    assert [*(filled / "papers" / "COP99").glob("compliance-*.docx")]
    assert not [*(filled / "papers" / "COP99").glob("letters-*/*")]
    template.unlink()
    assert [row[0] for row in daily(AFTER).table[1:]] == ["letters"]


@pytest.mark.usefixtures("prefect_server")
def test_a_file_that_arrives_later_is_taken_in_by_the_next_run(filled: Path) -> None:
    from flows.daily import daily

    daily(AFTER)
    late = filled / "inbox" / "COP99" / "late.docx"
    late.parent.mkdir(parents=True)
    word = Document()
    word.add_paragraph("A note about the cranes of Ruritania.")
    word.save(str(late))
    assert daily(AFTER).table[1:] == ()  # somebody may still be writing to it
    os.utime(late, (0, 0))
    papers = daily(AFTER)
    assert [row[0] for row in papers.table[1:]] == ["arrivals", "letters"]  # look at it first
    assert [path.suffix for path in papers.files] == [".html"] * 3 + [".xlsx"]
    assert daily(AFTER).table[1:] == ()

"""Submissions in the register: loaded once, given back as read, kept as they came."""

from datetime import date

import pytest

from pipeline.register import FileChanged, FileState, Register, UnknownSubmission
from tests.pipeline.outcomes import FINDING, outcome, unreadable

DAY = date(2030, 1, 3)
FILE = b"a saiga proposal"


def test_what_was_read_comes_back_as_it_went_in(register: Register) -> None:
    read = outcome(FILE)
    assert register.load(read, FILE, DAY, "COP99").state is FileState.NEW
    submission = register.submission("saiga.docx")
    assert submission.summary == read.summary
    assert submission.findings == (FINDING,)
    assert (submission.meeting, submission.received) == ("COP99", DAY)
    assert register.files.path(submission.sha256).read_bytes() == FILE


def test_the_same_bytes_twice_change_nothing(register: Register) -> None:
    register.load(outcome(FILE), FILE, DAY, "COP99")
    before = register.submissions()
    again = register.load(outcome(FILE, file="other name.docx"), FILE, DAY, "COP99")
    assert (again.state, again.updated) == (FileState.ALREADY_HELD, False)
    assert register.submissions() == before


def test_a_file_that_failed_and_is_readable_now_is_updated(register: Register) -> None:
    first = register.load(unreadable(FILE), FILE, DAY, "COP99")
    assert first.state is FileState.UNREADABLE
    assert register.submissions()[0].problem_state == "broken"
    assert register.load(unreadable(FILE), FILE, DAY, "COP99").state is FileState.ALREADY_HELD
    again = register.load(outcome(FILE), FILE, DAY, "COP99")
    assert (again.state, again.updated) == (FileState.ALREADY_HELD, True)
    assert register.submission("saiga.docx").summary == outcome(FILE).summary


def test_a_file_that_was_read_and_fails_now_stays_as_it_was(register: Register) -> None:
    register.load(outcome(FILE), FILE, DAY, "COP99")
    assert not register.load(unreadable(FILE), FILE, DAY, "COP99").updated
    assert register.submission("saiga.docx").summary.problem is None


def test_other_bytes_than_those_read_are_not_kept_as_if_they_were(register: Register) -> None:
    with pytest.raises(FileChanged, match=r"saiga\.docx changed while"):
        register.load(outcome(FILE), b"other bytes", DAY, "COP99")
    assert register.submissions() == ()


def test_a_submission_that_is_not_held(register: Register) -> None:
    with pytest.raises(UnknownSubmission, match="no submission “deadbeef”"):
        register.submission("deadbeef")

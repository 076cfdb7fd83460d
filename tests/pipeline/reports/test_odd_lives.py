"""Reports of actions whose life is unusual: revised days, two reports, an end in between."""

from dataclasses import replace
from datetime import date

import pytest

from pipeline.actions.consequence import Consequence
from pipeline.actions.lifecycle import Event, Status
from pipeline.actions.report_status import ReportState
from pipeline.convention.meetings import Basis, Deadline, DeadlineKind, with_deadline
from pipeline.reports.compliance.chart import day_bars
from pipeline.reports.compliance.text import remark
from pipeline.reports.texts import wording
from tests.pipeline.reports.lives import (
    ACCEPTED,
    MEETINGS,
    action,
    event,
    line,
    report_on,
    reported,
)
from tests.pipeline.reports.test_compliance import CRANE, OVER, seen

R = ReportState
TOLD = "a proposal to extend was received (extension.docx), but no report"


@pytest.mark.parametrize("kind", [Event.COMPLETED, Event.CLOSED, Event.CONVERTED])
def test_nothing_follows_once_the_action_has_ended(kind: Event) -> None:
    ended = action("98.1", "Crane", ACCEPTED, event(kind, "COP99", "2033-07-03"))
    assert seen(ended, date(2033, 7, 2)).follows is Consequence.IF_NONE_COMES
    row = seen(ended, date(2033, 7, 4))  # the COP has not closed yet
    assert (row.state, row.follows) == (R.MISSING, Consequence.NOTHING)


@pytest.mark.parametrize(
    ("received", "state"),
    [
        (date(2032, 11, 1), R.IN_INTAKE),  # the Council opens
        (None, R.IN_INTAKE),
        (date(2032, 11, 2), R.MISSING),
    ],
)
def test_what_lies_unread_for_the_cop_may_be_what_the_council_lacks(
    received: date | None, state: R
) -> None:
    unread = line("crane.pdf", kind=None, received=received)
    assert seen(CRANE, OVER, (unread,), meeting="ScC-SC98").state is state


@pytest.mark.parametrize(
    ("day", "published", "state"),
    [
        (date(2033, 2, 28), date(2033, 2, 10), R.LATE),  # as DUE001: the day in force when it came
        (date(2033, 2, 28), date(2033, 2, 1), R.ON_TIME),
        (date(2033, 1, 15), date(2033, 1, 10), R.LATE),  # less; it still came after both
    ],
)
def test_a_deadline_that_was_revised(day: date, published: date, state: R) -> None:
    assert _with_revision(day, published, date(2033, 2, 5)) is state


def test_a_day_moved_forward_makes_nothing_late_that_came_before_it_was_known() -> None:
    assert _with_revision(date(2032, 12, 1), date(2033, 1, 20), date(2033, 1, 10)) is R.ON_TIME


def _with_revision(day: date, published: date, received: date) -> R:
    """The state of a report received on a day, once the deadline was revised to `day`."""
    revised = Deadline(DeadlineKind.COP_REPORT, day, Basis.PUBLISHED, "invented", published)
    meetings = {**MEETINGS, "COP99": with_deadline(MEETINGS["COP99"], revised)}
    subject = action("98.1", "Crane", ACCEPTED, documents=(reported("COP99"),))
    days = {("r" * 64, "COP99"): received}
    (row,) = report_on([subject], (), days, meetings, "COP99", OVER).rows
    return row.state


def test_a_report_that_comes_after_the_action_was_considered_closed() -> None:
    closed = event(Event.CONSIDERED_CLOSED, "COP99", "2033-07-10")
    late = action("98.1", "Crane", ACCEPTED, closed, documents=(reported("COP99"),))
    row = seen(late, OVER, received=date(2033, 7, 20))
    assert (row.state, row.status, row.follows) == (
        R.LATE,
        Status.CONSIDERED_CLOSED,
        Consequence.NOTHING,
    )


@pytest.mark.parametrize(
    ("days", "state"),
    [
        ((date(2033, 1, 10), date(2033, 3, 1)), R.ON_TIME),
        ((date(2033, 3, 1), None), R.DAY_UNKNOWN),  # the other may have come in time
        ((date(2033, 3, 1), date(2033, 2, 1)), R.LATE),
    ],
)
def test_two_reports_of_one_action(days: tuple[date | None, ...], state: R) -> None:
    hashes = ("a" * 64, "b" * 64)
    documents = tuple(reported("COP99", sha256=digest) for digest in hashes)
    two = action("98.1", "Crane", ACCEPTED, documents=documents)
    received = {(digest, "COP99"): day for digest, day in zip(hashes, days, strict=True)}
    (row,) = report_on([two], (), received, MEETINGS, "COP99", OVER).rows
    assert row.state is state


@pytest.mark.parametrize(
    ("received", "today", "follows", "mentioned"),
    [
        (date(2033, 1, 31), date(2033, 2, 1), Consequence.IF_NONE_COMES, True),
        (date(2033, 1, 31), OVER, Consequence.NOTHING, True),  # what became of it is to be recorded
        (None, OVER, Consequence.NOTHING, True),
        (date(2033, 2, 2), date(2033, 2, 1), Consequence.IF_NONE_COMES, False),  # not there yet
    ],
)
def test_a_proposal_to_extend_without_a_report_is_told_beside_what_is_missing(
    received: date | None, today: date, follows: Consequence, *, mentioned: bool
) -> None:
    asking = replace(reported("COP99"), kinds=("extension_proposal",), file="extension.docx")
    subject = action("98.1", "Crane", ACCEPTED, documents=(asking,))
    days = {(asking.document, "COP99"): received}
    (row,) = report_on([subject], (), days, MEETINGS, "COP99", today).rows
    assert (row.state, row.follows) == (R.MISSING, follows)
    text = remark(row, wording("en", "compliance"))
    assert text == (TOLD if mentioned else "")


def test_three_hundred_actions_make_a_chart_that_fits() -> None:
    many = [action(f"98.{n}", f"Crane {n}", ACCEPTED) for n in range(1, 301)]
    report = report_on(many, (), {}, MEETINGS, "COP99", OVER)
    bars = day_bars(report, wording("en", "compliance"))
    assert [(bar.label, bar.wording) for bar in bars] == [("no report found (300)", "182 days ago")]

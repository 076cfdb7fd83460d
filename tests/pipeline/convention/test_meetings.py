"""Which deadline binds, on which day it was known, and where it comes from."""

from datetime import date

import pytest

from pipeline.convention.meetings import (
    Basis,
    Deadline,
    DeadlineKind,
    Meeting,
    UnknownMeeting,
    find_meeting,
    load_meetings,
    with_deadline,
)

PROPOSAL = DeadlineKind.PROPOSAL
KNOWN = [
    ("COP11", PROPOSAL, date(2014, 6, 7), Basis.COMPUTED),
    ("COP12", PROPOSAL, date(2017, 5, 25), Basis.PUBLISHED),
    ("COP13", PROPOSAL, date(2019, 9, 20), Basis.COMPUTED),
    ("COP14", PROPOSAL, date(2023, 5, 26), Basis.PUBLISHED),
    ("COP14", DeadlineKind.COP_REPORT, date(2023, 5, 26), Basis.PUBLISHED),
    ("COP14", DeadlineKind.SCIENTIFIC_DOCUMENT, date(2023, 5, 26), Basis.PUBLISHED),
    ("COP14", DeadlineKind.NATIONAL_REPORT, date(2023, 4, 26), Basis.PUBLISHED),
    ("COP14", DeadlineKind.OTHER_DOCUMENT, date(2023, 7, 25), Basis.PUBLISHED),
    ("COP15", PROPOSAL, date(2025, 10, 24), Basis.COMPUTED),
]
NOT_KNOWN = [
    ("COP15", DeadlineKind.NATIONAL_REPORT),
    ("COP15", DeadlineKind.COUNCIL_REPORT),
    ("ScC-SC6", DeadlineKind.COUNCIL_REPORT),
    ("ScC-SC6", PROPOSAL),
]


@pytest.mark.parametrize(("meeting", "kind", "day", "basis"), KNOWN)
def test_a_published_day_stands_and_article_xi_3_fills_the_gaps(
    meeting: str, kind: DeadlineKind, day: date, basis: Basis
) -> None:
    deadline = find_meeting(meeting).deadline(kind)
    assert deadline is not None
    assert (deadline.day, deadline.basis) == (day, basis)


@pytest.mark.parametrize(("meeting", "kind"), NOT_KNOWN)
def test_no_deadline_is_invented(meeting: str, kind: DeadlineKind) -> None:
    assert find_meeting(meeting).deadline(kind) is None


def test_every_meeting_and_every_deadline_names_its_source() -> None:
    for meeting in load_meetings().values():
        assert meeting.source
        assert meeting.opens <= meeting.closes
        assert all(deadline.source for deadline in meeting.deadlines)


def test_days_of_general_knowledge_are_marked() -> None:
    assert not find_meeting("COP9").verified
    assert find_meeting("COP14").verified


def test_an_unknown_meeting_names_the_known_ones() -> None:
    with pytest.raises(UnknownMeeting, match=r"“COP99”.*COP14, COP15"):
        find_meeting("COP99")


def test_a_submission_is_judged_by_the_deadline_known_on_its_day() -> None:
    first = Deadline(PROPOSAL, date(2030, 1, 31), Basis.COMPUTED, "150 days")
    revised = Deadline(
        PROPOSAL, date(2030, 3, 1), Basis.PUBLISHED, "Notification 2030/010", date(2030, 2, 10)
    )
    bare = Meeting("COP99", date(2030, 6, 30), date(2030, 7, 5), "Ruritania", "a test", (first,))
    meeting = with_deadline(bare, revised)
    assert meeting.deadline(PROPOSAL, date(2030, 2, 9)) is first
    assert meeting.deadline(PROPOSAL, date(2030, 2, 10)) is revised
    assert meeting.deadline(PROPOSAL) is revised

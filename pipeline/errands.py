"""What a day asks to be done for the meetings in the register.

Standing work is looked at every day: what is new in the inbox, which letters are due and not
drafted yet. The rest is done once: a daily look compares the calendar with what has been done.
Days on which nobody looked are caught up once; a revised deadline moves what hangs on it.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from pipeline.meetings import DeadlineKind, Meeting
from pipeline.reports.report_states import report_day

COUNCIL_PAPERS = {"opening": 30, "eve": 7}  # days before it opens; no rule gives a number
AFTERWARDS = timedelta(days=100)  # after a meeting nothing of it is begun any more


class Work(StrEnum):
    """In the order of doing: nobody is called silent before what came is taken in."""

    INTAKE = "intake"  # the whole folder of the meeting, once the deadline has passed
    ARRIVALS = "arrivals"  # what is new in that folder, until the meeting is over
    COMPLIANCE = "compliance"  # once the last day for reports has passed, and after the meeting
    LETTERS = "letters"  # those that are due and not drafted, until the meeting is over
    COUNCIL = "council"


STANDING = frozenset({Work.ARRIVALS, Work.LETTERS})  # what is left of them is known elsewhere
TAKING_IN = frozenset({Work.INTAKE, Work.ARRIVALS})


@dataclass(frozen=True, slots=True)
class Errand:
    """One thing to do for a meeting."""

    work: Work
    meeting: str
    day: date  # since when it is due; standing work: the day of the look
    why: str  # "closed", "deadline", "opening"; standing work: "day"

    @property
    def key(self) -> str:
        """What it is remembered by: a deadline that is moved makes it another."""
        return f"{self.work.value} {self.meeting} {self.why} {self.day}"


def errands_on(
    meetings: Mapping[str, Meeting], today: date, done: Collection[str]
) -> tuple[Errand, ...]:
    """What is due on `today` and not among the keys in `done`, in the order of doing."""
    near = [one for one in meetings.values() if today <= one.closes + AFTERWARDS]
    found = [errand for one in near for errand in _of_meeting(one, today)]
    due = [one for one in found if one.day <= today and one.key not in done]
    return tuple(sorted(due, key=lambda one: ([*Work].index(one.work), one.day, one.meeting)))


def _of_meeting(meeting: Meeting, today: date) -> Iterable[Errand]:
    after = timedelta(days=1)
    proposals = meeting.deadline(DeadlineKind.PROPOSAL, today)
    if proposals:
        yield Errand(Work.INTAKE, meeting.id, proposals.day + after, "deadline")
    if today > meeting.closes:
        if meeting.is_cop:  # Step 6(4) speaks now
            yield Errand(Work.COMPLIANCE, meeting.id, meeting.closes + after, "closed")
        return
    last = report_day(meeting, today)[0]
    yield Errand(Work.ARRIVALS, meeting.id, today, "day")
    yield Errand(Work.COMPLIANCE, meeting.id, last + after, "deadline")
    yield Errand(Work.LETTERS, meeting.id, today, "day")
    if not meeting.is_cop:
        days = {why: meeting.opens - timedelta(days=days) for why, days in COUNCIL_PAPERS.items()}
        why = max(days, key=lambda one: (days[one] <= today, days[one]))  # what came since is in it
        yield Errand(Work.COUNCIL, meeting.id, days[why], why)


def waits_for(errand: Errand, failed: Collection[str], meetings: Mapping[str, Meeting]) -> bool:
    """Whether an errand waits because what came for one of the meetings was not taken in.

    A report in the inbox is never called missing, and the Council sees what was sent to the COP.
    """
    if errand.work in TAKING_IN:
        return False
    for_cop = any(meetings[one].is_cop for one in failed)
    return errand.meeting in failed or (for_cop and not meetings[errand.meeting].is_cop)

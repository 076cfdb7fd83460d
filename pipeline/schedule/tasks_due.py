"""What a day asks to be done for the meetings in the register.

Recurring work is looked at every day: what is new in the inbox, which letters are due and not
drafted yet. The rest is done once: a daily run compares the calendar with what has been done.
Days on which nobody looked are caught up once; a revised deadline moves what hangs on it.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from pipeline.convention.meetings import DeadlineKind, Meeting, report_day

COUNCIL_PAPERS = {"opening": 30, "eve": 7}  # days before it opens; no rule gives a number
AFTERWARDS = timedelta(days=100)  # after a meeting nothing of it is begun any more


class TaskKind(StrEnum):
    """In the order of doing: nobody is called silent before what came is taken in."""

    INTAKE = "intake"  # the whole folder of the meeting, once the deadline has passed
    ARRIVALS = "arrivals"  # what is new in that folder, until the meeting is over
    COMPLIANCE = "compliance"  # once the last day for reports has passed, and after the meeting
    LETTERS = "letters"  # those that are due and not drafted, until the meeting is over
    COUNCIL = "council"


RECURRING = frozenset(
    {TaskKind.ARRIVALS, TaskKind.LETTERS}
)  # what is left of them is known elsewhere
TAKING_IN = frozenset({TaskKind.INTAKE, TaskKind.ARRIVALS})


@dataclass(frozen=True, slots=True)
class ScheduledTask:
    """One thing to do for a meeting."""

    work: TaskKind
    meeting: str
    day: date  # since when it is due; recurring work: the day of the run
    why: str  # "closed", "deadline", "opening"; recurring work: "day"

    @property
    def key(self) -> str:
        """What it is remembered by: a deadline that is moved makes it another."""
        return f"{self.work.value} {self.meeting} {self.why} {self.day}"


def tasks_on(
    meetings: Mapping[str, Meeting], today: date, done: Collection[str]
) -> tuple[ScheduledTask, ...]:
    """What is due on `today` and not among the keys in `done`, in the order of doing."""
    near = [meeting for meeting in meetings.values() if today <= meeting.closes + AFTERWARDS]
    found = [task for meeting in near for task in _of_meeting(meeting, today)]
    due = [task for task in found if task.day <= today and task.key not in done]
    return tuple(
        sorted(due, key=lambda task: ([*TaskKind].index(task.work), task.day, task.meeting))
    )


def _of_meeting(meeting: Meeting, today: date) -> Iterable[ScheduledTask]:
    after = timedelta(days=1)
    proposals = meeting.deadline(DeadlineKind.PROPOSAL, today)
    if proposals:
        yield ScheduledTask(TaskKind.INTAKE, meeting.id, proposals.day + after, "deadline")
    if today > meeting.closes:
        if meeting.is_cop:  # Step 6(4) speaks now
            yield ScheduledTask(TaskKind.COMPLIANCE, meeting.id, meeting.closes + after, "closed")
        return
    last = report_day(meeting, today)[0]
    yield ScheduledTask(TaskKind.ARRIVALS, meeting.id, today, "day")
    yield ScheduledTask(TaskKind.COMPLIANCE, meeting.id, last + after, "deadline")
    yield ScheduledTask(TaskKind.LETTERS, meeting.id, today, "day")
    if not meeting.is_cop:
        days = {why: meeting.opens - timedelta(days=days) for why, days in COUNCIL_PAPERS.items()}
        why = max(
            days, key=lambda reason: (days[reason] <= today, days[reason])
        )  # what came since is in it
        yield ScheduledTask(TaskKind.COUNCIL, meeting.id, days[why], why)


def waits_for(
    task: ScheduledTask, failed: Collection[str], meetings: Mapping[str, Meeting]
) -> bool:
    """Whether a task waits because what came for one of the meetings was not taken in.

    A report in the inbox is never called missing, and the Council sees what was sent to the COP.
    """
    if task.work in TAKING_IN:
        return False
    for_cop = any(meetings[id_].is_cop for id_ in failed)
    return task.meeting in failed or (for_cop and not meetings[task.meeting].is_cop)

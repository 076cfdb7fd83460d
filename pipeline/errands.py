"""What a day asks to be done for the meetings in the register, each thing once.

A daily look compares the calendar with what has been done. Days on which nobody looked are caught
up with the newest thing only; a revised deadline moves what hangs on it.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

from pipeline.letters.kinds import stage_of
from pipeline.meetings import DeadlineKind, Meeting
from pipeline.reports.compliance import report_day
from pipeline.reports.whole_files import replace_file

COUNCIL_PAPERS = timedelta(days=30)  # before the opening; no rule gives a number
AFTERWARDS = timedelta(days=100)  # after a meeting nothing of it is begun any more


class Work(StrEnum):
    INTAKE = "intake"  # the folder of the meeting, once the deadline has passed
    COMPLIANCE = "compliance"  # once the last day for reports has passed, and after the meeting
    LETTERS = "letters"  # 90, 60, 30 and 7 days before and after that day
    COUNCIL = "council"


@dataclass(frozen=True, slots=True)
class Errand:
    """One thing to do for a meeting."""

    work: Work
    meeting: str
    day: date  # since when it is due
    why: str  # "-30": the stage; "closed", "deadline", "opening"

    @property
    def key(self) -> str:
        """What it is remembered by: a deadline that is moved makes it another."""
        return f"{self.work.value} {self.meeting} {self.why} {self.day}"


def errands_on(
    meetings: Mapping[str, Meeting], today: date, done: Collection[str]
) -> tuple[Errand, ...]:
    """What is due on `today` and not among the keys in `done`, the longest due first."""
    near = [one for one in meetings.values() if today <= one.closes + AFTERWARDS]
    found = [errand for one in near for errand in _of_meeting(one, today)]
    due = [one for one in found if one.day <= today and one.key not in done]
    return tuple(sorted(due, key=lambda one: (one.day, [*Work].index(one.work), one.meeting)))


def _of_meeting(meeting: Meeting, today: date) -> Iterable[Errand]:
    last = report_day(meeting, today)[0]
    after = timedelta(days=1)
    proposals = meeting.deadline(DeadlineKind.PROPOSAL, today)
    if proposals:
        yield Errand(Work.INTAKE, meeting.id, proposals.day + after, "deadline")
    if today <= meeting.closes:
        yield Errand(Work.COMPLIANCE, meeting.id, last + after, "deadline")
    elif meeting.is_cop:  # Step 6(4) speaks now
        yield Errand(Work.COMPLIANCE, meeting.id, meeting.closes + after, "closed")
    if not meeting.is_cop and today <= meeting.closes:
        yield Errand(Work.COUNCIL, meeting.id, meeting.opens - COUNCIL_PAPERS, "opening")
    stage = stage_of((last - today).days)
    if stage is not None and today <= meeting.closes:
        yield Errand(Work.LETTERS, meeting.id, last - timedelta(days=stage), str(stage))


def read_done(path: Path) -> frozenset[str]:
    """The keys of what was done; none where nothing was."""
    return frozenset(json.loads(path.read_text("utf-8"))) if path.exists() else frozenset()


def add_done(path: Path, errand: Errand) -> None:
    """Remember that an errand is done; written whole or not at all."""
    keys = sorted({*read_done(path), errand.key})
    text = json.dumps(keys, ensure_ascii=False, indent=1)
    replace_file(path, lambda part: part.write_text(text, "utf-8"))

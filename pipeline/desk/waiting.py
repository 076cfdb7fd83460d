"""What waits for somebody, each with the address of the list that shows just that.

A count and the list behind it come of one predicate, so they cannot differ.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from pipeline.actions.action import ActionLine
from pipeline.actions.due import DueState
from pipeline.submissions.kept import SubmissionListEntry

SUBMISSIONS: dict[str, Callable[[SubmissionListEntry], bool]] = {
    "unreadable": lambda entry: entry.counts and entry.problem is not None,
    "findings": lambda entry: entry.counts and entry.problem is None and entry.findings > 0,
    "doubtful": lambda entry: entry.counts and entry.doubtful > 0,
    "no_day": lambda entry: not entry.is_aside and entry.received is None,
    "conflicts": lambda entry: not entry.is_aside and entry.conflicts > 0,
    "no_kind": lambda entry: (
        entry.counts and entry.problem is None and entry.kind in (None, "other")
    ),
}
LETTERS = ("letters", "action_letters")
ACTIONS: tuple[DueState, ...] = tuple(
    state for state in DueState if state not in (DueState.NOT_YET, DueState.RECEIVED)
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """So many things of one kind, for one meeting."""

    kind: str  # a key of SUBMISSIONS, or a state of what is due
    count: int
    address: str  # of the list that shows them


MeetingWork = tuple[str, int, tuple[Waiting, ...]]
"""Meeting, submissions (versions, languages and annexes of one count once), what waits."""


def submission_work(entries: Sequence[SubmissionListEntry]) -> tuple[MeetingWork, ...]:
    """By meeting, the latest id first; meetings with no submission are left out."""
    meetings = sorted({entry.meeting for entry in entries}, reverse=True)
    return tuple(
        _of_meeting(meeting, [entry for entry in entries if entry.meeting == meeting])
        for meeting in meetings
    )


def letter_work(meeting: str, due: tuple[int | None, int]) -> tuple[Waiting, ...]:
    """The letters of a meeting that wait to be sent: about submissions, and about actions.

    None, where nobody has counted, and nothing are left out.
    """
    address = reverse("letters-of", args=[meeting])
    return tuple(
        Waiting(kind, count, f"{address}?{urlencode({'about': about, 'state': 'due'})}")
        for kind, about, count in zip(LETTERS, ("submissions", "actions"), due, strict=True)
        if count
    )


def action_work(actions: Sequence[ActionLine]) -> tuple[Waiting, ...]:
    """What is due of actions, by state: overdue first."""
    address = reverse("actions")
    return tuple(
        Waiting(state.value, count, f"{address}?{urlencode({'due': state.value})}")
        for state in ACTIONS
        if (count := sum(row.due is not None and row.due.state is state for row in actions))
    )


def _of_meeting(meeting: str, entries: Sequence[SubmissionListEntry]) -> MeetingWork:
    address = reverse("submissions")
    waiting = tuple(
        Waiting(kind, count, f"{address}?{urlencode({'meeting': meeting, 'waits': kind})}")
        for kind, waits in SUBMISSIONS.items()
        if (count := sum(map(waits, entries)))
    )
    return meeting, sum(entry.counts for entry in entries), waiting

"""Today: what waits, by meeting."""

from collections.abc import Mapping

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from pipeline.desk.access import needs
from pipeline.desk.people.models import Assignment, Comment, Run
from pipeline.desk.people.roles import Role
from pipeline.desk.waiting import Waiting, action_work, letter_work, submission_work
from pipeline.services.actions import list_actions
from pipeline.services.letters import count_due
from pipeline.services.lookup import list_submissions
from pipeline.services.session import REFUSALS
from pipeline.submissions.kept import SubmissionListEntry

RUNS = 5  # failed ones that are shown
MENTIONS = 10  # the newest


@needs(Role.READER)
def today(request: HttpRequest) -> HttpResponseBase:
    entries = {entry.sha256: entry for entry in list_submissions()}
    mine = Assignment.objects.filter(user=request.user).order_by("-since")
    mentions = Comment.objects.filter(mentioned=request.user).order_by("-when")[:MENTIONS]
    values = {
        "meetings": [
            (meeting, count, (*waiting, *_letters(meeting)))
            for meeting, count, waiting in submission_work([*entries.values()])
        ],
        "suggested": sum(bool(e.suggested) and not e.is_aside for e in entries.values()),
        "actions": action_work(list_actions()),
        "running": Run.objects.filter(state="running"),
        "failed": Run.objects.filter(state="failed")[:RUNS],
        "mine": [entry for row in mine if (entry := _entry(row.subject, entries))],
        "mentions": [(row, entry) for row in mentions if (entry := _entry(row.subject, entries))],
    }
    return render(request, "desk/today.html", values)


def _letters(meeting: str) -> tuple[Waiting, ...]:
    """The letters to be sent; none where they cannot be drafted: their own page says why."""
    try:
        return letter_work(meeting, count_due(meeting))
    except REFUSALS:
        return ()


def _entry(subject: str, entries: Mapping[str, SubmissionListEntry]) -> SubmissionListEntry | None:
    """The submission that a note of the desk is about; None where it is gone, or an action."""
    kind, _, key = subject.partition(":")
    return entries.get(key) if kind == "submission" else None

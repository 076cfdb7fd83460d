"""Days of receipt that messages suggest: looked at together, accepted with one click."""

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from pipeline.desk.access import needs, note, who
from pipeline.desk.list_tables import Cells, as_table
from pipeline.desk.people.roles import Role
from pipeline.desk.rereading import begin_rereading
from pipeline.desk.texts import Texts, refusal, texts_for
from pipeline.services.received_days import SuggestedDay, accept_days, suggested_days
from pipeline.services.session import REFUSALS

HEAD = (
    *("submissions.file", "fields.title", "submissions.meeting", "submissions.received"),
    "received_days.source",
)


@needs(Role.READER)
def listing(request: HttpRequest) -> HttpResponseBase:
    """Every submission for which a message suggests a day; `meeting` narrows the list."""
    meeting = request.GET.get("meeting") or None
    rows = suggested_days(meeting)
    if table := as_table(request, "received-days", HEAD, rows, _cells, title="received_days.title"):
        return table
    values = {"rows": rows, "meeting": meeting}
    return render(request, "desk/received_days.html", values)


def _cells(row: SuggestedDay, texts: Texts) -> Cells:
    return row.entry.file, row.entry.title, row.entry.meeting, row.shown, row.source


@needs(Role.OFFICER)
def accept(request: HttpRequest) -> HttpResponseBase:
    """Keep the days that were chosen, then read the files again, so that lateness follows."""
    digests = request.POST.getlist("sha256")
    if request.method != "POST" or not digests:
        return redirect("received-days")
    try:
        kept = accept_days(digests, by=who(request))
    except REFUSALS as error:
        messages.error(request, refusal(request, error))
        return redirect("received-days")
    for sha256 in kept:
        note(request, f"submission:{sha256}", "received")
    if not kept:
        messages.info(request, texts_for(request).words["received_days"]["known"])
        return redirect("received-days")
    return redirect("run", begin_rereading(request, kept).pk)

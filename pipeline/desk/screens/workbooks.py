"""Tables of the register to Excel and back: to fill in, to look at, then to record."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from pipeline.desk.access import needs, note, who
from pipeline.desk.people.roles import Role
from pipeline.desk.rereading import begin_rereading
from pipeline.desk.texts import refusal, texts_for
from pipeline.desk.uploads import drop_upload, keep_upload, kept_upload
from pipeline.services.meetings import list_meetings
from pipeline.services.session import REFUSALS
from pipeline.services.workbooks import (
    WorkbookOutcome,
    apply_workbook,
    preview_in,
    write_workbook,
)
from pipeline.workbooks.preview import Preview, RowChange
from pipeline.workbooks.round_trips import TABLES, round_trip

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ROWS = 200  # of a preview that are shown


@needs(Role.OFFICER)
def workbooks(request: HttpRequest) -> HttpResponseBase:
    """The tables that go to Excel and come back; sending a file shows what it would change."""
    if request.method != "POST":
        return render(request, "desk/workbooks.html", _values(request))
    file = request.FILES.get("file")
    if file is None:
        messages.error(request, _words(request)["no_file"])
        return redirect("workbooks")
    token = keep_upload([file])
    note(request, "workbook", file.name or "")
    return _look(request, token, request.POST.get("table", ""), request.POST.get("meeting", ""))


@needs(Role.OFFICER)
def make(request: HttpRequest) -> HttpResponseBase:
    """A table as a workbook, in the language of the page, as a download."""
    table, meeting = request.GET.get("table", ""), request.GET.get("meeting", "")
    with TemporaryDirectory(prefix="concerted-") as folder:
        path = Path(folder) / "-".join(filter(None, (table, meeting, "table.xlsx")))
        try:
            write_workbook(
                table,
                Path(folder) / "table.xlsx",
                meeting=meeting or None,
                language=texts_for(request).language,
            )
        except REFUSALS as error:
            messages.error(request, refusal(request, error))
            return redirect("workbooks")
        response = HttpResponse((Path(folder) / "table.xlsx").read_bytes(), content_type=EXCEL)
    response["Content-Disposition"] = f'attachment; filename="{path.name}"'
    return response


@needs(Role.OFFICER)
def apply(request: HttpRequest) -> HttpResponseBase:
    """Record what a workbook that was looked at changes, all of it or, if asked, what fits."""
    form = request.POST
    token = form.get("token", "")
    if not kept_upload(token):
        messages.error(request, _words(request)["gone"])
        return redirect("workbooks")
    if form.get("deed") == "drop":
        drop_upload(token)
        messages.success(request, _words(request)["dropped"])
        return redirect("workbooks")
    fits = form.get("deed") == "what_fits"
    return _look(request, token, form.get("table", ""), form.get("meeting", ""), fits, done=True)


def _look(
    request: HttpRequest,
    token: str,
    table: str,
    meeting: str,
    what_fits: bool = False,
    *,
    done: bool = False,
) -> HttpResponseBase:
    """Show what a file changes, after recording it where `done`. A refusal keeps nothing."""
    asked = {"token": token, "table": table, "meeting": meeting}
    try:
        outcome = apply_workbook(
            kept_upload(token)[0],
            by=who(request),
            table=table,
            meeting=meeting or None,
            what_fits=what_fits,
            dry_run=not done,
        )
    except REFUSALS as error:
        drop_upload(token)
        messages.error(request, refusal(request, error))
        return render(request, "desk/workbooks.html", _values(request) | asked, status=422)
    if outcome.applied:
        drop_upload(token)
        note(request, f"workbook:{outcome.preview.trip.name}", f"{len(outcome.preview.changes)}")
        if outcome.preview.trip.name == "days":
            digests = [change.after["sha256"] for change in outcome.preview.changes]
            return redirect("run", begin_rereading(request, digests).pk)
    values = _values(request) | asked | _found(outcome, request)
    return render(request, "desk/workbooks.html", values)


def _found(outcome: WorkbookOutcome, request: HttpRequest) -> dict[str, object]:
    """What a file changes, in the language of the page."""
    language = texts_for(request).language
    found = preview_in(language, outcome.preview)
    lines = [_line(found, change, language) for change in found.changes[:ROWS]]
    more = len(found.changes) - len(lines)
    outcome = replace(outcome, preview=found)
    return {"outcome": outcome, "lines": lines, "more": more, "title": found.trip.title[language]}


def _line(
    found: Preview, change: RowChange, language: str
) -> tuple[str, RowChange, list[tuple[str, str, str]]]:
    """What a changed row is called, the row, and each cell that changes: heading, before, after."""
    name = ", ".join(change.after[column.id] for column in found.trip.keys)
    cells = [(c.names[language], old, new) for c, old, new in change.changed(found.trip)]
    return name, change, cells


def _values(request: HttpRequest) -> dict[str, object]:
    language = texts_for(request).language
    trips = [round_trip(name) for name in TABLES]
    meetings = sorted(list_meetings().values(), key=lambda m: m.opens, reverse=True)
    tables = [(t.name, t.title[language], t.about[language], t.of_meeting) for t in trips]
    return {"tables": tables, "meetings": meetings}


def _words(request: HttpRequest) -> dict[str, str]:
    words: dict[str, str] = texts_for(request).words["workbooks"]
    return words

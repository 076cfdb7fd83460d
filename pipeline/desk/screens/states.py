"""States: all that an action concerns, and everything on one, as a page, Excel and calendar."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from pipeline.desk.access import needs, note, who
from pipeline.desk.list_tables import Cells, as_table
from pipeline.desk.people.roles import Role
from pipeline.desk.texts import Texts, refusal, texts_for
from pipeline.services.national_reports import kept_reports, make_public, national_words
from pipeline.services.publish import republish
from pipeline.services.session import REFUSALS
from pipeline.services.states import (
    StateCount,
    StateReport,
    list_states,
    state_calendar,
    state_report,
    state_workbook,
)

PAGE = 100  # lines
HEAD = (
    *("states.state", "states.party", "states.roles.range_state"),
    *("states.lead_or_proponent", "states.owes"),
)
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@needs(Role.READER)
def listing(request: HttpRequest) -> HttpResponseBase:
    """Every State that an action concerns, by name; `q` names one in any language, or by code."""
    asked = request.GET.get("q", "").strip()
    if asked:
        try:
            return redirect("state", state_report(asked).iso)
        except REFUSALS as error:
            messages.error(request, refusal(request, error))
    language: str = request.language  # type: ignore[attr-defined]  # ours
    rows = [(count, count.names[language]) for count in list_states()]
    rows.sort(key=lambda row: row[1])
    if table := as_table(request, "states", HEAD, rows, _cells):
        return table
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/states.html", {"page": page, "asked": {"q": asked}})


def _cells(row: tuple[StateCount, str], texts: Texts) -> Cells:
    count, name = row
    party = texts.words["states"]["parties"][str(count.party)]
    return name, party, count.range_state, count.proponent, count.due


@needs(Role.READER)
def show(request: HttpRequest, iso: str) -> HttpResponseBase:
    """One State: what it is to each action, what it owes, and the letters."""
    report = _report(iso)
    if iso != report.iso:
        return redirect("state", report.iso)
    language: str = request.language  # type: ignore[attr-defined]  # ours
    ours = national_words(language)
    values = {"report": report, "name": report.names[language], "ours": ours}
    values["sent"] = kept_reports(report.iso)
    return render(request, "desk/state.html", values)


@needs(Role.OFFICER)
def publication(request: HttpRequest, iso: str) -> HttpResponseBase:
    """Say that a National Report is public, or that it is not."""
    report = _report(iso)
    if request.method == "POST":
        public, wanted = request.POST.get("public") == "yes", request.POST.get("report", "")
        reason = request.POST.get("reason", "")
        try:
            kept, _ = make_public(wanted, by=who(request), reason=reason, public=public)
        except REFUSALS as error:
            messages.error(request, refusal(request, error))
        else:
            note(request, f"national report:{kept.id}", "public" if public else "withheld")
            republish(lambda line: note(request, "site", line))
            words = texts_for(request).words["states"]
            messages.success(request, words["now_public" if public else "now_not"])
    return redirect("state", report.iso)


@needs(Role.READER)
def table(request: HttpRequest, iso: str) -> HttpResponseBase:
    """The same as an Excel workbook."""
    report = _report(iso)
    content = state_workbook(report, request.language)  # type: ignore[attr-defined]  # ours
    return _file(content, EXCEL, f"{report.iso}-{report.today}.xlsx")


@needs(Role.READER)
def calendar(request: HttpRequest, iso: str) -> HttpResponseBase:
    """The deadlines as a calendar file."""
    report = _report(iso)
    content = state_calendar(report, request.language)  # type: ignore[attr-defined]  # ours
    return _file(content, "text/calendar; charset=utf-8", f"{report.iso}-{report.today}.ics")


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    heads = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=heads)


def _report(iso: str) -> StateReport:
    try:
        return state_report(iso)
    except REFUSALS as error:
        raise Http404(str(error)) from error

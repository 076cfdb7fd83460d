"""Meetings and deadlines, with every version of each."""

from collections.abc import Sequence

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from pipeline.convention.meetings import DeadlineKind, Meeting
from pipeline.desk.access import needs, note, who
from pipeline.desk.list_tables import Cells, as_table
from pipeline.desk.people.roles import Role
from pipeline.desk.screens.actions import ask_for_day
from pipeline.desk.texts import Texts, refusal, texts_for
from pipeline.i18n.places import place_name
from pipeline.services.meetings import deadline_kind, list_meetings, set_deadline, show_meeting
from pipeline.services.papers import ComplianceRow, compliance_in_words, compliance_report
from pipeline.services.session import REFUSALS, this_day
from pipeline.submissions.lateness import JudgedAnew
from pipeline.views.actions import answer_meeting
from pipeline.workbooks.days import DayUnclear, typed_day

PAGE = 100  # lines
HEAD = (
    *("submissions.meeting", "meetings.opens", "meetings.closes", "meetings.place"),
    *(f"deadline_kinds.{kind}" for kind in DeadlineKind),
)


@needs(Role.READER)
def listing(request: HttpRequest) -> HttpResponseBase:
    """Every meeting, the latest first."""
    meetings = sorted(list_meetings().values(), key=lambda m: m.opens, reverse=True)
    if table := as_table(request, "meetings", HEAD, meetings, _cells):
        return table
    return render(request, "desk/meetings.html", {"meetings": meetings})


def _cells(meeting: Meeting, texts: Texts) -> Cells:
    """With the deadlines in force."""
    deadlines = [meeting.deadline(kind) for kind in DeadlineKind]
    days = [deadline.day if deadline else None for deadline in deadlines]
    place = place_name(meeting.place, texts.language)
    return meeting.id, meeting.opens, meeting.closes, place, *days


@needs(Role.READER)
def show(request: HttpRequest, name: str) -> HttpResponseBase:
    """One meeting with its deadlines, earlier versions beneath."""
    return render(request, "desk/meeting.html", _values(name))


@needs(Role.READER)
def compliance(request: HttpRequest, name: str) -> HttpResponseBase:
    """Which actions have reported to a meeting; every cell opens what it rests on.

    `q` and `state` narrow the list.
    """
    try:
        report = compliance_report(name, this_day())
    except REFUSALS as error:
        raise Http404(str(error)) from error
    asked = {key: request.GET.get(key, "").strip() for key in ("q", "state")}
    rows = [row for row in report.rows if _fits(row, asked["q"], asked["state"])]
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    values = {
        "matrix": compliance_in_words(report, texts_for(request).language, [*page]),
        "page": page,
        "asked": asked,
    }
    return render(request, "desk/compliance.html", values)


def _fits(row: ComplianceRow, q: str, state: str) -> bool:
    words = f"{row.number} {row.title} {row.label} {row.lead}".casefold()
    return state in ("", row.state) and all(word in words for word in q.casefold().split())


@needs(Role.ADMINISTRATOR)
def deadline(request: HttpRequest, name: str) -> HttpResponseBase:
    """Add a version of a deadline; the earlier ones are kept."""
    values = _values(name)
    if request.method != "POST":
        return redirect("meeting", name)
    typed = {key: value.strip() for key, value in request.POST.items()}
    try:
        day = typed_day(typed.get("day", ""))
        if day is None:
            raise DayUnclear("")
        kind = deadline_kind(typed.get("kind", ""))
        outcome = set_deadline(name, kind, day, source=typed.get("source", ""), by=who(request))
    except DayUnclear as error:
        messages.error(request, ask_for_day(request, error))
        return render(request, "desk/meeting.html", values | {"typed": typed}, status=422)
    except REFUSALS as error:
        messages.error(request, refusal(request, error))
        return render(request, "desk/meeting.html", values | {"typed": typed}, status=422)
    note(request, f"meeting:{name}", f"{kind.value} {day}")
    words = texts_for(request).words["meetings"]
    messages.success(request, words["kept" if outcome.added else "known"])
    if outcome.judged:
        messages.info(request, judged_in_words(texts_for(request), outcome.judged))
    return redirect("meeting", name)


def judged_in_words(texts: Texts, judged: Sequence[JudgedAnew]) -> str:
    """The submissions that are late, or in time, since a deadline was set, in a sentence."""
    words, says = texts.words["meetings"], texts.words["timeliness"]
    names = "; ".join(
        words["judged_file"].format(file=row.file, now=says[row.after], before=says[row.before])
        for row in judged
    )
    return str(words["judged"].format(names=names))


def _values(name: str) -> dict[str, object]:
    try:
        meeting = show_meeting(name)
    except REFUSALS as error:
        raise Http404(str(error)) from error
    return {"meeting": answer_meeting(meeting), "kinds": [*DeadlineKind], "typed": {}}

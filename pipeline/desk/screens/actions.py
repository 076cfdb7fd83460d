"""Concerted Actions: the list, one with its life, and the recording of what happened to it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render, resolve_url

from pipeline.actions.action import ActionLine
from pipeline.actions.due import DueState
from pipeline.actions.event_details import EventInput
from pipeline.actions.lifecycle import Status
from pipeline.desk.access import needs, note, seen_by, who
from pipeline.desk.list_tables import Cells, as_table
from pipeline.desk.people.roles import Role
from pipeline.desk.texts import Texts, refusal, texts_for
from pipeline.services.actions import (
    ActionFile,
    action_file,
    list_actions,
    next_events,
    rename_action,
)
from pipeline.services.meanwhile import ChangedMeanwhile
from pipeline.services.national_reports import beside, national_words, state_table
from pipeline.services.record_event import event_kind, record_event
from pipeline.services.session import REFUSALS, this_day
from pipeline.services.states_map import land, map_of
from pipeline.titles import title_in
from pipeline.views.actions import ActionAnswer, answer_action, answer_events
from pipeline.workbooks.days import DayUnclear, typed_day

PAGE = 100  # lines
ASKED = ("q", "status", "as_of", "due")
HEAD = (
    *("action.number", "fields.title", "action.status", "action.since"),
    *("submissions.meeting", "action.due", "action.day"),
)
LISTS = ("proponents", "taxa", "range_states", "activities")
ACTIVITY = ("timeframe", "responsibility", "funding")  # what is told of one besides its words


@needs(Role.READER)
def listing(request: HttpRequest) -> HttpResponseBase:
    """Every action; `q` and `status` narrow the list, `as_of` shows it as it stood on a day."""
    asked = {name: request.GET.get(name, "").strip() for name in ASKED}
    as_of = _asked_day(request, asked["as_of"])
    everything = list_actions(as_of=as_of)
    language = texts_for(request).language
    rows = [row for row in everything if _fits(row, asked, language)]
    rows.sort(key=lambda row: row.proposal)  # which is none yet stands after the actions
    if table := as_table(request, "actions", HEAD, rows, _cells):
        return table
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    proposals = sum(row.proposal for row in rows)
    values = {
        "page": page,
        "counted": (len(rows) - proposals, proposals),
        "asked": asked,
        "statuses": [*Status],
        "dues": [*DueState],
    }
    return render(request, "desk/actions.html", values)


def _cells(row: ActionLine, texts: Texts) -> Cells:
    """A day that is not known is no day in the table either."""
    words, due = texts.words, row.due
    since = words["action"]["assumed"].format(meeting=row.meeting) if row.day_assumed else row.since
    status = words["status"].get(row.status, row.status)
    return (
        *(row.number, title_in(texts.language, row.title), status, since, row.meeting),
        *((words["due_state"].get(due.state, due.state), due.day) if due else ("", None)),
    )


@needs(Role.READER)
def show(request: HttpRequest, number: str) -> HttpResponseBase:
    """One action: its status and why, what is due, its periods, documents and history."""
    shown = _held(number, None)
    if number != shown.action.number:  # an earlier name: its address leads to the page of now
        address = resolve_url("action", shown.action.number)
        return redirect(f"{address}?{request.GET.urlencode()}" if request.GET else address)
    as_of = _asked_day(request, request.GET.get("as_of", ""))
    known_on = _asked_day(request, request.GET.get("known_on", ""))
    values = _values(_held(number, known_on), as_of, known_on)
    values |= _beside(request, number, as_of)
    if messages.get_messages(request):  # a day that was asked about stays as it was typed
        values["asked_of"] = request.GET
    return render(request, "desk/action.html", values)


def _beside(request: HttpRequest, number: str, as_of: date | None) -> dict[str, Any]:
    """What both sides report; nothing while no National Report was taken in."""
    both = beside(number, as_of)
    if not both.taken_in:
        return {}
    language: str = request.language  # type: ignore[attr-defined]  # ours
    table = state_table(both, language)
    return {"beside": table, "proponents": both.proponents, "ours": national_words(language)}


@needs(Role.OFFICER)
def rename(request: HttpRequest, number: str) -> HttpResponseBase:
    """Give an action another title; the one it had still leads to it."""
    shown = _held(number)
    if request.method != "POST":
        return redirect("action", shown.action.number)
    try:
        renamed = rename_action(shown.action.key, request.POST.get("title", ""), by=who(request))
    except REFUSALS as error:
        messages.error(request, refusal(request, error))
    else:
        note(request, f"action:{shown.action.number}", "title")
        words = texts_for(request).words["action"]
        messages.success(request, words["renamed" if renamed.before else "same_title"])
    return redirect("action", shown.action.number)


@needs(Role.OFFICER)
def record(request: HttpRequest, number: str) -> HttpResponseBase:
    """Record an event; what was typed stays in the form where it cannot be recorded."""
    shown = _held(number)
    if request.method != "POST":
        return redirect("action", number)
    try:
        typed = _typed(request)
        outcome = record_event(shown.action.number, seen=seen_by(request), **typed)
    except ChangedMeanwhile as error:
        messages.error(request, meanwhile(request, error))
        values = _values(shown, None) | {"typed": request.POST}
        return render(request, "desk/action.html", values, status=409)
    except DayUnclear as error:
        messages.error(request, ask_for_day(request, error))
    except REFUSALS as error:
        messages.error(request, refusal(request, error))
    else:
        note(request, f"action:{shown.action.number}", outcome.event.kind.value)
        words = texts_for(request).words["action"]
        sentence = words["recorded" if outcome.recorded.added else "known"]
        messages.success(request, sentence.format(number=outcome.recorded.number))
        return redirect("action", outcome.recorded.number)
    values = _values(shown, None) | {"typed": request.POST}
    return render(request, "desk/action.html", values, status=422)


def meanwhile(request: HttpRequest, error: ChangedMeanwhile) -> str:
    """What a colleague recorded, in the language of the page."""
    language = texts_for(request)
    event = language.words["events"].get(error.event.kind.value, error.event.kind.value)
    sentence: str = language.get("proposals.meanwhile")
    at = error.event.recorded
    hour = language.moment(datetime.fromisoformat(at)) if at else ""
    return sentence.format(name=error.name, who=error.event.by, event=event, hour=hour)


def _typed(request: HttpRequest) -> dict[str, Any]:
    """The form as `record_event` takes it. Raises DayUnclear and Refused."""
    field = {name: value.strip() for name, value in request.POST.items()}
    lists: dict[str, Any] = {name: tuple(_lines(field.get(name, ""))) for name in LISTS}
    corrects = field.get("corrects", "")
    day = typed_day(field.get("day", ""))
    if day is None:
        raise DayUnclear("")
    return {
        "kind": event_kind(field.get("event", "")),
        "meeting": field.get("meeting", ""),
        "day": day,
        "by": who(request),
        "document": field.get("document") or None,
        "note": field.get("note", ""),
        "corrects": int(corrects) if corrects.isdigit() else None,
        "details": EventInput(
            lead=field.get("lead", ""),
            until=field.get("until", ""),
            into=field.get("into", ""),
            **lists,
        ),
    }


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _values(shown: ActionFile, as_of: date | None, known_on: date | None = None) -> dict[str, Any]:
    action = shown.action
    answer = answer_action(action, shown.evidence, known_on or this_day(), as_of, shown.came_in)
    events = answer_events(action, shown.meetings, as_of)
    return {
        "held": action,
        "action": answer,
        "events": [*reversed(events)],
        "changes": [*reversed(shown.changes)],
        "possible": next_events(action),
        "map": map_of(state.get("iso") for state in _states_shown(answer)),
        "mapped": [*_states_shown(answer)],
        "activity_parts": ACTIVITY,
        "happened": sorted({event.day.isoformat() for event in action.events}),
        "learnt": sorted({change.at[:10] for change in shown.changes}),
        "meetings": sorted(shown.meetings.values(), key=lambda m: m.opens, reverse=True),
        "as_of": as_of,
        "known_on": known_on,
        "typed": {},
    }


@needs(Role.READER)
def land_svg(request: HttpRequest) -> HttpResponseBase:
    """The ground of every map; it never changes while the desk runs."""
    ground = HttpResponse(land(), content_type="image/svg+xml")
    ground["Cache-Control"] = "private, max-age=86400"
    return ground


def _states_shown(answer: ActionAnswer | None) -> list[dict[str, Any]]:
    """The Range States of the newest period that names some."""
    periods = answer.periods if answer else ()
    return next(([*each.range_states] for each in reversed(periods) if each.range_states), [])


def _held(number: str, known_on: date | None = None) -> ActionFile:
    try:
        return action_file(number, known_on)
    except REFUSALS as error:
        raise Http404(str(error)) from error


def _asked_day(request: HttpRequest, written: str) -> date | None:
    try:
        return typed_day(written)
    except DayUnclear as error:
        messages.error(request, ask_for_day(request, error))
        return None


def ask_for_day(request: HttpRequest, error: DayUnclear) -> str:
    """The question about a day that could not be read."""
    words = texts_for(request)
    if not error.readings:
        return str(words.get("days.none")).format(written=error.written)
    days = words.get("days.or").join(words.day(day) for day in error.readings)
    return str(words.get("days.two")).format(written=error.written, days=days)


def _fits(row: ActionLine, asked: Mapping[str, str], language: str) -> bool:
    words = f"{row.number} {row.title} {title_in(language, row.title)} {row.label}".casefold()
    return (
        asked["status"] in ("", row.status)
        and (not asked["due"] or (row.due is not None and row.due.state == asked["due"]))
        and all(word in words for word in asked["q"].casefold().split())
    )

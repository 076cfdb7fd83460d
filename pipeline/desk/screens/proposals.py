"""The proposals of a COP: one line each, recorded line by line, and the numbers they get."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import urlencode

from pipeline.actions.event_kinds import Event
from pipeline.convention.meetings import Meeting, following_cop
from pipeline.desk.access import needs, note, who
from pipeline.desk.keys import keys_of
from pipeline.desk.list_tables import Cells, as_table
from pipeline.desk.people.roles import Role
from pipeline.desk.screens.actions import ask_for_day, meanwhile
from pipeline.desk.texts import Texts, refusal, texts_for
from pipeline.services.meanwhile import ChangedMeanwhile
from pipeline.services.meetings import list_meetings
from pipeline.services.proposals import (
    ADVICE,
    ProposalLine,
    ProposalList,
    enter_proposal,
    proposals_of,
    record_line,
)
from pipeline.services.record_event import event_kind
from pipeline.services.session import REFUSALS, this_day
from pipeline.workbooks.days import DayUnclear, typed_day

HEAD = (
    *("action.number", "proposals.proposal", "fields.symbol", "submissions.received"),
    *("proposals.to_fix", "proposals.council", "action.day", "proposals.cop", "action.day"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A line, and what can be recorded on it at the chosen meeting, each with its key and Step."""

    line: ProposalLine
    deeds: tuple[tuple[str, str, str], ...]  # event, key, Step
    mergeable: bool


@needs(Role.READER)
def latest(request: HttpRequest) -> HttpResponseBase:
    """The list of the COP that comes next, or was last."""
    cops = _cops()
    ahead = [cop for cop in cops if cop.closes >= this_day()]
    return redirect("proposals-of", (ahead[0] if ahead else cops[-1]).id)


@needs(Role.READER)
def show(request: HttpRequest, name: str) -> HttpResponseBase:
    """Every proposal to a COP; `at` is the meeting at which, `day` on which things are recorded."""
    if table := as_table(request, "proposals", HEAD, _list(name).lines, _cells):
        return table
    return render(request, "desk/proposals.html", _values(request, name))


@needs(Role.OFFICER)
def record(request: HttpRequest, name: str) -> HttpResponseBase:
    """Record what became of one proposal, then go on to the next."""
    if request.method != "POST":
        return redirect("proposals-of", name)
    key = request.POST.get("key", "")
    try:
        outcome = record_line(key, **_deed(request))
    except ChangedMeanwhile as error:
        return _refused(request, name, meanwhile(request, error), 409)
    except DayUnclear as error:
        return _refused(request, name, ask_for_day(request, error), 422)
    except REFUSALS as error:
        return _refused(request, name, refusal(request, error), 422)
    note(request, f"action:{outcome.recorded.number}", outcome.event.kind.value)
    words = texts_for(request).words["action"]
    known = words["recorded" if outcome.recorded.added else "known"]
    messages.success(request, known.format(number=outcome.recorded.number))
    return _back(request, name, key)


@needs(Role.OFFICER)
def enter(request: HttpRequest, name: str) -> HttpResponseBase:
    """Enter a file as a proposal under a working name."""
    if request.method != "POST":
        return redirect("proposals-of", name)
    field = {key: value.strip() for key, value in request.POST.items()}
    try:
        outcome = enter_proposal(
            field.get("key", ""),
            field.get("name", ""),
            meeting=name,
            by=who(request),
            day=typed_day(field.get("received", "")),
        )
    except DayUnclear as error:
        return _refused(request, name, ask_for_day(request, error), 422)
    except REFUSALS as error:
        return _refused(request, name, refusal(request, error), 422)
    note(request, f"action:{outcome.recorded.number}", outcome.event.kind.value)
    words = texts_for(request).words["proposals"]
    said_of = "entered" if outcome.recorded.added else "known"
    messages.success(request, words[said_of].format(name=field["name"]))
    return _back(request, name, outcome.recorded.number)


def _cells(line: ProposalLine, texts: Texts) -> Cells:
    """A file that cannot be read has no count of what is to be fixed."""
    deeds = texts.words["proposals"]["deeds"]
    council, cop = line.council, line.cop
    return (
        *(line.number, line.name, line.symbol, line.received, line.to_fix),
        *((deeds.get(council.kind, council.kind), council.day) if council else ("", None)),
        *((deeds.get(cop.kind, cop.kind), cop.day) if cop else ("", None)),
    )


def _deed(request: HttpRequest) -> dict[str, Any]:
    """The form as `record_line` takes it. Raises DayUnclear and Refused."""
    field = {key: value.strip() for key, value in request.POST.items()}
    day = typed_day(field.get("day", ""))
    if day is None:
        raise DayUnclear("")
    seen = field.get("version", "")
    return {
        "kind": event_kind(field.get("event", "")),
        "meeting": field.get("at", ""),
        "day": day,
        "by": who(request),
        "seen": int(seen) if seen.isdigit() else 0,
        "into": field.get("into", ""),
    }


def _refused(request: HttpRequest, name: str, sentence: str, status: int) -> HttpResponseBase:
    messages.error(request, sentence)
    return render(request, "desk/proposals.html", _values(request, name), status=status)


def _back(request: HttpRequest, name: str, key: str) -> HttpResponseBase:
    """The list again, at the line after the one that was recorded."""
    keys = [line.key for line in _list(name).lines]
    after = keys[(keys.index(key) + 1) % len(keys)] if key in keys else key
    asked = {part: request.POST.get(part, "") for part in ("at", "day")} | {"line": after}
    return redirect(f"{resolve_url('proposals-of', name)}?{urlencode(asked)}#line-{after}")


def _values(request: HttpRequest, name: str) -> dict[str, Any]:
    found = _list(name)
    meetings = list_meetings()
    cop = meetings[found.meeting]
    places = [cop, *(m for m in meetings.values() if following_cop(m, meetings) == cop)]
    asked = request.POST or request.GET
    at = next((place for place in places if place.id == asked.get("at")), cop)
    keys = keys_of(request.user, "proposals")
    return {
        "found": found,
        "rows": [_row(line, at, keys) for line in found.lines],
        "cops": [cop.id for cop in reversed(_cops())],
        "places": places,
        "at": at,
        "keys": keys,
        "day": _day(asked.get("day", ""), at),
        "line_at": asked.get("line") or _first_open(found),
        "unentered": sum(not line.entered for line in found.lines),
        "open": sum(line.entered and line.cop is None for line in found.lines),
    }


def _first_open(found: ProposalList) -> str:
    """The line to begin with: the first without a decision."""
    return next((line.key for line in found.lines if line.cop is None), "")


def _row(line: ProposalLine, at: Meeting, keys: Mapping[str, str]) -> Row:
    """The Council advises, the COP decides: each is offered at its own meeting."""
    possible = {event: step for event, step in line.possible if (event in ADVICE) != at.is_cop}
    open_ = line.cop is None
    offered = {event.value: step for event, step in possible.items() if open_}
    deeds = [(event, key, offered[event]) for event, key in keys.items() if event in offered]
    return Row(line, tuple(deeds), open_ and Event.MERGED in possible)


def _day(typed: str, at: Meeting) -> str:
    """The day that was typed; else today while the meeting sits, and its last day after it."""
    return typed or min(max(this_day(), at.opens), at.closes).isoformat()


def _list(name: str) -> ProposalList:
    try:
        return proposals_of(name)
    except REFUSALS as error:
        raise Http404(str(error)) from error


def _cops() -> list[Meeting]:
    """Every COP from the first one that proposals were made to, the earliest first."""
    first = date(2017, 1, 1)
    cops = (meeting for meeting in list_meetings().values() if meeting.is_cop)
    return sorted((cop for cop in cops if cop.opens >= first), key=lambda cop: cop.opens)

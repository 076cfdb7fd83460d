"""What changed between two days: two dates, and what became of each action between them."""

from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from pipeline.convention.meetings import Meeting
from pipeline.desk.access import needs
from pipeline.desk.list_tables import Cells, as_table
from pipeline.desk.people.roles import Role
from pipeline.desk.screens.actions import ask_for_day
from pipeline.desk.texts import Texts, texts_for
from pipeline.services.comparison import (
    ComparedLine,
    compare_days,
    comparison_table,
    comparison_words,
)
from pipeline.services.meetings import list_meetings
from pipeline.services.session import this_day
from pipeline.workbooks.days import DayUnclear, typed_day

HEAD = (
    *("changes.change", "action.number", "fields.title"),
    *("changes.before", "changes.after", "changes.events", "changes.lead"),
)
YEAR = timedelta(days=365)
CLOSED = 4  # meetings offered as days, the newest first


@needs(Role.READER)
def changes(request: HttpRequest) -> HttpResponseBase:
    """The actions that began, ended or went on after `from`, up to the end of `to`."""
    last = _asked(request, "to") or this_day()
    first = _asked(request, "from") or last - YEAR
    compared = compare_days(first, last)
    language = texts_for(request).language
    rows = comparison_table(compared, language)
    if table := as_table(request, "changes", HEAD, rows, _cells):
        return table
    words = comparison_words(compared, language)
    values = {"words": words, "rows": rows, "first": compared.first, "last": compared.last}
    return render(request, "desk/changes.html", values | {"meetings": _closed()})


def _cells(row: ComparedLine, texts: Texts) -> Cells:
    named = (row.change, row.number, row.title)
    return (*named, row.before, row.after, row.events, row.lead)


def _asked(request: HttpRequest, name: str) -> date | None:
    """The day asked for; None, with a question, for what is none."""
    try:
        return typed_day(request.GET.get(name, "").strip())
    except DayUnclear as error:
        messages.error(request, ask_for_day(request, error))
        return None


def _closed() -> list[Meeting]:
    """The COPs that are over, the newest first: days that people compare from."""
    over = (each for each in list_meetings().values() if each.is_cop and each.closes < this_day())
    return sorted(over, key=lambda each: each.closes, reverse=True)[:CLOSED]

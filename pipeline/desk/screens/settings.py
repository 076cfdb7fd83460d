"""Settings: the addresses that letters go to, and the way to templates, wordings and editions."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from pipeline.desk.access import needs, note
from pipeline.desk.people.roles import Role
from pipeline.desk.screens.actions import ask_for_day
from pipeline.desk.texts import refusal, texts_for
from pipeline.i18n import LANGUAGES
from pipeline.services.correspondence import change_address, confirm_address, contacts
from pipeline.services.session import REFUSALS
from pipeline.workbooks.days import DayUnclear, typed_day

FIELDS = ("name", "address", "language", "role")


@needs(Role.OFFICER)
def show(request: HttpRequest) -> HttpResponseBase:
    """The addresses, each to be changed, and a form for a new one; `q` narrows the list."""
    return render(request, "desk/settings.html", _values(request))


@needs(Role.OFFICER)
def address(request: HttpRequest) -> HttpResponseBase:
    """Add an address, change one, or take it out; what cannot be kept stays typed."""
    if request.method != "POST":
        return redirect("settings")
    words = texts_for(request).words["settings"]
    deed = request.POST.get("deed", "")
    try:
        changed = _done(request, deed, typed_day(request.POST.get("since", "")))
    except DayUnclear as error:
        messages.error(request, ask_for_day(request, error))
    except REFUSALS as error:
        messages.error(request, refusal(request, error))
    else:
        messages.success(request, words["kept" if changed else "known"])
        if changed:
            note(request, f"address:{request.POST.get('address', '')}"[:200], deed)
        return redirect("settings")
    values = _values(request) | {"typed": request.POST}
    return render(request, "desk/settings.html", values, status=422)


def _done(request: HttpRequest, deed: str, since: date | None) -> bool:
    """Whether anything changed. Raises the refusals of the service."""
    form = {name: request.POST.get(name, "") for name in FIELDS}
    before = {name: request.POST.get(f"was-{name}", "") for name in FIELDS}
    match deed:
        case "change":
            return change_address(before, form, since)
        case "remove":
            return change_address(before, None)
        case _:
            role, language = form["role"], form["language"]
            given = form["address"], form["name"]
            return confirm_address(*given, language=language, role=role, since=since)


def _values(request: HttpRequest) -> dict[str, object]:
    wanted = request.GET.get("q", "").strip().casefold()
    try:
        known = contacts()
    except REFUSALS as error:
        messages.error(request, refusal(request, error))
        known = ()
    rows = [row for row in known if wanted in " ".join(row.values()).casefold()]
    new = {"name": request.GET.get("name", "")}
    return {"rows": rows, "asked": wanted, "codes": LANGUAGES, "typed": new}

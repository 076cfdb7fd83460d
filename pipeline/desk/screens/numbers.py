"""The numbers of a COP's actions: proposed in the order of adoption, reordered, confirmed."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from pipeline.desk.access import needs, note, who
from pipeline.desk.people.roles import Role
from pipeline.desk.texts import refusal, texts_for
from pipeline.services.assign_numbers import (
    NumberPlan,
    StalePlan,
    assign_numbers,
    preview_numbers,
)
from pipeline.services.session import REFUSALS


@needs(Role.OFFICER)
def numbers(request: HttpRequest, name: str) -> HttpResponseBase:
    """The list as it would be; a button moves a line, another gives the numbers."""
    order, given = _order(request), _given(request)
    try:
        plan = preview_numbers(name, order=order, given=given)
    except REFUSALS as error:
        if request.method != "POST":
            raise Http404(str(error)) from error
        messages.error(request, refusal(request, error))
        return _page(request, preview_numbers(name), {}, 422)
    if request.POST.get("do") != "confirm":
        return _page(request, plan, given)
    return _confirmed(request, name, plan, order, given)


def _confirmed(
    request: HttpRequest, name: str, plan: NumberPlan, order: Sequence[str], given: dict[str, str]
) -> HttpResponseBase:
    words = texts_for(request).words["numbers"]
    version = request.POST.get("version", "")
    try:
        done = assign_numbers(name, by=who(request), order=order, given=given, version=version)
    except StalePlan:
        messages.error(request, words["stale"])
        return _page(request, plan, given, 409)
    except REFUSALS as error:
        messages.error(request, refusal(request, error))
        return _page(request, plan, given, 422)
    for line in done.lines:
        note(request, f"action:{line.number}", f"number {line.number}")
    messages.success(request, words["given" if done.lines else "nothing"])
    return redirect("proposals-of", done.meeting)


def _page(
    request: HttpRequest, plan: NumberPlan, given: dict[str, str], status: int = 200
) -> HttpResponseBase:
    values: dict[str, Any] = {"plan": plan, "given": given}
    return render(request, "desk/numbers.html", values, status=status)


def _order(request: HttpRequest) -> list[str]:
    """The keys in the order of the form, with the one that was moved in its new place."""
    keys = request.POST.getlist("key")
    way, _, key = request.POST.get("do", "").partition(":")
    if key in keys and way in ("up", "down"):
        place = keys.index(key)
        other = place - 1 if way == "up" else place + 1
        if 0 <= other < len(keys):
            keys[place], keys[other] = keys[other], keys[place]
    return keys


def _given(request: HttpRequest) -> dict[str, str]:
    """The numbers that were typed in the place of those proposed, by key."""
    typed = {
        key: request.POST.get(f"number-{key}", "").strip() for key in request.POST.getlist("key")
    }
    return {
        key: number
        for key, number in typed.items()
        if number
        if number != request.POST.get(f"proposed-{key}") or request.POST.get(f"keep-{key}")
    }

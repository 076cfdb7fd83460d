"""Letters: what is due, a preview, their words changed before they go, and that they went."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from pipeline.desk.access import needs, note, seen_by, who
from pipeline.desk.people.roles import Role
from pipeline.desk.screens.actions import ask_for_day
from pipeline.desk.texts import refusal, texts_for
from pipeline.services import letters as service
from pipeline.services.letters import DeskLetter, LetterWording
from pipeline.services.meetings import list_meetings
from pipeline.services.session import REFUSALS, this_day
from pipeline.workbooks.days import DayUnclear, typed_day

FILES = {  # how a letter can be downloaded -> its type
    ".eml": "message/rfc822",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
WORDS = ("address", "copies", "subject", "text")
PAGE = 20  # submissions; two letters may be about one
STATES = ("due", "edited", "sent")
BLANK = re.compile(r"\[[^\W\d][^\]\d\n]{1,40}\]")  # "[Name]": to be filled in by hand


@needs(Role.READER)
def latest(request: HttpRequest) -> HttpResponseBase:
    """The letters of the meeting that comes next, or was last."""
    meetings = sorted(list_meetings().values(), key=lambda meeting: meeting.closes)
    ahead = [meeting for meeting in meetings if meeting.closes >= this_day()]
    return redirect("letters-of", (ahead[0] if ahead else meetings[-1]).id)


@needs(Role.READER)
def listing(request: HttpRequest, meeting: str) -> HttpResponseBase:
    """The letters of a meeting about submissions, a page of these at a time, or about actions.

    `state` narrows the list to those due, changed or sent. Only what is shown is drafted.
    """
    asked = {name: request.GET.get(name, "") for name in ("state", "about")}
    try:
        found, page = _asked_for(request, meeting, asked)
    except REFUSALS as error:
        if meeting not in list_meetings():
            raise Http404(str(error)) from error
        messages.error(request, refusal(request, error))
        found, page = (), Paginator((), PAGE).get_page(1)
    rows = [(letter, letter.state) for letter in found]
    values = {
        "meeting": meeting,
        "meetings": sorted(list_meetings().values(), key=lambda m: m.opens, reverse=True),
        "states": STATES,
        "asked": asked,
        "rows": [row for row in rows if not asked["state"] or row[1] == asked["state"]],
        "page": page,
        "counted": page.paginator.count if [*page] == [*found] else None,
    }
    return render(request, "desk/letters.html", values)


def _asked_for(
    request: HttpRequest, meeting: str, asked: Mapping[str, str]
) -> tuple[Sequence[DeskLetter], Page]:
    """The letters to show, and the page of what they are about. Raises the refusals."""
    language: str = request.language  # type: ignore[attr-defined]  # ours
    if asked["about"] == "actions":
        due = service.letters_about_actions(meeting, language)
        shown = [each for each in due if asked["state"] in ("", each.state)]
        page = Paginator(shown, PAGE).get_page(request.GET.get("page"))
        return [*page], page
    pages = []

    def choose(digests: Sequence[str], touched: frozenset[str]) -> Sequence[str]:
        wanted = [d for d in digests if d in touched or asked["state"] not in ("edited", "sent")]
        size = len(wanted) if len(wanted) <= service.FEW else PAGE
        pages.append(Paginator(wanted, size or 1).get_page(request.GET.get("page")))
        return [*pages[0]]

    letters = service.letters_about_files(meeting, language, choose)
    if pages[0].paginator.count > service.FEW:
        return letters, pages[0]
    shown = [each for each in letters if asked["state"] in ("", each.state)]
    page = Paginator(shown, PAGE).get_page(request.GET.get("page"))
    return [*page], page


@needs(Role.READER)
def show(request: HttpRequest, meeting: str, key: str) -> HttpResponseBase:
    """One letter as it is to go, or went; its words can be changed."""
    return _shown(request, _letter(request, meeting, key))


@needs(Role.OFFICER)
def change(request: HttpRequest, meeting: str, key: str) -> HttpResponseBase:
    """Keep changed words, go back to the draft, or say that it went, or did not."""
    letter = _letter(request, meeting, key)
    if request.method != "POST":
        return redirect("letter", meeting, key)
    deed = request.POST.get("deed", "")
    try:
        changed = _done(request, letter, deed)
    except DayUnclear as error:
        messages.error(request, ask_for_day(request, error))
        return _shown(request, letter, status=422)
    except REFUSALS as error:
        messages.error(request, refusal(request, error))
        return _shown(request, letter, status=422)
    words = texts_for(request).words["letters"]
    messages.success(request, words["done"].get(deed, "") if changed else words["known"])
    if changed:
        note(request, f"letter:{meeting}:{key}", deed)
    return redirect("letter", meeting, key)


@needs(Role.READER)
def download(request: HttpRequest, meeting: str, key: str, name: str) -> HttpResponseBase:
    """The mail draft or the Word file, as a download, in the words it has now."""
    letter = _letter(request, meeting, key)
    suffix = next((suffix for suffix in FILES if name == f"{letter.name}{suffix}"), None)
    if suffix is None:
        raise Http404(name)
    try:
        content = service.letter_file(letter, suffix)
    except REFUSALS as error:
        raise Http404(str(error)) from error
    response = HttpResponse(content, content_type=FILES[suffix])
    response["Content-Disposition"] = f'attachment; filename="{letter.name}{suffix}"'
    return response


def _done(request: HttpRequest, letter: DeskLetter, deed: str) -> bool:
    """Whether anything changed. Raises DayUnclear and the refusals of the service."""
    by, seen = who(request), seen_by(request)
    match deed:
        case "keep":
            return service.keep_wording(letter, _typed(request), by=by, seen=seen)
        case "anew":
            return service.take_draft_anew(letter, by=by, seen=seen)
        case "sent":
            return _sent(request, letter)
        case "not_sent":
            return service.mark_not_sent(letter, by=by, seen=seen)
        case _:
            return False


def _sent(request: HttpRequest, letter: DeskLetter) -> bool:
    """Mark it as sent, in the words that stand in the form. Raises as `_done`."""
    by, seen = who(request), seen_by(request)
    day = typed_day(request.POST.get("day", ""))
    if day is None:
        raise DayUnclear("")
    if "text" in request.POST and service.keep_wording(letter, _typed(request), by=by, seen=seen):
        letter = _letter(request, letter.meeting, letter.id)
        seen = len(letter.steps)
    return service.mark_sent(letter, day, by=by, seen=seen)


def _typed(request: HttpRequest) -> LetterWording:
    return LetterWording(**{name: request.POST.get(name, "") for name in WORDS})


def _letter(request: HttpRequest, meeting: str, key: str) -> DeskLetter:
    try:
        return service.letter_named(meeting, key, request.language)  # type: ignore[attr-defined]  # ours
    except REFUSALS as error:
        raise Http404(str(error)) from error


def _shown(request: HttpRequest, letter: DeskLetter, status: int = 200) -> HttpResponseBase:
    """The letter; what was typed and could not be kept stays in the form."""
    now = service.wording_of(letter)
    typed = _typed(request) if status != HTTPStatus.OK and "text" in request.POST else now
    values: dict[str, Any] = {
        "letter": letter,
        "state": letter.state,
        "wording": now,
        "typed": typed,
        "remarks": () if letter.sent else letter.still_lacking(now.address),
        "paragraphs": now.text.split("\n\n"),
        "changed": service.draft_has_changed(letter),
        "aged": letter.edited is not None and not _is_of_today(letter.edited.at),
        "blanks": [*dict.fromkeys(BLANK.findall(now.text))] if not letter.sent else [],
        "version": len(letter.steps),
        "steps": [*reversed(letter.steps)],
        "files": [(f"{letter.name}{suffix}", suffix.removeprefix(".")) for suffix in FILES],
        "day": request.POST.get("day", this_day().isoformat()),
    }
    return render(request, "desk/letter.html", values, status=status)


def _is_of_today(moment: str) -> bool:
    return date.fromisoformat(moment[:10]) == this_day()

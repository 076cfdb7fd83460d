"""What a submission is: to others, of which meeting, withdrawn, not for us; and its erasing."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from pipeline.desk.access import needs, note, who
from pipeline.desk.forget import forget
from pipeline.desk.people.roles import Role
from pipeline.desk.texts import refusal, texts_for
from pipeline.services import erase as erasing
from pipeline.services import relations
from pipeline.services.lookup import list_submissions
from pipeline.services.meetings import list_meetings
from pipeline.services.review import compare_versions
from pipeline.services.session import REFUSALS
from pipeline.submissions.kept import Submission
from pipeline.submissions.versions.relations import ASIDE, TO_ANOTHER, RelationKind


@needs(Role.READER)
def show(request: HttpRequest, sha256: str) -> HttpResponseBase:
    """What it is now, who said so, and the forms to say otherwise."""
    return render(request, "desk/belonging.html", _values(found(sha256)))


@needs(Role.OFFICER)
def say(request: HttpRequest, sha256: str) -> HttpResponseBase:
    """Keep, or take back, one word on what it is."""
    do = DEEDS.get(request.POST.get("deed", ""))
    if request.method != "POST" or do is None:
        return redirect("belonging", sha256)
    submission = found(sha256)
    try:
        outcome = do(request, submission.sha256)
    except REFUSALS as error:
        messages.error(request, refusal(request, error))
        values = _values(submission) | {"typed": request.POST}
        return render(request, "desk/belonging.html", values, status=422)
    words = texts_for(request).words["belonging"]
    messages.success(request, words["kept" if outcome.changed else "known"])
    for remark in outcome.remarks:
        messages.warning(request, remark)
    note(request, f"submission:{submission.sha256}", outcome.relation.kind.value)
    return redirect("belonging", submission.sha256)


@needs(Role.ADMINISTRATOR)
def erase(request: HttpRequest, sha256: str) -> HttpResponseBase:
    """Ask that it be erased, confirm what another administrator asked for, or take that back."""
    if request.method != "POST":
        return redirect("belonging", sha256)
    words = texts_for(request).words["erase"]
    deed = request.POST.get("deed", "")
    known = erasing.erasure_of(sha256)
    if known and known.is_tombstone and deed == "confirm":  # a second click
        messages.success(request, words["done"])
        return redirect("submissions")
    try:
        digest = found(sha256).sha256
        if deed == "confirm":
            return _erase_now(request, digest, words)
        if deed == "take_back":
            erasing.take_back_erasure(digest, by=who(request))
            messages.success(request, words["taken_back"])
        else:
            reason = request.POST.get("reason", "")
            outcome = erasing.ask_erasure(digest, by=who(request), reason=reason)
            messages.success(request, words["asked" if outcome.changed else "asked_before"])
            for remark in outcome.remarks:
                messages.warning(request, remark)
    except REFUSALS as error:
        messages.error(request, refusal(request, error))
    else:
        note(request, f"submission:{digest}", f"erase {deed}")
    return redirect("belonging", sha256)


def found(sha256: str) -> Submission:
    """The submission of an address. Raises Http404."""
    return with_version_before(sha256)[0]


def with_version_before(sha256: str) -> tuple[Submission, Submission | None]:
    """A submission, and the version before it; None: it is the first. Raises Http404."""
    try:
        return compare_versions(sha256)
    except REFUSALS as error:
        raise Http404(str(error)) from error


def _erase_now(request: HttpRequest, sha256: str, words: dict[str, str]) -> HttpResponseBase:
    outcome = erasing.confirm_erasure(sha256, by=who(request))
    forget(outcome.sha256s, outcome.names)
    messages.success(request, words["done"])
    if not outcome.forgotten:
        messages.warning(request, words["not_forgotten"])
    for path in outcome.traces.left:
        messages.warning(request, words["left"].format(path=path))
    note(request, f"submission:{sha256}", "erase confirm")
    return redirect("submissions")


def _relate(request: HttpRequest, sha256: str) -> relations.RelationOutcome:
    kind = relations.relation_kind(request.POST.get("kind", ""))
    other = request.POST.get("other_name", "").strip() or request.POST.get("other", "")
    return relations.relate(sha256, kind, other, by=who(request), reason=_reason(request))


def _undo(request: HttpRequest, sha256: str) -> relations.RelationOutcome:
    """Take back what the button beside a relation names."""
    kind, other = request.POST.get("kind", ""), request.POST.get("other", "")
    reason = _reason(request)
    if kind in {aside.value for aside in ASIDE}:
        return relations.set_aside(
            sha256, RelationKind(kind), by=who(request), reason=reason, undo=True
        )
    known = relations.relation_kind(kind)
    return relations.relate(sha256, known, other, by=who(request), reason=reason, undo=True)


def _move(request: HttpRequest, sha256: str) -> relations.RelationOutcome:
    meeting = request.POST.get("meeting", "")
    return relations.move(sha256, meeting, by=who(request), reason=_reason(request))


def _aside(kind: RelationKind) -> Callable[[HttpRequest, str], relations.RelationOutcome]:
    def do(request: HttpRequest, sha256: str) -> relations.RelationOutcome:
        return relations.set_aside(sha256, kind, by=who(request), reason=_reason(request))

    return do


def _reason(request: HttpRequest) -> str:
    return request.POST.get("reason", "").strip()


DEEDS: dict[str, Callable[[HttpRequest, str], relations.RelationOutcome]] = {
    "relate": _relate,
    "undo": _undo,
    "move": _move,
    "withdraw": _aside(RelationKind.WITHDRAWN),
    "set_aside": _aside(RelationKind.NOT_FOR_US),
}


def _values(submission: Submission) -> dict[str, Any]:
    entries = list_submissions()
    by_digest = {entry.sha256: entry for entry in entries}
    known = sorted(list_meetings().values(), key=lambda meeting: meeting.opens, reverse=True)
    entry = by_digest[submission.sha256]
    return {
        "kept": submission,
        "reading": submission.corrected,
        "entry": entry,
        "main": by_digest.get(entry.goes_with),
        "relations": [(word, by_digest.get(word.target)) for word in submission.relations],
        "related": [(word, by_digest.get(other)) for other, word in submission.related],
        "history": [
            (word, by_digest.get(word.target))
            for word in relations.relation_history(submission.sha256)
        ],
        "kinds": [kind.value for kind in RelationKind if kind in TO_ANOTHER],
        "others": [
            other
            for other in entries
            if other.meeting == submission.meeting and other.sha256 != submission.sha256
        ],
        "meetings": [meeting.id for meeting in known if meeting.id != submission.meeting],
        "aside": submission.aside,
        "erasure": erasing.erasure_of(submission.sha256),
        "typed": {},
        "tab": "belonging",
    }

"""Two versions of a submission side by side, and the headings that nobody could place."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from pipeline.desk.access import needs, note, who
from pipeline.desk.list_tables import Cells, as_table
from pipeline.desk.people.roles import Role
from pipeline.desk.screens.belonging import found, with_version_before
from pipeline.desk.texts import Texts, refusal, texts_for
from pipeline.services import review
from pipeline.services.headings import home_headings, revoke_heading
from pipeline.services.lookup import list_submissions
from pipeline.services.session import REFUSALS
from pipeline.submissions.kept import Submission
from pipeline.submissions.review.taught_headings import TaughtHeading
from pipeline.views.placing import form_sections, unplaced_headings
from pipeline.views.side_by_side import side_by_side

WORDING_HEAD = (
    *("placing.heading", "placing.section", "submissions.file"),
    *("placing.by", "action.day"),
)


@needs(Role.READER)
def compare(request: HttpRequest, sha256: str) -> HttpResponseBase:
    """The submission beside another version of it; `with` names that, else it is the one before."""
    submission, before = with_version_before(sha256)
    asked = request.GET.get("with", "")
    if asked in submission.versions:
        before = found(asked)
    pairs = side_by_side(before, submission) if before else ()
    values = {
        "kept": submission,
        "reading": submission.corrected,
        "before": before,
        "pairs": pairs,
        "changed": sum(pair.state != "same" for pair in pairs),
        "versions": _entries(submission.versions),
        "tab": "versions",
    }
    return render(request, "desk/versions.html", values)


@needs(Role.READER)
def headings(request: HttpRequest, sha256: str) -> HttpResponseBase:
    """Every heading that stands for no section of the form, with the sections to choose from."""
    return render(request, "desk/headings.html", _headings(request, found(sha256)))


@needs(Role.OFFICER)
def place(request: HttpRequest, sha256: str) -> HttpResponseBase:
    """Put one heading under a section; the file is read again, and later files follow."""
    heading, section = request.POST.get("heading", ""), request.POST.get("section", "")
    if request.method == "POST" and heading and section:
        words = texts_for(request).words["placing"]
        path = f"sections/{heading}"
        try:
            outcome = review.correct(sha256, path, section, by=who(request), reason=words["reason"])
        except REFUSALS as error:
            messages.error(request, refusal(request, error))
        else:
            messages.success(request, words["placed" if outcome.added else "known"])
            note(request, f"submission:{sha256}", path)
    return redirect("submission-headings", sha256)


@needs(Role.READER)
def wordings(request: HttpRequest) -> HttpResponseBase:
    """The wordings of headings that the program has learnt here."""
    learnt = home_headings()
    if table := as_table(
        request, "wordings", WORDING_HEAD, learnt, _wording_cells, title="placing.learnt"
    ):
        return table
    return render(request, "desk/wordings.html", {"learnt": learnt})


def _wording_cells(row: tuple[TaughtHeading, str], texts: Texts) -> Cells:
    taught, file = row
    section = texts.words["sections"].get(taught.section, taught.section)
    return taught.heading, section, file, taught.by, taught.day


@needs(Role.OFFICER)
def forget_wording(request: HttpRequest) -> HttpResponseBase:
    """Let one of them count in later files no more."""
    heading = request.POST.get("heading", "")
    if request.method == "POST" and heading:
        try:
            revoke_heading(heading, by=who(request))
        except REFUSALS as error:
            messages.error(request, refusal(request, error))
        else:
            words = texts_for(request).words["placing"]
            messages.success(request, words["forgotten"])
            note(request, "headings", heading)
    return redirect("wordings")


def _headings(request: HttpRequest, submission: Submission) -> dict[str, Any]:
    language: str = request.language  # type: ignore[attr-defined]  # ours
    return {
        "kept": submission,
        "reading": submission.corrected,
        "unplaced": unplaced_headings(submission.corrected),
        "sections": form_sections(submission.corrected, language),
        "tab": "submission-headings",
    }


def _entries(digests: tuple[str, ...]) -> list[Any]:
    return [entry for entry in list_submissions() if entry.sha256 in digests]

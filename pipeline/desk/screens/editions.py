"""The editions of the Appendices: what is at hand, and a new one looked at before it is kept."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from pipeline.desk.access import needs, note
from pipeline.desk.list_tables import Cells, as_table
from pipeline.desk.people.roles import Role
from pipeline.desk.screens.actions import ask_for_day
from pipeline.desk.texts import Texts, refusal, texts_for
from pipeline.desk.uploads import drop_upload, keep_upload, kept_upload, upload_to_keep
from pipeline.services.import_appendices import ImportedEdition, keep_edition, read_edition
from pipeline.services.session import REFUSALS
from pipeline.services.taxa import compare_editions, editions_at_hand
from pipeline.views.taxa import DiffAnswer, EditionAnswer, summarise_diff, summarise_edition
from pipeline.workbooks.days import DayUnclear, typed_day

LINES = 400  # of a difference that are shown of each kind

HEAD = (
    *("editions.edition", "editions.in_force", "editions.lines", "editions.verified"),
    *("editions.source", "editions.caveat"),
)


@needs(Role.READER)
def editions(request: HttpRequest) -> HttpResponseBase:
    """Every edition at hand; `before` and `after` show what changed between two."""
    rows = [summarise_edition(known) for known in editions_at_hand()]
    if table := as_table(request, "editions", HEAD, rows, _cells):
        return table
    return render(request, "desk/editions.html", _values(request))


def _cells(row: EditionAnswer, texts: Texts) -> Cells:
    return row.edition, row.in_force, row.lines, row.verified, row.source, row.caveat


@needs(Role.ADMINISTRATOR)
def look(request: HttpRequest) -> HttpResponseBase:
    """Read a list that was sent, and show what keeping it would change. Keeps no edition yet."""
    files = request.FILES.getlist("files")
    if request.method != "POST" or not files:
        return redirect("editions")
    typed = {name: request.POST.get(name, "").strip() for name in ("edition", "day", "source")}
    try:
        day = typed_day(typed["day"])
        if day is None:
            raise DayUnclear("")
    except DayUnclear as error:
        messages.error(request, ask_for_day(request, error))
        return render(request, "desk/editions.html", _values(request) | typed, status=422)
    token = keep_upload(files)
    return _shown(request, token, typed["edition"], day, typed["source"])


@needs(Role.ADMINISTRATOR)
def keep(request: HttpRequest) -> HttpResponseBase:
    """Keep what was looked at as an edition, or drop it."""
    form, words = request.POST, texts_for(request).words["editions"]
    token = upload_to_keep(request, words)
    if token is None:
        return redirect("editions")
    edition, source = form.get("edition", ""), form.get("source", "")
    try:
        day = date.fromisoformat(form.get("day", ""))
        keep_edition(read_edition(kept_upload(token), edition, day, source), confirmed=True)
    except (ValueError, *REFUSALS) as error:
        messages.error(request, refusal(request, error))
        return redirect("editions")
    drop_upload(token)
    note(request, f"edition:{edition}", source)
    messages.success(request, words["kept"].format(edition=edition))
    return redirect("editions")


def _shown(
    request: HttpRequest, token: str, edition: str, day: date, source: str
) -> HttpResponseBase:
    """The trial of a list; what cannot be read is told, and not kept."""
    asked = {"token": token, "edition": edition, "day": day.isoformat(), "source": source}
    try:
        trial = read_edition(kept_upload(token), edition, day, source)
    except REFUSALS as error:
        drop_upload(token)
        messages.error(request, refusal(request, error))
        return render(request, "desk/editions.html", _values(request) | asked, status=422)
    return render(request, "desk/edition_trial.html", asked | _trial(trial))


def _trial(trial: ImportedEdition) -> dict[str, object]:
    return {
        "trial": trial,
        "counted": summarise_edition(trial.appendices),
        "difference": trial.difference and _difference(summarise_diff(trial.difference)),
    }


def _difference(found: DiffAnswer) -> dict[str, object]:
    """What changed, each kind with its count and as many lines as a page takes."""
    kinds = ("added", "removed", "renamed", "annotation_changed")
    parts = [(kind, lines, lines[:LINES]) for kind in kinds if (lines := getattr(found, kind))]
    return {"before": found.before, "after": found.after, "parts": parts}


def _values(request: HttpRequest) -> dict[str, object]:
    known = [summarise_edition(edition) for edition in editions_at_hand()]
    ids = [edition.edition for edition in known]
    newest = [*ids[:1], *ids][-2:]  # twice the same where there is one alone
    before = request.GET.get("before", newest[0])
    after = request.GET.get("after", newest[1])
    two = {before, after} <= {*ids} and before != after
    difference = _difference(summarise_diff(compare_editions(before, after))) if two else None
    return {"editions": known[::-1], "before": before, "after": after, "difference": difference}

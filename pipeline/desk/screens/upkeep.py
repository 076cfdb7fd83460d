"""What was done at the desk and in the register, whether all is in order, and backups of it."""

import csv
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from pipeline.config import home
from pipeline.csv_cells import as_cell
from pipeline.desk.access import needs, note, who
from pipeline.desk.people.models import Deed, Run
from pipeline.desk.people.roles import Role
from pipeline.desk.runs import begin
from pipeline.desk.settings import private_folder
from pipeline.services.maintenance import back_up, health

PAGE = 100  # deeds
BACKUPS = "backups"  # folder in the home; what `restore` lays aside lies there too


@needs(Role.ADMINISTRATOR)
def history(request: HttpRequest) -> HttpResponseBase:
    """Every deed at the desk, the newest first; `q` narrows by name or subject."""
    words = request.GET.get("q", "").strip()
    deeds = _deeds(words)
    if request.GET.get("as") == "csv":
        return _as_csv(deeds)
    page = Paginator(deeds, PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/history.html", {"page": page, "words": words})


@needs(Role.ADMINISTRATOR)
def condition(request: HttpRequest) -> HttpResponseBase:
    """What `concerted doctor` says, and the backups that lie in the home."""
    values = {"health": health(), "backups": _backups()}
    return render(request, "desk/condition.html", values)


@needs(Role.ADMINISTRATOR)
def make_backup(request: HttpRequest) -> HttpResponseBase:
    """Begin a run that writes a backup into the home."""
    if request.method != "POST":
        return redirect("condition")
    run = Run.objects.create(kind="backup", who=who(request))
    begin(run, write_backup)
    note(request, "backup")
    return redirect("run", run.pk)


@needs(Role.ADMINISTRATOR)
def backup(request: HttpRequest, name: str) -> HttpResponseBase:
    """A backup as a download. Only what the page lists is given out."""
    path = next((path for path in _backups() if path.name == name), None)
    if path is None:
        raise Http404(name)
    note(request, f"backup:{name}")
    return FileResponse(path.open("rb"), as_attachment=True, filename=name)


def write_backup(run: Run) -> tuple[str, dict[str, Any]]:
    """Write a backup; its name, how many kept files are in it, and what is wrong with others."""
    folder = private_folder(home() / BACKUPS)
    path = folder / f"desk-{datetime.now(UTC):%Y%m%d-%H%M%S}-{run.pk}.zip"
    count, problems = back_up(path)
    rows = [{"what": problem.what, "mend": problem.mend} for problem in problems]
    return "", {"backup": path.name, "files": count, "problems": rows}


def _backups() -> list[Path]:
    """The newest first."""
    return sorted((home() / BACKUPS).glob("*.zip"), key=lambda path: -path.stat().st_mtime)


def _deeds(words: str) -> list[Deed]:
    found = Deed.objects.order_by("-when", "-pk")
    if words:
        found = found.filter(subject__icontains=words) | found.filter(who__icontains=words)
    return [*found]


def _as_csv(deeds: list[Deed]) -> HttpResponse:
    """A table that Excel opens in Bonn: with a mark of its encoding, and no formula in it."""
    file = StringIO()
    table = csv.writer(file)
    table.writerow(["when", "who", "what", "subject", "detail", "refused"])
    for deed in deeds:
        cells = [deed.when.isoformat(), deed.who, deed.what, deed.subject, deed.detail]
        table.writerow([*map(as_cell, cells), "yes" if deed.refused else ""])
    response = HttpResponse(file.getvalue().encode("utf-8-sig"), content_type="text/csv")
    response["Content-Disposition"] = 'attachment; filename="history.csv"'
    return response

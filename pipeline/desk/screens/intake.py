"""Take in: drop files, say the meeting and the day, watch it read, and see what came of it."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from pipeline.config import home
from pipeline.convention.receipt_day import read_day, written_day
from pipeline.desk.access import needs, note, who
from pipeline.desk.own_days import NAME, own_days, own_table, write_own_table
from pipeline.desk.people.models import Run
from pipeline.desk.people.roles import Role
from pipeline.desk.runs import begin, folder_of
from pipeline.desk.screens.actions import ask_for_day
from pipeline.desk.settings import LARGEST_UPLOAD
from pipeline.desk.texts import texts_for
from pipeline.desk.uploads import drop_upload, keep_upload, kept_upload, write_upload
from pipeline.private_files import folder_mode
from pipeline.services.meetings import list_meetings
from pipeline.services.session import this_day
from pipeline.services.take_in import IntakeListener, IntakeReport, safe_name, take_in
from pipeline.submissions.findings import Severity
from pipeline.workbooks.days import DayUnclear
from pipeline.workbooks.hours import typed_receipt

TABLES = (".csv", ".xlsx")
GROUPS = {"files": "files", "manifest": "table"}  # of the form -> folder of a run


@needs(Role.OFFICER, to="change")
def intake(request: HttpRequest) -> HttpResponseBase:
    """The form, and the runs before; sending it begins a run and goes there.

    Files that came with a form that cannot be taken are kept, and need not be sent again.
    """
    if request.method != "POST":
        return render(request, "desk/intake.html", _values({}))
    given = {group: _given(request, group) for group in GROUPS}
    try:
        received = typed_receipt(request.POST.get("received", ""))
        apart = own_table(own_days(request.POST), received)
    except DayUnclear as error:
        return _back(request, ask_for_day(request, error))
    words = texts_for(request).words["intake"]
    refusal = _refusal(given["files"], request.POST.get("meeting", ""), received, words)
    if refusal:
        return _back(request, refusal)
    run = _run(request, received)
    for group, files in given.items():
        _keep(run, group, files)
        drop_upload(_token(request, group))
    if apart and not given["manifest"]:
        write_own_table(folder_of(run) / GROUPS["manifest"] / NAME, apart)
    begin(run, read_files)
    note(request, f"run:{run.pk}", f"{len(given['files'])} files")
    return redirect("run", run.pk)


def _given(request: HttpRequest, group: str) -> list[UploadedFile | Path]:
    """What is sent now, after what came before with the same form; of tables the newest."""
    given: list[UploadedFile | Path] = [*kept_upload(_token(request, group))]
    given += request.FILES.getlist(group)
    return given if group == "files" else given[-1:]


def _token(request: HttpRequest, group: str) -> str:
    return request.POST.get(f"kept_{group}", "")


def _back(request: HttpRequest, problem: str) -> HttpResponseBase:
    """The form as it was sent, what is wrong with it, and the files that came with it."""
    messages.error(request, problem)
    apart = own_days(request.POST)
    kept = {}
    for group in GROUPS:
        if _given(request, group):
            token = keep_upload(request.FILES.getlist(group), _token(request, group))
            kept[group] = (token, [(p.name, apart.get(p.name)) for p in kept_upload(token)])
    values = _values(request.POST) | {"kept": kept}
    return render(request, "desk/intake.html", values, status=422)


@needs(Role.READER)
def run(request: HttpRequest, number: int) -> HttpResponseBase:
    """One run: how far it is, or what came of it. A part of the page for those that ask again."""
    found = get_object_or_404(Run, pk=number)
    template = "desk/run_part.html" if request.htmx else "desk/run.html"  # type: ignore[attr-defined]  # by middleware
    return render(request, template, {"run": found})


@needs(Role.OFFICER)
def again(request: HttpRequest, number: int) -> HttpResponseBase:
    """Begin a run again that failed or was cut off."""
    found = get_object_or_404(Run, pk=number, kind="intake")
    if request.method == "POST" and found.state == "failed" and folder_of(found).is_dir():
        found.state, found.line, found.ended, found.done = "running", "", None, 0
        found.save()
        begin(found, read_files)
    return redirect("run", number)


def read_files(run: Run) -> tuple[str, dict[str, Any]]:
    """Take in what a run was given. Raises the refusals of the service."""
    folder = folder_of(run)
    table = next((path for path in (folder / "table").glob("*")), None)
    asked = run.asked.get("received")
    report = take_in(
        [folder / "files"],
        run.asked["meeting"],
        read_day(asked) if asked else None,
        table,
        listener=Progress(run),
    )
    return "", {"rows": [*_rows(report)], "not_come": [*report.not_come]}


class Progress(IntakeListener):
    """Writes into the row of a run how far it is."""

    def __init__(self, run: Run) -> None:
        self.run = run

    def found(self, meeting: str, files: int) -> None:
        self.run.total = files
        self.run.save(update_fields=["total"])

    def taken_in(self, done: int, of: int, name: str) -> None:
        self.run.done, self.run.total, self.run.at = done, of, name[:300]
        self.run.save(update_fields=["done", "total", "at"])


def _rows(report: IntakeReport) -> Iterable[dict[str, Any]]:
    for row in report.rows:
        yield {
            "file": row.file,
            "sha256": row.sha256,
            "state": row.state.name.lower(),
            "problem": row.summary.problem,
            "problem_state": row.summary.problem_state,
            "note": row.note,
            "kind": row.summary.kind,
            "must_fix": row.count(Severity.MUST_FIX),
            "check": row.count(Severity.CHECK),
            "notes": row.count(Severity.NOTE),
            "suggested": row.suggested,
        }
    for path in report.passed_over:
        yield {"file": path.name, "sha256": "", "state": "passed_over"}


def _run(request: HttpRequest, received: date | None) -> Run:
    asked = {
        "meeting": request.POST["meeting"],
        "received": written_day(received) if received else None,
    }
    return Run.objects.create(kind="intake", who=who(request), asked=asked)


def _keep(run: Run, group: str, files: Sequence[UploadedFile | Path]) -> None:
    """The files under names that are safe here; two of one name both stay."""
    place = folder_of(run) / GROUPS[group]
    place.mkdir(parents=True, mode=folder_mode(home()))
    for number, file in enumerate(files):
        name = safe_name(file.name or "")
        path = place / name
        if path.exists():
            path = place / str(number) / name
            path.parent.mkdir(mode=folder_mode(home()))
        if isinstance(file, Path):
            file.rename(path)
        else:
            write_upload(path, file)


def _refusal(
    files: Sequence[UploadedFile | Path], meeting: str, received: date | None, words: dict[str, str]
) -> str:
    """Why the form cannot be taken; "" where it can."""
    if not files:
        return words["no_files"]
    if meeting not in list_meetings():
        return words["no_meeting"]
    if received and received > this_day():
        return words["future"]
    return ""


def _values(typed: Any) -> dict[str, Any]:
    meetings = sorted(list_meetings().values(), key=lambda m: m.opens, reverse=True)
    runs = Run.objects.filter(kind="intake")[:10]
    megabytes = LARGEST_UPLOAD // (1024 * 1024)
    size = {"largest": LARGEST_UPLOAD, "megabytes": megabytes}
    return {"meetings": meetings, "typed": typed, "runs": runs} | size

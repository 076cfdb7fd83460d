"""Letters and papers: made as runs, kept by meeting, given out as downloads."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from pipeline.config import home
from pipeline.desk.access import needs, note, who
from pipeline.desk.people.models import Run
from pipeline.desk.people.roles import Role
from pipeline.desk.runs import begin
from pipeline.desk.texts import texts_for
from pipeline.services.meetings import list_meetings
from pipeline.services.paper_files import papers_folder
from pipeline.services.papers import (
    Papers,
    compliance_papers,
    council_papers,
    letter_papers,
)
from pipeline.services.session import this_day

MAKERS: dict[str, Callable[[str, date], Papers | None]] = {
    "compliance": compliance_papers,
    "council": council_papers,
    "letters": letter_papers,
}


@dataclass(frozen=True, slots=True)
class PaperFile:
    """A paper that was written."""

    name: str  # within the folder of its meeting, folders and all
    written: datetime
    size: int  # bytes


@needs(Role.READER)
def papers(request: HttpRequest) -> HttpResponseBase:
    """What has been written, by meeting, and what may be written now."""
    meetings = sorted(list_meetings().values(), key=lambda m: m.opens, reverse=True)
    kept = [(meeting.id, files) for meeting in meetings if (files := _files(meeting.id))]
    values = {"meetings": meetings, "kept": kept, "kinds": [*MAKERS]}
    return render(request, "desk/papers.html", values)


@needs(Role.OFFICER)
def make(request: HttpRequest) -> HttpResponseBase:
    """Begin a run that writes papers of a meeting."""
    kind, meeting = request.POST.get("kind", ""), request.POST.get("meeting", "")
    if request.method != "POST" or kind not in MAKERS or meeting not in list_meetings():
        words = texts_for(request).words["intake"]
        messages.error(request, words["no_meeting"])
        return redirect("papers")
    run = Run.objects.create(kind=kind, who=who(request), asked={"meeting": meeting})
    begin(run, write_papers)
    note(request, f"meeting:{meeting}", kind)
    return redirect("run", run.pk)


@needs(Role.READER)
def download(request: HttpRequest, meeting: str, name: str) -> HttpResponseBase:
    """A paper, as a download. Only what stands in the list of its meeting is given out."""
    if name not in {file.name for file in _files(meeting)}:
        raise Http404(name)
    path = papers_folder(meeting) / name
    return FileResponse(
        path.open("rb"),
        as_attachment=True,
        filename=path.name,
        content_type="application/octet-stream",
    )


def write_papers(run: Run) -> tuple[str, dict[str, Any]]:
    """Write what a run asks for. Raises the refusals of the service."""
    meeting = run.asked["meeting"]
    written = MAKERS[run.kind](meeting, this_day())
    if written is None:
        return "nothing_due", {"table": [], "files": []}
    folder = papers_folder(meeting)
    names = [path.relative_to(folder).as_posix() for path in written.files]
    table = [*map(list, written.table)]
    return written.line, {"table": table, "files": names, "lines": {**written.lines}}


def _files(meeting: str) -> list[PaperFile]:
    """What is kept for a meeting, the newest first; nothing for an id that is no meeting's."""
    if meeting not in list_meetings():
        return []
    folder = home() / "papers" / meeting
    found = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    files = [_described(path, folder) for path in found]
    return sorted(files, key=lambda file: file.written, reverse=True)


def _described(path: Path, folder: Path) -> PaperFile:
    status = path.stat()
    written = datetime.fromtimestamp(status.st_mtime, UTC)
    return PaperFile(path.relative_to(folder).as_posix(), written, status.st_size)

"""What was done at the desk and in the register, whether all is in order, and backups of it."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from pipeline.config import home
from pipeline.desk.access import needs, note, who
from pipeline.desk.list_tables import Cells, as_table
from pipeline.desk.people.models import Deed, Run
from pipeline.desk.people.roles import Role
from pipeline.desk.runs import begin
from pipeline.desk.settings import private_folder
from pipeline.desk.texts import Texts, texts_for
from pipeline.services.lookup import list_submissions
from pipeline.services.maintenance import back_up, health

PAGE = 100  # deeds
HEAD = ("people.when", "history.who", "history.what", "history.subject", "history.detail")
VERBS = ("assign", "number", "these")  # of which the words of the deed say the same
TOLD = ("comments-write", "letter-change")  # of which the words of the deed say all
BACKUPS = "backups"  # folder in the home; what `restore` lays aside lies there too


@needs(Role.ADMINISTRATOR)
def history(request: HttpRequest) -> HttpResponseBase:
    """Every deed at the desk, the newest first; `q` narrows by name or subject."""
    words = request.GET.get("q", "").strip()
    deeds = _deeds(words)
    if table := as_table(request, "history", HEAD, deeds, _cells):
        return table
    page = Paginator(deeds, PAGE).get_page(request.GET.get("page"))
    rows = _with_subjects([*page], texts_for(request))
    values = {"page": page, "rows": rows, "words": words}
    return render(request, "desk/history.html", values)


def _with_subjects(deeds: Sequence[Deed], texts: Texts) -> list[tuple[Deed, str, str, str, str]]:
    """Each deed in words, with the address of what it was done to, "" for none, and its name."""
    files = {entry.sha256: entry.file for entry in list_submissions()}
    rows = []
    for deed in deeds:
        address, name = _subject(deed.subject, files, texts)
        rows.append((deed, _in_words(deed, texts), _detail(deed, texts), address, name))
    return rows


def _subject(subject: str, files: Mapping[str, str], texts: Texts) -> tuple[str, str]:
    """The address of what a deed was done to, "" for none, and what people call it."""
    kind, _, key = subject.partition(":")
    nav, number = texts.words["nav"], key.partition(":")
    if kind == "submission" and key in files:
        return reverse(kind, args=[key]), files[key]
    if kind in ("action", "meeting") and key:
        return reverse(kind, args=[key]), key
    if kind == "run" and key.isdecimal():
        return reverse(kind, args=[key]), f"{texts.words['intake']['run']} {key}"
    if kind == "letter" and number[2]:
        return reverse(kind, args=[number[0], number[2]]), f"{nav['letters']}, {number[0]}"
    return "", subject


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


def _cells(deed: Deed, texts: Texts) -> Cells:
    what = _in_words(deed, texts)
    refused = f"{what} ({texts.words['people']['bad']})" if deed.refused else what
    return texts.moment(deed.when), deed.who, refused, deed.subject, _detail(deed, texts)


def _in_words(deed: Deed, texts: Texts) -> str:
    """What somebody did, for whoever does not know the names of pages."""
    words: dict[str, str] = texts.words["noted"]
    return words.get(deed.what, words["other"])


def _detail(deed: Deed, texts: Texts) -> str:
    """The rest of it: “corrected Symbol”, an event by its name; else as it was noted."""
    words = texts.words
    first, _, rest = deed.detail.partition(" ")
    if deed.what == "submission-judge" and first in words["deeds"]:
        return f"{words['deeds'][first]} {words['fields'].get(rest, rest)}".strip()
    if deed.what in ("action-record", "proposals-record", "proposals-enter"):
        return str(words["events"].get(deed.detail, deed.detail))
    if deed.what == "papers-make":
        return str(words["paper_kinds"].get(deed.detail, deed.detail))
    if first in VERBS and rest:
        return str(words["fields"].get(rest, rest))
    if deed.what == "intake" and first.isdecimal():
        return texts.several("file", int(first))
    return "" if deed.what in TOLD else deed.detail

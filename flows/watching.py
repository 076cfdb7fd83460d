"""Take in what is put into a folder: when somebody asks in Prefect's pages, or when it is new."""

from datetime import date
from pathlib import Path
from time import time

from flows.compliance import day_of_run
from flows.intake import intake
from flows.showing import show
from flows.steps import run
from pipeline.arrivals import settled
from pipeline.errands import Errand, Work, errands_on
from pipeline.home import home, register_url
from pipeline.inbox import came_in, inbox, manifest_of, paths_to_take_in
from pipeline.papers import Papers, intake_papers
from pipeline.register import open_register
from pipeline.turn import NotOurTurn, our_turn

HEAD = ("Meeting", "Came to")


class NotTakenIn(Exception):
    """What came for a meeting could not be taken in; it is tried again on the next look."""


@run("intake of a folder", "intake of a folder for {meeting}")
def take_in(
    meeting: str,
    folder: str | None = None,
    received: str | None = None,
    manifest: str | None = None,
) -> Papers:
    """Take a folder of this machine in: the inbox of the meeting, and its manifest, if not given.

    `received` like 2025-10-20. Raises ManifestError, UnknownMeeting, RegisterError and OSError.
    """
    place = Path(folder) if folder else inbox(meeting)
    if not place.exists():
        raise NotTakenIn(f"There is no {place} on this machine. Make it, or give another folder.")
    day = date.fromisoformat(received) if received else None
    table = Path(manifest) if manifest else None
    if not (folder or day or table):
        table = manifest_of(meeting)
    papers = intake_papers(intake([place], meeting, day, table), day_of_run(None))
    show(f"papers of the intake {meeting}", papers)
    return papers


@run("inboxes", "look into the inboxes")
def watch() -> Papers:
    """Take in what is new in the inbox of each meeting that is not over.

    A file that somebody is still writing is left for the next look, and all of them where another
    look is at work. Raises NotTakenIn after every inbox was tried, and RegisterError.
    """
    try:
        with our_turn(wait=False):
            return _watch(day_of_run(None))
    except NotOurTurn as error:
        return Papers(str(error), (HEAD,), ())


def _watch(today: date) -> Papers:
    with open_register(home(), register_url()) as register:
        meetings = register.meetings()
    rows, files, failed = [], list[Path](), []
    for errand in errands_on(meetings, today, ()):
        if errand.work is not Work.ARRIVALS:
            continue
        try:
            came = take_in_new(errand, today)
        except Exception as error:  # whatever it is, the other inboxes are looked into
            failed.append(f"{errand.meeting}: {error}")
            continue
        if came:
            rows.append((errand.meeting, came.line))
            files += came.files
    if failed:
        raise NotTakenIn(f"{'; '.join(failed)}. It is tried again on the next look.")
    done = Papers(f"{len(rows)} inboxes with something new", (HEAD, *rows), tuple(files))
    if rows:
        show("inboxes", done)
    return done


def take_in_new(errand: Errand, today: date) -> Papers | None:
    """What is new in an inbox and whole, None where nothing is. Raises as `take_in_for`."""
    paths = settled(paths_to_take_in(errand), time())
    return take_in_for(errand, paths, today) if paths else None


def take_in_for(errand: Errand, paths: list[Path], today: date) -> Papers:
    """Raises NotKept after everything was tried, ManifestError and RegisterError."""
    report = intake(paths, errand.meeting, None, manifest_of(errand.meeting))
    return came_in(errand, report, today)

"""The daily look: do what the calendar in the register asks for, each thing once.

Orchestration only: what is due is worked out in `pipeline.errands`.
"""

from datetime import date
from pathlib import Path

from prefect import flow

from flows.compliance import compliance, day_of_run, draft_letters
from flows.council import council
from flows.intake import intake
from flows.showing import show
from pipeline.errands import Errand, Work, add_done, errands_on, read_done
from pipeline.home import home, register_url
from pipeline.papers import Papers
from pipeline.register import open_register

DONE = "errands.json"
HEAD = ("Work", "Meeting", "Due since", "Came to")


class ErrandsFailed(Exception):
    """Some of the day's work did not succeed; it is tried again on the next look."""


@flow(name="daily look", validate_parameters=False, persist_result=False)
def look(today: date | None = None) -> Papers:
    """Do what is due. What fails stops nothing else, and is tried again on the next look.

    Raises ErrandsFailed after everything was tried, and RegisterError.
    """
    day = day_of_run(today)
    with open_register(home(), register_url()) as register:
        meetings = register.meetings()
    path = home() / DONE
    rows, files, failed = [], list[Path](), []
    for errand in errands_on(meetings, day, read_done(path)):
        try:
            came = _do(errand, day)
        except Exception as error:  # whatever it is, the other errands are done
            failed.append(f"{errand.work.value} for {errand.meeting}: {error}")
            line = f"failed: {error}"
        else:
            if errand.work is not Work.INTAKE or inbox(errand.meeting).is_dir():
                add_done(path, errand)
            line = came.line
            files += came.files
        rows.append((errand.work.value, errand.meeting, errand.day.isoformat(), line))
    done = Papers(f"{day}: {len(rows)} due, {len(failed)} failed", (HEAD, *rows), tuple(files))
    show("daily look", done)
    if failed:
        raise ErrandsFailed(
            f"{'; '.join(failed)}. It is tried again on the next look; the rest is done."
        )
    return done


def _do(errand: Errand, day: date) -> Papers:
    if errand.work is Work.INTAKE:
        return _take_in(errand.meeting)
    if errand.work is Work.COUNCIL:
        return council(errand.meeting, day)
    return (compliance if errand.work is Work.COMPLIANCE else draft_letters)(errand.meeting, day)


def _take_in(meeting: str) -> Papers:
    """What lies in the folder of the meeting; a manifest in it gives the days of receipt."""
    folder = inbox(meeting)
    if not folder.is_dir():
        return Papers(f"nothing to take in: there is no folder {folder}", (("File",),), ())
    manifest = folder / "received.csv"
    came = intake([folder], meeting, None, manifest if manifest.exists() else None)
    missing = f", {len(came.not_come)} did not come" if came.not_come else ""
    line = f"{len(came.rows)} files, {len(came.unread)} could not be read{missing}"
    return Papers(line, (("File",), *((row.file,) for row in came.rows)), ())


def inbox(meeting: str) -> Path:
    """The folder that colleagues put what comes for a meeting into; it need not be there."""
    return home() / "inbox" / meeting

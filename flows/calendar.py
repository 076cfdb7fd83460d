"""The daily look: do what the calendar in the register asks for, each thing once.

Orchestration only: what is due is worked out in `pipeline.errands`, and done in `pipeline.daily`.
"""

from datetime import date

from flows.compliance import compliance, day_of_run, draft_letters
from flows.council import council
from flows.publish import publish_anew
from flows.showing import call_run, show
from flows.steps import run
from flows.watching import take_in_for, take_in_new
from pipeline.daily import Done, do_day
from pipeline.errands import Errand, Work
from pipeline.inbox import nothing_came, paths_to_take_in
from pipeline.papers import Papers

HEAD = ("Work", "Meeting", "Due since", "Came to")


class ErrandsFailed(Exception):
    """Some of the day's work did not succeed; it is tried again on the next look."""


@run("daily look", "daily look")
def look(today: date | None = None) -> Papers:
    """Do what is due. What fails is tried again on the next look.

    Raises ErrandsFailed after everything was tried, RegisterError and MemoryUnreadable.
    """
    day = day_of_run(today)
    call_run(f"daily look of {day}")
    came = do_day(day, _do)
    publish_anew()
    failed = [one for one in came if one.failed]
    files = tuple(path for one in came for path in one.files)
    line = f"{day}: {len(came)} due, {len(failed)} failed"
    done = Papers(line, (HEAD, *map(_row, came)), files)
    show("daily look", done)
    if failed:
        said = "; ".join(
            f"{one.errand.work.value} for {one.errand.meeting}: {one.line}" for one in failed
        )
        raise ErrandsFailed(f"{said}. It is tried again on the next look; the rest is done.")
    return done


def _row(one: Done) -> tuple[str, ...]:
    errand = one.errand
    line = f"failed: {one.line}" if one.failed else one.line
    return errand.work.value, errand.meeting, errand.day.isoformat(), line


def _do(errand: Errand, today: date) -> Papers | None:
    match errand.work:
        case Work.INTAKE:
            return _take_in(errand, today)
        case Work.ARRIVALS:
            return take_in_new(errand, today)
        case Work.LETTERS:
            return draft_letters(errand.meeting, today)
        case Work.COMPLIANCE:
            return compliance(errand.meeting, today)
        case Work.COUNCIL:
            return council(errand.meeting, today)


def _take_in(errand: Errand, today: date) -> Papers | None:
    """Raises NotKept after everything was tried, ManifestError and RegisterError."""
    paths = paths_to_take_in(errand)
    if not paths:
        return nothing_came(errand)
    return take_in_for(errand, paths, today)

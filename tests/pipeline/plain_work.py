"""The daily look done by plain calls, without the workflow engine."""

from datetime import UTC, date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.arrivals import find_arrivals
from pipeline.bundles import unpack
from pipeline.daily import Done, do_day
from pipeline.deliveries import held_outcome, open_deliveries
from pipeline.errands import TAKING_IN, Errand, Work
from pipeline.home import home, register_url
from pipeline.inbox import came_in, manifest_of, nothing_came, paths_to_take_in
from pipeline.intake import examine
from pipeline.meetings import find_meeting
from pipeline.papers import Papers, compliance_papers, council_papers, letter_papers
from pipeline.register import open_register
from pipeline.reports.intake import IntakeReport, taken_in


def plain_look(today: date) -> tuple[Done, ...]:
    """One look at the calendar on `today`."""
    return do_day(today, do_plainly)


def do_plainly(errand: Errand, today: date) -> Papers | None:
    """One errand, in this process."""
    if errand.work in TAKING_IN:
        paths = paths_to_take_in(errand)
        if not paths:
            return nothing_came(errand)
        return came_in(errand, take_in(paths, errand.meeting, today), today)
    papers = {
        Work.LETTERS: letter_papers,
        Work.COMPLIANCE: compliance_papers,
        Work.COUNCIL: council_papers,
    }
    return papers[errand.work](errand.meeting, today)


def take_in(paths: list[Path], meeting: str, today: date) -> IntakeReport:
    """Read every file here and load it, one after the other; the run began at noon."""
    rows = []
    with open_register(home(), register_url()) as register, TemporaryDirectory() as folder:
        known = register.meetings()
        found = find_arrivals(paths, meeting, None, manifest_of(meeting), known)
        for one in open_deliveries(found.files, unpack, Path(folder)).files:
            arrival, sent_to = one.arrival, known[one.arrival.meeting]
            outcome = held_outcome(register, one, sent_to)
            outcome = outcome or examine(one.place, sent_to, arrival.received, today=today)
            loaded = register.load(outcome, one.place, arrival.received, arrival.meeting)
            rows.append(taken_in(arrival, outcome, loaded))
    run = datetime.combine(today, time(12), UTC)
    named = find_meeting(meeting, known).id
    return IntakeReport(run, named, tuple(rows), found.passed_over, found.not_come)

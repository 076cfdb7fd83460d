"""Write the papers for the Council and the COP. Orchestration only: decisions are in `pipeline`."""

from datetime import date

from flows.compliance import day_of_run
from flows.showing import show
from flows.steps import run, step
from pipeline.papers import Papers, council_papers


@step("council papers", "council papers for {meeting} on {today}", minutes=30)
def papers(meeting: str, today: date) -> Papers:
    """Each file is written whole or not at all; a second try replaces the first."""
    return council_papers(meeting, today)


@run("council", "council {meeting}")
def council(meeting: str, today: date | None = None) -> Papers:
    """Raises UnknownMeeting and RegisterError."""
    came = papers(meeting, day_of_run(today))
    show(f"council {meeting}", came)
    return came

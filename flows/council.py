"""Write the papers for the Council and the COP. Orchestration only: decisions are in `pipeline`."""

from datetime import date

from flows.artifacts import publish_artifact
from flows.compliance import day_of_run
from flows.decorators import run, step
from pipeline.reports.run_result import Papers
from pipeline.services.papers import council_papers

# each file is written whole or not at all; a second try replaces the first
write_papers = step("council papers", "council papers for {meeting} on {today}", minutes=30)(
    council_papers
)


@run("council", "council {meeting}")
def council(meeting: str, today: date | None = None) -> Papers:
    """Raises UnknownMeeting and RegisterError."""
    papers = write_papers(meeting, day_of_run(today))
    publish_artifact(f"council {meeting}", papers)
    return papers

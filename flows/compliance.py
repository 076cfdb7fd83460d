"""Which reports came, and drafts of letters. Orchestration only: decisions are in `pipeline`.

What a step writes is whole or not at all; a second try replaces the first.
"""

from datetime import date

from flows.artifacts import publish_artifact
from flows.decorators import run, step
from pipeline.convention.calendar import this_day
from pipeline.reports.run_result import Papers
from pipeline.services.papers import compliance_papers, letter_papers

report = step("compliance report", "compliance report for {meeting} on {today}")(compliance_papers)
letters = step("letters", "letters for {meeting} on {today}")(letter_papers)


@run("compliance", "compliance {meeting}")
def compliance(meeting: str, today: date | None = None) -> Papers:
    """Which actions have reported to a meeting. Raises UnknownMeeting and RegisterError."""
    papers = report(meeting, day_of_run(today))
    publish_artifact(f"compliance {meeting}", papers)
    return papers


@run("letters", "letters {meeting}")
def draft_letters(meeting: str, today: date | None = None) -> Papers | None:
    """What a day asks to be written and nobody has drafted; None where there is nothing.

    Raises UnknownMeeting and RegisterError.
    """
    papers = letters(meeting, day_of_run(today))
    if papers:
        publish_artifact(f"letters {meeting}", papers)
    return papers


def day_of_run(today: date | str | None) -> date:
    """The day given, as a run started from Prefect's pages writes it, else today."""
    if isinstance(today, str):
        return date.fromisoformat(today)
    return today or this_day()

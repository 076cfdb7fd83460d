"""Which reports came, and drafts of letters. Orchestration only: decisions are in `pipeline`."""

from datetime import UTC, date, datetime

from flows.showing import show
from flows.steps import run, step
from pipeline.papers import Papers, compliance_papers, letter_papers


@step("compliance report", "compliance report for {meeting} on {today}")
def report(meeting: str, today: date) -> Papers:
    """Written whole or not at all; a second try replaces the first."""
    return compliance_papers(meeting, today)


@step("letters", "letters for {meeting} on {today}")
def letters(meeting: str, today: date) -> Papers | None:
    """Drafts of what is due and not drafted yet; none is sent."""
    return letter_papers(meeting, today)


@run("compliance", "compliance {meeting}")
def compliance(meeting: str, today: date | None = None) -> Papers:
    """Which actions have reported to a meeting. Raises UnknownMeeting and RegisterError."""
    came = report(meeting, day_of_run(today))
    show(f"compliance {meeting}", came)
    return came


@run("letters", "letters {meeting}")
def draft_letters(meeting: str, today: date | None = None) -> Papers | None:
    """What a day asks to be written and nobody has drafted; None where there is nothing.

    Raises UnknownMeeting and RegisterError.
    """
    came = letters(meeting, day_of_run(today))
    if came:
        show(f"letters {meeting}", came)
    return came


def day_of_run(today: date | str | None) -> date:
    """The day given, as a run started from Prefect's pages writes it, else today."""
    if isinstance(today, str):
        return date.fromisoformat(today)
    return today or datetime.now(UTC).date()

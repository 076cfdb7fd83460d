"""Which reports came, and drafts of letters. Orchestration only: decisions are in `pipeline`."""

from datetime import UTC, date, datetime

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from flows.showing import show
from pipeline.papers import Papers, compliance_papers, letter_papers

MINUTES = 60  # seconds


@task(
    name="compliance report",
    task_run_name="compliance report for {meeting} on {today}",
    cache_policy=NO_CACHE,
    retries=2,
    retry_delay_seconds=10,
    timeout_seconds=10 * MINUTES,
)
def report(meeting: str, today: date) -> Papers:
    """Written whole or not at all; a second try replaces the first."""
    return compliance_papers(meeting, today)


@task(
    name="letters",
    task_run_name="letters for {meeting} on {today}",
    cache_policy=NO_CACHE,
    retries=2,
    retry_delay_seconds=10,
    timeout_seconds=10 * MINUTES,
)
def letters(meeting: str, today: date) -> Papers:
    """Drafts; none is sent."""
    return letter_papers(meeting, today)


@flow(
    name="compliance",
    flow_run_name="compliance {meeting}",
    validate_parameters=False,
    persist_result=False,
)
def compliance(meeting: str, today: date | None = None) -> Papers:
    """Which actions have reported to a meeting. Raises UnknownMeeting and RegisterError."""
    came = report(meeting, day_of_run(today))
    show(f"compliance {meeting}", came)
    return came


@flow(
    name="letters",
    flow_run_name="letters {meeting}",
    validate_parameters=False,
    persist_result=False,
)
def draft_letters(meeting: str, today: date | None = None) -> Papers:
    """What a day asks to be written. Raises UnknownMeeting and RegisterError."""
    came = letters(meeting, day_of_run(today))
    show(f"letters {meeting}", came)
    return came


def day_of_run(today: date | str | None) -> date:
    """The day given, as a run started from Prefect's pages writes it, else today."""
    if isinstance(today, str):
        return date.fromisoformat(today)
    return today or datetime.now(UTC).date()

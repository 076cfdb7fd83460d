"""Write the papers for the Council and the COP. Orchestration only: decisions are in `pipeline`."""

from datetime import date

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from flows.compliance import MINUTES, day_of_run
from flows.showing import show
from pipeline.papers import Papers, council_papers


@task(
    name="council papers",
    task_run_name="council papers for {meeting} on {today}",
    cache_policy=NO_CACHE,
    retries=2,
    retry_delay_seconds=10,
    timeout_seconds=30 * MINUTES,
)
def papers(meeting: str, today: date) -> Papers:
    """Each file is written whole or not at all; a second try replaces the first."""
    return council_papers(meeting, today)


@flow(
    name="council",
    flow_run_name="council {meeting}",
    validate_parameters=False,
    persist_result=False,
)
def council(meeting: str, today: date | None = None) -> Papers:
    """Raises UnknownMeeting and RegisterError."""
    came = papers(meeting, day_of_run(today))
    show(f"council {meeting}", came)
    return came

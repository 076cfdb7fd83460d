"""`concerted serve`: the schedules, on this machine or for a work pool."""

from datetime import timedelta
from typing import Annotated

import typer

from pipeline.cli.console import NOTHING_TO_LOOK_AT, refuse, say
from pipeline.cli.failure import FAILED
from pipeline.services.maintenance import run_in_progress

WAITING = (
    "Another run is in progress. This one begins when it is done; Ctrl+C leaves all to the other."
)


def serve(
    once: Annotated[
        bool, typer.Option("--once", help="Look once at what today asks for, and stop.")
    ] = False,
    every: Annotated[
        float, typer.Option(help="Minutes between two polls of the inboxes.", min=0.1)
    ] = 15,
    pool: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Work for this work pool of the server that PREFECT_API_URL names, "
            "beside workers on other machines.",
        ),
    ] = None,
) -> None:
    """Look every day at what the meetings ask for, and do it; the server is our own if need be."""
    from flows.server import EngineFailed  # Prefect costs seconds

    if once:
        _once()
        return
    from flows.deployments import serve_all, work_for

    try:
        if pool:
            work_for(pool, say, timedelta(minutes=every))
        serve_all(say, timedelta(minutes=every))
    except EngineFailed as error:
        refuse(str(error), FAILED)


def _once() -> None:
    from flows.daily import TasksFailed, daily
    from flows.server import EngineFailed, running_engine
    from flows.server.patience import end_soon

    try:
        with running_engine(say):
            if run_in_progress():
                say(WAITING)
            papers = daily()
    except (EngineFailed, TasksFailed) as error:
        end_soon(FAILED)
        refuse(str(error), FAILED)
    end_soon(NOTHING_TO_LOOK_AT)
    for row in papers.table[1:]:
        typer.echo(f"{row[1]} {row[0]}: {row[3]}")
    typer.echo(f"{papers.line}.")

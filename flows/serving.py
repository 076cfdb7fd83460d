"""The deployments, described once: what can be started, and when it starts by itself."""

import os
import signal
import sys
import warnings
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from threading import Event, Thread
from typing import Any, NoReturn

from prefect import Flow, serve
from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.deployments.runner import RunnerDeployment
from prefect.exceptions import ObjectAlreadyExists
from prefect.types.entrypoint import EntrypointType

from flows.calendar import look
from flows.compliance import compliance, draft_letters
from flows.council import council
from flows.engine import EngineFailed, running_engine
from flows.migration import migration
from flows.publish import publish_site
from flows.reading import help_reading
from flows.settings import has_own_server
from flows.watching import take_in, watch

DAILY = "0 6 * * *"  # UTC; the look decides what a day asks for
EVERY = timedelta(minutes=15)  # how often the inboxes are looked into
ASKED = (take_in, compliance, draft_letters, council, migration, publish_site, help_reading)


def deployments(every: timedelta = EVERY, pool: str | None = None) -> list[RunnerDeployment]:
    """The looks by themselves; the others when somebody starts them in Prefect's pages.

    With `pool` they are for the workers of that work pool, on whatever machines they are.
    """
    return [
        _deployment(look, "daily-look", pool, cron=DAILY),
        _deployment(watch, "inboxes", pool, interval=every),
        *(_deployment(one, one.name.replace(" ", "-"), pool) for one in ASKED),
    ]


def serve_all(say: Callable[[str], None], every: timedelta = EVERY) -> NoReturn:
    """Serve until stopped, with the server the user has named or one of our own; ends the program.

    Raises EngineFailed.
    """
    warnings.filterwarnings("ignore", "coroutine 'Runner.astop'")  # when it is terminated
    _keep_ctrl_c()
    with suppress(SystemExit), running_engine(say, pages=True) as url:
        say(f"Serving. The pages of the server: {url.removesuffix('/api')}. Stop with Ctrl+C.")
        serve(*deployments(every), print_starting_message=False)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)  # interrupted, Prefect leaves a thread behind that Python would wait for for ever


def _keep_ctrl_c() -> None:
    """Have Ctrl+C reach this process and not the runs it starts, which Prefect then ends quietly.

    They inherit what the thread that starts them has blocked; a thread that has not gets it.
    """
    Thread(target=Event().wait, daemon=True).start()
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


def work_for(pool: str, say: Callable[[str], None], every: timedelta = EVERY) -> NoReturn:
    """Register the deployments for a work pool, and become one of its workers until stopped.

    Raises EngineFailed.
    """
    if not has_own_server():
        raise EngineFailed(
            "A work pool belongs to a Prefect server that all its workers reach. Start one "
            "(`prefect server start`) and name it with PREFECT_API_URL."
        )
    with running_engine(say) as url:
        with get_client(sync_client=True) as client:
            try:
                client.create_work_pool(WorkPoolCreate(name=pool, type="process"))
            except ObjectAlreadyExists:
                say(f"The work pool {pool} is there already.")
        for one in deployments(every, pool):
            one.apply()
        pages = url.removesuffix("/api")
        say(
            f"Working for the pool {pool} of {pages}. Ctrl+C ends it after its run; twice, at once."
        )
    worker = ("worker", "start", "--pool", pool, "--type", "process", "--limit", "1")
    os.execv(sys.executable, [sys.executable, "-m", "prefect", *worker])  # noqa: S606 - Prefect's own command


def _deployment(
    flow: Flow[..., Any], name: str, pool: str | None, **schedule: Any
) -> RunnerDeployment:
    """Found by the names of its modules: the machine that runs it has the program installed."""
    if pool:
        schedule["job_variables"] = {"env": {"CONCERTED_POOL": pool}}
    return RunnerDeployment.from_flow(
        flow,
        name,
        work_pool_name=pool,
        tags=["concerted"],
        entrypoint_type=EntrypointType.MODULE_PATH,
        **schedule,
    )

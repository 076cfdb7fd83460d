"""The deployments, described once: what can be started, and when it starts by itself."""

import os
import signal
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import timedelta
from typing import Any, NoReturn

from prefect import Flow
from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.deployments import run_deployment
from prefect.deployments.runner import RunnerDeployment
from prefect.exceptions import ObjectAlreadyExists
from prefect.types.entrypoint import EntrypointType

from flows.compliance import compliance, draft_letters
from flows.council import council
from flows.daily import daily
from flows.inbox import take_in, watch
from flows.migration import migration
from flows.publish import publish_site
from flows.server import EngineFailed, running_engine, sign_in_file
from flows.server.child_process import running
from flows.server.settings import has_own_server
from pipeline.config import home, without_secret

DAILY_RUN = "daily-run"
DAILY = "0 6 * * *"  # UTC; the run decides what a day asks for
EVERY = timedelta(minutes=15)  # how often the inboxes are looked into
STOP = 30  # seconds until a service that does not end is killed
ASKED = (take_in, compliance, draft_letters, council, migration, publish_site)


def deployments(every: timedelta = EVERY, pool: str | None = None) -> list[RunnerDeployment]:
    """The daily run and the inbox polls by the clock; the others when somebody starts them.

    The daily run is the first. With `pool` they are for the workers of that work pool, on
    whatever machines they are.
    """
    return [
        _deployment(daily, DAILY_RUN, pool, cron=DAILY),
        _deployment(watch, "inboxes", pool, interval=every),
        *(_deployment(flow, flow.name.replace(" ", "-"), pool) for flow in ASKED),
    ]


def serve_all(say: Callable[[str], None], every: timedelta = EVERY) -> None:
    """Serve until interrupted or terminated, with the server the user has named or one of our own.

    Raises EngineFailed.
    """
    log = home() / "prefect" / "service.log"
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a supervisor's Ctrl+C
    with suppress(KeyboardInterrupt), running_engine(say, pages=True) as url:
        first, *_ = deployments(every)  # the service registers all of them
        _register([first])
        with running("flows.runner", str(every.total_seconds()), log=log, wait=STOP) as service:
            pages = without_secret(url).removesuffix("/api")
            say(f"Serving. The pages of the server: {pages}. Stop with Ctrl+C.")
            if sign_in_file().exists():
                say(f"They ask for the user and the password in {sign_in_file()}.")
            code = service.wait()
        raise EngineFailed(
            f"The service ended by itself with code {code}. Start it again; if it stays so, look "
            f"into {log}."
        )


def _register(described: Iterable[RunnerDeployment]) -> None:
    """And ask for a run: a machine that is off at its hour catches up when it starts."""
    for deployment in described:
        deployment.apply()
    run_deployment(f"{daily.name}/{DAILY_RUN}", timeout=0)


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
        _register(deployments(every, pool))
        pages = without_secret(url).removesuffix("/api")
        say(
            f"Working for the pool {pool} of {pages}. Ctrl+C ends it after its run; twice, at once."
        )
    worker = ("worker", "start", "--pool", pool, "--type", "process", "--limit", "1")
    os.execv(sys.executable, [sys.executable, "-m", "prefect", *worker])  # noqa: S606 - Prefect's own command


def _deployment(
    flow: Flow[..., Any], name: str, pool: str | None, **schedule: Any
) -> RunnerDeployment:
    """Found by the names of its modules: the machine that runs it has the program installed."""
    return RunnerDeployment.from_flow(
        flow,
        name,
        work_pool_name=pool,
        tags=["concerted"],
        entrypoint_type=EntrypointType.MODULE_PATH,
        **schedule,
    )

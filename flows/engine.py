"""The workflow engine for one run: the server the user has named, or one of our own meanwhile."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.settings import has_own_server
from pipeline.home import home

WAITING = "Starting the workflow engine, up to half a minute the first time …"


class EngineFailed(Exception):
    """The workflow engine did not start, or the server named by the user does not answer."""


@contextmanager
def running_engine(say: Callable[[str], None]) -> Iterator[None]:
    """Have a Prefect server while inside; `say` is told what is being waited for.

    Our own server writes to a log in our home, not to the screen: when a short run ends, it is
    stopped while it still writes down how the tasks went, and says so in tracebacks that concern
    nobody. Nothing of ours rests on what it keeps. Raises EngineFailed.
    """
    if has_own_server():
        _ask()
        yield
        return
    say(WAITING)
    from prefect.server.api.server import SubprocessASGIServer  # seconds to import

    server = SubprocessASGIServer()
    try:
        with _said_to(home() / "prefect" / "server.log"):
            server.start()
    except RuntimeError as error:
        raise EngineFailed(_advice(str(error))) from error
    try:
        yield
    finally:
        server.stop()


def _ask() -> None:
    """Raises EngineFailed when the server named by the user does not answer."""
    from prefect.client.orchestration import get_client  # seconds to import

    with get_client(sync_client=True) as client:
        error = client.api_healthcheck()
    if error is not None:
        raise EngineFailed(
            f"The Prefect server at {os.environ['PREFECT_API_URL']} does not answer ({error}). "
            "Start it, or unset PREFECT_API_URL to do without one."
        )


def _advice(detail: str) -> str:
    return (
        f"The workflow engine did not start ({detail.strip()}). Try again; if it stays so, look "
        f"into {home() / 'prefect' / 'server.log'}, or name a running Prefect server with "
        "PREFECT_API_URL. `concerted check` works without it."
    )


@contextmanager
def _said_to(log: Path) -> Iterator[None]:
    """Let processes started inside write to `log` what they would write to the screen."""
    log.parent.mkdir(parents=True, exist_ok=True)
    sys.stdout.flush()
    sys.stderr.flush()
    ours = os.dup(1), os.dup(2)
    with log.open("ab") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    try:
        yield
    finally:
        for number, kept in zip((1, 2), ours, strict=True):
            os.dup2(kept, number)
            os.close(kept)

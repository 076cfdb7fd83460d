"""The workflow engine: the server the user has named, or one of our own meanwhile.

Our own writes to a log in our home, not to the screen: when it is stopped while it still writes
down how the tasks went, it says so in tracebacks that concern nobody. Nothing of ours rests on
what it keeps.
"""

import os
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from subprocess import Popen
from time import monotonic, sleep

from flows.held import held
from flows.settings import API, has_own_server
from pipeline.home import home

WAITING = "Starting the workflow engine, up to half a minute the first time …"
START = 300  # seconds; a first start takes 20 to 30 on two cores, far more on a busy machine
STOP = 10  # seconds until a server that does not end is killed
PORT = 4200  # of the pages of Prefect; another where it is taken


class EngineFailed(Exception):
    """The workflow engine did not start, does not answer, or went away."""


@contextmanager
def running_engine(say: Callable[[str], None], *, pages: bool = False) -> Iterator[str]:
    """The address of a Prefect server that runs while inside; `say` is told what is waited for.

    One of our own shows pages and fires schedules only with `pages`. Raises EngineFailed, also
    in place of an error that comes of a server that went away.
    """
    with ExitStack() as stack:
        if not has_own_server():
            say(WAITING)
            stack.enter_context(_own_server(pages))
        elif silence := _silence():
            raise EngineFailed(
                f"The Prefect server at {os.environ[API]} does not answer ({silence}). "
                "Start it, or unset PREFECT_API_URL to do without one."
            )
        try:
            yield os.environ[API]
        except Exception as error:  # whatever it is, it may come of a server that went away
            if not _silence():
                raise
            raise EngineFailed(
                f"The workflow engine at {os.environ[API]} went away meanwhile. What was done is "
                "kept; start it again and repeat the command: what is done is not done twice."
            ) from error


@contextmanager
def _own_server(pages: bool) -> Iterator[None]:
    """Start one, name it to Prefect and to the processes started inside, and stop it at the end."""
    log = home() / "prefect" / "server.log"
    mode = {} if pages else {"PREFECT__SERVER_EPHEMERAL": "1"}  # Prefect's word for the small one
    with open_door(PORT if pages else 0) as door:
        port, number = door.getsockname()[1], door.fileno()
        starting = held(
            "flows.server", str(number), log=log, wait=STOP, settings=mode, keep=(number,)
        )
        with starting as server, _named(f"http://127.0.0.1:{port}/api"):
            door.close()  # now it is the server's alone: it answers, or nobody does
            _wait_for(server, log)
            yield


@contextmanager
def _named(url: str) -> Iterator[None]:
    from prefect.settings import PREFECT_API_URL, temporary_settings  # seconds to import

    os.environ[API] = url
    try:
        with temporary_settings({PREFECT_API_URL: url}):
            yield
    finally:
        del os.environ[API]


def _wait_for(server: "Popen[bytes]", log: Path) -> None:
    """Raises EngineFailed when the server ends or does not answer in time."""
    until = monotonic() + START
    while silence := _silence():
        if server.poll() is not None:
            raise EngineFailed(_advice(f"it ended with code {server.returncode}", log))
        if monotonic() > until:
            raise EngineFailed(_advice(silence, log))
        sleep(0.1)


def _silence() -> str:
    """Why the server does not answer; "" where it does."""
    from prefect.client.orchestration import get_client  # seconds to import
    from prefect.settings import PREFECT_CLIENT_MAX_RETRIES, temporary_settings

    with (
        temporary_settings({PREFECT_CLIENT_MAX_RETRIES: 0}),
        get_client(sync_client=True) as client,
    ):
        error = client.api_healthcheck()
    return f"{error}" or type(error).__name__ if error else ""


def open_door(wanted: int) -> socket.socket:
    """Listens on this machine alone, on the port `wanted` where it is free, else on any."""
    for port in (wanted, 0):
        door = socket.socket()
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # just left is free again
        try:
            door.bind(("127.0.0.1", port))
            door.listen()
        except OSError:
            door.close()
            continue
        return door
    raise EngineFailed("This machine has no port free for the workflow engine. End some programs.")


def _advice(detail: str, log: Path) -> str:
    return (
        f"The workflow engine did not start ({detail}). Try again; if it stays so, look into "
        f"{log}, or name a running Prefect server with PREFECT_API_URL. "
        "`concerted check` works without it."
    )

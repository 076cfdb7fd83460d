"""The workflow engine: the server the user has named, or one of our own meanwhile.

Our own writes to a log in our home, not to the screen: when it is stopped while it still writes
down how the tasks went, it says so in tracebacks that concern nobody. Nothing of ours rests on
what it keeps. It belongs to whoever started it: each start has a secret of its own, which only the
processes started inside are given.
"""

import os
import secrets
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from errno import ENOSPC
from functools import partial
from pathlib import Path
from shutil import disk_usage
from subprocess import Popen
from time import monotonic, sleep

from flows.server.answers import ASKS, silence
from flows.server.child_process import running
from flows.server.patience import Impatience
from flows.server.settings import API, ORIGINS, PAGES_PORT, SECRET, SERVER_SECRET, has_own_server
from pipeline.config import home, without_secret

WAITING = "Starting the workflow engine, up to half a minute the first time …"
START = 300  # seconds; a first start takes 20 to 30 on two cores, far more on a busy machine
STOP = 10  # seconds until a server that does not end is killed
LEAST_ROOM = 5_000_000  # bytes that its database and its log need to begin
SIGN_IN = "sign-in.txt"  # beside the log: what the pages ask for


ITS_OWN = {"prefect", "httpx", "httpcore", "websockets"}  # whose errors are the engine's alone


class EngineFailed(Exception):
    """The workflow engine did not start, does not answer, or went away."""


class EngineGone(EngineFailed):
    """It went away, or did something odd, after the work had begun."""


@contextmanager
def running_engine(say: Callable[[str], None], *, pages: bool = False) -> Iterator[str]:
    """The address of a Prefect server that runs while inside; `say` is told what is waited for.

    One of our own shows pages and fires schedules only with `pages`. Raises EngineFailed, also
    EngineGone in place of an error that comes of a server that went away.
    """
    with ExitStack() as stack:
        if not has_own_server():
            say(WAITING)
            stack.enter_context(_own_server(pages))
        elif why := silence():
            raise EngineFailed(_refusal(why))
        try:
            yield os.environ[API]
        except Exception as error:  # whatever it is, it may come of a server that went away
            if not (_is_its_own(error) or silence()):
                raise
            raise EngineGone(
                f"The workflow engine at {_shown()} went away meanwhile. What was done is "
                "kept; start it again and repeat the command: what is done is not done twice."
            ) from error


def _is_its_own(error: Exception) -> bool:
    return isinstance(error, Impatience) or type(error).__module__.split(".")[0] in ITS_OWN


def _refusal(why: str) -> str:
    to_do = "Set that" if why == ASKS else "Start it"
    return (
        f"The Prefect server at {_shown()} does not answer ({why}). {to_do}, or unset "
        f"{API} to do without one."
    )


def _shown() -> str:
    return without_secret(os.environ[API])


@contextmanager
def _own_server(pages: bool) -> Iterator[None]:
    """Start one, name it to Prefect and to the processes started inside, and stop it at the end."""
    log = home() / "prefect" / "server.log"
    secret = f"concerted:{secrets.token_urlsafe(32)}"
    with open_door(_wanted_port() if pages else 0) as door:
        port, number = door.getsockname()[1], door.fileno()
        starting = running(
            "flows.server.__main__",
            str(number),
            log=log,
            wait=STOP,
            settings=_server_settings(secret, port, pages),
            keep=(number,),
        )
        with starting as server, _named(f"http://127.0.0.1:{port}/api", secret):
            door.close()  # now it is the server's alone: it answers, or nobody does
            _wait_for(server, log)
            with _sign_in_file(secret) if pages else nullcontext():
                yield


def _server_settings(secret: str, port: int, pages: bool) -> dict[str, str]:
    small = {} if pages else {"PREFECT__SERVER_EPHEMERAL": "1"}  # Prefect's word for it
    return {SERVER_SECRET: secret, ORIGINS: f"http://127.0.0.1:{port}", **small}


def _wanted_port() -> int:
    """Of the pages; 0 for any, where the user has named none."""
    named = os.environ.get(PAGES_PORT, "")
    return int(named) if named.isdecimal() and int(named) < 2**16 else 0


def sign_in_file() -> Path:
    """Where the user and the password for the pages stand while `serve` runs; for us alone."""
    return home() / "prefect" / SIGN_IN


@contextmanager
def _sign_in_file(secret: str) -> Iterator[None]:
    user, _, password = secret.partition(":")
    path = sign_in_file()
    path.unlink(missing_ok=True)  # one left by a run that was killed may be readable by others
    with open(path, "x", opener=partial(os.open, mode=0o600)) as file:
        file.write(f"user: {user}\npassword: {password}\n")
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


@contextmanager
def _named(url: str, secret: str) -> Iterator[None]:
    """What was in the environment before is there again afterwards."""
    from prefect.settings import (  # seconds to import
        PREFECT_API_AUTH_STRING,
        PREFECT_API_URL,
        temporary_settings,
    )

    before = os.environ.get(SECRET)
    os.environ |= {API: url, SECRET: secret}
    try:
        with temporary_settings({PREFECT_API_URL: url, PREFECT_API_AUTH_STRING: secret}):
            yield
    finally:
        del os.environ[API], os.environ[SECRET]
        if before is not None:
            os.environ[SECRET] = before


def _wait_for(server: "Popen[bytes]", log: Path) -> None:
    """Raises EngineFailed when the server ends or does not answer in time."""
    until = monotonic() + START
    while why := silence():
        if server.poll() is not None:
            refuse_full_disk(log.parent)
            raise EngineFailed(_advice(f"it ended with code {server.returncode}", log))
        if monotonic() > until:
            raise EngineFailed(_advice(why, log))
        sleep(0.1)


def refuse_full_disk(folder: Path) -> None:
    """Raises OSError where there is no room left; what ended for want of it rarely says so."""
    if disk_usage(folder).free < LEAST_ROOM:
        raise OSError(ENOSPC, os.strerror(ENOSPC), str(folder))


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

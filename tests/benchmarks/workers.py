"""Two workers on a Prefect server with PostgreSQL: a run killed half-way ends as one that was not.

Real processes throughout: `prefect server start`, `concerted serve --pool` and `prefect worker
start`. The worker that takes the files in is killed with everything it started once a third of them
are loaded; it is started again, and the folder is taken in once more.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, perf_counter, sleep
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from sqlalchemy import create_engine, make_url, text
from sqlalchemy.pool import NullPool

from pipeline.register import open_register
from tests.flows.conftest import exported, proposal

FILES, PORT, PATIENCE = 60, 4297, 900
API = f"http://127.0.0.1:{PORT}/api"
Process = subprocess.Popen[bytes]
POOL = "readers"
BIN = Path(sys.executable).parent
DEPLOYMENT = "intake of a folder/intake-of-a-folder"


def main() -> None:
    """Print what happened, and how long it took."""
    server = os.environ.get("CONCERTED_TEST_POSTGRES")
    if not server:
        say("Left out: name a PostgreSQL with pg_trgm for Prefect, by CONCERTED_TEST_POSTGRES.")
        return
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        inbox = folder / "home" / "inbox" / "COP15"
        inbox.mkdir(parents=True)
        for number in range(FILES):
            proposal(inbox / f"{number:03}.docx", f"Number {number}")
        with databases(server, "prefect", "shared", "alone") as (engine, shared, alone):
            compare(folder, engine, shared, alone)


def compare(folder: Path, engine: str, shared: str, alone: str) -> None:
    """Undisturbed on this machine alone, then killed half-way with two workers."""
    home, inbox = folder / "home", folder / "home" / "inbox" / "COP15"
    settings = {"CONCERTED_HOME": str(folder / "alone"), "CONCERTED_REGISTER_URL": alone}
    with timed(f"{FILES} files by `concerted intake` alone"):
        start(settings, BIN / "concerted", "intake", inbox, "--meeting", "COP15").wait()
    undisturbed = exported(folder / "alone", folder / "a", alone)

    settings = {
        "CONCERTED_HOME": str(home),
        "CONCERTED_REGISTER_URL": shared,
        "PREFECT_HOME": str(folder / "prefect"),
        "PREFECT_API_DATABASE_CONNECTION_URL": engine.replace("+psycopg", "+asyncpg", 1),
        "PREFECT_API_URL": API,
    }
    server = start(settings, BIN / "prefect", "server", "start", "--port", PORT)
    workers: list[Process] = []
    try:
        wait_until(healthy, server)
        workers.append(start(settings, BIN / "concerted", "serve", "--pool", POOL))
        wait_until(lambda: online() == 1, workers[0])
        second = ("worker", "start", "--pool", POOL, "--limit", 1)
        workers.append(start(settings, BIN / "prefect", *second))
        kill_half_way(settings, home, shared, workers)
    finally:
        for process in (*workers, server):
            stop(process)
    assert exported(home, folder / "b", shared) == undisturbed
    say("`register export` of both is the same, byte for byte.")


def kill_half_way(settings: dict[str, str], home: Path, url: str, workers: list[Process]) -> None:
    """Take the inbox in, kill the worker that does it, start it again, take the inbox in again."""
    wait_until(lambda: online() == len(workers), workers[0])
    ask(settings)
    wait_until(pid_of_intake, workers[0])
    taking = next(worker for worker in workers if pid_of_intake() in family(worker.pid))
    wait_until(lambda: len([*home.glob("files/??/[!.]*")]) >= FILES // 3, taking)
    stop(taking)
    loaded = files_in_register(home, url)
    say(f"Killed the worker that takes in, with its run: {loaded} of {FILES} files were loaded.")
    assert loaded < FILES
    workers.remove(taking)
    workers.append(start(settings, BIN / "concerted", "serve", "--pool", POOL))
    with timed("the worker started again, and the same folder taken in again"):
        ask(settings)
        wait_until(lambda: any(run["state_type"] == "COMPLETED" for run in intakes()), workers[-1])
    assert files_in_register(home, url) == FILES


def ask(settings: dict[str, str]) -> None:
    """As somebody does in Prefect's pages."""
    command = ("deployment", "run", DEPLOYMENT, "--param", 'meeting="COP15"')
    assert start(settings, BIN / "prefect", *command).wait() == 0


def pid_of_intake() -> int:
    """Of the newest; 0 before it has begun."""
    place = intakes()[0]["infrastructure_pid"] or ""
    return int(place.rpartition(":")[2] or 0)


def intakes() -> list[dict[str, Any]]:
    return runs("intake of a folder")


def runs(flow: str) -> list[dict[str, Any]]:
    """The runs of a flow, the newest first."""
    asked = {"flows": {"name": {"any_": [flow]}}, "sort": "EXPECTED_START_TIME_DESC"}
    found: list[dict[str, Any]] = post("flow_runs/filter", asked)
    return found


def online() -> int:
    """How many workers the pool has; none before it is made."""
    try:
        found = post(f"work_pools/{POOL}/workers/filter", {})
    except HTTPError:
        return 0
    return sum(worker["status"] == "ONLINE" for worker in found)


def post(path: str, asked: dict[str, Any]) -> Any:
    content = json.dumps(asked).encode()
    request = Request(f"{API}/{path}", content, {"Content-Type": "application/json"})
    with urlopen(request, timeout=60) as answer:
        return json.load(answer)


def healthy() -> bool:
    try:
        with urlopen(f"{API}/health", timeout=60):
            return True
    except OSError:
        return False


def files_in_register(home: Path, url: str) -> int:
    with open_register(home, url) as register:
        return len(register.submissions())


def start(settings: dict[str, str], *command: object) -> Process:
    """A process in a session of its own, with what it starts."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    return subprocess.Popen(
        [str(part) for part in command],
        env={**clean, **settings},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def stop(process: Process) -> None:
    """As a power cut does: it and everything it has started, at once."""
    for pid in family(process.pid):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    process.wait()


def family(pid: int) -> list[int]:
    """A process and everything below it."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True).stdout
    pairs = [tuple(map(int, line.split())) for line in listed.splitlines()]
    found = [pid]
    for parent_pid in found:  # grows meanwhile
        found += [child for child, parent in pairs if parent == parent_pid]
    return found


def wait_until(true: Callable[[], object], running: Process) -> None:
    until = monotonic() + PATIENCE
    while not true():
        assert running.poll() is None, f"{running.args!r} ended with {running.returncode}"
        assert monotonic() < until, "waited too long"
        sleep(0.05)


@contextmanager
def databases(server: str, *names: str) -> Iterator[list[str]]:
    """Empty databases of their own on a PostgreSQL server, gone at the end."""
    place = make_url(server).set(drivername="postgresql+psycopg")
    engine = create_engine(place, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    made = [f"{name}_{os.getpid()}" for name in names]
    with engine.connect() as db:
        for name in made:
            db.execute(text(f"CREATE DATABASE {name}"))
    try:
        yield [place.set(database=name).render_as_string(hide_password=False) for name in made]
    finally:
        with engine.connect() as db:
            for name in made:
                db.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


@contextmanager
def timed(what: str) -> Iterator[None]:
    began = perf_counter()
    yield
    say(f"{perf_counter() - began:6.0f} s  {what}")


def say(line: str) -> None:
    sys.stdout.write(f"  {line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()

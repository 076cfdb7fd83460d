"""Who listens while a command runs, and what a stranger gets: another user of this machine, too."""

import os
import signal
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path
from time import sleep

import pytest

from tests.flows.conftest import Start, proposal, wait_until

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="who listens is read from /proc"),
]

LISTENS = "0A"  # as /proc/net/tcp says it
LOOPBACK = {"0100007F", "00000000000000000000000001000000"}
NOBODY = 65534
ASKS = """
import sys
from http.client import HTTPConnection
here = HTTPConnection("127.0.0.1", int(sys.argv[1]), timeout=60)
here.request(sys.argv[2], sys.argv[3], "{}", {"Content-Type": "application/json"})
print(here.getresponse().status)
"""


def listeners(home: Path) -> dict[int, str]:
    """The ports on which anything started with this home listens, and at which address."""
    sockets = {socket for pid in processes(home) for socket in sockets_of(pid)}
    found = {}
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]:
            _, local, _, state, *_, inode = line.split()[:10]
            if state == LISTENS and inode in sockets:
                address, port = local.split(":")
                found[int(port, 16)] = address
    return found


def processes(home: Path) -> list[Path]:
    wanted = f"CONCERTED_HOME={home}".encode()
    return [p for p in Path("/proc").glob("[0-9]*") if wanted in read(p / "environ").split(b"\0")]


def sockets_of(place: Path) -> set[str]:
    """The sockets of a process: a file that it closes while we look hides none of the others."""
    try:
        links = list((place / "fd").iterdir())
    except OSError:
        return set()
    return {name[8:-1] for name in map(target, links) if name.startswith("socket:[")}


def target(link: Path) -> str:
    try:
        return str(link.readlink())
    except OSError:
        return ""


def read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def asked(port: int, method: str, path: str, **headers: str) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request(method, path, "{}" if method == "POST" else None, headers)
    status = connection.getresponse().status
    connection.close()
    return status


def by_another_user(port: int, method: str, path: str) -> int:
    """What nobody gets, where we may become nobody; else what we get without a secret."""
    user = {"user": NOBODY} if os.geteuid() == 0 else {}
    command = ["/usr/bin/env", "-i", "python3", "-c", ASKS, str(port), method, path]
    python = Path(sys.executable).resolve()
    command[2] = str(python) if not user else "python3"
    ran = subprocess.run(command, capture_output=True, text=True, timeout=120, **user)  # type: ignore[call-overload]  # user or nothing
    if ran.returncode:  # nobody may have no Python
        return asked(port, method, path)
    return int(ran.stdout)


def the_only_listener(running: "subprocess.Popen[str]", home: Path) -> tuple[int, str]:
    """The port and address at which a command listens: seen once, not asked a second time."""
    seen: dict[int, str] = {}

    def listens() -> bool:
        seen.update(listeners(home))
        return bool(seen)

    wait_until(listens, running)
    (listener,) = seen.items()
    return listener


def test_the_pages_shown_on_this_machine(own_home: Path, tmp_path: Path, start: Start) -> None:
    running = start(own_home, "publish", tmp_path / "site", "--serve", "--port", "0")
    port, address = the_only_listener(running, own_home)
    assert address in LOOPBACK
    assert asked(port, "GET", "/") == 200
    assert asked(port, "GET", "/", Host="evil.example") == 403
    assert asked(port, "GET", "/../home/register.sqlite") == 404
    assert asked(port, "POST", "/") == 501


def test_the_desk(own_home: Path, start: Start) -> None:
    running = start(own_home, "desk", "--port", "0")
    port, address = the_only_listener(running, own_home)
    assert address in LOOPBACK
    assert asked(port, "GET", "/health") == 200
    for path in ("/", "/submissions", "/intake", "/people"):
        assert asked(port, "GET", path) == 302, path  # to the sign-in
        assert asked(port, "GET", path, Host="evil.example") == 400
    assert asked(port, "POST", "/intake") == 403
    assert by_another_user(port, "POST", "/intake") == 403
    running.terminate()
    running.communicate(timeout=60)
    assert listeners(own_home) == {}


def test_the_schedules_of_this_machine(own_home: Path, start: Start) -> None:
    running = start(own_home, "serve")
    port, address = the_only_listener(running, own_home)
    assert address in LOOPBACK
    wait_until((own_home / "register.sqlite").exists, running)
    assert by_another_user(port, "POST", "/api/flows/filter") == 401
    assert asked(port, "POST", "/api/flows/filter", Host="evil.example") == 403
    running.send_signal(signal.SIGINT)
    running.communicate(timeout=300)
    assert listeners(own_home) == {}


def test_an_intake_listens_nowhere(own_home: Path, tmp_path: Path, start: Start) -> None:
    (tmp_path / "inbox").mkdir()
    for number in range(4):
        proposal(tmp_path / "inbox" / f"{number}.docx")
    running = start(own_home, "intake", tmp_path / "inbox", "--meeting", "COP15")
    while running.poll() is None:
        assert listeners(own_home) == {}
        sleep(0.05)
    shown, _ = running.communicate(timeout=300)
    assert "4 files: 4 new" in shown

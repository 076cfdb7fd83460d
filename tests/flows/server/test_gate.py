"""Our own workflow server answers whoever started it, and nobody else."""

import asyncio
import os
from base64 import b64encode
from collections.abc import MutableMapping
from http.client import HTTPConnection
from pathlib import Path
from stat import S_IMODE
from typing import Any

import pytest

from flows.server.gate import Receive, Scope, Send, guarded
from tests.flows.conftest import children

SECRET = "concerted:a secret"
KNOWN = {"Authorization": "Basic " + b64encode(SECRET.encode()).decode()}
HERE = {"Host": "127.0.0.1:4711"}


async def everything(scope: Scope, _receive: Receive, send: Send) -> None:
    """A server that says yes to all."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
    else:
        await send({"type": "http.response.start", "status": 200, "headers": []})


def answer(kind: str, headers: dict[str, str]) -> MutableMapping[str, Any]:
    """The first that is sent."""
    sent: list[MutableMapping[str, Any]] = []

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    async def receive() -> MutableMapping[str, Any]:
        return {}

    written = [(k.lower().encode(), v.encode()) for k, v in headers.items()]
    scope = {"type": kind, "path": "/api/flows/", "headers": written}

    async def ask() -> None:
        await guarded(everything, SECRET, 4711)(scope, receive, send)

    asyncio.run(ask())
    return sent[0]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        (HERE | KNOWN, 200),
        ({"Host": "localhost:4711"} | KNOWN, 200),
        (HERE | KNOWN | {"Origin": "http://127.0.0.1:4711"}, 200),
        (HERE, 401),
        (HERE | {"Authorization": "Basic Y29uY2VydGVkOg=="}, 401),
        (HERE | {"Authorization": "Basic not base64 é"}, 401),
        (HERE | {"Authorization": KNOWN["Authorization"].replace("Basic", "Bearer")}, 401),
        (KNOWN, 403),
        ({"Host": "127.0.0.1"} | KNOWN, 403),
        ({"Host": "evil.example:4711"} | KNOWN, 403),
        (HERE | KNOWN | {"Origin": "http://evil.example"}, 403),
        (HERE | KNOWN | {"Origin": "null"}, 403),
    ],
)
def test_who_may_ask(headers: dict[str, str], status: int) -> None:
    assert answer("http", headers)["status"] == status


@pytest.mark.parametrize(
    ("headers", "opened"),
    [
        (HERE, True),  # Prefect asks for the secret in the first message
        ({"Host": "evil.example:4711"}, False),
        (HERE | {"Origin": "http://evil.example"}, False),
    ],
)
def test_who_may_open_a_socket(headers: dict[str, str], opened: bool) -> None:
    assert (answer("websocket", headers)["type"] == "websocket.accept") is opened


@pytest.mark.slow
def test_what_a_stranger_gets_of_the_real_server(
    own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in os.environ if name.startswith("PREFECT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PREFECT_HOME", str(own_home / "prefect"))
    from flows.server import running_engine, sign_in_file
    from flows.server.settings import SECRET as SETTING
    from flows.server.settings import apply_defaults

    apply_defaults()
    with running_engine(lambda _: None, pages=True) as url:
        port = int(url.removesuffix("/api").rpartition(":")[2])
        assert port != 4200
        known = {"Authorization": "Basic " + b64encode(os.environ[SETTING].encode()).decode()}
        for method, path in (
            ("GET", "/"),
            ("GET", "/api/health"),
            ("GET", "/api/admin/version"),
            ("POST", "/api/flows/filter"),
            ("POST", "/api/deployments/filter"),
            ("GET", "/docs"),
        ):
            assert asked(port, method, path) == 401, path
            assert asked(port, method, path, known) != 401, path
            assert asked(port, method, path, known | {"Host": "evil.example"}) == 403
            assert asked(port, method, path, known | {"Origin": "http://evil.example"}) == 403
        assert asked(port, "POST", "/api/flows/filter", known) == 200
        assert S_IMODE(sign_in_file().stat().st_mode) == 0o600
        password = os.environ[SETTING].partition(":")[2]
        assert password in sign_in_file().read_text()
        (server,) = children(os.getpid(), "flows.server.__main__")
        assert password not in Path(f"/proc/{server}/cmdline").read_text()
        assert_doctor_is_content(url, monkeypatch)
    assert SETTING not in os.environ
    assert not sign_in_file().exists()


def assert_doctor_is_content(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.services.shared_server import open_server_warning

    monkeypatch.setenv("PREFECT_API_URL", url)
    assert open_server_warning() is None


def asked(port: int, method: str, path: str, headers: dict[str, str] | None = None) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    body = "{}" if method == "POST" else None
    connection.request(method, path, body, {"Content-Type": "application/json", **(headers or {})})
    status = connection.getresponse().status
    connection.close()
    return status

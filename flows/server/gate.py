"""Who may speak to the workflow server of our own: whoever knows the secret of this start.

Prefect asks nobody who they are where it is not told to, never asks for its pages and its health,
and answers any host and origin: a page in a browser of this machine could start runs. So everything
passes here first. Sockets show the secret in their first message, which Prefect itself looks at.
"""

from base64 import b64decode
from collections.abc import Awaitable, Callable, MutableMapping
from hmac import compare_digest
from typing import Any

from flows.server.settings import LOCAL

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

STRANGER = (401, b"This server asks who you are. It belongs to whoever started it.\n")
ELSEWHERE = (403, b"This server answers its own machine only, by its own address.\n")


def hosts_of(port: int) -> tuple[str, ...]:
    """What this server is called, as browsers and programs write it into `Host`."""
    return tuple(f"{host}:{port}" for host in LOCAL)


def guarded(app: App, secret: str, port: int) -> App:
    """`app` behind the secret ("user:password", RFC 7617), under the names of this machine alone.

    A request without the secret gets 401, one to another host or from another origin 403.
    """

    async def guard(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await app(scope, receive, send)  # the server's own start and end
        elif refusal := _refusal(scope, secret, hosts_of(port)):
            await _refuse(scope, send, *refusal)
        else:
            await app(scope, receive, send)

    return guard


def _refusal(scope: Scope, secret: str, hosts: tuple[str, ...]) -> tuple[int, bytes] | None:
    if _header(scope, b"host") not in hosts:
        return ELSEWHERE
    origin = _header(scope, b"origin")
    if origin is not None and origin not in {f"http://{host}" for host in hosts}:
        return ELSEWHERE
    if scope["type"] == "http" and not _knows(_header(scope, b"authorization"), secret):
        return STRANGER
    return None


def _header(scope: Scope, name: bytes) -> str | None:
    """None where it is not there; what stands in it twice is what nobody may say."""
    values = [value.decode("latin-1") for key, value in scope["headers"] if key == name]
    return ", ".join(values) if values else None


def _knows(authorization: str | None, secret: str) -> bool:
    scheme, _, credentials = (authorization or "").partition(" ")
    try:
        return scheme == "Basic" and compare_digest(b64decode(credentials), secret.encode())
    except ValueError:
        return False


async def _refuse(scope: Scope, send: Send, status: int, why: bytes) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})  # before it is accepted: 403
        return
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    if status == STRANGER[0]:
        headers.append((b"www-authenticate", b'Basic realm="concerted"'))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": why})

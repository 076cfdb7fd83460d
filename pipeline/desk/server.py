"""The desk as a server on this machine; behind a proxy it is reached by its public address."""

from collections.abc import Callable
from socket import socket
from typing import Any

from pipeline.desk.setup import make_tables, prepare

THREADS = 8


def serve(listening: socket, tell: Callable[[str], None]) -> None:
    """Answer on a socket that listens already, until Ctrl+C or SIGTERM."""
    from waitress.server import create_server

    from pipeline.desk.settings import LARGEST_UPLOAD

    make_tables()
    from pipeline.desk.runs import stop, tell_cut_off  # its tables are there now

    tell_cut_off()
    tell_first_administrator(listening, tell)
    server = create_server(
        application(),
        sockets=[listening],
        threads=THREADS,
        ident=None,
        max_request_body_size=LARGEST_UPLOAD,
        clear_untrusted_proxy_headers=False,  # pipeline.desk.middleware.forwarded decides
        channel_timeout=120,
    )
    try:
        server.run()
    finally:
        server.close()
        stop()


def application() -> Any:
    """The desk as a WSGI application."""
    prepare()
    from django.core.wsgi import get_wsgi_application

    return get_wsgi_application()


def tell_first_administrator(listening: socket, tell: Callable[[str], None]) -> None:
    """On the first start: the address at which the first administrator chooses a password."""
    import os

    from pipeline.desk.people.invitations import first_administrator

    host, port = listening.getsockname()[:2]
    base = os.environ.get("CONCERTED_DESK_URL", "").rstrip("/") or f"http://{host}:{port}"
    if secret := first_administrator():
        tell(f"First start: choose the password of “administrator” at {base}/welcome/{secret}")
        tell("The address works once, within three days. Starting again gives a new one.")
    tell(f"The desk is at {base}/ (Ctrl+C ends it).")

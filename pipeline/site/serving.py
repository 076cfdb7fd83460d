"""Show a published folder on this machine, to nobody else."""

from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

LOCAL = "127.0.0.1"


class Quiet(SimpleHTTPRequestHandler):
    """Files of one folder, without a line on the screen for each."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        pass


def serve(folder: Path, port: int, ready: Callable[[str], None]) -> None:
    """Serve `folder` until interrupted; `ready` is told the address. Port 0 takes a free one.

    Raises OSError when the port is taken.
    """
    with ThreadingHTTPServer((LOCAL, port), partial(Quiet, directory=str(folder))) as server:
        ready(f"http://localhost:{server.server_address[1]}/")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return

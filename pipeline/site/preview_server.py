"""Show a published folder on this machine, to nobody else."""

from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

LOCAL = "127.0.0.1"
NAMES = (LOCAL, "localhost")


class Quiet(SimpleHTTPRequestHandler):
    """Files of one folder, without a line on the screen for each."""

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Only to this machine by its own name: a page elsewhere may give itself this address."""
        if self.headers.get("Host", "").rpartition(":")[0] not in NAMES:
            self.send_error(HTTPStatus.FORBIDDEN)
            return None
        return super().send_head()

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

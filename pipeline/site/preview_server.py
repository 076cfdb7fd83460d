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

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What is not there is told by the page of the folder, as where it will be published."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

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

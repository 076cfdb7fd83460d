"""`concerted doctor` asks a shared Prefect server what a stranger would ask it."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from pipeline.services.shared_server import open_server_warning


@contextmanager
def answering(status: int) -> Iterator[str]:
    """The address of a server that answers everything so."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """On no screen."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/api"
        server.shutdown()


def test_one_that_asks_nobody_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    with answering(200) as url:
        monkeypatch.setenv("PREFECT_API_URL", url)
        warning = open_server_warning()
    assert warning
    assert "asks nobody who they are" in warning
    assert "PREFECT_SERVER_API_AUTH_STRING" in warning


@pytest.mark.parametrize("status", [401, 403, 404, 503])
def test_one_that_refuses_is_none_to_tell_of(status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    with answering(status) as url:
        monkeypatch.setenv("PREFECT_API_URL", url)
        assert open_server_warning() is None


@pytest.mark.parametrize("url", ["", "http://127.0.0.1:9/api", "file:///etc/passwd", "http://["])
def test_what_does_not_answer_is_none_to_tell_of(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", url)
    assert open_server_warning() is None

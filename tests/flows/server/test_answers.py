"""What is said of a server that answers otherwise than an engine does, and how long it is asked."""

import os
from collections.abc import Callable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from time import sleep

import pytest

from flows.server import EngineFailed, EngineGone, running_engine
from flows.server.answers import ASKS, LATE, OTHER, silence
from flows.server.patience import Impatience, no_longer_than

Answer = tuple[int, Mapping[str, str], bytes]
PAGE = (200, {"Content-Type": "text/html"}, b"<html>Welcome</html>")
ANSWERS: tuple[tuple[str, Answer, str], ...] = (
    ("as an engine", (200, {}, b'"3.0.0"'), ""),
    ("busy", (503, {}, b"busy"), "it answers 503"),
    ("busy for an hour", (503, {"Retry-After": "3600"}, b"busy"), LATE),
    ("too often", (429, {"Retry-After": "3600"}, b""), LATE),
    ("for ever in maintenance", (503, {"Prefect-Maintenance": "true"}, b""), LATE),
    ("who are you", (401, {}, b"Unauthorized"), ASKS),
    ("not you", (403, {}, b""), ASKS),
    ("a page", PAGE, OTHER),
    ("something else", (200, {}, b'{"a": 1}'), OTHER),
    ("broken", (500, {}, b"{"), "it answers 500"),
)


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Answer], str]]:
    """A server that answers the same to everything; its address."""
    opened: list[HTTPServer] = []

    def begin(answer: Answer) -> str:
        class Same(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                status, heads, content = answer
                self.send_response(status)
                for name, value in {**heads, "Content-Length": str(len(content))}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: object) -> None:
                pass

        opened.append(server := HTTPServer(("127.0.0.1", 0), Same))
        Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}/api"

    monkeypatch.setattr("flows.server.answers.ANSWER", 3)
    yield begin
    for server in opened:
        server.shutdown()
        server.server_close()


def named(url: str) -> object:
    from prefect.settings import PREFECT_API_URL, temporary_settings

    return temporary_settings({PREFECT_API_URL: url})


@pytest.mark.parametrize(
    ("answer", "why"), [row[1:] for row in ANSWERS], ids=[r[0] for r in ANSWERS]
)
def test_why_a_server_cannot_be_used(
    answering: Callable[[Answer], str], answer: Answer, why: str
) -> None:
    with named(answering(answer)):  # type: ignore[attr-defined]  # a context
        assert silence() == why


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/api\nx", "nonsense", "ftp://x/api"])
def test_an_address_that_is_none_is_refused_in_one_line(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("PREFECT_API_URL", url)
    with named(url), pytest.raises(EngineFailed) as refused, running_engine(lambda _: None):  # type: ignore[attr-defined]  # a context
        pass
    assert "\n" not in str(refused.value)
    assert "unset PREFECT_API_URL" in str(refused.value)


def test_an_error_of_the_engine_is_its_going_away_and_ours_stays_ours(
    answering: Callable[[Answer], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from prefect.exceptions import ObjectNotFound

    url = answering((200, {}, b'"3.0.0"'))
    monkeypatch.setenv("PREFECT_API_URL", url)
    for error, becomes in (
        (ObjectNotFound(Exception()), EngineGone),  # somebody deleted the run
        (Impatience(), EngineGone),
        (ZeroDivisionError(), ZeroDivisionError),
    ):
        with named(url), pytest.raises(becomes), running_engine(lambda _: None):  # type: ignore[attr-defined]  # a context
            raise error


def test_what_takes_too_long_is_interrupted_and_again_where_that_is_swallowed() -> None:
    swallowed = []
    with no_longer_than(0.05):
        for _ in range(2):
            try:
                sleep(60)
            except Impatience:
                swallowed.append("once")
    assert swallowed == ["once", "once"]


def test_afterwards_nothing_is_interrupted() -> None:
    with no_longer_than(0.05):
        pass
    sleep(0.1)


def test_nothing_a_task_gives_is_kept_as_a_pickle() -> None:
    from flows.publish import write_site
    from flows.reading import read

    assert read.persist_result is False
    assert write_site.persist_result is False
    assert "PREFECT_RESULTS_PERSIST_BY_DEFAULT" not in os.environ

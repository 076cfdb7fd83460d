"""A desk of a test's own: a folder for the whole run, and a client for each role.

Django is configured once in a process, so all tests of a worker share one home; each module begins
with an empty register in it. Within a module each test takes in files of bytes that no other test
has (`apart`), and has actions of a number of its own: what one of them judges or records is nothing
to another, whichever comes first.
"""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from datetime import date
from itertools import count
from pathlib import Path
from socket import create_server
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

NUMBERS = count(101)  # of actions: 14.101, 14.102, …
ROLES = ("reader", "officer", "administrator")
PASSWORD = "seven herons over the weir"


@pytest.fixture(scope="session")
def desk_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of the desk, with accounts for a reader, an officer and an administrator."""
    home = tmp_path_factory.mktemp("desk")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CONCERTED_HOME", str(home))
        patch.delenv("CONCERTED_REGISTER_URL", raising=False)
        from pipeline.desk.setup import make_tables

        make_tables()
        from pipeline.desk.people.accounts import add_account

        for role in ROLES:
            add_account(f"the-{role}", role, PASSWORD)
        yield home


@pytest.fixture(scope="module", autouse=True)
def empty_register(desk_home: Path) -> None:
    """Only the three people are left in the home.

    The files of other modules would be versions of this one's, a second administrator anybody's.
    """
    emptied(desk_home)


def emptied(desk_home: Path) -> None:
    """Everything but the accounts of the three is gone."""
    from django.contrib.auth.models import User

    User.objects.exclude(username__in=[f"the-{role}" for role in ROLES]).delete()
    for path in desk_home.iterdir():
        if path.is_dir() and path.name != "desk":
            shutil.rmtree(path)
        elif path.is_file() and not path.name.startswith("desk."):
            path.unlink()


@pytest.fixture
def at_desk(desk_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands and services of this test use the home of the desk."""
    monkeypatch.setenv("CONCERTED_HOME", str(desk_home))
    monkeypatch.delenv("CONCERTED_REGISTER_URL", raising=False)


class Seat:
    """A browser without a script, signed in or not."""

    def __init__(self, role: str | None) -> None:
        from django.test import Client

        self.client = Client(enforce_csrf_checks=True, HTTP_HOST="127.0.0.1")
        if role:  # without the password, whose hash takes a third of a second on purpose
            from django.contrib.auth.models import User

            self.client.force_login(
                User.objects.get(username=f"the-{role}"),
                "django.contrib.auth.backends.ModelBackend",
            )

    def get(self, path: str, **headers: Any) -> Any:
        return self.client.get(path, **headers)

    def post(self, path: str, values: dict[str, Any], *, forged: bool = False) -> Any:
        """Send a form as a page of the desk would; `forged`: as another site would."""
        if not forged:
            self.client.get("/sign-in")
            values = {"csrfmiddlewaretoken": self.client.cookies["csrftoken"].value} | values
        return self.client.post(path, values)


@pytest.fixture
def seat(at_desk: None) -> type[Seat]:
    """Make a seat at the desk: `seat("officer")`; `seat(None)` is a stranger."""
    return Seat


@pytest.fixture
def apart(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], Path]:
    """A sample by its pattern in `samples`, as a file that says the same in bytes of this test."""

    def copied(pattern: str) -> Path:
        source = next(ROOT.glob(f"samples/{pattern}"))
        file = tmp_path / source.name
        file.write_bytes(source.read_bytes())
        words = request.node.nodeid.encode()
        if file.suffix == ".pdf":
            file.write_bytes(file.read_bytes() + b"\n% " + words)
        else:
            with ZipFile(file, "a") as parts:
                parts.comment = words
        return file

    return copied


@pytest.fixture
def take(at_desk: None, apart: Callable[[str], Path]) -> Callable[[str], str]:
    """Take a sample in for COP15, as a file of this test's own; its SHA-256."""

    def taken(pattern: str) -> str:
        from pipeline.config import home, register_url
        from pipeline.register import open_register
        from pipeline.services.meetings import show_meeting
        from pipeline.submissions.examine import examine

        file = apart(pattern)
        result = examine(file, show_meeting("COP15"), None)
        with open_register(home(), register_url()) as register:
            return register.load(result, file, None, "COP15").sha256

    return taken


@pytest.fixture
def taken_in(take: Callable[[str], str]) -> str:
    """The SHA-256 of a proposal in the register of the desk, about which nobody has spoken."""
    return take("great-bustard-missing-sections/*.docx")


@pytest.fixture
def saiga(at_desk: None) -> str:
    """The number of an ongoing action in the register of the desk."""
    from pipeline.actions.event_kinds import Event
    from pipeline.services.record_event import record_event

    number = f"14.{next(NUMBERS)}"
    for kind, day in ((Event.PROPOSED, date(2023, 5, 2)), (Event.ACCEPTED, date(2024, 2, 17))):
        record_event(number, kind, meeting="COP14", day=day, by="Ana", title="Saiga")
    return number


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """The browser of this machine; what needs it is left out where there is none."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright runs a loop in this thread
    from tests.pipeline.site.browsing import chromium

    with chromium() as opened:
        yield opened
    os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE")


@pytest.fixture(scope="session")
def address(desk_home: Path) -> Iterator[str]:
    """Where the desk of the tests is served by its own server."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CONCERTED_HOME", str(desk_home))
        from pipeline.desk.server import serve

        listening = create_server(("127.0.0.1", 0))
        port = listening.getsockname()[1]
        threading.Thread(target=serve, args=(listening, lambda text: None), daemon=True).start()
        yield f"http://127.0.0.1:{port}"


def signed_in(browser: "Browser", address: str, role: str, **options: Any) -> "BrowserContext":
    """A window of the browser in which somebody of this role has signed in.

    The form is sent without a page: one that is closed while the next is on its way waits, once
    in some fifty, for ever.
    """
    context = browser.new_context(locale="en-GB", base_url=address, **options)
    context.request.get("/sign-in")
    token = next(c["value"] for c in context.cookies() if c["name"] == "csrftoken")
    form: dict[str, str | float | bool] = {
        "csrfmiddlewaretoken": token,
        "username": f"the-{role}",
        "password": PASSWORD,
    }
    answer = context.request.post("/sign-in", form=form, headers={"Referer": address})
    assert "/sign-in" not in answer.url
    return context

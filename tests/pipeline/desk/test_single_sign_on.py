"""Signing in by a provider of OpenID Connect, and through a proxy that speaks HTTPS for us."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from socket import create_server
from sqlite3 import connect
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser

from tests.pipeline.site.browsing import chromium

pytestmark = pytest.mark.slow
DESK = [sys.executable, "-c", "from pipeline.cli import main; main()", "desk"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """A provider in a process of its own, which knows whoever says a name."""
    port = _free_port()
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        address = f"http://127.0.0.1:{port}"
        while running.poll() is None and not _answers(address):
            pass
        try:
            yield address
        finally:
            running.terminate()


def _free_port() -> int:
    with create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def _answers(address: str) -> bool:
    try:
        urlopen(address, timeout=5).close()
    except OSError:
        return False
    return True


@contextmanager
def desk(home: Path, **environment: str) -> Iterator[str]:
    """The address of a desk in a process of its own, on this machine."""
    port = _free_port()
    known = {**os.environ, "CONCERTED_HOME": str(home), **environment}
    known.pop("CONCERTED_REGISTER_URL", None)
    with subprocess.Popen(
        [*DESK, "--port", str(port)], stderr=subprocess.PIPE, text=True, env=known
    ) as running:
        assert running.stderr is not None
        try:
            next(line for line in running.stderr if "The desk is at" in line)
            yield f"http://127.0.0.1:{port}"
        finally:
            running.terminate()


def test_whoever_the_provider_knows_waits_for_a_role(
    browser: Browser, provider: str, tmp_path: Path
) -> None:
    settings = {
        "CONCERTED_OIDC_SERVER": provider,
        "CONCERTED_OIDC_CLIENT": "desk",
        "CONCERTED_OIDC_SECRET": "bittern",
    }
    with desk(tmp_path, **settings) as address:
        context = browser.new_context(base_url=address)
        page = context.new_page()
        page.goto("/sign-in")
        page.click("form[action='/sso/oidc/oidc/login/'] button")
        page.wait_for_url(re.compile(re.escape(provider)))
        page.fill("input[name=sub]", "ana@cms.example")
        page.click("button[type=submit], input[type=submit]")
        page.wait_for_url(re.compile(re.escape(address)))
        assert "administrator" in page.inner_text("main")  # whom to ask for a role
        _give_role(tmp_path, "ana", "reader")
        page.goto("/submissions")
        assert "administrator" not in page.inner_text("main")
        context.close()


def test_who_turns_back_at_the_provider_is_not_signed_in(
    browser: Browser, provider: str, tmp_path: Path
) -> None:
    settings = {"CONCERTED_OIDC_SERVER": provider, "CONCERTED_OIDC_CLIENT": "desk"}
    with desk(tmp_path, **settings) as address:
        page = browser.new_page(base_url=address)
        page.goto("/sign-in")
        page.click("form[action='/sso/oidc/oidc/login/'] button")
        page.wait_for_url(re.compile(re.escape(provider)))
        page.click("button[value=deny]")
        page.wait_for_url(re.compile(re.escape(address)))
        page.goto("/submissions")
        assert "/sign-in" in page.url
        page.close()


def _give_role(home: Path, beginning: str, role: str) -> None:
    """As an administrator does, in the tables of the desk."""
    with connect(home / "desk.sqlite") as tables:
        find = "SELECT id, username FROM auth_user"
        number = next(n for n, name in tables.execute(find) if name.startswith(beginning))
        known = "SELECT id FROM auth_group WHERE name = ?"
        group = (
            tables.execute(known, [role]).fetchone()
            or tables.execute(
                "INSERT INTO auth_group (name) VALUES (?) RETURNING id", [role]
            ).fetchone()
        )
        tables.execute(
            "INSERT INTO auth_user_groups (user_id, group_id) VALUES (?, ?)", [number, group[0]]
        )


def _asked(address: str, **headers: str) -> HTTPResponse:
    """The answer of the sign-in page to somebody who sends these headers."""
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    connection = HTTPConnection(address.removeprefix("http://"), timeout=30)
    connection.request("GET", "/sign-in", headers=names)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer


@pytest.mark.parametrize(("proxy", "believed"), [("127.0.0.1", True), ("192.0.2.1", False)])
def test_only_the_named_proxy_is_believed(tmp_path: Path, proxy: str, believed: bool) -> None:
    settings = {"CONCERTED_DESK_URL": "https://desk.example", "CONCERTED_DESK_PROXY": proxy}
    with desk(tmp_path, **settings) as address:
        answer = _asked(address, Host="desk.example", X_Forwarded_Proto="https")
        assert answer.status == 200
        assert bool(answer.headers["Strict-Transport-Security"]) is believed
        assert "Secure" in answer.headers["Set-Cookie"]
        assert _asked(address, Host="evil.example").status == 400

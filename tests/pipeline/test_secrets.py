"""The password of a database is shown nowhere, however wrongly its address is written."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from time import sleep
from traceback import format_exception

import pytest
from sqlalchemy import make_url
from typer.testing import CliRunner

from pipeline.cli import COMMANDS, app
from pipeline.config import REGISTER_URL, UnclearAddress, register_url, without_secret
from pipeline.desk.settings import database
from pipeline.refusal import Refusal
from pipeline.register import open_register
from pipeline.services.shared_server import open_server_warning
from tests.flows.conftest import CONCERTED, proposal
from tests.pipeline.conftest import fresh, postgres
from tests.pipeline.test_private_files import PLACES, WRITING

__all__ = ["fresh", "postgres"]

MARK = "s3cr3tM4rk"
ADDRESSES = (  # each with a password that somebody did not write as an address wants it
    f"postgresql+psycopg://ana:{MARK}@127.0.0.1:1/x",
    f"postgresql://ana:{MARK}@127.0.0.1:notaport/x",
    f"postgresql://ana:{MARK}",
    f"postgresql://ana:12{MARK}/x@127.0.0.1:1/x",
    f"postgresql://ana:12/{MARK}@127.0.0.1:1/x",
    f"postgresql://ana:a@{MARK}@127.0.0.1:1/x",
    f"postgresql://ana:a@{MARK}/x@127.0.0.1:1/x",
    f"postgresql://ana:a:{MARK}@127.0.0.1:1/x",
    f"postgresql://ana@127.0.0.1:1/x?password={MARK}",
    f"postgresql://127.0.0.1:1/x?user=ana&password={MARK}&bogus=1",
    f"nodb://ana:{MARK}@h/x",
    f"postgresql+nodriver://ana:{MARK}@h/x",
    f"ana:{MARK}@127.0.0.1/x",
    MARK,
    f"mysql://ana:{MARK}@h/x",
    f"postgresql://ana:{MARK}@[::1/x",
    f"sqlite://ana:{MARK}@h/x",
    f"host=127.0.0.1 password={MARK}",
    f"postgresql://ana:{MARK}%@127.0.0.1:1/x",
)


@pytest.mark.parametrize("url", ADDRESSES)
def test_no_message_and_no_traceback_tells_the_password(tmp_path: Path, url: str) -> None:
    with pytest.raises(Refusal) as refused, open_register(tmp_path, url):
        pass
    assert MARK not in "".join(format_exception(refused.value))


@pytest.mark.parametrize("url", ADDRESSES)
def test_an_address_that_says_two_things_is_refused_before_anybody_reads_it(
    url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(REGISTER_URL, url)
    with suppress(UnclearAddress):
        settings = database(tmp_path, register_url())
        assert MARK not in f"{settings['NAME']} {settings.get('HOST')} {settings.get('USER')}"


@pytest.mark.parametrize(
    "url",
    [
        "postgresql+psycopg://name:p%40ss:w%2Frd@server:5432/concerted?sslmode=require",
        "postgresql://postgres:@/postgres?host=/tmp/a/b&options=-csearch_path%3Dx",
        "postgresql://[::1]:5432/x",
        "postgresql:///x",
        "sqlite:////srv/a@b/register.sqlite",
    ],
)
def test_an_address_that_is_clear_stays_as_it_is(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(REGISTER_URL, url)
    assert register_url() == url


@pytest.mark.parametrize(
    "url", [f"http://ana:{MARK}@h:4200/api", f"http://h/api?key={MARK}#{MARK}", f"http://[{MARK}@"]
)
def test_a_server_is_shown_without_who_signs_in(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MARK not in without_secret(url)
    monkeypatch.setenv("PREFECT_API_URL", url)
    assert MARK not in str(open_server_warning())


@pytest.mark.slow
@pytest.mark.parametrize("fresh", ["postgresql"], indirect=True)
def test_whatever_is_run_the_password_is_found_nowhere(
    tmp_path: Path, fresh: "object", postgres: str
) -> None:
    """Every command that writes, and the doctor: on the screen, in files, in `ps`."""
    assert callable(fresh)
    url = make_url(fresh()).set(password=MARK).render_as_string(hide_password=False)
    for folder in ("in", "out", "home"):
        (tmp_path / folder).mkdir()
    proposal(tmp_path / "in" / "otter.docx", "Language: en")
    (tmp_path / "out" / "old.csv").write_text("Number,Title\n98.2,Heron\n", "utf-8")
    ended, seen = Event(), set[str]()
    watching = Thread(target=watch_commands, args=(ended, seen))
    watching.start()
    try:
        shown = [run(tmp_path, url, words) for words in (*WRITING, "doctor")]
        cut_off = url.replace("host=", "host=/nowhere")
        shown += [run(tmp_path, cut_off, words) for words in ("doctor", WRITING[0], "publish SITE")]
    finally:
        ended.set()
        watching.join()
    assert [words for words in shown if MARK in words] == []
    assert seen == set()
    files = (path for path in tmp_path.rglob("*") if path.is_file())
    assert [path for path in files if MARK.encode() in path.read_bytes()] == []


@pytest.mark.parametrize("name", [name for group in COMMANDS.values() for name in group])
def test_no_help_tells_the_password(name: str) -> None:
    """Where an option may come from the environment, its help could show what it is."""
    address = f"postgresql://ana:{MARK}@127.0.0.1:1/x"
    ran = CliRunner().invoke(app, [*name.split(), "--help"], env={REGISTER_URL: address})
    assert ran.exit_code == 0
    assert MARK not in ran.output


def run(folder: Path, url: str, words: str) -> str:
    """Everything that a command shows."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    arguments = []
    for word in words.split():
        first, slash, rest = word.partition("/")
        arguments.append(f"{folder / PLACES[first]}{slash}{rest}" if first in PLACES else word)
    ran = subprocess.run(
        [CONCERTED, *arguments],
        env={**clean, "CONCERTED_HOME": str(folder / "home"), REGISTER_URL: url},
        input="a long enough passphrase 7\n",
        text=True,
        capture_output=True,
        cwd=folder,
        timeout=300,
        check=False,
    )
    return f"{words}\n{ran.stdout}{ran.stderr}"


def watch_commands(ended: Event, seen: set[str]) -> None:
    """As `ps` of any user shows them."""
    while not ended.is_set():
        for place in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                shown = place.read_bytes()
            except OSError:
                continue
            if MARK.encode() in shown:
                seen.add(shown.decode("utf-8", "replace"))
        sleep(0.05)


if sys.platform != "linux":
    pytest.skip("what `ps` shows is read from /proc", allow_module_level=True)

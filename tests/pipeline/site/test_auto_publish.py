"""After each change the pages follow, where somebody wanted that; a failure stops nothing."""

import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from pipeline.actions.lifecycle import Event
from pipeline.cli import app
from pipeline.register import open_register
from pipeline.site.errors import BadSetting
from pipeline.site.output import target
from pipeline.site.output.auto_publish import keep_up
from pipeline.site.output.target import HERE, PublishTarget
from pipeline.site.output.write_folder import Written
from tests.pipeline.site.seeds import happen

ADDRESS = "https://example.org/register/"
REPORT = ("record", "13.1", "reported", "--meeting", "COP14", "--day", "2023-05-01")


@pytest.fixture
def home(own_home: Path) -> Path:
    """A home with one action, and no place to publish to."""
    with open_register(own_home) as register:
        happen(register, "13.1", Event.ACCEPTED, "COP13", date(2020, 2, 22), title="Bustard")
    return own_home


def run(*words: object) -> Result:
    return CliRunner().invoke(app, list(map(str, words)))


def test_nothing_is_set_up_at_first(home: Path) -> None:
    assert target.kept_up() is None


def test_a_place_is_remembered_and_forgotten(home: Path, tmp_path: Path) -> None:
    target.remember(PublishTarget(tmp_path / "site", ADDRESS))
    assert target.kept_up() == PublishTarget(tmp_path / "site", ADDRESS)
    assert (target.site_folder(), target.site_address()) == (tmp_path / "site", ADDRESS)
    target.forget()
    target.forget()
    assert target.kept_up() is None
    assert target.site_folder() == home / "site"


def test_the_environment_leads(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target.remember(PublishTarget(Path("/remembered"), ADDRESS))
    monkeypatch.setenv("CONCERTED_SITE", "/named")
    assert target.kept_up() == PublishTarget(Path("/named"), ADDRESS)
    monkeypatch.setenv("CONCERTED_SITE_ADDRESS", "https://named.example")
    assert target.kept_up() == PublishTarget(Path("/named"), "https://named.example/")
    target.forget()
    monkeypatch.delenv("CONCERTED_SITE_ADDRESS")
    assert target.kept_up() == PublishTarget(Path("/named"), HERE)


@pytest.mark.parametrize("text", ["", "[]", "null", "{}", '{"folder": 1, "address": 2}', "\udcff"])
def test_a_note_that_cannot_be_read_is_named(home: Path, text: str) -> None:
    (home / target.REMEMBERED).write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(BadSetting, match="--keep-up"):
        target.kept_up()


def test_a_failure_is_told_and_not_raised(home: Path, tmp_path: Path) -> None:
    def breaks(place: PublishTarget) -> Written:
        raise RuntimeError("the disk is full")

    messages: list[str] = []
    target.remember(PublishTarget(tmp_path / "site", ADDRESS))
    keep_up(messages.append, breaks)
    assert len(messages) == 1
    for part in ("the disk is full", "What was recorded is kept", "run `concerted publish`"):
        assert part in messages[0]


@pytest.mark.slow
def test_a_command_that_changes_the_register_publishes(home: Path, tmp_path: Path) -> None:
    assert "Online register" not in run(*REPORT).stderr
    ran = run("publish", tmp_path / "site", "--address", ADDRESS, "--keep-up")
    assert "after each change" in ran.stderr
    page = tmp_path / "site/en/action/13.1/index.html"
    assert "Completed" not in page.read_text("utf-8")
    ran = run("record", "13.1", "completed", "--meeting", "COP14", "--day", "2024-02-17")
    assert (ran.exit_code, "files written anew" in ran.stderr) == (0, True)
    assert "Completed" in page.read_text("utf-8")
    assert ADDRESS in (tmp_path / "site/sitemap.xml").read_text("utf-8")


@pytest.mark.slow
def test_it_does_so_no_more_once_told(home: Path, tmp_path: Path) -> None:
    run("publish", tmp_path / "site", "--keep-up")
    assert "from now on" in run("publish", "--no-keep-up").stderr
    ran = run(*REPORT)
    assert (ran.exit_code, "Online register" in ran.stderr) == (0, False)


@pytest.mark.slow
def test_a_place_that_cannot_be_written_to_spoils_no_change(home: Path, tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file of somebody")
    target.remember(PublishTarget(tmp_path / "site", ADDRESS))
    ran = run(*REPORT, "--json")
    assert ran.exit_code == 0
    assert json.loads(ran.stdout)["added"]
    assert "not published anew" in ran.stderr
    assert (tmp_path / "site").read_text() == "a file of somebody"

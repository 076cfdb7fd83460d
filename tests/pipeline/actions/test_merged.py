"""An action that others were merged into names them, on every screen and page alike."""

import html
import json
from datetime import date
from pathlib import Path

import pytest

from pipeline.actions.lifecycle import Event, EventDetail
from pipeline.actions.merged import came_into
from pipeline.register import Register
from tests.pipeline.commands import Concerted, concerted
from tests.pipeline.site.seeds import TODAY, happen, make, prepare

__all__ = ["concerted"]


@pytest.fixture
def url() -> None:
    """The SQLite file in the home of the test."""


def begin(concerted: Concerted) -> None:
    for number in ("14.1", "14.2"):
        concerted.record(number, "proposed", "COP14", "2023-05-01", "--title", f"Birds {number}")
        concerted.record(number, "accepted", "COP14", "2024-02-17")
    concerted.record("14.2", "merged", "COP15", "2026-03-29", "--into", "14.1")


def test_it_is_named_on_the_terminal_and_in_json(concerted: Concerted) -> None:
    begin(concerted)
    assert "Came into it: 14.2 Birds 14.2" in concerted.run("register", "show", "14.1").stdout
    answer = json.loads(concerted.run("register", "show", "14.1", "--json").stdout)
    assert answer["came_in"] == [{"number": "14.2", "title": "Birds 14.2"}]
    lines = json.loads(concerted.run("register", "list", "--json").stdout)
    assert {line["number"]: line["came_in"] for line in lines} == {"14.1": ["14.2"], "14.2": []}


def test_before_the_day_nothing_had_come(concerted: Concerted) -> None:
    begin(concerted)
    shown = concerted.run("register", "show", "14.1", "--as-of", "2025-01-01", "--json").stdout
    assert json.loads(shown)["came_in"] == []


def test_words_that_are_no_action_come_into_none(register: Register) -> None:
    prepare(register)
    happen(register, "98.1", Event.ACCEPTED, "COP98", title="Birds")
    into = EventDetail("into", "an agreement of its own")
    happen(register, "98.1", Event.CONVERTED, "COP98", date(2093, 3, 6), details=[into])
    assert "98.1" not in came_into(register.actions())


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_it_is_named_on_the_public_page(register: Register, tmp_path: Path, language: str) -> None:
    prepare(register)
    for number in ("98.1", "98.2"):
        happen(register, number, Event.ACCEPTED, "COP98", title=f"Birds {number}")
    happen(register, "98.2", Event.MERGED, "COP98", TODAY, details=[EventDetail("into", "98.1")])
    make(register, tmp_path / "site")
    page = tmp_path / "site" / language / "action" / "98.1" / "index.html"
    assert "Birds 98.2" in html.unescape(page.read_text("utf-8"))

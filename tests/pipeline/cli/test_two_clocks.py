"""When it happened and when it was entered: each question is answered by its own clock."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipeline.register import Register, open_register
from tests.pipeline.commands import Concerted, concerted
from tests.pipeline.outcomes import outcome

__all__ = ["concerted"]


@contextmanager
def entered_on(day: str) -> Iterator[None]:
    """What is entered inside is entered at noon of that day."""
    with pytest.MonkeyPatch.context() as clock:
        clock.setattr("pipeline.register.clock.now", lambda: f"{day}T12:00:00+00:00")
        yield


@contextmanager
def opened(concerted: Concerted) -> Iterator[Register]:
    with open_register(concerted.home) as register:
        yield register


@pytest.fixture
def url() -> None:
    """The SQLite file in the home of the test."""


@pytest.fixture
def lived(concerted: Concerted) -> Concerted:
    """A report of October 2025 that was entered in January 2026, by another colleague."""
    with entered_on("2024-03-01"):
        concerted.record("14.1", "proposed", "COP14", "2023-05-01", "--title", "Saiga")
        concerted.record("14.1", "accepted", "COP14", "2024-02-17")
    with entered_on("2026-01-10"):
        day = ("--day", "2025-10-20", "--by", "Bea", "--document", "UNEP/CMS/COP15/Doc.99.1")
        concerted.run("record", "14.1", "reported", "--meeting", "COP15", *day)
    return concerted


def state(concerted: Concerted, *clock: str) -> str:
    """What `show` says of the report to COP15."""
    due = concerted.json("register", "show", "14.1", *clock)["due"]
    return next((line["state"] for line in due if "report" in line["what"]), "none due")


def test_as_of_tells_nothing_of_what_came_later(lived: Concerted) -> None:
    page = lived.run("register", "show", "14.1", "--as-of", "2024-03-01").stdout
    assert "ongoing" in page
    assert "Doc.99.1" not in page
    assert "reported" not in page
    assert state(lived, "--as-of", "2025-10-19") == "due"
    assert state(lived, "--as-of", "2025-10-20") == "received"


def test_known_on_tells_nothing_of_what_was_entered_later(lived: Concerted) -> None:
    assert state(lived, "--known-on", "2026-01-09") == "overdue"
    assert state(lived, "--known-on", "2026-01-10") == "received"
    assert state(lived, "--as-of", "2025-10-21", "--known-on", "2026-01-09") == "due"
    history = lived.json("register", "history", "14.1", "--known-on", "2025-12-31")
    assert [event["event"] for event in history] == ["proposed", "accepted"]


def test_every_command_has_the_same_two_clocks(lived: Concerted) -> None:
    def report(*clock: str) -> str:
        code = 1 if "2026-01-09" in clock else 0
        words = ("compliance", "--meeting", "COP15", "--json", *clock)
        (row,) = json.loads(lived.run(*words, code=code).stdout)["actions"]
        return str(row["state"])

    assert report("--known-on", "2026-01-09") == "missing"
    assert report("--known-on", "2026-01-10") == "on_time"
    assert report("--known-on", "2026-01-10", "--today", "2025-11-01") == "on_time"
    (line,) = lived.json("register", "list", "--known-on", "2026-01-09")
    assert line["due"]["state"] == "overdue"
    assert lived.json("search", "saiga", "--known-on", "2024-02-29") == []
    assert lived.json("search", "saiga", "--known-on", "2024-03-01")


def test_before_the_first_entry_it_says_when_that_was(lived: Concerted) -> None:
    answer = lived.run("register", "show", "14.1", "--known-on", "2024-02-29", code=2)
    assert "the first entry is of 2024-03-01" in answer.stderr
    assert lived.json("register", "list", "--known-on", "2024-02-29") == []


def test_the_history_says_who_entered_what_and_when(lived: Concerted) -> None:
    history = lived.run("register", "history", "14.1").stdout
    assert "2025-10-20 reported" in history
    assert "said by Bea, entered 2026-01-10 13:00" in history


def test_titles_follow_both_clocks(lived: Concerted) -> None:
    with entered_on("2026-02-01"):
        lived.run("register", "rename", "14.1", "Saiga Antelope", "--since", "2025-03-01")

    def title(*clock: str) -> tuple[str, str]:
        (line,) = lived.json("register", "list", *clock)
        shown = lived.json("register", "show", "14.1", *clock)
        assert [n["text"] for n in shown["names"] if n["kind"] == "title"][-1] == shown["title"]
        return line["title"], shown["title"]

    assert title() == ("Saiga Antelope",) * 2
    assert title("--as-of", "2025-02-28") == ("Saiga",) * 2
    assert title("--as-of", "2025-03-01") == ("Saiga Antelope",) * 2
    assert title("--known-on", "2026-01-31") == ("Saiga",) * 2
    assert title("--as-of", "2025-03-01", "--known-on", "2026-01-31") == ("Saiga",) * 2
    words = ("compliance", "--meeting", "COP15", "--json", "--today", "2025-02-01")
    assert json.loads(lived.run(*words).stdout)["actions"][0]["title"] == "Saiga"
    line = lived.json("history", "14.1")[-1]["number"]
    lived.run("undo", str(line), "--reason", "it never was called so")
    assert title("--as-of", "2025-04-01") == ("Saiga",) * 2


def test_submissions_and_letters_have_the_second_clock(lived: Concerted, tmp_path: Path) -> None:
    with entered_on("2026-02-01"), opened(lived) as register:
        register.load(outcome(b"x", file="teal.docx", meeting="COP15"), b"x", None, "COP15")
    words = ("correct", "teal.docx", "title", "Another", "--reason", "misread")
    with entered_on("2026-03-01"):
        lived.run(*words)

    def title(*clock: str) -> str:
        shown = lived.json("submissions", "show", "teal.docx", *clock)["corrected"]["title"]
        assert lived.json("submissions", "list", *clock)[0]["title"] == shown
        return str(shown)

    assert title() == "Another"
    assert title("--known-on", "2026-02-28") != "Another"
    assert lived.json("submissions", "list", "--known-on", "2026-01-31") == []
    lived.run("submissions", "show", "teal.docx", "--known-on", "2026-01-31", code=2)
    out = ("letters", "--meeting", "COP15", "--out", str(tmp_path / "letters"))
    before = lived.run(*out, "--known-on", "2026-01-31").stdout
    after = lived.run(*out, "--known-on", "2026-02-28", code=1).stdout
    assert "teal.docx" not in before
    assert "teal.docx" in after


def test_a_title_given_with_an_event_is_borne_from_its_day(lived: Concerted) -> None:
    lived.record("14.1", "revised", "COP15", "2026-01-05", "--title", "Saiga Antelope")

    def title(day: str) -> str:
        return str(lived.json("register", "show", "14.1", "--as-of", day)["title"])

    assert (title("2026-01-04"), title("2026-01-05")) == ("Saiga", "Saiga Antelope")
    lived.record("14.1", "revised", "COP14", "2024-02-20", "--title", "Saiga of the Steppe")
    assert title("2026-01-04") == "Saiga"  # no title begins before the one it follows
    assert title("2026-01-05") == "Saiga of the Steppe"

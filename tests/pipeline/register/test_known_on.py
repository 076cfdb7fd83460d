"""The register as it was known on a day: nothing that was entered later is told."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.actions.event_kinds import Event
from pipeline.actions.lifecycle import RecordedEvent, Status
from pipeline.convention.meetings import Basis, Deadline, DeadlineKind
from pipeline.register import Register, UnknownAction, open_register
from pipeline.register.known_on import KNOWN, end_of
from pipeline.register.schema import metadata
from pipeline.submissions.review import ReviewAction, ReviewDecision
from tests.pipeline.outcomes import outcome

NOT_OF_THE_RECORD = {"done", "heading", "mail", "mail_place", "mail_draft"}
Known = Callable[[str], AbstractContextManager[Register]]


@contextmanager
def entered_on(day: str) -> Iterator[None]:
    """What is entered inside is entered at noon of that day."""
    with pytest.MonkeyPatch.context() as clock:
        clock.setattr("pipeline.register.clock.now", lambda: f"{day}T12:00:00+00:00")
        yield


def event(kind: Event, meeting: str, day: str, **more: Any) -> RecordedEvent:
    new = RecordedEvent("14.1", 0, kind, meeting, date.fromisoformat(day), None, "Ana")
    return replace(new, **more)


@pytest.fixture
def lived(tmp_path: Path, url: str | None) -> Known:
    """A register into which each thing was entered on a day of its own."""
    home = tmp_path / "home"
    with open_register(home, url) as register:
        with entered_on("2024-03-01"):
            register.record(event(Event.PROPOSED, "COP14", "2023-05-01"), "Saiga")
            register.record(event(Event.ACCEPTED, "COP14", "2024-02-17"), "")
        with entered_on("2025-06-01"):
            new = Deadline(DeadlineKind.COP_REPORT, date(2025, 10, 1), Basis.PUBLISHED, "N 1")
            register.set_deadline("COP15", new, "Ana")
        with entered_on("2025-10-20"):
            content = b"a report"
            read = outcome(
                content,
                file="report.pdf",
                kind="progress_report",
                kinds=("progress_report",),
                concerted_action="14.1",
                symbol=None,
                title="Report",
            )
            sha256 = register.load(read, content, None, "COP15").sha256
        with entered_on("2025-11-01"):
            register.load(read, content, date(2025, 9, 30), "COP15")
        with entered_on("2025-12-01"):
            register.describe("14.1", "Bea", title="Saiga antelope")
            decision = (ReviewAction.CORRECT, "title", None, "The report", "so", "Bea")
            register.say(sha256, ReviewDecision(*decision, date(2025, 12, 1), ""))
        with entered_on("2026-04-02"):
            register.record(event(Event.COMPLETED, "COP15", "2026-03-28"), "")
        with entered_on("2026-05-02"):
            register.record(
                event(Event.EXTENDED, "COP15", "2026-03-28", corrects=3, note="a slip"), ""
            )

    @contextmanager
    def known(day: str) -> Iterator[Register]:
        with open_register(home, url, known_on=date.fromisoformat(day)) as register:
            yield register

    return known


def report_deadline(register: Register) -> Deadline:
    deadline = register.meetings()["COP15"].deadline(DeadlineKind.COP_REPORT)
    assert deadline
    return deadline


def test_nothing_is_known_before_its_entry(lived: Known) -> None:
    with lived("2024-02-29") as register:
        assert register.actions() == ()
        with pytest.raises(UnknownAction):
            register.action("14.1")
    with lived("2024-03-01") as register:
        action = register.action("14.1")
        assert (action.title, action.status(), action.documents) == ("Saiga", Status.ONGOING, ())
        assert register.submissions() == ()
        assert report_deadline(register).basis is Basis.COMPUTED


def test_a_deadline_a_link_a_day_and_a_title_come_with_their_entry(lived: Known) -> None:
    with lived("2025-06-01") as register:
        assert report_deadline(register).source == "N 1"
    with lived("2025-10-31") as register:
        (document,) = register.action("14.1").documents
        assert document.file == "report.pdf"
        assert [line.received for line in register.submissions()] == [None]
        assert register.submission("report.pdf").corrected.title == "Report"
    with lived("2025-11-30") as register:
        assert [line.received for line in register.submissions()] == [date(2025, 9, 30)]
        assert register.action("14.1").title == "Saiga"
    with lived("2025-12-01") as register:
        assert register.action("14.1").title == "Saiga antelope"
        assert register.submission("report.pdf").corrected.title == "The report"
        assert [change.path for change in register.changes("action 14.1")][-1] == "title"


def test_a_mistake_stands_until_it_is_corrected(lived: Known) -> None:
    with lived("2026-04-01") as register:
        assert register.action("14.1").status() is Status.ONGOING
    with lived("2026-05-01") as register:
        assert register.action("14.1").status() is Status.COMPLETED
    with lived("2026-05-02") as register:
        action = register.action("14.1")
        assert action.status() is Status.ONGOING
        assert action.status(date(2026, 3, 1)) is Status.ONGOING


def test_others_see_the_register_as_it_is_meanwhile(lived: Known) -> None:
    with lived("2024-02-29") as then, lived("2030-01-01") as now:
        assert then.actions() == ()
        assert now.action("14.1").title == "Saiga antelope"


def test_every_table_of_the_record_is_seen_as_known() -> None:
    assert KNOWN.keys() == metadata.tables.keys() - NOT_OF_THE_RECORD


def test_a_day_ends_in_bonn() -> None:
    assert end_of(date(2025, 7, 1)) == "2025-07-01T22:00:00+00:00"
    assert end_of(date(2025, 12, 1)) == "2025-12-01T23:00:00+00:00"


def test_what_was_known_is_not_written_to(lived: Known) -> None:
    with lived("2024-03-01") as register, pytest.raises(AssertionError):
        register.describe("14.1", "Ana", title="x")


def test_a_clock_that_was_set_back_leaves_the_order_of_entries(
    tmp_path: Path, url: str | None
) -> None:
    """What was entered later is never known earlier, whatever the machine says."""
    with open_register(tmp_path / "home", url) as register:
        with entered_on("2024-06-01"):
            register.record(event(Event.PROPOSED, "COP14", "2023-05-01"), "Otter")
        with entered_on("2024-02-01"):
            register.record(event(Event.ACCEPTED, "COP14", "2024-02-17"))
            register.load(outcome(b"x"), b"x", None, "COP15")
            assert ["has not come yet" in p.what for p in register.health()] == [True]
        events = register.history("14.1")
        assert [each.recorded for each in events] == ["2024-06-01T12:00:00+00:00"] * 2
        assert {change.at for change in register.changes("action 14.1")} == {events[0].recorded}
        assert register.health() == ()
    with (
        open_register(tmp_path / "home", url, known_on=date(2024, 3, 1)) as earlier,
        pytest.raises(UnknownAction),
    ):
        earlier.action("14.1")

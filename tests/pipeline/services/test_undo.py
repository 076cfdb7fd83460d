"""Whatever a person enters can be taken back, and taking it back can be taken back."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pipeline.actions.event_kinds import Event
from pipeline.config import home
from pipeline.convention.meetings import Basis, DeadlineKind
from pipeline.register import open_register
from pipeline.services import meetings, relations, review
from pipeline.services.record_event import record_event
from pipeline.services.session import Refused
from pipeline.services.undo import history_of, last_entry, undo
from pipeline.submissions.checks import rules
from pipeline.submissions.findings import Finding
from pipeline.submissions.versions.relations import RelationKind
from tests.pipeline.outcomes import outcome

DAY = "2025-10-01"  # on which both were received
FILE, OTHER = "paper.docx", "other.docx"


@pytest.fixture(autouse=True)
def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An ongoing action and two proposals, in a home of this test."""
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("CONCERTED_REGISTER_URL", raising=False)
    event(Event.PROPOSED, "COP14", "2023-05-01", title="Saiga")
    event(Event.ACCEPTED, "COP14", "2024-02-17")
    found = (Finding(rules()["SEC001"], {"heading": "Timeframe"}),)
    with open_register(home()) as register:
        for name in (FILE, OTHER):
            content = name.encode()
            read = outcome(
                content, file=name, symbol=None, title=name, findings=found, received=DAY
            )
            register.load(read, content, date.fromisoformat(DAY), "COP15")


def event(
    kind: Event, meeting: str, day: str, *, title: str = "", corrects: int | None = None
) -> None:
    when = date.fromisoformat(day)
    record_event("14.1", kind, meeting=meeting, day=when, by="Ana", title=title, corrects=corrects)


def everything() -> object:
    """What the register says, whatever the history of it is."""
    with open_register(home()) as register:
        action, file = register.action("14.1"), register.submission(FILE)
        cop = register.meetings()["COP15"]
        deadlines = [known and known.day for known in map(cop.deadline, DEADLINES)]
        related = [line.sha256 for line in register.submissions()]
        return (
            (action.title, action.status(), action.periods()),
            (file.corrected.title, file.received, file.meeting, len(file.waived)),
            (cop.opens, cop.closes, deadlines),
            related,
        )


def corrected(path: str, value: str) -> object:
    return review.correct(FILE, path, value, by="Ana", reason="so")


def newest(subject: str) -> int:
    line = last_entry(subject)
    assert line
    return line.number


DEADLINES = [*DeadlineKind]
NEW = date(2026, 3, 24), date(2026, 3, 30)
PUBLISHED = date(2025, 10, 3)
ENTRIES: dict[str, tuple[str, Callable[[], object]]] = {
    "an event": ("14.1", lambda: event(Event.COMPLETED, "COP15", "2026-03-28")),
    "a correction of an event": (
        "14.1",
        lambda: event(Event.ACCEPTED, "COP14", "2024-02-16", corrects=2),
    ),
    "a title": ("14.1", lambda: event(Event.REPORTED, "COP15", "2025-10-01", title="Antelope")),
    "a corrected value": (
        FILE,
        lambda: corrected("title", "Right"),
    ),
    "a corrected day": (
        FILE,
        lambda: corrected("received", "2025-10-02"),
    ),
    "a waiver": (FILE, lambda: review.waive(FILE, "SEC001", by="Ana", reason="so")),
    "a deadline": (
        "COP15",
        lambda: meetings.set_deadline("COP15", DEADLINES[0], PUBLISHED, source="N", by="Ana"),
    ),
    "the days of a meeting": (
        "COP15",
        lambda: meetings.move_meeting("COP15", *NEW, source="N", by="Ana"),
    ),
    "a relation": (
        FILE,
        lambda: relations.relate(FILE, RelationKind.TRANSLATION_OF, OTHER, by="Ana", reason="so"),
    ),
}


@pytest.mark.parametrize("name", ENTRIES)
def test_what_is_entered_is_undone_and_the_undoing_too(name: str) -> None:
    subject, enter = ENTRIES[name]
    before = everything()
    enter()
    after = everything()
    assert after != before or name in ("a relation", "a title")
    undo(newest(subject), by="Bea", reason="a slip")
    if name != "a title":  # the event it was given with stays
        assert everything() == before
    undo(newest(subject), by="Ana", reason="it was right")
    assert everything() == after
    assert {"Ana", "Bea"} <= {line.by for line in history_of(subject)}


def test_only_the_last_value_is_taken_back() -> None:
    review.correct(FILE, "title", "First", by="Ana", reason="so")
    first = newest(FILE)
    review.correct(FILE, "title", "Second", by="Bea", reason="so")
    with pytest.raises(Refused, match="was changed again since"):
        undo(first, by="Ana", reason="so")
    undo(newest(FILE), by="Ana", reason="so")
    with open_register(home()) as register:
        assert register.submission(FILE).corrected.title == "First"


def test_an_event_that_no_longer_counts_is_not_taken_back_twice() -> None:
    event(Event.COMPLETED, "COP15", "2026-03-28")
    line = newest("14.1")
    undo(line, by="Ana", reason="so")
    with pytest.raises(Refused, match="no longer counts"):
        undo(line, by="Ana", reason="so")


@pytest.mark.parametrize("wanted", ["99.9", "COP99", "nothing.pdf"])
def test_what_is_not_in_the_register_has_no_history(wanted: str) -> None:
    with pytest.raises(Refused, match="no action, meeting or submission"):
        history_of(wanted)


def test_a_line_that_is_not_there_is_refused() -> None:
    with pytest.raises(Refused, match="no line 999"):
        undo(999, by="Ana", reason="so")


def test_a_published_day_that_was_a_mistake_is_computed_again() -> None:
    kind = DEADLINES[0]
    with open_register(home()) as register:
        computed = register.meetings()["COP15"].deadline(kind)
    assert computed
    assert computed.basis is Basis.COMPUTED
    meetings.set_deadline("COP15", kind, PUBLISHED, source="N", by="Ana")
    undo(newest("COP15"), by="Ben", reason="another meeting's")
    with open_register(home()) as register:
        again = register.meetings()["COP15"].deadline(kind)
    assert again
    assert (again.day, again.basis) == (computed.day, Basis.COMPUTED)
    meetings.move_meeting("COP15", *NEW, source="N", by="Ana")
    with open_register(home()) as register:
        moved = register.meetings()["COP15"].deadline(kind)
    assert moved
    assert (moved.day - computed.day).days == (NEW[0] - date(2026, 3, 23)).days
    meetings.set_deadline("COP15", kind, PUBLISHED, source="N", by="Ana")
    with open_register(home()) as register:
        published = register.meetings()["COP15"].deadline(kind)
    assert published
    assert (published.day, published.basis) == (PUBLISHED, Basis.PUBLISHED)

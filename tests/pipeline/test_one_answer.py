"""Was it reported? The same question, asked everywhere, at every stage of generated lives."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.actions.event_kinds import Event
from pipeline.actions.lifecycle import ImpossibleEvent, RecordedEvent
from pipeline.register import Register, open_register
from pipeline.register.errors import RefusedEvent
from tests.pipeline.answers import ask_everybody
from tests.pipeline.outcomes import outcome
from tests.pipeline.reports.lives import MEETINGS

COP, COUNCIL = "COP99", "ScC-SC98"
STAGES_OF_A_LIFE = (  # before the Council, in it, before the last day, after it, in the COP, after
    *("2032-06-01", "2032-11-02", "2033-01-20", "2033-02-20", "2033-07-03", "2033-08-01"),
)
NAMES = ("Crane", "Stork", "Bittern")
EVENTS = [  # what may be recorded between two stages, and for which meeting
    (Event.REPORTED, COP),
    (Event.REPORTED, COUNCIL),
    (Event.EXTENSION_PROPOSED, COP),
    (Event.EXTENDED, COP),
    (Event.COMPLETED, COP),
    (Event.CONSIDERED_CLOSED, COP),
    (Event.HISTORY_CONFIRMED, "COP98"),
]
FILES = [  # what may be sent: its kind (None: it cannot be read), and to which meeting
    ("progress_report", COP),
    ("progress_report", COUNCIL),
    ("progress_report", "COP98"),
    ("extension_proposal", COP),
    ("extension_proposal", "COP98"),
    (None, COP),
    (None, COUNCIL),
]


@dataclass(frozen=True)
class Happening:
    """Something that happens to one action before a stage."""

    number: str
    event: tuple[Event, str] | None
    file: tuple[str | None, str] | None
    about: bool = True  # the file tells whose it is
    day_known: bool = True


happenings = st.builds(
    Happening,
    st.sampled_from(["98.1", "98.2", "98.3"]),
    st.none() | st.sampled_from(EVENTS),
    st.none() | st.sampled_from(FILES),
    st.booleans(),
    st.booleans(),
)
stories = st.lists(st.lists(happenings, max_size=3), min_size=6, max_size=6)
beginnings = st.lists(
    st.tuples(st.sampled_from(["COP97", "COP98"]), st.sampled_from(["Ana", "old.xlsx"])),
    min_size=3,
    max_size=3,
)


@pytest.mark.slow
@settings(max_examples=10)
@given(beginnings, stories, st.sampled_from(["2030-08-01", "2034-01-01"]))
def test_everybody_is_given_the_same_answer(
    begun: list[tuple[str, str]], story: list[list[Happening]], entered: str
) -> None:
    with TemporaryDirectory() as home, open_register(Path(home)) as register:
        _meetings(register)
        with patch("pipeline.register.clock.now", lambda: f"{entered}T09:00:00+00:00"):
            for n, (meeting, by) in enumerate(begun, 1):
                day = MEETINGS[meeting].closes
                event = RecordedEvent(f"98.{n}", 0, Event.ACCEPTED, meeting, day, None, by)
                register.record(event, f"Ruritanian {NAMES[n - 1]}", opens=True)
        for stage, more in zip(STAGES_OF_A_LIFE, story, strict=True):
            day = date.fromisoformat(stage)
            for n, happening in enumerate(more):
                _happen(register, happening, day, f"{stage} {n}")
            ask_everybody(register, day, COP, COUNCIL)


def _meetings(register: Register) -> None:
    for meeting in MEETINGS.values():
        register.add_meeting(meeting, "Ana")
        for deadline in meeting.deadlines:
            register.set_deadline(meeting.id, deadline, "Ana")


def _happen(register: Register, happening: Happening, day: date, mark: str) -> None:
    if happening.event:
        kind, meeting = happening.event
        with suppress(ImpossibleEvent, RefusedEvent):
            register.record(
                RecordedEvent(happening.number, 0, kind, meeting, day, None, "Ana", "seen")
            )
    if happening.file:
        kind_read, meeting = happening.file
        content = f"{mark} {happening}".encode()
        name = (
            f"{NAMES[int(happening.number[-1]) - 1]} {mark}.pdf"
            if happening.about
            else f"{mark}.pdf"
        )
        read = outcome(
            content,
            file=name,
            kind=kind_read,
            kinds=(kind_read,) if kind_read else (),
            concerted_action=happening.number if kind_read else None,
            symbol=None,
            title=None,
            problem=None if kind_read else "It does not open.",
            findings=(),
        )
        register.load(read, content, day if happening.day_known else None, meeting)

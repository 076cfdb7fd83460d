"""Two days beside each other: what began, ended, went on, and what nobody can tell."""

from dataclasses import replace

import pytest

from pipeline.actions.action import Action
from pipeline.actions.comparison import Change, Comparison, compare
from pipeline.actions.lifecycle import Event, EventDetail, RecordedEvent
from pipeline.convention.meetings import load_meetings
from pipeline.i18n import LANGUAGES
from pipeline.reports.comparison import comparison_lines, comparison_table, comparison_words

MEETINGS = load_meetings()
E = Event
COP13, COP14 = (MEETINGS[name].closes for name in ("COP13", "COP14"))


def event(kind: Event, meeting: str, by: str = "Ana", lead: str = "") -> RecordedEvent:
    details = (EventDetail("lead", lead),) if lead else ()
    day = MEETINGS[meeting].closes
    return RecordedEvent("", 0, kind, meeting, day, None, by, "looked up", None, details)


def life(number: str, *events: RecordedEvent) -> Action:
    numbered = tuple(replace(each, ordinal=n) for n, each in enumerate(events, 1))
    return Action(number, "Crane", "", numbered, ())


TABLE = "old actions.xlsx"
BEGUN = life("14.1", event(E.ACCEPTED, "COP14"))
ENDED = life("12.1", event(E.ACCEPTED, "COP12"), event(E.COMPLETED, "COP14"))
GONE_ON = life(
    *("12.2", event(E.ACCEPTED, "COP12", lead="Mongolia")),
    event(E.EXTENDED, "COP14", lead="Iran"),
)
PROPOSED = life("P14.1", event(E.PROPOSED, "COP14"))
UNCHANGED = life("13.1", event(E.ACCEPTED, "COP13"))
UNDETERMINED = life("13.2", event(E.ACCEPTED, "COP13", TABLE))
LATER = life("15.1", event(E.ACCEPTED, "COP15"))
ALL = (BEGUN, ENDED, GONE_ON, PROPOSED, UNCHANGED, UNDETERMINED, LATER)


@pytest.fixture
def compared() -> Comparison:
    return compare(ALL, MEETINGS, COP13, COP14)


def test_every_action_that_had_begun_is_in_one_place(compared: Comparison) -> None:
    found = {each.action.number: each.change for each in compared.changed}
    assert found == {
        "14.1": Change.BEGUN,
        "12.1": Change.ENDED,
        "12.2": Change.GONE_ON,
        "P14.1": Change.PROPOSED,
    }
    assert [action.number for action in compared.unchanged] == ["13.1"]
    assert [action.number for action in compared.undetermined] == ["13.2"]


def test_days_are_given_in_either_order(compared: Comparison) -> None:
    assert compare(ALL, MEETINGS, COP14, COP13) == compared


def test_a_day_compared_with_itself_changes_nothing() -> None:
    assert compare(ALL, MEETINGS, COP14, COP14).changed == ()


def test_what_was_taken_back_did_not_happen() -> None:
    taken_back = replace(event(E.RETRACTED, "COP14"), corrects=2)
    action = life("12.1", *ENDED.events, taken_back)
    assert compare([action], MEETINGS, COP13, COP14).changed == ()


def test_a_lead_that_changed_is_told(compared: Comparison) -> None:
    (each,) = compared.of(Change.GONE_ON)
    assert each.leads == ("Mongolia", "Iran")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_told_alike_as_lines_parts_and_table(compared: Comparison, language: str) -> None:
    words = comparison_words(compared, language)
    rows = [row for part in words.parts for row in part.rows]
    text = "\n".join(comparison_lines(compared, language))
    table = comparison_table(compared, language)
    assert [line.number for line in table] == [row.number for row in rows]
    assert all(row.heading in text and row.after in text for row in rows)
    assert all(event in text for row in rows for event in row.events)
    assert all(note in text for note in words.notes)
    assert "13.2" in text
    assert "{" not in text

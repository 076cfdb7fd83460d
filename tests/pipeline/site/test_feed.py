"""The feed of changes carries the moment of each change, and says what is taken back."""

from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from pipeline.actions.lifecycle import Event
from pipeline.legacy_import.run import load_rows, plan_table
from pipeline.register import Register
from pipeline.site.content.changes import changes
from pipeline.site.content.collect import gather
from pipeline.site.render.feed import ATOM, feed
from tests.pipeline.register.test_register_actions import begin, event

TODAY = date(2026, 1, 2)
NAMES = {"a": ATOM}


def entries(register: Register, language: str = "en") -> list[tuple[str, str, str]]:
    """Title, id and moment of each entry, the newest first."""
    root = ElementTree.fromstring(feed(gather(register, TODAY), language, "https://ca.example/"))
    found = [
        tuple(entry.findtext(f"a:{name}", "", NAMES) for name in ("title", "id", "updated"))
        for entry in root.iterfind("a:entry", NAMES)
    ]
    newest = max((moment for _, _, moment in found), default="")
    assert root.findtext("a:updated", "", NAMES) == newest or not found
    return found  # type: ignore[return-value]


def moments(register: Register, number: str) -> dict[int, str]:
    return {event.ordinal: event.recorded[:19] + "Z" for event in register.history(number)}


def test_an_entry_carries_the_moment_it_was_entered(corpora: Path, register: Register) -> None:
    table = corpora / "field-cases" / "F19_feed.csv"
    load_rows(register, plan_table(register, table).actions)
    register.record(event(Event.EXTENDED, "COP14", "2024-02-17", action="12.2"))
    found = entries(register)
    assert [entry for entry in found if "12.2" in entry[0] and "Extended" in entry[0]]
    entered = {moment for n in ("12.1", "12.2") for moment in moments(register, n).values()}
    assert {moment for _, _, moment in found} <= entered


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "no longer in the register"), ("fr", "ne figure plus"), ("es", "ya no figura")],
)
def test_a_retraction_is_an_entry(register: Register, language: str, words: str) -> None:
    begin(register)
    register.record(event(Event.EXTENDED, "COP13", "2020-02-22"))
    before = entries(register, language)
    register.record(event(Event.RETRACTED, "COP13", "2020-02-22", corrects=3, note="mistake"))
    after = entries(register, language)
    assert len(after) == len(before)
    (retraction,) = [entry for entry in after if words in entry[0]]
    assert retraction[1] not in {entry[1] for entry in before}
    assert retraction[2] == moments(register, "12.8")[4]
    assert "mistake" not in retraction[0]


def test_what_was_never_public_is_not_told_when_it_is_taken_back(register: Register) -> None:
    begin(register)
    register.record(event(Event.EXTENSION_PROPOSED, "COP13", "2019-09-25"))
    before = entries(register)
    register.record(event(Event.RETRACTED, "COP13", "2019-09-25", corrects=3))
    assert entries(register) == before


def test_a_corrected_event_is_told_anew_and_not_as_taken_back(register: Register) -> None:
    begin(register)
    register.record(event(Event.EXTENDED, "COP13", "2020-02-22"))
    register.record(event(Event.EXTENDED, "COP13", "2020-02-21", corrects=3))
    seen = [
        (change.ordinal, change.retracted)
        for change in changes(register.actions(), register.meetings())
    ]
    assert (4, False) in seen
    assert not [ordinal for ordinal, retracted in seen if retracted]

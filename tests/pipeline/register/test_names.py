"""What leads to an action: its number, every title and symbol it ever had, however written."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.actions.action import Action
from pipeline.actions.lifecycle import Event, EventDetail, RecordedEvent
from pipeline.actions.names import NameKind
from pipeline.register import AmbiguousName, RefusedEvent, Register, UnknownAction, open_register
from pipeline.register.connection import engine_for, writing
from pipeline.register.upgrade import downgrade

DAY = date(2025, 10, 20)
COP = date(2026, 3, 28)
DOCUMENT = "UNEP/CMS/COP15/Doc.29.1"


def happened(name: str, kind: Event, day: date = DAY, **more: Any) -> RecordedEvent:
    return RecordedEvent(name, 0, kind, "COP15", day, more.pop("document", None), "Ana", **more)


def propose(register: Register, name: str, document: str | None = None) -> str:
    return register.record(happened(name, Event.PROPOSED, document=document)).number


def test_a_proposal_lives_under_its_working_name_and_symbol(register: Register) -> None:
    assert propose(register, "Egyptian Vulture", DOCUMENT) == "P15.1"
    assert propose(register, "Sand Tiger") == "P15.2"
    vulture = register.action("Egyptian Vulture")
    assert (vulture.label, vulture.is_numbered) == ("Egyptian Vulture, Doc.29.1", False)
    assert vulture.is_proposal()
    assert register.action("Sand Tiger").label == "Sand Tiger"


@pytest.mark.parametrize(
    "written",
    [
        *(
            "egyptian  vulture",
            "P15.1",
            "p15.1",
            "Doc.29.1",
            "Doc. 29.1",
            "PNUE/CMS/COP15/Doc.29.1",
        ),
        *("UNEP/CMS/COP15/Doc.29.1/Rev.1", "Egyptian Vulture, Doc.29.1", "COP15/Doc.29.1"),
    ],
)
def test_it_is_found_however_it_is_written(register: Register, written: str) -> None:
    propose(register, "Egyptian Vulture", DOCUMENT)
    assert register.action(written).key == "P15.1"


def test_the_same_name_begins_no_second_proposal(register: Register) -> None:
    propose(register, "Egyptian Vulture", DOCUMENT)
    again = register.record(happened("EGYPTIAN VULTURE", Event.PROPOSED, document=DOCUMENT))
    assert (again.number, again.added) == ("P15.1", False)
    assert len(register.actions()) == 1


@pytest.mark.parametrize(
    ("name", "kind", "meeting", "words"),
    [
        ("12,8", Event.PROPOSED, "COP15", "neither the number"),
        ("Saiga", Event.PROPOSED, "ScC-SC6", "begins with the COP"),
        ("Saiga", Event.REPORTED, "COP15", "no action “Saiga”"),
    ],
)
def test_what_names_no_proposal_begins_none(
    register: Register, name: str, kind: Event, meeting: str, words: str
) -> None:
    with pytest.raises((RefusedEvent, UnknownAction), match=words):
        register.record(RecordedEvent(name, 0, kind, meeting, DAY, None, "Ana"))
    assert register.actions() == ()


def test_a_name_of_two_is_asked_about(register: Register) -> None:
    for number, meeting in (("14.1", "COP14"), ("15.1", "COP15")):
        event = RecordedEvent(number, 0, Event.PROPOSED, meeting, COP, None, "Ana")
        register.record(event, "Saiga")
    with pytest.raises(AmbiguousName, match=r"14\.1, 15\.1"):
        register.action("saiga")
    register.describe("14.1", "Ben", title="Saiga of the steppe")
    assert register.action("saiga").number == "15.1"  # which bears the name now


def test_a_number_is_told_with_who_gave_it_and_when(register: Register) -> None:
    propose(register, "Egyptian Vulture", DOCUMENT)
    register.record(happened("Egyptian Vulture", Event.ACCEPTED, COP))
    assert register.names.give_number("Doc.29.1", "15.3", COP, "Ana", "as adopted")
    assert not register.names.give_number("Doc.29.1", "15.3", COP, "Ana", "as adopted")
    last = register.changes("action P15.1")[-1]
    assert (last.path, last.before, last.after, last.by) == ("number", "P15.1", "15.3", "Ana")
    for name in ("P15.1", "15.3", "Egyptian Vulture", "Doc.29.1"):
        assert register.action(name).number == "15.3"


def test_a_merged_proposal_shows_into_what_by_the_number_that_has_now(register: Register) -> None:
    propose(register, "Egyptian Vulture", DOCUMENT)
    propose(register, "Bearded Vulture")
    into = (EventDetail("into", "egyptian vulture"),)
    register.record(happened("Bearded Vulture", Event.MERGED, COP, particulars=into))
    assert register.action("Bearded Vulture").into == "P15.1"
    register.names.give_number("P15.1", "15.3", COP, "Ana", "")
    assert register.action("Bearded Vulture").into == "15.3"
    lines = {line.number: line for line in register.action_lines(COP)}
    assert (lines["P15.2"].into, lines["P15.2"].event) == ("15.3", "merged")


def test_names_survive_the_way_down_and_up(tmp_path: Path, url: str | None) -> None:
    with open_register(tmp_path, url) as register:
        propose(register, "Egyptian Vulture", DOCUMENT)
        register.names.give_number("P15.1", "15.3", COP, "Ana", "")
        register.describe("15.3", "Ben", title="Egyptian Vulture in Africa")
        event = RecordedEvent("12.8", 0, Event.PROPOSED, "COP12", DAY, None, "Ana")
        register.record(event, "Great Bustard")
        before = [(a.number, a.key, a.title, a.events) for a in register.actions()]
    with engine_for(tmp_path, url).connect() as db, writing(db):
        downgrade(db, "0009")
    with open_register(tmp_path, url) as register:
        assert [(a.number, a.key, a.title, a.events) for a in register.actions()] == before
        for name in ("P15.1", "Egyptian Vulture", "egyptian vulture in Africa", "Doc.29.1"):
            assert register.action(name).number == "15.3"
        assert register.action("Great Bustard").number == "12.8"
        kinds = {name.kind for name in register.action("15.3").names}
        assert kinds == {*NameKind}


TITLES = ("Crane", "Stork", "Bittern", "Black Stork", "Grue", "Cigüeña")
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("title"), st.integers(1, 3), st.sampled_from(TITLES)),
        st.tuples(st.just("number"), st.integers(1, 3), st.integers(1, 9)),
        st.tuples(st.just("symbol"), st.integers(1, 3), st.integers(1, 9)),
    ),
    max_size=12,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=STEPS)
def test_every_name_ever_given_leads_to_the_action(steps: list[tuple[str, int, Any]]) -> None:
    """Unless another alone bears it now; where several do, all that ever bore it are named."""
    with TemporaryDirectory() as home, open_register(Path(home)) as register:
        for name in ("First", "Second", "Third"):
            propose(register, name)
        for kind, which, value in steps:
            _give(register, kind, f"P15.{which}", value)
        actions = register.actions()
        for action in actions:
            for name in (action.key, action.number, *(name.text for name in action.names)):
                assert name in _led_to(register, name, action)


def _give(register: Register, kind: str, key: str, value: Any) -> None:
    if kind == "title":
        register.describe(key, "Ana", title=value)
    elif kind == "number":
        if f"15.{value}" not in {action.number for action in register.actions()}:
            register.names.give_number(key, f"15.{value}", DAY, "Ana", "")
    else:
        document = f"UNEP/CMS/COP15/Doc.29.{value}"
        register.record(happened(key, Event.REVISED, document=document))


def _led_to(register: Register, name: str, action: Action) -> set[str]:
    """Every name of what a name leads to; where it is asked about, of the one that is meant."""
    try:
        return _names(register.action(name))
    except AmbiguousName as error:
        return _names(action) if action.key in str(error) else set()


def _names(action: Action) -> set[str]:
    return {action.key, action.number, *(name.text for name in action.names)}

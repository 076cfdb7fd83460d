"""The proposals of a COP at the desk: entered, recorded line by line, numbered."""

import re
from datetime import date
from hashlib import sha256
from itertools import count
from typing import Any

import pytest

from pipeline.actions.event_kinds import Event
from tests.pipeline.desk.conftest import Seat, signed_in
from tests.pipeline.outcomes import outcome

COPS = count(40)


@pytest.fixture
def cop(at_desk: None) -> str:
    """A COP of this test alone, with the Council before it."""
    from pipeline.services.meetings import add_meeting

    number = next(COPS)
    year = 1900 + number
    more = {"place": "Ruritania", "source": "a test", "by": "Ana"}
    add_meeting(f"COP{number}", date(year, 3, 23), date(year, 3, 28), **more)
    add_meeting(f"ScC{number}", date(year, 1, 5), date(year, 1, 8), **more)
    return f"COP{number}"


def day(cop: str, month: int = 3, of_month: int = 27) -> date:
    return date(1900 + int(cop.removeprefix("COP")), month, of_month)


def propose(cop: str, *names: str) -> list[str]:
    """Proposals under names of this COP; their keys."""
    from pipeline.services.record_event import record_event

    keys = []
    for n, name in enumerate(names, 1):
        document = f"UNEP/CMS/{cop}/Doc.29.{n}"
        at = {"meeting": cop, "day": day(cop, 1, 2), "by": "Ana", "document": document}
        keys.append(record_event(f"{name} {cop}", Event.PROPOSED, **at).recorded.number)  # type: ignore[arg-type]
    return keys


def events(key: str) -> list[str]:
    from pipeline.services.actions import action_file

    return [event.kind.value for event in action_file(key).action.events]


def deed(cop: str, key: str, event: str, **more: Any) -> dict[str, Any]:
    form = {"key": key, "event": event, "at": cop, "day": day(cop).isoformat(), "version": "1"}
    return form | more


def test_a_file_is_listed_at_once_and_entered_under_a_name(seat: type[Seat], cop: str) -> None:
    from pipeline.config import home
    from pipeline.register import open_register

    content = f"a crane for {cop}".encode()
    title = f"PROPOSAL FOR A CONCERTED ACTION FOR THE CRANE OF {cop}"
    read = outcome(content, kind="proposal", kinds=("proposal",), title=title, symbol=None,
                   concerted_action=None, findings=())  # fmt: skip
    with open_register(home()) as register:
        register.load(read, content, day(cop, 1, 2), cop)
    officer = seat("officer")
    page = officer.get(f"/proposals/{cop}").content.decode()
    assert "not entered yet" in page
    assert f"Crane of {cop.capitalize()}" in page
    form = {"key": sha256(content).hexdigest(), "name": f"Crane, {cop}"}
    assert officer.post(f"/proposals/{cop}/enter", form).status_code == 302
    officer.post(f"/proposals/{cop}/enter", form)  # a second click
    page = officer.get(f"/proposals/{cop}").content.decode()
    assert "not entered yet" not in page
    assert page.count("<tr id=") == 1


def test_recorded_line_by_line_and_a_second_click_changes_nothing(
    seat: type[Seat], cop: str
) -> None:
    stork, crane = propose(cop, "Stork", "Crane")
    officer = seat("officer")
    advised = deed(cop, stork, "recommended", at=f"ScC{cop[3:]}", day=day(cop, 1, 6).isoformat())
    assert officer.post(f"/proposals/{cop}/record", advised).status_code == 302
    form = deed(cop, stork, "accepted", version="2")
    answer = officer.post(f"/proposals/{cop}/record", form)
    assert answer["Location"].endswith(f"#line-{crane}")  # the next one
    officer.post(f"/proposals/{cop}/record", form)
    assert events(stork) == ["proposed", "recommended", "accepted"]
    page = officer.get(f"/proposals/{cop}").content.decode()
    assert "Assign numbers (1)" in page
    assert "1 without a decision" in page


def test_each_meeting_is_offered_what_is_its_own(seat: type[Seat], cop: str) -> None:
    propose(cop, "Stork")
    officer = seat("officer")
    at_cop = officer.get(f"/proposals/{cop}").content.decode()
    at_council = officer.get(f"/proposals/{cop}?at=ScC{cop[3:]}").content.decode()
    assert 'value="accepted"' in at_cop
    assert 'value="recommended"' not in at_cop
    assert 'value="recommended"' in at_council
    assert 'value="accepted"' not in at_council


def test_what_a_colleague_recorded_meanwhile_is_told_and_kept(seat: type[Seat], cop: str) -> None:
    (stork,) = propose(cop, "Stork")
    officer = seat("officer")
    officer.post(f"/proposals/{cop}/record", deed(cop, stork, "accepted"))
    answer = officer.post(f"/proposals/{cop}/record", deed(cop, stork, "not_accepted"))
    assert answer.status_code == 409
    assert "meanwhile the-officer recorded" in answer.content.decode()
    assert events(stork) == ["proposed", "accepted"]


def test_merged_shows_into_what(seat: type[Seat], cop: str) -> None:
    stork, crane = propose(cop, "Stork", "Crane")
    officer = seat("officer")
    officer.post(f"/proposals/{cop}/record", deed(cop, crane, "merged", into=stork))
    assert f"into {stork}" in officer.get(f"/proposals/{cop}").content.decode()
    (bittern,) = propose(cop, "Bittern")
    officer.post(f"/proposals/{cop}/record", deed(cop, bittern, "merged", into="an Action Plan"))
    for page in (f"/proposals/{cop}", f"/actions/{bittern}", "/actions"):
        assert "continued as: “an Action Plan”" in officer.get(page).content.decode(), page
    empty = deed(cop, stork, "merged", into="")
    assert officer.post(f"/proposals/{cop}/record", empty).status_code == 422


def test_numbers_are_reordered_typed_and_confirmed(seat: type[Seat], cop: str) -> None:
    keys = propose(cop, "Stork", "Crane", "Bittern")
    officer = seat("officer")
    for key in keys:
        officer.post(f"/proposals/{cop}/record", deed(cop, key, "accepted"))
    at, number = f"/proposals/{cop}/numbers", cop.removeprefix("COP")
    form = _form(officer.get(at).content.decode())
    moved = _form(officer.post(at, form | {"do": f"down:{keys[0]}"}).content.decode())
    assert moved["key"] == [keys[1], keys[0], keys[2]]
    typed = moved | {f"number-{keys[2]}": f"{number}.9"}
    assert _form(officer.post(at, typed | {"do": "look"}).content.decode())["key"] == moved["key"]
    assert officer.post(at, typed | {"do": "confirm"}).status_code == 302
    assert officer.post(at, typed | {"do": "confirm"}).status_code == 302  # a second click
    numbered = {key: _number(key) for key in keys}
    assert [*numbered.values()] == [f"{number}.2", f"{number}.1", f"{number}.9"]
    assert officer.get(f"/actions/{keys[0]}")["Location"].endswith(f"/actions/{number}.2")


def test_a_number_that_is_taken_is_told_and_nothing_given(seat: type[Seat], cop: str) -> None:
    first, second = propose(cop, "Stork", "Crane")
    officer = seat("officer")
    at, number = f"/proposals/{cop}/numbers", cop.removeprefix("COP")
    officer.post(f"/proposals/{cop}/record", deed(cop, first, "accepted"))
    officer.post(at, _form(officer.get(at).content.decode()) | {"do": "confirm"})
    officer.post(f"/proposals/{cop}/record", deed(cop, second, "accepted"))
    form = _form(officer.get(at).content.decode()) | {f"number-{second}": f"{number}.1"}
    answer = officer.post(at, form | {"do": "confirm"})
    assert answer.status_code == 422
    assert f"{number}.1 is the number of" in answer.content.decode()
    assert _number(second) == second


def test_a_stale_list_of_numbers_is_refused(seat: type[Seat], cop: str) -> None:
    first, second = propose(cop, "Stork", "Crane")
    officer = seat("officer")
    at = f"/proposals/{cop}/numbers"
    officer.post(f"/proposals/{cop}/record", deed(cop, first, "accepted"))
    form = _form(officer.get(at).content.decode())
    officer.post(f"/proposals/{cop}/record", deed(cop, second, "accepted"))
    answer = officer.post(at, form | {"do": "confirm"})
    assert answer.status_code == 409
    assert "Something was recorded since" in answer.content.decode()
    assert _number(first) == first


def test_a_reader_sees_and_changes_nothing(seat: type[Seat], cop: str) -> None:
    (stork,) = propose(cop, "Stork")
    reader = seat("reader")
    page = reader.get(f"/proposals/{cop}").content.decode()
    assert "Stork" in page
    assert 'name="event"' not in page
    assert reader.post(f"/proposals/{cop}/record", deed(cop, stork, "accepted")).status_code == 403
    assert reader.get(f"/proposals/{cop}/numbers").status_code == 403
    assert events(stork) == ["proposed"]


def _form(page: str) -> dict[str, Any]:
    """The fields of the form of numbers, as a browser would send them."""
    part = page.partition("/numbers")[2]
    found: dict[str, Any] = {"key": []}
    for tag in re.findall(r"<input[^>]*>", part):
        name, value = (re.search(rf'{a}="([^"]*)"', tag) for a in ("name", "value"))
        if not name or "csrf" in name[1] or "checkbox" in tag:
            continue
        if name[1] == "key":
            found["key"].append(value[1] if value else "")
        else:
            found[name[1]] = value[1] if value else ""
    return found


def _number(key: str) -> str:
    from pipeline.services.actions import action_file

    return action_file(key).action.number


@pytest.mark.slow
def test_a_plenary_is_recorded_with_one_key_a_line(
    browser: Any, address: str, seat: type[Seat], cop: str
) -> None:
    from pipeline.desk.keys import KEYS

    keys = propose(cop, "Heron", "Stork", "Crane")
    changed = {"page": "proposals"} | dict(KEYS["proposals"]) | {"not_accepted": "z"}
    seat("officer").post("/keys", changed)
    context = signed_in(browser, address, "officer")
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(f"/proposals/{cop}")
    done: list[str] = []
    for key, event in (("a", "accepted"), ("z", "not_accepted"), ("w", "withdrawn")):
        line = page.locator("tr.at").get_attribute("id") or ""
        page.keyboard.press(key)  # the next line is chosen by itself
        page.wait_for_function("id => document.querySelector('tr.at').id !== id", arg=line)
        page.wait_for_load_state()
        done.append(event)
    assert [events(name)[1:] for name in keys] == [[event] for event in done]
    page.keyboard.press("k")
    page.fill("#day", "a k x")  # no key does anything while one types
    assert [events(name)[1:] for name in keys] == [[event] for event in done]
    seat("officer").post("/keys", {"page": "proposals", "deed": "usual"})
    assert not wrong
    context.close()

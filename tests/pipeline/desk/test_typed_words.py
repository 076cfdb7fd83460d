"""Words that somebody typed stay, whatever comes between: a refusal, a colleague, a lost line."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.pipeline.desk.conftest import Seat, signed_in

LISTS = ("proponents", "taxa", "range_states", "activities")


def test_every_field_of_an_event_that_is_refused_stays(seat: type[Seat], saiga: str) -> None:
    typed = {name: f"my {name}" for name in (*LISTS, "note", "document", "lead", "until")}
    form = {"event": "reported", "meeting": "COP15", "day": "03/04/2025"} | typed
    answer = seat("officer").post(f"/actions/{saiga}/record", form)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "3 April 2025 or 4 March 2025" in page
    assert [value for value in typed.values() if value not in page] == []
    assert "<details open>" in page


def test_a_day_that_is_asked_about_stays_in_its_field(seat: type[Seat], saiga: str) -> None:
    page = seat("reader").get(f"/actions/{saiga}?as_of=03/04/2025").content.decode()
    assert 'value="03/04/2025"' in page


@pytest.mark.parametrize("path", ["document_date", "received"])
def test_an_ambiguous_day_of_a_correction_is_asked_about_in_words(
    seat: type[Seat], taken_in: str, path: str
) -> None:
    form = {"at": path, "deed": "correct", "value": "03/04/2025", "reason": "as printed"}
    answer = seat("officer").post(f"/submissions/{taken_in}/judge?language=fr", form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "3 avril 2025 ou le 4 mars 2025" in page
    assert 'value="03/04/2025"' in page
    assert 'value="as printed"' in page


def test_a_correction_of_the_day_of_receipt_begins_with_its_hour(
    seat: type[Seat], apart: Callable[[str], Path]
) -> None:
    from pipeline.config import home, register_url
    from pipeline.register import open_register
    from pipeline.services.meetings import show_meeting
    from pipeline.submissions.examine import examine
    from pipeline.workbooks.hours import typed_receipt

    file, received = (
        apart("great-bustard-missing-sections/*.docx"),
        typed_receipt("20.10.2025 22:30"),
    )
    result = examine(file, show_meeting("COP15"), received)
    with open_register(home(), register_url()) as register:
        digest = register.load(result, file, received, "COP15").sha256
    page = seat("officer").get(f"/submissions/{digest}?at=received").content.decode()
    assert 'value="20.10.2025 22:30"' in page
    form = {"at": "received", "deed": "correct", "value": "21.10.2025 9:05", "reason": "mail"}
    assert seat("officer").post(f"/submissions/{digest}/judge", form).status_code == 302
    page = seat("officer").get(f"/submissions/{digest}?at=received").content.decode()
    assert "21 October 2025" in page


@pytest.mark.slow
def test_a_lost_line_loses_no_word_and_what_arrived_is_forgotten(
    browser: Browser, address: str, taken_in: str
) -> None:
    context = signed_in(browser, address, "officer")
    page = context.new_page()
    place = f"/submissions/{taken_in}/comments"
    page.goto(place)
    page.fill("#text", "words that took an hour")
    context.route("**/comments/write", lambda route: route.abort())
    page.click("form:has(#text) button")
    page.wait_for_url("chrome-error://**")  # and the page is asked for again
    context.unroute("**/comments/write")
    page.goto(place)
    assert page.input_value("#text") == "words that took an hour"
    assert page.locator(".words-back").count() == 1
    page.click("form:has(#text) button")
    page.wait_for_selector("li[id^=c]")
    page.goto(place)
    assert page.input_value("#text") == ""
    context.close()


@pytest.mark.slow
def test_words_come_back_beside_those_of_a_colleague_and_never_over_them(
    browser: Browser, address: str, saiga: str
) -> None:
    from pipeline.services.actions import rename_action

    context = signed_in(browser, address, "officer")
    page = context.new_page()
    page.goto(f"/actions/{saiga}")
    page.fill("#title", "Saiga Antelope of mine")
    rename_action(saiga, "Saiga Antelope of a colleague", by="Bea")
    page.goto(f"/actions/{saiga}")
    assert page.input_value("#title") == "Saiga Antelope of a colleague"
    assert "Saiga Antelope of mine" in (page.text_content(".words-back") or "")
    context.close()


def test_what_was_typed_before_a_session_ended_is_shown_by_its_names(
    seat: type[Seat], taken_in: str
) -> None:
    stranger = seat(None)
    answer = stranger.post(
        f"/submissions/{taken_in}/comments/write", {"text": "mine", "about": "x"}
    )
    kept = re.search(r'name="kept" value="([^"]+)"', answer.content.decode())
    assert kept
    form: dict[str, Any] = {"username": "the-officer", "kept": kept[1]}
    from tests.pipeline.desk.conftest import PASSWORD

    page = stranger.post("/sign-in", form | {"password": PASSWORD}).content.decode()
    assert "<dt>Text</dt>" in page
    assert "<code>" not in page  # no name of the program
    assert 'name="about" value="x"' in page  # and all of it is sent

"""The desk in the reader's language: before one signs in, and down to States, titles and days."""

import re
from dataclasses import replace
from datetime import date

import pytest

from pipeline.actions.event_details import EventInput
from pipeline.actions.event_kinds import Event
from tests.pipeline.desk.conftest import NUMBERS, Seat
from tests.pipeline.outcomes import ANSWERED

ENGLISH = re.compile(r"\b(?:event \d|\d{4}-\d\d-\d\d|ongoing|proposed|Mongolia|Bonn, Germany)\b")


@pytest.fixture
def bustard(at_desk: None) -> str:
    """The number of an ongoing action with Range States and an activity."""
    from pipeline.services.record_event import record_event

    number = f"14.{next(NUMBERS)}"
    details = EventInput(range_states=("Mongolia",), activities=("Count the leks",))
    for kind, day in ((Event.PROPOSED, date(2023, 5, 2)), (Event.ACCEPTED, date(2024, 2, 17))):
        record_event(
            *(number, kind), meeting="COP14", day=day, by="Ana", title="Great Bustard",
            details=details,
        )  # fmt: skip
    return number


@pytest.mark.parametrize("path", ["/", "/intake", "/submissions/{}", "/submissions/{}/comments"])
def test_the_language_can_be_changed_on_every_page(
    seat: type[Seat], taken_in: str, path: str
) -> None:
    page = seat("officer").get(path.format(taken_in)).content.decode()
    assert [*re.findall(r'<button name="language" value="(\w+)"', page)] == ["en", "fr", "es"]


def test_a_language_is_chosen_before_signing_in(seat: type[Seat]) -> None:
    stranger = seat(None)
    answer = stranger.post("/language", {"language": "es", "next": "/sign-in"})
    assert answer["Location"] == "/sign-in"
    assert "Contraseña" in stranger.get("/sign-in").content.decode()


@pytest.mark.parametrize(
    ("language", "title", "state", "log"),
    [
        ("fr", "Outarde barbue", "Mongolie", "Proposition soumise (COP14, 2 mai 2023)"),
        ("es", "Avutarda común", "Mongolia", "Propuesta presentada (COP14, 2 de mayo de 2023)"),
    ],
)
def test_an_action_is_told_in_the_language_of_the_page(
    seat: type[Seat], bustard: str, language: str, title: str, state: str, log: str
) -> None:
    page = seat("reader").get(f"/actions/{bustard}?language={language}").content.decode()
    assert title in page
    assert state in page
    assert log in page
    assert "Count the leks" in page  # what the documents say stays as it is
    found = seat("reader").get(f"/actions?language={language}&q={title.split()[0]}")
    assert bustard in found.content.decode()


def test_nothing_of_an_action_is_left_in_the_words_of_the_program(
    seat: type[Seat], bustard: str
) -> None:
    page = seat("reader").get(f"/actions/{bustard}?language=fr").content.decode()
    seen = re.sub(r"<[^>]*>|data-days=\"[^\"]*\"", " ", page)
    assert not ENGLISH.findall(seen)


@pytest.mark.parametrize(
    ("language", "place", "source"),
    [("fr", "(Brésil)", "150 jours avant l’ouverture"), ("es", "(Brasil)", "150 días antes")],
)
def test_a_meeting_is_told_in_the_language_of_the_page(
    seat: type[Seat], language: str, place: str, source: str
) -> None:
    page = seat("reader").get(f"/meetings/COP15?language={language}").content.decode()
    assert place in page
    assert source in page
    assert place in seat("reader").get(f"/meetings?language={language}").content.decode()


@pytest.mark.parametrize("as_row", [True, False], ids=["row of an intake", "reading"])
def test_why_a_file_could_not_be_read_is_said_in_the_language_of_the_page(as_row: bool) -> None:
    from pipeline.desk.translations import unread

    english = "locked.pdf is protected by a password. Ask the proponent for a copy without one."
    row = {"file": "locked.pdf", "problem_state": "password", "problem": english}
    reading = replace(ANSWERED, file="locked.pdf", problem_state="password", problem=english)
    assert "protégé par un mot de passe" in unread(row if as_row else reading, "fr")
    assert unread({"file": "good.pdf", "problem": None}, "fr") == ""


def test_a_state_and_the_history_are_told_in_the_language_of_the_page(
    seat: type[Seat], bustard: str
) -> None:
    page = seat("reader").get("/states/MN?language=fr").content.decode()
    assert f"{bustard} Outarde barbue" in page
    form = {"event": "reported", "meeting": "COP15", "day": "20.10.2025"}
    seat("officer").post(f"/actions/{bustard}/record", form)
    page = seat("administrator").get(f"/history?language=fr&q={bustard}").content.decode()
    assert "Rapport d’avancement reçu" in page
    assert ">reported<" not in page

"""States at the desk: the list, everything on one, as Excel and as a calendar."""

from datetime import date
from io import BytesIO

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from pipeline.actions.event_details import EventInput
from pipeline.actions.event_kinds import Event
from tests.pipeline.desk.conftest import Seat


@pytest.fixture
def kenya(at_desk: None) -> str:
    """The code of a State that leads an action of the desk."""
    from pipeline.services.meetings import add_meeting
    from pipeline.services.record_event import record_event

    more = {"place": "Ruritania", "source": "a test", "by": "Ana"}
    add_meeting("COP30", date(2071, 3, 23), date(2071, 3, 28), **more)
    details = EventInput(
        lead="Government of Kenya",
        proponents=("Government of Kenya",),
        range_states=("Kenya", "Mongolia"),
    )
    for kind, day in ((Event.PROPOSED, date(2023, 5, 2)), (Event.ACCEPTED, date(2024, 2, 17))):
        record_event("14.88", kind, meeting="COP14", day=day, by="Ana", title="Reed Warbler",
                     details=details)  # fmt: skip
    return "KE"


def test_everything_on_one_state_is_on_its_page(seat: type[Seat], kenya: str) -> None:
    reader = seat("reader")
    assert "Kenya" in reader.get("/states").content.decode()
    page = reader.get(f"/states/{kenya}").content.decode()
    assert page.count("14.88 Reed Warbler") >= 3  # Range State, proponent, lead
    assert "Report to the COP" in page


@pytest.mark.parametrize("name", ["Kenia", "ke", "Kenya"])
def test_a_state_is_found_by_any_of_its_names(seat: type[Seat], kenya: str, name: str) -> None:
    reader = seat("reader")
    assert reader.get(f"/states?q={name}")["Location"] == f"/states/{kenya}"
    if name != kenya:
        assert reader.get(f"/states/{name}")["Location"] == f"/states/{kenya}"


def test_an_unknown_state_is_asked_about(seat: type[Seat], kenya: str) -> None:
    page = seat("reader").get("/states?q=Kenyya").content.decode()
    assert "Is “Kenya” meant?" in page
    assert seat("reader").get("/states/Ruritania").status_code == 404


def test_excel_and_calendar_are_downloads_in_the_language_of_the_reader(
    seat: type[Seat], kenya: str
) -> None:
    reader = seat("reader")
    table = reader.get(f"/states/{kenya}/table.xlsx")
    assert table["Content-Disposition"].startswith("attachment")
    sheet = load_workbook(BytesIO(table.content)).worksheets[0]
    assert any("Reed Warbler" in str(row[2].value) for row in sheet.iter_rows())
    calendar = reader.get(f"/states/{kenya}/calendar.ics")
    assert calendar["Content-Type"].startswith("text/calendar")
    assert Calendar.from_ical(calendar.content).walk("VEVENT")


def test_nobody_without_a_role_sees_it(seat: type[Seat], kenya: str) -> None:
    for path in ("/states", f"/states/{kenya}", f"/states/{kenya}/calendar.ics"):
        assert seat(None).get(path).status_code == 302


@pytest.fixture
def sent(kenya: str) -> str:
    """The ID of a National Report of Kenya that nobody has made public."""
    from pipeline.config import home, register_url
    from pipeline.national_reports.report import Answer, NationalReport
    from pipeline.register import open_register

    answer = Answer("1", (), "Please report on the Concerted Actions.", "14.88: lines marked.")
    report = NationalReport("KE", "Kenya", "", "2023-2025", (answer,))
    with open_register(home(), register_url()) as register:
        register.national_reports.add("c" * 64, "kenya.csv", [report], "Ana")
    return f"{'c' * 8}-1"


def test_an_officer_makes_a_national_report_public_and_takes_it_back(
    seat: type[Seat], sent: str
) -> None:
    from pipeline.services.national_reports import kept_reports

    def is_public() -> bool:
        return next(kept for kept in kept_reports("Kenya") if kept.id == sent).public

    form = {"report": sent, "public": "yes", "reason": "its letter of May"}
    assert seat("reader").post("/states/KE/publication", form).status_code == 403
    assert not is_public()
    officer = seat("officer")
    page = officer.get("/states/KE").content.decode()
    assert "kenya.csv" in page
    assert "Make public" in page
    assert officer.post("/states/KE/publication", form)["Location"] == "/states/KE"
    assert is_public()
    page = officer.get("/states/KE").content.decode()
    assert "The National Report is public now." in page
    assert "the-officer" in page
    officer.post("/states/KE/publication", form | {"public": "no"})
    assert not is_public()
    unknown = officer.post("/states/KE/publication", form | {"report": "none"})
    assert unknown["Location"] == "/states/KE"

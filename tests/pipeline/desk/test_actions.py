"""An action at the desk: recorded, seen, taken back; days typed in many ways; deadlines kept."""

import html
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.actions.event_details import EventInput
from pipeline.actions.event_kinds import Event
from tests.pipeline.desk.conftest import NUMBERS, Seat, signed_in


def events(number: str) -> list[str]:
    from pipeline.services.actions import action_file

    return [event.kind.value for event in action_file(number).action.events]


def test_the_list_and_the_page_tell_the_same_status(seat: type[Seat], saiga: str) -> None:
    reader = seat("reader")
    assert "Ongoing" in reader.get(f"/actions?q={saiga}").content.decode()
    assert "Ongoing" in reader.get(f"/actions/{saiga}").content.decode()
    earlier = reader.get(f"/actions/{saiga}?as_of=2020-01-01").content.decode()
    assert "Nothing had happened" in earlier


def test_an_end_that_a_table_only_speaks_of_is_said_on_list_and_page(
    seat: type[Seat], tmp_path: Path
) -> None:
    from pipeline.services.import_legacy import import_table

    path = tmp_path / "old.csv"
    path.write_text("number,title,adopted,status\n13.77,Ibis,COP13,closed\n", "utf-8")
    import_table(path)
    reader = seat("reader")
    assert "not sure" in reader.get("/actions?q=13.77").content.decode()
    page = html.unescape(reader.get("/actions/13.77").content.decode())
    assert "the imported table speaks of an end (status: “closed”)" in page


def test_only_what_the_guidelines_allow_is_offered(seat: type[Seat], saiga: str) -> None:
    page = seat("officer").get(f"/actions/{saiga}").content.decode()
    assert 'value="extended"' in page
    assert 'value="recommended"' not in page


def test_recorded_undone_and_both_kept(seat: type[Seat], saiga: str) -> None:
    officer = seat("officer")
    form = {"event": "reported", "meeting": "COP15", "day": "20.10.2025"}
    assert officer.post(f"/actions/{saiga}/record", form).status_code == 302
    officer.post(f"/actions/{saiga}/record", form)  # a second click
    assert events(saiga).count("reported") == 1
    undo = {"event": "retracted", "meeting": "COP15", "day": "2025-10-20", "note": "a mistake"}
    officer.post(
        f"/actions/{saiga}/record", undo | {"corrects": str(events(saiga).index("reported") + 1)}
    )
    assert "no longer counts" in officer.get(f"/actions/{saiga}").content.decode()


def test_what_cannot_be_recorded_keeps_what_was_typed(seat: type[Seat], saiga: str) -> None:
    form = {"event": "completed", "meeting": "COP15", "day": "3/4/2025", "note": "long words"}
    answer = seat("officer").post(f"/actions/{saiga}/record", form)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "3 April 2025 or 4 March 2025" in page
    assert "long words" in page


def test_a_reader_records_nothing(seat: type[Seat], saiga: str) -> None:
    before = events(saiga)
    form = {"event": "completed", "meeting": "COP15", "day": "20.10.2025"}
    assert seat("reader").post(f"/actions/{saiga}/record", form).status_code == 403
    assert events(saiga) == before


DAYS = [
    ("20.10.2025", date(2025, 10, 20)),
    ("20/10/2025", date(2025, 10, 20)),
    ("10/20/2025", date(2025, 10, 20)),
    ("2025-10-20", date(2025, 10, 20)),
    ("4/4/2025", date(2025, 4, 4)),
    ("3.4.2025", date(2025, 4, 3)),
    (" ", None),
]


@pytest.mark.parametrize(("written", "day"), DAYS)
def test_a_day_is_read_as_people_type_it(written: str, day: date | None) -> None:
    from pipeline.workbooks.days import typed_day

    assert typed_day(written) == day


@pytest.mark.parametrize("written", ["3/4/2025", "31.02.2025", "20.10.25", "soon", "2025-13-01"])
def test_a_day_that_is_none_or_two_is_asked_about(written: str) -> None:
    from pipeline.workbooks.days import DayUnclear, typed_day

    with pytest.raises(DayUnclear):
        typed_day(written)


def test_a_deadline_is_set_by_an_administrator_alone_and_the_earlier_kept(seat: type[Seat]) -> None:
    form = {"kind": "proposal", "day": "24.10.2025", "source": "Notification 2025/900"}
    assert seat("officer").post("/meetings/COP15/deadline", form).status_code == 403
    assert seat("administrator").post("/meetings/COP15/deadline", form).status_code == 302
    page = seat("reader").get("/meetings/COP15").content.decode()
    assert "Notification 2025/900" in page


def test_an_action_is_shown_as_it_was_known(seat: type[Seat], saiga: str) -> None:
    from pipeline.services.session import this_day

    reader = seat("reader")
    today = reader.get(f"/actions/{saiga}?known_on={this_day()}").content.decode()
    assert "As known on" in today
    assert reader.get(f"/actions/{saiga}?known_on=2020-01-01").status_code == 404


def test_both_sides_stand_beside_each_other(seat: type[Seat], saiga: str) -> None:
    from pipeline.config import home, register_url
    from pipeline.national_reports.report import Answer, NationalReport
    from pipeline.register import open_register
    from pipeline.services.record_event import record_event

    details = EventInput(range_states=("Mongolia", "Kenya"))
    record_event(saiga, Event.EXTENDED, meeting="COP15", day=date(2026, 3, 27), by="Ana",
                 details=details)  # fmt: skip
    answer = Answer("1", (), "Concerted Actions?", f"<b>{saiga}</b>: counted")
    with open_register(home(), register_url()) as register:
        report = NationalReport("MN", "Mongolia", "Form", "", (answer,))
        register.national_reports.add(saiga.ljust(64, "0"), "mn.csv", [report], "Ana")
    for address in (f"/actions/{saiga}", "/states/MN"):
        page = seat("reader").get(address).content.decode()
        assert f"&lt;b&gt;{saiga}&lt;/b&gt;: counted" in page
        assert "reports on this action" in page


def test_the_matrix_says_what_the_paper_says_and_each_cell_opens_its_ground(
    seat: type[Seat], saiga: str
) -> None:
    from pipeline.reports.compliance import text
    from pipeline.reports.texts import wording
    from pipeline.services.papers import compliance_report
    from pipeline.services.session import this_day

    page = seat("reader").get("/meetings/COP15/compliance").content.decode()
    report = compliance_report("COP15", this_day())
    row = next(row for row in report.rows if row.number == saiga)
    paper = wording("en", "compliance")
    assert text.counts(report, paper) in html.unescape(page)
    part = page.partition(f">{saiga} Saiga<")[2].partition("</tr>")[0]
    assert paper["state"][row.state.value] in part
    assert f"/actions/{saiga}#history" in part


def test_a_meeting_that_is_none_has_no_matrix(seat: type[Seat]) -> None:
    assert seat("reader").get("/meetings/COP99x/compliance").status_code == 404


def test_range_states_stand_on_a_map_and_the_ground_is_a_picture(
    seat: type[Seat], at_desk: None
) -> None:
    from pipeline.services.record_event import record_event

    number, states = f"14.{next(NUMBERS)}", EventInput(range_states=("Kenya", "Malta"))
    for kind, day in ((Event.PROPOSED, date(2023, 5, 2)), (Event.ACCEPTED, date(2024, 2, 17))):
        record_event(number, kind, meeting="COP14", day=day, by="Ana", title="Eel", details=states)
    page = seat("reader").get(f"/actions/{number}").content.decode()
    assert "Range States on the map: Kenya, Malta" in page
    assert 'class="ring"' in page  # Malta is too small to be seen
    ground = seat("reader").get("/map/land.svg")
    assert (ground["Content-Type"], b"<style" in ground.content) == ("image/svg+xml", False)
    assert seat(None).get("/map/land.svg").status_code == 302


def test_an_action_without_states_has_no_map(seat: type[Seat], saiga: str) -> None:
    assert 'class="map"' not in seat("reader").get(f"/actions/{saiga}").content.decode()


@pytest.mark.slow
def test_sliders_go_through_the_days_of_an_action(browser: Any, address: str, saiga: str) -> None:
    context = signed_in(browser, address, "reader")
    page = context.new_page()
    page.goto(f"/actions/{saiga}")
    slider = page.locator("input[type=range]").first
    slider.focus()
    page.keyboard.press("Home")
    page.wait_for_url(re.compile("as_of=02.05.2023"))
    assert "Proposed" in (page.locator("p.lead").text_content() or "")
    page.locator("input[type=range]").first.focus()
    page.keyboard.press("End")
    page.wait_for_url(re.compile("as_of=&"))
    assert "Ongoing" in (page.locator("p.lead").text_content() or "")
    context.close()


@pytest.mark.parametrize(
    ("language", "heading"),
    [("en", "Begun"), ("fr", "Actions commencées"), ("es", "Acciones iniciadas")],
)
def test_two_days_are_compared_at_the_desk(
    seat: type[Seat], at_desk: None, language: str, heading: str
) -> None:
    from pipeline.services.record_event import record_event

    number = f"14.{next(NUMBERS)}"
    record_event(number, Event.PROPOSED, meeting="COP14", day=date(2023, 5, 1), by="Ana",
                 title="Giraffe")  # fmt: skip
    record_event(number, Event.ACCEPTED, meeting="COP14", day=date(2024, 2, 17), by="Ana")
    reader = seat("reader")
    reader.post("/language", {"language": language, "next": "/"})
    page = html.unescape(reader.get("/changes?from=1.1.2024&to=1.3.2024").content.decode())
    reader.post("/language", {"language": "en", "next": "/"})
    assert heading in page
    assert f'href="/actions/{number}"' in page
    assert f'href="/actions/{number}"' not in reader.get("/changes?from=2.3.2024").content.decode()
    assert reader.get("/changes?from=never").status_code == 200


def test_the_steps_of_the_guidelines_are_named_in_the_language_of_the_page(
    seat: type[Seat], saiga: str
) -> None:
    from pipeline.actions.lifecycle import TRANSITIONS
    from pipeline.desk.filters import step

    bases = {rule.step for rule in TRANSITIONS.values()}
    for language in ("fr", "es"):
        assert not [basis for basis in bases if "Step" in step(basis, language)]
        page = seat("officer").get(f"/actions/{saiga}?language={language}").content.decode()
        assert "Step " not in page


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_step_is_named_once_for_each_thing_that_is_due(
    seat: type[Seat], saiga: str, language: str
) -> None:
    lines = seat("reader").get(f"/actions/{saiga}?language={language}").content.decode()
    for line in re.findall(r'<li><span class="badge [a-z_]+">.*?</li>', lines):
        steps = re.findall(r"\d[.(]\d\)", line)
        assert len(steps) == len(set(steps)), line

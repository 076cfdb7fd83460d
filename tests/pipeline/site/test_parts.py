"""A State as a table and a calendar, lists as tables, and the register in figures."""

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from pipeline.site.content.rows import LANGUAGES, ActionRow, DueRow, EventRow, PublicStatus
from pipeline.site.render.calendar import deadlines
from tests.pipeline.site.reading import text_of, tree


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return [*csv.DictReader(lines)]


def test_a_state_is_a_table_of_its_roles(site: Path) -> None:
    mongolia, kenya = (rows(site / f"data/state/{iso}.csv") for iso in ("MN", "KE"))
    assert [(row["role"], row["action"]) for row in mongolia] == [
        ("range_state", "97.1"),
        ("proponent", "97.1"),
    ]
    assert {row["role"] for row in kenya} == {"lead"}


def test_lists_are_tables_too(site: Path) -> None:
    ongoing = rows(site / "data/status/ongoing.csv")
    assert {row["number"] for row in ongoing} == {"97.1", "98.10"}
    page = tree(site / "en/status/ongoing/index.html")
    assert "../../../data/status/ongoing.csv" in page.xpath("//main//a/@href")


@pytest.mark.parametrize("language", LANGUAGES)
def test_deadlines_are_a_calendar_in_the_language(site: Path, language: str) -> None:
    calendar = Calendar.from_ical((site / language / "deadlines.ics").read_bytes())
    summaries = [str(event["summary"]) for event in calendar.walk("VEVENT")]
    names = {"en": "Giraffe", "fr": "Girafe", "es": "Jirafa"}
    giraffe = [text for text in summaries if "98.10" in text]
    assert giraffe
    assert all(text.endswith(f"98.10 {names[language]}") for text in giraffe)
    assert not [text for text in summaries if "97.1" in text and "report" in text]


TITLES = [
    "Rays; Sharks, and \\ more",
    "Ñandú " * 30,
    "القرش " * 25,
    "two\nlines",
    "\u202eturned",
    "",
]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_deadline_is_written_as_the_library_writes_it(title: str, language: str) -> None:
    event = EventRow(1, "accepted", "COP97", date(2090, 3, 1), "Step 4(1)")
    due = DueRow("COP98", "cop_report", date(2092, 9, 30), "published")
    status = PublicStatus.ONGOING
    action = ActionRow("97.1", "urn:uuid:1", title, status, (event,), event, due=(due,))
    written = deadlines([action], language)
    calendar = Calendar.from_ical(written)
    assert calendar.to_ical() == written
    read: Any = calendar.walk("VEVENT")[0]
    assert (read.start, read.end, read.DTSTAMP.date()) == (due.day, date(2092, 10, 1), event.day)


def test_what_falls_on_one_day_is_one_row_and_parts_stand_apart(site: Path) -> None:
    page = tree(site / "en/due/index.html")
    captions = [str(caption.text) for caption in page.iter("caption")]
    assert captions[0] == "Reports awaited"
    assert captions[-1] == "Reports received"
    awaited = page.xpath("//table[@data-passed]/tbody/tr/th")
    assert len(awaited) == len({th.text_content() for th in awaited})


def test_figures_are_tables_that_agree_with_the_lists(site: Path) -> None:
    page = tree(site / "en/figures/index.html")
    counted = {
        str(th.text_content()): int(th.getnext().text_content())
        for th in page.xpath("//table[@class='figures']/tbody/tr/th")
    }
    assert counted["Ongoing"] == 2
    assert counted["COP97"] + counted["COP98"] >= 8
    assert "El registro en cifras" in text_of(site / "es/figures/index.html")


def test_a_state_is_chosen_on_the_map(site: Path) -> None:
    page = tree(site / "fr/state/index.html")
    names = page.xpath("//figure//a/@aria-label")
    assert {"Chine", "Kenya", "Maldives", "Mongolie"} == {*names}
    (maldives,) = page.xpath("//figure//a[@aria-label='Maldives']")
    assert maldives.xpath(".//circle[@class='ring']")

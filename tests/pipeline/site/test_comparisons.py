"""What the pages count and compare: two days, reports by their deadline, years of activities."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from pipeline.actions.lifecycle import Event, EventDetail
from pipeline.convention.meetings import Basis, Deadline, DeadlineKind
from pipeline.register import Register
from pipeline.site.content.collect import gather
from pipeline.site.content.rows import ActivityRow, EventRow
from pipeline.site.publish import publish
from pipeline.site.render import standings
from pipeline.site.render.figures import timely
from pipeline.site.render.html_pages import render
from pipeline.site.render.standings import between, comparisons, since_pages
from pipeline.site.render.timeline import MOST_BARS, timeline
from pipeline.site.settings import SiteSettings, site_settings
from tests.pipeline.site.reading import text_of, tree
from tests.pipeline.site.seeds import ADDRESS, TODAY, happen, make, prepare, seed


def test_what_changed_since_a_meeting_is_every_action_in_one_place(register: Register) -> None:
    seed(register)
    site = gather(register, TODAY)
    newest, oldest = comparisons(site)
    assert (newest.meeting.id, oldest.meeting.id) == ("COP98", "COP97")
    found = {each.action.number: (each.kind, each.before) for each in oldest.changed}
    assert found["98.10"] == ("begun", "")
    assert found["97.1"] == ("gone_on", "ongoing")
    assert found["97.3"] == ("ended", "ongoing")
    assert len(found) + oldest.unchanged == len(site.actions)
    assert {each.action.number for each in newest.changed} == {"97.1"}  # reported for COP99


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_page_of_a_meeting_leads_to_what_changed_since(site: Path, language: str) -> None:
    meeting = site / language / "meeting" / "COP97" / "index.html"
    assert tree(meeting).xpath("//a[contains(@href, 'since/COP97/')]")
    page = tree(site / language / "since" / "COP97" / "index.html")
    assert len(page.xpath("//tbody/tr")) == 7
    assert not (site / language / "since" / "COP99").exists()  # it has not been


def test_what_changed_between_two_meetings_ends_with_the_later_one(register: Register) -> None:
    seed(register)
    (each,) = between(gather(register, TODAY))
    assert each.until
    assert (each.meeting.id, each.until.id) == ("COP97", "COP98")
    days = [event.day for changed in each.changed for event in changed.events]
    assert days
    assert all(each.meeting.closes < day <= each.until.closes for day in days)
    found = {row.action.number: (row.kind, row.before, row.after) for row in each.changed}
    assert found["98.10"] == ("begun", "", "ongoing")
    assert found["97.3"][:2] == ("ended", "ongoing")


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_each_two_meetings_can_be_chosen_and_lead_back(site: Path, language: str) -> None:
    since = tree(site / language / "since/COP97/index.html")
    assert since.xpath("//nav//a[contains(@href, 'since/COP97/COP98/')]")
    both = tree(site / language / "since/COP97/COP98/index.html")
    assert both.xpath("//nav//a[contains(@href, 'since/COP97/')]")
    assert not (site / language / "since/COP98/COP97").exists()


def test_further_pages_of_a_comparison_say_nothing_that_a_later_meeting_changes(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What leads to the others, and up to when it goes, stands on the first page alone."""
    seed(register)
    monkeypatch.setattr(standings, "PER_PAGE", 2)
    pages = [*since_pages(gather(register, TODAY))]
    for page in pages:
        whole = html.fromstring(render("en", page))
        others = whole.xpath("count(//main//p[@class='lead'] | //main/nav[not(@class='pager')])")
        assert others == (3 if page.values["number"] == 1 else 0)
    assert any(page.values["number"] == 2 for page in pages)


REPORTS = [  # published deadline, day of the report, by the deadline
    (date(2092, 9, 30), date(2092, 9, 30), True),
    (date(2092, 9, 30), date(2092, 10, 1), False),
    (None, date(2092, 10, 1), None),  # computed days judge nobody in public
    (date(2092, 9, 30), date(2093, 3, 6), False),
]


@pytest.mark.parametrize(("deadline", "day", "expected"), REPORTS)
def test_a_report_is_counted_by_a_published_deadline_alone(
    register: Register, deadline: date | None, day: date, expected: bool | None
) -> None:
    prepare(register)
    if deadline:
        known = Deadline(DeadlineKind.COP_REPORT, deadline, Basis.PUBLISHED, "a test")
        register.set_deadline("COP98", known, "seed")
    happen(register, "97.1", Event.ACCEPTED, "COP97", title="Steppe Bustard")
    happen(register, "97.1", Event.REPORTED, "COP98", day)
    (row,) = timely(gather(register, TODAY))
    counts = {True: row.by_deadline, False: row.after, None: row.unknown}
    assert counts == {True: 0, False: 0, None: 0} | {expected: 1}
    assert [width for _, _, width in row.parts] == [100]


EVENT = EventRow(1, "accepted", "COP97", date(2090, 3, 1), "Step 4(1)")
TIMEFRAMES = [
    ("2090-2093", [False]),
    ("2091, then ongoing", [True]),
    ("as soon as possible", []),
    ("since 1850", []),  # no year of this action
    ("", []),
]


@pytest.mark.parametrize(("timeframe", "bars"), TIMEFRAMES)
def test_activities_with_years_stand_on_the_timeline(timeframe: str, bars: list[bool]) -> None:
    second = replace(EVENT, kind="reported", day=date(2092, 3, 1))
    activities = [ActivityRow("No years"), ActivityRow("Count", timeframe=timeframe)]
    drawn = timeline([EVENT, second], activities)
    assert drawn is not None
    assert [bar.open for bar in drawn.bars] == bars
    assert [bar.number for bar in drawn.bars] == [2] * len(bars)
    assert all(bar.width > 0 and bar.x + bar.width <= 400 for bar in drawn.bars)


def test_a_drawing_has_no_more_bars_than_it_can_hold() -> None:
    drawn = timeline([EVENT], [ActivityRow("Count", timeframe="2091")] * 40)
    assert drawn is not None
    assert len(drawn.bars) == MOST_BARS
    assert timeline([EVENT], [ActivityRow("Count")]) is None


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_list_for_other_pages_needs_nothing_but_itself(site: Path, language: str) -> None:
    page = tree(site / language / "embed" / "index.html")
    assert not page.xpath("//script | //link | //img | //iframe | //form | //@onclick | //@style")
    assert len(page.xpath("//tbody/tr")) == 8
    assert {str(target) for target in page.xpath("//a/@target")} == {"_top"}
    for address in page.xpath("//a/@href"):
        assert (site / language / "embed" / str(address) / "index.html").is_file()


def test_no_other_page_has_a_style_of_its_own(site: Path) -> None:
    styled = [page for page in site.rglob("*.html") if "<style" in page.read_text("utf-8")]
    assert {page.parent.name for page in styled} == {"embed"}


def published(register: Register, folder: Path, settings: SiteSettings) -> Path:
    seed(register)
    publish(register, folder, TODAY, ADDRESS, None, settings)
    return folder


def test_the_licence_stands_where_data_are_taken_from(register: Register, tmp_path: Path) -> None:
    site = published(register, tmp_path / "site", SiteSettings(licence="Licence <A>"))
    for language in ("en", "fr", "es"):
        assert "Licence <A>" in text_of(site / language / "about" / "index.html")
    assert "Licence: Licence <A>" in (site / "data" / "README.txt").read_text("utf-8")
    assert '"title": "Licence <A>"' in (site / "data" / "datapackage.json").read_text("utf-8")


def test_symbols_lead_to_the_convention_where_the_office_says_how(
    register: Register, tmp_path: Path
) -> None:
    settings = SiteSettings(documents="https://example.org/find?q={symbol}")
    page = tree(published(register, tmp_path / "site", settings) / "en/action/97.1/index.html")
    assert "https://example.org/find?q=UNEP%2FCMS%2FCOP98%2FDoc.1" in page.xpath("//a/@href")


def test_words_that_are_no_symbol_lead_nowhere(register: Register, tmp_path: Path) -> None:
    prepare(register)
    state = [EventDetail("range_states", "Mongolia", {"iso": "MN"})]
    happen(register, "97.1", Event.ACCEPTED, "COP97", document="a letter", details=state)
    settings = SiteSettings(documents="https://example.org/find?q={symbol}")
    publish(register, tmp_path / "site", TODAY, ADDRESS, None, settings)
    assert "example.org/find" not in (tmp_path / "site/en/action/97.1/index.html").read_text()


SETTINGS: list[tuple[dict[str, str], SiteSettings]] = [
    ({}, SiteSettings()),
    ({"CONCERTED_SITE_LICENCE": "  CC BY\n4.0 "}, SiteSettings("CC BY 4.0")),
    (
        {"CONCERTED_SITE_DOCUMENTS": "https://example.org/{symbol}"},
        SiteSettings("", "https://example.org/{symbol}"),
    ),
    ({"CONCERTED_SITE_DOCUMENTS": "javascript:alert({symbol})"}, SiteSettings()),
    ({"CONCERTED_SITE_DOCUMENTS": 'https://example.org/"{symbol}'}, SiteSettings()),
]


@pytest.mark.parametrize(("given", "expected"), SETTINGS)
def test_settings_come_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, Any], expected: SiteSettings
) -> None:
    for name in ("CONCERTED_SITE_LICENCE", "CONCERTED_SITE_DOCUMENTS"):
        monkeypatch.delenv(name, raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert site_settings() == expected
    assert site_settings().address_of("") == ""


def test_the_same_settings_give_the_same_bytes(register: Register, tmp_path: Path) -> None:
    seed(register)
    make(register, tmp_path / "one")
    make(register, tmp_path / "two")
    for file in (tmp_path / "one").rglob("*.html"):
        twin = tmp_path / "two" / file.relative_to(tmp_path / "one")
        assert file.read_bytes() == twin.read_bytes()

"""Editions: which one is in force on a day, and what each holds."""

from datetime import date

import pytest

from taxonomy.appendices.editions import (
    editions,
    list_held_against,
    list_in_force,
    load_appendix_list,
    next_edition,
    read_listings,
)
from taxonomy.errors import NoEditionInForce, UnknownEdition, UnreadableList

DAYS = [
    (date(2018, 1, 26), "COP12"),
    (date(2020, 2, 17), "COP12"),  # COP13 itself: its amendments were not yet in force
    (date(2020, 5, 21), "COP12"),
    (date(2020, 5, 22), "COP13"),
    (date(2024, 5, 16), "COP13"),
    (date(2024, 5, 17), "COP14"),
    (date(2026, 6, 26), "COP14"),
    (date(2026, 6, 27), "COP15-partial"),
]


@pytest.mark.parametrize(("day", "edition"), DAYS)
def test_the_edition_of_a_day(day: date, edition: str) -> None:
    assert list_in_force(day).edition == edition


def test_a_day_before_all_editions_is_refused_with_the_way_out() -> None:
    with pytest.raises(NoEditionInForce, match="taxa import"):
        list_in_force(date(1979, 6, 23))


def test_a_paper_before_all_editions_is_held_against_the_oldest() -> None:
    assert list_held_against(date(1990, 1, 1)).edition == editions()[0].edition
    for day in (date(2018, 1, 26), date(2024, 6, 1), date.max):
        assert list_held_against(day).edition == list_in_force(day).edition


def test_an_unknown_edition_is_refused_with_those_known() -> None:
    with pytest.raises(UnknownEdition, match="COP12, COP13"):
        load_appendix_list("COP99")


def test_each_edition_adds_to_the_one_before() -> None:
    counts = [len(load_appendix_list(edition.edition).listings) for edition in editions()]
    assert counts == [506, 518, 539, 540]


def test_the_edition_after_a_meeting_holds_what_was_proposed_there() -> None:
    before = list_in_force(date(2020, 2, 17))
    after = next_edition(before.edition)
    assert after
    jaguar = [
        [line for line in edition.listings if line.taxon == "Panthera onca"]
        for edition in (before, after)
    ]
    assert [len(lines) for lines in jaguar] == [0, 2]


def test_every_line_has_a_source_and_only_the_treaty_text_verifies() -> None:
    for line in load_appendix_list().listings:
        assert line.source
        assert line.verified == line.source.startswith("CH SR"), line


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"appendix": "III", "rank": "species", "scientific_name": "Otis tarda"}, "III"),
        ({"appendix": "I", "rank": "", "scientific_name": "Otis tarda"}, "rank"),
    ],
)
def test_a_line_that_cannot_be_right_is_refused(row: dict[str, str], says: str) -> None:
    with pytest.raises(UnreadableList, match=says):
        list(read_listings([row]))

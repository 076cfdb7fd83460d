"""The names of an edition are built once; an imported one is never taken for a shipped one."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.submissions.taxa.name_lists import word_lists

HELD_AGAINST_COP14 = date(2026, 3, 23)
EDITIONS = "edition,in_force,source,caveat\nCOP15-partial,2026-06-27,invented,\n"
LINES = "appendix,rank,scientific_name\nI,species,Fictus novus\n"


@pytest.fixture
def imported(tmp_path: Path) -> Path:
    """A folder with an edition that bears the id of the shipped one after COP14."""
    (tmp_path / "editions.csv").write_text(EDITIONS, "utf-8")
    (tmp_path / "COP15-partial.csv").write_text(LINES, "utf-8")
    return tmp_path


def test_the_lists_of_an_edition_are_built_once(tmp_path: Path) -> None:
    lists = word_lists(HELD_AGAINST_COP14)
    assert word_lists(HELD_AGAINST_COP14.replace(day=24)) is lists
    assert word_lists(HELD_AGAINST_COP14, tmp_path) is lists


def test_the_next_edition_is_the_imported_one_where_it_stands_in_place(imported: Path) -> None:
    shipped, replaced = word_lists(HELD_AGAINST_COP14), word_lists(HELD_AGAINST_COP14, imported)
    assert shipped.later
    assert replaced.later
    assert [listing.taxon for listing in replaced.later.appendices.listings] == ["Fictus novus"]
    assert shipped.later.appendices.listings != replaced.later.appendices.listings


def test_what_was_preloaded_does_not_hide_an_imported_edition(imported: Path) -> None:
    word_lists(date.max)
    assert word_lists(date.max, imported).appendices.source == "invented"


def test_a_species_goes_by_the_names_of_its_listed_subspecies() -> None:
    lists = word_lists(HELD_AGAINST_COP14)
    assert "Red Knot" in lists.common_names("Calidris canutus")["en"]
    assert lists.common_names("Calidris alba") == {}

"""Tables that are none: lines with tabs."""

import pytest

from tests.extractors.forms.activities.plans import (
    HEAD,
    LANGUAGES,
    NUMBER,
    PLAN,
    TOTAL,
    Row,
    found,
    numbered,
)


def lines(rows: list[Row], tab: str = "\t") -> str:
    return "\n".join(tab.join(row) for row in rows)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tab", ["\t", "\t\t", " \t "])
def test_a_head_over_lines_with_tabs(language: str, tab: str) -> None:
    assert found(language, lines([HEAD[language], *PLAN[language]], tab)) == PLAN[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_with_numbers_and_a_total(language: str) -> None:
    rows = [(NUMBER[language], *HEAD[language]), *numbered(PLAN[language]), TOTAL[language]]
    assert found(language, lines(rows)) == PLAN[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_without_a_head(language: str) -> None:
    assert found(language, lines(PLAN[language])) == PLAN[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_cell_has_a_tab_of_its_own(language: str) -> None:
    rows = [*PLAN[language][:2], (*PLAN[language][2][:3], "", PLAN[language][2][4])]
    assert found(language, lines([HEAD[language], *rows])) == rows


def test_lines_that_are_not_cut_alike_are_no_table() -> None:
    rows = [HEAD["en"], *PLAN["en"][:2], PLAN["en"][2][1:], PLAN["en"][3]]
    assert found("en", lines(rows)) == []

"""Activities told in several places: tables and lists joined by number or by name."""

import pytest

from tests.builders import Rows
from tests.extractors.forms.activities.plans import (
    BUDGET,
    HEAD,
    LANGUAGES,
    NUMBER,
    PLAN,
    TOTAL,
    Row,
    columns,
    found,
    numbered,
)

WITHOUT_MONEY = (0, 1, 2, 3)
TITLES = {
    "en": ("Expected outcomes", "Results expected, by activity:", "Outcomes:"),
    "fr": ("Résultats attendus", "Résultats par activité :", "Produits escomptés :"),
    "es": ("Resultados previstos", "Resultados por actividad:", "Productos:"),
}
MARKS = {
    "1. ": "{}. ",
    "(1) ": "({}) ",
    "1) ": "{}) ",
    "Activity 1: ": "{activity} {}: ",
    "Activity 1 – ": "{activity} {} – ",
}


def plan(language: str, *places: int) -> list[Row]:
    """A table of these columns of the plan under their heads, numbers in front."""
    head = (NUMBER[language], *columns([HEAD[language]], *places)[0])
    return [head, *numbered(columns(PLAN[language], *places))]


def budget(language: str, first: str = "") -> list[Row]:
    """A table of money by number, with its total; `first` heads the numbers."""
    head = (first or NUMBER[language], BUDGET[language])
    return [head, *numbered(columns(PLAN[language], 4)), TOTAL[language]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("between", ["", "Risks\nTwo of the sites flood."])
def test_money_by_number_in_a_table_of_its_own(language: str, between: str) -> None:
    tables = plan(language, *WITHOUT_MONEY), budget(language)
    assert found(language, tables[0], between, tables[1]) == PLAN[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_money_by_the_number_of_an_activity(language: str) -> None:
    activity = HEAD[language][0]
    lines = [(f"{activity} {row[0]}", *row[1:]) for row in budget(language)[1:-1]]
    table = [(activity, BUDGET[language]), *lines, TOTAL[language]]
    assert found(language, plan(language, *WITHOUT_MONEY), table) == PLAN[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_may_stand_in_front_of_the_names(language: str) -> None:
    names = [(f"{n}. {row[0]}", *row[1:]) for n, row in enumerate(PLAN[language], 1)]
    table = [HEAD[language][:4], *columns(names, *WITHOUT_MONEY)]
    assert found(language, table, budget(language, HEAD[language][0])) == names


@pytest.mark.parametrize("language", LANGUAGES)
def test_money_by_name_in_another_order(language: str) -> None:
    table = [HEAD[language][:4], *columns(PLAN[language], *WITHOUT_MONEY)]
    other = [(HEAD[language][0], BUDGET[language]), *columns(PLAN[language][::-1], 0, 4)]
    assert found(language, table, other) == PLAN[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_row_that_the_second_table_leaves_out_has_no_money(language: str) -> None:
    lines = budget(language)
    rows = [(*row[:4], "" if n == 3 else row[4]) for n, row in enumerate(PLAN[language])]
    assert found(language, plan(language, *WITHOUT_MONEY), [*lines[:4], *lines[5:]]) == rows


@pytest.mark.parametrize("language", LANGUAGES)
def test_three_tables(language: str) -> None:
    when = plan(language, 0, 2, 3)
    tables = plan(language, 0, 1), columns(when, 0, 2, 3), budget(language)
    assert found(language, *tables) == PLAN[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_column_is_filled_from_the_second_table(language: str) -> None:
    empty = [(*row[:5], "") for row in plan(language, *range(5))[1:]]
    table = [plan(language, *range(5))[0], *empty]
    assert found(language, table, budget(language)) == PLAN[language]


OTHER: dict[str, Rows] = {
    "of risks": [("No.", "Risk", "Cost"), ("1", "Storm", "USD 5"), ("2", "Fire", "USD 6")],
    "with one number in common": [("No.", "Cost"), ("1", "USD 5"), ("7", "USD 6"), ("9", "USD 7")],
    "with several lines each": [("No.", "Cost"), ("1", "USD 5"), ("1", "USD 6"), ("2", "USD 7")],
}


@pytest.mark.parametrize("other", OTHER.values(), ids=OTHER)
def test_a_table_of_something_else_completes_nothing(other: Rows) -> None:
    rows = [(*row[:4], "") for row in PLAN["en"]]
    assert found("en", plan("en", *WITHOUT_MONEY), other) == rows


def lines_of(language: str, mark: str) -> str:
    """The outcomes as a list with these marks."""
    outcomes = columns(PLAN[language], 1)
    return "\n".join(
        mark.format(n, activity=HEAD[language][0]) + f"{row[0]}."
        for n, row in enumerate(outcomes, 1)
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mark", MARKS.values(), ids=MARKS)
@pytest.mark.parametrize("title", [0, 1, 2])
def test_outcomes_in_a_list_by_number(language: str, mark: str, title: int) -> None:
    listed = f"{TITLES[language][title]}\n{lines_of(language, mark)}"
    assert found(language, plan(language, 0, 2, 3, 4), listed) == PLAN[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_outcomes_in_a_list_above_the_table(language: str) -> None:
    listed = f"{TITLES[language][0]}\n{lines_of(language, '{}. ')}"
    assert found(language, listed, plan(language, 0, 2, 3, 4)) == PLAN[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_with_fewer_lines_than_rows_completes_nothing(language: str) -> None:
    listed = f"{TITLES[language][0]}\n" + "\n".join(lines_of(language, "{}. ").split("\n")[:3])
    rows = [(row[0], "", *row[2:]) for row in PLAN[language]]
    assert found(language, plan(language, 0, 2, 3, 4), listed) == rows


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mark", ["({}) ", "{}. "])
def test_outcomes_in_one_paragraph_by_number(language: str, mark: str) -> None:
    pieces = [mark.format(n) + row[1] for n, row in enumerate(PLAN[language], 1)]
    paragraph = f"{TITLES[language][0]}: " + "; ".join(pieces) + "."
    assert found(language, plan(language, 0, 2, 3, 4), paragraph) == PLAN[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_outcomes_in_a_list_by_name(language: str) -> None:
    table = [columns([HEAD[language]], 0, 2, 3, 4)[0], *columns(PLAN[language], 0, 2, 3, 4)]
    listed = "\n".join(f"• {row[0]}: {row[1]}" for row in PLAN[language])
    assert found(language, table, f"{TITLES[language][0]}\n{listed}") == PLAN[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_outcomes_that_a_reader_joined_to_one_paragraph(language: str) -> None:
    listed = lines_of(language, MARKS["Activity 1: "]).replace("\n", " ")
    text = f"{TITLES[language][0]}\n{listed}"
    assert found(language, plan(language, 0, 2, 3, 4), text) == PLAN[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_may_be_shortened_in_the_second_table(language: str) -> None:
    table = [HEAD[language][:4], *columns(PLAN[language], *WITHOUT_MONEY)]
    short = [(" ".join(row[0].split()[:3]), row[4]) for row in PLAN[language]]
    other = [(HEAD[language][0], BUDGET[language]), *short, TOTAL[language]]
    assert found(language, table, other) == PLAN[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_of_money_by_other_names_adds_no_rows(language: str) -> None:
    table = [HEAD[language], *PLAN[language]]
    other = [(HEAD[language][0], BUDGET[language]), ("A", "5 USD"), ("B", "6 USD"), ("C", "7 USD")]
    assert found(language, table, other) == PLAN[language]

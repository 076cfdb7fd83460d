"""One plan in many shapes of table, card and list, in three languages: always the same rows."""

from collections.abc import Callable

import pytest

from extractors.forms.sections import split_sections
from tests.builders import PROPOSAL, Rows, sketch
from tests.extractors.forms.activities.plans import (
    HEAD,
    HEADING,
    LANGUAGES,
    NUMBER,
    PLAN,
    Row,
    beside,
    columns,
    found,
    numbered,
)

Parts = list[str | Rows]
Shape = Callable[[str], Parts]

TITLES = {
    "en": ("On land", "At sea"),
    "fr": ("À terre", "En mer"),
    "es": ("En tierra", "En el mar"),
}
STATES = {
    "en": ("Kenya", "Uganda", "Togo"),
    "fr": ("Niger", "Tchad", "Mali"),
    "es": ("Chile", "Perú", "Bolivia"),
}
QUARTER = {"en": "Q", "fr": "T", "es": "T"}
QUESTIONS = {
    "en": ("Result", "When", "Who", "How much"),
    "fr": ("Résultat", "Quand", "Qui", "Combien"),
    "es": ("Resultado", "Cuándo", "Quién", "Cuánto"),
}
CROSSES = [("X", "X", ""), ("", "X", ""), ("X", "X", "X"), ("", "", "X"), ("X", "", "X")]
FIGURES = [("42,000", "EUR"), ("88,000", "USD"), ("9,500", "EUR"), ("700", "KES"), ("50", "USD")]


def table(language: str) -> list[Row]:
    return [HEAD[language], *PLAN[language]]


def without_a_head_in_another_order(language: str) -> Parts:
    return [columns(PLAN[language], 2, 0, 3, 1, 4)]


def with_numbers_and_without_a_head(language: str) -> Parts:
    return [numbered(PLAN[language])]


def in_groups_named_in_the_first_cell(language: str) -> Parts:
    first, second = ((title, "", "", "", "") for title in TITLES[language])
    head, *rows = table(language)
    return [[head, first, *rows[:2], second, *rows[2:]]]


def in_groups_with_numbers_of_their_own(language: str) -> Parts:
    first, second = (
        (sign, title, "", "", "", "") for sign, title in zip("AB", TITLES[language], strict=True)
    )
    head, *rows = [(NUMBER[language], *HEAD[language]), *numbered(PLAN[language])]
    return [[head, first, *rows[:2], second, *rows[2:]]]


def in_one_group_in_bold(language: str) -> Parts:
    head, *rows = table(language)
    return [[head, *rows[:2], (f"**{TITLES[language][0]}**", "", "", "", ""), *rows[2:]]]


def on_its_side(language: str) -> Parts:
    return [list(zip(*table(language), strict=True))]


def on_its_side_with_a_corner_left_empty(language: str) -> Parts:
    first, *lines = zip(*table(language), strict=True)
    return [[("", *first[1:]), *lines]]


def on_two_tables_with_titles(language: str) -> Parts:
    head, *rows = table(language)
    first, second = TITLES[language]
    return [first, [head, *rows[:2]], second, [head, *rows[2:]]]


def money_in_brackets_behind_who(language: str) -> Parts:
    who, money = HEAD[language][3:]
    lines = [(*row[:3], f"{row[3]} ({row[4]})") for row in PLAN[language]]
    return [[(*HEAD[language][:3], f"{who} ({money.lower()})"), *lines]]


def cards(language: str) -> Parts:
    return [list(zip(HEAD[language], row, strict=True)) for row in PLAN[language]]


def cards_of_four_columns(language: str) -> Parts:
    pairs = [list(zip(HEAD[language], row, strict=True)) for row in PLAN[language]]
    return [
        [(*first, *second), (*third, *fourth), (*fifth, "", "")]
        for first, second, third, fourth, fifth in pairs
    ]


def cards_with_a_number_in_the_title(language: str) -> Parts:
    activity, *labels = HEAD[language]
    return [
        [(f"{activity} {n}: {row[0]}",), *zip(labels, row[1:], strict=True)]
        for n, row in enumerate(PLAN[language], 1)
    ]


def cards_below_a_line_with_a_number(language: str) -> Parts:
    activity, *labels = HEAD[language]
    parts: Parts = []
    for n, row in enumerate(PLAN[language], 1):
        parts += [f"{activity} {n}: {row[0]}", list(zip(labels, row[1:], strict=True))]
    return parts


def cards_with_a_head_each(language: str) -> Parts:
    activity, *labels = HEAD[language]
    return [
        [(f"{activity} {n}: {row[0]}",), labels, row[1:]] for n, row in enumerate(PLAN[language], 1)
    ]


def names_over_the_whole_width(language: str) -> Parts:
    rows = [((row[0],), row[1:]) for row in PLAN[language]]
    return [[HEAD[language][1:], *(line for pair in rows for line in pair)]]


def labels(language: str, between: str, *, small: bool = False) -> list[str]:
    heads = [label.lower() if small else label for label in HEAD[language][1:]]
    return [
        between.join(f"{label}: {text}" for label, text in zip(heads, row[1:], strict=True))
        for row in PLAN[language]
    ]


def lines(language: str, between: str, texts: list[str]) -> Parts:
    rows = zip(PLAN[language], texts, strict=True)
    return ["\n".join(f"{n}. {row[0]}{between}{text}" for n, (row, text) in enumerate(rows, 1))]


def labels_behind_a_dash(language: str) -> Parts:
    return lines(language, " – ", labels(language, "; "))


def labels_behind_commas(language: str) -> Parts:
    return lines(language, ", ", labels(language, ", ", small=True))


def labels_on_lines(language: str) -> Parts:
    return lines(language, "\n", labels(language, "\n"))


def questions_on_lines(language: str) -> Parts:
    texts = [
        "\n".join(f"{q}? {text}" for q, text in zip(QUESTIONS[language], row[1:], strict=True))
        for row in PLAN[language]
    ]
    return lines(language, "\n", texts)


SHAPES: list[Shape] = [
    without_a_head_in_another_order,
    with_numbers_and_without_a_head,
    in_groups_named_in_the_first_cell,
    in_groups_with_numbers_of_their_own,
    in_one_group_in_bold,
    on_its_side,
    on_its_side_with_a_corner_left_empty,
    on_two_tables_with_titles,
    money_in_brackets_behind_who,
    cards,
    cards_of_four_columns,
    cards_with_a_number_in_the_title,
    cards_below_a_line_with_a_number,
    cards_with_a_head_each,
    names_over_the_whole_width,
    labels_behind_a_dash,
    labels_behind_commas,
    labels_on_lines,
    questions_on_lines,
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_the_shape_changes_nothing(shape: Shape, language: str) -> None:
    assert found(language, *shape(language)) == PLAN[language]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["**{}. {}**", "{}. {}", "**{1}**", "## {1}"])
def test_names_above_labels_open_no_section(language: str, name: str) -> None:
    rows = zip(PLAN[language], labels(language, "\n"), strict=True)
    text = "\n".join(f"{name.format(n, row[0])}\n{of}" for n, (row, of) in enumerate(rows, 1))
    sections = split_sections(sketch(f"# {HEADING[language]}\n{text}"), PROPOSAL)
    assert [section.ids for section in sections] == [("activities_and_expected_outcomes",)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_currency_in_a_column_of_its_own(language: str) -> None:
    head, plan = HEAD[language], columns(PLAN[language], 0, 1, 2, 3)
    amounts = [" ".join(pair) for pair in FIGURES]
    rows = [(*head, ""), *beside(plan, FIGURES)]
    assert found(language, rows) == beside(plan, [(amount,) for amount in amounts])


@pytest.mark.parametrize("language", LANGUAGES)
def test_crosses_under_bodies_say_who_answers(language: str) -> None:
    names = STATES[language]
    head, plan = HEAD[language], PLAN[language]
    rows = [(*row[:3], *cross, row[4]) for row, cross in zip(plan, CROSSES, strict=True)]
    who = ["; ".join(n for n, x in zip(names, cross, strict=True) if x) for cross in CROSSES]
    expected = [(*row[:3], bodies, row[4]) for row, bodies in zip(plan, who, strict=True)]
    assert found(language, [(*head[:3], *names, head[4]), *rows]) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_quarters_below_their_years(language: str) -> None:
    head, plan, sign = HEAD[language], PLAN[language], QUARTER[language]
    above = (*head[:2], "2036", "2036", "2037", *head[3:])
    below = ("", "", f"{sign}1", f"{sign}2", f"{sign}1", "", "")
    rows = [(*row[:2], *cross, *row[3:]) for row, cross in zip(plan, CROSSES, strict=True)]
    names = (f"2036 {sign}1", f"2036 {sign}2", f"2037 {sign}1")
    times = [", ".join(n for n, x in zip(names, cross, strict=True) if x) for cross in CROSSES]
    expected = [(*row[:2], time, *row[3:]) for row, time in zip(plan, times, strict=True)]
    assert found(language, [above, below, *rows]) == expected


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("total", [False, True])
def test_sums_by_year_are_the_money(language: str, total: bool) -> None:
    plan = columns(PLAN[language], 0, 1, 2, 3)
    sums = [("5,000", "", "EUR 5"), ("", "6,000", "EUR 6"), ("1,000", "2,000", "EUR 3")] * 2
    head = (*HEAD[language][:4], "2036", "2037", *(["Total"] * total))
    rows = [(*row, *s[: 3 if total else 2]) for row, s in zip(plan, sums[:5], strict=True)]
    money = [s[2] if total else by_year(s) for s in sums[:5]]
    expected = [(*row, text) for row, text in zip(plan, money, strict=True)]
    assert found(language, [head, *rows]) == expected


def by_year(sums: tuple[str, str, str]) -> str:
    years = zip(("2036", "2037"), sums[:2], strict=True)
    return "; ".join(f"{year}: {money}" for year, money in years if money)

"""Columns that the form does not have: calendars with crosses, two fields in one, sums apart."""

import pytest

from extractors.forms.activities.table_rows import read_table
from tests.builders import Rows, sketch
from tests.extractors.forms.activities.test_activities_anywhere import (
    COUNT,
    GUARD,
    HEAD,
    RING,
    ROWS,
    found,
)

PLAN = "Work plan"
Row = tuple[str, ...]


def rows(times: tuple[str, str, str]) -> list[Row]:
    """ROWS with other `times`."""
    return [(r[0], r[1], time, *r[3:]) for r, time in zip(ROWS, times, strict=True)]


CALENDARS: dict[str, tuple[Row, list[Row], tuple[str, str, str]]] = {
    "years": (
        ("2030", "2031", "2032"),
        [("X", "", ""), ("X", "x", ""), ("", "", "✓")],
        ("2030", "2030, 2031", "2032"),
    ),
    "years of the action": (
        ("Year 1", "Year 2"),
        [("X", ""), ("X", "X"), ("", "X")],
        ("Year 1", "Year 1, Year 2", "Year 2"),
    ),
    "quarters in Spanish": (
        ("T1", "T2", "T3", "T4"),
        [("■", "", "", ""), ("", "■", "■", ""), ("", "", "", "■")],
        ("T1", "T2, T3", "T4"),
    ),
    "months in French": (
        ("janv.", "févr.", "mars"),
        [("x", "", ""), ("", "x", ""), ("", "", "x")],
        ("janv.", "févr.", "mars"),
    ),
}


@pytest.mark.parametrize("place", [1, 2, 4])
@pytest.mark.parametrize("case", CALENDARS.values(), ids=CALENDARS)
def test_crosses_under_years_are_the_timeframe(
    case: tuple[Row, list[Row], tuple[str, str, str]], place: int
) -> None:
    heads, marks, times = case
    plain = [(HEAD[0], HEAD[1], *HEAD[3:]), *[(r[0], r[1], *r[3:]) for r in ROWS]]
    table = [
        (*row[:place], *cells, *row[place:])
        for row, cells in zip(plain, [heads, *marks], strict=True)
    ]
    assert found(PLAN, table) == rows(times)


def test_a_column_for_the_time_goes_before_a_calendar() -> None:
    marks = [("2030", "2031"), ("x", ""), ("", "x"), ("x", "x")]
    assert found(PLAN, [(*r, *m) for r, m in zip([HEAD, *ROWS], marks, strict=True)]) == ROWS


def test_a_calendar_of_colours_is_left_unread() -> None:
    table = [(r[0], r[1], *r[3:], "", "") for r in ROWS]
    head = ("Activity", "Output", "Who", "Cost", "2030", "2031")
    assert found(PLAN, [head, *table]) == rows(("", "", ""))


WORDED: dict[str, tuple[Row, list[Row], tuple[str, str, str]]] = {
    "years": (
        ("2030", "2031"),
        [("10 rings", "follow"), ("", "survey"), ("a map", "x")],
        ("2030: 10 rings; 2031: follow", "2031: survey", "2030: a map; 2031"),
    ),
    "years in French": (
        ("Année 1", "Année 2", "Année 3"),
        [("enquête", "", ""), ("", "deux panneaux", "carte"), ("toile", "", "remise")],
        (
            "Année 1: enquête",
            "Année 2: deux panneaux; Année 3: carte",
            "Année 1: toile; Année 3: remise",
        ),
    ),
    "quarters in Spanish": (
        ("T1", "T2"),
        [("taller", "taller"), ("censo", ""), ("", "entrega")],
        ("T1: taller; T2: taller", "T1: censo", "T2: entrega"),
    ),
}


@pytest.mark.parametrize("case", WORDED.values(), ids=WORDED)
def test_steps_of_the_work_under_years_are_the_timeframe(
    case: tuple[Row, list[Row], tuple[str, str, str]],
) -> None:
    heads, steps, times = case
    plain = [(*HEAD[:2], *HEAD[3:]), *[(*r[:2], *r[3:]) for r in ROWS]]
    table = [(*r[:2], *cells, *r[2:]) for r, cells in zip(plain, [heads, *steps], strict=True)]
    assert found(PLAN, table) == rows(times)


@pytest.mark.parametrize("cells", [("EUR 4,000", "EUR 1,000"), ("5,000", "800")])
def test_sums_under_years_are_no_timeframe(cells: Row) -> None:
    plain = [(*HEAD[:2], *HEAD[3:], "2030", "2031")]
    table = [*plain, *[(*r[:2], *r[3:], *cells) for r in ROWS]]
    assert [row[2] for row in found(PLAN, table)] == ["", "", ""]


STEPS: dict[str, tuple[str, tuple[str, str, str], tuple[str, str, str]]] = {
    "numbered": ("Step", ("1.1 Close mines", "1.2 Hang nets", "–"), ("1. Roosts", "^", "2. Law")),
    "in French": ("Étape", ("Format", "Versement", "–"), ("Catalogue", "^", "Code")),
    "in Spanish": ("Detalle", ("Redes", "Boyas", ""), ("A. Pesca", "", "B. Ley")),
}


@pytest.mark.parametrize(("header", "steps", "groups"), STEPS.values(), ids=STEPS)
def test_steps_beside_an_activity_over_several_rows_tell_the_rows_apart(
    header: str, steps: Row, groups: Row
) -> None:
    cells = zip(groups, steps, ROWS, strict=True)
    table = [("Activity", header, *HEAD[1:]), *[(group, step, *r[1:]) for group, step, r in cells]]
    second = f"{groups[0]} {steps[1]}" if groups[1] else steps[1]
    names = (f"{groups[0]} {steps[0]}", second, groups[2])
    assert found(PLAN, table) == [(name, *r[1:]) for name, r in zip(names, ROWS, strict=True)]


SUMS = ("110 000 €", "1 200 000 EUR, dont 45 000 EUR acquis", "90 000 €, à trouver")
DIVIDED: dict[str, list[Row]] = {
    "who and money, a line each": [
        ("Activity", "Outcome", "When", "Responsible / budget"),
        *[(*r[:3], f"{r[3]}\n{r[4]}") for r in ROWS],
    ],
    "who and when, behind a stroke": [
        ("Activité", "Résultat", "Responsable / échéance", "Coût"),
        *[(r[0], r[1], f"{r[3]} / {r[2]}", r[4]) for r in ROWS],
    ],
    "when and money, behind a semicolon": [
        ("Actividad", "Resultado", "Plazo y costo", "Responsable"),
        *[(r[0], r[1], f"{r[2]}; {r[4]}", r[3]) for r in ROWS],
    ],
    "who, and when in brackets": [
        ("Activity", "Output", "Responsibility (timeframe)", "Funding"),
        *[(r[0], r[1], f"{r[3]} ({r[2]})", r[4]) for r in ROWS],
    ],
    "who, when and money together": [
        ("Activity", "Output", "Who, when, funding"),
        *[(r[0], r[1], f"{r[3]}; {r[2]}; {r[4]}") for r in ROWS],
    ],
    "outcome and a sum with a space in it": [
        ("Activité", "Échéance", "Responsable", "Résultat et moyens"),
        *[(r[0], r[2], r[3], f"{r[1]} ; {sum_}") for r, sum_ in zip(ROWS, SUMS, strict=True)],
    ],
    "who and a sum, nothing between": [
        ("Activity", "Output", "When", "Who and budget"),
        *[(*r[:3], f"{r[3]} {sum_}") for r, sum_ in zip(ROWS, SUMS, strict=True)],
    ],
    "activity over outcome, a paragraph each": [
        ("Activity and outcome", "When", "Who", "Cost"),
        *[(f"{r[0]}\n{r[1]}", *r[2:]) for r in ROWS],
    ],
    "activity in bold before its outcome": [
        ("Actividad y resultado", "Plazo", "Responsable", "Costo"),
        *[(f"**{r[0]}** {r[1]}", *r[2:]) for r in ROWS],
    ],
    "all but the activity under labels in a cell": [
        ("Activity", "Details"),
        *[(r[0], f"Output: {r[1]}\nTiming: {r[2]}\nLead: {r[3]}\nFunding: {r[4]}") for r in ROWS],
    ],
}


@pytest.mark.parametrize("table", DIVIDED.values(), ids=DIVIDED)
def test_a_column_that_holds_two_fields_is_parted(table: Rows) -> None:
    expected = [(*r[:4], sum_) for r, sum_ in zip(ROWS, SUMS, strict=True)]
    has_sums = any("110 000" in cell for row in table for cell in row)
    assert found("Activities and expected outcomes", table) == (expected if has_sums else ROWS)


def test_what_cannot_be_parted_stays_whole() -> None:
    table = [("Activity and output", "When", "Who", "Cost"), ("Count to know", *COUNT[2:])]
    assert found(PLAN, table) == [("Count to know", "", *COUNT[2:])]


TOGETHER: dict[str, tuple[list[Row], list[Row]]] = {
    "sum and source": (
        [(*HEAD[:4], "Cost", "Source"), (*COUNT, "Lottery")],
        [(*COUNT[:4], "EUR 5,000; Lottery")],
    ),
    "beginning and end": (
        [("Actividad", "Resultado", "Inicio", "Fin", "Responsable", "Costo"),
         (*COUNT[:2], "May 2030", "2032", *COUNT[3:])],
        [(*COUNT[:2], "May 2030 – 2032", *COUNT[3:])],
    ),
    "an indicator beside a result": (
        [("Objectif", "Résultat", "Activité", "Indicateur", "Responsable", "Délai", "Budget"),
         ("O1", RING[1], RING[0], "report", RING[3], RING[2], RING[4])],
        [RING],
    ),
    "an indicator alone": (
        [("Activity", "Indicator", "When", "Who", "Cost"), GUARD],
        [GUARD],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "expected"), TOGETHER.values(), ids=TOGETHER)
def test_columns_of_one_field(table: Rows, expected: list[Row]) -> None:
    assert found(PLAN, table) == expected


def test_what_stands_below_goes_before_one_word_of_a_header() -> None:
    head = ("What will be done?", "What for?", "By what date?", "Who does it?", "Who pays?")
    assert found(PLAN, [head, *ROWS]) == ROWS


def test_a_meeting_is_no_sum_in_pesos() -> None:
    rows = [(r[0], r[1], "Before COP16", r[3], r[4]) for r in ROWS]
    head = ("To do", "To get", "To end", "Hands", "Purse")
    assert found(PLAN, [head, *rows]) == rows


def test_numbered_columns_on_their_side() -> None:
    lines = zip(("Objet", "Effet", "Délai", "Qui", "Coût"), zip(*ROWS, strict=True), strict=True)
    table = [("", "Action 1", "Action 2", "Action 3"), *[(name, *cells) for name, cells in lines]]
    assert found(PLAN, table) == ROWS


def test_two_columns_with_names_are_enough_under_the_heading() -> None:
    table = [("Activity", "Lead organisation"), *[(row[0], row[3]) for row in ROWS]]
    reading = read_table(sketch(table).tables[0])
    assert reading is not None
    assert [(row.activity, row.responsibility) for row in reading.rows] == table[1:]
    assert reading.may_be
    assert not reading.is_sure  # elsewhere it may be anything


def test_who_leads_a_part_of_the_work_makes_its_title_no_activity() -> None:
    part = ("WP2: Ashore", "", "", "Kenya", "")
    assert found(PLAN, [HEAD, COUNT, part, RING]) == [COUNT, RING]


def test_a_numbered_group_is_no_activity() -> None:
    numbered = [("1.1", *COUNT), ("1.2", *RING), ("2", "People", *[""] * 4), ("2.1", *GUARD)]
    table = [("No.", *HEAD), ("1", "Roosts", *[""] * 4), *numbered]
    assert found(PLAN, table) == ROWS


def test_a_fund_may_be_a_body_beside_its_sum() -> None:
    rows = [(*COUNT[:3], "Manta Foundation", "in kind"), RING, GUARD]
    table = [(*HEAD[:3], "Responsible / budget"), *[(*r[:3], f"{r[3]}\n{r[4]}") for r in rows]]
    assert found(PLAN, table) == rows


def test_what_is_to_come_is_an_outcome_and_no_progress() -> None:
    outcomes = ("Done in four lakes", "15 % of the birds", "Completed map")
    rows = [(r[0], outcome, *r[2:]) for r, outcome in zip(ROWS, outcomes, strict=True)]
    assert found("Activities and expected outcomes", rows) == rows


def test_a_table_without_a_head_goes_on_with_the_one_before() -> None:
    before = "Geographical range\nKenya.\nActivities and expected outcomes"
    assert found(before, [HEAD, COUNT], [RING, GUARD]) == ROWS

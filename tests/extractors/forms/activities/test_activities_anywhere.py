"""Activities under headings and column names of the proponent's own."""

import pytest

from extractors.document import Document
from extractors.forms.activities import find_activities
from extractors.forms.sections import split_sections
from tests.builders import PROPOSAL, Rows, sketch

HEAD = ("Activity", "Outputs/Outcomes", "Timeframe", "Responsibility", "Funding")
COUNT = ("Count birds", "Yearly counts", "2030", "Kenya", "EUR 5,000")
RING = ("Ring birds", "A map of rings", "May 2031", "Wader Trust", "in kind")
GUARD = ("Guard the nests", "More chicks", "each winter", "Ministry of Forests", "to be found")
ROWS = [COUNT, RING, GUARD]
EMPTY = ("", "", "", "", "")
OWN_HEADS = [
    ("Faire", "Obtenir", "Avant", "Par", "Avec"),
    ("Ce que l’on fait", "Ce que l’on obtient", "Quand", "Qui en répond", "Argent"),
    ("Lo que haremos", "Lo que esperamos", "Para cuándo", "A cargo de quién", "Con qué"),
    ("The work", "Its fruit", "By", "Hands", "Purse"),
    ("", "Outputs/Outcomes", "Timeframe", "Responsibility", "Funding"),
    ("Activity¹", "Outputs/Outcomes²", "Timeframe*", "Responsibility (4)", "Funding5"),
    EMPTY,
]


def found(*parts: str | Rows) -> list[tuple[str, ...]]:
    document = sketch(*parts)
    return read(document)


def read(document: Document, *, reports: bool = False) -> list[tuple[str, ...]]:
    rows = find_activities(split_sections(document, PROPOSAL), document, reports=reports)
    return [(r.activity, r.outcome, r.timeframe, r.responsibility, r.funding) for r in rows]


@pytest.mark.parametrize("heading", ["Activities and expected outcomes", "Passer à l’acte"])
@pytest.mark.parametrize("head", [HEAD, *OWN_HEADS], ids=lambda head: head[0] or head[1] or "none")
def test_columns_are_told_by_what_stands_in_them(head: tuple[str, ...], heading: str) -> None:
    assert found(heading, [head, *ROWS]) == ROWS


@pytest.mark.parametrize("order", [(4, 0, 3, 1, 2), (0, 2, 3, 4, 1), (2, 0, 1, 4, 3)])
def test_columns_of_own_names_may_stand_in_any_order(order: tuple[int, ...]) -> None:
    table = [[row[n] for n in order] for row in (OWN_HEADS[3], *ROWS)]
    assert found("Our work", table) == ROWS


ASIDES: list[tuple[str, tuple[str, ...]]] = [
    ("a theme over the whole width", ("Objective 1. Counts",)),
    ("a theme in the first cell", ("Component A. Counts", "", "", "", "")),
    ("a theme in capitals", ("AT SEA", "", "", "", "")),
    ("a total", ("Total", "", "", "", "EUR 5,000")),
    ("a total beside its sum", ("", "", "", "Total", "EUR 5,000")),
    ("a total in French", ("Sous-total mer", "", "", "", "5 000 €")),
    ("a total behind its noun", ("Coût total", "", "", "", "5 000 €")),
    ("a total among dashes", ("Total", "–", "-", "—", "EUR 5,000")),
    ("the head again", HEAD),
    ("nothing", EMPTY),
]


@pytest.mark.parametrize("aside", [row for _, row in ASIDES], ids=[why for why, _ in ASIDES])
@pytest.mark.parametrize("place", [1, 2, 4])
def test_rows_that_are_no_activities(aside: tuple[str, ...], place: int) -> None:
    rows: list[tuple[str, ...]] = [HEAD, *ROWS]
    rows.insert(place, aside)
    assert found("Work plan", rows) == ROWS


@pytest.mark.parametrize(("figure", "adds_up"), [("EUR 5,006", True), ("EUR 7,000", False)])
def test_a_row_of_one_sum_is_a_total_where_it_is_that_of_the_others(
    figure: str, adds_up: bool
) -> None:
    rows = [COUNT, (*RING[:4], "EUR 6")]
    overall = ("Presupuesto global", "", "", "", figure)
    wanted = rows if adds_up else [*rows, overall]
    assert found("Work plan", [HEAD, *rows, overall]) == wanted


def test_a_row_without_an_activity_goes_on_with_the_one_above() -> None:
    rest = ("", "by sex and age", "2032", "", "")
    joined = ("Count birds", "Yearly counts by sex and age", "2030 2032", "Kenya", "EUR 5,000")
    assert found("Work plan", [HEAD, COUNT, rest, RING]) == [joined, RING]


def test_a_full_row_without_an_activity_is_a_part_of_the_one_above() -> None:
    part = ("", "Night counts", "2031", "Uganda", "EUR 6")
    assert found("Work plan", [HEAD, COUNT, part]) == [COUNT, ("Count birds", *part[1:])]


def test_an_activity_with_nothing_filled_in_is_one() -> None:
    bare = ("Map the roosts", "", "", "", "")
    assert found("Work plan", [HEAD, COUNT, bare]) == [COUNT, bare]


def test_a_table_on_its_side() -> None:
    sideways = [list(column) for column in zip(HEAD, *ROWS, strict=True)]
    assert found("Activities and expected outcomes", sideways) == ROWS


def test_a_form_whose_labels_speak_of_time_and_money_is_no_table_on_its_side() -> None:
    labels = [section.wordings[0].text for section in PROPOSAL.sections]
    form = [(f"{n}.", label, "Ruritania will see to it.") for n, label in enumerate(labels, 1)]
    assert found("Form", form, "Work plan", [HEAD, *ROWS]) == ROWS


LABELS = ("Result", "When", "Who", "Money")


def cards(labels: tuple[str, ...]) -> list[Rows]:
    return [[(row[0],), *zip(labels, row[1:], strict=True)] for row in ROWS]


@pytest.mark.parametrize("labels", [LABELS, ("Effet", "Délai", "Maître d’œuvre", "Sous")])
def test_cards_with_a_title_each(labels: tuple[str, ...]) -> None:
    assert found("Our work", *cards(labels)) == ROWS


def test_cards_below_a_line_each() -> None:
    parts: list[str | Rows] = ["Our work"]
    for n, row in enumerate(ROWS, 1):
        parts += [f"Card {n}: {row[0]}", list(zip(LABELS, row[1:], strict=True))]
    assert found(*parts) == ROWS


def test_a_table_and_cards_under_one_heading() -> None:
    card = list(zip(HEAD, GUARD, strict=True))
    assert found("Activities and expected outcomes", [HEAD, COUNT, RING], card) == ROWS


def test_labels_of_a_list_are_told_by_what_stands_behind_them() -> None:
    lines = [
        f"{n}. {row[0]}\nOutcome: {row[1]}\nTime: {row[2]}\nWho: {row[3]}\nPurse: {row[4]}"
        for n, row in enumerate(ROWS, 1)
    ]
    assert found("Our work\n" + "\n".join(lines)) == ROWS


NO_ACTIVITIES: list[tuple[str, Rows]] = [
    (
        "proponents",
        [("Government", "Institution", "Focal point"), ("Kenya", "KWS", "Ms A. Mwangi")],
    ),
    ("range", [("State", "Breeds", "Pairs"), ("Kenya", "yes", "37,000 (2023)")]),
    ("options", [("Option", "For", "Against"), ("A plan", "Funded", "Ends at sea")]),
    ("accounts", [("Origin", "Received", "Spent"), ("Wader Trust", "5 USD", "4 USD")]),
    ("form", [("Timeframe", "2030"), ("Cost-effectiveness", "EUR 5"), ("Proponent", "Kenya")]),
    ("names", [("Species", "English", "French"), ("Otis tarda", "Great Bustard", "Outarde")]),
]


@pytest.mark.parametrize("table", [t for _, t in NO_ACTIVITIES], ids=[n for n, _ in NO_ACTIVITIES])
def test_other_tables_are_none_of_activities(table: Rows) -> None:
    assert found("Annex", table) == []


def test_prose_that_begins_alike_is_no_list() -> None:
    lines = "\n".join(f"Alternatives were considered: option {n} costs more." for n in range(5))
    assert found(f"Options\n{lines}") == []


def test_a_report_tells_how_far_each_activity_is() -> None:
    table = [("Promise", "What was done", "Grade"), ("Count", "Counted", "Completed")]
    table += [("Ring", "Half ringed", "Partial"), ("Guard", "No money", "Not started")]
    document = sketch("What became of it", table)
    assert [row[:2] for row in read(document, reports=True)] == [
        ("Count", ""),
        ("Ring", ""),
        ("Guard", ""),
    ]


def numbered(form: str) -> str:
    """The activities as lines of a list, each row put into `form`."""
    return "\n".join(form.format(n, *row) for n, row in enumerate(ROWS, 1))


LISTS = {
    "run on": "{0}. {1}. Outcome: {2}. Timeframe: {3}. Responsible: {4}. Funding: {5}.",
    "labels of their own": "{0}. {1}. Fruit: {2}. Ends: {3}. Hands: {4}. Purse: {5}.",
    "dashes": "**{1}**\nOutcome – {2}\nTimeframe – {3}\nResponsibility – {4}\nFunding – {5}",
    "numbered labels": "Activity {0}: {1}\nOutcome: {2}\nWhen: {3}\nWho: {4}\nFunding: {5}",
    "French colons": "{0}) {1}\nRésultat : {2}\nDélai : {3}\nResponsable : {4}\nCoût : {5}",
}


@pytest.mark.parametrize("form", LISTS.values(), ids=LISTS)
def test_lists_whose_labels_say_what_is_what(form: str) -> None:
    assert found("Our work\n" + numbered(form)) == ROWS


def test_a_head_over_two_rows() -> None:
    heads = [("Activity", "Outcome", "Work", "", "Funding"), ("", "", "Timeframe", "Lead", "")]
    assert found("Our work", [*heads, *ROWS]) == ROWS


def test_figures_under_a_currency_are_funding() -> None:
    rows = [(*row[:4], money) for row, money in zip(ROWS, ("5 000", "800", "1.200"), strict=True)]
    assert found("Our work", [("Deed", "Fruit", "Ends", "Hands", "Purse (EUR)"), *rows]) == rows


def test_columns_that_the_form_does_not_ask_for_are_left() -> None:
    head = ("#", "Priority", *HEAD[:4], "Partners", HEAD[4], "Remarks")
    rows = [(str(n), "High", *row[:4], "all", row[4], "") for n, row in enumerate(ROWS, 1)]
    assert found("Our work", [head, *rows]) == ROWS


def test_cards_one_below_the_other_in_one_table() -> None:
    cards = [
        pair
        for n, row in enumerate(ROWS, 1)
        for pair in zip((f"Activity {n}", *HEAD[1:]), row, strict=True)
    ]
    assert found("Our work", cards) == ROWS

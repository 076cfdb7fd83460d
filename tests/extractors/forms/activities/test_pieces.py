"""Activities whose pieces have no label: cut by signs, points below a name, tables in parts."""

import pytest

from extractors.forms.activities.item_rows import told_by
from tests.builders import Rows
from tests.extractors.forms.activities.test_activities_anywhere import HEAD, ROWS, found

ACTIVITIES = "Activities and expected outcomes"
LINES = {
    "pipes": "{0} | {1} | {2} | {3} | {4}",
    "semicolons": "{n}. {0}; {1}; {2}; {3}; {4}.",
    "who in brackets": "{n}. {0} ({3}); {2}; {1}; {4}.",
    "all in brackets but the outcome": "{n}) {0} ({3}; {2}; {4}). {1}.",
    "square brackets": "• {0} [{3}; {2}; {4}]. {1}.",
    "a sentence, then brackets": "{n}. {0}. {1}. ({2}; {3}; {4})",
    "a colon, then brackets": "- {0}: {1} ({3}, {2}, {4})",
    "dashes": "{0} – {1} – {2} – {3} – {4}",
    "commas and a semicolon in brackets": "- {0}: {1} ({3}; {2}, {4})",
}


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_lines_cut_by_the_same_signs(line: str) -> None:
    lines = [line.format(*row, n=n) for n, row in enumerate(ROWS, 1)]
    assert found(ACTIVITIES, "\n".join(lines)) == ROWS


def test_lines_in_pieces_under_a_heading_of_their_own() -> None:
    lines = ["{0} ({3}); {2}; {1}; {4}.".format(*row) for row in ROWS]
    assert found("Who does what?", "\n".join(lines)) == ROWS


BELOW = {
    "labels in capitals, one the end of another": "**{0}**\nEXPECTED OUTPUT: {1}\nTIMELINE: {2}\n"
    "RESPONSIBLE: {3}\nBUDGET: {4}",
    "a line each": "**{0}**\n{1}\n{2}\n{3}\n{4}",
    "a line each under a number": "{n}. {0}\n{1}\n{2}\n{3}\n{4}",
    "a line each with a label that has lost its sign": "**{0}**\nResult {1}\nWhen {2}\nWho {3}\n"
    "Money {4}",
    "labels and tabs": "**{0}**\nResult\t{1}\nWhen\t{2}\nWho\t{3}\nMoney\t{4}",
    "one line in pieces": "**{0}**\n{1}; {2}; {3}; {4}.",
}


@pytest.mark.parametrize("form", BELOW.values(), ids=BELOW)
def test_what_stands_below_a_name(form: str) -> None:
    text = "\n".join(form.format(*row, n=n) for n, row in enumerate(ROWS, 1))
    assert found(ACTIVITIES, text) == ROWS


@pytest.mark.parametrize("mark", ["• ", "- "])
def test_points_without_labels_below_a_name(mark: str) -> None:
    lines = [f"**{r[0]}**\n" + "\n".join(mark + cell for cell in r[1:]) for r in ROWS]
    assert found(ACTIVITIES, "\n".join(lines)) == ROWS


def test_a_bracket_that_tells_nothing_is_cut_where_the_others_are() -> None:
    rows = [*ROWS, ("Plant trees", "Two hundred trees", "2033", "town", "EUR 3")]
    lines = ["{0} ({3}); {2}; {1}; {4}.".format(*row) for row in rows]
    assert found(ACTIVITIES, "\n".join(lines)) == rows


NONE = {
    "prose": "Birds are counted; they are ringed; Kenya helps.\nIt works; it lasts; all agree.\n"
    "In 2030 we meet; in 2031 we part; the rest follows.",
    "references": "Smith (2019); Journal of Cranes; 12 pages.\nJones (2020); Cranes; 3 pages.\n"
    "Diop (2021); Grues; 7 pages.",
    "two lines": "Count (Kenya); 2030; a map; EUR 5.\nRing (Togo); 2031; a list; EUR 6.",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_lines_that_tell_too_little_are_no_rows(text: str) -> None:
    assert found("Annex", text) == []


@pytest.mark.parametrize(
    ("piece", "field"),
    [
        ("Manta Foundation", "responsibility"),
        ("EUR 5,000, Manta Foundation", "funding"),
        ("by May 2030", "timeframe"),
        ("half of it pledged", None),
        ("1,2 millones de USD", "funding"),
        ("throughout the project", "timeframe"),
        ("toute la durée", "timeframe"),
        ("Before COP16", "timeframe"),
    ],
)
def test_what_a_piece_tells_of(piece: str, field: str | None) -> None:
    assert told_by(piece) == field


NUMBERED = [(str(n), *row) for n, row in enumerate(ROWS, 1)]
MARKS = [("x", ""), ("x", "x"), ("", "x")]
PARTED: dict[str, tuple[Rows, Rows]] = {
    "joined by their numbers": (
        [("No.", *HEAD[:2]), *[row[:3] for row in NUMBERED]],
        [("No.", *HEAD[2:]), *[(row[0], *row[3:]) for row in NUMBERED]],
    ),
    "a calendar apart": (
        [(*HEAD[:2], *HEAD[3:]), *[(*row[:2], *row[3:]) for row in ROWS]],
        [
            ("Activity", "2030", "2031"),
            *[(row[0], *marks) for row, marks in zip(ROWS, MARKS, strict=True)],
        ],
    ),
    "sums apart, with their total": (
        [HEAD[:4], *[row[:4] for row in ROWS]],
        [("Activity", "Funding"), *[(row[0], row[4]) for row in ROWS], ("Total", "EUR 5,000")],
    ),
}


@pytest.mark.parametrize("between", ["The costs are as follows.", ""])
@pytest.mark.parametrize(("first", "second"), PARTED.values(), ids=PARTED)
def test_two_tables_on_the_same_activities(first: Rows, second: Rows, between: str) -> None:
    times = ["2030", "2030, 2031", "2031"] if "2031" in second[0] else [row[2] for row in ROWS]
    rows = [(*row[:2], time, *row[3:]) for row, time in zip(ROWS, times, strict=True)]
    assert found(ACTIVITIES, first, between, second) == rows


def test_a_table_on_something_else_is_no_second_part() -> None:
    meetings = [("No.", "Meeting", "Place"), ("1", "First", "Salta"), ("2", "Next", "Arica")]
    plan = [("No.", *HEAD), *NUMBERED[:2]]
    assert found(ACTIVITIES, plan, meetings) == ROWS[:2]


def test_cards_of_twice_two_columns() -> None:
    parts: list[str | Rows] = ["Work packages"]
    for n, row in enumerate(ROWS, 1):
        parts.append(
            [
                (f"WP {n}", row[0], "", ""),
                ("Result", row[1], "Period", row[2]),
                ("Lead", row[3], "Budget", row[4]),
            ]
        )
    assert found(*parts) == ROWS

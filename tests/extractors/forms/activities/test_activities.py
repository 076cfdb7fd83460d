"""The activities table in the shapes people give it."""

from pathlib import Path

import pytest

from extractors.document import Cell, Document, Location, Paragraph, Table
from extractors.fields.values import ActivityRow
from extractors.forms.activities import parse_activities
from extractors.forms.activities.column_headers import column_of
from extractors.forms.sections import split_sections
from extractors.forms.template import load_templates
from extractors.readers.word import read_word
from tests.builders import PROPOSAL, Rows, sketch
from tests.extractors.readers.word.wordfile import p, tbl, tc, tr, word_file

HEADING = "Activities and expected outcomes"
ROW = ("Count birds", "Counts", "2030", "Ruritania", "none")
HEADS: list[tuple[str, ...]] = [
    ("Activity", "Outputs/Outcomes", "Timeframe", "Responsibility", "Funding"),
    ("ACTIVITIES", "Expected results", "Time frame", "Responsible party", "Source of funding"),
    ("Activité", "Résultats attendus", "Échéance", "Responsable", "Financement prévu"),
    ("Actividad", "Productos / Resultados", "Plazo", "Entidad responsable", "Fondos previstos"),
]


def rows(*tables: Rows, heading: str = HEADING) -> list[tuple[str, ...]]:
    document = sketch(heading, *tables)
    (section,) = split_sections(document, PROPOSAL)
    return [values(row) for row in parse_activities(section, document)]


def values(row: ActivityRow) -> tuple[str, ...]:
    return (row.activity, row.outcome, row.timeframe, row.responsibility, row.funding)


@pytest.mark.parametrize("head", HEADS)
def test_headers_in_three_languages(head: tuple[str, ...]) -> None:
    assert rows([head, ROW]) == [ROW]


REPORT = load_templates()["progress_report", "COP14"]
REPORTED: list[tuple[str, tuple[str, ...]]] = [
    ("Progress of activities", ("Activity", "Progress")),
    ("Implementation", ("Activity", "Timeframe", "Implementation status")),
    ("Status of implementation", ("No.", "Activity", "Status", "Responsibility")),
    ("Mise en œuvre des activités", ("Activité", "État d'avancement")),
    ("État d'avancement", ("Activité", "Avancement", "Calendrier")),
    ("Progresos realizados", ("Actividad", "Estado de ejecución", "Plazo")),
    ("Estado de ejecución", ("Actividad", "Progreso")),
]


@pytest.mark.parametrize(("heading", "head"), REPORTED)
@pytest.mark.parametrize("elsewhere", [False, True])
def test_a_report_tells_of_the_progress_of_each_activity(
    heading: str, head: tuple[str, ...], elsewhere: bool
) -> None:
    row = ["Count" if column_of(name) == "activity" else "x" for name in head]
    row[next(n for n, name in enumerate(head) if column_of(name) == "progress")] = "Half done"
    parts = [heading, "See the table."] + (["Annex 1"] if elsewhere else [])
    document = sketch("\n".join(parts), [head, row])
    sections = split_sections(document, REPORT)
    (section,) = (candidate for candidate in sections if "progress" in candidate.ids)
    (read,) = parse_activities(section, document)
    assert (read.activity, read.progress) == ("Count", "Half done")


def test_columns_in_any_order_and_a_column_of_numbers() -> None:
    head = ("No.", "Funding", "Activity", "Responsibility", "Outputs/Outcomes", "Timeframe")
    assert rows([head, ("1", "none", "Count birds", "Ruritania", "Counts", "2030")]) == [ROW]


def test_a_table_without_headers_is_read_in_the_order_of_the_form() -> None:
    assert rows([ROW, ROW]) == [ROW, ROW]


def test_empty_rows_and_repeated_headers_are_left_out() -> None:
    assert rows([HEADS[0], ROW, ("", "", "", "", ""), HEADS[0], ROW]) == [ROW, ROW]


def test_a_table_with_nothing_but_headers_has_no_rows() -> None:
    assert rows([HEADS[0]]) == []


def test_several_tables_follow_each_other() -> None:
    assert rows([HEADS[0], ROW], [HEADS[0], ROW]) == [ROW, ROW]


def test_missing_columns_are_empty() -> None:
    assert rows([HEADS[0][:3], ROW[:3]]) == [(*ROW[:3], "", "")]


def test_another_table_is_none_of_activities() -> None:
    assert rows([("Country", "Birds"), ("Ruritania", "12")]) == []


def test_a_cell_merged_over_rows_counts_for_each() -> None:
    def cell(row: int, column: int, text: str, height: int = 1) -> Cell:
        place = Location(10 * row + column, table=1, cell=(row, column))
        return Cell(row, column, (Paragraph(text, place),), rows=height)

    cells = [cell(1, n, text) for n, text in enumerate(HEADS[0], 1)]
    cells += [cell(2, n, text, 2 if n == 4 else 1) for n, text in enumerate(ROW, 1)]
    cells += [cell(3, n, text) for n, text in enumerate(ROW, 1) if n != 4]
    heading = Paragraph(HEADING, Location(1))
    document = Document("a.docx", "0" * 64, (heading, Table(1, tuple(cells))))
    (section,) = split_sections(document, PROPOSAL)
    found = parse_activities(section, document)
    assert [values(row) for row in found] == [ROW, ROW]
    assert [row.paragraph for row in found] == [21, 24]


def test_a_note_under_all_the_headers_is_no_activity() -> None:
    assert rows([HEADS[0], ("Objective 1: more birds",), ROW, ("Costs are estimates.",)]) == [ROW]


def test_each_activity_may_have_a_table_of_its_own() -> None:
    heads = ("Action:", "Expected outcome:", "Time frame:", "Lead:", "Budget:")
    other = ("Ring birds", "Rings", "2031", "Strelsau", "EUR 5")
    tables = [list(zip(heads, row, strict=True)) for row in (ROW, other)]
    document = sketch(f"Timeframe\n2028\n{HEADING}", tables[0], "The lead reports.", tables[1])
    sections = split_sections(document, PROPOSAL)
    assert [section.id for section in sections] == ["timeframe", "activities_and_expected_outcomes"]
    assert [values(row) for row in parse_activities(sections[1], document)] == [ROW, other]


def test_a_form_with_a_table_in_one_of_its_cells_is_no_table_without_headers() -> None:
    """What a PDF shows of it: five columns, four of them merged beside each label."""

    def wide(row: int, text: str) -> list[Cell]:
        place = Location(10 * row, table=1, cell=(row, 1))
        return [
            Cell(row, 1, (Paragraph(text, place),)),
            Cell(row, 2, (Paragraph("Ruritania", place),), columns=4),
        ]

    cells = [*wide(1, HEADING), *wide(2, "Timeframe")]
    document = Document("a.docx", "0" * 64, (Table(1, tuple(cells)),))
    sections = split_sections(document, PROPOSAL)
    assert [row for section in sections for row in parse_activities(section, document)] == []


def test_a_table_behind_a_form_in_a_table_is_found() -> None:
    form = [["Proponent(s)", "Ruritania"], [HEADING, "See the table."]]
    document = sketch(form, "Table", [HEADS[0], ROW])
    last = split_sections(document, PROPOSAL)[-1]
    assert [values(row) for row in parse_activities(last, document)] == [ROW]


@pytest.mark.parametrize(
    "text", ["", "Kenya", "The activity lasts as long as there are funds for it"]
)
def test_text_is_no_column_header(text: str) -> None:
    assert column_of(text) is None


def test_a_table_in_the_cell_of_a_form_is_read_and_no_other(tmp_path: Path) -> None:
    inner = tbl(tr(*HEADS[0]), tr(*ROW))
    figures = tbl(tr("2028", "2029", "2030", "2031", "2032"), tr("1", "2", "3", "4", "5"))
    form = tbl(tr("Timeframe", tc(figures + p())), tr(HEADING, tc(inner + p())))
    document = read_word(word_file(tmp_path, form + p("after")))
    (section,) = (
        candidate
        for candidate in split_sections(document, PROPOSAL)
        if candidate.id.startswith("act")
    )
    assert [values(row) for row in parse_activities(section, document)] == [ROW]


def test_headers_of_a_table_in_a_frame_are_no_headings(tmp_path: Path) -> None:
    head = ("Activity", "Lead", "Funding", "Expected outcome", "Time frame")
    row = ("Count birds", "Ruritania", "none", "Counts", "2030")
    frames = [tbl(tr(tc(p(HEADING) + tbl(tr(*head), tr(*row)) + p())))]
    frames.insert(0, tbl(tr(tc(p("Conservation priority") + p("High.")))))
    document = read_word(word_file(tmp_path, p().join(frames) + p("after")))
    sections = split_sections(document, PROPOSAL)
    assert [section.id for section in sections][-1] == "activities_and_expected_outcomes"
    assert [values(row) for row in parse_activities(sections[-1], document)] == [ROW]


def test_a_form_goes_on_below_the_activities_in_one_of_its_cells() -> None:
    """As a PDF shows it: the label reaches down beside the rows of the table in its cell."""

    def cell(row: int, column: int, text: str, rows: int = 1, columns: int = 1) -> Cell:
        place = Location(10 * row + column, table=1, cell=(row, column))
        return Cell(row, column, (Paragraph(text, place),), rows, columns)

    cells = [cell(1, 1, "Geographical range"), cell(1, 2, "Sea", columns=5)]
    cells += [cell(2, 1, HEADING, rows=2)]
    cells += [cell(2, n, text) for n, text in enumerate(HEADS[0], 2)]
    cells += [cell(3, n, text) for n, text in enumerate(ROW, 2)]
    cells += [cell(4, 1, "Associated benefits"), cell(4, 2, "Many", columns=4), cell(4, 6, "")]
    document = Document("a.pdf", "0" * 64, (Table(1, tuple(cells)),))
    sections = split_sections(document, PROPOSAL)
    assert [section.id for section in sections] == [
        "geographical_range",
        "activities_and_expected_outcomes",
        "associated_benefits",
    ]
    assert [values(row) for row in parse_activities(sections[1], document)] == [ROW]

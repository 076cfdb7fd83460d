"""Files from fault reports: every activity read whole, and nothing said that is not so."""

from pathlib import Path

import pytest

from pipeline.submissions.examine import examine
from pipeline.submissions.summary import Reading

THREE = [
    ("Keep water levels in eleven lakes", "Broods fledge in two thirds of lakes", "2026-2029"),
    ("Check hunting bags in six provinces", "Yearly table of birds taken", "Each season"),
    ("Count on the same days", "One total for both shores", "Each January"),
]
WHO = ["Government of Morocco", "Government of Spain", "Lake Trust"]
MONEY = ["200,000 EUR, secured", "60,000 EUR, to be found", "50,000 EUR, secured"]
THREE_READ = [
    "F01_activity_column_blank.pdf",
    "F01_activity_column_c_blank.docx",
    "F01_activity_column_c_fr.docx",
    "F01_activity_column_c_two.docx",
    "F01_activity_column_c_what.docx",
    "F24_note_signs_in_header.docx",
    "F24_table_on_its_side.docx",
    "F24_total_in_last_column.docx",
    "F24_total_row.docx",
    "F25_table_without_lines.pdf",
]


def summary(path: Path) -> Reading:
    return examine(path, "COP15").summary


def codes(read: Reading) -> set[str]:
    return {finding.code for finding in read.findings} - {"DUE002"}


@pytest.mark.parametrize("name", THREE_READ)
def test_three_activities_each_whole(name: str, corpora: Path) -> None:
    read = summary(corpora / "field-cases" / name)
    rows = read.activities
    assert [(row.activity, row.outcome, row.timeframe) for row in rows] == THREE
    assert [row.responsibility for row in rows] == WHO
    assert [row.funding for row in rows] == MONEY
    assert not codes(read)


def test_a_report_without_a_name_over_its_activities(corpora: Path) -> None:
    read = summary(corpora / "field-cases" / "F01_report_column_blank.docx")
    assert read.kind == "progress_report"
    assert [row.activity for row in read.activities] == [
        "Water kept in eleven lakes",
        "Bags checked",
    ]
    assert [row.progress for row in read.activities] == ["Nine of eleven", "Four of six provinces"]


def test_a_work_plan_is_the_table_of_activities(corpora: Path) -> None:
    read = summary(corpora / "reductions" / "06-work-plan-table.docx")
    assert [row.activity for row in read.activities] == [
        "1.1 Refit pylons",
        "1.2 Count carcasses",
        "2.1 Artificial nests",
    ]
    assert [row.responsibility for row in read.activities] == [
        "Mongolia (3,000), Kazakhstan (6,000)",
        "Wildlife Science and Conservation Center of Mongolia",
        "China; SEO/BirdLife",
    ]


def test_columns_in_own_words_and_cards(corpora: Path) -> None:
    read = summary(corpora / "reductions" / "10b-columns-in-own-words.pdf")
    assert [(row.activity, row.funding) for row in read.activities] == [
        ("Restauration de haltes", "1,1 M€"),
        ("Carte des quartiers d’hiver", "140 000 €"),
        ("Comptage simultané", "60 000 €"),
        ("Géolocalisateurs", "85 000 €"),
    ]
    assert not {"ACT001", "ACT002", "ACT003"} & codes(read)


def test_names_broken_in_a_table_without_lines(corpora: Path) -> None:
    read = summary(corpora / "reductions" / "10a-hyphens-and-ruleless-table.pdf")
    targets = {taxon.scientific_name for taxon in read.taxa if taxon.role == "target"}
    assert targets == {"Necrosyrtes monachus", "Trigonoceps occipitalis", "Gyps africanus"}
    assert [(row.activity, row.outcome, row.timeframe) for row in read.activities] == [
        ("Market surveys in twelve towns", "Quarterly index of sales", "2026–2028"),
        ("Poison response teams", "Three teams trained and equipped", "2027"),
    ]
    assert [(row.responsibility, row.funding) for row in read.activities] == [
        ("Nigeria", "EUR 90,000"),
        ("Niger", "EUR 140,000"),
    ]

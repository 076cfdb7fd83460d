"""Papers written by hand, cut down to one fault each, with what is right of them."""

from pathlib import Path
from typing import Any

import pytest

from pipeline.submissions.examine import examine

RIGHT: dict[str, dict[str, Any]] = {
    "04-secretariat-paper-with-template.pdf": {"kind": "other", "missing_sections": ()},
    "05a-title-over-two-lines.pdf": {
        "kind": "progress_report",
        "title": "Report on the implementation of the Concerted Action for the European Eel"
        " (Anguilla anguilla)",
        "concerted_action": "12.1",
    },
    "05b-progress-report-on-two-lines.docx": {
        "kind": "progress_report",
        "concerted_action": "14.7",
    },
}


@pytest.mark.parametrize("name", RIGHT)
def test_a_fault_of_reading_is_mended(name: str, corpora: Path) -> None:
    read = examine(corpora / "reductions" / name, "COP15").summary
    assert {field: getattr(read, field) for field in RIGHT[name]} == RIGHT[name]


def test_a_paper_of_the_secretariat_is_said_to_be_one_and_nothing_else(corpora: Path) -> None:
    paper = corpora / "reductions" / "04-secretariat-paper-with-template.pdf"
    assert [finding.rule.code for finding in examine(paper, "COP15").findings] == ["DOC001"]


PROPONENTS = {
    "05b-progress-report-on-two-lines.docx": [
        ("Association for the Conservation of Biodiversity of Kazakhstan", "organization", None),
    ],
    "08a-governments-in-a-sentence-fr.docx": [
        ("République togolaise", "government", "TG"),
        ("République du Bénin", "government", "BJ"),
    ],
    "08b-ngo-in-a-sentence-en.docx": [
        ("NatureUganda", "organization", None),
        ("Kenya Wetlands Forum", "organization", None),
    ],
    "08c-gobiernos-y-del-es.docx": [
        ("Panamá", "government", "PA"),
        ("Perú", "government", "PE"),
        ("Fundación Jocotoco (Ecuador)", "organization", None),
        ("Pro Delphinus – Perú", "organization", None),
    ],
    "08d-towns-fr.docx": [
        ("Asity Madagascar", "organization", None),
        ("Durrell", "organization", None),
        ("Gouvernement de la République des Comores", "government", "KM"),
    ],
    "08e-form-as-table-en.docx": [
        ("Government of Ghana (lead)", "government", "GH"),
        ("Government of Kenya", "government", "KE"),
    ],
}


@pytest.mark.parametrize("name", PROPONENTS)
def test_proponents_are_told_from_what_is_told_of_them(name: str, corpora: Path) -> None:
    read = examine(corpora / "reductions" / name, "COP15").summary
    assert [
        (proponent.name, proponent.type, proponent.iso) for proponent in read.proponents
    ] == PROPONENTS[name]


FUTURES = {
    "reductions/03-status-cells-are-no-future.docx": "continuation",
    "reductions/05a-title-over-two-lines.pdf": "continuation",
    "reductions/05b-progress-report-on-two-lines.docx": "continuation",
    "field-cases/F02_future_bold_only.docx": "completion",
    "field-cases/F02_future_nothing_ticked.docx": None,
    "field-cases/F02_future_pdf_checkbox.pdf": "continuation",
    "field-cases/F02_future_pdf_checkbox_none.pdf": None,
    "field-cases/F02_future_pdf_table_x.pdf": "completion",
    "field-cases/F02_future_tick_only_chosen.docx": "continuation",
    "field-cases/F02_future_undecided.docx": None,
    "field-cases/F02_future_x_in_next_cell.docx": "completion",
    "field-cases/F02_future_yes_no_cells.docx": "completion",
}


@pytest.mark.parametrize("name", FUTURES)
def test_the_future_that_a_report_proposes(name: str, corpora: Path) -> None:
    outcome = examine(corpora / name, "COP15")
    assert (outcome.summary.kind, outcome.summary.proposed_future) == (
        "progress_report",
        FUTURES[name],
    )
    codes = {finding.rule.code for finding in outcome.findings}
    assert ("SEC008" in codes) == (FUTURES[name] is None)
    assert "SEC009" not in codes


def test_headings_in_own_words_each_open_a_section(corpora: Path) -> None:
    read = examine(corpora / "reductions" / "07-headings-in-own-words.pdf", "COP15").summary
    assert [section.id for section in read.sections if section.heading] == [
        "proponents",
        "target_taxa",
        "geographical_range",
        "summary_of_activities",
        "conservation_priority",
        "timeframe",
        "absence_of_better_remedies",
        "readiness_and_feasibility",
        "consultations",
    ]
    assert {state.iso for state in read.range_states} == {"AR", "BO", "CL", "PE"}
    assert [proponent.iso for proponent in read.proponents] == ["BO"]


def test_a_work_plan_and_a_question_are_sections_of_the_form(corpora: Path) -> None:
    outcome = examine(corpora / "reductions" / "06-work-plan-table.docx", "COP15")
    assert not {"activities_and_expected_outcomes", "consultations"} & {
        *outcome.summary.missing_sections,
        *(undetermined.section for undetermined in outcome.summary.undetermined_sections),
    }
    abouts = [found.about for found in outcome.findings if found.rule.code == "CON001"]
    assert sorted(abouts, key=str) == [
        {"body": "China"},
        {"body": "SEO/BirdLife"},
        {"body": "Wildlife Science and Conservation Center of Mongolia"},
    ]

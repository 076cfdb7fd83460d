"""Activities in a list whose labels say what is what; prose is no row."""

import pytest

from extractors.fields.activities import parse_activities
from extractors.sections import split_sections
from tests.builders import PROPOSAL, sketch
from tests.extractors.test_fields_activities import values

COUNT = ("Count birds", "Counts", "2030", "Ruritania", "none")
RING = ("Ring birds", "Rings", "2031", "Strelsau", "EUR 2,000")
PLAIN = """Proponents
Ruritania
Geographical range
Sea
Timeframe
2028
Relevance
High
Consultations planned/undertaken
None
Activities and expected outcomes
{}"""
NUMBERED = """(i). Proponents: Ruritania
(vi). Timeframe: 2028
(xv). Consultations planned/undertaken: None
(xvi). Activities and expected outcomes: {}"""

LISTS = [
    (
        "Activity: Count birds\nOutcome: Counts\nTime frame: 2030\nResponsibility: Ruritania\n"
        "Funding: none",
        [COUNT],
    ),
    (
        "1. Activity: Count birds. Outcome: Counts. Time frame: 2030. Responsibility: Ruritania. "
        "Funding: none.\n2. Activity: Ring birds. Outcome: Rings. Time frame: 2031. "
        "Responsibility: Strelsau. Funding: EUR 2,000.",
        [COUNT, RING],
    ),
    (
        "1. Count birds\nOutcome: Counts\nTimeframe: 2030\nResponsibility: Ruritania\n"
        "Funding: none\n2. Ring birds\nOutcome: Rings\nTimeframe: 2031\n"
        "Responsibility: Strelsau\nFunding: EUR 2,000",
        [COUNT, RING],
    ),
    (
        "Activité 1 : Compter ; Résultat attendu : comptages ; Calendrier : 2030 ; "
        "Responsable : Ruritanie ; Financement : néant",
        [("Compter", "comptages", "2030", "Ruritanie", "néant")],
    ),
    (
        "Actividad 1. Contar aves\n- Resultados: recuentos\n- Plazo: 2030\n"
        "- Responsable: Ruritania\n- Fondos: no",
        [("Contar aves", "recuentos", "2030", "Ruritania", "no")],
    ),
    (
        "Count birds (Timeframe: 2030; Responsibility: Ruritania; Funding: none)",
        [("Count birds", "", "2030", "Ruritania", "none")],
    ),
    (
        "Activity: Count birds\nOutcome:\n- Counts\n- Maps\nTimeframe: 2030\nLead: Ruritania",
        [("Count birds", "Counts Maps", "2030", "Ruritania", "")],
    ),
    ("We count birds. Outcome: good. It lasts until 2030.", []),
    ("The plan has three aims: count, ring and map.\nDate: 2030", []),
]


@pytest.mark.parametrize("form", [PLAIN, NUMBERED], ids=["plain", "numbered"])
@pytest.mark.parametrize(("text", "wanted"), LISTS)
def test_labels_make_rows(text: str, wanted: list[tuple[str, ...]], form: str) -> None:
    document = sketch(form.format(text))
    sections = split_sections(document, PROPOSAL)
    assert [s.id for s in sections].count("timeframe") == 1
    assert sections[-1].id == "activities_and_expected_outcomes"
    assert [values(row) for row in parse_activities(sections[-1], document)] == wanted


def test_a_row_knows_its_paragraph() -> None:
    document = sketch(PLAIN.format(LISTS[2][0]))
    last = split_sections(document, PROPOSAL)[-1]
    numbers = [row.paragraph for row in parse_activities(last, document)]
    texts = {p.location.paragraph: p.text for p in document.paragraphs}
    assert [texts[n] for n in numbers if n] == ["1. Count birds", "2. Ring birds"]

"""Activities in a list whose labels say what is what; prose is no row."""

import pytest

from extractors.forms.activities import parse_activities
from extractors.forms.sections import split_sections
from extractors.forms.template import load_templates
from tests.builders import PROPOSAL, sketch
from tests.extractors.forms.activities.test_activities import values

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
    (
        "Activity 1\nCount birds\nOutcome\nCounts\nTime frame\n2030\nResponsibility\nRuritania\n"
        "Funding\nnone\nActivity 2\nRing birds\nOutcome\nRings\nTime frame\n2031\n"
        "Responsibility\nStrelsau\nFunding\nEUR 2,000",
        [COUNT, RING],
    ),
    (
        "Activité:\nCompter\nRésultats:\ncomptages\nCalendrier:\n2 – 3 ans\nQui:\n"
        "États de l'aire de répartition\nBudget:\n15.000 EUR\nActivité:\nBaguer\nRésultats:\n"
        "bagues\nCalendrier:\n2031",
        [
            ("Compter", "comptages", "2 – 3 ans", "États de l'aire de répartition", "15.000 EUR"),
            ("Baguer", "bagues", "2031", "", ""),
        ],
    ),
    (
        "Activity: Count birds\nOutcome: Counts Time frame: 2030\nWho: Ruritania Budget: none\n"
        "Activity: Ring birds\nOutcome: Rings Time frame: 2031\nWho: Strelsau Budget: EUR 2,000",
        [COUNT, RING],
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


@pytest.mark.parametrize("heading", ["Timeframe", "F. Timeframe."])
def test_a_label_is_no_heading_and_a_heading_beside_labels_is_one(heading: str) -> None:
    """Also where the activities stand in front, as in the form of an earlier edition."""
    labels = "\n".join(f"{name} {n}\nText" for n in (1, 2) for name in ("Activity", "Result"))
    timed = labels.replace("Result", "Result\nText\nTimeframe")
    number = heading[:3] * (heading[1] == ".")
    before = ["A. ", "B. ", "D. "] if number else ["", "", ""]
    document = sketch(
        f"""{before[0]}Geographical range
        Sea
        {before[1]}Activities and expected outcomes
        {timed}
        {heading}
        It ends in 2031.
        {before[2].replace("D", "G")}Conservation priority
        High"""
    )
    earlier = load_templates()["proposal", "COP12"]
    ids = [section.id for section in split_sections(document, earlier)]
    assert ids == [
        "geographical_range",
        "activities_and_expected_outcomes",
        "timeframe",
        "conservation_priority",
    ]


def test_what_stands_below_a_label_is_no_heading() -> None:
    """ "Range States" would open the section that is wanting."""
    rows = [f"Activity {n}\nCount\nTimeframe\n2030\nResponsibility\nRange States" for n in (1, 2)]
    text = "Proponents\nRuritania\nTimeframe\n2028\nActivities and expected outcomes\n" + "\n".join(
        rows
    )
    sections = split_sections(sketch(text), PROPOSAL)
    assert [s.id for s in sections] == [
        "proponents",
        "timeframe",
        "activities_and_expected_outcomes",
    ]


def test_labels_in_the_cell_of_a_form_make_rows() -> None:
    text = "Activity: Count birds\nOutcome: Counts\nTimeframe: 2030\nWho: Ruritania\nFunds: none"
    form = [("Geographical range", "Sea"), ("Activities and expected outcomes", text)]
    document = sketch([*form, ("Timeframe", "2028")])
    (section,) = (
        candidate
        for candidate in split_sections(document, PROPOSAL)
        if candidate.id.startswith("activities")
    )
    assert [values(row) for row in parse_activities(section, document)] == [COUNT]

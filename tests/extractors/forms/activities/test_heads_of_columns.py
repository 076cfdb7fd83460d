"""Tables of plans and of progress under heads of many words."""

import pytest

from extractors.forms.activities import find_activities
from extractors.forms.activities.columns import Column, assign_columns
from tests.builders import sketch

TABLES: list[tuple[bool, list[list[str]], list[tuple[str, ...]]]] = [
    (
        False,
        [
            ["No", "Activity", "Lead", "Months", "Deliverable", "Cost in USD"],
            ["a", "Joint map", "Grass Trust; Institute of India", "1–6", "Map accepted", "130,000"],
            [
                "b",
                "Corridor",
                "Fisheries Department of Tamil Nadu",
                "7–36",
                "Two seasons",
                "90,000",
            ],
        ],
        [
            ("Joint map", "Map accepted", "1–6", "Grass Trust; Institute of India", "130,000"),
            ("Corridor", "Two seasons", "7–36", "Fisheries Department of Tamil Nadu", "90,000"),
        ],
    ),
    (
        True,
        [
            ["N°", "Opération", "Pilote", "Réalisé au 30 septembre 2025"],
            ["1", "Camp de baguage", "Bretagne Vivante", "214 captures"],
            ["2", "Géolocalisateurs", "Institut de Vilnius", "30 posés en Lituanie"],
        ],
        [
            ("Camp de baguage", "", "", "Bretagne Vivante", ""),
            ("Géolocalisateurs", "", "", "Institut de Vilnius", ""),
        ],
    ),
    (
        False,
        [
            ["What we want to do", "How we know it worked", "From – to", "Who does it", "Price"],
            ["Count the cranes", "A published count", "2026–2027", "Mali, Niger", "EUR 20,000"],
            ["Train wardens", "40 wardens", "2027", "Wetlands Mali", "EUR 8,000"],
        ],
        [
            ("Count the cranes", "A published count", "2026–2027", "Mali, Niger", "EUR 20,000"),
            ("Train wardens", "40 wardens", "2027", "Wetlands Mali", "EUR 8,000"),
        ],
    ),
    (
        False,
        [
            ["Work package", "Milestone", "Start / end", "Coordination", "Financing"],
            ["Tagging", "60 tags", "Jan 2026 / Dec 2026", "University of Ghana", "Secured"],
            [
                "Atlas",
                "Atlas printed",
                "Jan 2027 / Jun 2028",
                "Ghana Wildlife Society",
                "To be found",
            ],
        ],
        [
            ("Tagging", "60 tags", "Jan 2026 / Dec 2026", "University of Ghana", "Secured"),
            (
                "Atlas",
                "Atlas printed",
                "Jan 2027 / Jun 2028",
                "Ghana Wildlife Society",
                "To be found",
            ),
        ],
    ),
    (
        False,
        [
            [
                "Línea de trabajo",
                "Qué cambia",
                "Cuándo",
                "Quién responde",
                "De dónde sale el dinero",
            ],
            [
                "Censo simultáneo",
                "Serie de cinco años",
                "Cada enero",
                "Argentina y Chile",
                "Presupuesto nacional",
            ],
            ["Norma de pesca", "Norma publicada", "2028", "Uruguay", "Sin costo"],
        ],
        [
            (
                "Censo simultáneo",
                "Serie de cinco años",
                "Cada enero",
                "Argentina y Chile",
                "Presupuesto nacional",
            ),
            ("Norma de pesca", "Norma publicada", "2028", "Uruguay", "Sin costo"),
        ],
    ),
    (
        False,
        [
            ["Chantiers", "Ce qu’on en attend", "Quand", "Qui", "Combien"],
            ["Plan de gestion", "Plan adopté", "2026", "Sénégal", "40 000 €"],
            ["Patrouilles", "300 jours", "Chaque année", "Gambie", "12 000 €"],
        ],
        [
            ("Plan de gestion", "Plan adopté", "2026", "Sénégal", "40 000 €"),
            ("Patrouilles", "300 jours", "Chaque année", "Gambie", "12 000 €"),
        ],
    ),
    (
        True,
        [
            ["Undertaking in 2024", "Where it stands"],
            ["Survey of the coast", "Done in May 2025"],
            ["Ban on nets", "Not begun"],
            ["Workshop", "Postponed"],
        ],
        [
            ("Survey of the coast", "", "", "", ""),
            ("Ban on nets", "", "", "", ""),
            ("Workshop", "", "", "", ""),
        ],
    ),
    (
        True,
        [
            ["Compromiso", "Quién", "Cumplimiento"],
            ["Alarmas en redes", "Fundación Marina", "Parcial"],
            ["Censo aéreo", "Proyecto Sur", "Total"],
        ],
        [
            ("Alarmas en redes", "", "", "Fundación Marina", ""),
            ("Censo aéreo", "", "", "Proyecto Sur", ""),
        ],
    ),
    (
        False,
        [
            ["Objective", "Activity", "Expected result", "Timing", "Responsible", "Budget (k€)"],
            ["1. Know", "Telemetry", "12 tracks", "2026", "IRD", "45"],
            ["1. Know", "Census", "One figure", "2027", "Comoros", "20"],
            ["2. Protect", "Closed season", "Decree", "2028", "Madagascar", "0"],
        ],
        [
            ("Telemetry", "12 tracks", "2026", "IRD", "45"),
            ("Census", "One figure", "2027", "Comoros", "20"),
            ("Closed season", "Decree", "2028", "Madagascar", "0"),
        ],
    ),
    (
        False,
        [
            ["#", "Task", "Product", "By", "With", "Money"],
            ["1", "Map", "A map", "Mar 2027", "Chad", "USD 5,000"],
            ["2", "Talk", "Minutes", "Dec 2026", "Niger", "none"],
        ],
        [
            ("Map", "A map", "Mar 2027", "Chad", "USD 5,000"),
            ("Talk", "Minutes", "Dec 2026", "Niger", "none"),
        ],
    ),
    (
        False,
        [
            [
                "Activité",
                "Indicateur de réussite",
                "Échéance",
                "Maître d’œuvre et partenaires",
                "Budget prévisionnel (F CFA)",
            ],
            ["Sentinelles", "12 sentinelles", "Fin 2027", "Parc national de Dlinza", "3 000 000"],
            ["Radio", "50 émissions", "2026-2028", "Radio rurale", "1 200 000"],
        ],
        [
            ("Sentinelles", "12 sentinelles", "Fin 2027", "Parc national de Dlinza", "3 000 000"),
            ("Radio", "50 émissions", "2026-2028", "Radio rurale", "1 200 000"),
        ],
    ),
    (
        False,
        [
            ["Measure", "Delivered by", "Date due", "Sum needed", "What it yields"],
            ["Beacons", "Port of Lomé", "June 2027", "EUR 10,000", "Fewer strikes"],
            ["Signs", "Togo", "2026", "EUR 900", "Visitors informed"],
        ],
        [
            ("Beacons", "Fewer strikes", "June 2027", "Port of Lomé", "EUR 10,000"),
            ("Signs", "Visitors informed", "2026", "Togo", "EUR 900"),
        ],
    ),
]


@pytest.mark.parametrize(("reports", "table", "rows"), TABLES, ids=[t[1][0][1] for t in TABLES])
def test_columns_of_many_heads(
    reports: bool, table: list[list[str]], rows: list[tuple[str, ...]]
) -> None:
    read = find_activities([], sketch(table), reports=reports)
    cells = [(r.activity, r.outcome, r.timeframe, r.responsibility, r.funding) for r in read]
    assert cells == rows


@pytest.mark.parametrize(
    ("head", "expected"),
    [("Outputs", True), ("Expected results", True), ("Producto", True), ("Résultat attendu", True),
     ("Result", False), ("Résultat", False), ("Réalisation", False), ("Resultado", False)],
)  # fmt: skip
def test_beside_a_column_of_progress_results_are_no_expected_outcome(
    head: str, *, expected: bool
) -> None:
    columns = [Column("Activity", ("Count", "Ring")), Column(head, ("A map", "Rings")),
               Column("Status", ("Done", "Ongoing"))]  # fmt: skip
    assert ("outcome" in assign_columns(columns).places) == expected

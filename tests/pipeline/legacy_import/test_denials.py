"""What people write in old tables to say that something did not happen, or has yet to.

Each line is a cell as it might stand there, and the events that it tells beside the adoption at
COP13 that the row begins with.
"""

from datetime import date
from pathlib import Path

import pytest

from pipeline.convention.meetings import load_meetings
from pipeline.legacy_import.columns import standard_columns
from pipeline.legacy_import.plan import PlannedAction, plan
from pipeline.legacy_import.run import load_rows, plan_table
from pipeline.legacy_import.spreadsheet import read_table
from pipeline.letters.drafts import drafts_for
from pipeline.register import Register
from pipeline.site.content.visibility import public_events

CELLS: dict[str, list[tuple[str, str]]] = {
    "Status": [
        ("Close à la COP14 (pas de rapport)", "closed"),
        ("Clôturée à la COP14, aucun rapport reçu", "closed"),
        ("aucun rapport reçu", ""),
        ("Aucun rapport n’a été reçu à la COP14", ""),
        ("Pas de rapport à la COP14", ""),
        ("rapport attendu à la COP15", ""),
        ("Rapport non reçu (COP14)", ""),
        ("Sans rapport depuis COP13", ""),
        ("Rapport manquant COP14", ""),
        ("Rapport reçu à la COP14", "reported"),
        ("Le rapport n’est pas parvenu (COP14)", ""),
        ("Le rapport fait défaut, COP14", ""),
        ("Rapport promis pour la COP15", ""),
        ("à clore à la COP15", ""),
        ("À clôturer lors de la COP15", ""),
        ("Sera close à la COP15", ""),
        ("clôture proposée à la COP15", ""),
        ("clôture prévue COP15", ""),
        ("N’a pas été close à la COP14", ""),
        ("non close COP14", ""),
        ("Proposition de clore à la COP14", ""),
        ("Devrait être achevée en COP15", ""),
        ("Presque achevée (COP14)", ""),
        ("Achevée à la COP14", "completed"),
        ("sin informe", ""),
        ("Sin informe en la COP14", ""),
        ("No se recibió informe para la COP14", ""),
        ("Informe pendiente COP15", ""),
        ("informe esperado para la COP15", ""),
        ("Ningún informe recibido COP14", ""),
        ("No hay informe (COP14)", ""),
        ("Falta el informe de la COP14", ""),
        ("Informe no presentado a la COP14", ""),
        ("Informe recibido COP14", "reported"),
        ("Se cerrará en la COP15", ""),
        ("por cerrar en la COP15", ""),
        ("A cerrar en COP15", ""),
        ("Cierre previsto COP15", ""),
        ("Pendiente de cierre en la COP15", ""),
        ("No cerrada en la COP14", ""),
        ("Cerrada en la COP14, sin informe", "closed"),
        ("Cerrada en la COP14 (sin informe)", "closed"),
        ("Se propone cerrar en la COP15", ""),
        ("report awaited", ""),
        ("report awaited for COP15", ""),
        ("Awaiting report, COP14", ""),
        ("no report received at COP14", ""),
        ("Report not received (COP14)", ""),
        ("No report since COP13", ""),
        ("Report due COP15", ""),
        ("Report overdue since COP14", ""),
        ("Report outstanding since COP13", ""),
        ("Did not report to COP14", ""),
        ("has not reported since COP13", ""),
        ("Proponents failed to report at COP14", ""),
        ("Nothing reported at COP14", ""),
        ("Reported to COP14", "reported"),
        ("report received at COP14", "reported"),
        ("to be closed at COP15", ""),
        ("To be considered closed at COP15", ""),
        ("will be closed at COP15", ""),
        ("proposed to be closed at COP15", ""),
        ("proposed for closure at COP15", ""),
        ("Closure proposed, COP15", ""),
        ("closure recommended by ScC to COP15", ""),
        ("recommended to be closed at COP15", ""),
        ("Should have been closed at COP14", ""),
        ("not yet closed (COP14)", ""),
        ("Not closed at COP14", ""),
        ("Close to completion, COP14", ""),
        ("nearly completed at COP14", ""),
        ("closed at COP14 without report", "closed"),
        ("Closed at COP14 as no report was received", "closed"),
        ("Considered closed at COP14 (no report)", "considered_closed"),
        ("Closed? COP14", ""),
        ("Closed at COP14?", ""),
        ("possibly closed at COP14", ""),
        ("extended at COP14, report pending", "extended"),
        ("not extended at COP14", "not_extended"),
        ("Non prolongée à la COP14", "not_extended"),
        ("extension requested at COP14", "extension_proposed"),
        ("Prolongée à la COP14", "extended"),
        ("Prorrogada en la COP14; sin informe", "extended"),
        ("to be extended at COP15", ""),
        ("80 % completed at COP14", ""),
        ("100 % completed at COP14", "completed"),
        ("closure at COP14", "closed"),
        ("Cierre en la COP14", "closed"),
        ("Clôture à la COP14", "closed"),
        ("Closed at COP14 as recommended by the Council", "closed"),
        ("Closed at COP14 as proposed", "closed"),
        ("Clôturée comme prévu à la COP14", "closed"),
        ("due for closure at COP15", ""),
        ("candidate for closure at COP15", ""),
        ("Se cerró en la COP14", "closed"),
        ("Fue cerrada en la COP14", "closed"),
        ("se clôturera à la COP15", ""),
        ("Closed if no report by COP15", ""),
        ("Probablement close à la COP14", ""),
        ("quizás cerrada en la COP14", ""),
        ("failed to report for COP14", ""),
        ("Rien de rapporté à la COP14", ""),
        ("progress report submitted to COP14", "reported"),
        ("Rapport soumis à la COP14, en retard", "reported"),
        ("Progress report promised for COP15", ""),
        ("Informe final en preparación, COP15", ""),
        ("Final report received COP14; closed at COP14", "closed reported"),
        ("Completed at COP14; final report awaited", "completed"),
        ("Terminada en la COP14", "completed"),
        ("No terminada (COP14)", ""),
        ("Extended at COP14 as requested", "extended"),
        ("ongoing; closure to be decided at COP15", ""),
        ("kept open at COP14", ""),
        ("maintenue à la COP14", ""),
        ("not considered closed at COP14", ""),
        ("réputée close à la COP14", "closed"),
    ],
    "Report": [
        ("COP14: yes", "reported"),
        ("COP14 received", "reported"),
        ("COP14?", ""),
        ("COP14", "reported"),
        ("none", ""),
        ("no", ""),
        ("none for COP14", ""),
        ("COP14: none", ""),
        ("COP14 missing", ""),
        ("awaited", ""),
        ("COP15 awaited", ""),
        ("COP14 (late)", "reported"),
        ("yes", ""),
        ("not received", ""),
        ("COP14 – not received", ""),
        ("requested for COP15", ""),
    ],
    "Informe": [
        ("COP14: sí", "reported"),
        ("ninguno", ""),
        ("COP14: ninguno", ""),
        ("no recibido COP14", ""),
        ("pendiente para la COP15", ""),
        ("COP14", "reported"),
    ],
    "Rapport": [
        ("COP14 : oui", "reported"),
        ("COP14 (en retard)", ""),
        ("aucun", ""),
        ("COP14 : aucun", ""),
        ("non reçu", ""),
        ("attendu COP15", ""),
        ("COP14 (pas encore reçu)", ""),
        ("néant", ""),
    ],
    "Fin": [
        ("COP14 (pas de rapport)", "closed"),
        ("COP14, aucun rapport reçu", "closed"),
        ("COP14", "closed"),
        ("17 février 2024", "closed"),
        ("à la COP14", "closed"),
        ("prévue COP15", ""),
        ("non", ""),
        ("pas avant la COP15", ""),
        ("en cours", ""),
        ("COP15 (à confirmer)", ""),
        ("attendue à la COP15", ""),
    ],
    "Closed": [
        ("COP14 (report awaited)", "closed"),
        ("COP14", "closed"),
        ("17/02/2024", "closed"),
        ("16 February 2024", "closed"),
        ("2024", "closed"),
        ("COP14 (no report)", "closed"),
        ("to be closed at COP15", ""),
        ("no", ""),
        ("not yet", ""),
        ("–", ""),
        ("n/a", ""),
        ("yes", ""),
        ("x", ""),
        ("planned for COP15", ""),
        ("expected COP15", ""),
        ("COP15 (tbc)", ""),
        ("COP15?", ""),
        ("proposed COP15", ""),
        ("after COP15", ""),
        ("open", ""),
        ("ongoing until COP15", ""),
        ("not before COP15", ""),
    ],
    "Completed": [
        ("COP14 (final report received)", "completed reported"),
        ("COP14", "completed"),
        ("not completed", ""),
        ("80 %", ""),
        ("partly, COP14", ""),
    ],
    "Cierre": [
        ("COP14", "closed"),
        ("17 de febrero de 2024", "closed"),
        ("prevista COP15", ""),
        ("pendiente", ""),
        ("aún no", ""),
        ("No", ""),
        ("COP15 (por confirmar)", ""),
        ("en la COP14, sin informe", "closed"),
    ],
    "Extended": [
        ("COP14", "extended"),
        ("no", ""),
        ("not at COP14", ""),
        ("to be decided at COP15", ""),
        ("COP15 (proposed)", ""),
    ],
    "Prolongation": [
        ("non", ""),
    ],
    "Prórroga": [
        ("COP14", "extended"),
    ],
}  # fmt: skip


def table(folder: Path, column: str, cells: list[str]) -> Path:
    """A table with a row for each cell, 13.1 and so on."""
    path = folder / "old.csv"
    rows = [f'13.{n},Action {n},COP13,"{cell}"' for n, cell in enumerate(cells, 1)]
    path.write_text("\n".join([f"Number,Title,Adopted,{column}", *rows, ""]), "utf-8")
    return path


def events_of(row: PlannedAction) -> str:
    """The events of a row but the one that it begins with."""
    return " ".join(sorted(event.kind for event in row.events[1:]))


@pytest.mark.parametrize("column", CELLS)
def test_what_did_not_happen_is_no_event(tmp_path: Path, column: str) -> None:
    cells = CELLS[column]
    path = table(tmp_path, column, [cell for cell, _ in cells])
    rows = plan(read_table(path, standard_columns()).rows, load_meetings(), path.name)
    events = [(cell, events_of(row)) for (cell, _), row in zip(cells, rows, strict=True)]
    assert events == cells


UNSURE = [
    ("Status", "Closed at COP14?"),
    ("Status", "Possibly closed at COP14"),
    ("Status", "Probablement close à la COP14"),
    ("Status", "quizás cerrada en la COP14"),
    ("Closed", "COP14?"),
    ("Closed", "COP15 (tbc)"),
    ("Fin", "COP15 (à confirmer)"),
    ("Cierre", "COP15 (por confirmar)"),
    ("Completed", "COP14?"),
]


@pytest.mark.parametrize(("column", "cell"), UNSURE)
def test_an_end_that_is_only_supposed_waits_for_a_person(
    tmp_path: Path, register: Register, column: str, cell: str
) -> None:
    load_rows(register, plan_table(register, table(tmp_path, column, [cell])).actions)
    action = register.action("13.1")
    today = date(2025, 8, 1)
    assert action.unresolved
    assert public_events(action.events) == ()
    assert action.due(register.report_evidence(), today) == ()
    assert not [draft for draft in drafts_for(register, "COP15", today, {}) if draft.about]

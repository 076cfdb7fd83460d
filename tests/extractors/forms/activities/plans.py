"""One plan of five activities in each language, and the words that head its columns."""

from collections.abc import Sequence

from extractors.document import Document
from extractors.forms.activities import find_activities
from extractors.forms.sections import split_sections
from tests.builders import PROPOSAL, Rows, sketch

Row = tuple[str, ...]
LANGUAGES = ("en", "fr", "es")
HEADING = {
    "en": "Activities and expected outcomes",
    "fr": "Activités et résultats escomptés",
    "es": "Actividades y resultados previstos",
}
HEAD: dict[str, Row] = {
    "en": ("Activity", "Expected outcome", "Timeframe", "Responsibility", "Funding"),
    "fr": ("Activité", "Résultat attendu", "Calendrier", "Responsable", "Financement"),
    "es": ("Actividad", "Resultado previsto", "Plazo", "Responsable", "Financiación"),
}
NUMBER = {"en": "No.", "fr": "N°", "es": "N.º"}
BUDGET = {"en": "Budget", "fr": "Budget", "es": "Presupuesto"}
TOTAL = {
    "en": ("Total", "USD 151,500"),
    "fr": ("Total", "151 500 €"),
    "es": ("Total", "151.500 USD"),
}
PLAN: dict[str, list[Row]] = {
    "en": [
        ("Fence off two roosts", "No noise in July", "2036–2037", "Wader Trust", "USD 42,000"),
        ("Tag thirty adults", "Route known", "October 2037", "Kenya; Wader Trust", "USD 88,000"),
        ("Train customs officers", "60 officers", "each spring", "Uganda", "USD 9,500"),
        ("Replace old lines", "14 km insulated", "by June 2038", "Kenya", "to be found"),
        ("Review of the action plan", "Adopted by four States", "2038", "Togo", "USD 12,000"),
    ],
    "fr": [
        ("Clore deux dortoirs", "Calme en juillet", "2036-2037", "Direction des eaux", "42 000 €"),
        ("Baguer trente adultes", "Trajet connu", "Octobre 2037", "Tchad ; Ornis", "88 000 €"),
        ("Former les douaniers", "60 agents", "chaque printemps", "Niger", "9 500 €"),
        ("Remplacer des lignes", "14 km isolés", "avant juin 2038", "Mali", "à rechercher"),
        ("Révision du plan d’action", "Plan adopté par quatre États", "2038", "Togo", "12 000 €"),
    ],
    "es": [
        ("Cercar dos dormideros", "Calma en julio", "2036–2037", "Servicio de Aves", "42.000 USD"),
        ("Marcar treinta adultos", "Ruta conocida", "Octubre de 2037", "Chile", "88.000 USD"),
        ("Formar a los aduaneros", "60 agentes", "cada primavera", "Perú", "9.500 USD"),
        ("Cambiar los tendidos", "14 km aislados", "junio de 2038", "Bolivia", "por definir"),
        ("Revisión del plan de acción", "Plan aprobado", "2038", "Ecuador", "12.000 USD"),
    ],
}


def columns(rows: Sequence[Sequence[str]], *places: int) -> list[Row]:
    """The rows with only the columns at `places`, counted from 0, in that order."""
    return [tuple(row[n] for n in places) for row in rows]


def beside(left: Sequence[Sequence[str]], right: Sequence[Sequence[str]]) -> list[Row]:
    """The rows of two tables as one."""
    return [(*row, *more) for row, more in zip(left, right, strict=True)]


def numbered(rows: Sequence[Sequence[str]]) -> list[Row]:
    """The rows with their number in front, from 1."""
    return [(str(n), *row) for n, row in enumerate(rows, 1)]


def found(language: str, *parts: str | Rows) -> list[Row]:
    """The activities read under the heading for them."""
    return read(sketch(HEADING[language], *parts))


def read(document: Document) -> list[Row]:
    """The five cells of every activity of a document."""
    rows = find_activities(split_sections(document, PROPOSAL), document)
    return [(r.activity, r.outcome, r.timeframe, r.responsibility, r.funding) for r in rows]

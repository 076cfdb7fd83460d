"""What the cells of a column tell of: money, time, people, progress, or just text."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from extractors.fields.states.countries import find_states
from extractors.forms.activities.responsible_bodies import HEADS, only_states, split_bodies
from extractors.text import normalise, plain

CURRENCY = (
    r"(?:usd|eur|gbp|chf|xof|aed|cad|aud|inr|zar|bob|ars|brl|mxn|cop|us\$|[$€£¥]|dollars?|euros?"
    r"|dolares|francs?|pesos|pounds|livres|libras|roupies|rupees|lakh|dirhams?|m€|k€"
    r"|f ?cfa|cfa|xaf|ariary|mga|kes|tzs|ugx|ghs|ngn|etb|mad|dzd|tnd|egp|npr|bdt|lkr|pkr|idr|myr"
    r"|cny|rmb|yuan|jpy|krw|rub|kzt|mnt|nok|sek|dkk|pln|nzd|clp|uyu|pyg|crc|gtq|hnl|soles|reais"
    r"|shillings?|bolivianos|guaranies|couronnes|coronas|kroner|yenes?|dinars?|dinares)"
)
MEETING = r"cop\s?\d\d(?![\d.,]*\d)"  # "COP16" is a meeting, "COP 35.000" a sum in pesos
_TIMES = r"(?:\s?(?:k|m|mio|millions?|millones|million|milliards?|mil|mille|bn|lakh))?"
MONEY = re.compile(
    rf"(?<![a-z])(?!{MEETING}){CURRENCY}\s?\d"
    rf"|\d[\d.,\s]*{_TIMES}\s?(?:de |d')?{CURRENCY}(?![a-z])"
)
BEFORE_A_SUM = re.compile(
    rf"(?<=\w)[\s/;,:|–—-]+(?=(?i:{CURRENCY})\s?\d)"
    rf"|(?:(?<=[^\W\d])[\s/;,:|–—-]+|(?<=\d)\s*[/;|]\s+)"
    rf"(?=\d[\d.,\s]*{_TIMES}\s?(?i:{CURRENCY})(?![a-zA-Z]))"
)
"""Where a sum begins behind something else: not at the thin space within "110 000 EUR"."""
IN_CURRENCY = re.compile(rf"(?<![a-z]){CURRENCY}(?![a-z])")
FIGURE = re.compile(r"\d[\d.,\s]*[km]?$", re.IGNORECASE)
IN_UNITS_OF_TIME = re.compile(
    r"\b(?:weeks?|months?|quarters?|years?|semaines?|mois|trimestres?|semestres?|annees?"
    r"|semanas?|mes(?:es)?|anos?)\b"
)
SPAN_OF_FIGURES = re.compile(
    r"[A-Z]{0,2}\d{1,4}(?:\s*(?:[-–—/,&]|to|à|a|au|et|y|and)\s*[A-Z]{0,2}\d{1,4})*$"
)
FUNDED = re.compile(
    r"^(?:(?:partly |partially |fully |already |not (?:yet )?)?(?:secured|sought|funded|pledged)"
    r"|nil|neant|gratis|gratuit|gratuito|free|staff time|pro bono|ningun[oa]|aucune?|nada"
    r"|in[- ]kind|no (?:cost|costs|funds|funding|extra cost)|none|core budget|own (?:means|funds"
    r"|resources)|to be (?:found|raised|sought|identified|secured"
    r"|determined|defined|confirmed)|tb[cd]|unfunded|applied for|volunt\w+"
    r"|acquis|a (?:trouver|rechercher|definir|preciser|determiner|confirmer)"
    r"|promis|sans (?:frais|cout)|en nature|fonds propres|non finance"
    r"|en especie|propios|fondos propios|a solicitar|sin costo|asegurad\w+"
    r"|por (?:gestionar|buscar|definir|determinar|confirmar|precisar)"
    r"|obtenid\w+|gef|life|iki|fem|fmam|.{0,30}\b(?:budget|presupuesto|grant|subvention"
    r"|subvencion)\b)"
)
OF_A_FUND = re.compile(r"^.{0,30}\b(?:fund|fondo|fonds|foundation|fondation|fundacion)\b")
"""Names who pays, or who works: "Manta Foundation"."""
YEAR = r"(?:19|20)\d\d"
MONTH_NAMES = (
    r"jan(?:uary|vier)?|feb(?:ruary)?|fevrier|mar(?:ch|s|zo)?|apr(?:il)?|avril|abril|may|mai|mayo"
    r"|june?|juin|junio|july?|juillet|julio|aug(?:ust)?|aout|agosto|sept?(?:ember|embre|iembre)?"
    r"|oct(?:ober|obre|ubre)?|nov(?:ember|embre|iembre)?|dec(?:ember|embre)?|diciembre|enero"
    r"|febrero|janv|fevr|juil"
)
TIME = re.compile(
    rf"\b{YEAR}\b|\b(?:{MONTH_NAMES})\b\.?|\bcop\s?\d\d\b|\b(?:q[1-4]|t[1-4]|y[1-9]|s[12])\b"
    r"|\b(?:year|month|quarter|annee|mois|trimestre|semestre|ano|mes|meses|triennium|triennat"
    r"|trienio)s?\b"
    r"|\b(?:each|every|chaque|cada|tous les|todos los|toutes les|todas las)\b.*"
    r"|^(?:ongoing|continuous(?:ly)?|permanent\w*|annual(?:ly)?|yearly|continu\w*|en continu"
    r"|annuel\w*|anual\w*|continuo|monthly|mensuel\w*|mensual\w*|immediate\w*|completed by.*)$"
    r"|\b(?:spring|summer|autumn|winter|season|printemps|ete|automne|hiver|saison|primavera|verano"
    r"|otono|invierno|temporada)s?\b"
)
TIME_WORDS = re.compile(
    rf"{YEAR}|{MONTH_NAMES}|cop\s?\d\d|\d+|[^\W\d_]{{1,4}}|until|before|after|from|early|late|jusqu\w*"
    r"|avant|apres|debut|hasta|antes|desde|principios|finales|quarters?|trimestres?|years?|months?"
    r"|annees?|anos?|meses|every|each|chaque|spring|summer|autumn|winter|seasons?|otono|primavera"
    r"|verano|invierno|printemps|automne|hiver|saisons?|temporadas?|ongoing|continuo|continu"
    r"|annual(?:ly)?|yearly|semestres?"
)
THROUGHOUT = re.compile(
    r"(?:pendant |durant |during |for |durante )?(?:toute la (?:duree|periode)|throughout"
    r"|(?:the )?(?:whole|entire) (?:period|duration)|tod[ao] (?:la duracion|el periodo))"
    r"(?: (?:of|de|du|del|the|la|l')?\s?(?:the )?(?:action|accion|project|projet|proyecto))?"
)
LONGEST_TIME = 60  # characters of a cell that tells of nothing but time
STATUS = re.compile(
    r"^(?:(?:fully |partly |partially |largely |not yet |almost )?(?:completed?|achieved|done"
    r"|ongoing|on(?: |-)track|in progress|not started|not begun|delayed|started|begun|continues?"
    r"|implemented|postponed|cancelled|partial|held|abandoned|closed)"
    r"|green|amber|red|yellow|vert|orange|rouge|verde|amarillo|rojo"
    r"|(?:non |partiellement |pas )?(?:acheve|realise|execute|termine|commence|reporte|abandonne"
    r"|fait|mene|entame|tenu)e?s?|en cours|a l'arret|non commence|arretee?"
    r"|(?:no |parcialmente |aun no )?(?:cumplid|realizad|ejecutad|terminad|iniciad|hech|aplazad"
    r"|concluid|lograd|cancelad)[oa]s?|en (?:curso|marcha|ejecucion|proceso)|pendientes?|parcial"
    r"|\d{1,3}\s?%)(?!\w)"
)
NUMBER = re.compile(
    r"^(?:n[o°º.]*\s*|(?:activit(?:y|e)|actividad|actions?|accion|tache|tarea|task|wp|mesure|medida|"
    r"measure|fiche|ficha|card)\s*(?:n[o°º.]*\s*)?)?(?:[a-z][.-]?)?\d{1,2}(?:\.\d{1,2})*[.)]?$|^[a-z][.)]$|^[ivx]+[.)]?$"
)
KEPT = 4096  # cells of which the answer is kept: a table is read from several sides
FEWEST = 0.5  # share of the filled cells of a column that tell what it holds


def share_of(cells: Sequence[str], tells: Callable[[str], bool]) -> float:
    """The share of the filled cells for which `tells` is true; 0.0 where all are empty."""
    filled = [cell for cell in cells if cell.strip()]
    return sum(map(tells, filled)) / len(filled) if filled else 0.0


def contents(cells: Sequence[str], header: str = "") -> dict[str, float]:
    """What a column may hold, by field, with the share of its cells that say so.

    "number" is a column that only counts the rows. Text that could be an activity or an outcome
    has no name of its own: the column is then in none of the fields.
    """
    shares = {field: share_of(cells, tells) for field, tells in TELLS.items()}
    if IN_CURRENCY.search(normalise(header)):  # "Cost (EUR)" over bare figures
        figures = share_of(cells, lambda cell: bool(FIGURE.match(cell.strip())))
        shares |= {"funding": max(figures, shares["funding"]), "number": 0.0}
    if IN_UNITS_OF_TIME.search(normalise(header)):  # "Months" over "1–6"
        spans = share_of(cells, lambda cell: bool(SPAN_OF_FIGURES.match(cell.strip())))
        shares |= {"timeframe": max(spans, shares["timeframe"]), "number": 0.0}
    return {field: share for field, share in shares.items() if share >= FEWEST}


@lru_cache(maxsize=KEPT)
def tells_of_money(cell: str) -> bool:
    """Sums, what has been done to find them, or a fund."""
    return tells_of_sums(cell) or bool(OF_A_FUND.match(normalise(cell).strip(" .")))


@lru_cache(maxsize=KEPT)
def tells_of_sums(cell: str) -> bool:
    """Money and not just the name of a fund, which may be that of a body."""
    folded = normalise(cell).strip(" .")
    return bool(MONEY.search(folded) or FUNDED.match(folded))


@lru_cache(maxsize=KEPT)
def tells_of_time(cell: str) -> bool:
    """Dates and stretches of time, little else: "Counts in 2027 and 2029 show …" is text."""
    folded = normalise(" ".join(cell.split())).strip(" .")
    if THROUGHOUT.fullmatch(folded):
        return True
    if len(folded) > LONGEST_TIME or not TIME.search(folded):
        return False
    tokens = plain(folded).split()
    other = [token for token in tokens if not TIME_WORDS.fullmatch(token)]
    begins = TIME.match(folded) is not None
    return len(other) <= 1 or (begins and 2 * len(other) <= len(tokens))


@lru_cache(maxsize=KEPT)
def tells_of_bodies(cell: str) -> bool:
    """States and bodies by name: most of the names in the cell are of someone."""
    names = split_bodies(cell) if len(cell) <= LONGEST_NAMES else []
    return bool(names) and 2 * sum(map(_is_body, names)) >= len(names)


LONGEST_NAMES = 300  # characters of a cell that names bodies
PARTS = re.compile(r"[^\W\d_][\w'’.-]*")


def _is_body(name: str) -> bool:
    if only_states(name):
        return True
    outside = re.sub(r"\([^)]*\)", "", name)
    tokens = [str(t) for t in PARTS.findall(outside) if len(t) > SHORTEST or t.isupper()]
    if not tokens or len(tokens) > MOST_WORDS:
        return False
    capitals = sum(t[0].isupper() for t in tokens)
    if any(t.isupper() and len(t) > 1 for t in tokens):
        return 2 * capitals >= len(tokens)
    headed = not HEADS.isdisjoint(plain(name).split())
    proper = capitals > 1 and 2 * capitals >= len(tokens)
    if bool(find_states(name)) and capitals == len(tokens):
        return True
    return proper or (headed and len(tokens) < SHORT)


SHORTEST = 3  # letters of words that only join others
MOST_WORDS = 12  # of the name of a body
SHORT = 5


def tells_of_progress(cell: str) -> bool:
    return bool(STATUS.match(normalise(cell).strip()))


def counts_rows(cell: str) -> bool:
    return bool(NUMBER.match(normalise(cell).strip()))


TELLS: dict[str, Callable[[str], bool]] = {
    "number": counts_rows,
    "funding": tells_of_money,
    "timeframe": tells_of_time,
    "responsibility": tells_of_bodies,
    "progress": tells_of_progress,
}

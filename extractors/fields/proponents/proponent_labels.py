"""Labels in a section on proponents: which ask for those who hand in, and which for others."""

import re
from collections.abc import Sequence

from extractors.fields.number_words import CARDINALS
from extractors.fields.proponents.acting_for import BEHALF
from extractors.fields.proponents.paper_clauses import unlikely
from extractors.text import normalise, same_length

CONTACT_LINE = re.compile(
    r"^\W*(?:contacts?|contacto|focal points?|points? foca(?:l|ux)|puntos? focal(?:es)?|correo"
    r"|tel|phone|fax|e-?mail|courriel|address|adresse|direccion(?=\s*:| postal)|telephone"
    r"|telefono|website)\b"
)
LABELLED = re.compile(
    r"^\W*(?:\w+\W+){0,2}?(?:co-?)?(?:propon|propos|sponsor|auteur|auth?or(?!i)|partner|promot"
    r"|signat|solicit|applic)\w*(?:\W+\w+){0,2}?\s*:"
)
ANSWERS = re.compile(
    r"^\W*(?:responsable|personne?|persona|person|director\w*|directeur|directrice|presiden\w+"
    r"|chair\w*"
    r"|coordinador\w*|coordinat\w+|secretary general|secretaire generale?|representante?"
    r"|representative)"
    r"\b[^:]{0,30}:"
    r"|^\W*(?:technical|scientific|financial|implementing|partenaires? (?:technique|scientifique"
    r"|financier)"
    r"|socios? (?:tecnico|cientifico|financiero)|donors?|bailleurs?|donantes?)\w*[^:]{0,30}:"
)
"""Labels of who answers for a proponent, helps or pays."""
LEAD = re.compile(
    r"(?:^|[.;]\s+)(?:lead\b[\w ]{0,15}|chef de file|l[ií]der)\s?:", re.IGNORECASE | re.MULTILINE
)
PARTNERS = re.compile(
    r"(^|[.;]\s+)(?:partners|partenaires|soci[oa]s)\s?:", re.IGNORECASE | re.MULTILINE
)
LABEL = re.compile(r"^\W*(?:[^\W\d][\w’'/-]*\s+){0,5}[^\W\d][\w’'/-]*\s?:(?=\s*\S)")
SURE = 0.75  # from which on a label is taken for one of others
_HELP = (
    r"(?:support|endors|fund|financ|appu|souten|soutien|apoy|respald|aval|consult|observ(?:er|ador|ateur)|donor"
    r"|bailleur|contribut|contribu|aport|thank|remerc|agradec|acknowledg|adher|invit|inform(?=ed)"
    r"|advis|ases|conseil(?=le)|help|assist|aid(?:e|ant)|ayud|answered|repondu|respondi|cited"
    r"|review|revis(?!t)|relu|translat|tradu|photo|distribut|copy|copie|copia|cc)"
)
OF_OTHERS = re.compile(
    rf"^\W*(?:[^\W\d]+\W+){{0,3}}?{_HELP}[^:]{{0,30}}:"
    rf"|^\W*(?:with )?(?:the )?{_HELP}\w*\s+(?:by|par|por)\b"
    r"|^\W*(?:with|avec|con) (?:the |l.|el |la |le )?(?:\w+ )?(?:support|soutien|appui|apoyo|aide"
    r"|ayuda|help|concours|assistance|asistencia|advice)\b"
)
"""Labels of those who support, pay, were asked or only helped."""
ASIDE_LABEL = re.compile(
    r"^\W*(?:type|tipo|status|statut|estatus|category|categorie|categoria|legal form|country"
    r"|pays|pais|date|fecha|seat|siege|sede|function|fonction|cargo|funcion|role|title|titre"
    r"|member of|membre de|miembro de|town|ville|ciudad|nature)\b[^:]{0,25}:"
)
NAME_LABEL = re.compile(
    r"^\W*(?:(?:lead |co-?)?(?:propon|propos|organi[sz]|name|nom\b|nombre|institut|auteur|autor"
    r"|author|submit|soumis|present|government|gouvern|gobierno|entit|entid))[^:]{0,40}:\s*\S"
)


def is_of_others(line: str) -> bool:
    """Whether a line names, by its label, somebody who does not hand in."""
    folded = normalise(line)
    known = CONTACT_LINE.match(folded) or OF_OTHERS.match(folded) or ANSWERS.match(folded)
    return bool(known) or labels_others(line)


def partners_of_a_lead(text: str) -> str:
    """`text` with its partners named as proponents where another label says who leads them.

    >>> partners_of_a_lead("Lead: Togo. Partners: Ghana")
    'Lead: Togo. Co-proponents: Ghana'
    """
    return PARTNERS.sub(r"\1Co-proponents:", text) if LEAD.search(text) else text


def labels_others(line: str) -> bool:
    """Whether a line begins with a label that, by what was learnt, is that of others.

    >>> labels_others("Con aportes de: Pronatura"), labels_others("Presentan: Chile y el Perú")
    (True, False)
    """
    label = LABEL.match(normalise(line))
    if not label or label[0].split()[0] in CARDINALS:
        return False  # "three partners: …" goes on with those of whom the words before it speak
    if BEHALF.search(same_length(line)):
        return False
    return unlikely(label[0], "") > SURE


def without_asides(lines: Sequence[str]) -> list[str]:
    """`lines` without those that only describe who is named under a label beside them.

    >>> without_asides(["Name: Sharks Pacific", "Country: Cook Islands"])
    ['Name: Sharks Pacific']
    """
    named = any(NAME_LABEL.match(normalise(line)) for line in lines)
    return [line for line in lines if not (named and ASIDE_LABEL.match(normalise(line)))]

"""What a submission says of those who were consulted."""

import re

from extractors.document import Paragraph
from extractors.text import normalise, same_length
from pipeline.submissions.dossier import Dossier

SECTION = "consultations"
CLAUSE = re.compile(
    r"(?<=[.;!?\n])(?=\s)|(?<=,)(?=\s(?:but|mais|pero|while|tandis que|mientras)\s)"
)
_ASK = r"(?:consult|contact|ask|approach|interrog|sollicit|saisi|pregunt|solicit)"
NOT_ASKED = re.compile(
    rf"\b(?:was|were|been|has|have|had|did|could)(?: not|n't)"
    rf" (?:\w+ ){{0,3}}?(?:be )?{_ASK}(?!ations)"
    rf"|\b(?:not|never) (?:yet )?(?:been )?{_ASK}(?!ations)\w*|\bnot (?:yet )?(?:been )?written to"
    rf"|\b(?:yet|remains?|still) to be {_ASK}|\breste\w* a {_ASK}|\bfaltan? (?:por )?{_ASK}"
    r"|\bno (?:contact|communication|exchange)s?\b"
    rf"|\bn(?:e |')[^.;:]{{0,25}}?\b(?:pas|jamais|point)\b(?: \w+){{0,2}}? {_ASK}(?!ations)\w*"
    r"|\bn'a(?:vons)? pas (?:encore )?ecrit|\bsans (?:contact|communication)"
    r"|\baucun (?:contact|echange)"
    rf"|\bno (?:\w+ ){{0,2}}?{_ASK}(?!as\b)\w*|\bno hubo (?:comunicacion|contacto|consulta)"
    r"|\bsin (?:contacto|comunicacion|consulta)|\bno se (?:ha |le |les )?(?:escribio|escrito)"
)
"""Says of those whom its clause names that nobody asked them; no answer is another matter."""
TELLS_OF_THEM = re.compile(
    r"\b(?:consult\w*|repondu|reponses?|repondirent|courriers?|lettres?|ecrit a|entendue?s?"
    r"|replied|replies|repl(?:y|ies)|answered|answers?|letters?|written to|heard|agreed"
    r"|respondieron|respuestas?|contestaron|cartas?|escribio|oid[oa]s?|conform(?:e|idad))\b"
)
"""Words of a text on consultations, whatever its heading."""


_COUNT = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|other|various|deux|trois|quatre|cinq|sept|huit"
    r"|neuf|dix|autres|dos|tres|cuatro|cinco|siete|ocho|nueve|diez|demas|otr[oa]s|\d{1,2})"
)
GROUP = re.compile(
    rf"\b(?:the|these|all(?: the)?|les|ces|tous les|toutes les|l[oa]s|est[oa]s|tod[oa]s l[oa]s)"
    rf" {_COUNT} (?!(?:range )?(?:states|countries|etats|pays|estados|paises|part(?:y|ies|es)|years"
    r"|months|weeks|days|ans|mois|semaines|jours|anos|meses|semanas|dias|meetings|reunions|reuniones"
    r"|comments|remar\w+|comentarios|points|letters|lettres|cartas|species|especes|especies"
    r"|populations|poblaciones|islands|iles|islas|pages|paginas|versions|drafts)\b)(?:[a-z]+ )?"
    r"(?P<kind>[a-z]+s)\b"
)
"""Bodies that are counted and not named: "the three network operators"."""


def groups_in(text: str) -> set[str]:
    """What sort of bodies are counted and not named: {"gestionnaires"}; folded."""
    return {match["kind"] for match in GROUP.finditer(normalise(text))}


def consulted_text(dossier: Dossier) -> str:
    """What the submission says of consultations; "" where it says nothing.

    Without the rows of activities, where these stand among it, and without the clauses that say of
    somebody that he was not asked.
    """
    mine = {*dossier.own_text(SECTION).splitlines()}
    rows = _rows_of_activities(dossier)
    lines = [
        paragraph.text
        for paragraph in dossier.body(SECTION)
        if _row_of(paragraph) not in rows and mine.issuperset(paragraph.text.splitlines())
    ]
    return asked("\n".join(lines))


def text_elsewhere(dossier: Dossier) -> str:
    """What may be said of consultations under headings that are none of the form's."""
    texts = [
        "\n".join(p.text for p in section.body)
        for section in dossier.sections
        if not section.ids and section.heading
    ]
    return asked("\n".join(text for text in texts if TELLS_OF_THEM.search(normalise(text))))


def asked(consultations: str) -> str:
    """`consultations` without the clauses that say of somebody that he was not asked.

    >>> asked("Kenya agrees. Chad was not consulted.")
    'Kenya agrees.'
    """
    clauses = CLAUSE.split(consultations)
    return "".join(clause for clause in clauses if not NOT_ASKED.search(same_length(clause)))


def _rows_of_activities(dossier: Dossier) -> set[tuple[int, int]]:
    """The table and row of each activity; a form in a table has its other answers in others."""
    first = {row.value.paragraph for row in dossier.proposal.activities}
    paragraphs = (p for p in dossier.document.paragraphs if p.location.paragraph in first)
    return {row for paragraph in paragraphs if (row := _row_of(paragraph))}


def _row_of(paragraph: Paragraph) -> tuple[int, int] | None:
    place = paragraph.location
    return (place.table, place.cell[0]) if place.table and place.cell else None

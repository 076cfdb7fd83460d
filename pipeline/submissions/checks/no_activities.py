"""The section on activities holds no activity that could be told apart."""

import re
from collections.abc import Iterator

from extractors.text import normalise
from pipeline.submissions.dossier import Dossier, SectionStatus
from pipeline.submissions.findings import Finding, Rule, Severity
from pipeline.submissions.provenance import quotes

RULE = Rule(
    code="ACT001",
    severity=Severity.MUST_FIX,
    basis="Resolution 12.28 (Rev.COP14), Annex 2, Activities and expected outcomes",
    message="No activity was recognised under “{heading}”.",
    advice="Ask the proponent to fill in the table, one row per activity.",
)
SECTION = "activities_and_expected_outcomes"
MOST_WORDS = 60  # of a sentence that only says where the activities are; longer text may hold them
PUT_OFF = re.compile(
    r"\b(?:table|activities|details|tableau|activites|cuadro|tabla|actividades|detalles)\b[^.]{0,120}"
    r"\b(?:(?:will|shall|to) (?:be )?(?:\w+ )?(?:follow|sent|submitted|provided|supplied|forwarded"
    r"|determined|defined|communicated|detailed|specified|agreed|finali[sz]ed)"
    r"|(?:sera|seront|serait) (?:\w+ )?(?:transmis|communique|envoye|fourni|defini|precise|detaille"
    r"|arrete|fixe|finalise)\w*|a (?:venir|definir|completer|preciser)"
    r"|se (?:\w+ )?(?:remitir|enviar|presentar|facilitar|definir|transmitir|detallar|precisar"
    r"|acordar|concretar|fijar)an?|(?:sera|seran) (?:remitid|enviad|presentad|definid|detallad)\w+"
    r"|por (?:definir|completar|enviar))\b"
)
"""A sentence on the activities that only says that they come later."""


def check(dossier: Dossier) -> Iterator[Finding]:
    """Speaks where the heading stands; a missing section is said by another rule.

    Pages that nobody has read may hold the table: then there is nothing to ask for.
    """
    state = dossier.states.get(SECTION)
    if dossier.template is None or state is None or not dossier.is_proposal:
        return
    if dossier.proposal.activities or dossier.unread_pages:
        return
    if state.fill is SectionStatus.EMPTY or holds_no_activity(dossier):
        heading = dossier.template.section(SECTION).titles
        yield Finding(RULE, {"heading": heading}, quotes(state.headings), {"section": SECTION})


def holds_no_activity(dossier: Dossier) -> bool:
    """Whether all that is said there is that the activities come later, or guidance of the form."""
    state = dossier.states[SECTION]
    if state.fill is not SectionStatus.FILLED:
        return False
    words = normalise(state.own_text)
    return not words or (len(words.split()) <= MOST_WORDS and bool(PUT_OFF.search(words)))

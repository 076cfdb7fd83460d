"""A report proposes closure without a word on lessons learned."""

import re
from collections.abc import Iterator

from pipeline.dossier import Dossier
from pipeline.findings import Finding, Rule, Severity

RULE = Rule(
    code="SEC009",
    severity=Severity.CHECK,
    basis="Resolution 12.28 (Rev.COP14), Annex 1, Step 6(5)",
    message="The report proposes to close the action; no lessons learned were found in it.",
    advice="Ask the proponent for the lessons learned, for review by the Scientific Council.",
)
LESSONS = re.compile(
    r"\b(lessons?\s+(were\s+|have\s+been\s+)?(learn(ed|t)|identified|drawn)"
    r"|enseignements?|leçons?"
    r"|lecciones|enseñanzas?)\b",
    re.IGNORECASE,
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """Speaks for closure alone: Step 6(5) asks nothing of an action that continues."""
    future = dossier.proposal.proposed_future
    if not dossier.is_report or future is None or future.value != "closure":
        return
    if not any(LESSONS.search(paragraph.text) for paragraph in dossier.document.paragraphs):
        yield Finding(RULE, {}, future.evidence)

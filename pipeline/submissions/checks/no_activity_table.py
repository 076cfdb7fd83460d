"""The section on activities is filled, but no table or list of activities was recognised in it."""

from collections.abc import Iterator

from pipeline.submissions.checks.no_activities import SECTION, holds_no_activity
from pipeline.submissions.dossier import Dossier, SectionStatus
from pipeline.submissions.findings import Finding, Rule, Severity
from pipeline.submissions.provenance import quotes

RULE = Rule(
    code="ACT004",
    severity=Severity.CHECK,
    basis="Resolution 12.28 (Rev.COP14), Annex 2, Activities and expected outcomes",
    message="No table of activities was recognised under “{heading}”.",
    advice=(
        "Examine the section: the activities may be given as text; the template asks for a table."
    ),
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """Speaks where something stands there that may well be the activities."""
    state = dossier.states.get(SECTION)
    if dossier.template is None or state is None or not dossier.is_proposal:
        return
    filled = state.fill is SectionStatus.FILLED and not dossier.proposal.activities
    if filled and not holds_no_activity(dossier):
        heading = dossier.template.section(SECTION).titles
        yield Finding(RULE, {"heading": heading}, quotes(state.headings), {"section": SECTION})

"""The section on activities holds no activity that could be told apart."""

from collections.abc import Iterator

from pipeline.dossier import Dossier, Fill
from pipeline.findings import Finding, Rule, Severity
from pipeline.provenance import quotes

RULE = Rule(
    code="ACT001",
    severity=Severity.MUST_FIX,
    basis="Resolution 12.28 (Rev.COP14), Annex 2, Activities and expected outcomes",
    message="No activity was found under “{heading}”.",
    advice="Ask the proponent to fill in the table, one row per activity.",
)
SECTION = "activities_and_expected_outcomes"


def check(dossier: Dossier) -> Iterator[Finding]:
    """Speaks where the heading stands; a missing section is said by another rule."""
    state = dossier.states.get(SECTION)
    if dossier.template is None or state is None or not dossier.is_proposal:
        return
    if state.fill in {Fill.FILLED, Fill.EMPTY} and not dossier.proposal.activities:
        heading = dossier.template.section(SECTION).titles
        yield Finding(RULE, {"heading": heading}, quotes(state.headings))

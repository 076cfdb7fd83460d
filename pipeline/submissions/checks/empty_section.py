"""A section that the form asks for has a heading and nothing under it."""

from collections.abc import Iterator

from pipeline.submissions.dossier import Dossier, SectionStatus
from pipeline.submissions.findings import Finding, Rule, Severity
from pipeline.submissions.provenance import quotes

RULE = Rule(
    code="SEC002",
    severity=Severity.MUST_FIX,
    basis="Resolution 12.28 (Rev.COP14), Annex 1, Step 1(3), and Annex 2",
    message="The section “{heading}” has a heading but no content.",
    advice="Ask the proponent to complete it, using the template in Annex 2.",
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding per empty section, in the order of the form; the heading is the evidence."""
    if dossier.template is None:
        return
    for id_, state in dossier.states.items():
        if state.fill is SectionStatus.EMPTY:
            heading = dossier.template.section(id_).titles
            yield Finding(RULE, {"heading": heading}, quotes(state.headings), {"section": id_})

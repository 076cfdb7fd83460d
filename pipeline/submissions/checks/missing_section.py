"""A section that the form asks for has no heading anywhere in the file."""

from collections.abc import Iterator

from pipeline.submissions.dossier import Dossier, SectionStatus
from pipeline.submissions.findings import Finding, Rule, Severity

RULE = Rule(
    code="SEC001",
    severity=Severity.MUST_FIX,
    basis="Resolution 12.28 (Rev.COP14), Annex 1, Step 1(3), and Annex 2",
    message="The section “{heading}” is missing.",
    advice="Ask the proponent to add it, using the template in Annex 2.",
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding per missing section, in the order of the form."""
    if dossier.template is None:
        return
    for id_, state in dossier.states.items():
        if state.fill is SectionStatus.MISSING:
            heading = dossier.template.section(id_).titles
            yield Finding(RULE, {"heading": heading}, about={"section": id_})

"""The form's own guidance ("All text in blue should be removed") still stands in a section."""

from collections.abc import Iterator

from pipeline.submissions.dossier import Dossier
from pipeline.submissions.findings import Finding, Rule, Severity
from pipeline.submissions.provenance import quotes

RULE = Rule(
    code="SEC003",
    severity=Severity.MUST_FIX,
    basis="Resolution 12.28 (Rev.COP14), Annex 2, instructions above the template",
    message="The section “{heading}” still contains guidance text of the template.",
    advice=(
        "Ask the proponent to remove it, and check whether the section also contains text of"
        " their own."
    ),
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding per section, with every paragraph that holds guidance."""
    if dossier.template is None:
        return
    for id_, state in dossier.states.items():
        if state.guidance:
            heading = dossier.template.section(id_).titles
            yield Finding(RULE, {"heading": heading}, quotes(state.guidance), {"section": id_})

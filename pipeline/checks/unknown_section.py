"""A heading that the form does not have."""

from collections.abc import Iterator

from pipeline.dossier import Dossier
from pipeline.findings import Finding, Rule, Severity
from pipeline.provenance import quotes

RULE = Rule(
    code="SEC004",
    severity=Severity.NOTE,
    basis="Resolution 12.28 (Rev.COP14), Annex 1, Step 1(3), and Annex 2",
    message="The section “{heading}” is not one of the template.",
    advice="Nothing to do, unless its text belongs under one of the template's headings.",
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding per unknown heading; reports have no official form to know headings by."""
    if dossier.template is None or not dossier.is_proposal:
        return
    for section in dossier.sections:
        if section.heading is not None and not section.ids:
            heading = section.heading.text.strip()
            yield Finding(RULE, {"heading": heading}, quotes((section.heading,)))

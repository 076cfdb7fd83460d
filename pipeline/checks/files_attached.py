"""Whole files stand within the file: a PDF portfolio, a document put into a Word file."""

from collections.abc import Iterator

from pipeline.dossier import Dossier
from pipeline.findings import Finding, Rule, Severity

RULE = Rule(
    code="DOC008",
    severity=Severity.CHECK,
    basis="Practice of the Secretariat: what cannot be read is not judged",
    message="Files attached inside this one, which were not read: {names}.",
    advice="Save them from it, and take them in by themselves if they belong to the submission.",
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for the whole file."""
    if dossier.document.attached:
        yield Finding(RULE, {"names": ", ".join(dossier.document.attached)})

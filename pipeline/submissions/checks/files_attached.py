"""Whole files stand within the file: a PDF portfolio, a document put into a Word file."""

from collections.abc import Iterator

from pipeline.submissions.dossier import Dossier
from pipeline.submissions.findings import Finding, Rule, Severity

RULE = Rule(
    code="DOC008",
    severity=Severity.CHECK,
    basis="Practice of the Secretariat: what has not been read cannot be assessed",
    message="Files embedded in this one were not read: {names}.",
    advice="Save them separately, and take them in if they are part of the submission.",
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for the whole file."""
    if dossier.document.attached:
        yield Finding(RULE, {"names": ", ".join(dossier.document.attached)})

"""Comments of reviewers still stand in the file."""

from collections.abc import Iterator

from pipeline.dossier import Dossier
from pipeline.findings import Finding, Rule, Severity

RULE = Rule(
    code="DOC005",
    severity=Severity.NOTE,
    basis="Practice of the Secretariat: a submission is a finished text",
    message="Comments left in the file: {count}.",
    advice="Remove them before the file is published; they were not read as text.",
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for the whole file."""
    if dossier.document.comments:
        yield Finding(RULE, {"count": len(dossier.document.comments)})

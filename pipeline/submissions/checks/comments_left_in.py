"""Comments of reviewers still stand in the file."""

from collections.abc import Iterator

from pipeline.submissions.dossier import Dossier
from pipeline.submissions.findings import Finding, Rule, Severity

RULE = Rule(
    code="DOC005",
    severity=Severity.NOTE,
    basis="Practice of the Secretariat: a submission is a finished text",
    message="The file still contains comments: {count}.",
    advice="Remove them before publication; they were not taken into account.",
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for the whole file."""
    if dossier.document.comments:
        yield Finding(RULE, {"count": len(dossier.document.comments)})

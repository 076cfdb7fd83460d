"""Tracked changes that nobody has accepted or rejected."""

from collections.abc import Iterator

from pipeline.i18n import Fact
from pipeline.submissions.dossier import Dossier
from pipeline.submissions.findings import Finding, Rule, Severity

RULE = Rule(
    code="DOC002",
    severity=Severity.CHECK,
    basis="Practice of the Secretariat: a submission is a finished text",
    message=(
        "The document contains tracked changes that were not accepted (insertions:"
        " {insertions}; deletions: {deletions})."
    ),
    advice="Ask which version is the valid one; it was read as if all changes were accepted.",
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for the whole file: the accepted view is what was read."""
    changes = dossier.document.changes
    if changes.insertions or changes.deletions:
        facts: dict[str, Fact] = {"insertions": changes.insertions, "deletions": changes.deletions}
        yield Finding(RULE, facts)

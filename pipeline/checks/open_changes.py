"""Tracked changes that nobody has accepted or rejected."""

from collections.abc import Iterator

from pipeline.dossier import Dossier
from pipeline.findings import Fact, Finding, Rule, Severity

RULE = Rule(
    code="DOC002",
    severity=Severity.CHECK,
    basis="Practice of the Secretariat: a submission is a finished text",
    message="Tracked changes are still open (insertions: {insertions}; deletions: {deletions}).",
    advice="Ask which text is meant; it was read as if every change were accepted.",
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for the whole file: the accepted view is what was read."""
    changes = dossier.document.changes
    if changes.insertions or changes.deletions:
        facts: dict[str, Fact] = {"insertions": changes.insertions, "deletions": changes.deletions}
        yield Finding(RULE, facts)

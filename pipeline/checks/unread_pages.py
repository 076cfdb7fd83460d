"""Pages that are pictures and that nobody has read."""

from collections.abc import Iterator

from pipeline.dossier import Dossier
from pipeline.findings import Finding, Rule, Severity, numbered

RULE = Rule(
    code="DOC003",
    severity=Severity.CHECK,
    basis="Practice of the Secretariat: what cannot be read cannot be judged",
    message="Pages that are images and were not read: {pages}.",
    advice="Look at them, or ask for the Word file; nothing on them was taken into account.",
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for the whole file."""
    if dossier.unread_pages:
        yield Finding(RULE, {"pages": numbered(dossier.unread_pages)})

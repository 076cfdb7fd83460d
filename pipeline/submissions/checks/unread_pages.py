"""Pages that are pictures and that nobody has read."""

from collections.abc import Iterator

from pipeline.submissions.dossier import Dossier
from pipeline.submissions.findings import Finding, Rule, Severity, format_page_ranges

RULE = Rule(
    code="DOC003",
    severity=Severity.CHECK,
    basis="Practice of the Secretariat: what has not been read cannot be assessed",
    message="Some pages are images and could not be read: {pages}.",
    advice="Examine them, or ask for the Word file; their content was not taken into account.",
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for the whole file."""
    if dossier.unread_pages:
        yield Finding(RULE, {"pages": format_page_ranges(dossier.unread_pages)})

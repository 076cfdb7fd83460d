"""Pages that are pictures, read by character recognition."""

from collections.abc import Iterator

from extractors.document import PageState
from pipeline.dossier import Dossier, pages_in
from pipeline.findings import Finding, Rule, Severity, numbered

RULE = Rule(
    code="DOC004",
    severity=Severity.NOTE,
    basis="Practice of the Secretariat: letters read from a picture may be wrong",
    message="Pages that are images, read by character recognition: {pages}.",
    advice="Compare what matters with the page itself, names above all.",
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for the whole file."""
    pages = pages_in(dossier.document, PageState.OCR)
    if pages:
        yield Finding(RULE, {"pages": numbered(pages)})

"""Pages that are pictures, read by character recognition."""

from collections.abc import Iterator

from extractors.document import PageState
from pipeline.submissions.dossier import Dossier, pages_in
from pipeline.submissions.findings import Finding, Rule, Severity, format_page_ranges

RULE = Rule(
    code="DOC004",
    severity=Severity.NOTE,
    basis="Practice of the Secretariat: text recognised in an image may contain errors",
    message="Some pages are images and were read by character recognition (OCR): {pages}.",
    advice="Check important passages against the page itself, names above all.",
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for the whole file."""
    pages = pages_in(dossier.document, PageState.OCR)
    if pages:
        yield Finding(RULE, {"pages": format_page_ranges(pages)})

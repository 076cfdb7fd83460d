"""A message that is long enough to be a document has links to files, and brings none."""

from collections.abc import Iterator

from pipeline.submissions.dossier import Dossier
from pipeline.submissions.findings import Finding, Rule, Severity

RULE = Rule(
    code="DOC013",
    severity=Severity.CHECK,
    basis="Practice of the Secretariat: what has not been read cannot be assessed",
    message=(
        "The message brings no file, but links to files, which were not opened: {links}. It is"
        " from {who}."
    ),
    advice="Ask the sender for the file itself, if it is the submission; a link may expire.",
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for the whole message."""
    document = dossier.document
    if document.linked:
        yield Finding(RULE, {"links": ", ".join(document.linked), "who": document.sender or "?"})

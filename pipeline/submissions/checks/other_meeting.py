"""The document names another meeting than the one it is checked for."""

from collections.abc import Iterator

from pipeline.submissions.dossier import Dossier
from pipeline.submissions.findings import Finding, Rule, Severity

RULE = Rule(
    code="DOC007",
    severity=Severity.NOTE,
    basis="Resolution 12.28 (Rev.COP14), Annex 1, Step 1(1): the deadline is that of a meeting",
    message="The document names {named}; it was checked against the deadlines for {meeting}.",
    advice="If this is the wrong meeting, check the file again for the right one.",
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """Silent where the document names no meeting, and for papers that nobody submits."""
    named = dossier.header.meeting
    if dossier.is_submission and named is not None and named != dossier.meeting.id:
        yield Finding(RULE, {"named": named, "meeting": dossier.meeting.id})

"""The number of the action stands in the name of the file and nowhere in its text."""

from collections.abc import Iterator

from pipeline.submissions.dossier import Dossier
from pipeline.submissions.findings import Finding, Rule, Severity

RULE = Rule(
    code="DOC011",
    severity=Severity.CHECK,
    basis="Resolution 12.28 (Rev.COP14), Annex 1, Steps 5(3), 6(1) and 6(2)",
    message="Only the file name indicates Concerted Action {number}; the text does not mention it.",
    advice="Check whether that is the action concerned, and correct the number if it is not.",
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """A name may be left over from another paper."""
    content = dossier.proposal
    if content.concerted_action and not content.number_in_text:
        yield Finding(RULE, {"number": content.concerted_action})

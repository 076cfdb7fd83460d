"""A progress report does not say what is proposed for the future of the action."""

from collections.abc import Iterator

from pipeline.submissions.dossier import Dossier
from pipeline.submissions.findings import Finding, Rule, Severity

RULE = Rule(
    code="SEC008",
    severity=Severity.CHECK,
    basis="Resolution 12.28 (Rev.COP14), Annex 1, Step 6(1)",
    message=(
        "It could not be determined from the report whether the action should continue,"
        " be considered complete or be closed."
    ),
    advice="Read the end of the report; if it does not say, ask the proponent.",
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """A file that is also a proposal for extension says by that what is proposed."""
    if dossier.is_report and not dossier.is_proposal and dossier.proposal.proposed_future is None:
        yield Finding(RULE, evidence=dossier.proposal.futures_named)

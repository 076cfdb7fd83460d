"""A progress report does not say what is proposed for the future of the action."""

from collections.abc import Iterator

from pipeline.dossier import Dossier
from pipeline.findings import Finding, Rule, Severity

RULE = Rule(
    code="SEC008",
    severity=Severity.CHECK,
    basis="Resolution 12.28 (Rev.COP14), Annex 1, Step 6(1)",
    message=(
        "The report does not say in words known here whether the action should continue,"
        " is complete, or should be closed."
    ),
    advice="Read its last part; ask the proponent where it does not say.",
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """A file that is also a proposal for extension says by that what is proposed."""
    if dossier.is_report and not dossier.is_proposal and dossier.proposal.proposed_future is None:
        yield Finding(RULE)

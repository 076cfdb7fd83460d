"""A report or extension does not say which Concerted Action it is about."""

from collections.abc import Iterator

from extractors.forms.kind import Kind
from pipeline.submissions.dossier import Dossier
from pipeline.submissions.findings import Finding, Rule, Severity

RULE = Rule(
    code="DOC006",
    severity=Severity.CHECK,
    basis="Resolution 12.28 (Rev.COP14), Annex 1, Steps 5(3), 6(1) and 6(2)",
    message="The document gives no Concerted Action number, or the number was not recognised.",
    advice="State which Concerted Action it concerns, so that the register can file it there.",
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """A new proposal has no number yet; reports and extensions belong to one."""
    about_one = {Kind.PROGRESS_REPORT, Kind.EXTENSION_PROPOSAL}
    kinds = {guess.kind for guess in dossier.kinds}
    if about_one & kinds and dossier.proposal.concerted_action is None:
        yield Finding(RULE)

"""The section on target taxa names no taxon that could be recognised."""

from collections.abc import Iterator

from pipeline.submissions.dossier import Dossier
from pipeline.submissions.findings import Finding, Rule, Severity
from pipeline.submissions.provenance import quotes

RULE = Rule(
    code="TAX011",
    severity=Severity.CHECK,
    basis="Resolution 12.28 (Rev.COP14), Annex 1, Step 1(2), and Annex 2, Target species",
    message="No taxon name was recognised in the section on the target taxa.",
    advice="Read the section; if it gives no scientific name, ask for one.",
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """Silent where the section is missing or empty, which is said already, or names any taxon.

    A name that the section seems to leave aside was recognised, whatever it is to the proposal.
    """
    named = dossier.targets or any(
        taxon.value.section == "target_taxa" for taxon in dossier.proposal.taxa
    )
    if dossier.is_proposal and dossier.own_text("target_taxa") and not named:
        yield Finding(RULE, {}, quotes(dossier.body("target_taxa")[:1]), {"section": "target_taxa"})

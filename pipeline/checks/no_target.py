"""The section on target taxa names no taxon that could be recognised."""

from collections.abc import Iterator

from pipeline.dossier import Dossier
from pipeline.findings import Finding, Rule, Severity
from pipeline.provenance import quotes

RULE = Rule(
    code="TAX011",
    severity=Severity.CHECK,
    basis="Resolution 12.28 (Rev.COP14), Annex 1, Step 1(2), and Annex 2, Target species",
    message="No name of a taxon was recognised in the section on the target taxa.",
    advice="Read the section, and ask for the scientific name where there is none.",
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """Silent where the section is missing or empty: that is said already."""
    if dossier.is_proposal and dossier.own_text("target_taxa") and not dossier.targets:
        yield Finding(RULE, {}, quotes(dossier.body("target_taxa")[:1]))

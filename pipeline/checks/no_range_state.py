"""The geographical range names no State."""

from collections.abc import Iterator

from pipeline.dossier import Dossier
from pipeline.findings import Finding, Rule, Severity
from pipeline.provenance import quotes

RULE = Rule(
    code="RNG001",
    severity=Severity.CHECK,
    basis="Resolution 12.28 (Rev.COP14), Annex 1, Steps 1(2) and 4(1)",
    message="No Range State was found in the section on the geographical range.",
    advice="The COP decides on “the list of range States concerned”: ask which States these are.",
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """Silent where the section is missing or empty: that is said already."""
    text = dossier.own_text("geographical_range") if dossier.is_proposal else ""
    if text.strip() and not dossier.proposal.range_states:
        yield Finding(RULE, {}, quotes(dossier.body("geographical_range")[:1]))

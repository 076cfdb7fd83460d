"""A target taxon could mean several names of the Appendices, and none is surer than the rest."""

from collections.abc import Iterator

from pipeline.dossier import Dossier
from pipeline.findings import Finding, Rule, Severity
from taxonomy.listing import Rank
from taxonomy.match import Method

RULE = Rule(
    code="TAX008",
    severity=Severity.CHECK,
    basis="Resolution 12.28 (Rev.COP14), Annex 1, Step 1(2), and Annex 2, Target species",
    message="“{written}” could mean {candidates}; it was left open.",
    advice="Decide which one is meant, or ask the proponent.",
)
GROUPS = {Rank.CLASS, Rank.ORDER, Rank.FAMILY, Rank.GENUS}  # another rule speaks of these


def check(dossier: Dossier) -> Iterator[Finding]:
    """A tie is never broken by the program."""
    for taxon in dossier.targets:
        match = taxon.value.match
        several = len(match.candidates) > 1 and match.rank not in GROUPS
        if match.method is Method.NONE and several:
            named = ", ".join(candidate.taxon for candidate in match.candidates)
            yield Finding(RULE, {"written": match.written, "candidates": named}, taxon.evidence)

"""A target taxon could mean several names of the Appendices, and none is surer than the rest."""

from collections.abc import Iterator

from pipeline.i18n import Fact
from pipeline.submissions.dossier import Dossier
from pipeline.submissions.findings import Finding, Rule, Severity
from taxonomy.listing import Rank
from taxonomy.matching.match import Method

RULE = Rule(
    code="TAX008",
    severity=Severity.CHECK,
    basis="Resolution 12.28 (Rev.COP14), Annex 1, Step 1(2), and Annex 2, Target species",
    message="“{written}” could refer to several taxa ({candidates}); none was chosen.",
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
            facts: dict[str, Fact] = {"written": match.written, "candidates": named}
            yield Finding(RULE, facts, taxon.evidence, {"taxon": match.scientific_name})

"""A target taxon is written almost like a name of the Appendices."""

from collections.abc import Iterator

from pipeline.dossier import Dossier
from pipeline.findings import Fact, Finding, Rule, Severity
from taxonomy.match import Method

RULE = Rule(
    code="TAX002",
    severity=Severity.CHECK,
    basis="Resolution 12.28 (Rev.COP14), Annex 1, Step 1(2), and Annex 2, Target species",
    message="“{written}” is not in the Appendices; the closest name there is “{listed}”.",
    advice="Decide whether this is a misprint or another species.",
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """CHECK, not MUST_FIX: a near name may be another species, and a person knows which."""
    for taxon in dossier.targets:
        match = taxon.value.match
        if match.method is Method.SPELLING:
            facts: dict[str, Fact] = {"written": match.written, "listed": match.scientific_name}
            yield Finding(RULE, facts, taxon.evidence)

"""A target taxon is given under a name that the Appendices do not use."""

from collections.abc import Iterator

from pipeline.dossier import Dossier
from pipeline.findings import Fact, Finding, Rule, Severity
from taxonomy.match import Method

RULE = Rule(
    code="TAX003",
    severity=Severity.CHECK,
    basis="Resolution 12.28 (Rev.COP14), Annex 2, Target species (“the names used within the CMS"
    " Appendices”)",
    message="“{written}” stands in the Appendices as “{listed}” (edition {edition}).",
    advice="Show both names; the Appendices' own name is the one the register uses.",
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """What the author wrote is kept beside the listed name; nothing is replaced."""
    for taxon in dossier.targets:
        match = taxon.value.match
        if match.method is Method.SYNONYM:
            facts: dict[str, Fact] = {
                "written": match.written,
                "listed": match.scientific_name,
                "edition": match.edition,
            }
            yield Finding(RULE, facts, taxon.evidence)

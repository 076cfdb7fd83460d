"""A target taxon is covered by a family or genus of the Appendices, not by a line of its own."""

from collections.abc import Iterator

from pipeline.dossier import Dossier
from pipeline.findings import Fact, Finding, Rule, Severity
from taxonomy.listing import Rank
from taxonomy.match import Method

RULE = Rule(
    code="TAX005",
    severity=Severity.CHECK,
    basis="Convention, Article I(1)(a), and Resolution 12.28 (Rev.COP14), paragraph 1",
    message=(
        "“{written}” has no line of its own; it is covered by “{covering}” (Appendix {appendix})."
    ),
    advice="Such a line covers only the migratory members: confirm that this one is.",
)
GROUPS = {Rank.CLASS, Rank.ORDER, Rank.FAMILY, Rank.GENUS}


def check(dossier: Dossier) -> Iterator[Finding]:
    """Belonging to a listed family is for a person to confirm, never a match by itself.

    A subspecies of a listed species needs no such look: the line covers all of the species.
    """
    for taxon in dossier.targets:
        match = taxon.value.match
        groups = {line.rank for line in match.listings} & GROUPS
        if match.method is Method.HIGHER_TAXON and groups:
            facts: dict[str, Fact] = {
                "written": match.written,
                "covering": ", ".join(dict.fromkeys(line.taxon for line in match.listings)),
                "appendix": ", ".join(match.appendices),
            }
            yield Finding(RULE, facts, taxon.evidence)

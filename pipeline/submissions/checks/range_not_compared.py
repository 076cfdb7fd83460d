"""The edition gives distributions, but none of a target taxon: its range cannot be compared."""

from collections.abc import Iterator

from pipeline.i18n import Fact
from pipeline.submissions.distribution import taxa_without_distribution
from pipeline.submissions.dossier import Dossier
from pipeline.submissions.findings import Finding, Rule, Severity

RULE = Rule(
    code="RNG004",
    severity=Severity.NOTE,
    basis="Convention, Article I(1)(h), and Resolution 12.28 (Rev.COP14), Annex 1, Steps 1(2)"
    " and 4(1)",
    message=(
        "Edition {edition} gives no distribution for {taxa}: it cannot be determined whether all"
        " Range States are named."
    ),
    advice="Check the list of Range States against another source.",
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """Silent where the edition gives no distribution at all: that is a matter of the edition."""
    if taxa := taxa_without_distribution(dossier):
        facts: dict[str, Fact] = {
            "edition": dossier.appendices.edition,
            "taxa": ", ".join(taxa),
        }
        yield Finding(RULE, facts, (), {"section": "target_taxa"})

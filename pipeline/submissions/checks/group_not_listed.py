"""A target is a family or genus that has no line of its own, but some of its members have."""

from collections.abc import Iterator

from pipeline.i18n import Fact
from pipeline.submissions.dossier import Dossier
from pipeline.submissions.findings import Finding, Rule, Severity
from taxonomy.listing import Rank
from taxonomy.matching.match import Method, NameMatch

RULE = Rule(
    code="TAX010",
    severity=Severity.CHECK,
    basis="Resolution 12.28 (Rev.COP14), paragraph 1, and Annex 2, Target species",
    message=(
        "“{written}” is not itself listed in the Appendices (edition {edition}); of its"
        " members, the following are: {members}."
    ),
    advice="Check whether only the listed members are meant, or ask which ones are.",
)
GROUPS = {Rank.CLASS, Rank.ORDER, Rank.FAMILY, Rank.GENUS}


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding per group, with its members that are listed."""
    for taxon in dossier.targets:
        match = taxon.value.match
        if match.method is Method.NONE and match.candidates and _is_group(match):
            facts: dict[str, Fact] = {
                "written": match.written,
                "edition": match.edition,
                "members": ", ".join(candidate.taxon for candidate in match.candidates),
            }
            yield Finding(RULE, facts, taxon.evidence, {"taxon": match.scientific_name})


def _is_group(match: NameMatch) -> bool:
    return match.rank in GROUPS

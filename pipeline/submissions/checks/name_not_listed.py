"""A target taxon that the Appendices do not hold."""

from collections.abc import Iterator

from pipeline.i18n import Fact
from pipeline.submissions.dossier import Dossier
from pipeline.submissions.findings import Finding, Rule, Severity
from taxonomy.listing import Rank
from taxonomy.matching.match import Method

RULE = Rule(
    code="TAX001",
    severity=Severity.CHECK,
    basis="Resolution 12.28 (Rev.COP14), paragraph 1, and Annex 1, Step 1(2)",
    message="“{written}” is not listed in Appendix I or II (edition {edition}).",
    advice=(
        "Check whether its listing is proposed at this meeting, or a later edition lists it"
        " under another name."
    ),
)
GROUPS = {Rank.CLASS, Rank.ORDER, Rank.FAMILY, Rank.GENUS}  # another rule speaks of these


def check(dossier: Dossier) -> Iterator[Finding]:
    """Target taxa only: a proposal may mention any species."""
    for taxon in dossier.targets:
        match = taxon.value.match
        open_answer = len(match.candidates) > 1 or (match.candidates and match.rank in GROUPS)
        if match.method is Method.NONE and not open_answer:
            facts: dict[str, Fact] = {"written": match.written, "edition": match.edition}
            yield Finding(RULE, facts, taxon.evidence, {"taxon": match.scientific_name})

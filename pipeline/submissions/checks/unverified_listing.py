"""The answer for a target taxon rests on a line of our list that no official text confirms yet."""

from collections.abc import Iterator

from pipeline.i18n import Fact
from pipeline.submissions.dossier import Dossier
from pipeline.submissions.findings import Finding, Rule, Severity

RULE = Rule(
    code="TAX009",
    severity=Severity.NOTE,
    basis="The list of the Appendices shipped with this program (see its SOURCES.md)",
    message=(
        "The listing of {taxon} (Appendix {appendix}) has not been checked against an official"
        " text."
    ),
    advice="Check it against the official Appendices before relying on it.",
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """Target taxa only, one finding each: elsewhere nothing rests on the line."""
    for taxon in dossier.targets:
        match = taxon.value.match
        doubtful = [line for line in match.listings if not line.verified]
        if doubtful:
            facts: dict[str, Fact] = {
                "taxon": ", ".join(dict.fromkeys(line.taxon for line in doubtful)),
                "appendix": ", ".join(dict.fromkeys(line.appendix for line in doubtful)),
            }
            yield Finding(RULE, facts, taxon.evidence, {"taxon": match.scientific_name})

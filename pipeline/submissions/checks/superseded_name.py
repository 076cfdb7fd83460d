"""A target taxon is given under a name that the Appendices do not use."""

from collections.abc import Iterator

from pipeline.i18n import Fact
from pipeline.submissions.dossier import Dossier
from pipeline.submissions.findings import Finding, Rule, Severity
from taxonomy.matching.match import Method

RULE = Rule(
    code="TAX003",
    severity=Severity.CHECK,
    basis="Resolution 12.28 (Rev.COP14), Annex 2, Target species (“the names used within the CMS"
    " Appendices”)",
    message="“{written}” is listed in the Appendices as “{listed}” (edition {edition}{inferred}).",
    advice="Give both names; the register uses the one in the Appendices.",
)
INFERRED = {
    "en": "; inferred: no official text was seen that equates the two names",
    "fr": " ; déduit : aucun texte officiel établissant l’équivalence des deux noms n’a été vu",
    "es": "; deducido: no se ha visto ningún texto oficial que equipare ambos nombres",
}


def check(dossier: Dossier) -> Iterator[Finding]:
    """What the author wrote is kept beside the listed name; nothing is replaced."""
    for taxon in dossier.targets:
        match = taxon.value.match
        if match.method is Method.SYNONYM:
            facts: dict[str, Fact] = {
                "written": match.written,
                "listed": match.scientific_name,
                "edition": match.edition,
                "inferred": INFERRED if match.inferred else "",
            }
            yield Finding(RULE, facts, taxon.evidence, {"taxon": match.scientific_name})

"""A target taxon is covered by a family or genus of the Appendices, not by a line of its own."""

from collections.abc import Iterator, Mapping

from pipeline.i18n import Fact
from pipeline.submissions.dossier import Dossier
from pipeline.submissions.findings import Finding, Rule, Severity
from taxonomy.listing import Rank
from taxonomy.matching.match import Method, NameMatch

RULE = Rule(
    code="TAX005",
    severity=Severity.CHECK,
    basis="Convention, Article I(1)(a), and Resolution 12.28 (Rev.COP14), paragraph 1",
    message=(
        "“{written}” is not listed under its own name; it is covered by “{covering}” (Appendix"
        " {appendix}){members}."
    ),
    advice="Such a listing covers migratory members only: confirm that this is one of them.",
)
NAMED = {
    "en": "; the edition names it among the taxa covered",
    "fr": " ; l’édition le cite parmi les taxons couverts",
    "es": "; la edición lo nombra entre los taxones comprendidos",
}
NOT_NAMED = {
    "en": "; the edition does not name it among the taxa covered",
    "fr": " ; l’édition ne le cite pas parmi les taxons couverts",
    "es": "; la edición no lo nombra entre los taxones comprendidos",
}
IN_PART = {
    "en": "; that line is limited to some populations",
    "fr": " ; cette inscription est limitée à certaines populations",
    "es": "; esa inclusión se limita a algunas poblaciones",
}
NOTHING = dict.fromkeys(("en", "fr", "es"), "")
MEMBERS: Mapping[bool | None, Mapping[str, str]] = {True: NAMED, False: NOT_NAMED, None: NOTHING}
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
                "members": _on_its_members(match),
            }
            yield Finding(RULE, facts, taxon.evidence, {"taxon": match.scientific_name})


def _on_its_members(match: NameMatch) -> Mapping[str, str]:
    """What else the edition says of the taxa that the lines cover."""
    limited = all(line.annotation for line in match.listings)
    in_part = IN_PART if limited else NOTHING
    return {code: words + in_part[code] for code, words in MEMBERS[match.named_member].items()}

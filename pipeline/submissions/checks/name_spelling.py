"""A target taxon is written almost like a name of the Appendices."""

from collections.abc import Iterator

from pipeline.i18n import Fact
from pipeline.submissions.dossier import Dossier
from pipeline.submissions.findings import Finding, Rule, Severity
from taxonomy.matching.match import Method
from taxonomy.names.other_scripts import letters_of_another_script

RULE = Rule(
    code="TAX002",
    severity=Severity.CHECK,
    basis="Resolution 12.28 (Rev.COP14), Annex 1, Step 1(2), and Annex 2, Target species",
    message="“{written}” is not listed in the Appendices; the closest name there is “{listed}”.",
    advice="Decide whether this is a misspelling or another species.",
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """CHECK, not MUST_FIX: a near name may be another species, and a person knows which."""
    for taxon in dossier.targets:
        match = taxon.value.match
        if match.method is Method.SPELLING:
            facts: dict[str, Fact] = {
                "written": _shown(match.written),
                "listed": match.scientific_name,
            }
            yield Finding(RULE, facts, taxon.evidence, {"taxon": match.scientific_name})


def _shown(written: str) -> str:
    """The name as written; letters of another script, which look the same, by their code."""
    foreign = letters_of_another_script(written)
    return f"{written} ({', '.join(foreign)})" if foreign else written

"""The Range States named are not those of the distribution that the edition gives."""

from collections.abc import Iterator

from extractors.fields.states.countries import state_name
from pipeline.i18n import LANGUAGES, Fact
from pipeline.submissions.distribution import compared_range
from pipeline.submissions.dossier import Dossier
from pipeline.submissions.findings import Finding, Rule, Severity
from pipeline.submissions.provenance import quotes

RULE = Rule(
    code="RNG003",
    severity=Severity.CHECK,
    basis="Convention, Article I(1)(h), and Resolution 12.28 (Rev.COP14), Annex 1, Steps 1(2)"
    " and 4(1)",
    message=(
        "The geographical range differs from the distribution that edition {edition} gives for"
        " {taxa} ({source}). Not named: {left_out}. Named, but not in that distribution: {added}."
        " Named, though the distribution has them as introduced, extinct or uncertain: {doubtful}."
    ),
    advice=(
        "Check the list with the proponent: the distribution is that of the species, and the"
        " submission may be about a population."
    ),
)
NONE = {"en": "none", "fr": "aucun", "es": "ninguno"}


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding with all the States; silent where no State or no distribution is known."""
    found = compared_range(dossier)
    if not found or not (found.left_out or found.added or found.doubtful):
        return
    facts: dict[str, Fact] = {
        "edition": dossier.appendices.edition,
        "source": dossier.appendices.source,
        "taxa": ", ".join(found.taxa),
        "left_out": _names(found.left_out),
        "added": _names(found.added),
        "doubtful": _names(found.doubtful),
    }
    evidence = quotes(dossier.body("geographical_range")[:1])
    yield Finding(RULE, facts, evidence, {"section": "geographical_range"})


def _names(isos: tuple[str, ...]) -> Fact:
    if not isos:
        return NONE
    return {
        language: ", ".join(sorted(state_name(iso, language) for iso in isos))
        for language in LANGUAGES
    }

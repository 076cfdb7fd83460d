"""A target taxon without a common name in each of the three languages of the Convention."""

import re
from collections.abc import Iterator, Mapping
from itertools import groupby

from pipeline.dossier import Dossier
from pipeline.findings import Fact, Finding, Rule, Severity
from pipeline.proposal import Taxon
from pipeline.provenance import Sourced

RULE = Rule(
    code="TAX004",
    severity=Severity.CHECK,
    basis="Resolution 12.28 (Rev.COP14), Annex 1, Step 1(2), and Annex 2, Target species",
    message="No common name in {languages} was recognised for {taxa}.",
    advice="Add it where it is missing; a name that is not on our lists is not recognised.",
)
LABELS = {  # how proponents mark a name's language when they give it
    "en": re.compile(r"\b(English|Anglais|Ingl[ée]s)\b|\((E|EN|Eng)\)|\bEN\s*:", re.IGNORECASE),
    "fr": re.compile(r"\b(French|Français|Franc[ée]s)\b|\((F|FR|Fr)\)|\bFR\s*:", re.IGNORECASE),
    "es": re.compile(r"\b(Spanish|Espagnol|Español)\b|\((S|ES|Sp|Esp)\)|\bES\s*:", re.IGNORECASE),
}
NAMES_OF_LANGUAGES = {
    "en": {"en": "English", "fr": "French", "es": "Spanish"},
    "fr": {"en": "anglais", "fr": "français", "es": "espagnol"},
    "es": {"en": "inglés", "fr": "francés", "es": "español"},
}


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding per set of missing languages; silent where the section is not there."""
    text = dossier.own_text("target_taxa")
    if not dossier.is_proposal or not text.strip():
        return
    lacking = [
        (missing, taxon) for taxon in dossier.targets if (missing := _missing(dossier, taxon, text))
    ]
    for missing, group in groupby(sorted(lacking, key=lambda pair: pair[0]), lambda pair: pair[0]):
        taxa = [taxon for _, taxon in group]
        named = ", ".join(taxon.value.match.scientific_name for taxon in taxa)
        facts: dict[str, Fact] = {"languages": _in_words(missing), "taxa": named}
        yield Finding(RULE, facts, taxa[0].evidence)


def _missing(dossier: Dossier, taxon: Sourced[Taxon], text: str) -> tuple[str, ...]:
    """The languages without a name: neither one of our lists nor one marked by its language."""
    known = dossier.common_names.get(taxon.value.match.scientific_name, {})
    plain = " ".join(text.casefold().split())
    return tuple(
        language
        for language, label in LABELS.items()
        if not label.search(text)
        and not any(name.casefold() in plain for name in known.get(language, ()))
    )


def _in_words(missing: tuple[str, ...]) -> Mapping[str, str]:
    return {
        language: ", ".join(names[code] for code in missing)
        for language, names in NAMES_OF_LANGUAGES.items()
    }

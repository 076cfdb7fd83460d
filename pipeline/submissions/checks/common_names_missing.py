"""A target taxon without a common name in each of the three languages of the Convention."""

from collections.abc import Iterator, Mapping

from extractors.roles.cues import fold_in_place
from pipeline.i18n import Fact
from pipeline.submissions.dossier import Dossier
from pipeline.submissions.findings import Finding, Rule, Severity
from pipeline.submissions.taxa.name_languages import LABELS, LANGUAGES, holds_name, languages_given
from pipeline.submissions.taxa.target_entries import Entry, target_entries
from taxonomy.listing import Rank
from taxonomy.matching.match import Method

RULE = Rule(
    code="TAX004",
    severity=Severity.CHECK,
    basis="Resolution 12.28 (Rev.COP14), Annex 1, Step 1(2), and Annex 2, Target species",
    message="No common name in {languages} was recognised for {taxa}.",
    advice="Add any that are missing; a name that is not on our lists is not recognised.",
)
GROUPS = {Rank.CLASS, Rank.ORDER, Rank.FAMILY, Rank.GENUS}  # whose members bear the names
NAMES_OF_LANGUAGES = {
    "en": {"en": "English", "fr": "French", "es": "Spanish"},
    "fr": {"en": "anglais", "fr": "français", "es": "espagnol"},
    "es": {"en": "inglés", "fr": "francés", "es": "español"},
}


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding per species or subspecies; silent where the section is not there."""
    text = dossier.own_text("target_taxa")
    if not dossier.is_proposal or not text.strip():
        return
    for entry in target_entries(dossier.body("target_taxa"), dossier.targets):
        if entry.taxon.value.match.rank in GROUPS:
            continue
        given = _given(entry, dossier, text)
        missing = tuple(language for language in LANGUAGES if language not in given)
        if missing:
            name = entry.taxon.value.match.scientific_name
            facts: dict[str, Fact] = {"languages": _in_words(missing), "taxa": name}
            yield Finding(RULE, facts, entry.taxon.evidence, {"taxon": name})


def _given(entry: Entry, dossier: Dossier, text: str) -> set[str]:
    """The languages of the names in its entry, of our lists anywhere, of labels that go for all."""
    match = entry.taxon.value.match
    listed = dossier.common_names.get(match.scientific_name, {})
    language = dossier.header.language or "en"
    found = {code for code in LANGUAGES if holds_name(text, listed.get(code, ()))}
    if match.method is Method.COMMON_NAME:
        found.add(language)
    for part in entry.parts:
        words = part.text.replace(match.written, ";").replace(match.scientific_name, ";")
        found |= languages_given(words, part.head, listed, language)
    for part in entry.shared:
        folded = fold_in_place(part.text)
        found |= {code for code, label in LABELS.items() if label.search(folded)}
    return found


def _in_words(missing: tuple[str, ...]) -> Mapping[str, str]:
    return {
        language: ", ".join(names[code] for code in missing)
        for language, names in NAMES_OF_LANGUAGES.items()
    }

"""A target taxon is listed for some of its populations only."""

from collections.abc import Iterator, Mapping
from enum import Enum

from extractors.fields.states import find_states
from pipeline.dossier import Dossier
from pipeline.findings import Fact, Finding, Rule, Severity
from pipeline.regions import find_region
from taxonomy.populations import Population, Scope, restrictions

RULE = Rule(
    code="TAX006",
    severity=Severity.CHECK,
    basis="Resolution 12.28 (Rev.COP14), Annex 1, Step 1(2)",
    message="“{taxon}” stands in Appendix {appendix} with a limit: “{annotation}”. {answer}.",
    advice="Confirm that the action is about populations that are listed.",
)


class Answer(Enum):
    """How the submission and the note go together."""

    AGREES = "agrees"
    CONFLICTS = "conflicts"
    UNKNOWN = "unknown"


IN_WORDS: Mapping[Answer, Mapping[str, str]] = {
    Answer.AGREES: {
        "en": "The submission names it",
        "fr": "La soumission la nomme",
        "es": "La presentación la nombra",
    },
    Answer.CONFLICTS: {
        "en": "The States of the geographical range are not those of the populations listed",
        "fr": "Les États de l’aire de répartition ne sont pas ceux des populations inscrites",
        "es": "Los Estados del área de distribución no son los de las poblaciones incluidas",
    },
    Answer.UNKNOWN: {
        "en": "Cannot tell from the text whether it is meant",
        "fr": "Le texte ne permet pas de dire si elle est visée",
        "es": "El texto no permite decir si se refiere a ella",
    },
}


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding per note, whatever the answer: a person confirms it."""
    for taxon in dossier.targets:
        for listing, population in restrictions(taxon.value.match.listings):
            answer = _answer(population, dossier)
            facts: dict[str, Fact] = {
                "taxon": listing.taxon,
                "appendix": listing.appendix.value,
                "annotation": listing.annotation,
                "answer": IN_WORDS[answer],
            }
            states = dossier.proposal.range_states
            places = (state.evidence[0] for state in states if state.evidence)
            yield Finding(RULE, facts, (*taxon.evidence[:1], *dict.fromkeys(places)))


def _answer(population: Population, dossier: Dossier) -> Answer:
    named = {state.value.iso for state in dossier.proposal.range_states}
    text = "\n".join([dossier.own_text("target_taxa"), dossier.own_text("geographical_range")])
    if population.scope is Scope.UNCLEAR or population.between or not population.places:
        return Answer.UNKNOWN
    if population.scope is Scope.EXCEPT:
        return _with_exception(population, named)
    found = [_place(place, named, text) for place in population.places]
    if Answer.AGREES in found:
        return Answer.AGREES
    return Answer.CONFLICTS if set(found) == {Answer.CONFLICTS} else Answer.UNKNOWN


def _with_exception(population: Population, named: set[str]) -> Answer:
    """The listing holds everywhere but in the States of the note."""
    left_out = {one.iso for place in population.places for one in find_states(place)}
    if not left_out or not named:
        return Answer.UNKNOWN
    if named <= left_out:
        return Answer.CONFLICTS
    return Answer.UNKNOWN if named & left_out else Answer.AGREES


def _place(place: str, named: set[str], text: str) -> Answer:
    """Whether the submission is about this one place of a note."""
    states = {mention.iso for mention in find_states(place)}
    if states:
        return _by_states(states, named)
    region = find_region(place)
    if region is None:
        return Answer.AGREES if place.casefold() in text.casefold() else Answer.UNKNOWN
    if region.is_named(text):
        return Answer.AGREES
    answer = _by_states(set(region.states), named) if region.states else Answer.UNKNOWN
    return Answer.UNKNOWN if answer is Answer.AGREES and not region.land else answer


def _by_states(states: set[str], named: set[str]) -> Answer:
    if not named:
        return Answer.UNKNOWN
    return Answer.AGREES if named & states else Answer.CONFLICTS

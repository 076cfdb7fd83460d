"""A target taxon is listed for some of its populations only."""

import re
from collections.abc import Iterator, Mapping
from enum import Enum

from extractors.fields.states.countries import find_states
from extractors.roles.cues import cue_table, fold_in_place
from pipeline.convention.regions import find_region
from pipeline.i18n import Fact
from pipeline.i18n.appendices import in_languages
from pipeline.submissions.dossier import Dossier
from pipeline.submissions.findings import About, Finding, Rule, Severity
from pipeline.submissions.taxa.taxon_roles import AGAINST
from taxonomy.appendices.populations import Population, Scope, restrictions
from taxonomy.listing import Listing
from taxonomy.matching.match import NameMatch

RULE = Rule(
    code="TAX006",
    severity=Severity.CHECK,
    basis="Resolution 12.28 (Rev.COP14), Annex 1, Step 1(2)",
    message=(
        "“{taxon}” is listed in Appendix {appendix} with a restriction: “{annotation}”. {answer}."
    ),
    advice="Confirm that the action concerns the listed populations.",
)


SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n")
POPULATION = re.compile(r"\bpo(?:pulation|blacion)\w*")


class Answer(Enum):
    """How the submission and the note go together."""

    AGREES = "agrees"
    CONFLICTS = "conflicts"
    UNKNOWN = "unknown"


IN_WORDS: Mapping[Answer, Mapping[str, str]] = {
    Answer.AGREES: {
        "en": "The submission mentions it",
        "fr": "La soumission en fait mention",
        "es": "La presentación la menciona",
    },
    Answer.CONFLICTS: {
        "en": "The States of the geographical range are not those of the listed populations",
        "fr": "Les États de l’aire de répartition ne sont pas ceux des populations inscrites",
        "es": "Los Estados del área de distribución no son los de las poblaciones incluidas",
    },
    Answer.UNKNOWN: {
        "en": "The text does not allow us to say whether it is meant",
        "fr": "Le texte ne permet pas de dire si elle est visée",
        "es": "El texto no permite decir si se refiere a ella",
    },
}


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding per note that the section on the target taxa does not settle itself.

    A note on a family says nothing of a species with a line of its own in that Appendix.
    """
    answered: set[tuple[str, str]] = set()
    for taxon in dossier.targets:
        for listing, population, appendices in _notes(taxon.value.match):
            if (listing.taxon, listing.annotation) in answered:
                continue
            answered.add((listing.taxon, listing.annotation))
            if _is_settled(population, dossier.own_text("target_taxa")):
                continue
            answer = _answer(population, dossier)
            facts: dict[str, Fact] = {
                "taxon": listing.taxon,
                "appendix": appendices,
                "annotation": {**in_languages(listing.annotation), **dict(listing.wordings)},
                "answer": IN_WORDS[answer],
            }
            states = dossier.proposal.range_states
            places = (state.evidence[0] for state in states if state.evidence)
            evidence = (*taxon.evidence[:1], *dict.fromkeys(places))
            about: About = {"taxon": taxon.value.match.scientific_name}
            yield Finding(RULE, facts, evidence, about)


def _is_settled(population: Population, text: str) -> bool:
    """Whether a listed population is named as the one meant: "the Baltic Proper population"."""
    if population.scope is not Scope.INCLUDE or population.between:
        return False
    meant = [
        sentence
        for sentence in SENTENCE.split(text)
        if POPULATION.search(folded := fold_in_place(sentence))
        and all(cue.role not in AGAINST for cue in cue_table("taxa").find(folded))
    ]
    return any(_is_named(place, sentence) for place in population.places for sentence in meant)


def _is_named(place: str, text: str) -> bool:
    region = find_region(place)
    named = {state.iso for state in find_states(text)}
    states = {state.iso for state in find_states(place)}
    return (
        place.casefold() in text.casefold()
        or (region is not None and region.is_named(text))
        or bool(states and states <= named)
    )


def _notes(match: NameMatch) -> Iterator[tuple[Listing, Population, str]]:
    """Each note once, with the Appendices it stands in, "I, II"."""
    species = {line.appendix for line in match.listings if line.taxon == match.scientific_name}
    found = [
        (line, population)
        for line, population in restrictions(match.listings)
        if line.taxon == match.scientific_name or line.appendix not in species
    ]
    for key in dict.fromkeys((line.taxon, line.annotation) for line, _ in found):
        same = [pair for pair in found if (pair[0].taxon, pair[0].annotation) == key]
        appendices = ", ".join(sorted({line.appendix.value for line, _ in same}))
        yield (*same[0], appendices)


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
    left_out = {state.iso for place in population.places for state in find_states(place)}
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

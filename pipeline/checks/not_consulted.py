"""An entity is made responsible for an activity but not named among the consultations."""

import re
from collections.abc import Iterator

from extractors.fields.states import find_states
from extractors.fields.values import ProponentType
from extractors.plain import fold, plain
from pipeline.dossier import Dossier
from pipeline.findings import Evidence, Finding, Rule, Severity

RULE = Rule(
    code="CON001",
    severity=Severity.CHECK,
    basis="Resolution 12.28 (Rev.COP14), Annex 1, Step 1(4)",
    message="“{entity}” is made responsible but not named among the consultations.",
    advice="Ask whether it was consulted before submission and agrees with the activity.",
)
BETWEEN = re.compile(  # what stands between two entities in one cell
    r"\s*(?:[;,/\n•&]|\b(?:(?:together )?with|and|et|avec|y|e|con)\b"
    r"(?=\s+(?:(?:the|le|la|les|el|los|las)\s+|l['’])?[A-ZÀ-Þ]))\s*"
)
THE_PROPONENTS = re.compile(
    r"\b(proponents?|submitters?|auteurs?|proposants?|promot(?:eu|o)r(?:e?s)?|proponentes?|autor(?:es)?)\b"
)
NOBODY_YET = re.compile(r"^(tb[cdn]|n/?a|none|to be \w+|a d\w+|por \w+|all|tous|todos)\W*$")
ALL_RANGE_STATES = re.compile(
    r"\b(?:all|each|tous|todos)\b.{0,20}\b(?:range states|etats de l.aire|estados del area)"
)
SHORTEST_WORD = 4  # letters of a word that tells one entity from another


def check(dossier: Dossier) -> Iterator[Finding]:
    """Proponents need not consult themselves; silent where nothing is said of consultations."""
    consultations = dossier.own_text("consultations")
    if not dossier.is_proposal or not consultations.strip():
        return
    seen: set[str] = set()
    for entity, evidence in _responsible(dossier):
        key = plain(entity)
        if key not in seen and not _is_named(entity, consultations, dossier):
            yield Finding(RULE, {"entity": entity}, evidence)
        seen.add(key)


def _responsible(dossier: Dossier) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    for row in dossier.proposal.activities:
        for part in BETWEEN.split(row.value.responsibility):
            entity = part.strip(" .()")
            if any(letter.isupper() for letter in entity) and not NOBODY_YET.match(fold(entity)):
                yield entity, row.evidence


def _is_named(entity: str, consultations: str, dossier: Dossier) -> bool:
    """Named in the consultations, a proponent, or covered by words for all Range States."""
    folded = fold(entity)
    if THE_PROPONENTS.search(folded) or _is_proponent(entity, dossier):
        return True
    states = {mention.iso for mention in find_states(entity)}
    consulted = {mention.iso for mention in find_states(consultations)}
    if states:
        return states <= consulted or bool(ALL_RANGE_STATES.search(fold(consultations)))
    return _shares_words(entity, consultations)


def _is_proponent(entity: str, dossier: Dossier) -> bool:
    states = {mention.iso for mention in find_states(entity)}
    for sourced in dossier.proposal.proponents:
        proponent = sourced.value
        if proponent.type is ProponentType.GOVERNMENT and proponent.iso in states:
            return True
        if not states and _shares_words(entity, proponent.name):
            return True
    return False


def _shares_words(entity: str, text: str) -> bool:
    """Whether `text` names the entity: an acronym of it, or at least half of its longer words."""
    acronyms = re.findall(r"\b[A-Z][A-Z0-9-]+\b", entity)
    if any(re.search(rf"\b{re.escape(acronym)}\b", text) for acronym in acronyms):
        return True
    there = set(plain(text).split())
    words = [word for word in plain(entity).split() if len(word) >= SHORTEST_WORD]
    words = words or plain(entity).split()
    return 2 * sum(word in there for word in words) >= len(words)

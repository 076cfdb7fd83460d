"""Governments and bodies that running text names, each at its place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.fields.person_names import BODIES, ORGANIZATION, begins_as_a_body
from extractors.fields.proponents.name_chunks import PUBLIC
from extractors.fields.states.countries import find_states
from extractors.fields.states.state_context import without_namesakes
from extractors.fields.states.states_together import states_together
from extractors.fields.states.territories import state_over
from extractors.fields.values import Proponent, ProponentType, StateMention
from extractors.text import normalise, plain, same_length

_CAPITAL = r"(?:[A-ZÀ-ÝŒ][\w’'&-]*(?:\.(?=[A-Z]))?)"
_SMALL = (
    r"(?:of the|of|for the|for|de la|de las|de los|del|des|du|de|d[’']|pour la|pour le|pour les"
    r"|pour|para la|para el|para|l[’']|à la|des?)"
)
NAME = re.compile(
    rf"{_CAPITAL}(?:\s+{_CAPITAL}|\s+{_SMALL}\s*(?:l[’'])?{_CAPITAL})*(?:\s+\([A-Z][A-Za-z-]{{1,9}}\))?"
)
CLASS_NOUN = re.compile(
    r"\b(?:association|organi[sz]ation|organizacion|asociacion|society|charity|ngo|ong|fondation"
    r"|fundacion|foundation|reseau|red|societe|club|proyecto|projet)\W+$"
)
"""Small before a name: "l’organisation Sahara Conservation"."""
PLACE = re.compile(
    r"(?:\b(?:in|at|near|off|en|aux?|dans|a|desde|sur|vers|chez|within|across|throughout|between)"
    r"\s+(?:the |l[ae]s? |el |los )?|[\w)]\s*\($)$"
)
GOVERNMENTAL = re.compile(
    r"(?:govern\w*|gouvern\w*|gobiern\w*|republi\w*|kingdom|royaume|reino|sultan\w*|emirates?|state"
    r"|etat|estado|states|etats|estados|union|federation|commonwealth|minist\w+|department"
    r"|departement|departamento|agenc\w+|direct\w+|authorit\w+|autorit\w+|autoridad\w*|office"
    r"|oficina|part(?:y|ies|ie|e)s?|principal\w+|principaut\w+|celui|ceux|celle|that|those|el|la"
    r"|subsecretar\w+|secretar\w+|services?|servicio|administra\w+|institut\w*|crown)"
    r"(?:\s+[\w'’,-]+){0,9}?\s+(?:of(?: the)?|de la|de l|del|de|du|des|d)\W*$"
)
ASKED_BY = re.compile(
    r"\b(?:request|demande|peticion|solicitud|instancia)"
    r" (?:of(?: the)?|de la|de l|del|de|du|des|d)\W*$"
)
""" "At the request of Chad": not where, but for whom."""
OF = re.compile(r"\b(?:of(?: the)?|de la|de l|del|de|du|des|d)\W*$")
THING = re.compile(
    r"\b(?:concerted|concertee|concertada|convention|convencion|conference|conferencia|resolution"
    r"|resolucion|memorandum|memorando|agreement|accord|acuerdo|secretary|secretaire|secretaria"
    r" ejecutiva|appendi\w+|apendices?|annexe?s?|anexos?|scientific council|conseil scientifique"
    r"|consejo cientifico|mou|cms|unep|pnue|pnuma|programme des nations|united nations|nations"
    r" unies|naciones unidas|red list|liste rouge|lista roja|working group|strategic plan"
    r"|plan strategique|plan estrategico)\b"
)
"""Of these none hands in a paper, whatever noun begins the name."""
OF_WORDS = frozenset(["of", "for", "de", "du", "des", "del", "d", "pour", "para"])
MOST_WORDS = 12  # of the name of a body


@dataclass(frozen=True, slots=True)
class BodyMention:
    """Who is named at `text[start:end]`."""

    proponent: Proponent
    start: int
    end: int


def body_mentions(text: str, language: str | None = None) -> list[BodyMention]:
    """The governments and bodies of a text, in order, without States that only say where.

    An office of a State is the government of that State.

    >>> [m.proponent.iso or m.proponent.name for m in body_mentions("Kenya thanks Lion Trust.")]
    ['KE', 'Lion Trust']
    """
    bodies = list(_bodies(text))
    named = (*without_namesakes(text, find_states(text, language)), *states_together(text))
    states = [
        state
        for state in named
        if not any(body.start <= state.start < body.end for body in bodies)
        and state_over(state.iso) is None
    ]
    offices = [body for body in bodies if PUBLIC.search(normalise(body.proponent.name))]
    public = {body for body in offices for state in states if _is_seat(text, state, [body])}
    bodies = [body for body in bodies if body not in public]  # the State is who is meant
    seats = {state for state in states if _is_seat(text, state, bodies)}
    states = sorted(set(states) - seats, key=lambda state: state.start)
    governments = list(_governments(text, states))
    return sorted((*governments, *bodies), key=lambda mention: mention.start)


def _is_seat(text: str, state: StateMention, bodies: Sequence[BodyMention]) -> bool:
    """Whether a State stands behind a body and at most a town: "Lion Trust, Thiès, Senegal"."""
    before = max((body.end for body in bodies if body.end <= state.start), default=-1)
    between = text[before : state.start] if before >= 0 else "-"
    return bool(re.fullmatch(r"\s*(?:[,(]|\s[–-])\s*(?:[A-ZÀ-Ý][\w’' -]{1,25}[,;(]\s*)?", between))


def _governments(text: str, states: Sequence[StateMention]) -> Iterator[BodyMention]:
    folded, counted = same_length(text), list[StateMention]()
    for state in states:
        ahead = folded[max(0, state.start - 90) : state.start].rpartition(". ")[2]
        before = counted[-1] if counted else None
        between = folded[before.end : state.start] if before else ""
        listed = bool(before) and bool(LISTED.fullmatch(between))
        if not listed and _is_place(ahead):
            continue
        counted.append(state)
        formal = GOVERNMENT_OF.search(ahead)
        begins = state.start - len(formal[0]) if formal else state.start
        name = text[begins : state.end].strip()
        government = Proponent(name, ProponentType.GOVERNMENT, state.iso)
        yield BodyMention(government, state.start, state.end)


GOVERNMENT_OF = re.compile(
    r"\b(?:royal )?(?:government|gouvernement|gobierno) (?:of|de|du|del|d')\s?(?:the |la |l'|el )?"
    r"(?:(?:republic|republique|republica|kingdom|royaume|reino) (?:of|de|du|del|d')\s?"
    r"(?:the |la |l'|el )?)?$"
)
LISTED = re.compile(
    r"\s*(?:\([^)]*\))?\s*(?:,|;|\band\b|\bet\b|\by\b|\be\b)+\s*(?:and |et |y )?"
    r"(?:(?:of|de|del|du|des|d)\W*)?(?:the |l[aeo]s? |el |l\W)?\s*"
    r"(?:(?:republi\w+|kingdom|royaume|reino|government|gouvernement|gobierno) "
    r"(?:of|de|du|del|d)\W*(?:the |la |el |l\W)?)?"
)


def _is_place(ahead: str) -> bool:
    """Whether the words before a State make it a place: "in Kenya", "the elephants of Kenya"."""
    names_them = GOVERNMENTAL.search(ahead) or ASKED_BY.search(ahead)
    return bool(PLACE.search(ahead) or (OF.search(ahead) and not names_them))


def _bodies(text: str) -> Iterator[BodyMention]:
    for found in NAME.finditer(text):
        name, start = found[0], found.start()
        bare = re.sub(r"^(?:The|Les?|La|El|Los|Las|L[’'])\s*", "", name)
        start += len(name) - len(bare)
        bare = re.sub(r"[’']s?$", "", bare)
        ahead = text[max(0, start - 80) : start]
        if len(bare.split()) > MOST_WORDS or not _is_body(bare, normalise(ahead[-30:])):
            continue
        if (
            IN_BRACKETS.search(ahead)
            or _is_half(ahead, bare)
            or OF_ANOTHER.search(normalise(ahead))
        ):
            continue
        if not (PUBLIC.match(normalise(bare)) and find_states(bare)):
            proponent = Proponent(bare, ProponentType.ORGANIZATION)
            yield BodyMention(proponent, start, found.end())


HALF = re.compile(
    rf"{_CAPITAL}(?:\s+(?:{_SMALL}\s*)?{_CAPITAL})*,?\s+(?:and|et|y|e|&)\s+(?:[a-z’' ]{{0,6}})?$"
)


def _is_half(ahead: str, name: str) -> bool:
    """Whether a name is the second half of an office’s: "Ministry of Forests and Fish Affairs"."""
    half = HALF.search(ahead)
    first = plain(half[0]).split()[:1] if half else []
    office = half and (PUBLIC.match(normalise(half[0])) or find_states(half[0]))
    begins = plain(name).split()[0] in ORGANIZATION
    return bool(half) and not begins and bool(office or not ORGANIZATION.isdisjoint(first))


IN_BRACKETS = re.compile(r"[A-ZÀ-Ý][\w’'-]*\s+\([^)]*$")
"""Behind a name, the office that acts for it."""
OF_ANOTHER = re.compile(
    r"(?:[,)]|\b(?:partner|member|branch|section|socio|socia|membre|miembro|partenaire|filial\w*"
    r"|affiliate|arm|part|project|programme|projet|proyecto|deadline|request))"
    r"\s+(?:of(?: the)?|de la|de l|del|de|du|des|d)\W*$"
)
"""Before the body to which the one named first belongs."""


def _is_body(name: str, ahead: str) -> bool:
    words = plain(re.sub(r"\([^)]*\)", "", name)).split()
    if THING.search(normalise(name)):
        return False
    if any(state.end - state.start >= len(name) - 1 for state in find_states(name)):
        return False
    if len(words) < 2:
        return bool(CLASS_NOUN.search(ahead)) and not find_states(name)
    if PUBLIC.match(normalise(name)) or re.match(r"(?:government|gouvernement|gobierno)", words[0]):
        return False  # the State behind it is who is meant
    edges = {words[0], words[-1]}
    edges |= {word for word, small in pairwise(words) if small in OF_WORDS}
    return (
        not ORGANIZATION.isdisjoint(edges)
        or not BODIES.isdisjoint(words)
        or begins_as_a_body(name)
        or (bool(CLASS_NOUN.search(ahead)) and not find_states(name))
    )

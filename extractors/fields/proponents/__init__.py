"""Who proposes an action or reports on it."""

import re
from collections.abc import Iterator

from extractors.fields.person_names import begins_as_a_body, is_person
from extractors.fields.proponents.acting_for import without_deputies
from extractors.fields.proponents.class_nouns import bare_name
from extractors.fields.proponents.counted_governments import counted_governments
from extractors.fields.proponents.name_chunks import PUBLIC
from extractors.fields.proponents.proponent_identity import is_same, speaks_for_another
from extractors.fields.proponents.proponent_labels import partners_of_a_lead
from extractors.fields.proponents.proponent_names import (
    AND,
    COMMA_OR_AND,
    MOST_WORDS,
    STRONG,
    THE,
    begins_with_body_noun,
    ends_a_name,
    has_body_word,
    is_inside,
    is_name,
    names_of_list,
    split_outside,
)
from extractors.fields.proponents.proponent_phrases import proponent_phrases
from extractors.fields.proponents.proponent_plausible import is_office_of, is_plausible
from extractors.fields.proponents.proponent_roles import weighed
from extractors.fields.proponents.proponent_sentences import stands_elsewhere, without_writers
from extractors.fields.proponents.seats import without_seats
from extractors.fields.proponents.state_sequences import (
    SEVERAL,
    SMALL,
    is_title_of,
    joined,
    only_states,
    states_meant,
)
from extractors.fields.states.countries import find_states, state_name
from extractors.fields.states.demonyms import governments_by_adjective, state_of_formal_name
from extractors.fields.values import Proponent, ProponentType, StateMention
from extractors.text import normalise, plain, same_length

_GOVERNMENT = (
    r"(?:governments?|gouvernements?|gobiernos?|govts?\.?|etats? d[ue]s?|estados? del?"
    r"|states? of (?!the\b)|grand[ -]duch\w+|gran ducado|principality|principaute|principado"
    r"|confederation(?= suisse))"
)
_WITH = (
    r"in (?:close )?(?:collaboration|cooperation|partnership|association|conjunction) with",
    r"(?:jointly|together|along) with|supported by|with (?:the )?support (?:of|from)",
    r"en (?:etroite )?(?:collaboration|cooperation|partenariat|association|concertation) avec",
    r"conjointement avec|avec l(?:e soutien|[’' ]appui) (?:de|du|des)",
    r"en (?:estrecha )?(?:colaboracion|cooperacion|asociacion) con|conjuntamente con|junto con",
    r"con el apoyo de|con la (?:colaboracion|participacion) de(?:l)?|avec la (?:collaboration"
    r"|participation) d[eu]",
)
JOINT = re.compile(
    rf"\s*;\s*|,?\s+(?:{'|'.join(_WITH)})\s+{THE}|,\s+(?:with|avec|con)\s+{THE}"
    rf"|(?:\s*,|\s*,?\s+{AND})\s+{THE}(?=(?:{_GOVERNMENT}|minist\w+)\b)"
)
GOVERNMENT = re.compile(rf"^{THE}{_GOVERNMENT}\b")
OFFICE = re.compile(
    r"\b(?:minist(?:ry|ere|erio|er|re|r[oa])|department of|departement|departamento"
    r"|government|gouvernement|gobierno)\b"
)
AGENCY = re.compile(
    r"\b(?:agency|agence|agencia|authority|autorite|autoridad|director\w+|direccion)\b"
)
OF_THE_STATE = re.compile(
    r"(?:direc\w+|department|agenc\w+|agence|office|oficina|services?|servicio|secretar\w+"
    r"|subsecretaria|authority|autoridad|autorite|commission nationale|comision nacional"
    r"|national \w+"
    r"|(?:corporacion|administracion|comision|compania|parques|parcs|office) na[ct]iona\w*"
    r"|institut[eo]? nac?tional[e]?|instituto nacional)\b"
)
"""Bodies of a State, where it is named with them."""
FORMAL = re.compile(r"(?:republi\w+|kingdom|reino|royaume|sultan\w+|state of|estado|union)\b")
IN_CHARGE = re.compile(r"\s*(?::|\s[–—-])\s+\S|\s*\([^)]*\)\s*$")
"""Behind a State: the office that answers for it."""
UNION = re.compile(
    r"^(?:the |l\W)?(?:european union|union europeenne|la union europea|union europea)\b"
)
BULLET = re.compile(
    r"^\s*(?:[-–—•·*▪●○◦‣⁃\uf0b7]|\(?[a-z0-9]{1,2}[.)]|\d{1,2}(?:\.\d{1,2})+\.?\s)\s*(?=\S)"
)
LABEL = re.compile(
    r"^\s*(?:(?:lead |co-?|main )?(?:proponent|proponente|auteur|party|parti|part|name|nom|nombre"
    r"|organi[sz]ation|organisation|organizacion|proposant|autor|entite"
    r"|entidad)(?:e?s)?(?:\(e?s\))?"
    r"|(?:submitted|proposed|presented|prepared) by|(?:soumis|presente|propose)e? par"
    r"|(?:presentad|propuest)[oa] por)\s*(?::|\bby\b|(?<=by)|(?<=par)|(?<=por))\s*" + THE
)
ARTICLE = re.compile(r"^(?:the|les?|la|el|los|las)\s+")
DOTS = re.compile(r" · (?!.*\d)")
CONTACT = re.compile(
    r"@|https?:|www\.|^\s*(?:tel|phone|fax|e-?mail|mail|address|adresse|direccion(?=\s*:| postal)"
    r"|telephone"
    r"|telefono"
    r"|contact|contacto|avenue|rue|street|calle|avenida|p\.? ?o\.? ?box|bp|website|site web"
    r"|mobile|focal point|point focal"
    r"|punto focal)\b|\b(?!(?:19|20)\d\d\b)\d{4,}\b|\+\d"
)


def parse_proponents(text: str, language: str | None = None) -> list[Proponent]:
    """Governments, organisations and persons that `text` names, in order, each once.

    Lists of governments are taken apart; addresses and the like are passed over, and so is a
    sentence that tells of a proponent instead of naming it. The European Union is a Party and
    has the code EU.

    >>> [p.iso for p in parse_proponents("Governments of New Zealand, Australia and Chile")]
    ['NZ', 'AU', 'CL']
    """
    if stands_elsewhere(text):
        return []
    text = partners_of_a_lead(without_deputies(text))
    lines = (
        DOTS.sub("; ", without_seats(_without(LABEL, BULLET.sub("", line).strip())))
        for line in without_writers(text).split("\n")
    )
    phrases = proponent_phrases("\n".join(lines), language)
    found = [p for phrase in phrases for p in _from_line(phrase, language) if is_plausible(p)]
    kept: list[Proponent] = []
    for proponent in found:
        office = is_office_of(proponent, kept[-1] if kept else None)
        if not office and not any(is_same(proponent, other) for other in kept):
            kept.append(proponent)
    alone = [proponent for proponent in kept if not speaks_for_another(proponent, kept)]
    return weighed(alone or counted_governments(text, language), text, language)


def _from_line(line: str, language: str | None) -> Iterator[Proponent]:
    for piece in split_outside(JOINT, _without(LABEL, line)):
        part = piece.strip(" .,;:–-")
        if not UNION.match(normalise(part)):
            part = bare_name(part)
        if part and not CONTACT.search(normalise(part)):
            yield from _from_part(part, language)


def _from_part(part: str, language: str | None) -> Iterator[Proponent]:
    folded = normalise(part)
    mentioned = states_meant(part, language)
    states = [s for s in mentioned if not is_inside(part, s.start)]
    if mentioned and not states and (OFFICE.match(folded) or AGENCY.search(folded)):
        at_end = part.rstrip(" .").endswith(f"({mentioned[-1].written})")
        states = mentioned[-1:] if at_end or OFFICE.match(folded) else []
    if _names_nobody(folded):
        return
    if parts := _behind_a_state(part, mentioned):
        for piece in parts:
            yield from _from_part(piece, language)
        return
    if adjectives := governments_by_adjective(part):
        government = ProponentType.GOVERNMENT
        names = [state_name(iso, language or "en") for iso in adjectives]
        names = [part] if len(names) == 1 else names
        yield from (Proponent(n, government, i) for n, i in zip(names, adjectives, strict=True))
    elif UNION.match(folded):
        yield Proponent(part, ProponentType.GOVERNMENT, "EU")
    elif states and not states[0].start and IN_CHARGE.match(part[states[0].end :]):
        yield Proponent(states[0].written, ProponentType.GOVERNMENT, states[0].iso)
    elif states and not only_states(part, states) and (mixed := _states_first(part, states)):
        yield from mixed[0]
        yield from _from_part(mixed[1], language)
    elif GOVERNMENT.match(folded) and states:
        yield from _governments(part, states, language)
    elif states and only_states(part, states):
        yield from (Proponent(s.written, ProponentType.GOVERNMENT, s.iso) for s in states)
    elif states and (_is_of_a_state(part) or not _outside(part)):
        whole = len(part.split()) <= MOST_WORDS
        name = part if whole else part[: states[-1].end]
        yield Proponent(name, ProponentType.GOVERNMENT, states[-1].iso)
    elif GOVERNMENT.match(folded) or (FORMAL.match(folded) and state_of_formal_name(part)):
        yield Proponent(part, ProponentType.GOVERNMENT, state_of_formal_name(part))
    elif listed := _state_last(part, states):
        yield from _named(listed[0])
        yield listed[1]
    else:
        for named in _named(part):
            place = states_meant(named.name, language)  # "Manta Trust, Kenya" tells where it is
            if place and _is_of_a_state(named.name):
                yield Proponent(named.name, ProponentType.GOVERNMENT, place[-1].iso)
            elif (
                place and FORMAL.match(normalise(named.name)) and is_title_of(named.name, place[0])
            ):
                yield Proponent(place[0].written, ProponentType.GOVERNMENT, place[0].iso)
            elif not place or not only_states(named.name, place):
                yield named


def _behind_a_state(part: str, states: list[StateMention]) -> tuple[str, str] | None:
    """Two names with an "and" between, the first an office that ends with its State."""
    for joint in COMMA_OR_AND.finditer(same_length(part)):
        left, right = part[: joint.start()], part[joint.end() :]
        bare = re.sub(r"\s*\([^)]*\)$", "", left)
        ends = any(state.end == len(bare) and state.start for state in states)
        named = has_body_word(right) or PUBLIC.match(normalise(right))
        if (
            ends
            and named
            and right[:1].isupper()
            and (has_body_word(left) or PUBLIC.search(normalise(left)))
        ):
            return left, right
    return None


def _names_nobody(folded: str) -> bool:
    """A bare "Government", or "Gobiernos de": the head of a list or of a column."""
    bare = [word for word in plain(folded).split() if word not in SMALL]
    return len(bare) < 2 and bool(OFFICE.match(folded) or GOVERNMENT.match(folded))


def _states_first(part: str, states: list[StateMention]) -> tuple[list[Proponent], str] | None:
    """The bare States that begin a list, and what stands behind them: "Kenya, Manta Trust".

    "Madagascar and Indian Ocean Seabird Group" is one name: one State wants a comma or an article.
    """
    if states[0].start:
        return None
    listed = joined(part, states)
    rest = re.sub(r"^\s*\([^)]*\)", "", part[listed[-1].end :])
    joint = COMMA_OR_AND.match(same_length(rest))
    formal = bool(FORMAL.match(normalise(listed[0].written)))
    weak = (
        len(listed) == 1 and "," not in joint[0] and not STRONG.search(joint[0]) if joint else True
    )
    if not joint or (weak and not formal and not begins_with_body_noun(rest[joint.end() :])):
        return None
    behind = rest[joint.end() :].strip(" .,;")
    if not is_name(behind) or OFFICE.search(normalise(behind)):
        return None
    return [Proponent(s.written, ProponentType.GOVERNMENT, s.iso) for s in listed], behind


def _state_last(part: str, states: list[StateMention]) -> tuple[str, Proponent] | None:
    """Bodies and, behind an "and", one bare State: "Cap Tortues, Mer Vivante et Gabon"."""
    joints = list(COMMA_OR_AND.finditer(same_length(part)))
    if len(states) != 1 or not joints or "(" in part:
        return None
    left, right = part[: joints[-1].start()], part[joints[-1].end() :].strip(" .")
    state = states[0]
    bare = state.start == joints[-1].end() and state.written == right
    before = left.rpartition(", ")[2]
    named = ends_a_name(before) or begins_as_a_body(before)
    named = named or (bool(STRONG.search(joints[-1][0])) and begins_with_body_noun(before))
    if not bare or "," in joints[-1][0] or not named:
        return None
    return left, Proponent(state.written, ProponentType.GOVERNMENT, state.iso)


def _governments(
    part: str, states: list[StateMention], language: str | None
) -> Iterator[Proponent]:
    """ "Governments of …": a list of States, or one with its ministry, and who stands behind."""
    listed = joined(part, states)
    rest = part[listed[-1].end :]
    office = re.match(r"\s*\([^)]*\)", rest) or (
        OFFICE.search(normalise(rest)) and re.match(r".*", rest)
    )
    end = listed[-1].end + (office.end() if office else 0)
    if len(listed) > 1:
        yield from (Proponent(s.written, ProponentType.GOVERNMENT, s.iso) for s in listed)
    else:
        whole = _without(ARTICLE, part[:end]).strip()
        name = states[0].written if SEVERAL.match(normalise(part)) else whole
        yield Proponent(name, ProponentType.GOVERNMENT, states[0].iso)
    behind = re.match(rf"\s*,?\s*(?:{AND}\s+|,\s*){THE}", normalise(part[end:]))
    if behind:
        yield from _from_part(part[end + behind.end() :].strip(" .,;"), language)


def _named(part: str) -> Iterator[Proponent]:
    """Organisations and persons; a list of them is cut only where both sides are names."""
    for name in names_of_list(part):
        yield _one(name)


def _one(name: str) -> Proponent:
    person = is_person(name)
    return Proponent(name, ProponentType.PERSON if person else ProponentType.ORGANIZATION)


def _is_of_a_state(name: str) -> bool:
    """Whether a name is that of an office or body of the State that it names."""
    return bool(OFFICE.search(normalise(name)) or OF_THE_STATE.match(normalise(name)))


def _outside(part: str) -> bool:
    """Whether a State stands outside parentheses: not in "Environment Agency (Oman)"."""
    return bool(find_states(re.sub(r"\([^)]*\)", "", part)))


def _without(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.match(same_length(text))
    return text[match.end() :] if match else text

"""The chunks of a phrase that name somebody, without what tells of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.fields.person_names import BODIES, ORGANIZATION, is_person
from extractors.fields.proponents.acting_for import FOR, without_own_name
from extractors.fields.proponents.office_topics import TOPICS
from extractors.fields.proponents.proponent_names import LEGAL_FORM, is_inside, with_acronym
from extractors.fields.states.countries import find_states
from extractors.fields.states.demonyms import governments_by_adjective
from extractors.text import normalise, plain, same_length

ARTICLE = re.compile(r"^(?:(?:the|les?|la|el|los|las)\s+|l['’]\s*)", re.IGNORECASE)
GOVERNMENT = re.compile(
    r"^(?:governments?|gouvernements?|gobiernos?|govts?\.?|etats? d[ue]s?|estados? del?"
    r"|states? of (?!the\b))\b"
)
RELATIVE = re.compile(
    r"^(?:which|who|whose|that|where|based in|qui|que|dont|ou|ayant|quien(?:es)?|cuy[oa]s?|con sede"
    r"|(?:an?|une?|una?|unos)(?= )|all|both|tou[st]e?s?|amb[oa]s)\b"
)
THROUGH = re.compile(
    r"(?:^|\s)(?:represented by|acting through|through|via|par la voix|par l.intermediaire|par"
    r"|a travers"
    r"|representee? par|por conducto|por medio|a traves|por|representad[oa] por|with the support"
    r"|avec l.appui|avec le soutien|con el apoyo|con el aval|with the endorsement"
    r"|con la asesoria|con asesoria|con la ayuda|avec l.aide|with advice|with help|con vistas"
    r"|con miras"
    r"|by (?:its|their)|(?:y|et|and) (?:l[aeo]s? )?(?:apoya|respalda|avala|appuie|soutien"
    r"|support)\w*"
    r"|en vue|a l.(?:intention|attention)|to the|for consideration|from contributions"
    r"|(?:at|upon|on) the request|a la demande|a (?:peticion|solicitud|instancia) de"
    r"|(?:after|apres|tras|previa|following|suite a)(?= \w)|in (?:close )?consultation with"
    r"|en (?:etroite )?(?:consultation|concertation) avec|en consulta con|de acuerdo con"
    r"|por acuerdo con|en accord avec|by agreement with|on the basis of|sur la base"
    r"|sobre la base|based on|within the framework|in the framework|dans le cadre"
    r"|en el marco|(?:with|avec|con) (?:the |l[ae] |l.|el |las |les |los )?(?:[a-z]+ ){0,2}?"
    r"(?:input|contribution|aporte|help|aide|ayuda|support|appui|apoyo|advice|concours|soutien"
    r"|assistance|asistencia|agreement|accord|acuerdo|consent|data|donnees|datos|funding"
    r"|financement|financiacion|participation|participacion)s?)\b.*$"
)
WHERE = re.compile(r"^(?:a|in|at|en|au)\s+[\w'-]+$")
_WITH = (
    r"(?:in (?:close )?(?:collaboration|cooperation|partnership|association) with"
    r"|en conjunto con|juntamente con|de concert avec|(?:jointly|together|along) with|with"
    r"|en (?:etroite )?(?:collaboration|cooperation"
    r"|partenariat"
    r"|association) avec|conjointement avec|avec|en (?:estrecha )?(?:colaboracion|cooperacion"
    r"|asociacion)"
    r" con|conjuntamente con|junto con|con)"
)
SEPARATOR = re.compile(
    r"\s*;\s*(?:(?:and|et|y|e)\b\s*,?\s*)?"
    rf"|,{LEGAL_FORM}\s+"
    rf"(?:(?:and|et|y|e|{_WITH})\s+)?(?:of |de(?=l?\s)l? |du |des )?"
)
OF = re.compile(r"(?:of|del?|du|des) (?:l )?$")
UNION = re.compile(r"\b(?:european union|union europeenne|union europea)\b")
POSSESSIVE = re.compile(r"['’]s(?:\s+[a-z]|$)")
AS_ROLE = re.compile(r"\s(?:as (?:their|its|the)|comme|en tant que|en calidad de|como su)\s.*$")
CONJUNCTION = re.compile(rf"\b(?:and|et|y|e|{_WITH})\b")
LAST_AND = re.compile(r"\s+(?:and|et|y|e)\s+(?!.*\s(?:and|et|y|e)\s)")
AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|does|did|proposes?|submits?|wish(?:es)?"
    r"|brings?|asks?|leads?|follows?|signs?|joins?|joined|shares?|stands?|takes?|signent|signe"
    r"|firman?"
    r"|dirige[n]?|encabezan?|lideran?|joint|coordinates?|act(?:s|ed)?"
    r"|est|sont|etait|ont|propose(?:nt)?|soumet(?:tent)?|souhaite(?:nt)?|tient|portent?|presentent?"
    r"|es|son|fue|fueron|ha|han|presentan?|proponen?|someten?|desean?|administrent|n.agit)\b"
    r"|\ba\s+\w+e(?:e?s)?\b"
)
_SMALL = """
of the and for in on its de du des la le les l d del los las y e et pour para a al au aux en von van
sur sobre sus ses da do das dos di della tot voor van der den und für fur zum zur to against
without through sans contre sin contra
"""
SMALL = frozenset((*_SMALL.split(), "à"))
"""Within names; in English one that no capital follows ends a name."""
ROLE_BEHIND = re.compile(
    r"\s(?:partner|member|affiliate|observer|partenaire|membre|observateur|socio|miembro)$"
)
""" "BirdLife partner": what somebody is, and no name."""
PLACE_WORDS = 3
PUBLIC = re.compile(
    r"\b(?:minist\w+|department|departement|departamento|direction|directorate|direccion|agency"
    r"|agence"
    r"|agencia|office|oficina|institut[eo]?|service|servicio|authority|autoridad|autorite"
    r"|subsecretaria|consejeria|administration|administracion|bureau|(?:haut-)?commissariat"
    r"|subdireccion|secretariat d.etat|secretaria de)\b"
)
"""Of these the government is the proponent for which they act."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch between commas or semicolons, with what stands before it."""

    text: str
    item: bool  # a semicolon, or the beginning
    joined: bool  # an "and"
    lead: str = ""  # small words before it that are left out of `text`
    of: bool = False  # "of" or "de": behind a body the place where it is


def _begins_with_its_noun(text: str) -> bool:
    """Whether the noun of a government or body comes first: "et du Gouvernement de la Lituanie"."""
    first = plain(text).split()[:1]
    return bool(GOVERNMENT.match(normalise(text))) or not ORGANIZATION.isdisjoint(first)


def names_in(phrase: str, language: str | None) -> Iterator[str]:
    """The chunks of `phrase` that name somebody, without what tells of them and where they are."""
    kept: list[str] = []
    chunks = list(_chunks(without_own_name(phrase)))
    telling = somewhere = False
    aside, begun = "", 0
    for n, chunk in enumerate(chunks):
        text = _without_through(chunk.text)
        if chunk.item or chunk.joined or (somewhere and ARTICLE.match(text)):
            telling = somewhere = False
        begun = len(kept) if chunk.item and not text.startswith(FOR) else begun
        previous = kept[-1] if kept and not chunk.item else ""
        if previous and (whole := with_acronym(previous, f"{chunk.lead}{chunk.text}")):
            kept[-1] = whole
            continue
        goes_on = not find_states(aside, language) and _goes_on(text, kept, language)
        if telling and (goes_on or _first_body(text, kept)):
            telling = False
        if text.startswith(FOR):
            text = text.removeprefix(FOR)
            if any(map(is_person, kept[begun:])):
                del kept[begun:]
            elif kept and not find_states(text, language) and not UNION.search(normalise(text)):
                telling = True  # a government for a group of bodies: the government is the one
            elif kept:
                kept[-1:] = _without_public(kept[-1], language)
        if previous and not chunk.joined and _is_of_office(previous, text, language):
            kept[-1] = f"{previous}, {text}"
            continue
        latest = LAST_AND.split(re.sub(r"\([^)]*\)", "", previous))[-1]
        elsewhere = chunk.of and bool(previous) and not _lists_states(latest, language)
        elsewhere = elsewhere and not (chunk.joined and _begins_with_its_noun(text))
        if AS_ROLE.search(normalise(text)) or POSSESSIVE.search(text) or elsewhere:
            telling = True
        if telling or not text or (_tells(text) and not _is_office(text, chunk, language)):
            telling, somewhere = True, bool(WHERE.match(normalise(text))) and not telling
            aside = text or chunk.text
            continue
        aside = ""
        last = n + 1 == len(chunks) or chunks[n + 1].item or _tells(chunks[n + 1].text)
        last = last or (len(text.split()) == 1 and _is_body(previous))
        if previous and not chunk.joined and last and _is_place(text, previous, language):
            continue
        kept.append(_up_to_verb(text, language))
    yield from filter(None, kept)


def _goes_on(text: str, kept: list[str], language: str | None) -> bool:
    """Whether a list of States goes on behind what was told of one: "Bénin, chef de file, Togo"."""
    bare = ARTICLE.sub("", text)
    states = find_states(bare, language)
    return bool(kept and states and not states[0].start) and _lists_states(kept[-1], language)


def _first_body(text: str, kept: list[str]) -> bool:
    """Whether a chunk names a body where so far nobody was: "We are a society, the Otter Trust"."""
    bare = ARTICLE.sub("", text)
    return not kept and bare != text and bare[:1].isupper() and _is_body(bare)


def _is_body(name: str) -> bool:
    """Whether a name of two words and more holds the noun of a body."""
    words = plain(name).split()
    return len(words) > 1 and not BODIES.isdisjoint(words)


def _is_of_office(previous: str, text: str, language: str | None) -> bool:
    """Whether a chunk goes on with the name of an office, or says whose office it is.

    "Ministry of Environment", "Climate Change"; "Department of Wildlife", "Republic of Zambia".
    """
    office = normalise(previous).rpartition(":")[2]
    text = ARTICLE.sub("", text)
    if not PUBLIC.search(office) or not text[:1].isupper() or "(" in previous:
        return False
    states = find_states(text, language)
    if states and not states[0].start:
        return not find_states(previous, language) and len(states) == 1
    words = set(plain(re.sub(r"\([^)]*\)", "", text)).split())
    if find_states(previous, language) and not states:
        return bool(words & TOPICS)
    named = (
        words & ORGANIZATION or GOVERNMENT.match(normalise(text)) or PUBLIC.match(normalise(text))
    )
    return not named and bool(words & TOPICS)


def _without_public(name: str, language: str | None) -> list[str]:
    """`name` without the office at its end, which acts for the government named next."""
    if PUBLIC.match(normalise(ARTICLE.sub("", name))) and not find_states(name, language):
        return []
    pieces = LAST_AND.split(name, maxsplit=1)
    if find_states(pieces[-1], language) or not PUBLIC.search(normalise(pieces[-1])):
        return [name]
    return pieces[:-1]


def _chunks(phrase: str) -> Iterator[Chunk]:
    folded, at, item, joined, lead, of = same_length(phrase), 0, True, False, "", False
    for match in SEPARATOR.finditer(folded):
        if is_inside(phrase, match.start()):
            continue
        yield Chunk(phrase[at : match.start()].strip(), item, joined, lead, of)
        at = match.end()
        of, lead = bool(OF.search(match[0])), phrase[match.start() : match.end()].lstrip(" ,;")
        item, joined = bool(";" in match[0]), bool(CONJUNCTION.search(match[0]))
    yield Chunk(phrase[at:].strip(" ."), item, joined, lead, of)


def _without_through(text: str) -> str:
    match = THROUGH.search(same_length(text))
    if not match or is_inside(text, match.start()):
        return text
    is_title = match.start() and match[0].strip() and text[match.start() :].strip()[:1].isupper()
    return text if is_title else text[: match.start()].strip()


def _tells(text: str) -> bool:
    """Whether a chunk tells of the name before it: it begins small, but for an article."""
    folded = normalise(text)
    if RELATIVE.match(folded) or ROLE_BEHIND.search(text):
        return True
    bare = ARTICLE.sub("", text)
    if not bare[:1].islower():
        return False
    if bare == text:
        return True
    words = bare.split()
    named = plain(words[0]) in ORGANIZATION or GOVERNMENT.match(normalise(words[0]))
    return not (named and any(word[:1].isupper() for word in words[1:4]))


def _is_office(text: str, chunk: Chunk, language: str | None) -> bool:
    """Whether an item begins with the office of a State, small: "ministère de … du Gabon"."""
    bare = normalise(ARTICLE.sub("", text))
    named = find_states(text, language) or governments_by_adjective(text)
    return chunk.item and bool(PUBLIC.match(bare) and named)


def _lists_states(name: str, language: str | None) -> bool:
    """Whether a name is that of a government, or begins a list of States."""
    bare = ARTICLE.sub("", name)
    states = find_states(bare, language)
    return bool(GOVERNMENT.match(normalise(bare))) or bool(states and not states[0].start)


def _is_place(text: str, previous: str, language: str | None) -> bool:
    """Whether a chunk behind a body's name is its town or country and no name of its own."""
    words = re.sub(r"\([^)]*\)", "", text).split()
    if not words or len(words) > PLACE_WORDS or not ORGANIZATION.isdisjoint(plain(text).split()):
        return False
    if "(" in text or all(w.isupper() for w in words if w not in SMALL | {"and"}):
        return False
    if GOVERNMENT.match(normalise(text)) or _lists_states(previous, language):
        return False  # a list of States goes on
    return (
        len(words) < 2 or not is_person(text) or bool(ORGANIZATION & set(plain(previous).split()))
    )


def _up_to_verb(text: str, language: str | None) -> str:
    """A name without the verb behind it, in a sentence that goes on to tell of it."""
    folded = same_length(text)
    verbs = (v for v in AUXILIARY.finditer(folded) if not text[v.start()].isupper())
    verb = next(verbs, None)
    if verb and verb.start() and text[verb.start()] != "à" and not is_inside(text, verb.start()):
        text = text[: verb.start()]
    if language == "en":
        text = _capitals_first(text)
    text = text.strip(" .,:;")
    return re.sub(r"\s+(?:en|y|and|et|of|de|del|du|à|a)$", "", text)


def _capitals_first(text: str) -> str:
    """Of an English name the part before the first small word that no name holds."""
    capitals = 0
    small: int | None = None  # where the small words before the next capital begin
    for word in re.finditer(r"\([^)]*\)|\S+", text):
        bare = word[0].strip("(),.;:'’–-")
        if bare[:1].islower() and not word[0].startswith("("):
            small = word.start() if small is None else small
            if bare not in SMALL:
                return text[:small] if capitals > 1 else text
        elif bare:
            small = None
        capitals += bare[:1].isupper()
    return text

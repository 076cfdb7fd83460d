"""Whether a name is that of a person or of an organisation."""

import re
import tomllib
from functools import cache
from pathlib import Path

from extractors.fields.states.countries import find_states
from extractors.text import normalise, plain

TITLED = re.compile(
    r"(?:dr|prof|professor|mr|mrs|ms|m|mme|mlle|sr|sra|dra|sir|lady|docteure?|doctora?|professeure?"
    r"|profesora?)\.?\s+[a-z]"
)
_SMALL = r"(?:de|van|von|der|den|da|dos|la|del|los|bin|al|el|ben|di|le|y)"
_NAME = r"[A-ZÀ-Ý][\w'’-]+"
TWO_NAMES = re.compile(rf"{_NAME}(?:\s+(?:[A-ZÀ-Ý]\.|{_SMALL}))*\s+{_NAME}")
MORE_NAMES = re.compile(rf"{_NAME}(?:\s+(?:[A-ZÀ-Ý]\.|{_SMALL}|{_NAME})){{1,4}}\s+{_NAME}")
INITIALS = re.compile(rf"(?:[A-ZÀ-Ý]\.[\s-]?){{1,3}}(?:{_SMALL}\s+)*{_NAME}(?:\s+{_NAME})?")
ARTICLE = re.compile(r"(?:the|les?|la|el|los|las)\s")
ACRONYM = re.compile(r"(?![IVXLC]+$)[A-ZÀ-Ý]{2,6}")
JOINED = re.compile(r"(?!Ma?c|De|Di|La|Le|Van|Fitz|O)[A-Z][a-z]{2,}[A-Z][a-z]+")
"""Two words in one, "SharkWise", and no "McKay" or "LeBlanc"."""
DATA = Path(__file__).parent / "data"
_QUALITIES = """
vivante vivant vivantes vivo viva libre libres sauvage salvaje wild norte sur este oeste noroeste
noreste sureste suroeste nord sud ouest andino andina austral boreal international internacional
"""
QUALITIES = frozenset(_QUALITIES.split())
"""Behind a name of any kind: "Bretagne Vivante"."""
LONGEST_NAME = 12  # letters of a part of a name; "Vogelbescherming" is none
ORGANIZATIONS = """
trust society alliance association foundation fund fonds fondo group union network institute
institut university universite universidad council centre center centro commission comision
committee secretariat programme program project international conservation wildlife organization
organisation organizacion asociacion fundacion fondation sociedad societe grupo groupe ministry
agency authority member members experts coalition research federation initiative iniciativa
birdlife iucn wwf ngo ong instituto museum musee museo comite consejo alianza red reseau ligue
league service services partnership watch programa projet proyecto agence agencia secretaria
secretariat groupement observatoire observatorio
forum foro task force consortium consorcio club
corporation corporacion college colegio academy academia academie faculty faculte facultad school
laboratory laboratoire laboratorio station estacion platform plateforme plataforma confederation
confederacion committees cooperative cooperativa communaute comunidad community team equipe equipo
board bureau conservancy caucus clearinghouse onlus stiftung verein gesellschaft projeto fundacao
associacao sociedade syndicat sindicato chamber camara ecomusee keepers defenders friends amis
amigos watchers working groups societies institutes trusts coordination coordinadora hub lab
universidade universitat universita universiteit universitet vereniging stichting vogelwarte
naturschutzbund bund ente istituto instytut fundacja consorzio parco cooperativa corporation
junta xunta generalitat cabildo diputacion ayuntamiento
collectif colectivo maison casa herbarium aquarium acuario zoo
"""
ORGANIZATION = frozenset(ORGANIZATIONS.split())
_BODIES = """
trust society alliance association foundation fund network institute institut university universite
universidad council centre center centro committee comite fundacion fondation sociedad societe
asociacion instituto museum musee museo consejo red reseau federation coalition league ligue
observatoire observatorio
"""
BODIES = frozenset(_BODIES.split())
"""Those of them that are bodies by themselves: "Nature Conservation" can be part of a name."""
_NATURE = """
animal animals antelope bat bats bear bears bird birds bustard bustards cat cats cetacean cetaceans
crane cranes dolphin dolphins eagle eagles eel eels elephant elephants falcons fish gazelle gorillas
gull gulls landbirds leopard lion lions mammal mammals megafauna mobula nature otter otters owl owls
penguin penguins porpoise raptor raptors ray rays rhino seabird seabirds seal seals shark sharks
shorebird shorebirds snow stork storks swan swans turtle turtles vulture vultures wader waders
waterbird waterbirds whale whales wild animaux ave aves ballena ballenas baleine baleines chauves
cigogne cigognes dauphin dauphins delfines mar marin marina marine marinos mer oiseau oiseaux peces
requin requins tiburon tiburones tortue tortues tortugas vida vautours african arctic asian
atlantic baltic caribbean caspian desert earth eurasian european forest global island islands
mediterranean nordic northern ocean oceans pacific planet polar river sahara sea seas southern
steppe tropical water wetland wetlands world oceano oceanos terre tierra agua blue free green
action advocates amigos amis born club forward friends guardians life migration migratory protect
protectors rescue save saving survey voice voices watchers zoo zoological monitoring
"""
_OFFICES = """
ministerio ministere ministry minister ministre ministro ministra gobierno government gouvernement
direction direccion directorate departamento departement department subsecretaria viceministerio
"""
OFFICES = frozenset(_OFFICES.split())
NATURE = frozenset(_NATURE.split())
"""Words in the names of societies for animals and places that are hardly ever names of people."""
_GIVEN = """
abdul abdullah adam ahmed alain albert alejandro alex alexander alfonso ali alice alicia amina ana
andre andrea andreas andrew anna anne antoine antonio beatriz bernard brian camille carlos carmen
carolina caroline catherine cecilia charles christian christine christopher claire claudia colin
cristina daniel david diana diego dominique eduardo elena elizabeth emma emmanuel enrique eric
ernesto eva fatima felipe fernando francis francisco francois gabriel george gerard giuseppe gloria
guillermo hans hassan helen henri hugo ibrahim ignacio ines irene isabel isabelle ivan jacques james
jan jane javier jean jennifer joan joao joaquin john jorge jose joseph juan julia julie julio karen
karl kofi laura laurent leonardo lucia luis luisa manuel marc marcel marcos margaret maria marie
mario mark marta martin mary maryam mateo matthew maurice michael michel miguel mohamed mohammed
monica nadia natalia nicolas nicole nina olga olivier omar oscar pablo paola patricia patrick paul
paula pedro peter philippe pierre rafael ramon raul rebecca ricardo richard robert roberto rodrigo
rosa sandra santiago sarah sergio silvia simon sofia sophie stephen susan teresa thomas valeria
vicente victor victoria walter william xavier yves
"""
GIVEN = frozenset(_GIVEN.split())
"""First names that often come with two more: "Juan Carlos Pérez"."""


@cache
def everyday_words() -> frozenset[str]:
    """Words that begin names of bodies, "Acción" or "Halcones", and no names of persons."""
    themes = tomllib.loads((DATA / "everyday_words.toml").read_text("utf-8"))
    return frozenset(word for words in themes.values() for word in words.split())


def begins_as_a_body(name: str) -> bool:
    """Whether the first word is an everyday one, an acronym, or joined of two: "SOS Dugong".

    A quality at the end says so too.

    >>> begins_as_a_body("Acción Grulla"), begins_as_a_body("Rosa Grulla")
    (True, False)
    """
    first, *rest = name.split() or [""]
    if not rest or name.isupper() or any(word.isdigit() for word in rest):
        return False
    word = plain(first)
    everyday = word in everyday_words() and word not in GIVEN
    everyday = everyday or (plain(rest[-1]) in QUALITIES and word not in GIVEN)
    return everyday or bool(ACRONYM.fullmatch(first) or JOINED.fullmatch(first))


def is_person(name: str) -> bool:
    """Whether `name`, parentheses behind it left out, is a person's.

    A title or initials say so, else two names of which none is a word of societies; three or
    more only behind a common first name, since societies have three words more often.

    >>> is_person("Jane Doe"), is_person("Baltic Cetacean Watch"), is_person("Nordic Seals")
    (True, False, False)
    """
    bare = re.sub(r"\([^)]*\)", "", name).strip()
    words = plain(bare).split()
    if TITLED.match(normalise(name)):
        return True
    if (
        bare.isupper()
        or _has_acronym(name, bare)
        or not ORGANIZATION.isdisjoint(words)
        or not NATURE.isdisjoint(words)
        or not OFFICES.isdisjoint(words)
    ):
        return False
    if ARTICLE.match(normalise(bare)):
        return False
    if INITIALS.fullmatch(bare):
        return True
    if begins_as_a_body(bare):
        return False
    if any(len(word) > 3 and word.isupper() for word in bare.split()[:-1]):
        return False  # "SERFOR y CONAF"; a surname may be in capitals
    if max(map(len, re.split(r"[\s-]", bare))) > LONGEST_NAME:
        return False
    first = normalise(re.split(r"[\s-]", bare)[0])
    if first not in GIVEN and len(words) == 2 and find_states(bare.split()[-1]):
        return False  # "Guyra Paraguay"
    return bool(TWO_NAMES.fullmatch(bare) or (first in GIVEN and MORE_NAMES.fullmatch(bare)))


def _has_acronym(name: str, bare: str) -> bool:
    """Whether letters of `bare` make the acronym behind it: "Migrateurs Garonne (MIGA)"."""
    acronym = re.search(r"\(([A-Z]{3,8})\)", name)
    if not acronym or not bare.startswith(acronym[1][0]):
        return False
    letters = iter(normalise(bare))
    return all(letter in letters for letter in normalise(acronym[1]))

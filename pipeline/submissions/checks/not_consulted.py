"""An entity is made responsible for an activity but not named among the consultations."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from extractors.fields.person_names import TITLED
from extractors.fields.states.countries import find_states
from extractors.fields.values import ProponentType
from extractors.forms.activities.responsible_bodies import (
    HEADS,
    is_office,
    only_states,
    split_bodies,
)
from extractors.forms.title_block.front_matter import is_running_text
from extractors.text import normalise, plain, stem
from pipeline.submissions.acronyms import ACRONYM
from pipeline.submissions.consulted import consulted_text, groups_in, text_elsewhere
from pipeline.submissions.dossier import Dossier
from pipeline.submissions.findings import Evidence, Finding, Rule, Severity
from pipeline.submissions.named_bodies import NamedBodies

RULE = Rule(
    code="CON001",
    severity=Severity.CHECK,
    basis="Resolution 12.28 (Rev.COP14), Annex 1, Step 1(4)",
    message="“{entity}” has been assigned an activity but is not listed as consulted.",
    advice="Ask whether it was consulted before submission and has agreed.",
)
HEAD = 4  # lines at the top, among which a proponent's letterhead stands
SHORT = 3  # letters of words that only join others
FEWEST_SPECIAL = 2  # words of a name that are more than a sort of people
ELIDED = re.compile(r"\b[dlDL]['’](?=\w)")
THE_PROPONENTS = re.compile(
    r"\b(proponents?|submitters?|auteurs?|proposants?|promot(?:eu|o)r(?:e?s)?|proponentes?|autor(?:es)?)\b"
)
COLLECTIVE = re.compile(
    r"^(?:all|each|tous|toutes|todos|todas|cada|various|several|divers|plusieurs|varios|other"
    r"|autres|otros|range states|participating|parties|states|etats|estados)\b"
)
"""Names no one by name: "All participating States"."""
NOBODY_YET = re.compile(r"^(tb[cdn]|n/?a|none|aucun|ninguno|to be \w+|a d\w+|por \w+|total)\b")
_GENERIC = """
municipalities municipality communities governments government gouvernements gobiernos group
working grupo groupe trabajo travail partners partenaires socios consultant consultants consultor
experts expertos ngos ongs universities fishers rangers coordinator coordination secretariat
secretaria team municipios municipalites communes comunidades communautes pescadores pecheurs
equipo equipe committee steering states authorities autorites autoridades local regional national
nacionales nationales agencies ministries scientists volunteers armateurs parties countries pays
paises nations everyone
"""
WORLDWIDE = re.compile(
    r"(?:Soci[ée]t[ée]|Commission|Banque|Union|F[ée]d[ée]ration|Agence|Organi[sz]ation|Fondation|Fonds"
    r"|Sociedad|Comisi[óo]n|Banco|Uni[óo]n|Federaci[óo]n|Agencia|Organizaci[óo]n|Fundaci[óo]n|Fondo)"
    r"(?: \w+){0,2} (?:internationa\w+|internacional|mondiale?|mundial|europ\w+|african?\w*)\b"
)
"""Bodies that French and Spanish write with one capital: "Société financière internationale"."""
MANGLED = re.compile(r":\s|\d{3,}|\d[.,]\d{3}|[€$£]")
ORGANS = frozenset({"secretariat", "secretaria", "council", "conseil", "consejo"})
OF_THE_CONVENTION = frozenset(
    [
        "cms",
        "the",
        "of",
        "de",
        "la",
        "le",
        "du",
        "del",
        "scientific",
        "scientifique",
        "cientifico",
        "convention",
        "convencion",
        "unep",
    ]
)
GENERIC = frozenset(_GENERIC.split())
"""Words that say what sort of people they are, not who."""


def check(dossier: Dossier) -> Iterator[Finding]:
    """Proponents need not consult themselves; silent where nothing is said of consultations."""
    consultations = consulted_text(dossier)
    if not dossier.is_proposal or not consultations.strip():
        return
    consultations = f"{consultations}\n{text_elsewhere(dossier)}"
    blurred = any(line.from_image for line in dossier.document.paragraphs)
    named = NamedBodies(consultations, dossier.document.text, blurred)
    proposing = NamedBodies(_of_the_proponents(dossier), dossier.document.text)
    groups = groups_in(consultations)
    seen: set[str] = set()
    for entity, evidence in _responsible(dossier):
        key = plain(entity)
        known = key in seen or _is_proponent(entity, dossier) or proposing.names(entity)
        if not known and not named.names(entity) and not _may_be_among(groups, entity):
            yield Finding(RULE, {"entity": entity}, evidence, {"body": entity})
        seen.add(key)


def _responsible(dossier: Dossier) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    for row in dossier.proposal.activities:
        for entity in split_bodies(row.value.responsibility):
            if _is_someone(entity):
                yield entity, row.evidence


def _is_someone(entity: str) -> bool:
    """Whether it names a State or a body, and not just what sort of people they are.

    What holds a label or a sum was read across two cells, and names nobody for sure.
    """
    folded = normalise(entity)
    if MANGLED.search(entity):
        return False
    if COLLECTIVE.match(folded) or NOBODY_YET.match(folded) or THE_PROPONENTS.search(folded):
        return False
    if TITLED.match(folded) or _is_organ(folded):
        return False
    if only_states(entity) or ACRONYM.search(entity):
        return True
    first, *others = re.findall(r"[^\W\d_][\w'’-]*", ELIDED.sub("", entity)) or [""]
    capital = any(word[0].isupper() for word in others) or (first[:1].isupper() and not others)
    capital = capital or bool(WORLDWIDE.match(entity)) or _is_long_name(first, others)
    return capital and not {plain(word) for word in (first, *others)} <= GENERIC


def _is_long_name(first: str, others: Sequence[str]) -> bool:
    """Whether a body with one capital says enough: « Muséum national d’histoire naturelle »."""
    special = [word for word in map(plain, others) if len(word) > SHORT and word not in GENERIC]
    return first[:1].isupper() and plain(first) in HEADS and len(special) >= FEWEST_SPECIAL


def _may_be_among(groups: set[str], entity: str) -> bool:
    """Whether `entity` may be one of those counted: "the three operators", or "universities"."""
    if not groups or only_states(entity):
        return False
    keys = {stem(word) for word in plain(entity).split()}
    return not keys.isdisjoint(map(stem, groups)) or HEADS.isdisjoint(plain(entity).split())


def _is_organ(folded: str) -> bool:
    """Whether it is an organ of the Convention itself, to which the paper goes anyway."""
    words = set(folded.replace("(", " ").replace(")", " ").split())
    return bool(words & ORGANS) and words <= ORGANS | OF_THE_CONVENTION


def _is_proponent(entity: str, dossier: Dossier) -> bool:
    states = {mention.iso for mention in find_states(entity)} if only_states(entity) else set()
    governments = {
        sourced.value.iso
        for sourced in dossier.proposal.proponents
        if sourced.value.type is ProponentType.GOVERNMENT
    }
    return bool(states) and states <= governments


def _of_the_proponents(dossier: Dossier) -> str:
    """What the file says of them: their section, and the page's head, with the offices in it.

    Where there is no section, all that stands in front.
    """
    names = [sourced.value.name for sourced in dossier.proposal.proponents]
    lines = [paragraph.text for paragraph in dossier.body("proponents")]
    if not lines:
        front = takewhile(lambda section: not section.ids, dossier.sections)
        lines = [p.text for section in front for p in section.body]
    top = dossier.document.paragraphs[:HEAD]
    head = [p.text for p in top if not is_running_text(p.text) and is_office(p.text)]
    return "\n".join([*names, *head, *lines])

"""Whether what was read as a proponent is a name at all, or words of the sentence around it."""

import re

from extractors.fields.number_words import CARDINALS
from extractors.fields.person_names import ORGANIZATION, TITLED
from extractors.fields.values import Proponent, ProponentType
from extractors.text import normalise

_ARTICLE = r"(?:the |an? |les? |l[ao]s? |el |l.\s?|une? |un[oa]s? )?"
_ROLES = (
    r"(?:vice-?)?(?:chair|chairman|chairperson|president|presidente|presidenta|presidence|member"
    r"|councillor|counsellor|conseiller|conseillere|consejer[oa]|director|directeur|directrice"
    r"|directora|head|jefe|jefa|chef|secretary|secretaire|secretari[oa] (?:general|ejecutiv)"
    r"|ambassador|ambassadeur|embajador|coordinator|coordinateur|coordinatrice|coordinador"
    r"|coordinadora|coordonnateur|responsable|manager|officer|professor|researcher|chercheur"
    r"|investigador|investigadora|(?:vice-?)?minist(?:er|re|r[oa])|delegate|delegue|delegad[oa]|representative|representante?"
    r"|expert)"
)
ROLE = re.compile(rf"^{_ARTICLE}{_ROLES}\b(?!s)(?!\s+(?:group|team|network|board))")
"""What somebody is, behind a name: "Chair of the Council", "Consejero Científico"."""
ADVERB = re.compile(
    r"^(?:(?!assembly|family|supply)\w+ly|\w+mente|\w{3,}mment|\w{4,}ement|therefore|thus|hence|moreover"
    r"|however|besides|ainsi|aussi|donc|enfin|partant|toutefois|cependant|asimismo|ademas|luego)$"
)
"""A sentence that begins with one: "Accordingly, Kenya …"."""
CLASS_ALONE = re.compile(
    rf"^{_ARTICLE}(?:(?:two|three|four|five|deux|trois|quatre|dos|tres|cuatro|all|range|member"
    r"|neighbouring|several)\s)*"
    r"(?:governments?|states?|part(?:y|ies)|signator(?:y|ies)|countries|country|proponents?"
    r"|gouvernements?|etats?|parties?|pays|signataires?|auteurs?|gobiernos?|estados?|partes?"
    r"|paises?|signatarios|proponentes?|ngos?|ongs?|organi[sz]ations?|organizaciones"
    r"|organizacion|associations?|asociaciones|societies|partners?|partenaires?|socios"
    r"|secretariat|government|others|membres|miembros|coproponentes?|consultees?)"
    r"(?:\s+(?:of|to|in|that|which|d[eu]s?|del|signat\w+|a|qui|que|firmantes|range|membres"
    r"|miembros|non gouvernementale\w*|no gubernamental\w*|concerned|concern\w+)\b.*)?$"
)
"""A class of bodies, or States of a region, and none by name."""
NO_NAME = re.compile(
    r"^(?:we|i|it|this|these|that|those|they|none|nobody|no one|there|here|nous|je|il|elle|ce"
    r"|cette|ces|aucune?|personne|nadie|ningun[oa]?|est[ea]s?|esto|quien(?:es)?|who|whom|qui"
    r"|firman?|presentan?|proponen?|preparad[oa]|presentad[oa]|elaborad[oa]|prepared|compiled"
    r"|submitted|soumise?|presentee?|preparee?|etablie?|established|based|drafted|not|ne|with"
    r"|avec|con|after|apres|tras|at|in|on|under|dans|sur|en|para|pour|for|by|par|por|to"
    r"|also|aussi|tambien|both|yes|oui|si|name|nom|nombre|type|tipo|see|voir|ver|vease|veanse|vide|idem|ibid|please|as|and|et|y|e"
    r"|has|have|is|are|was|sent|signed|signe|pays|country|pais|n/?a|nil|tbd|none|see|cf)\b"
)
VERBS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|thanks?|est|sont|ont|sera|es|son|fue|ha|han"
    r"|sera|seran|which|who|that|qui|dont|cuy[oa]s?|after|apres|consultation"
    r"|paid|helped|wrote|gave|lent|[lns]\W(?:a|ont|est))\b"
)
NUMBERS = re.compile(r"\d{3,}|\d\.\d|@|\?|:|\s\d{1,2}$")
NOUN_ALONE = re.compile(
    rf"^{_ARTICLE}(?:{'|'.join(sorted(ORGANIZATION))}|sultanate|kingdom|royaume|reino|republic"
    r"|republique|republica|principality|principado)$"
)
"""Half of a name that a line broke off: "Alliance", "Sultanate"."""
SENTENCE = re.compile(
    r"[A-ZÀ-Ý][\w’'-]+\s+(?!(?:for|with|from|under|upon|near|and|pour|avec|dans|sous|sur|chez|para|con|por"
    r"|sobre|bajo|des?|del|dos|das|von|van|der)\b)[a-zà-ÿ]{3,}\s+(?:the|its|their|les?|la|los|las|el|leurs?"
    r"|sus?|une?|una)\s+[a-zà-ÿ]"
)
""" "Grullas Chile recopilaron los datos": a verb and its object behind a name."""
COUNTED = re.compile(rf"^(?:{'|'.join(sorted(CARDINALS, key=len, reverse=True))})\s+(?:of|de|d.)\s")
""" "Eleven of our members work on the coast"."""
SHORT_LATIN = re.compile(r"^[A-Z]\.\s?(?:[a-z]\.\s?)?[a-z]{3,}\b")
""" "O. t. dybowskii": a species or subspecies, and nobody."""
PAPER = re.compile(
    rf"^{_ARTICLE}(?:concerted action|action concertee|accion concertada|proposal|report|rapport"
    r"|informe|propuesta|proposition|cop\d*$|annex\w*|anexo|appendi\w+|apendice|resolution|resolucion)\b"
)


COUNCILLOR = re.compile(r"^cop\W?appointed|^consejer[oa] design|^conseill\w+ nomm")
"""Proposes by the office, but behind a name only says what the person is."""


def is_office_of(proponent: Proponent, before: Proponent | None) -> bool:
    """Whether it is what the person named before it is, as "COP-appointed Councillor"."""
    person = before is not None and before.type is ProponentType.PERSON
    return person and bool(COUNCILLOR.match(normalise(proponent.name)))


def is_plausible(proponent: Proponent) -> bool:
    """Whether a proponent read from a text is one by name.

    >>> is_plausible(Proponent("None of the Range States", ProponentType.ORGANIZATION))
    False
    """
    folded = normalise(proponent.name)
    if _is_broken_off(proponent.name, folded) or SHORT_LATIN.match(proponent.name):
        return False
    if not proponent.iso and SENTENCE.search(proponent.name):
        return False
    if proponent.iso or proponent.type is ProponentType.GOVERNMENT:
        return not VERBS.search(folded)
    large = proponent.name.split()[1:2] and proponent.name.split()[1][:1].isupper()
    if (
        (NO_NAME.match(folded) and not large)
        or CLASS_ALONE.match(folded)
        or (ROLE.match(folded) and not (large and TITLED.match(folded)))
        or ADVERB.match(folded)
        or PAPER.match(folded)
    ):
        return False
    bare = re.sub(r"\([^)]*\)", "", folded)
    return proponent.type is ProponentType.PERSON or not (
        VERBS.search(bare) or NUMBERS.search(bare)
    )


def _is_broken_off(name: str, folded: str) -> bool:
    """Whether a name lacks its other half, or counts people instead of naming them."""
    unbalanced = name.count("(") != name.count(")")
    alone = NOUN_ALONE.match(folded) and not name.isupper()
    return bool(unbalanced or alone or COUNTED.match(folded))

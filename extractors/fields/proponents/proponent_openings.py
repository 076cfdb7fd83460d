"""How a sentence on proponents begins before it names them: "The proponents are", "We submit"."""

import re

from extractors.fields.proponents.acting_for import BEHALF
from extractors.text import normalise, same_length

_PAPER = (
    r"(?:proposals?|reports?|papers?|documents?|text|actions?|submission|propositions?|rapports?"
    r"|textes?|propuestas?|informes?|documentos?|textos?|accion|solicitud|demande|request|extension"
    r"|renewal|prolongation|reconduction|renouvellement|prorroga|renovacion)"
)
LEAD_IN = re.compile(
    r"^(?:(?:the |les? |l[ao]s? |el )?(?:proponents?|auteurs?|autor(?:es)?|proponentes?|authors?"
    r"|partners?"
    r"|signator\w+)\s+(?:are|is|sont|est|son|es)\s+"
    rf"|(?:(?:this |the |la |le |cette |esta )?(?:presente? "
    rf"|present )?(?:joint )?{_PAPER}(?: conjointe?| conjunt[oa]"
    rf"| joint)? )"
    r"(?:by|of|from|d(?:e|u|es|el)|la (?:firman?|presentan?|suscriben?|proponen?|elevan?"
    r"|someten?|hacen?|formulan?))\s+"
    r"|(?:\w+ ){1,3}?(?:est|is|es) (?:celui|celle|that|la|el|l.(?:oeuvre|œuvre)|obra"
    r"|the work) (?:of|d[eu]s?|del)\s+"
    r"|(?:nous|we|nosotros|nosotras),\s+)"
)
COPULA = re.compile(
    r"^(?P<subject>(?:[^\W\d]+['’\s-]+){1,9}?)(?:is|are|est|sont|es|son)\s+"
    r"(?=(?:the |l[ae]s? |l.|el |los |[^\W\d]))"
)
ASKED_FOR = re.compile(
    r"\b(?:co-?)?(?:propon|propos(?!al|it)|auth?or|auteur|autor|sponsor|submits?|soum|sign|firm|present|suscri"
    r"|promot|tabl)\w*"
)
"""What the subject of "Quienes proponen son …" must speak of."""
CLASS_NOUN = re.compile(
    r"(?:part(?:y|ies|ie|e)s?|(?:member|range)?states?|etats?|estados?|member|range|governments?"
    r"|gouvernements?|gobiernos?|concerted|action|organi[sz]ations?|organizacion(?:es)?)$"
)
NAMED = re.compile(
    r"(?:the |l[ae]s? |el |los |l['’]|an? )?(?:[\w’']+ (?:of|d[eu]|del) "
    r"(?:the |l[ae]s? |los |l['’])?)?[A-ZÀ-Ý]"
)
REPRESENT = re.compile(r"^(?:i|we|je|nous|yo|nosotros)\b.*?\brepresent\w*\s+")
VERB_FIRST = re.compile(
    r"^(?:(?:presentan?|proponen?|informan?|suscriben?|someten?|firman?|elevan?|solicitan?"
    r"|remiten?|impulsan?|promueven?|formulan?|entregan?|rinden? (?:el|este) informe)"
    r"|(?:l[aoe]s?|se)\s(?:firman?|proponen?|presentan?|suscriben?|elevan?|someten?|impulsan?"
    r"|promueven?|formulan?|remiten?))\s+"
    r"(?:(?:conjuntamente|juntos|juntas)\s+)?(?:(?:est[ea]|el|la)\s+"
    r"(?:presente\s+)?(?:propuesta|informe|documento|texto|solicitud|accion|iniciativa|peticion"
    r"|prorroga|balance|memoria)\s+)?"
    r"(?:de accion concertada\s+)?(?=(?:el|la|los|las)\s|[a-z])"
)
I_AM = re.compile(r"^(?:i am|je suis|soy|we are|nous sommes|somos|je soussignee?,?)\s+")
WE_SUBMIT = re.compile(
    r"^(?:i|we|je|nous|yo|nosotros|se|it|elle|il|(?:the |this |la |le |cette |el |est[ea] )"
    rf"(?:presente? )?{_PAPER})\b.*?\b(?:submit|propose|present|soumet|soumis|depos|presento"
    r"|propongo|somet|remit|speak|parl|habl)"
)
SPEAKER = re.compile(
    r"^(?:we|i|je|nous|yo|nosotros|our|notre|nuestr[oa]s?|it|its|elle|il|they|ils|elles|ell[oa]s"
    r"|su|sus|leurs?|agradec\w+|se agradece\w*|thanks?|merci|gracias|remerci\w+|nobody|no \w+"
    r"|none|aucune?|personne|ningun[oa]?|nadie)\b"
)
"""Begins what tells of proponents, and names none."""
OF_A_PAPER = re.compile(
    rf"^(?:the |this |la |le |l.|cette |ce |el |est[ea] )?(?:presente? |present |joint )?{_PAPER}\b"
)
BY_SOMEBODY = re.compile(r"\s(?:by|par|por)\s+(?:the |l[ae]s? |l.\s?|el |los )?(?=[a-z])")
OWN = re.compile(r"(?:its|their|su|sus|son|sa|ses|leurs?)\s")
"""An office that acts for somebody named already."""
NOT_BY = re.compile(
    r"\b(?:support|endors|fund|financ|approv|adopt|translat|request|recommend|review|consult|help"
    r"|approuv|appuy|souten|finance|traduit|relu|demand|recommand|apoyad|respaldad|financiad"
    r"|aprobad|traducid|revisad|solicitad|recomendad|consultad|draft|writt|compil|prepar|redact"
    r"|redig|elabor|etabli|drawn|led|us|know)\w*(?:\s+\w+){0,2}$"
)
CIRCUMSTANCE = re.compile(
    r"^(?:at|in|under|following|after|within|with|as|upon|acting|a|dans|sur|suite|apres|avec|en"
    r"|tras|con|por|conform\w+|selon|given|since|pursuant|conscious|having|thanks to|grace a)\b"
    r"[^,;:]{3,110},\s+(?=(?:the |l[ae]s? |l.|el |los )?[^\W\d])"
)


def names_behind(sentence: str) -> str | None:
    """What stands behind the words that only lead to the names; None where there are none.

    >>> names_behind("Quienes proponen son los Estados de México y Guatemala.")
    'los Estados de México y Guatemala.'
    """
    folded = same_length(sentence)
    if lead := REPRESENT.match(folded) or LEAD_IN.match(folded):
        return sentence[lead.end() :]
    copula = COPULA.match(folded)
    named = copula and NAMED.match(sentence[copula.end() :])
    if copula and named and ASKED_FOR.search(copula["subject"]) and _is_plain(sentence, copula):
        return sentence[copula.end() :]
    opened = VERB_FIRST.match(folded) or I_AM.match(folded)
    return sentence[opened.end() :] if opened else None


def _is_plain(sentence: str, copula: re.Match[str]) -> bool:
    """Whether a subject names nobody: of its words only nouns of classes begin with a capital."""
    words = sentence[: copula.end("subject")].split()[1:]
    return not any(word[:1].isupper() and not CLASS_NOUN.match(normalise(word)) for word in words)


AFTER_AND = re.compile(
    r"(?P<and>\s(?:and|et|y|e)),\s(?:for|as to|as regards|on|in|pour|en|quant|s'agissant|para|por"
    r"|en cuanto)\b[^,;.:]{2,50},\s+(?=(?:the |l[ae]s? |l.|el |los )?[^\W\d])"
)
""" "Kenya and, for the science, the Gnu Institute": what stands between the commas is no name."""


def without_circumstance(sentence: str) -> str:
    """`sentence` without the circumstance before its first comma, or behind an "and".

    >>> without_circumstance("At the request of the Council, France has agreed to propose it.")
    'France has agreed to propose it.'
    """
    for aside in reversed(list(AFTER_AND.finditer(same_length(sentence)))):
        sentence = f"{sentence[: aside.end('and')]} {sentence[aside.end() :]}"
    folded = same_length(sentence)
    found = CIRCUMSTANCE.match(folded)
    if not found or BEHALF.match(folded):
        return sentence
    rest = sentence[found.end() :]
    return rest if re.search(r"[A-ZÀ-Ý]", rest[:12]) else sentence


def by_whom(sentence: str) -> str | None:
    """Behind "by" in a sentence on the paper itself, whatever its verb; None elsewhere.

    >>> by_whom("This document is put before the Conference by Pakistan.")
    'Pakistan.'
    """
    folded = same_length(sentence)
    if not OF_A_PAPER.match(folded):
        return None
    for by in BY_SOMEBODY.finditer(folded):
        office = OWN.match(normalise(sentence[by.end() :]))
        if not office and not NOT_BY.search(folded[: by.start()]):
            return sentence[by.end() :]
    return None

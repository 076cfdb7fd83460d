"""Clauses of a sentence on proponents: which of them hand in, and which only help or look on."""

import re

from extractors.fields.proponents.proponent_predicates import does_something_else
from extractors.text import same_length

_TO_SIGN = r"(?:sign|firm|propos|propon|present|spons|submit|soumet|suscrib)\w*"
LOOKS_ON = re.compile(
    r"\b(?:(?:(?<!the )(?<!with )supports|backs?|endorses?|appuie(?:nt)?|soutien(?:t|nent)"
    r"|apoyan?|respaldan?"
    r"|helped|helps|advises?|advised|assisted|aide(?:nt)?|ayudan?|ayudo|asesoran?)\b"
    r"|(?:was|were|been|fue(?:ron)?|(?:a|ont) ete|est|sont) (?:also )?(?:invite|ask|consult"
    r"|inform|invitad"
    r"|consultad|informad|pressenti)\w*"
    rf"|(?:does|do|did|will|is|are) (?:not|no) (?:\w+ )?(?:{_TO_SIGN}|a proponent)"
    rf"|(?:is|are) no (?:co-?)?(?:proponent|sponsor|signator)\w*"
    rf"|ne (?:l[ea]s? )?{_TO_SIGN} pas|n.est pas (?:auteur|proposant|signataire)"
    rf"|no (?:l[aoe]s? )?{_TO_SIGN}|no (?:es|son) proponente|has not replied|n.a pas repondu"
    r"|no ha respondido|tenu la plume|llevo la pluma|written agreement|accord ecrit)"
)
"""Clauses that tell of somebody who does not propose."""
DRAFTS = re.compile(
    r"\b(?:(?:a|ont|has|have|ha|han) (?:\w+ )?(?:redige|ecrit|prepare|relu|comment|draft|writt"
    r"|review|redact|escrit|colabor|contribu|prete|lent)\w*|wrote|drafted|commented|reviewed"
    r"|redacto|escribio|colaboro|contribuyo|reviso)\b"
)
"""Of several clauses the one on who only wrote or helped."""
TELLS_BEFORE = re.compile(
    r"\b(?:which|who|whose|that|qui|que|dont|cuy[oa]s?|by|par|por|with|avec|con)\b"
    r"|\b(?:submit|present|propos|propon|firma|signe|soumet)\w*"
)
"""Before words on support: the subject is another, or hands in as well."""
JOINS = re.compile(
    r",?\s+(?:al? que|a l[oa]s que|auquel|auxquels|to (?:which|whom)|y a[l ]"
    r"|et)?\s*(?:\b(?:se (?:l[ea]s? )?"
    r"(?:sum|un|adhir|asoci)\w+|s.(?:y )?(?:associe|ajoute|adjoi)\w*|se (?:joi|ralli)\w+"
    r"|s.(?:est|sont|y sont|y est) (?:joints?|associes?|rallies?|ajoutes?)"
    r"|(?:is|was|were|has been|have been)? ?joined(?: \w+ \w+)? by|has joined|have joined"
    r"|rejointe?s?(?: \w+ \w+)? par))\b"
    r"(?:\s+(?!(?:celui|ceux|el|los|la|las|that|those)\b)[^\W\d]+){0,3}?\s+"
    r"(?:(?:celui|ceux|el|los|that|those)\s+(?:del?|du|des|of)\s+(?:la\s+|the\s+)?)?(?=\S)"
)
"""Who came to a proponent already named: "auquel s’est joint celui du Tchad"."""
CLEFT = re.compile(
    r"^c.(?:est|etait|sont)\s+(?P<who>.+?)\s+qui\s"
    r"|^it is\s+(?P<whom>.+?)\s+(?:that|who|which)\s+"
    r"(?=propos|submi|present|sign|hand|put|bring|ask)"
    r"|^(?:es|son)\s+(?P<quien>.+?)\s+(?:quien(?:es)?|l[ao]s? que|el que)\s+"
    r"(?=propon|present|somet|firm)"
)
VERB_WITH_OBJECT = re.compile(
    r"\b(?:l[aoe]s?)\s+(?:propone[n]?|presentan?|firman?|suscriben?|elevan?|someten?|formulan?"
    r"|remiten?"
    r"|promueven?|impulsan?|hacen? suy[ao]s?(?:\s+y\s+l[ao]\s+presentan?)?)\s+"
    r"(?:(?:conjuntamente|juntos|hoy|ahora|tambien)\s+)?(?=(?:el|la|los|las)\s|$)"
    r"|\b(?:y|et|and)\s(?:co-?)?(?:firman?|signe(?:nt)?|signs?)\s(?:con|avec|with)\s"
    r"(?:ell[oa]s|eux|elles|them|las? demas|l[oa]s tres),?\s+(?=(?:el|la|los|las|le|les|the|l.)\W)"
)
"""In Spanish the one who hands in may stand behind: "la propuesta la firma la Asociación"."""
PROPONENTS_BEHIND = re.compile(
    r"(?:\b(?:of|from|by|de|du|des|del|par|por)\s+)(?P<who>[^,;.]+),\s+(?:the|les|los|las|la|le"
    r"|el)\s+"
    r"(?:\w+\s+)?(?:proponents?|auteurs?|proposants?|proponentes?|sponsors?|copatrocinador\w*)\b"
)
"""Named as proponents behind their names: "at the request of X and Y, the two proponents"."""
CO_SIGNS = re.compile(
    r"\b(?:co-?(?:sponsor|propos|sign|aut|firm|patrocin|propon)\w*|joins?\b|joined|se (?:suma|une"
    r"|adhiere)n?"
    r"|s.(?:y )?(?:joint|associe|rallie)\b|also (?:signs|proposes)|(?:firma|signe)n?t? (?:tambien"
    r"|aussi))"
)
FOR_A_GOVERNMENT = re.compile(
    r",\s+(?:for|pour|por)\s+(?=(?:the |le |la |el )?(?:government|gouvernement|gobierno|republi"
    r"|kingdom"
    r"|royaume|reino))"
)
BODY_DOES = re.compile(
    r"\b(?:pays?|funds?|finances?|hosts?|keeps?|lends?|provides?|gives?|runs?|will [a-z]+|does the"
    r"|paie(?:nt)?|finance(?:nt)?|heberge(?:nt)?|prete(?:nt)?|fournit|fournissent|tient|tiendra"
    r"|realisera|conduira|analysera|paga[n]?|financia[n]?|aporta[n]?|presta[n]?|alberga[n]?"
    r"|analizara|llevara|hara) (?:for |pour |por )?(?:the|its|their|la|le|les|l'|el|los|las|su)\b"
)
"""What a body named behind a semicolon does for the proponents."""
SIDE_ROLE = re.compile(
    r"\s(?:as|comme|en tant qu[e']\s?|en qualite d[e']\s?|como|en calidad de)\s?(?:an? |un[ae]? )?"
    r"(?:[a-z]+ ){0,2}?(?:observ\w+|partners?|friends?|partenaires?|socios?|amig\w+|supporters?"
    r"|(?:countries|country|pays|pais(?:es)?|states?|etats?|estados?) (?:that|which|who|qui|que)"
    r" (?:support|back|accompany|accompagne|soutien|appuie|acompan|apoy|respald)\w*)"
)
""" "Belize as an observer": named beside the proponents."""
CLAUSE = re.compile(r"\s*;\s*|,\s+(?=(?:but|mais|pero|while|tandis que|mientras)\b)")


def handing_in(sentence: str) -> str:
    """`sentence` without the clauses on those who do not propose, its odd order set straight."""
    clauses = [
        clause
        for clause in _split(sentence)
        if not _only_looks_on(same_length(clause)) and not does_something_else(clause)
    ]
    clauses = [c for n, c in enumerate(clauses) if not (n and _has_another_part(same_length(c)))]
    clauses = [clause for clause in clauses if not DRAFTS.search(same_length(clause))] or clauses
    return "; ".join(_straight(clause) for clause in clauses)


def _has_another_part(folded: str) -> bool:
    """Whether a clause names somebody beside the proponents: who pays, or looks on."""
    does, role = BODY_DOES.search(folded), SIDE_ROLE.search(folded)
    return bool(role or (does and not TELLS_BEFORE.search(folded[: does.start()])))


def _only_looks_on(folded: str) -> bool:
    """Whether the subject of a clause does not propose, whatever a relative clause adds."""
    found = LOOKS_ON.search(folded)
    return found is not None and not TELLS_BEFORE.search(folded[: found.start()])


def _split(sentence: str) -> list[str]:
    pieces, at = list[str](), 0
    for joint in CLAUSE.finditer(same_length(sentence)):
        if sentence[: joint.start()].count("(") == sentence[: joint.start()].count(")"):
            pieces.append(sentence[at : joint.start()])
            at = joint.end()
    return [*pieces, sentence[at:]]


def _straight(clause: str) -> str:
    folded = same_length(clause)
    if (cleft := CLEFT.match(folded)) or (cleft := PROPONENTS_BEHIND.search(folded)):
        who = next(name for name, text in cleft.groupdict().items() if text)
        return clause[cleft.start(who) : cleft.end(who)]
    if behind := VERB_WITH_OBJECT.search(folded):
        clause = clause[behind.end() :]
        folded = same_length(clause)
    for pattern, instead in ((JOINS, "; "), (FOR_A_GOVERNMENT, ", on behalf of ")):
        if found := pattern.search(folded):
            clause = f"{clause[: found.start()]}{instead}{clause[found.end() :]}"
            folded = same_length(clause)
    return clause

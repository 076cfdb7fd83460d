"""What a sentence says of those it begins with: they hand in, or they do something else."""

import re

from extractors.fields.states.countries import find_states
from extractors.text import normalise, same_length

_HANDS_IN = (
    r"(?:(?:co-?)?(?:propos|submi|present|soume|soumi|depos|introdui|port(?:e|ent)$"
    r"|propon|somet|suscrib|eleva|formul|remit|promuev"
    r"|impuls|tabl|spons|patrocin|sign|firm|rubric|lead|dirige|dirigent|pilot|encabez|lider"
    r"|coordin|share|partag|compart|follow|join|bring|put|stand|act|hand|send|adress|envi"
    r"|transm|report|rend|inform|ask|request|demand|solicit|ha(?:ce|cen) suy|fait sien"
    r"|font (?:leur|sien)|wish|souhait|dese|seek))\w*"
)
HANDS_IN = re.compile(
    rf"^(?:(?:jointly|together|hereby|also|all|both|conjointement|ensemble|aussi|tous|toutes|deux"
    r"|conjuntamente|juntos|juntas|tambien|ambos|ambas|has|have|ha|han|a|ont|had|been|agreed|to"
    r"|accepte|convenu|de|acordado|en|y|se|wishes|kindly|as|like|would|will|today"
    rf"|l[aoe]s?)\s+){{0,6}}(?:{_HANDS_IN}"
    r"|(?:is|are|est|sont|es|son|sera|seront|sera|seran|acts?|agi\w+|actua\w*)\s+(?:\w+\W+){0,3}?"
    r"(?:co-?)?(?:propon|propos|auth?or|auteur|autor|sponsor|lead|chef|signat|firmant|promot"
    r"|initiat"
    r"|promoc|coordin|part(?:y|ies|ie|e)s?\b)\w*"
    r"|en (?:est|sont) (?:l.)?(?:auteurs?|signataires?|proposants?))"
)
"""Verbs, behind the names of States, of those who propose or report."""
CARRIES = re.compile(
    r"^(?:[a-z]+\s+){0,3}?(?:bring|brought|put|hand|send|sent|adress|address|envi|transm|give"
    r"|gave|provid"
    r"|remit|fourni|apport|aport)\w*"
)
"""Verbs that hand in a paper, and data, money or help as well: what is handed in tells."""
A_PAPER = re.compile(
    r"\b(?:proposals?|reports?|papers?|documents?|text|action|submission|extension|request|it"
    r"|propositions?|rapports?|textes?|demande|prolongation|propuestas?|informes?|documentos?"
    r"|texto|accion|solicitud|prorroga|conference|conferencia|parties|partes|behind)\b"
)
LATER = re.compile(
    r"^(?:will|may|might|could|sera|seront|pourra\w*|s.y|se (?:unir|sumar|adherir)a"
    r"|podra\w*|has asked for|n.|ne |no |not )"
)
"""What is only to come, or denied, proposes nothing."""
LINKS = re.compile(
    r"^(?:auquel|auxquels|a laquelle|al que|a l[ao]s? que|and|et|y|e|of"
    r"|d[eu]s?|del|in|en|au|aux|on|for|pour|por|para|with|avec|con|through|via"
    r"|par|by|which|who|whose|that|qui|que|dont|cuy[oa]s?|as|comme|como|both|tou[st]e?s"
    r"|represented|representee?s?|representad[oa]s?|acting|agissant|actuando|after|apres|tras"
    r"|jointly|together|conjointement|ensemble|conjuntamente|junto|al|the|la|le|les|el|los|las|l"
    r"|alone|only|itself|seule?s?|sol[oa]s?|unicamente"
    r"|uniquement|all|ambos|ambas|on|au|a traves|to|at|within|dans|under|sous|bajo|following|upon"
    r"|during|lors|with|including|dont|lead|chef|pais|pays|country|state)\b"
)
"""Small words behind a name that go on with it, or tell of it, and are no verb."""

ASIDE = re.compile(r"^,\s+(?!(?:and|et|y|e|with|avec|con)\b)[^,;]+,\s+")
"""Told between commas: "La Tunisie, consultée en mai, a donné son accord"."""


def does_something_else(sentence: str, language: str | None = None) -> bool:
    """Whether a sentence begins with States and says of them what proposes nothing.

    "New Zealand and Samoa support the proposal", "Bolivia has let us know that it will join".

    >>> does_something_else("Samoa and Fiji welcome the idea.", "en")
    True
    >>> does_something_else("Samoa and Fiji propose it.", "en")
    False
    """
    states = find_states(sentence, language)
    if not states or len(normalise(sentence[: states[0].start]).split()) > 5:
        return False
    behind = _behind_the_list(sentence, [(s.start, s.end) for s in states])
    folded = normalise(behind)
    if not behind[:1].islower() or LINKS.match(folded):
        return False
    if CARRIES.match(folded) and not A_PAPER.search(folded):
        return True
    return bool(LATER.match(folded)) or not HANDS_IN.match(folded)


def subject_alone(clause: str, language: str | None) -> str:
    """Of a clause that begins with States who hand in, only the States; any other as it is.

    >>> subject_alone("Chad presents this with the consent of Niger", "en")
    'Chad'
    """
    states = find_states(clause, language)
    if not states or len(normalise(clause[: states[0].start]).split()) > 5:
        return clause
    behind = _behind_the_list(clause, [(s.start, s.end) for s in states])
    hands_in = behind[:1].islower() and HANDS_IN.match(normalise(behind))
    if not hands_in or WITH_A_NAME.search(behind) or clause.rfind(behind) < 0:
        return clause
    return clause[: clause.rfind(behind)].rstrip(" ,")


WITH_A_NAME = re.compile(
    r",?\s+(?:(?:together|jointly|conjointement|ensemble|junto|conjuntamente)\s+)?"
    r"(?:with|avec|con)\s+(?:the |l[ae]s? |el |los |l['’])?(?=[A-ZÀ-Ý])|\b(?:by|par|por)\s"
)


def _behind_the_list(sentence: str, spans: list[tuple[int, int]]) -> str:
    """The words behind a list of States at the beginning, without brackets and one aside."""
    folded, end = same_length(sentence), spans[0][1]
    for start, stop in spans[1:]:
        between = re.sub(r"\([^)]*\)", "", folded[end:start])
        if not re.fullmatch(
            r"(?:,[^,;]{3,60},(?=\s*(?:and|et|y)\b))?\s*,?\s*(?:(?:and|et|y|e)\s+)?"
            r"(?:of |d[eu]s? |del )?(?:the |l[aeo]s? |el |l.)?\s*"
            r"(?:(?:governments?|republi\w*|gouvernements?|gobiernos?)\s(?:of |d[eu]s? |del )?)?",
            between,
        ):
            break
        end = stop
    behind = re.sub(r"^\s*\([^)]*\)", "", sentence[end:]).strip()
    return ASIDE.sub("", behind)

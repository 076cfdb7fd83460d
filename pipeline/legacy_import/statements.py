"""Which event a statement in an old table tells: one that happened, and was not denied."""

import re

from extractors.fields.dates import MONTHS
from extractors.text import normalise
from pipeline.actions.lifecycle import TRANSITIONS, Event, words

HAPPENING = tuple(dict.fromkeys(event for _, event in TRANSITIONS))
FILLERS = frozenset(
    re.findall(
        r"\w+",
        "cop cms in at on of the de del en la le el a au er st nd rd th e eme yes oui si "
        "received submitted recu recue recus recibido recibida presentado late tardif tardivement "
        "tarde tardio",
    )
)
"""Words that say nothing of their own beside a meeting and a day."""

SIGNS: tuple[tuple[Event, str], ...] = (  # folded words that tell an event; the first that fits
    (Event.CONVERTED, r"(?:turned|converted|transformed) into|transformee? en|convertid[oa] en"),
    (
        Event.SUPERSEDED,
        r"superseded|became ca|see ca|replaced by|remplacee? par|(?:re|su)mplazad[oa] por",
    ),
    (Event.MERGED, r"merged|fusionn\w*|fusionad[oa]s?"),
    (
        Event.CONSIDERED_CLOSED,
        r"considered closed|consideree? comme (?:close|cloturee?)|considera(?:da)? cerrad[oa]",
    ),
    (
        Event.NOT_EXTENDED,
        r"(?:not|non|pas|no) (?:(?:ete|fue|se|been) )?"
        r"(?:extended|renewed|prolongee?|renouvelee?|reconduite?|prorrog\w+|renovad\w+)",
    ),
    (
        Event.NOT_ACCEPTED,
        r"(?:not|non|pas|no) (?:(?:ete|fue|se|been) )?"
        r"(?:accepted|adopted|approved|acceptee?|adoptee?|approuvee?|aceptad\w+|adoptad\w+"
        r"|aprobad\w+)|rejected|rejetee?|rechazad\w+",
    ),
    (Event.WITHDRAWN, r"withdrawn|retiree?|retirad\w+"),
    (
        Event.EXTENSION_PROPOSED,
        r"extension|renewal|new proposal|proposed (?:to be )?exten\w+|proposal (?:to|for) exten\w+"
        r"|proposition de (?:prolong|renouvel)\w+|propuesta de prorroga",
    ),
    (Event.EXTENDED, r"extended|renewed|revised|prolongee?|prorrogad\w+|renouvelee?|reconduite?"),
    (Event.REPORTED, r"report\b[^;]*\b(?:received|submitted|for cop\w*)|reported|progress report"),
    (Event.REPORTED, r"(?<!par )rapport|informe"),
    (
        Event.COMPLETED,
        r"completed?|finished|achevee?|terminee?|finalisee?|terminad\w+|completad\w+|finalizad\w+",
    ),
    (
        Event.CLOSED,
        r"closed|concluded|ended|terminated|discontinued|close(?! to\b)|closure|cloturee?|conclue"
        r"|cerrad\w+|cerro|cierre|concluid\w+",
    ),
    (Event.DESIGNATED, r"designated|initiated|designee?|designad\w+"),
    (Event.ACCEPTED, r"adopted|accepted|adoptee?|acceptee?|adoptad\w+|aceptad\w+"),
)
REPORT = re.compile(r"\b(?:report|(?<!par )rapport|informe)s?\b")
NOT = r"""(?:not|no(?!\.|\ \d)|never|without|non|aucune?|pas|jamais|sans|sin|ningun[oa]?|nunca
    |faltan?|manque|lacking|missing|nothing|none|nobody|rien|nada|nadie|fail\w*|neglected)"""
WILL = r"""(?:to\ be|will|shall|should|must|would|sera|serait|doit|devra|devrait|debe|debera
    |deberia|seria)"""
BEFORE = 4  # words before an event that can deny it or put it off
DENIED = re.compile(
    rf"""\b(?:{NOT}|{WILL}|to\ become|may\ be|might|could|if|unless|until|awaiting
    |nearly|almost|part(?:ly|ially)|presque|partiellement|casi|parcialmente
    |peut|pourrait|prevue?|previst[oa]|puede|podria|hasta)\b
    |\b(?:a|por|to|d\ ici)$""",  # "à clore", "por cerrar": but "à la COP14" puts nothing off
    re.VERBOSE,
)
PLANS = r"""(?:propos\w+|propuest[oa]|propone|plan(?:ned|s)?|planifi\w+|prevue?|previst[oa]
    |scheduled|foreseen|expected|attendue?|espera(?:d[oa])?|recommend\w*|recommand\w*|recom[ie]\w*
    |request\w*|demand\w+|solicit\w+|suggest\w+|envisag\w+|pending|pendiente|postponed|reportee?
    |aplazad[oa]|candidate|ready|due|up\ for|towards?|vers|hacia)"""
ONLY_PLANNED = re.compile(
    rf"""(?<!as\ )(?<!comme\ )(?<!como\ )\b{PLANS}\b
    |(?<!\d)\d{{1,2}}\ ?%  |\b(?:half|mostly|largely|substantially|mayormente)\b
    |\b(?:en\ grande\ partie|a\ moitie|en\ gran\ parte|if|unless|once|when|si|sauf|salvo|des\ que
    |lorsque|cuando
    |to\ be\ (?:decided|considered|discussed|confirmed)|a\ decider|por\ decidir)\b""",
    re.VERBOSE,
)
UNSURE = re.compile(
    r"""\?|\b(?:possibly|perhaps|probably|presumably|apparently|maybe|tbc|tentative\w*
    |to\ be\ confirmed|unconfirmed|peut-?\ ?etre|probablement|sans\ doute|a\ confirmer|a\ verifier
    |quizas?|tal\ vez|posiblemente|probablemente|por\ confirmar|a\ lo\ mejor)\b""",
    re.VERBOSE,
)
PUTS_OFF = re.compile(rf"\b(?:{NOT}|{WILL}|may|might|could|prevue?|previst[oa])\b", re.VERBOSE)
NOT_REPORTED = re.compile(
    rf"\b(?:{NOT}|{WILL}|manquante?s?|absente?s?|fait\ defaut|por\ (?:recibir|presentar)"
    r"|a\ (?:venir|recevoir|remettre))\b",
    re.VERBOSE,
)
AWAITED = re.compile(
    r"""\b(?:await\w*|expected|due|overdue|outstanding|pending|requested|required
    |to\ (?:come|follow)    |attendue?s?|en\ attente|en\ retard|demandee?s?
    |pendientes?|esperad[oa]s?|atrasad[oa]s?|solicitad[oa]s?|se\ espera
    |promised|promise?s?|prometid[oa]s?|announced|annoncee?s?|anunciad[oa]s?|planned|prevue?s?
    |previst[oa]s?|in\ preparation|en\ preparation|en\ preparacion|being\ prepared)\b""",
    re.VERBOSE,
)
RECEIVED = re.compile(
    r"\b(?:received|submitted|recue?s?|soumise?s?|remise?s?|recibid\w+|presentad\w+)\b"
)
ENDINGS = (Event.CLOSED, Event.CONSIDERED_CLOSED, Event.COMPLETED)
SELF_DENYING = (Event.NOT_EXTENDED, Event.NOT_ACCEPTED)
PARTS = re.compile(r"[,;:()\[\]–—]|\bbut\b|\bmais\b|\bpero\b| - ")


def event_in(statement: str) -> Event | None:
    """The event a statement tells; None where it tells none, denies it or puts it off.

    >>> event_in("Close à la COP14 (pas de rapport)"), event_in("to be closed at COP15")
    (<Event.CLOSED: 'closed'>, None)
    """
    folded = normalise(statement)
    for event, sign in SIGNS:
        for found in re.finditer(rf"\b(?:{sign})\b", folded):
            if not _is_denied(event, folded, found.start(), found.end()):
                return event
    return next((event for event in HAPPENING if _is_named(event, folded)), None)


def tells_of_report(statement: str) -> bool:
    """Whether a statement speaks of a report that there is.

    >>> tells_of_report("joint report"), tells_of_report("informe pendiente")
    (True, False)
    """
    folded = normalise(statement)
    return any(
        not _is_denied(Event.REPORTED, folded, found.start(), found.end())
        for found in REPORT.finditer(folded)
    )


def puts_off(statement: str) -> bool:
    """Whether a statement denies what it speaks of, or says that it is still to come.

    >>> puts_off("to be closed at COP15"), puts_off("yes")
    (True, False)
    """
    return bool(PUTS_OFF.search(normalise(statement)))


def is_unsure(statement: str) -> bool:
    """Whether a statement asks, or supposes, what it speaks of.

    >>> is_unsure("closed at COP14?"), is_unsure("closed at COP14")
    (True, False)
    """
    return bool(UNSURE.search(normalise(statement)))


def without_remarks_on_reports(statement: str) -> str:
    """The parts of a statement that speak of no report.

    >>> without_remarks_on_reports("COP14 (no report)").strip()
    'COP14'
    """
    parts = PARTS.split(statement)
    return " ".join(part for part in parts if not REPORT.search(normalise(part)))


def is_only_when(text: str) -> bool:
    """Whether a statement gives a meeting or a day, and nothing else.

    >>> is_only_when("COP12 (28 October 2017)"), is_only_when("scope widened 1994 -> 2020")
    (True, False)
    """
    rest = [word for word in re.findall(r"[^\W\d_]+", normalise(text)) if word not in FILLERS]
    return bool(re.search(r"\d", text)) and all(word in MONTHS for word in rest)


def _is_denied(event: Event, folded: str, start: int, end: int) -> bool:
    """Whether words in the same part of the statement deny an event or put it off."""
    opens = max((cut.end() for cut in PARTS.finditer(folded, 0, start)), default=0)
    before = folded[opens:start].replace("'", " ").replace("’", " ")
    near = " ".join(before.split()[-BEFORE:])
    if event is Event.REPORTED:
        closes = next((cut.start() for cut in PARTS.finditer(folded, end)), len(folded))
        part = f"{near} {folded[start:closes]}"
        awaited = AWAITED.search(part) and not RECEIVED.search(part)
        return bool(awaited or NOT_REPORTED.search(part))
    if event in SELF_DENYING or event is Event.EXTENSION_PROPOSED:
        return False
    if event in ENDINGS:
        closes = next((cut.start() for cut in PARTS.finditer(folded, end)), len(folded))
        if ONLY_PLANNED.search(near) or ONLY_PLANNED.search(folded, end, closes):
            return True
    return bool(DENIED.search(near))


def _is_named(event: Event, folded: str) -> bool:
    """Whether a statement is the name of an event, with or without a COP or a day behind it."""
    name = words(event)
    rest = folded.removeprefix(name).strip(" .,:()")
    return folded.startswith(name) and (not rest or is_only_when(rest))

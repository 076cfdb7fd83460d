"""The meeting a paper is meant for, by its number in figures or in words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from extractors.text import normalise

_ORDINALS = (
    """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""",
    """premiere deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme
    onzieme douzieme treizieme quatorzieme quinzieme seizieme dix-septieme dix-huitieme
    dix-neuvieme vingtieme""",
    """primera segunda tercera cuarta quinta sexta septima octava novena decima undecima duodecima
    decimotercera decimocuarta decimoquinta decimosexta decimoseptima decimoctava decimonovena
    vigesima""",
)
_OTHERS = {"decimoprimera": 11, "decimosegunda": 12, "decimooctava": 18}
ORDINALS = {word: n for words in _ORDINALS for n, word in enumerate(words.split(), 1)}
ORDINALS |= _OTHERS
"""Folded ordinals, 1 to 20, in English, French and Spanish."""

_WORD = "|".join(sorted(ORDINALS, key=len, reverse=True))
_ROMAN = {"x": 10, "xi": 11, "xii": 12, "xiii": 13, "xiv": 14, "xv": 15, "xvi": 16, "xvii": 17}
_ROMAN |= {"xviii": 18, "xix": 19, "xx": 20}
_NUMBER = (
    r"(?:(?<![\d.])(?P<figure>\d{1,2})\W{0,2}(?:st|nd|rd|th|er|ere|re|eme|ieme|e|a|o)?\W{0,2}"
    rf"|\b(?P<roman>{'|'.join(sorted(_ROMAN, key=len, reverse=True))})(?:th|eme|[aeo])?\W{{1,2}}"
    r"|\b(?P<word>decimo[ -]?(?:primera|segunda|tercera|cuarta|quinta|sexta|septima|octava|novena)"
    rf"|{_WORD})\s)"
)
_SITTING = r"(?:meeting|sess?ion|reunion)"
_PARTIES = (
    r"(?:conference\s*of\s*t\w{2}\s*(?:contracting\s*)?(?:\w\s)?parties"
    r"|conference\s*des\s*(?:\w\s)?parties|conferencia\s*de\s*las\s*(?:\w\s)?partes)"
)
_COMMITTEE = (
    r"(?:sessional\s*committee|comite\s*de\s*session"
    r"|comite\s*del?\s*(?:periodo\s*de\s*)?sesion(?:es)?)"
)
_OF = r"\s*(?:of\s*t\w{2}|of|des|de\s*las?|de\s*l\W|del|du|de)?\s*"
PARTIES = re.compile(
    rf"{_NUMBER}\s*(?:(?:{_SITTING}{_OF})?{_PARTIES}|{_SITTING}{_OF}(?:contracting )?part(?:i?es)\b"
    rf"|{_SITTING}{_OF}(?:cop|cdp)\b(?!\W?\d)"
    r"|(?:cop|cdp)\b(?!\W?\d))"
)
PARTIES_FIRST = re.compile(
    rf"{_PARTIES}.{{0,60}}?(?:[,(–—-]|\b(?:at its|a sa|en su)\b)\s*{_NUMBER}\s*{_SITTING}"
)
OF_THE_PARTIES = re.compile(rf"\bparties\W{{1,2}}\s?{_NUMBER}\s*{_SITTING}")
PARTIES_AROUND = re.compile(rf"{_SITTING}\s+{_NUMBER}{_OF}(?:{_PARTIES}|(?:cop|cdp)\b(?!\W?\d))")
COMMITTEE_FIRST = re.compile(
    rf"{_COMMITTEE}.{{0,60}}?(?:[,(–—-]|\b(?:at its|a sa|en su)\b)\s*{_NUMBER}\s*{_SITTING}"
)
COMMITTEE = re.compile(rf"{_NUMBER}\s*{_SITTING}{_OF}{_COMMITTEE}")
COP = re.compile(
    r"(?:(?<![\w/.])|(?<=\bcms/))(?:cop|cdp)\W?(?P<figure>\d{1,2})(?!\d|\s?/\s?(?:doc|inf|crp|res))"
)
COP_IN_ROMAN = re.compile(rf"(?<![\w/.])cop\W?(?P<roman>{'|'.join(reversed(_ROMAN))})\b")
COUNCIL = re.compile(r"\bscc\W{0,2}sc\W{0,2}(?P<figure>\d{1,2})\b")
IN_SYMBOL = re.compile(r"CMS/(COP\d{1,2}|ScC-SC\d{1,2}|ScC\d{1,2}|StC\d{1,2})\b")
CONF_IN_SYMBOL = re.compile(r"CMS/Conf\.(\d{1,2})\.")
IN_CAPITALS = re.compile(r"MEETING|SESSION|RÉUNION|REUNION|REUNIÓN")
MEANT = re.compile(
    r"\b(?:ahead of|due (?:at|for|to)|se (?:presenta|somete|eleva|remite) a"
    r"|for|to|towards|addressed|submitted|submission|presented|pour|intention|destine\w*"
    r"|destinee"
    r"|vue|adress\w*|soumis\w*|depose\w*|presente\w*|para|miras|vistas|ante|presentad[ao]"
    r"|dirigid[ao]"
    r"|(?:propos(?:e|es|er|ons|ent|ing)|propon(?:e|en|er|emos)) (?:to|a|al?)"
    r"|destinad[ao]|agenda of|ordre du jour d|orden del dia de|consideracion de)\b"
)
"""Words before a meeting that a paper goes to."""
PAST = re.compile(
    r"\b(?:adopt\w*|approv\w*|aprob\w*|apruv\w*|since|depuis|desde|rev|until|up to|jusqu\w*|hasta"
    r"|will|shall|sera|seront|se presentara|between|entre|after|apres|tras|revised|extended"
    r"|reconduit\w*|prorrogad[ao]|from the end of"
    r"|reported to|not (?:for|to|at)|no (?:para|a)|(?:non|pas) (?:pour|a))\b|\d\.\d{1,2}\W*$"
)
"""Words before a meeting that is told of."""
PERIOD = re.compile(
    r"(?:\b(?:from|between|de|entre|desde)\s(?:the\send\sof\s)?(?:la\s)?)?\b(?:cop|cdp)\W?\d{1,2}"
    r"(?:\s?\([^)]*\))?(?:\s(?:to|and|a|et|y)\s(?:the\s)?(?:la\s)?|\s?[–-]\s?)(?:cop|cdp)\W?\d{1,2}"
    r"|\b(?:19|20)\d\d\s?(?:to|a|au|until)\s(?:the\s|la\s)?(?:cop|cdp)\W?\d{1,2}"
)
"""A stretch of time: "from COP15 to COP16", "April 2026 to COP16"."""
_PAPERS = "reports?|proposal|rapport|compte rendu|bilan|proposition|informe|propuesta"
PAPER = re.compile(
    r"^\W*(?:se (?:presenta|somete|eleva|remite)|(?:submitted|presented|soumis|presente|deposee?"
    r"|presentad[ao]) (?:to|at|a)\b)|"
    rf"^\W*(?:{_PAPERS})\b|\b(?:{_PAPERS}) (?:below|attached|adjunt\w+|ci\W?joint\w*|ci\W?apres)"
    r"|\b(?:propos(?:e|es|er|ons|ent)|propon(?:e|en|er|emos)) (?:to|a|al?)\b"
    r"|\bse (?:remiten?|elevan?|presentan?|someten?)\b|\b(?:remitimos|enviamos|presentamos)\b"
    r"|\bnous (?:vous )?(?:soumettons|adressons|transmettons|remettons)\b"
    r"|\bwe (?:\w+ )?(?:submit|send|enclose)\b"
    r"|\b(?:this|our|the present|ce|notre|le present|este|esta|nuestr[ao]|(?:el|la) presente)\b"
    rf"[^,;:]{{0,25}}?\b(?:{_PAPERS})\b"
    r"|\b(?:i|we|nous|vous|j|dear|pleased|honou?r|honneur|pleasure|agrado|honra|complace)\b.*"
    rf"\b(?:{_PAPERS})\b|\b(?:numero|bulletin|newsletter|boletin)\b.*\b(?:{_PAPERS})\b"
)
"""A sentence on the paper itself, or one that hands it over."""
PAST_SPAN = re.compile(r"^\s*(?:and|to|et|a|y|[-–])\s*$")
"""Between two meetings: a stretch of time."""
ITEM_BEHIND = re.compile(
    r"\W{0,3}(?:under\s)?(?:agenda\s)?(?:item|point|punto|tema)\W{0,3}(?:n[o°º]\W{0,2})?\d{1,2}\b"
)
"""Behind a meeting, the item of its agenda under which the paper is tabled."""
DIVIDER = re.compile(r"\s+[–—|·•-]\s+|\s*[·•|]\s*")
"""Between the parts of a title on one line."""
HANDED_TO = re.compile(r"^\W*(?:reported|submitted|presented) to (?:the )?", re.IGNORECASE)
WORDS_BEFORE = 4  # before a meeting that stands alone: "à l'attention de la COP15"
REACH = 45  # characters before a meeting in which such words stand
SHORT = 220  # characters of a line that is a title or a header rather than text
HEADER, OF_SYMBOL, MEANT_FOR, MENTIONED = 4.0, 3.5, 3.0, 1.5


def find_meeting(lines: Sequence[str], symbol: str | None = None) -> str | None:
    """The meeting that the `lines` of a first page name as theirs: "COP15", "ScC-SC5".

    A header line counts most, then the `symbol` of the document, then words that say where it
    goes ("à l'intention de la COP15"), then a title that names a meeting. A meeting of which a
    line only tells ("adopted at COP14", "Rev.COP14") does not count; None where no other is
    named, or two are named alike.

    >>> find_meeting(["Compte rendu pour la quinzième session de la Conférence des Parties"])
    'COP15'
    """
    weights: dict[str, float] = {}
    if meeting := _of_symbol(symbol or ""):
        weights[meeting] = OF_SYMBOL
    broken = [f"{a} {b}" for a, b in pairwise(lines) if not a.rstrip().endswith(".")]
    for line in (*lines, *broken, *_parts_alone(lines)):
        for meeting, weight in _named(line):
            weights[meeting] = max(weight, weights.get(meeting, 0.0))
    best = max(weights.values(), default=0.0)
    meetings = [meeting for meeting, weight in weights.items() if weight == best]
    return meetings[0] if len(meetings) == 1 else None


def _parts_alone(lines: Iterable[str]) -> Iterator[str]:
    """Parts of titles that are a meeting and no more: "Shorebird Alliance – CA 14.23 – COP15"."""
    for line in lines:
        parts = DIVIDER.split(line) if len(line) <= SHORT else []
        if len(parts) > 1:
            yield from (HANDED_TO.sub("", part) for part in parts if stands_alone(part))


def stands_alone(sentence: str) -> bool:
    """Whether a sentence of a title block is a meeting and no more, with its item perhaps.

    >>> stands_alone("COP15, punto 31.2"), stands_alone("COP15 asked for a report")
    (True, False)
    """
    folded = normalise(sentence).strip(" .")
    for pattern in (PARTIES, PARTIES_AROUND, COP, COUNCIL):
        if match := pattern.search(folded):
            behind = ITEM_BEHIND.sub("", folded[match.end() :])
            before = folded[: match.start()].split()
            return len(before) <= WORDS_BEFORE and not re.sub(r"\W|\d", "", behind)
    return False


def meeting_in_text(sentences: Iterable[str]) -> str | None:
    """The meeting to which running text says that its paper goes; None for none or several.

    >>> meeting_in_text(["This is our report to the fifteenth Conference of the Parties."])
    'COP15'
    """
    found = {
        meeting
        for sentence in sentences
        if PAPER.search(normalise(sentence))
        for meeting, weight in _named(sentence)
        if weight == MEANT_FOR
    }
    return found.pop() if len(found) == 1 else None


def _of_symbol(symbol: str) -> str | None:
    if match := IN_SYMBOL.search(symbol):
        return match[1]
    match = CONF_IN_SYMBOL.search(symbol)
    return f"COP{match[1]}" if match else None


def _named(line: str) -> Iterator[tuple[str, float]]:
    """Every meeting that `line` names as its own, with the weight of the words around it."""
    folded = PERIOD.sub(" ", normalise(line))
    for pattern, body in (
        (PARTIES, "COP"),
        (PARTIES_FIRST, "COP"),
        (PARTIES_AROUND, "COP"),
        (COP_IN_ROMAN, "COP"),
        (OF_THE_PARTIES, "COP"),
        (COMMITTEE, "ScC-SC"),
        (COMMITTEE_FIRST, "ScC-SC"),
        (COP, "COP"),
        (COUNCIL, "ScC-SC"),
    ):
        for match in pattern.finditer(folded):
            header = pattern in (PARTIES, COMMITTEE) and _is_header(line, folded, match)
            weight = HEADER if header else _weight(folded, match)
            if weight:
                yield f"{body}{_number(match)}", weight


def _is_header(line: str, folded: str, match: re.Match[str]) -> bool:
    """In capitals, or at the beginning of a line: a sentence names a meeting further behind."""
    if folded.rstrip().endswith("."):
        return False
    begins = not re.sub(r"\W", "", folded[: match.start()].rpartition("\n")[2])
    return begins or bool(IN_CAPITALS.search(line))


def _weight(folded: str, match: re.Match[str]) -> float:
    before = re.split(
        r"[.;]\s|\n|\bcop\W?\d+", folded[max(0, match.start() - REACH) : match.start()]
    )
    if PAST.search(before[-1]) or (PAST_SPAN.match(before[-1]) and len(before) > 1):
        return 0.0
    if MEANT.search(before[-1]) or ITEM_BEHIND.match(folded, match.end()):
        return MEANT_FOR
    return MENTIONED if len(folded) <= SHORT and not folded.endswith(".") else 0.0


def _number(match: re.Match[str]) -> int:
    groups = match.groupdict()
    if groups.get("word"):
        return ORDINALS[re.sub(r"^(decimo)[ -]", r"\1", groups["word"])]
    return _ROMAN[groups["roman"]] if groups.get("roman") else int(groups["figure"])

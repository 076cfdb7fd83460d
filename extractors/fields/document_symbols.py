"""Document symbols of the Convention, and the numbers of Concerted Actions."""

import re

_DOTTED = r"\d{1,2}(?:\s?\.\s?(?:\d{1,2}|[a-z](?![a-z])))*"
SYMBOL = re.compile(
    r"(?:UNEP|PNUMA|PNUE)\s?/\s?CMS\s?/\s?"
    r"(?:(?P<body>(?:COP|ScC-SC|ScC|StC|GCA|MOP|Conf)\s?-?\s?\d{1,3})\s?/\s?)?"
    r"(?P<rest>(?:"
    rf"(?:Doc|Inf|CRP|Conf)\s?\.?\s?{_DOTTED}"
    rf"|(?:Concerted\s?Action|Action\s?concert[ée]e|Acci[óo]n\s?concertada)\s?\d{{1,2}}\.\d{{1,2}}"
    r"|Outcome|Report"
    rf"|(?:Resolution|Resoluci[óo]n|R[ée]solution|Decision|D[ée]cision|Decisi[óo]n)\s?{_DOTTED}"
    r"))"
    r"(?P<tail>(?:\s?/\s?(?:Rev|Add|Corr|Annex|Annexe"
    r"|Anexo)\s?\.?\s?\d{0,2})*(?:\s?\(Rev\.?\s?COP\s?\d{1,2}\))?)",
    re.IGNORECASE,
)
ACTION = re.compile(
    r"(?:Concerted\W{0,3}Actions?|Actions?\W{0,3}concert[ée]es?|Acci(?:[óo]n"
    r"|ones)\W{0,3}concertadas?"
    r"|(?-i:\b(?:CA|AC)\b))"
    r"\W{0,3}(?:(?:(?-i:CMS|CA|AC)|No|Nr|N\W?[°º]?|number|num[ée]ro|n[úu]mero)\W{1,3})*"
    r"(?:UNEP\W{1,2}CMS\W{1,2})?(?P<number>\d{1,2}(?:\. ?|,)\d{1,2})(?![\d]|[.,]\d)",
    re.IGNORECASE,
)
FIRST_COP = 12  # that numbered Concerted Actions
GLUED_DAY = re.compile(
    r"(?<=\.)(\d{2,4})(?=\s?(?:de\s|er\s)?\s?(?:january|february|march|april|may|june|july"
    r"|august|september"
    r"|october|november|december|janvier|f[ée]vrier|mars|avril|mail?|juin|juillet|ao[ûu]t"
    r"|septembre|octobre"
    r"|novembre|d[ée]cembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre"
    r"|setiembre|octubre"
    r"|noviembre|diciembre)\b(?!\s\d{1,2},))",
    re.IGNORECASE,
)
"""Not before "January 13, 2019", where the day stands behind the month."""


def parse_symbols(text: str) -> list[str]:
    """Every symbol in `text`, in order, spaces and capitals set right, each once.

    The words for "Concerted Action" stay in the language they are written in. A day that was
    run together with the symbol is given back: "Doc.26.122 May 2017" is Doc.26.1.

    >>> parse_symbols("UNEP/CMS/ CONCERTED ACTION 12.6, UNEP/CMS/COP13/Doc. 27.1.5")
    ['UNEP/CMS/Concerted Action 12.6', 'UNEP/CMS/COP13/Doc.27.1.5']
    """
    return list(dict.fromkeys(_tidy(match[0]) for match in SYMBOL.finditer(unglued(text))))


def action_number(text: str) -> str | None:
    """The number of the first Concerted Action that `text` names; None where it names none.

    >>> action_number("Concerted Action 12.8 (Rev.COP13)"), action_number("Acción Concertada 13.3")
    ('12.8', '13.3')
    >>> action_number("Acción Concertada AC N.º 14.15"), action_number("l’action concertée n° 14.3")
    ('14.15', '14.3')
    >>> action_number("Concerted Action 13,4"), action_number("CA 13. 4")
    ('13.4', '13.4')
    """
    return next((number for number, _ in action_numbers(text)), None)


def action_numbers(text: str) -> list[tuple[str, int]]:
    """Every number of a Concerted Action that `text` names, with where its words begin.

    Actions are numbered by the COP that adopted them, from COP12 on (Resolution 12.28): "action
    4.3" is an activity of some plan.
    """
    found = [
        (re.sub(r"\W+", ".", match["number"]), match.start()) for match in ACTION.finditer(text)
    ]
    return [(number, at) for number, at in found if int(number.split(".")[0]) >= FIRST_COP]


def unglued(text: str, elsewhere: str = "") -> str:
    """`text` with a space where a symbol and the day after it were run together.

    Where two readings are possible, the one whose symbol stands in `elsewhere` (the running
    headers) is right; else a day of two digits is preferred.

    >>> unglued("UNEP/CMS/COP12/Doc.26.122 May 2017")
    'UNEP/CMS/COP12/Doc.26.1 22 May 2017'
    """
    known = re.sub(r"\s", "", elsewhere)
    return GLUED_DAY.sub(lambda m: _parted(m, known), text)


def _parted(match: re.Match[str], known: str) -> str:
    digits = match[1]
    two = len(digits) > 2 and 10 <= int(digits[-2:]) <= 31
    before = re.sub(r"\s", "", match.string[max(0, match.start() - 20) : match.start()])
    if two and re.search(re.escape(before[-8:] + digits[:-1]) + r"(?!\d)", known):
        two = False
    size = 2 if two else 1
    return f"{digits[:-size]} {digits[-size:]}"


_SPELLINGS = (
    (r"\s*/\s*", "/"),
    (r"(?i)\b(unep|pnuma|pnue)/cms", lambda m: m[0].upper()),
    (r"(?i)\bcop\s?-?\s?(?=\d)", "COP"),
    (r"(?i)\bscc-sc\s?-?(?=\d)", "ScC-SC"),
    (r"(?i)\bscc\s?(?=\d)", "ScC"),
    (r"(?i)\bstc\s?(?=\d)", "StC"),
    (r"(?i)\b(doc|inf|rev|add|corr)\s?\.?\s?(?=\d)", lambda m: f"{m[1].capitalize()}."),
    (r"(?i)\b(rev)\.?\s?(?=COP)", "Rev."),
    (r"(?i)\bcrp\s?\.?\s?(?=\d)", "CRP"),
    (r"(?i)concerted\s?action\s?", "Concerted Action "),
    (r"(?i)action\s?concert[ée]e\s?", "Action concertée "),
    (r"(?i)acci[óo]n\s?concertada\s?", "Acción Concertada "),
    (r"(?<=\d)\s?\.\s?(?=\d|[a-z]\b)", "."),
    (r"\s?\((?=Rev)", " ("),
)


def _tidy(symbol: str) -> str:
    for pattern, repair in _SPELLINGS:
        symbol = re.sub(pattern, repair, symbol)
    return symbol.strip()

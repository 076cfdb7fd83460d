"""Days written in words, in English, French and Spanish."""

import re
from datetime import date

from extractors.fields.number_words import DAYS, YEAR, alternatives, day_of, year_of
from extractors.text import same_length

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january janvier enero jan ene janv",
            "february fevrier febrero feb fev fevr",
            "march mars marzo mar",
            "april avril abril apr avr abr",
            "may mai mayo mail",
            "june juin junio jun",
            "july juillet julio jul juil",
            "august aout agosto aug ago",
            "september septembre septiembre setiembre sep sept set",
            "october octobre octubre oct",
            "november novembre noviembre nov",
            "december decembre diciembre dec dic",
        ),
        1,
    )
    for name in names.split()
}
"""Folded names of months; "mail" is a misprint seen in a French header ("25 mail 2017")."""

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_OF = (
    r"(?:(?:(?:days?|jours?|dias?)\s+)?(?:of\s+(?:the\s+month\s+of\s+)?"
    r"|(?:del|du)\s+(?:mes|mois)\s+(?:de\s+|d[’'])|de\s+|d[’']\s*))?"
)
DAY_FIRST = re.compile(
    rf"(?P<day>(?<!\d)\d{{1,2}}|(?<![\w-])(?:{alternatives(DAYS)})\b)\s*(?:st|nd|rd|th|er|o|º|°|\.)?\s*{_OF}"
    rf"(?P<month>{_MONTH})\.?,?\s*(?:del?\s+(?:ano\s+)?|in\s+the\s+year\s+|de\s+l[’']an\s+)?"
    rf"(?P<year>(?:19|20)\d\d|{YEAR}\b)(?!\d)"
)
MONTH_FIRST = re.compile(
    rf"\b(?P<month>{_MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s*|\s+(?:del?\s+)?)(?P<year>(?:19"
    rf"|20)\d\d)(?!\d)"
)
ISO = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
NUMERIC = re.compile(
    r"(?<![\d-])(?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<year>(?:19|20)\d\d)(?![\d-])"
)

_ROMAN_NUMERALS = "i ii iii iv v vi vii viii ix x xi xii"
_ROMAN = {name: number for number, name in enumerate(_ROMAN_NUMERALS.split(), 1)}
_ROMANS = "|".join(sorted(_ROMAN, key=len, reverse=True))
ROMAN_MONTH = re.compile(
    rf"(?<![\w.])(?P<day>\d{{1,2}})[.\s/-]{{1,2}}(?P<month>{_ROMANS})[.\s/-]{{1,2}}"
    r"(?P<year>(?:19|20)\d\d)(?!\d)"
)
""" "14.X.2025"."""
HYPHENED = re.compile(
    rf"(?<![\w-])(?P<day>\d{{1,2}})[-/.](?P<month>{_MONTH})[-/.](?P<year>(?:19|20)\d\d)(?!\d)"
)
""" "7-Oct-2025"."""


def parse_dates(text: str) -> list[date]:
    """Every day that `text` names beyond doubt, in order.

    "03/04/2019" may be March or April and is left out; "24/09/2019" can only be one day. A
    span of days ("17 - 22 February 2020") gives its last.

    >>> parse_dates("24 de septiembre 2019; 25 mail 2017; 03/04/2019")
    [datetime.date(2019, 9, 24), datetime.date(2017, 5, 25)]
    >>> parse_dates("the thirtieth day of May 2030; 14.X.2030")
    [datetime.date(2030, 5, 30), datetime.date(2030, 10, 14)]
    """
    return [day for _, day in find_days(text)]


def find_days(text: str) -> list[tuple[int, date]]:
    """Every day that `text` names beyond doubt, with where its words begin, in order."""
    folded = same_length(text)
    return sorted(
        (match.start(), day)
        for pattern in (DAY_FIRST, MONTH_FIRST, ISO, NUMERIC, ROMAN_MONTH, HYPHENED)
        for match in pattern.finditer(folded)
        if (day := _day(match))
    )


def _day(match: re.Match[str]) -> date | None:
    day, year = day_of(match["day"]), year_of(match["year"])
    named = MONTHS.get(match["month"]) or _ROMAN.get(match["month"])
    month = named or int(match["month"])
    if match.re is NUMERIC:
        if day <= 12 and month <= 12 and day != month:
            return None
        day, month = (day, month) if month <= 12 else (month, day)
    try:
        return date(year, month, day)
    except ValueError:
        return None

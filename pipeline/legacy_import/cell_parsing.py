"""What the cells of an old table say: meetings, days, documents, lists."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from extractors.fields.dates import parse_dates
from extractors.fields.document_symbols import parse_symbols
from extractors.text import normalise
from pipeline.convention.meetings import Meeting
from pipeline.legacy_import.statements import tells_of_report
from pipeline.workbooks.days import serial_day

COP = re.compile(r"\bCOP\s*-?\s*(\d{1,2})\b", re.IGNORECASE)
ORDINAL_COP = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|e|[èe]me|ª|º)\s+(?:COP|meeting)\b", re.IGNORECASE
)
YEAR = re.compile(r"(?<!\d)(19[789]\d|20\d\d)(?!\d)")
NUMERIC_DAY = re.compile(r"(?<!\d)\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?!\d)")
NOTHING = re.compile(
    r"^\W*(?:not found|unknown|none|n/?a|not applicable|inconnue?|desconocid[oa]|neant|-+|\?+)?\W*$"
    r"|^not (?:found|known)\b|\bnot found\W*$",
    re.IGNORECASE,
)
OUTSIDE_BRACKETS = re.compile(r"[;\n](?![^(]*\))")
SUFFIXES = re.compile(r"(?<=\d)\.([a-z])((?:\s*(?:,|and|et|y|&)\s*\.[a-z])+)(?![\w.])")


ASSUMED = "is taken"  # ends the doubt about a day that no cell gives


@dataclass(frozen=True, slots=True)
class When:
    """A meeting and a day as a cell gives them; None for what it does not give."""

    meeting: str | None
    day: date | None
    doubt: str = ""  # why the day is not sure; "" when it stands in the cell


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """A document named by its symbol."""

    symbol: str
    day: date | None  # the day printed on it
    says: str  # the words behind it: "report", "proposal for extension"


def is_nothing(text: str) -> bool:
    """Whether a cell says only that nothing is known.

    >>> is_nothing("not found (India submitted the listing proposal)"), is_nothing("India")
    (True, False)
    """
    return bool(NOTHING.match(text.strip()))


def listed(text: str) -> list[str]:
    """The members of a list in a cell: parted by semicolons, not inside brackets."""
    return [part.strip() for part in OUTSIDE_BRACKETS.split(text) if part.strip()]


def clauses(text: str) -> list[str]:
    """The statements in a cell, without those that say nothing."""
    return [part for part in listed(text) if not is_nothing(part)]


def when_in(text: str, meetings: Mapping[str, Meeting], *, last: bool = True) -> When:
    """The COP and the day that a cell gives.

    Without a day it is the last day of the COP (`last`), when COPs decide, else the first. A day
    as text in three languages, as ISO or as a serial number of Excel; one that could be read in
    two ways is not read.
    """
    day = _day(text)
    meeting = _meeting(text, day, meetings)
    if day:
        doubt = "" if meeting else f"no COP of the list was held around {day}"
        return When(meeting, day, doubt)
    if NUMERIC_DAY.search(text):
        return When(meeting, None, f"“{text}” could be read as two days: write it as 2017-10-28")
    if meeting:
        known = meetings[meeting]
        day = known.closes if last else known.opens
        which = "last" if last else "first"
        return When(meeting, day, f"no day is given; the {which} day of {meeting} {ASSUMED}")
    return When(None, None, f"“{text}” names no COP and no day" if text else "")


def documents_in(text: str) -> list[CitedDocument]:
    """The documents a cell names, ".a and .b" counted as two."""
    found: list[CitedDocument] = []
    for part in listed(text):
        symbols = parse_symbols(_spelt_out(part))
        days = parse_dates(_without_symbols(part))
        remark = " ".join(re.findall(r"\(([^()]*)\)", part))
        found += [CitedDocument(symbol, days[0] if days else None, remark) for symbol in symbols]
    return found


def role_of(cited: CitedDocument) -> str:
    """What a document is to its action, by the words behind its symbol."""
    if tells_of_report(cited.says):
        return "report"
    behind = normalise(cited.says)
    for word, role in ROLES.items():
        if word in behind:
            return role
    if normalise(cited.symbol).count("action") or normalise(cited.symbol).count("accion"):
        return "adopted text"
    return "document"


ROLES = {
    "exten": "extension",
    "revis": "extension",
    "proposal": "proposal",
}


def without_note(name: str) -> tuple[str, str]:
    """A name and what stands behind it in brackets.

    >>> without_note("Mobulidae (family)")
    ('Mobulidae', 'family')
    """
    found = re.match(r"^(.*?)\s*\((.*)\)\s*$", name)
    return (found[1].strip(), found[2].strip()) if found else (name.strip(), "")


def _day(text: str) -> date | None:
    if day := serial_day(text):
        return day
    days_found = parse_dates(text)
    return days_found[0] if days_found else None


def _meeting(text: str, day: date | None, meetings: Mapping[str, Meeting]) -> str | None:
    for found in (COP.search(text), ORDINAL_COP.search(text)):
        if found and f"COP{found[1]}" in meetings:
            return f"COP{found[1]}"
    if day:
        return _around(day, meetings)
    years = YEAR.findall(text)
    cops = [cop for cop in _cops(meetings) if years and str(cop.opens.year) == years[0]]
    return cops[0].id if cops else None


def _around(day: date, meetings: Mapping[str, Meeting]) -> str | None:
    """The COP held within a fortnight of a day."""
    margin = timedelta(days=14)
    for cop in _cops(meetings):
        if cop.opens - margin <= day <= cop.closes + margin:
            return cop.id
    return None


def _cops(meetings: Mapping[str, Meeting]) -> Iterator[Meeting]:
    return (meeting for meeting in meetings.values() if meeting.is_cop)


def _spelt_out(part: str) -> str:
    """ "Doc.28.1.7.a and .b" with the whole symbol twice."""
    found = SUFFIXES.search(part)
    if not found:
        return part
    stem = part[: found.start()].split()[-1]
    letters: Sequence[str] = [found[1], *re.findall(r"\.([a-z])", found[2])]
    return "; ".join(f"{stem}.{letter}" for letter in letters)


def _without_symbols(part: str) -> str:
    return re.sub(r"\S*(?:Doc|CMS)\S*", " ", part)

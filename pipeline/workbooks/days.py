"""Days as people and spreadsheets write them. One with two meanings is asked about."""

import re
from datetime import date, timedelta

from extractors.fields.dates import parse_dates

ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?$")
EUROPEAN = re.compile(r"(\d{1,2})([./])(\d{1,2})[./](\d{4})$")
SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?$")
EPOCH = date(1899, 12, 30)  # day 0 of Excel
SERIALS = range(25_569, 62_000)  # 1970 to 2069: no other five digits are taken for a day


class DayUnclear(ValueError):
    """A text that is no day, or two; `readings` are the days it could be, none or several."""

    def __init__(self, written: str, readings: tuple[date, ...] = ()) -> None:
        super().__init__(written)
        self.written = written
        self.readings = readings


def typed_day(written: str) -> date | None:
    """The day that somebody typed; None for nothing.

    With full stops the day comes first, as in Bonn, Paris and Madrid. With slashes an American
    could mean the month first: where both readings are days, it is asked. Raises DayUnclear.

    >>> typed_day("20/10/2025"), typed_day("3.4.2025")
    (datetime.date(2025, 10, 20), datetime.date(2025, 4, 3))
    """
    text = written.strip()
    if not text:
        return None
    if found := ISO.match(text):
        return _made(text, int(found[1]), int(found[2]), int(found[3]))
    if not (found := EUROPEAN.match(text)):
        raise DayUnclear(text)
    first, mark, second, year = int(found[1]), found[2], int(found[3]), int(found[4])
    readings = tuple(
        day for day in (_day(year, second, first), _day(year, first, second)) if day is not None
    )
    if mark == "/" and len(set(readings)) > 1:
        raise DayUnclear(text, readings)
    return readings[0] if mark == "/" and readings else _made(text, year, second, first)


def cell_day(written: str) -> date | None:
    """The day in a cell: as typed, as a serial number of Excel, or with its month in words.

    None for nothing. Raises DayUnclear.

    >>> cell_day("45950"), cell_day("20 octobre 2025")
    (datetime.date(2025, 10, 20), datetime.date(2025, 10, 20))
    """
    text = written.strip()
    if day := serial_day(text):
        return day
    try:
        return typed_day(text)
    except DayUnclear as error:
        named = [] if error.readings else parse_dates(text)
        if len(set(named)) != 1:
            raise
        return named[0]


def serial_day(written: str) -> date | None:
    """The day of a serial number of Excel; None where the text is none."""
    found = SERIAL.match(written.strip())
    if not found or int(found[1]) not in SERIALS:
        return None
    return EPOCH + timedelta(days=int(found[1]))


def ask_which(error: DayUnclear) -> str:
    """What to ask where a cell is no day, or two: a sentence that begins with the cell.

    >>> ask_which(DayUnclear("03/04/2025", (date(2025, 4, 3), date(2025, 3, 4))))
    '“03/04/2025” could be 2025-04-03 or 2025-03-04. Write it as 2025-04-03, year first.'
    """
    if error.readings:
        either = " or ".join(f"{day}" for day in error.readings)
        return f"“{error.written}” could be {either}. Write it as {error.readings[0]}, year first."
    if ":" in error.written:
        return (
            f"“{error.written}” is not a day and hour. Write it as 2025-10-24 22:30 for an hour in "
            "Bonn, or with its distance from UTC, as 2025-10-24 22:30+09:00."
        )
    return (
        f"“{error.written}” is not a day. Write it as 2025-10-24, or leave it empty when it is "
        "not known."
    )


def _made(text: str, year: int, month: int, day: int) -> date:
    made = _day(year, month, day)
    if made is None:
        raise DayUnclear(text)
    return made


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

"""A day of receipt with an hour, as people and spreadsheets write it: "8.10.2025 22:30"."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from extractors.fields.bonn import BONN, DayInBonn
from pipeline.workbooks.days import EPOCH, ISO, SERIALS, DayUnclear, cell_day, typed_day

WITH_HOUR = re.compile(
    r"(?P<day>\d{4}-\d{1,2}-\d{1,2}|.*\d{4})(?:[T,]\s*|\s+)(?:(?:at|à|a las|um)\s+)?"
    r"(?P<hour>\d{1,2})\s?[:h]\s?(?P<minute>\d\d)?(?::(?P<second>\d\d)(?:\.\d+)?)?"
    r"\s*(?P<half>[ap])?(?(half)\.?m\.?)\s*(?P<zone>\S+)?$",
    re.IGNORECASE,
)
SERIAL_HOUR = re.compile(r"(?P<day>\d{5})[.,](?P<passed>\d+)$")
"""A day and the part of it that has passed, as a spreadsheet counts: 45950.9375."""
ZONES: Mapping[str, tzinfo] = {
    **dict.fromkeys(("z", "utc", "gmt"), UTC),
    **dict.fromkeys(("cet", "mez"), timezone(timedelta(hours=1))),
    **dict.fromkeys(("cest", "mesz"), timezone(timedelta(hours=2))),
    **dict.fromkeys(("bonn", "uhr", "h"), BONN),
}
OFFSET = re.compile(r"(?P<sign>[+-])(?P<hours>\d\d):?(?P<minutes>\d\d)$")


def typed_receipt(written: str) -> date | None:
    """The day that somebody typed, a `DayInBonn` where there is an hour; None for nothing.

    An hour without a zone is one in Bonn. Raises DayUnclear, also for a zone that is not known.

    >>> typed_receipt("2025-10-24 22:48 UTC").moment.isoformat()
    '2025-10-25T00:48:00+02:00'
    """
    return _receipt(written.strip(), typed_day)


def cell_receipt(written: str) -> date | None:
    """The same of a cell: also a serial number of Excel, or a month in words. Raises DayUnclear."""
    text = written.strip()
    serial = SERIAL_HOUR.match(text)
    passed = float(f"0.{serial['passed']}") if serial else 0.0
    if serial and passed and int(serial["day"]) in SERIALS:
        day = EPOCH + timedelta(days=int(serial["day"]))
        seconds = round(passed * 24 * 60) * 60
        return _at(text, day, time(seconds // 3600, seconds // 60 % 60), BONN)
    return _receipt(text, cell_day)


def _receipt(text: str, day_of: Callable[[str], date | None]) -> date | None:
    found = None if ISO.match(text) else WITH_HOUR.match(text)  # midnight is how a day is saved
    if found is None:
        return day_of(text)
    try:
        day = day_of(found["day"].rstrip(" ,"))
        return _at(text, day, _hour(found), _zone(found["zone"]))
    except (DayUnclear, ValueError, KeyError) as error:
        readings = error.readings if isinstance(error, DayUnclear) else ()
        raise DayUnclear(text, readings) from error


def _at(text: str, day: date | None, hour: time, zone: tzinfo) -> DayInBonn:
    if day is None:
        raise DayUnclear(text)
    return DayInBonn.at(datetime.combine(day, hour, zone))


def _hour(found: re.Match[str]) -> time:
    """Raises ValueError for an hour that no clock shows."""
    hour = int(found["hour"])
    if found["half"]:
        if not 1 <= hour <= 12:
            raise ValueError(found["hour"])
        hour = hour % 12 + (12 if found["half"].casefold() == "p" else 0)
    return time(hour, int(found["minute"] or 0), int(found["second"] or 0))


def _zone(written: str | None) -> tzinfo:
    """Raises KeyError for one that is not known here: there is a CST in America and in China."""
    offset = OFFSET.match(written or "")
    if offset is None:
        return ZONES[written.strip("()").casefold()] if written else BONN
    minutes = int(offset["hours"]) * 60 + int(offset["minutes"])
    return timezone(timedelta(minutes=-minutes if offset["sign"] == "-" else minutes))

"""What day it is, where the Convention counts its days."""

from datetime import date, datetime

from extractors.fields.bonn import BONN as BONN


def in_bonn(moment: str) -> str:
    """A moment that is written in UTC as clocks in Bonn showed it; "" for "".

    >>> in_bonn("2025-10-20T22:12:05+00:00")
    '2025-10-21 00:12'
    """
    return f"{datetime.fromisoformat(moment).astimezone(BONN):%Y-%m-%d %H:%M}" if moment else ""


def this_day() -> date:
    """Today in Bonn, in whatever zone the computer keeps its clock."""
    return datetime.now(BONN).date()

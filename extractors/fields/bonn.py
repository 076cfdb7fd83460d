"""Days and moments where the Secretariat sits: its deadlines end at midnight in Bonn.

A day is often all that is known of when something came. A mail tells the moment, too.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import Self
from zoneinfo import ZoneInfo

BONN = ZoneInfo("Europe/Berlin")


class DayInBonn(date):
    """A day in Bonn with the moment that is known of it.

    It compares, counts and is written as the day that it is: who asks for the day needs not know
    that there is more. Who asks for more takes `moment_of`.
    """

    moment: datetime  # to the minute, with its zone, that of Bonn

    @classmethod
    def at(cls, moment: datetime) -> Self:
        """The day of a moment; one without a time zone is taken for UTC (RFC 5322, 3.3).

        Raises OverflowError for a moment after which no calendar goes on.

        >>> DayInBonn.at(datetime(2025, 10, 24, 22, 48, tzinfo=UTC)).isoformat()
        '2025-10-25'
        """
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        in_bonn = aware.astimezone(BONN).replace(second=0, microsecond=0)
        day = cls(in_bonn.year, in_bonn.month, in_bonn.day)
        day.moment = in_bonn
        return day

    def __reduce__(self) -> tuple[object, ...]:
        """Sent to another process it keeps its moment."""
        return (read_day, (written_day(self),))


def moment_of(day: date | None) -> datetime | None:
    """The moment that is known of a day, in Bonn; None where nothing but the day is known."""
    return getattr(day, "moment", None)


def written_day(day: date) -> str:
    """As the register keeps it: the day, or the moment with its distance from UTC.

    >>> written_day(DayInBonn.at(datetime(2025, 10, 24, 22, 48, tzinfo=UTC)))
    '2025-10-25T00:48+02:00'
    >>> written_day(date(2025, 10, 25))
    '2025-10-25'
    """
    moment = moment_of(day)
    return moment.isoformat(timespec="minutes") if moment else day.isoformat()


def written_moment(day: date | None) -> str | None:
    """The moment alone, as `written_day` writes it; None where none is known."""
    return written_day(day) if day is not None and moment_of(day) else None


def in_figures(day: date) -> str:
    """A day for a terminal, with its hour and zone where they are known.

    >>> in_figures(DayInBonn.at(datetime(2025, 10, 24, 22, 48, tzinfo=UTC)))
    '2025-10-25 00:48 CEST'
    """
    moment = moment_of(day)
    return f"{moment:%Y-%m-%d %H:%M} {moment.tzname()}" if moment else day.isoformat()


def read_day(written: str) -> date:
    """What `written_day` wrote. Raises ValueError for anything else.

    >>> read_day("2025-10-25T00:48+02:00") == date(2025, 10, 25)
    True
    """
    if "T" not in written:
        return date.fromisoformat(written)
    moment = datetime.fromisoformat(written)
    if moment.tzinfo is None:
        raise ValueError(written)
    return DayInBonn.at(moment)


def by_moment(day: date) -> tuple[date, datetime]:
    """Sorts by moment; of one day that comes first whose hour is not known: nobody knows more."""
    return day, moment_of(day) or datetime.min.replace(tzinfo=UTC)


def time_after(day: date, last: date) -> timedelta | None:
    """How long after the end of the day `last` something came.

    None where it came in time, or nobody knows the hour.

    >>> came = DayInBonn.at(datetime(2025, 10, 24, 22, 48, tzinfo=UTC))
    >>> time_after(came, date(2025, 10, 24))
    datetime.timedelta(seconds=2880)
    """
    moment = moment_of(day)
    if moment is None or day <= last:
        return None
    end = datetime.combine(last + timedelta(days=1), time(), BONN)
    return moment.astimezone(UTC) - end.astimezone(UTC)

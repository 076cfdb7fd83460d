"""A day of receipt that is still to come is a slip of the pen, and never taken."""

from datetime import date

from extractors.fields.bonn import in_figures as in_figures
from extractors.fields.bonn import moment_of as moment_of
from extractors.fields.bonn import read_day as read_day
from extractors.fields.bonn import written_day as written_day
from pipeline.refusal import Refusal


class FutureReceipt(Refusal):
    """A day of receipt that is still to come."""


def refuse_future(received: date | None, today: date, where: str = "") -> None:
    """Raise FutureReceipt for a day after `today`; `where` it stands is told before it."""
    if received is None or received <= today:
        return
    meant = _same_day_before(received, today)
    question = f" Is {meant} meant?" if meant else ""
    raise FutureReceipt(
        f"{where}{received} is still to come: nothing can have been received on it.{question} "
        "Correct the day and start again; nothing was taken in."
    )


def _same_day_before(received: date, today: date) -> date | None:
    """The last day up to `today` with the same day and month; None for 29 February."""
    for year in (today.year, today.year - 1):
        try:
            day = received.replace(year=year)
        except ValueError:
            continue
        if day <= today:
            return day
    return None

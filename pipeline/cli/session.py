"""What commands on the register share: who is at the keyboard, and how a refusal is printed."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from getpass import getuser
from typing import Annotated

import typer

from pipeline.cli.console import WRONG_USAGE, parse_moment, refuse, say
from pipeline.cli.failure import FAILED
from pipeline.convention.calendar import this_day
from pipeline.refusal import Refusal
from pipeline.services.session import BEYOND

KnownOn = Annotated[
    datetime | None,
    typer.Option(
        parser=parse_moment, metavar="DAY", help="By what was entered by the end of this day."
    ),
]


@contextmanager
def refusing(*, write: bool = False) -> Iterator[None]:
    """A sentence and exit code 2 for what a use case refuses inside, 4 where no words would help.

    After one that writes, the online register is published anew where that is wanted.
    """
    try:
        yield
    except Refusal as error:
        refuse(str(error), FAILED if isinstance(error, BEYOND) else WRONG_USAGE)
    if write:
        publish_anew()


def publish_anew() -> None:
    """After a change: publish the online register where a place is kept up, and say so."""
    from pipeline.services.publish import republish

    republish(say)


def day_of(moment: datetime | None) -> date | None:
    """The calendar day that an option names."""
    return moment.date() if moment else None


def seen_on(today: datetime | None, known_on: datetime | None) -> date:
    """The day from which something is seen: what was known on a day is seen from that day."""
    return day_of(today) or day_of(known_on) or this_day()


def me() -> str:
    """Who is at the keyboard, where --by does not say."""
    try:
        return getuser()
    except (KeyError, OSError):
        return "unknown"

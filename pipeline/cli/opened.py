"""The register as commands open it, with its errors turned into a refusal."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from getpass import getuser
from typing import TYPE_CHECKING

from pipeline.cli.console import refuse, say
from pipeline.home import home, register_url

if TYPE_CHECKING:
    from pipeline.register import Register


@contextmanager
def the_register(*, write: bool = False) -> Iterator["Register"]:
    """The register of this user; a sentence and exit code 2 for what it refuses.

    A command that only looks does not make a register where there is none: it sees an empty one.
    After one that writes, the online register is published anew where that is wanted.
    """
    from pipeline.lifecycle import ImpossibleEvent
    from pipeline.meetings import UnknownMeeting
    from pipeline.register import RegisterError, open_register

    url = register_url() if write or has_register() else "sqlite://"
    try:
        with open_register(home(), url, make=write) as register:
            yield register
    except (RegisterError, UnknownMeeting, ImpossibleEvent) as error:
        refuse(str(error))
    if write:
        publish_anew()


def has_register() -> bool:
    """Whether there is one, or a database is named."""
    return register_url() is not None or (home() / "register.sqlite").exists()


def publish_anew() -> None:
    """After a change: publish the online register where a place is kept up, and say so."""
    from pipeline.site.keeping import keep_up

    keep_up(say)


def day_of(moment: datetime | None) -> date | None:
    """The calendar day that an option names."""
    return moment.date() if moment else None


def me() -> str:
    """Who is at the keyboard, where --by does not say."""
    try:
        return getuser()
    except (KeyError, OSError):
        return "unknown"

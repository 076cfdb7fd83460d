"""The register of this user as a use case opens it, and what a use case refuses.

Every function of this package opens the register itself, does one thing in one transaction, and
gives back a typed result; none prints, and none knows who asks: a command, a flow or the desk.
What it refuses is a `Refusal`: `pipeline.refusal`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from errno import EDQUOT, ENOSPC

from pipeline.config import home, register_url
from pipeline.convention.calendar import this_day as this_day
from pipeline.refusal import Refusal
from pipeline.register import Register, RegisterFull, RegisterUnreachable, open_register
from pipeline.register.derived.memory import remember as remember  # the desk says so


class Refused(Refusal):
    """A request that cannot be carried out as given; `field` names the argument that is wrong."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class NoRoom(Refused):
    """A disk is full; nothing is half-written."""


def not_written(error: OSError, sentence: str) -> Refused:
    """What to raise where papers could not be written: the folder is wrong, or the disk full."""
    return (NoRoom if error.errno in FULL else Refused)(sentence, "out")


FULL = (ENOSPC, EDQUOT)
REFUSALS = (Refusal,)  # what a page shows and a command prints
BEYOND = (RegisterUnreachable, RegisterFull, NoRoom)  # no fault of what was asked for
MAY_PASS = (OSError, RegisterUnreachable)
"""What a second try may mend: a database or a shared folder that is away comes back."""


def register_exists() -> bool:
    """Whether there is a register, or a database is named."""
    return register_url() is not None or (home() / "register.sqlite").exists()


@contextmanager
def opened_register(known_on: date | None = None) -> Iterator[Register]:
    """The register of this user, to look at; `known_on`: as it was known at the end of that day.

    Looking makes no register where there is none: an empty one is seen. Raises RegisterError.
    """
    url = register_url() if register_exists() else "sqlite://"
    with open_register(home(), url, make=False, known_on=known_on) as register:
        yield register


@contextmanager
def transaction() -> Iterator[Register]:
    """The register of this user; what is written inside is kept together or not at all.

    Raises RegisterError.
    """
    with open_register(home(), register_url()) as register, register.together():
        yield register

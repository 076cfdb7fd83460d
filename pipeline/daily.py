"""One look at the calendar: what is due is done, remembered, and told. Who does it is told here.

A flow does each errand as a run of its own; a test does it by plain calls.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.errands import STANDING, TAKING_IN, Errand, errands_on, waits_for
from pipeline.home import home, register_url
from pipeline.papers import Papers
from pipeline.register import open_register
from pipeline.remembered import read_remembered, remember
from pipeline.turn import our_turn

Do = Callable[[Errand, date], Papers | None]  # None: there was nothing to do
WAITS = "waits until what came is taken in"


@dataclass(frozen=True, slots=True)
class Done:
    """What came of one errand."""

    errand: Errand
    line: str  # in one sentence
    files: tuple[Path, ...] = ()
    failed: bool = False  # or waiting for what failed; tried again on the next look


def errands_file() -> Path:
    """Where it is kept what has been done once."""
    return home() / "errands.json"


def do_day(today: date, do: Do) -> tuple[Done, ...]:
    """Do everything that is due, after any other look. What fails stops only what rests on it.

    Standing work that came to nothing is not told. Raises RegisterError and MemoryUnreadable.
    """
    with our_turn(wait=True):
        return _do_all(today, do)


def _do_all(today: date, do: Do) -> tuple[Done, ...]:
    with open_register(home(), register_url()) as register:
        meetings = register.meetings()
    path = errands_file()
    done = list[Done]()
    not_taken_in = set[str]()
    for errand in errands_on(meetings, today, read_remembered(path)):
        if waits_for(errand, not_taken_in, meetings):
            done.append(Done(errand, WAITS, failed=True))
            continue
        came = _try(errand, today, do)
        if came is None:
            continue
        done.append(came)
        if came.failed and errand.work in TAKING_IN:
            not_taken_in.add(errand.meeting)
        elif not came.failed and errand.work not in STANDING:
            remember(path, [errand.key], today)
    return tuple(done)


def _try(errand: Errand, today: date, do: Do) -> Done | None:
    try:
        came = do(errand, today)
    except Exception as error:  # whatever it is, the other errands are done
        return Done(errand, str(error) or type(error).__name__, failed=True)
    return Done(errand, came.line, came.files) if came else None

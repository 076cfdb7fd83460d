"""`concerted check`: read and check files; nothing is changed, nothing is kept."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.console import (
    FINDINGS,
    NOTHING_TO_LOOK_AT,
    UNREADABLE,
    AsJson,
    Language,
    parse_day,
    print_json,
    progress,
    refuse,
)
from pipeline.cli.opened import the_register
from pipeline.home import home, register_url
from pipeline.meetings import Meeting, UnknownMeeting, find_meeting
from pipeline.outcome import Outcome, ReadersDoNotStart


def check(
    files: Annotated[list[Path], typer.Argument(help="PDF, Word and other files.")],
    meeting: Annotated[str, typer.Option(help="The meeting they are meant for, e.g. COP15.")],
    received: Annotated[
        date | None,
        typer.Option(
            help="Day the Secretariat received the first version, e.g. 2025-10-20.",
            parser=parse_day,
            metavar="DAY",
        ),
    ] = None,
    language: Annotated[Language, typer.Option(help="Of the messages.")] = Language.ENGLISH,
    workers: Annotated[int, typer.Option(help="Files read at once.", min=1, max=64)] = 2,
    as_json: AsJson = False,
) -> None:
    """Say what is missing, late or doubtful in each file. Changes nothing.

    Without --received lateness cannot be told: the day printed on a document is that of its
    issue.
    """
    outcomes = _examine(files, known_meeting(meeting), received, workers)
    if as_json:
        from pipeline.summarise import in_language

        print_json([asdict(in_language(outcome, language)) for outcome in outcomes])
    else:
        from pipeline.cli.tables import print_outcomes

        print_outcomes(outcomes, language)
    raise typer.Exit(exit_code(outcomes))


def known_meeting(wanted: str) -> Meeting:
    """The meeting with this id and the deadlines set in the register; others are refused."""
    if not has_register():
        try:
            return find_meeting(wanted)
        except UnknownMeeting as unknown:
            refuse(str(unknown))
    with the_register() as register:
        return find_meeting(wanted, register.meetings())


def has_register() -> bool:
    """Whether there is one to ask; looking makes none."""
    return register_url() is not None or (home() / "register.sqlite").exists()


def exit_code(outcomes: Sequence[Outcome]) -> int:
    """3 a file could not be read, 1 findings, 0 nothing to look at."""
    if any(outcome.problem for outcome in outcomes):
        return UNREADABLE
    return FINDINGS if any(outcome.findings for outcome in outcomes) else NOTHING_TO_LOOK_AT


def _examine(
    files: Sequence[Path], meeting: Meeting, received: date | None, workers: int
) -> list[Outcome]:
    from pipeline.reading import examine_safely  # imports the readers

    days = dict.fromkeys(files, received) if received else {}
    outcomes = examine_safely(files, meeting, days, min(workers, len(files)))
    try:
        return list(progress(outcomes, "Reading", len(files)))
    except ReadersDoNotStart as error:
        refuse(str(error), UNREADABLE)

"""`concerted check`: read and check files; nothing is changed, nothing is kept."""

from collections.abc import Iterator, Sequence
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
    parse_receipt,
    print_json,
    progress,
    refuse,
    say,
)
from pipeline.cli.session import refusing
from pipeline.services.check import check_files
from pipeline.submissions.result import ExaminationResult, ReadersDoNotStart


def check(
    files: Annotated[list[Path], typer.Argument(help="PDF, Word and other files.")],
    meeting: Annotated[str, typer.Option(help="The meeting they are meant for, e.g. COP15.")],
    received: Annotated[
        date | None,
        typer.Option(
            help="Day the Secretariat received the first version, e.g. 2025-10-20; "
            'with an hour in Bonn where it is known: "2025-10-20 22:30".',
            parser=parse_receipt,
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
    with refusing():
        examined = check_files(
            files, meeting, received=received, workers=workers, passed_over=_tell_passed_over
        )
        outcomes = _come(examined, len(files))
    if as_json:
        from pipeline.submissions.summary import reading_json

        print_json([reading_json(outcome.summary, language) for outcome in outcomes])
    else:
        from pipeline.cli.tables import print_outcomes

        print_outcomes(outcomes, language)
    raise typer.Exit(exit_code(outcomes))


def _tell_passed_over(path: Path) -> None:
    say(f"Left out, not a submission: {path}")


def exit_code(outcomes: Sequence[ExaminationResult]) -> int:
    """3 a file could not be read, 1 findings, 0 nothing to look at."""
    if any(outcome.problem for outcome in outcomes):
        return UNREADABLE
    return FINDINGS if any(outcome.findings for outcome in outcomes) else NOTHING_TO_LOOK_AT


def _come(examined: Iterator[ExaminationResult], files: int) -> list[ExaminationResult]:
    try:
        return list(progress(examined, "Reading", files))
    except ReadersDoNotStart as error:
        refuse(str(error), UNREADABLE)

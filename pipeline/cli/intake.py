"""`concerted intake`: files or folders into the register, with a report of the run."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.console import Language, parse_receipt, refuse


def intake(
    paths: Annotated[list[Path], typer.Argument(help="Files or folders.", exists=True)],
    meeting: Annotated[str, typer.Option(help="The meeting they are meant for, e.g. COP15.")],
    received: Annotated[
        date | None,
        typer.Option(
            help="Day on which all of them were received, e.g. 2025-10-20; with an hour in Bonn "
            'where it is known: "2025-10-20 22:30".',
            parser=parse_receipt,
            metavar="DAY",
        ),
    ] = None,
    manifest: Annotated[
        Path | None,
        typer.Option(help="CSV with the columns file,received[,meeting].", exists=True),
    ] = None,
    report: Annotated[
        Path | None, typer.Option(help="Also write the report here: .html, .docx or .xlsx.")
    ] = None,
    language: Annotated[Language, typer.Option(help="Of the report.")] = Language.ENGLISH,
) -> None:
    """Read files or folders into the register. The same file twice changes nothing."""
    if received and manifest:
        refuse("Give either --received or --manifest: the day of receipt comes from one of them.")
    from pipeline.intake.fork_server import begin_loading

    begin_loading()  # beside what is imported here
    from pipeline.cli.intake_run import run_intake

    raise typer.Exit(run_intake(paths, meeting, received, manifest, report, language))

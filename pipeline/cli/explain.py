"""`concerted explain`: why each line of a file was taken for a heading, or not."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.console import UNREADABLE, refuse


def explain(
    file: Annotated[Path, typer.Argument(help="PDF, Word or another file.")],
    every: Annotated[
        bool, typer.Option("--every", help="Lines that nothing speaks for, too.")
    ] = False,
) -> None:
    """Show each line that could be a heading, what speaks for it, and what it was placed as.

    A score above 0 speaks for a heading. The margin says how far any other reading of the line
    is behind; below 1 it is doubtful. Changes nothing.
    """
    from pipeline.services.explain import explain_file
    from pipeline.services.session import Refused

    try:
        typer.echo("\n\n".join(explain_file(file, every=every)))
    except Refused as error:
        refuse(str(error), UNREADABLE)

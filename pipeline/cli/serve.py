"""`concerted serve`: the schedules, on this machine."""

from typing import Annotated

import typer

from pipeline.cli.console import UNREADABLE, refuse, say


def serve(
    once: Annotated[
        bool, typer.Option("--once", help="Look once at what today asks for, and stop.")
    ] = False,
) -> None:
    """Look every day at what the meetings ask for, and do it; the server is our own if need be."""
    from flows.engine import EngineFailed, running_engine  # Prefect costs seconds

    try:
        if once:
            from flows.calendar import ErrandsFailed, look

            try:
                with running_engine(say):
                    came = look()
            except ErrandsFailed as error:
                refuse(str(error), UNREADABLE)
            for row in came.table[1:]:
                typer.echo(f"{row[1]} {row[0]}: {row[3]}")
            typer.echo(f"{came.line}.")
            return
        from flows.serving import serve_all

        serve_all(say)
    except EngineFailed as error:
        refuse(str(error), UNREADABLE)

"""`concerted reread`, `backup`, `restore`, `doctor`: what keeps the register in good order."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.console import FINDINGS, UNREADABLE, say, tell
from pipeline.cli.session import refusing
from pipeline.config import home
from pipeline.services import maintenance


def reread(
    files: Annotated[
        list[str] | None, typer.Argument(help="SHA-256 or names of submissions.")
    ] = None,
    failed: Annotated[bool, typer.Option("--failed", help="Those that could not be read.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="Every submission.")] = False,
) -> None:
    """Read kept files again, after an upgrade or a failure. People's word stays."""
    problems = count = 0
    with refusing(write=True):
        for count, reading in enumerate(  # noqa: B007 - it counts them
            maintenance.reread(files or (), failed=failed, everything=everything), 1
        ):
            problems += reading.problem is not None
            outcome = "read anew" if reading.changed else "nothing new"
            tell(f"{reading.file}: {reading.problem or outcome}")
        conflicts = maintenance.conflicts_with_reviews()
    tell(f"Read again: {count}. Could not be read: {problems}.")
    if conflicts:
        tell(f"Conflicts with what people said: {conflicts} (`concerted submissions show`).")
    if problems:
        raise typer.Exit(UNREADABLE)


def backup(
    file: Annotated[Path, typer.Argument(help="The zip to write.")],
) -> None:
    """Write the register and every kept file into one zip, while others may work."""
    with refusing():
        files, problems = maintenance.back_up(file)
    tell(f"Wrote {file}: the register and {files} kept files.")
    _end_with([problem.sentence for problem in problems])


def restore(
    file: Annotated[Path, typer.Argument(help="A zip that `concerted backup` wrote.")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Also where something is: that is backed up first.")
    ] = False,
) -> None:
    """Bring a backup back, into an empty register; one of an older version of the program too."""
    with refusing(write=True):
        done = maintenance.restore(file, replace_register=replace)
    tell(f"Restored the register and {done.files} kept files from {file}.")
    if done.erased:
        tell(f"Erased again, as they had been erased here since that backup: {done.erased}.")
    if done.aside:
        tell(f"What was here before is in {done.aside}.")
    _end_with([problem.sentence for problem in done.problems])


def _end_with(problems: Sequence[str]) -> None:
    """Name what could not be taken along; then the command does not end as if all was well."""
    for problem in problems:
        tell(problem)
    if problems:
        raise typer.Exit(UNREADABLE)


def doctor(
    against: Annotated[
        list[Path] | None,
        typer.Option(
            help="A backup or a published folder from elsewhere, to hold the history against.",
            exists=True,
        ),
    ] = None,
) -> None:
    """Say what is missing, changed or not allowed in the register, and how to mend it."""
    foreign = _mended_rights()
    with refusing():
        found = maintenance.health(against or ())
    for sentence in found.tools_missing:
        say(sentence)
    if found.open_server:
        say(found.open_server)
    for problem in found.problems:
        tell(problem.sentence)
    if found.problems or foreign:
        raise typer.Exit(FINDINGS)
    if not found.begun:
        say(f"No register is in {home()} yet: `concerted intake` or `migrate` begins one.")
        return
    tell("The register is in good order.")


def _mended_rights() -> bool:
    """Whether somebody else has to mend the rights of what lies in the home; ours are mended."""
    mended, foreign = maintenance.rights()
    if mended:
        say(f"Files and folders in {home()} with other rights than this home: {mended}, mended.")
    for problem in foreign:
        tell(problem.sentence)
    return bool(foreign)

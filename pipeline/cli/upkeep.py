"""`concerted reread`, `backup`, `restore`, `doctor`: what keeps the register in good order."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.console import FINDINGS, UNREADABLE, refuse, say, tell
from pipeline.cli.opened import has_register, the_register
from pipeline.home import home

if TYPE_CHECKING:
    from pipeline.outcome import Outcome
    from pipeline.register import Line, Register


def reread(
    files: Annotated[
        list[str] | None, typer.Argument(help="SHA-256 or names of submissions.")
    ] = None,
    failed: Annotated[bool, typer.Option("--failed", help="Those that could not be read.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="Every submission.")] = False,
) -> None:
    """Read kept files again, after an upgrade or a failure. People's word stays."""
    if not (files or failed or everything):
        refuse("Say what to read again: names of submissions, --failed, or --all.")
    with the_register(write=True) as register:
        lines = _chosen(register, files or [], failed, everything)
        problems = sum(_reread_one(register, line) for line in lines)
        conflicts = sum(line.conflicts for line in register.submissions())
    tell(f"Read again: {len(lines)}. Could not be read: {problems}.")
    if conflicts:
        tell(f"Conflicts with what people said: {conflicts} (`concerted submissions show`).")
    if problems:
        raise typer.Exit(UNREADABLE)


def backup(
    file: Annotated[Path, typer.Argument(help="The zip to write.")],
) -> None:
    """Write the register and every kept file into one zip, while others may work."""
    if file.is_dir():
        refuse(f"{file} is a folder. Give the name of the file to write.")
    with the_register() as register:
        count = register.backup(file)
    tell(f"Wrote {file}: the register and {count} kept files.")


def restore(
    file: Annotated[Path, typer.Argument(help="A zip that `concerted backup` wrote.")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Also where something is: that is backed up first.")
    ] = False,
) -> None:
    """Bring a backup back, into an empty register; one of an older version of the program too."""
    from pipeline.register import RegisterError
    from pipeline.register.backup import opened_backup

    if not file.is_file():
        refuse(f"{file} is not there. Give the file that `concerted backup` wrote.")
    aside = home() / "backups" / f"replaced-{datetime.now(UTC):%Y%m%d-%H%M%S}.zip"
    try:
        with opened_backup(file) as backup, the_register(write=True) as register:
            register.restore(backup, aside if replace else None)
            count = len(backup.digests)
    except RegisterError as error:
        refuse(str(error))
    tell(f"Restored the register and {count} kept files from {file}.")
    if aside.exists():
        tell(f"What was here before is in {aside}.")


def doctor() -> None:
    """Say what is missing, changed or not allowed in the register, and how to mend it."""
    from pipeline.upkeep import tools_missing

    for sentence in tools_missing():
        say(sentence)
    with the_register() as register:
        ailments = register.health()
    for ailment in ailments:
        tell(f"{ailment.what} {ailment.mend}")
    if ailments:
        raise typer.Exit(FINDINGS)
    if not has_register():
        say(f"No register is in {home()} yet: `concerted intake` or `migrate` begins one.")
        return
    tell("The register is in good order.")


def _chosen(register: "Register", files: list[str], failed: bool, everything: bool) -> list["Line"]:
    lines = register.submissions()
    wanted = {register.submission(_name(name)).sha256 for name in files}
    return [
        line
        for line in lines
        if everything or line.sha256 in wanted or (failed and line.problem is not None)
    ]


def _name(given: str) -> str:
    """A path names the file of that name."""
    return Path(given).name if "/" in given else given


def _reread_one(register: "Register", line: "Line") -> bool:
    """Read one kept file again; whether it could still not be read."""
    outcome = _examine(register, line)
    changed = register.reread(outcome)
    said = outcome.problem or ("read anew" if changed else "nothing new")
    tell(f"{line.file}: {said}")
    return outcome.problem is not None


def _examine(register: "Register", line: "Line") -> "Outcome":
    from pipeline.upkeep import examine_kept

    held = register.submission(line.sha256)
    day: date | None = held.received
    return examine_kept(register.files.path(line.sha256), held, register.meetings(), day)

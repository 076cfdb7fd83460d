"""The `concerted` command. Each command lives in a module of its own, imported when it is run.

The table below is the whole command line at a glance; the contract in the README promises its
names. Help is known without importing anything, so that `concerted --help` answers at once.
"""

from importlib import import_module
from typing import Any, NamedTuple

import typer
from typer.core import TyperGroup


class Place(NamedTuple):
    """Where a command is to be found: `attribute` of `pipeline.cli.<module>`.

    A function is one command; a `typer.Typer` is a group of them.
    """

    module: str
    attribute: str
    help: str


COMMANDS: dict[str, dict[str, Place]] = {
    "Reading": {
        "check": Place("check", "check", "Say what is missing, late or doubtful in each file."),
        "intake": Place("intake", "intake", "Read files or folders into the register."),
        "reread": Place("upkeep", "reread", "Read files again, after an upgrade or a failure."),
    },
    "What people decide": {
        "submissions": Place("submissions", "app", "List or show the files taken in."),
        "confirm": Place("people", "confirm", "Confirm a value that was read."),
        "correct": Place("people", "correct", "Correct a value that was read."),
        "waive": Place("people", "waive", "Waive a finding, with the reason."),
    },
    "The register": {
        "register": Place("register", "app", "List, show or export Concerted Actions."),
        "record": Place("record", "record", "Record an event in the life of an action."),
        "migrate": Place("migrate", "migrate", "Load past actions from a table."),
        "publish": Place("publish", "publish", "Write the online register as static pages."),
    },
    "Meetings": {
        "meetings": Place("meetings", "app", "List or show meetings; set a deadline."),
        "council": Place("council", "council", "Write the papers for the Council and the COP."),
        "letters": Place("letters", "letters", "Draft letters to proponents; nothing is sent."),
        "compliance": Place("compliance", "compliance", "Say which reports came, and which not."),
    },
    "Names": {
        "taxa": Place("taxa", "app", "Find names in the Appendices or in a text."),
    },
    "Upkeep": {
        "serve": Place("serve", "serve", "Do by itself what the meetings ask for, day by day."),
        "backup": Place("upkeep", "backup", "Write everything that is kept into one file."),
        "restore": Place("upkeep", "restore", "Bring a backup back."),
        "doctor": Place("upkeep", "doctor", "Say what is installed and what is not."),
        "schema": Place("schema", "schema", "Print the JSON Schema of the outputs."),
    },
}
PLACES = {name: place for group in COMMANDS.values() for name, place in group.items()}


class Commands(TyperGroup):
    """The table as a command line."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.commands = dict.fromkeys(PLACES)  # type: ignore[assignment]  # keys only: "Did you mean …?"

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import the module of one command; None for a name that is not in the table."""
        place = PLACES.get(cmd_name)
        return place and _load(cmd_name, place)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List the commands by subject, without importing any."""
        for subject, places in COMMANDS.items():
            with formatter.section(subject):
                formatter.write_dl([(name, place.help) for name, place in places.items()])


def _load(name: str, place: Place) -> Any:
    found = getattr(import_module(f"pipeline.cli.{place.module}"), place.attribute)
    if isinstance(found, typer.Typer):
        found.info.help = place.help
        found.rich_markup_mode = None
        command: Any = typer.main.get_group(found)
    else:
        alone = typer.Typer(add_completion=False, rich_markup_mode=None)
        alone.command(name)(found)
        command = typer.main.get_command(alone)
    command.name = name
    return command


app = typer.Typer(
    name="concerted",
    cls=Commands,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["--help", "-h"]},
)


@app.callback()
def concerted() -> None:
    """Read, check and register Concerted Action submissions to the Convention.

    The program points out; people decide. Exit codes: 0 nothing to look at, 1 findings,
    2 wrong usage, 3 a file could not be read.
    """


def main() -> None:
    """The entry point of the `concerted` command."""
    app()

"""The `concerted` command. Each command lives in a module of its own, imported when it is run.

The table below is the whole command line at a glance; the contract in the README promises its
names. Help is known without importing anything, so that `concerted --help` answers at once.
"""

import sys
from importlib import import_module
from typing import Any, NamedTuple

import typer
from typer.core import TyperGroup

from pipeline.cli.failure import WRONG_USAGE, end_when_asked, said_why, stop_writing
from pipeline.cli.harmless import guard_terminal
from pipeline.cli.plain_words import plainly, without_fault
from pipeline.config import home
from pipeline.private_files import keep_private
from pipeline.scratch import begin_scratch


class CommandSpec(NamedTuple):
    """Where a command is to be found: `attribute` of `pipeline.cli.<module>`.

    A function is one command; a `typer.Typer` is a group of them.
    """

    module: str
    attribute: str
    help: str


COMMANDS: dict[str, dict[str, CommandSpec]] = {
    "Reading": {
        "check": CommandSpec(
            "check", "check", "Say what is missing, late or doubtful in each file."
        ),
        "explain": CommandSpec(
            "explain", "explain", "Show why each line was taken for a heading, or not."
        ),
        "intake": CommandSpec("intake", "intake", "Read files or folders into the register."),
        "reread": CommandSpec(
            "maintenance", "reread", "Read files again, after an upgrade or a failure."
        ),
    },
    "What people decide": {
        "submissions": CommandSpec("submissions", "app", "List or show the files taken in."),
        "confirm": CommandSpec("review", "confirm", "Confirm a value that was read."),
        "correct": CommandSpec("review", "correct", "Correct a value that was read."),
        "waive": CommandSpec("review", "waive", "Waive a finding, with the reason."),
        "relate": CommandSpec("relations", "relate", "Say what a submission is to another one."),
        "move": CommandSpec("relations", "move", "Say that a submission is for another meeting."),
        "withdraw": CommandSpec("relations", "withdraw", "Say that a submission was withdrawn."),
        "set-aside": CommandSpec("relations", "set_aside", "Say that a file is not for us."),
        "erase": CommandSpec(
            "erase", "erase", "Erase a file for data protection; two persons are needed."
        ),
    },
    "The register": {
        "register": CommandSpec("register", "app", "List, show or export Concerted Actions."),
        "record": CommandSpec("record", "record", "Record an event in the life of an action."),
        "history": CommandSpec(
            "history", "history", "Who entered what and when: before, after, and why."
        ),
        "undo": CommandSpec("history", "undo", "Take back what was entered; that can be undone."),
        "national-reports": CommandSpec(
            "national_reports", "app", "Take in National Reports, set them beside an action."
        ),
        "proposals": CommandSpec("proposals", "proposals", "List the proposals made to a COP."),
        "assign-numbers": CommandSpec(
            "assign_numbers", "assign_numbers", "Give numbers to what a COP accepted."
        ),
        "states": CommandSpec("states", "states", "Say what a State is to each action, and owes."),
        "funding": CommandSpec(
            "funding", "funding", "Sum what activities need, have secured and lack."
        ),
        "search": CommandSpec("search", "search", "Find words in submissions and actions."),
        "migrate": CommandSpec("migrate", "migrate", "Load past actions from a table."),
        "workbook": CommandSpec(
            "workbook", "app", "Tables to Excel, and back with a preview of what changes."
        ),
        "publish": CommandSpec("publish", "publish", "Write the online register as static pages."),
    },
    "Meetings": {
        "meetings": CommandSpec("meetings", "app", "List or show meetings; set a deadline."),
        "council": CommandSpec(
            "council", "council", "Write the papers for the Council and the COP."
        ),
        "letters": CommandSpec(
            "letters", "letters", "Draft letters to proponents; nothing is sent."
        ),
        "compliance": CommandSpec(
            "compliance", "compliance", "Say which reports came, and which not."
        ),
        "mailbox": CommandSpec(
            "mailbox", "app", "Mailboxes to take messages from, and to put drafts into."
        ),
    },
    "Names": {
        "taxa": CommandSpec("taxa", "app", "Find names in the Appendices or in a text."),
    },
    "Upkeep": {
        "desk": CommandSpec("desk", "app", "The day's work in a browser; accounts of its users."),
        "serve": CommandSpec(
            "serve", "serve", "Do by itself what the meetings ask for, day by day."
        ),
        "backup": CommandSpec(
            "maintenance", "backup", "Write everything that is kept into one file."
        ),
        "restore": CommandSpec("maintenance", "restore", "Bring a backup back."),
        "doctor": CommandSpec(
            "maintenance", "doctor", "Say what is missing or damaged, and how to mend it."
        ),
        "schema": CommandSpec("schema", "schema", "Print the JSON Schema of the outputs."),
    },
}
PLACES = {name: place for group in COMMANDS.values() for name, place in group.items()}


NOBODY_ANSWERED = (
    "A question was not answered, so nothing was changed. Run the command where you can type, or "
    "give the answer with it: --help says how."
)


class Commands(TyperGroup):
    """The table as a command line."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.commands = dict.fromkeys(PLACES)  # type: ignore[assignment]  # keys only: "Did you mean …?"

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import the module of one command; None for a name that is not in the table."""
        place = PLACES.get(cmd_name)
        return place and plainly(_load(cmd_name, place), ctx)

    def invoke(self, ctx: Any) -> Any:
        """Run a command; what the library would end in words or a code of its own ends in ours."""
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            error.message = without_fault(error.message)
            raise
        except BrokenPipeError:
            stop_writing()
        except (EOFError, typer.Abort):  # the library's code is that of findings
            sys.stderr.write(f"\n{NOBODY_ANSWERED}\n")
            raise typer.Exit(WRONG_USAGE) from None

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List the commands by subject, without importing any."""
        for subject, places in COMMANDS.items():
            with formatter.section(subject):
                formatter.write_dl([(name, place.help) for name, place in places.items()])


def _load(name: str, place: CommandSpec) -> Any:
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
    2 wrong usage, 3 a file could not be read, 4 the program could not end its work.
    """


def main() -> None:
    """The entry point of the `concerted` command: private files, and an end that says why."""
    guard_terminal()
    keep_private(home())
    end_when_asked()
    with said_why():
        begin_scratch()
        app()
